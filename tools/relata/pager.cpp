#include "tools/relata/pager.hpp"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace relata::tools {

namespace {

bool is_installed(std::string_view program) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(':'), rest.size());
    const std::string file = std::string(rest.substr(0, end)) + "/" + std::string(program);
    if (access(file.c_str(), X_OK) == 0) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

}  // namespace

std::string pager_command() {
  for (const char* name : {"RELATA_PAGER", "PAGER"}) {
    const char* value = std::getenv(name);
    if (value == nullptr) continue;
    const std::string command = value;
    return command == "cat" ? "" : command == "less" ? "less -RS" : command;
  }
  return is_installed("less") ? "less -RS" : "";
}

PagerStream::PagerStream(std::ostream& screen, std::string command, uint32_t rows) : std::ostream(nullptr), buffer_(screen, std::move(command), rows) { rdbuf(&buffer_); }

PagerStream::~PagerStream() { buffer_.close(); }

PagerStream::Buffer::int_type PagerStream::Buffer::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char byte = traits_type::to_char_type(c);
  xsputn(&byte, 1);
  return c;
}

std::streamsize PagerStream::Buffer::xsputn(const char* text, std::streamsize size) {
  const auto bytes = static_cast<size_t>(size);
  if (pipe_ != nullptr) {
    if (!failed_) failed_ = std::fwrite(text, 1, bytes, pipe_) != bytes;
    return size;
  }
  held_.append(text, bytes);
  lines_ += static_cast<uint32_t>(std::count(text, text + bytes, '\n'));
  if (lines_ > rows_) start();
  return size;
}

int PagerStream::Buffer::sync() {
  if (pipe_ != nullptr && !failed_) failed_ = std::fflush(pipe_) != 0;
  return 0;
}

void PagerStream::Buffer::start() {
  screen_.flush();
  pipe_ = popen(command_.c_str(), "w");
  if (pipe_ == nullptr) {  // no process to be had: the screen then
    rows_ = UINT32_MAX;
    return;
  }
  signal(SIGPIPE, SIG_IGN);
  failed_ = std::fwrite(held_.data(), 1, held_.size(), pipe_) != held_.size();
  held_.clear();
}

void PagerStream::Buffer::close() {
  if (pipe_ != nullptr) {
    pclose(pipe_);
    signal(SIGPIPE, SIG_DFL);
    pipe_ = nullptr;
  }
  screen_ << held_;
  screen_.flush();
  held_.clear();
}

}  // namespace relata::tools
