#pragma once
// Where things lie on this machine.

#include <filesystem>

namespace relata::tools {

// The file of the running program; the model is looked for from there.
std::filesystem::path executable_path();

// $XDG_STATE_HOME/relata, else ~/.local/state/relata; empty without a home.
std::filesystem::path state_folder();

// $XDG_CONFIG_HOME/relata, else ~/.config/relata; empty without a home.
std::filesystem::path config_folder();

}  // namespace relata::tools
