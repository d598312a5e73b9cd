#pragma once
// A value in the notation of openCypher's test kit: nodes `(:A:B {k: 'v'})`, relationships `[:T {k: 1}]`, paths
// `<(:A)-[:T]->(:B)>`, texts and temporal values in single quotes, floats with a point, `NaN`, `Inf`, `-Inf`. The same
// value always gives the same text: labels and keys are sorted.

#include <string>

#include "common/value.hpp"
#include "graph/store/graph.hpp"

namespace relata::query {

// `graph` must know the entities in the value; those it does not know are shown by their ids, `(#3)`, `[#4]`.
std::string value_text(const Value& value, const Graph& graph);

// The pieces, for whoever writes the notation from something else than values.
void append_quoted(std::string& out, std::string_view text);  // 'it\'s'
void append_name(std::string& out, std::string_view name);    // in backticks unless it is a plain identifier
std::string float_notation(double value);                     // 1.0, 1.5E10, NaN, Inf, -Inf

}  // namespace relata::query
