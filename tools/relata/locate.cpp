#include "tools/relata/locate.hpp"

#include <cstdlib>
#include <system_error>

namespace relata::tools {

namespace {

// The value of an environment variable that must be an absolute path (as the XDG rules say), or empty.
std::filesystem::path folder_variable(const char* name) {
  const char* value = std::getenv(name);
  const std::filesystem::path path = value == nullptr ? "" : value;
  return path.is_absolute() ? path : std::filesystem::path();
}

}  // namespace

std::filesystem::path executable_path() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored);
}

std::filesystem::path state_folder() {
  if (const auto state = folder_variable("XDG_STATE_HOME"); !state.empty()) return state / "relata";
  const auto home = folder_variable("HOME");
  return home.empty() ? std::filesystem::path() : home / ".local" / "state" / "relata";
}

}  // namespace relata::tools
