#include "tools/relata/new_file.hpp"

#include <filesystem>
#include <system_error>

namespace relata::tools {

NewFile::NewFile(std::string path) : path_(std::move(path)) {
  std::error_code ignored;
  keep_ = std::filesystem::exists(path_, ignored);
}

NewFile::~NewFile() {
  if (keep_) return;
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + suffix, ignored);
}

}  // namespace relata::tools
