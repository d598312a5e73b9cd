#pragma once
// What the network sees of a word: a key for the word tables, and hashed pieces of its spelling. The trainer and the
// parser share this file: a change here makes every trained model worthless, so it comes with a new kParserFormat.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relata::extract {

// The key of a form in the word tables: lower case, digits written as 0, typographic quotes and dashes as plain ones.
// Of an over-long form only the first and last bytes count.
std::string lookup_key(std::string_view form);

// Appends the buckets (each below bucket_count) of a form: prefixes, suffixes, trigrams, shape, and the form as
// written. At most about 70, however long the form is. `key` is lookup_key(form).
void subword_buckets(std::string_view form, std::string_view key, uint32_t bucket_count, std::vector<uint32_t>& out);

// The pattern of a form with runs shortened: "McDonald-2000" -> "XxXx-d".
std::string shape_of(std::string_view form);

}  // namespace relata::extract
