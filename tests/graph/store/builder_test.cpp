// A graph made at once is the graph that statements make.
#include <doctest/doctest.h>

#include "graph/store/builder.hpp"
#include "tests/graph/store/model.hpp"

using namespace relata;
using namespace relata::test;

TEST_CASE("the builder gives what was added, under the ids it tells") {
  Random random(3);
  GraphBuilder builder;
  Model expected;
  const PropertyKeyId weight = builder.property_key("weight");
  const PropertyKeyId note = builder.property_key("note");
  for (uint32_t i = 0; i < 300; ++i) {
    const LabelId labels[] = {builder.label("A"), builder.label("B")};
    const NodeId node = builder.add_node({labels, 1 + i % 2});
    builder.set(node, note, Value("node " + std::to_string(i)));
    expected.nodes[node.value] = {i % 2 == 0 ? std::set<std::string>{"A"} : std::set<std::string>{"A", "B"},
                                  {{"note", Value("node " + std::to_string(i))}}};
  }
  std::vector<ModelRelationship> added;
  for (uint32_t i = 0; i < 2000; ++i) {
    ModelRelationship r{random.below(300), random.below(300), "t" + std::to_string(random.below(40)), {}};
    const uint32_t number =
        builder.add_relationship(NodeId(r.source), builder.relationship_type(r.type), NodeId(r.target));
    CHECK(number == i);
    if (i % 3 != 0) {
      r.properties.emplace("weight", Value(static_cast<int64_t>(i)));
      builder.set(number, weight, Value(static_cast<int64_t>(i)));
    }
    if (i % 100 == 0) {
      r.properties.emplace("note", Value(List{Value(1.5), Value("x")}));
      builder.set(number, note, Value(List{Value(1.5), Value("x")}));
    }
    added.push_back(r);
  }
  std::vector<RelationshipId> ids;
  Graph graph = builder.finish(ids);
  for (size_t i = 0; i < added.size(); ++i) expected.relationships[ids[i].value] = added[i];
  CHECK(same(model_of(graph), expected));
  CHECK(graph.nodes_with_label(graph.find_label("B")).size() == 150);
  uint64_t of_types = 0;
  for (RelationshipTypeId type : graph.relationship_types_in_use()) of_types += graph.relationship_count(type);
  CHECK(of_types == 2000);

  // And it goes on as any graph does.
  graph.delete_relationship(ids[7]);
  const RelationshipId fresh = graph.create_relationship(NodeId(0), graph.find_relationship_type("t1"), NodeId(1));
  REQUIRE(graph.commit().ok());
  graph.merge_delta();
  expected.relationships.erase(ids[7].value);
  expected.relationships[fresh.value] = {0, 1, "t1", {}};
  CHECK(same(model_of(graph), expected));
}

TEST_CASE("an empty graph can be built, merged and asked") {
  GraphBuilder builder;
  std::vector<RelationshipId> ids;
  Graph graph = builder.finish(ids);
  graph.merge_delta();
  CHECK(graph.node_count() == 0);
  CHECK(graph.relationship_count() == 0);
  CHECK(graph.statistics().relationships == 0);
  CHECK(!graph.exists(NodeId(0)));
  CHECK(!graph.exists(RelationshipId(0)));
  CHECK(!graph.exists(NodeId()));
  CHECK(graph.degree(NodeId(5), Direction::both) == 0);
}
