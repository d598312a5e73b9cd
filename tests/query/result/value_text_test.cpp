#include "query/result/value_text.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

using namespace relata;
using namespace relata::query;

TEST_CASE("values in the notation of the test kit") {
  Graph graph;
  const std::array both = {graph.label("B"), graph.label("A")};
  const NodeId a = graph.create_node(both);
  const NodeId b = graph.create_node();
  graph.set_property(a, graph.property_key("odd key"), Value("it's"));
  const RelationshipId r = graph.create_relationship(b, graph.relationship_type("T"), a);
  const auto text = [&](const Value& v) { return value_text(v, graph); };
  CHECK(text(Value()) == "null");
  CHECK(text(Value(1)) == "1");
  CHECK(text(Value(1.0)) == "1.0");
  CHECK(text(Value(-INFINITY)) == "-Inf");
  CHECK(text(Value(std::nan(""))) == "NaN");
  CHECK(text(Value("a\\b\n")) == "'a\\\\b\\n'");
  CHECK(text(Value(List{Value(true), Value(Map{{"k", Value()}})})) == "[true, {k: null}]");
  CHECK(text(Value(Date{0})) == "'1970-01-01'");
  CHECK(text(Value(a)) == "(:A:B {`odd key`: 'it\\'s'})");
  CHECK(text(Value(b)) == "()");
  CHECK(text(Value(r)) == "[:T]");
  CHECK(text(Value(Path{{a, b}, {r}})) == "<(:A:B {`odd key`: 'it\\'s'})<-[:T]-()>");
  CHECK(text(Value(NodeId(99))) == "(#99)");
  CHECK(text(Value(RelationshipId(99))) == "[#99]");
}
