#include "tools/relata/graph_access.hpp"

#include <unistd.h>

#include <filesystem>

namespace relata::tools {

namespace {

bool may_be_changed(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  // SQLite writes its log beside the file, so the folder counts, too.
  return access(path.c_str(), W_OK) == 0 && access(folder.empty() ? "." : folder.c_str(), W_OK) == 0;
}

}  // namespace

Result<GraphFile> open_to_read(const std::string& path) { return GraphFile::open(path, FileMode::read_only); }

Result<GraphFile> open_to_query(const std::string& path) {
  return GraphFile::open(path, may_be_changed(path) ? FileMode::read_write : FileMode::read_only);
}

Result<GraphFile> open_or_make(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) return open_to_query(path);
  return GraphFile::open(path, FileMode::create);
}

}  // namespace relata::tools
