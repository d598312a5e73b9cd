#pragma once
// Fields of delimiter-separated text.

#include <string>
#include <string_view>

namespace relata::formats {

// Appends one field of RFC 4180 CSV. It is quoted when it holds the delimiter, a quote, a line break or white space at an end,
// or when it is empty and `quote_empty` is set (an empty text, as opposed to nothing); quotes inside are doubled.
void append_csv_field(std::string& out, std::string_view field, char delimiter = ',', bool quote_empty = false);

// Appends one field of tab-separated text: never quoted; tab, line feed, carriage return and backslash become \t \n \r \\.
void append_tsv_field(std::string& out, std::string_view field);

}  // namespace relata::formats
