#pragma once
// Errors about what a person asked for: a command line, a command of the shell.

#include <string>

#include "common/error.hpp"

namespace relata::tools {

inline Error usage_error(std::string message, std::string hint = {}) {
  Error e;
  e.kind = ErrorKind::usage;
  e.message = std::move(message);
  e.hint = std::move(hint);
  return e;
}

}  // namespace relata::tools
