#include "tools/relata/streams.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <iostream>

namespace relata::tools {

namespace {

// COLUMNS wins over what the terminal says, as in other programs.
uint32_t terminal_columns() {
  if (const char* text = std::getenv("COLUMNS")) {
    uint32_t columns = 0;
    const char* end = text + std::strlen(text);
    if (std::from_chars(text, end, columns).ptr == end && columns > 0) return columns;
  }
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

}  // namespace

Streams standard_streams() {
  Streams s{std::cin, std::cout, std::cerr};
  s.in_is_terminal = isatty(STDIN_FILENO) == 1;
  s.out_is_terminal = isatty(STDOUT_FILENO) == 1;
  s.err_is_terminal = isatty(STDERR_FILENO) == 1;
  if (s.out_is_terminal) s.columns = terminal_columns();
  const char* no_color = std::getenv("NO_COLOR");
  s.color = s.out_is_terminal && (no_color == nullptr || *no_color == '\0');
  return s;
}

}  // namespace relata::tools
