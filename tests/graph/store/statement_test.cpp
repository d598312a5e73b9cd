// The rules of a statement: what it may leave behind, what it can be read of, who hears of it.
#include <doctest/doctest.h>

#include "graph/store/graph.hpp"
#include "tests/graph/store/model.hpp"

using namespace relata;

namespace {

struct Recorder : ChangeSink {
  std::vector<ChangeKind> kinds;
  bool fail = false;
  Result<void> write(const Graph&, std::span<const Change> changes) override {
    if (fail) return file_error("disk", "no space left");
    for (const Change& change : changes) kinds.push_back(change.kind);
    return {};
  }
  void committed(Graph&) override { ++statements; }
  int statements = 0;
};

}  // namespace

TEST_CASE("a node that still has relationships cannot be deleted, and the statement is taken back") {
  Graph graph;
  const NodeId a = graph.create_node();
  const NodeId b = graph.create_node();
  const RelationshipId r = graph.create_relationship(a, graph.relationship_type("knows"), b);
  REQUIRE(graph.commit().ok());

  graph.delete_node(a);
  CHECK(graph.deleted_but_connected() == a);
  const Result<void> refused = graph.commit();
  REQUIRE(!refused.ok());
  CHECK(refused.error().kind == ErrorKind::query);
  CHECK(refused.error().detail == "DeleteConnectedNode");
  CHECK(graph.exists(a));

  graph.delete_node(a);  // the order within a statement does not matter
  graph.delete_relationship(r);
  CHECK(graph.commit().ok());
  CHECK(!graph.exists(a));
  CHECK(!graph.known(a));
  CHECK(graph.exists(b));
}

TEST_CASE("what a statement deleted can be read until it ends") {
  Graph graph;
  const LabelId person = graph.label("Person");
  const NodeId a = graph.create_node({{person}});
  graph.set_property(a, graph.property_key("name"), Value("Ada"));
  const RelationshipId r = graph.create_relationship(a, graph.relationship_type("knows"), a);
  REQUIRE(graph.commit().ok());

  graph.delete_relationship(r);
  graph.delete_node(a);
  CHECK(graph.known(r));
  CHECK(graph.name_of(graph.type(r)) == "knows");
  CHECK(graph.source(r) == a);
  CHECK(graph.has_label(a, person));
  CHECK(graph.property(a, graph.find_property_key("name")).string() == "Ada");
  CHECK(graph.nodes_with_label(person).empty());
  REQUIRE(graph.commit().ok());
  CHECK(!graph.known(r));
  CHECK(graph.property(a, graph.find_property_key("name")).is_null());
}

TEST_CASE("what does not exist cannot be changed") {
  Graph graph;
  const NodeId a = graph.create_node();
  const NodeId b = graph.create_node({{graph.label("X")}});
  const RelationshipTypeId type = graph.relationship_type("knows");
  const RelationshipId r = graph.create_relationship(a, type, a);
  REQUIRE(graph.commit().ok());
  graph.delete_relationship(r);
  graph.delete_node(b);
  const size_t changes = graph.changes().size();
  const PropertyKeyId key = graph.property_key("k");
  graph.delete_node(b);
  graph.delete_relationship(r);
  graph.add_label(b, graph.label("Y"));
  graph.remove_label(b, graph.label("X"));
  graph.set_property(b, key, Value(1));
  graph.set_property(r, key, Value(1));
  graph.set_property(a, key, Value(Map{{"a", Value(1)}}));
  CHECK(!graph.create_relationship(a, type, b).valid());
  CHECK(!graph.create_relationship(NodeId(77), type, a).valid());
  CHECK(graph.changes().size() == changes);
  CHECK(graph.commit().ok());
  CHECK(graph.node_count() == 1);
}

TEST_CASE("a self loop is one relationship in both directions") {
  Graph graph;
  const NodeId a = graph.create_node();
  graph.create_relationship(a, graph.relationship_type("likes"), a);
  CHECK(graph.degree(a, Direction::both) == 1);
  CHECK(graph.degree(a, Direction::outgoing) == 1);
  CHECK(graph.degree(a, Direction::incoming) == 1);
  graph.rollback();
  CHECK(graph.node_count() == 0);
  CHECK(graph.node_capacity() == 0);
  CHECK(!graph.find_relationship_type("likes").valid());
}

TEST_CASE("neighbours come by type and then by node, also across body and delta") {
  Graph graph;
  const RelationshipTypeId t0 = graph.relationship_type("a");
  const RelationshipTypeId t1 = graph.relationship_type("b");
  std::vector<NodeId> n;
  for (int i = 0; i < 5; ++i) n.push_back(graph.create_node());
  graph.create_relationship(n[0], t1, n[3]);
  graph.create_relationship(n[0], t0, n[4]);
  REQUIRE(graph.commit().ok());
  graph.merge_delta();
  graph.create_relationship(n[0], t1, n[1]);
  graph.create_relationship(n[0], t0, n[2]);
  std::vector<uint32_t> ends;
  for (const Neighbour& x : graph.neighbours(n[0], Direction::outgoing)) ends.push_back(x.node.value);
  CHECK(ends == std::vector<uint32_t>{2, 4, 1, 3});
}

TEST_CASE("the sink hears every change once and can refuse") {
  Graph graph;
  Recorder sink;
  graph.attach(&sink);
  const NodeId a = graph.create_node({{graph.label("X")}});
  const PropertyKeyId key = graph.property_key("k");
  graph.set_property(a, key, Value(1));
  graph.set_property(a, key, Value(1));  // no change
  REQUIRE(graph.commit().ok());
  CHECK(sink.kinds ==
        std::vector<ChangeKind>{ChangeKind::node_created, ChangeKind::label_added, ChangeKind::node_property_set});

  CHECK(sink.statements == 1);
  sink.fail = true;
  graph.set_property(a, key, Value("other"));
  graph.create_node();
  const Result<void> refused = graph.commit();
  REQUIRE(!refused.ok());
  CHECK(refused.error().kind == ErrorKind::file);
  CHECK(graph.node_count() == 1);
  CHECK(graph.property(a, key).integer() == 1);
}

TEST_CASE("deleting all nodes of a label is not quadratic and can be taken back") {
  Graph graph;
  const LabelId label = graph.label("N");
  for (int i = 0; i < 200'000; ++i) graph.create_node({{label}});
  REQUIRE(graph.commit().ok());
  const std::vector<NodeId> all(graph.nodes_with_label(label).begin(), graph.nodes_with_label(label).end());
  for (NodeId node : all) graph.delete_node(node);
  CHECK(graph.node_count(label) == 0);
  CHECK(graph.nodes_with_label(label).empty());
  graph.rollback();
  CHECK(graph.node_count(label) == 200'000);
  CHECK(std::equal(all.begin(), all.end(), graph.nodes_with_label(label).begin()));
}

TEST_CASE("a column keeps values of any kind, also after its kind changed") {
  Graph graph;
  const NodeId a = graph.create_node();
  const NodeId b = graph.create_node();
  const PropertyKeyId key = graph.property_key("k");
  const Value values[] = {Value(7),
                          Value(-300),
                          Value(int64_t{1} << 40),
                          Value(0.125),
                          Value(1.0 / 3),
                          Value(-0.0),
                          Value("x"),
                          Value(true),
                          Value(List{Value("a"), Value(2)}),
                          Value(Date{5}),
                          Value(LocalTime{9}),
                          Value(Time{8, 3600}),
                          Value(LocalDateTime{7, 1}),
                          Value(DateTime{6, 2, 3600, "Europe/Paris"}),
                          Value(Duration{1, -2, 3, 4}),
                          Value(std::numeric_limits<double>::quiet_NaN()),
                          Value(65.535),
                          Value(65.536),
                          Value(1e300)};
  for (const Value& first : values) {
    for (const Value& second : values) {
      graph.set_property(a, key, first);
      graph.set_property(b, key, second);
      CHECK(identical(graph.property(a, key), first));
      CHECK(identical(graph.property(b, key), second));
      graph.set_property(a, key, Value());
      CHECK(graph.property(a, key).is_null());
    }
  }
  CHECK(!storable(Value(Map{})));
  CHECK(!storable(Value(List{Value()})));
  CHECK(!storable(Value(a)));
}
