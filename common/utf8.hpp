#pragma once
// UTF-8: decoding, validity, length, display width, case folding. Text inside relata is valid UTF-8; readers see to it.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace relata::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t code_point = kReplacement;
  uint32_t size = 1;  // bytes taken; 1 where the bytes at the place are not valid UTF-8 (code_point is then U+FFFD)
  bool valid = false;
};

// The code point at `offset`; requires offset < text.size().
Decoded decode(std::string_view text, size_t offset);
void append(std::string& out, char32_t code_point);

// The offset of the first invalid byte, or npos. Surrogates and overlong forms are invalid.
size_t find_invalid(std::string_view text);
// `text` with every invalid byte replaced by U+FFFD.
std::string repaired(std::string_view text);

size_t length(std::string_view text);             // in code points
size_t width(std::string_view text);              // in terminal columns; controls count 0, wide characters 2
std::string casefold(std::string_view text);      // Unicode case folding, for comparing
std::string lowercase(std::string_view text);
std::string uppercase(std::string_view text);
bool is_letter(char32_t c);                       // general category L*
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_digit(char32_t c);                        // general category Nd
bool is_space(char32_t c);                        // white space, including the no-break spaces
bool is_punctuation(char32_t c);                  // general categories P* and S*
char32_t to_lower(char32_t c);
char32_t to_upper(char32_t c);

}  // namespace relata::utf8
