#pragma once
// Results that are longer than the screen, through a pager such as less.

#include <cstdint>
#include <cstdio>
#include <ostream>
#include <streambuf>
#include <string>

namespace relata::tools {

// $RELATA_PAGER, else $PAGER, else "less -RS" where less is installed; empty for none, also when the variable is empty or "cat".
std::string pager_command();

// Writes to `screen` what is no longer than `rows` lines, and starts the pager for everything that is. A pager that is left early
// swallows the rest: the statement behind it ends as it would have. At most one at a time, since it has SIGPIPE ignored.
class PagerStream : public std::ostream {
 public:
  PagerStream(std::ostream& screen, std::string command, uint32_t rows);
  ~PagerStream() override;  // waits until the pager is left
  PagerStream(const PagerStream&) = delete;
  PagerStream& operator=(const PagerStream&) = delete;

 private:
  class Buffer : public std::streambuf {
   public:
    Buffer(std::ostream& screen, std::string command, uint32_t rows) : screen_(screen), command_(std::move(command)), rows_(rows) {}
    void close();

   protected:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* text, std::streamsize size) override;
    int sync() override;

   private:
    void start();
    std::ostream& screen_;
    std::string command_;
    uint32_t rows_;
    uint32_t lines_ = 0;
    std::string held_;  // until it is known whether it fits
    FILE* pipe_ = nullptr;
    bool failed_ = false;
  };
  Buffer buffer_;
};

}  // namespace relata::tools
