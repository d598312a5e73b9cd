#include "tools/relata/stored_texts.hpp"

#include <map>
#include <memory>
#include <sstream>
#include <vector>

#include "formats/graph_order.hpp"
#include "formats/graphml.hpp"
#include "tools/relata/text_graph.hpp"

namespace relata::tools {

namespace {

Result<std::map<std::string, DocumentEntry>> entries_of(const GraphFile& file) {
  auto documents = file.documents();
  if (!documents) return documents.error();
  std::map<std::string, DocumentEntry> entries;
  for (DocumentEntry& e : *documents) entries.emplace(e.id, std::move(e));
  return entries;
}

Result<void> walk(const GraphFile& file, const formats::TextSink& take) {
  const auto entries = entries_of(file);
  if (!entries) return entries.error();
  return file.for_each_extraction([&](DocumentExtraction extraction) -> Result<void> {
    const DocumentEntry& entry = entries->at(extraction.id);
    auto text = file.document_text(entry.id);
    if (!text) return text.error();
    return take({{entry.id, entry.title, entry.date, entry.hash, (*text).value_or("")}, std::move(extraction)});
  });
}

// A graph without ids and types of values, as a text that is equal for equal graphs.
std::string content_of(const Graph& graph, const formats::GraphOrder& order) {
  std::ostringstream out;
  formats::write_graphml(graph, order, out);
  return out.str();
}

// What was made by hand, apart from the graph it was made in: nodes are numbers in `nodes`, or, from nodes.size() on, places in the
// order of the rest of the graph.
struct Handmade {
  struct Node {
    std::vector<std::string> labels;
    Map properties;
  };
  struct Relationship {
    NodeId source, target;
    std::string type;
    Map properties;
  };
  std::vector<NodeId> ids;
  std::vector<Node> nodes;
  std::vector<Relationship> relationships;
};

Handmade collect(const Graph& graph, const formats::ImportSummary& imported) {
  Handmade made;
  for (const NodeId n : imported.nodes_without_text) {
    Handmade::Node node;
    for (const LabelId l : graph.labels(n)) node.labels.emplace_back(graph.name_of(l));
    node.properties = graph.properties(n);
    made.ids.push_back(n);
    made.nodes.push_back(std::move(node));
  }
  for (const RelationshipId r : imported.relationships_without_text) {
    made.relationships.push_back({graph.source(r), graph.target(r), std::string(graph.name_of(graph.type(r))), graph.properties(r)});
  }
  return made;
}

// Adds it to `graph`; `place` has the node of `graph` for each node of the other that is known there.
Result<void> add(const Handmade& made, std::map<uint32_t, NodeId> place, Graph& graph) {
  graph.begin();
  for (size_t i = 0; i < made.nodes.size(); ++i) {
    std::vector<LabelId> labels;
    for (const std::string& label : made.nodes[i].labels) labels.push_back(graph.label(label));
    const NodeId n = graph.create_node(labels);
    for (const auto& [key, value] : made.nodes[i].properties) graph.set_property(n, graph.property_key(key), value);
    place[made.ids[i].value] = n;
  }
  for (const Handmade::Relationship& r : made.relationships) {
    const RelationshipId id = graph.create_relationship(place.at(r.source.value), graph.relationship_type(r.type), place.at(r.target.value));
    for (const auto& [key, value] : r.properties) graph.set_property(id, graph.property_key(key), value);
  }
  return graph.commit();
}

}  // namespace

formats::TextWalk texts_of(const GraphFile& file) {
  return [&file](const formats::TextSink& take) { return walk(file, take); };
}

Result<void> TextImport::put(const formats::StoredText& text) {
  if (count_ == 0) {
    if (auto begun = file_.begin_build(); !begun) return begun;
  }
  ++count_;
  return file_.put_document(text.source, text.extraction);
}

Result<bool> TextImport::finish(formats::ImportSummary& imported) {
  if (auto done = file_.commit_build(); !done) return done.error();
  if (auto made = renew_text_graph(file_); !made) return made.error();
  auto added = add_handmade(imported);
  if (!added || *added) return added;
  if (auto taken = take_back(); !taken) return taken.error();
  return false;
}

// The imported graph without what was made by hand must be the graph that the text gives; then both have their nodes in one order.
Result<bool> TextImport::add_handmade(formats::ImportSummary& imported) {
  const Handmade made = collect(imported.graph, imported);
  imported.graph.begin();
  for (const RelationshipId r : imported.relationships_without_text) imported.graph.delete_relationship(r);
  for (const NodeId n : imported.nodes_without_text) imported.graph.delete_node(n);
  const bool whole = !imported.graph.deleted_but_connected();
  const formats::GraphOrder theirs = formats::graph_order(imported.graph), ours = formats::graph_order(file_.graph());
  const bool same = whole && theirs.nodes.size() == ours.nodes.size() && content_of(imported.graph, theirs) == content_of(file_.graph(), ours);
  imported.graph.rollback();
  if (!same) return false;
  if (made.nodes.empty() && made.relationships.empty()) return true;
  std::map<uint32_t, NodeId> place;
  for (size_t i = 0; i < theirs.nodes.size(); ++i) place[theirs.nodes[i].value] = ours.nodes[i];
  if (auto added = add(made, std::move(place), file_.graph()); !added) return added.error();
  return true;
}

Result<void> TextImport::take_back() {
  const auto documents = file_.documents();
  if (!documents) return documents.error();
  if (auto begun = file_.begin_build(); !begun) return begun;
  for (const DocumentEntry& e : *documents) {
    if (auto removed = file_.remove_document(e.id); !removed) return removed.error();
  }
  if (auto done = file_.commit_build(); !done) return done;
  return renew_text_graph(file_);
}

}  // namespace relata::tools
