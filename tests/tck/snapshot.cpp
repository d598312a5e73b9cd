#include "tests/tck/snapshot.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "query/result/value_text.hpp"

namespace relata::tck {

namespace {

template <class IdType>
void add_properties(Snapshot& out, const Graph& graph, IdType id, char kind) {
  for (const auto& [key, value] : graph.properties(id)) {
    out.properties.insert(fmt::format("{}{} {} {}", kind, id.value, key, query::value_text(value, graph)));
  }
}

template <class T>
void count(std::map<std::string, uint64_t>& out, const std::string& name, const std::set<T>& before, const std::set<T>& after) {
  const auto missing = [](const std::set<T>& from, const std::set<T>& in) {
    return static_cast<uint64_t>(std::count_if(from.begin(), from.end(), [&](const T& x) { return !in.contains(x); }));
  };
  if (const uint64_t added = missing(after, before); added > 0) out["+" + name] = added;
  if (const uint64_t removed = missing(before, after); removed > 0) out["-" + name] = removed;
}

}  // namespace

Snapshot snapshot(const Graph& graph) {
  Snapshot out;
  for (const NodeId n : graph.nodes()) {
    out.nodes.insert(n.value);
    for (const LabelId l : graph.labels(n)) out.labels.emplace(graph.name_of(l));
    add_properties(out, graph, n, 'n');
  }
  for (const RelationshipId r : graph.relationships()) {
    out.relationships.insert(r.value);
    add_properties(out, graph, r, 'r');
  }
  return out;
}

std::map<std::string, uint64_t> side_effects(const Snapshot& before, const Snapshot& after) {
  std::map<std::string, uint64_t> out;
  count(out, "nodes", before.nodes, after.nodes);
  count(out, "relationships", before.relationships, after.relationships);
  count(out, "labels", before.labels, after.labels);
  count(out, "properties", before.properties, after.properties);
  return out;
}

}  // namespace relata::tck
