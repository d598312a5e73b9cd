#pragma once
// A file that is written whole or not at all: what was there before stays until everything new is there.

#include <filesystem>
#include <fstream>
#include <string>

#include "common/error.hpp"

namespace relata::tools {

class WholeFile {
 public:
  // Writes beside `path`. A device or a pipe, and a file in a folder that takes no new one, is written where it is.
  explicit WholeFile(std::string path);
  ~WholeFile();  // forgets what was written unless keep() was called
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  [[nodiscard]] std::ostream& out() { return out_; }
  [[nodiscard]] bool good() const { return out_.good(); }
  // Puts the file in its place. Errors (kind file): it could not be written.
  Result<void> keep();

 private:
  void write_beside();

  std::string path_;
  std::filesystem::path target_;   // the file itself where `path` is a link
  std::filesystem::path written_;  // beside it, or the same
  std::ofstream out_;
};

}  // namespace relata::tools
