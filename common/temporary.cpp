#include "common/temporary.hpp"

#include <cstdlib>
#include <string>
#include <system_error>

namespace relata {

TemporaryFolder::TemporaryFolder() {
  std::error_code failed;
  std::string name = (std::filesystem::temp_directory_path(failed) / "relata-XXXXXX").string();
  if (!failed && mkdtemp(name.data()) != nullptr) path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace relata
