#include "tools/relata/streams.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <iostream>

namespace relata::tools {

namespace {

// A positive number in an environment variable, or 0.
uint32_t number_variable(const char* name) {
  const char* text = std::getenv(name);
  if (text == nullptr) return 0;
  uint32_t number = 0;
  const char* end = text + std::strlen(text);
  return std::from_chars(text, end, number).ptr == end ? number : 0;
}

// COLUMNS and LINES win over what the terminal says, as in other programs.
void measure_terminal(Streams& s) {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) size = {};
  const auto first = [](uint32_t a, uint32_t b, uint32_t c) { return a > 0 ? a : b > 0 ? b : c; };
  s.columns = first(number_variable("COLUMNS"), size.ws_col, 80);
  s.rows = first(number_variable("LINES"), size.ws_row, 24);
}

}  // namespace

Streams standard_streams() {
  Streams s{std::cin, std::cout, std::cerr};
  s.in_is_terminal = isatty(STDIN_FILENO) == 1;
  s.out_is_terminal = isatty(STDOUT_FILENO) == 1;
  s.err_is_terminal = isatty(STDERR_FILENO) == 1;
  if (s.out_is_terminal) measure_terminal(s);
  const char* no_color = std::getenv("NO_COLOR");
  s.color = s.out_is_terminal && (no_color == nullptr || *no_color == '\0');
  return s;
}

}  // namespace relata::tools
