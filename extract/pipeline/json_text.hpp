#pragma once
// Writing JSON: strings, numbers in thousandths. (Reading it and larger documents are formats/'s.)

#include <cstdint>
#include <string>
#include <string_view>

namespace relata::extract {

// Appends `text`, valid UTF-8, as a JSON string with its quotes.
void append_json(std::string& out, std::string_view text);
// Appends "key": with a comma before it unless it is the first member of its object.
void append_key(std::string& out, std::string_view key);
// Appends thousandths as a decimal with three places: 500 -> 0.500.
void append_thousandths(std::string& out, uint32_t thousandths);

}  // namespace relata::extract
