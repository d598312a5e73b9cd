#pragma once
// Bytes of any usual character set -> UTF-8.

#include <string>
#include <string_view>

#include "common/error.hpp"

namespace relata::extract {

struct Decoded {
  std::string text;     // UTF-8; may still hold single invalid bytes where the text is damaged UTF-8
  std::string charset;  // what it was converted from, as ICU names it ("windows-1252"); empty: nothing was converted
};

// In this order: a byte order mark (kept for UTF-8, where the text stays the file); valid UTF-8 as it is; zero bytes in the pattern of UTF-16
// English; the `declared` character set of a web page or HTTP header (may be empty or unknown); bytes that are UTF-8 with some damage, as
// they are; a guess from the bytes (ICU's detector), if it is a good one. Linear time. Errors: kind data when the converter fails.
Result<Decoded> to_utf8(std::string bytes, std::string_view declared = {});

}  // namespace relata::extract
