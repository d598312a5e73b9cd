#pragma once
// A value as JSON.

#include <string>

#include "common/value.hpp"
#include "graph/store/graph.hpp"
#include "query/result/query_result.hpp"

namespace relata::formats {

// Appends `value`. Temporal values are their ISO 8601 texts. With a graph, a node is
// {"id":..,"labels":[..],"properties":{..}}, a relationship {"id":..,"type":..,"source":..,"target":..,"properties":{..}}, a
// path the list of its nodes and relationships in turn; without one they are their ids.
void append_json(std::string& out, const Value& value, const Graph* graph);
void append_json(std::string& out, const query::Cell& cell, const Graph* graph);

}  // namespace relata::formats
