#include "tools/relata/row_facts.hpp"

#include <algorithm>

namespace relata::tools {

namespace {

constexpr size_t kMostFacts = 100;

template <class Id>
void add_once(std::vector<Id>& ids, Id id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

class Collector {
 public:
  explicit Collector(const Graph& graph) : graph_(graph) {}

  RowFacts run(std::span<const Value> row) {
    for (const Value& v : row) collect(v);
    if (facts_.relationships.empty() && facts_.nodes.empty()) find_by_name();
    return std::move(facts_);
  }

 private:
  void collect(const Value& value) {
    switch (value.type()) {
      case ValueType::node: return add(value.node());
      case ValueType::relationship: return add(value.relationship());
      case ValueType::string: texts_.push_back(value.string()); return;
      case ValueType::path:
        for (const NodeId n : value.path().nodes) add(n);
        for (const RelationshipId r : value.path().relationships) add(r);
        return;
      case ValueType::list:
        for (const Value& v : value.list()) collect(v);
        return;
      case ValueType::map:
        for (const auto& entry : value.map()) collect(entry.second);
        return;
      default: return;
    }
  }
  void add(NodeId n) {
    if (graph_.exists(n)) add_once(facts_.nodes, n);
  }
  void add(RelationshipId r) {
    if (graph_.exists(r) && facts_.relationships.size() < kMostFacts) add_once(facts_.relationships, r);
  }

  void find_by_name() {
    const PropertyKeyId name = graph_.find_property_key("name");
    if (!name.valid()) return;
    std::vector<RelationshipTypeId> types;
    for (const std::string& text : texts_) {
      if (const auto type = graph_.find_relationship_type(text); type.valid()) types.push_back(type);
      if (const auto found = graph_.find_nodes({}, name, text)) {
        for (const NodeId n : *found) add(n);
      }
    }
    for (const NodeId n : facts_.nodes) {
      for (const Neighbour& neighbour : graph_.neighbours(n, Direction::outgoing, types)) {
        if (std::find(facts_.nodes.begin(), facts_.nodes.end(), neighbour.node) != facts_.nodes.end()) add(neighbour.relationship);
      }
    }
    facts_.by_name = !facts_.relationships.empty();
  }

  const Graph& graph_;
  RowFacts facts_;
  std::vector<std::string> texts_;
};

}  // namespace

RowFacts facts_of_row(const Graph& graph, std::span<const Value> row) { return Collector(graph).run(row); }

}  // namespace relata::tools
