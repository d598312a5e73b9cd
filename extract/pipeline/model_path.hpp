#pragma once
// Where the model file lies.

#include <filesystem>
#include <vector>

namespace relata::extract {

inline constexpr const char* kModelName = "english.model";

// The places where the model of `executable` is looked for, first choice first: what RELATA_MODEL names and nothing else if it is
// set; otherwise the executable's folder, models/ in it and in the folders up to three above it (a build tree), share/relata/
// beside its folder (an installation).
std::vector<std::filesystem::path> model_places(const std::filesystem::path& executable);

}  // namespace relata::extract
