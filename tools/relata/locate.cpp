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

std::filesystem::path user_folder(const char* variable, const std::filesystem::path& below_home) {
  if (const auto folder = folder_variable(variable); !folder.empty()) return folder / "relata";
  const auto home = folder_variable("HOME");
  return home.empty() ? std::filesystem::path() : home / below_home / "relata";
}

}  // namespace

std::filesystem::path executable_path() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored);
}

std::filesystem::path state_folder() { return user_folder("XDG_STATE_HOME", ".local/state"); }
std::filesystem::path config_folder() { return user_folder("XDG_CONFIG_HOME", ".config"); }

}  // namespace relata::tools
