#pragma once
// The changes of one statement as bytes, so that they can be made again when the file is opened. Labels, types and keys
// stand in it by name.

#include <span>
#include <string>
#include <string_view>

#include "graph/store/graph.hpp"

namespace relata::file {

std::string encode_changes(const Graph& graph, std::span<const Change> changes);

// Makes the changes again, as one statement that stays open. False if the bytes are not such bytes or do not fit the
// graph; what was done until then belongs to the open statement, too.
bool replay_changes(std::string_view bytes, Graph& graph);

}  // namespace relata::file
