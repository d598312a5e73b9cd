#include "tools/relata/row_facts.hpp"

#include <algorithm>

#include "formats/leaves.hpp"

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
    for (const Value& v : row) formats::for_each_leaf(v, [this](const Value& leaf) { collect(leaf); });
    if (facts_.relationships.empty() && facts_.nodes.empty()) find_by_name();
    return std::move(facts_);
  }

 private:
  void collect(const Value& leaf) {
    if (leaf.type() == ValueType::node) add(leaf.node());
    if (leaf.type() == ValueType::relationship) add(leaf.relationship());
    if (leaf.type() == ValueType::string) texts_.push_back(leaf.string());
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
