#pragma once
// What could stand at the cursor, in the shell: from the grammar and from the graph.
//
// The grammar says what kind of thing may follow (query/parser/expected.hpp), the graph which there are: labels, relationship types,
// property keys of the label or type of the variable before the point, names of things inside of quotes, values of a
// property inside of quotes that stand for one. After a command stands what the command takes: files, modes, formats, topics.
// Everything is bounded: names come from an index that is made ahead, keys and values from a sample of the graph.

#include <string>
#include <string_view>
#include <vector>

#include "common/value.hpp"
#include "graph/store/graph.hpp"
#include "tools/relata/line_source.hpp"
#include "tools/relata/name_index.hpp"

namespace relata::tools {

class ShellCompletion {
 public:
  // Both must outlive the object.
  ShellCompletion(const Graph& graph, const Map& parameters) : graph_(graph), parameters_(parameters), names_(graph) {}

  // Completes `text`, which ends at the cursor and begins with the statement or command. Sorted, at most 200.
  [[nodiscard]] Completion complete(std::string_view text) const;

  // As LineAssist::idle.
  bool prepare() { return names_.prepare(); }
  void graph_changed() { names_.forget(); }

 private:
  const Graph& graph_;
  const Map& parameters_;
  NameIndex names_;
};

}  // namespace relata::tools
