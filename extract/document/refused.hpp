#pragma once
// How a reader says that it will not have a document.

#include <string>

#include "common/error.hpp"

namespace relata::extract {

// A document is named by `id`; `message` goes on from there ("is encrypted").
inline Error refused(const std::string& id, std::string message, std::string hint = {}) {
  Error error;
  error.kind = ErrorKind::data;
  error.message = std::move(message);
  error.source = id;
  error.hint = std::move(hint);
  return error;
}

}  // namespace relata::extract
