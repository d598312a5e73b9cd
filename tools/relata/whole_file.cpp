#include "tools/relata/whole_file.hpp"

#include <unistd.h>

#include <system_error>

namespace relata::tools {

namespace fs = std::filesystem;

WholeFile::WholeFile(std::string path) : path_(std::move(path)) {
  std::error_code error;
  target_ = fs::weakly_canonical(path_, error);
  if (error) target_ = path_;
  const fs::file_type type = fs::status(target_, error).type();
  if (type == fs::file_type::regular || type == fs::file_type::not_found) write_beside();
  if (out_.is_open()) return;
  written_ = target_;
  out_.open(written_, std::ios::binary);
}

void WholeFile::write_beside() {
  written_ = target_;
  written_ += ".new" + std::to_string(getpid());
  std::error_code ignored;
  const fs::perms before = fs::status(target_, ignored).permissions();
  out_.open(written_, std::ios::binary);
  if (out_.is_open() && before != fs::perms::unknown && before != fs::perms::none) fs::permissions(written_, before, ignored);
}

WholeFile::~WholeFile() {
  std::error_code ignored;
  out_.close();
  if (!written_.empty() && written_ != target_) fs::remove(written_, ignored);
}

Result<void> WholeFile::keep() {
  out_.close();
  std::error_code error;
  if (out_ && written_ != target_) fs::rename(written_, target_, error);
  if (!out_ || error) return file_error(path_, "cannot be written");
  written_ = target_;
  return {};
}

}  // namespace relata::tools
