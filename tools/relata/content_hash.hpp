#pragma once
// What tells a changed document from an unchanged one.

#include <filesystem>
#include <string>

#include "common/error.hpp"

namespace relata::tools {

// A fingerprint of the file's bytes and of this program's version, so that a newer version reads everything again: 128-bit
// FNV-1a (Fowler, Noll, Vo), in hexadecimal. It guards against accidents, not against forgery. Errors: kind file.
Result<std::string> content_hash(const std::filesystem::path& file);

}  // namespace relata::tools
