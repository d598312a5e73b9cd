#pragma once
// The names in a graph, found by how they begin. Made in small steps, so that nobody waits for it: the shell makes it while no key
// is pressed.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/store/graph.hpp"

namespace relata::tools {

class NameIndex {
 public:
  explicit NameIndex(const Graph& graph) : graph_(graph) {}

  // Goes on with the work for some milliseconds; false once there is none left. Beyond two million names the rest is left out.
  bool prepare();
  // To be called when the graph may have changed: begins anew.
  void forget();

  // Names of things, not of values, that begin with `beginning` without case: sorted, each once, at most `most`. While the index is not ready, among
  // those that it has.
  [[nodiscard]] std::vector<std::string> beginning_with(std::string_view beginning, size_t most) const;

 private:
  struct Entry {
    std::string folded;
    NodeId node;
  };
  void close_run();

  const Graph& graph_;
  uint32_t at_ = 0;                       // the node to look at next
  uint64_t count_ = 0;
  std::vector<Entry> open_;               // not sorted yet
  std::vector<std::vector<Entry>> runs_;  // each sorted by `folded`
};

}  // namespace relata::tools
