// Random statements on a Graph and on its slow twin: after each, both say the same.
#include <doctest/doctest.h>

#include "tests/graph/store/model.hpp"

using namespace relata;
using namespace relata::test;

namespace {

const char* const kLabels[] = {"Person", "City", "Thing", "Rare"};
const char* const kTypes[] = {"knows", "lives_in", "owns", "likes", "sells"};
const char* const kKeys[] = {"name", "age", "score", "tags"};

Value random_value(Random& random) {
  switch (random.below(8)) {
    case 0:
      return Value(static_cast<int64_t>(random.below(5)));
    case 1:
      return Value(static_cast<int64_t>(random.below(1000000)) * -70000);
    case 2:
      return Value(random.below(1000) / 1000.0);
    case 3:
      return Value(random.below(1000) / 7.0);
    case 4:
      return Value("text " + std::to_string(random.below(20)));
    case 5:
      return Value(List{Value(1), Value("two")});
    case 6:
      return Value(random.below(2) == 0);
    default:
      return Value(Date{static_cast<int64_t>(random.below(40000))});
  }
}

template <class M>
uint32_t any_key(const M& map, Random& random) {
  return std::next(map.begin(), random.below(static_cast<uint32_t>(map.size())))->first;
}

struct Twin {
  Graph graph;
  Model model;
  Random random;
  explicit Twin(uint64_t seed) : random(seed) {}

  void create_node() {
    std::vector<LabelId> labels;
    ModelNode node;
    for (const char* label : kLabels) {
      if (random.below(3) != 0) continue;
      labels.push_back(graph.label(label));
      node.labels.insert(label);
    }
    model.nodes[graph.create_node(labels).value] = node;
  }
  void create_relationship() {
    if (model.nodes.empty()) return;
    const uint32_t source = any_key(model.nodes, random);
    const uint32_t target = random.below(6) == 0 ? source : any_key(model.nodes, random);
    const char* type = kTypes[random.below(5)];
    const RelationshipId r = graph.create_relationship(NodeId(source), graph.relationship_type(type), NodeId(target));
    model.relationships[r.value] = {source, target, type, {}};
  }
  void delete_relationship() {
    if (model.relationships.empty()) return;
    const uint32_t id = any_key(model.relationships, random);
    const std::string type = model.relationships[id].type;
    graph.delete_relationship(RelationshipId(id));
    CHECK(graph.known(RelationshipId(id)));
    CHECK(!graph.exists(RelationshipId(id)));
    CHECK(graph.name_of(graph.type(RelationshipId(id))) == type);
    model.relationships.erase(id);
  }
  void delete_node() {
    if (model.nodes.empty()) return;
    const uint32_t id = any_key(model.nodes, random);
    std::vector<RelationshipId> at;
    for (const Neighbour& n : graph.neighbours(NodeId(id), Direction::both)) at.push_back(n.relationship);
    for (RelationshipId r : at) graph.delete_relationship(r);
    graph.delete_node(NodeId(id));
    CHECK(identical(Value(graph.properties(NodeId(id))), Value(model.nodes[id].properties)));
    std::erase_if(model.relationships, [&](const auto& r) { return r.second.source == id || r.second.target == id; });
    model.nodes.erase(id);
  }
  void set(Map& properties, auto id) {
    const char* key = kKeys[random.below(4)];
    const Value value = random.below(4) == 0 ? Value() : random_value(random);
    graph.set_property(id, graph.property_key(key), value);
    if (value.is_null()) {
      properties.erase(key);
    } else {
      properties.insert_or_assign(key, value);
    }
  }
  void set_node_property() {
    if (model.nodes.empty()) return;
    const uint32_t id = any_key(model.nodes, random);
    set(model.nodes[id].properties, NodeId(id));
  }
  void set_relationship_property() {
    if (model.relationships.empty()) return;
    const uint32_t id = any_key(model.relationships, random);
    set(model.relationships[id].properties, RelationshipId(id));
  }
  void change_label() {
    if (model.nodes.empty()) return;
    const uint32_t id = any_key(model.nodes, random);
    const char* label = kLabels[random.below(4)];
    if (random.below(2) == 0) {
      graph.add_label(NodeId(id), graph.label(label));
      model.nodes[id].labels.insert(label);
    } else {
      graph.remove_label(NodeId(id), graph.label(label));
      model.nodes[id].labels.erase(label);
    }
  }
  void statement(uint32_t operations) {
    graph.begin();
    for (uint32_t i = 0; i < operations; ++i) {
      const uint32_t dice = random.below(20);
      if (dice < 4)
        create_node();
      else if (dice < 10)
        create_relationship();
      else if (dice < 12)
        delete_relationship();
      else if (dice < 13)
        delete_node();
      else if (dice < 16)
        set_node_property();
      else if (dice < 18)
        set_relationship_property();
      else
        change_label();
    }
  }
};

void check_neighbours(const Twin& twin) {
  const RelationshipTypeId knows = twin.graph.find_relationship_type("knows");
  for (const auto& entry : twin.model.nodes) {
    const uint32_t id = entry.first;
    for (const Direction direction : {Direction::outgoing, Direction::incoming, Direction::both}) {
      auto expected = model_neighbours(twin.model, id, direction);
      CHECK(graph_neighbours(twin.graph, id, direction) == expected);
      CHECK(twin.graph.degree(NodeId(id), direction) == expected.size());
      if (!knows.valid()) continue;
      std::erase_if(expected, [](const auto& n) { return std::get<0>(n) != "knows"; });
      const RelationshipTypeId types[] = {knows, knows};
      CHECK(graph_neighbours(twin.graph, id, direction, types) == expected);
      CHECK(twin.graph.degree(NodeId(id), direction, types) == expected.size());
    }
  }
}

void check_indexes(const Twin& twin) {
  for (const char* label : kLabels) {
    std::vector<NodeId> expected;
    for (const auto& [id, node] : twin.model.nodes) {
      if (node.labels.contains(label)) expected.emplace_back(id);
    }
    const auto found = twin.graph.nodes_with_label(twin.graph.find_label(label));
    CHECK(std::vector<NodeId>(found.begin(), found.end()) == expected);
  }
  for (const char* key : kKeys) {
    for (const Value& value : {Value(3), Value(3.0), Value("text 7"), Value(true)}) {
      std::vector<NodeId> expected;
      for (const auto& [id, node] : twin.model.nodes) {
        const auto property = node.properties.find(key);
        if (property == node.properties.end()) continue;
        const Value& v = property->second;
        if (v.is_number() && value.is_number() ? v.number() == value.number() : identical(v, value))
          expected.emplace_back(id);
      }
      CHECK(twin.graph.find_nodes(LabelId(), twin.graph.find_property_key(key), value) == expected);
    }
  }
}

void check_all(const Twin& twin) {
  CHECK(same(model_of(twin.graph), twin.model));
  CHECK(twin.graph.node_count() == twin.model.nodes.size());
  CHECK(twin.graph.relationship_count() == twin.model.relationships.size());
  check_neighbours(twin);
  check_indexes(twin);
}

}  // namespace

TEST_CASE("random statements, committed, taken back and merged, agree with a plain model") {
  for (uint64_t seed = 1; seed <= 12; ++seed) {
    Twin twin(seed);
    for (uint32_t round = 0; round < 25; ++round) {
      const Model before = twin.model;
      twin.statement(1 + twin.random.below(40));
      check_all(twin);
      if (twin.random.below(3) == 0) {
        twin.graph.rollback();
        twin.model = before;
      } else {
        REQUIRE(twin.graph.commit().ok());
      }
      if (twin.random.below(5) == 0) twin.graph.merge_delta();
      check_all(twin);
    }
  }
}

TEST_CASE("statistics agree with a count over the model") {
  Twin twin(99);
  twin.statement(600);
  REQUIRE(twin.graph.commit().ok());
  const Statistics& statistics = twin.graph.statistics();
  for (const char* source : kLabels) {
    for (const char* type : kTypes) {
      uint64_t pairs = 0;
      uint64_t from = 0;
      std::set<uint32_t> sources;
      for (const auto& [id, r] : twin.model.relationships) {
        if (r.type != type) continue;
        sources.insert(r.source);
        const bool has = twin.model.nodes[r.source].labels.contains(source);
        from += has ? 1 : 0;
        pairs += has && twin.model.nodes[r.target].labels.contains("City") ? 1 : 0;
      }
      const RelationshipTypeId t = twin.graph.find_relationship_type(type);
      CHECK(statistics.count(twin.graph.find_label(source), t, twin.graph.find_label("City")) == pairs);
      CHECK(statistics.count(twin.graph.find_label(source), t, LabelId()) == from);
      CHECK(statistics.types[t.value].sources == sources.size());
    }
  }
}
