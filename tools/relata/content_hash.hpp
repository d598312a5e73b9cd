#pragma once
// What tells a changed document from an unchanged one.

#include <string>

#include "common/error.hpp"
#include "extract/reader/input.hpp"

namespace relata::tools {

// A fingerprint of the bytes a document is read from and of this program's version, so that a newer version reads everything again: 128-bit
// FNV-1a (Fowler, Noll, Vo), in hexadecimal. It guards against accidents, not against forgery. Errors: kind file.
Result<std::string> content_hash(const extract::DocumentSource& source);

}  // namespace relata::tools
