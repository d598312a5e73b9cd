#pragma once
// Graphs for the tests of the writers: a small one made by hand, one whose names are as hostile as names can be.

#include <map>
#include <string>
#include <vector>

#include "graph/store/evidence.hpp"
#include "graph/store/graph.hpp"

namespace relata::tests {

struct NodeSpec {
  std::vector<std::string> labels;
  Map properties;
};
struct RelationshipSpec {
  size_t source;
  std::string type;
  size_t target;
  Map properties;
};

// The nodes in the order of the vector, or, with `reversed`, everything the other way round: ids differ, content does not.
inline Graph make_graph(const std::vector<NodeSpec>& nodes, const std::vector<RelationshipSpec>& relationships, bool reversed = false) {
  Graph graph;
  graph.begin();
  std::map<size_t, NodeId> ids;
  for (size_t k = 0; k < nodes.size(); ++k) {
    const size_t i = reversed ? nodes.size() - 1 - k : k;
    std::vector<LabelId> labels;
    for (const std::string& l : nodes[i].labels) labels.push_back(graph.label(l));
    ids[i] = graph.create_node(labels);
    for (const auto& [key, value] : nodes[i].properties) graph.set_property(ids[i], graph.property_key(key), value);
  }
  for (size_t k = 0; k < relationships.size(); ++k) {
    const RelationshipSpec& r = relationships[reversed ? relationships.size() - 1 - k : k];
    const RelationshipId id = graph.create_relationship(ids[r.source], graph.relationship_type(r.type), ids[r.target]);
    for (const auto& [key, value] : r.properties) graph.set_property(id, graph.property_key(key), value);
  }
  (void)graph.commit();
  return graph;
}

inline const std::vector<NodeSpec> kNodes = {
    {{"Entity", "Organization"}, {{"name", "Alibaba"}, {"aliases", List{"BABA", "Alibaba Group"}}, {"mentions", 7}}},
    {{"Entity", "Product"}, {{"name", "Qwen"}, {"mentions", 2}}},
    {{"Entity", "Money"}, {{"name", "$53 billion"}, {"amount", 53e9}, {"currency", "USD"}}},
    {{"Entity", "Money"}, {{"name", "$53 billion"}, {"amount", 53e9}, {"currency", "USD"}}},
    {{"Note"}, {{"text", "made by hand"}}},
};
inline const std::vector<RelationshipSpec> kRelationships = {
    {0, "builds", 1, {{"phrase", "is building"}, {"confidence", 0.91}, {"polarity", "affirmed"}, {"modality", "asserted"}, {"support", 4}, {"time", "in 2025"}}},
    {0, "invests", 2, {{"phrase", "invests"}, {"confidence", 0.8}, {"polarity", "affirmed"}, {"modality", "planned"}, {"support", 1}}},
    {1, "costs", 3, {{"phrase", "cost"}, {"confidence", 0.4}, {"polarity", "negated"}, {"modality", "asserted"}, {"support", 1}}},
    {4, "ABOUT", 0, {}},
};

inline std::vector<std::string> hostile_names() {
  return {"back\\", "\"quoted\"", "'single'", "two\nlines", "tab\there", std::string("nul\0byte", 8), "\x1b[31mred", "<b>&amp;</b>", "</script>",
          "\\N", "a;b", "a,b", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D\xE2\x80\x8F", "\xE2\x80\xAE" "evil", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB", "`tick`", " ", "${x}", "-->", "n0", "]]>", ""};
}

// A node for each name, each joined to the next.
inline Graph hostile_graph() {
  std::vector<NodeSpec> nodes;
  std::vector<RelationshipSpec> relationships;
  for (const std::string& name : hostile_names()) nodes.push_back({{"Entity", "Concept", "odd `label`"}, {{"name", name}, {"aliases", List{name, "x"}}, {"odd \"key\"", name}}});
  for (size_t i = 1; i < nodes.size(); ++i) relationships.push_back({i - 1, "odd " + hostile_names()[i], i, {{"phrase", hostile_names()[i]}}});
  return make_graph(nodes, relationships);
}

// Evidence by the type of the relationship and the name of the node.
class SampleEvidence : public EvidenceSource {
 public:
  explicit SampleEvidence(const Graph& graph) : graph_(graph) {}
  Result<List> evidence(RelationshipId r) const override {
    if (graph_.name_of(graph_.type(r)) != "builds") return List{};
    return List{Map{{"document", "a.md"}, {"sentence", "Alibaba is building \"Qwen\"."}, {"begin", 10}, {"end", 37}, {"rule", "object"}, {"confidence", 0.9}, {"subject_begin", 10}, {"subject_end", 17}}};
  }
  Result<List> mentions(NodeId n) const override {
    const Value name = graph_.property(n, graph_.find_property_key("name"));
    if (name.type() != ValueType::string || name.string() != "Qwen") return List{};
    const auto mention = [](const char* document, int begin) {
      return Map{{"document", document}, {"sentence", "s"}, {"begin", 0}, {"end", 9}, {"text", "Qwen"}, {"mention_begin", begin}, {"mention_end", begin + 4}, {"kind", "name"}};
    };
    return List{mention("b.md", 3), mention("a.md", 31)};
  }
  Result<List> merges(NodeId n) const override {
    const Value name = graph_.property(n, graph_.find_property_key("name"));
    if (name.type() != ValueType::string || name.string() != "Alibaba") return List{};
    return List{Map{{"name", "BABA"}, {"into", "Alibaba"}, {"reason", "ticker"}}};
  }
  Result<List> documents() const override { return List{Map{{"id", "a.md"}, {"title", "A"}, {"sentences", 3}}}; }

 private:
  const Graph& graph_;
};

}  // namespace relata::tests
