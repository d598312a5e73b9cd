#include "graph/store/property_reader.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "graph/store/graph.hpp"

using namespace relata;

namespace {

// Relationships of several types at each node, some of them deleted, some added after the body was made.
Graph some_graph() {
  Graph g;
  std::vector<NodeId> nodes;
  for (int i = 0; i < 40; ++i) nodes.push_back(g.create_node());
  const auto join = [&](size_t a, const char* type, size_t b) { return g.create_relationship(nodes[a], g.relationship_type(type), nodes[b]); };
  for (size_t i = 0; i < 40; i += 3) {
    for (size_t k = 0; k < 5; ++k) join(i, k % 2 == 0 ? "even" : "odd", (i + 7 * k) % 40);
    join(i, "last", i);
  }
  REQUIRE(g.commit().ok());
  g.merge_delta();
  g.begin();
  for (size_t i = 0; i < 40; i += 7) join(i, "new", 39 - i);
  for (const RelationshipId r : g.relationships()) {
    if (r.value % 11 == 0) g.delete_relationship(r);
  }
  REQUIRE(g.commit().ok());
  return g;
}

}  // namespace

TEST_CASE("types are what the graph says, in any order of asking") {
  const Graph g = some_graph();
  std::vector<RelationshipId> all;
  for (const RelationshipId r : g.relationships()) all.push_back(r);
  REQUIRE(all.size() > 60);
  TypeReader forward(g), backward(g), jumping(g);
  for (size_t i = 0; i < all.size(); ++i) {
    CHECK(forward.type(all[i]) == g.type(all[i]));
    const RelationshipId mirrored = all[all.size() - 1 - i], far = all[i * 37 % all.size()];
    CHECK(backward.type(mirrored) == g.type(mirrored));
    CHECK(jumping.type(far) == g.type(far));
  }
}

TEST_CASE("properties are read where they stand: texts without a copy, others as values") {
  Graph g;
  const NodeId a = g.create_node(), b = g.create_node(), c = g.create_node();
  const RelationshipId r = g.create_relationship(a, g.relationship_type("R"), b);
  g.set_property(a, g.property_key("name"), "Ann");
  g.set_property(b, g.property_key("name"), "");
  g.set_property(a, g.property_key("mixed"), "text");
  g.set_property(b, g.property_key("mixed"), 3);
  g.set_property(r, g.property_key("name"), 1.5);
  REQUIRE(g.commit().ok());
  const PropertyReader name(g, "name"), mixed(g, "mixed"), none(g, "none");
  CHECK(name.text(a) == "Ann");
  CHECK(name.value(b).string().empty());
  CHECK(name.text(c).data() == nullptr);
  CHECK(name.value(c).is_null());
  CHECK(name.text(r).data() == nullptr);
  CHECK(name.value(r).floating() == 1.5);
  CHECK(mixed.text(a).data() == nullptr);
  CHECK(mixed.value(a).string() == "text");
  CHECK(mixed.value(b).integer() == 3);
  CHECK(none.text(a).data() == nullptr);
  CHECK(none.value(r).is_null());
}
