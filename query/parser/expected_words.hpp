#pragma once
// What is wanted at a place, in the words of a person: "an expression", "a clause such as RETURN" instead of thirty
// keywords. Internal to query/parser.

#include <string>

#include "query/parser/grammar_walk.hpp"

namespace relata::query {

// "',', WHERE or a clause such as RETURN". Empty for nothing.
std::string in_words(const Wanted& wanted);

// Whether an expression may begin there; whether one may go on there with an operator.
bool wants_expression(const Wanted& wanted);
bool wants_operator(const Wanted& wanted);

}  // namespace relata::query
