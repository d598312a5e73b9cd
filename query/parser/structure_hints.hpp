#pragma once
// Hints that follow from how the tokens around an error stand: brackets that do not match, a missing colon, an arrow
// half drawn. Internal to query/parser.

#include <string>

#include "query/parser/grammar_walk.hpp"

namespace relata::query {

// The bracket that is open at the token `at`, or npos.
size_t open_bracket(const Tokens& tokens, size_t at);

// Empty if nothing is known about the place. `wanted` is what the grammar wants at `at`.
std::string structure_hint(const Tokens& tokens, size_t at, const Wanted& wanted);

}  // namespace relata::query
