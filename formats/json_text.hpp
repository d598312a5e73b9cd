#pragma once
// JSON as text: the pieces every JSON and JSON Lines writer is made of. Output is valid UTF-8 whatever comes in: bytes
// that are not UTF-8 are written as U+FFFD.

#include <string>
#include <string_view>

namespace relata::formats {

// Appends `text` as a JSON string with its quotes. Control characters, U+2028 and U+2029 are escaped, and so is DEL; everything
// else stays as it is.
void append_json_string(std::string& out, std::string_view text);

// Appends the shortest text that reads back as the same double, always with a point or an exponent, so that a float
// stays a float. NaN and the infinities, which JSON lacks, become null.
void append_json_number(std::string& out, double number);

}  // namespace relata::formats
