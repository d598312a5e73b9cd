#pragma once
// Hints for what people bring along from other languages: SQL's words, C's operators, SPARQL's question marks.
// Internal to query/parser.

#include <string_view>

#include "query/parser/token_stream.hpp"

namespace relata::query {

// For the token at `at`, which the grammar cannot take; empty if nothing is known about it.
std::string_view habit_hint(const Tokens& tokens, size_t at);

// For a character that begins no token at all; empty if nothing is known about it.
std::string_view character_hint(std::string_view character);

}  // namespace relata::query
