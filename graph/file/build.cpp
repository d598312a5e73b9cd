// Builds: whole states of a file, each one transaction.
#include <algorithm>

#include "graph/file/client_tables.hpp"
#include "graph/file/edits.hpp"
#include "graph/file/graph_segments.hpp"
#include "graph/file/impl.hpp"
#include "graph/file/text_graph.hpp"
#include "graph/store/state.hpp"
#include "graph/store/builder.hpp"

namespace relata {

namespace {

Error misuse(const std::string& path, const char* what) { return file_error(path, what); }

// A graph like `old`, with dense ids; tells the new id of every old one.
Graph renumbered(const Graph& old, std::vector<uint32_t>& node_of, std::vector<uint32_t>& relationship_of) {
  GraphBuilder builder;
  node_of.assign(old.node_capacity(), NodeId::kNone);
  for (NodeId node : old.nodes()) {
    std::vector<LabelId> labels;
    for (LabelId label : old.labels(node)) labels.push_back(builder.label(old.name_of(label)));
    const NodeId copy = builder.add_node(labels);
    node_of[node.value] = copy.value;
    for (const auto& [key, value] : old.properties(node)) builder.set(copy, builder.property_key(key), value);
  }
  std::vector<RelationshipId> order;
  for (RelationshipId r : old.relationships()) {
    const RelationshipTypeId type = builder.relationship_type(old.name_of(old.type(r)));
    const uint32_t copy =
        builder.add_relationship(NodeId(node_of[old.source(r).value]), type, NodeId(node_of[old.target(r).value]));
    order.push_back(r);
    for (const auto& [key, value] : old.properties(r)) builder.set(copy, builder.property_key(key), value);
  }
  std::vector<RelationshipId> ids;
  Graph fresh = builder.finish(ids);
  relationship_of.assign(old.relationship_capacity(), RelationshipId::kNone);
  for (size_t i = 0; i < order.size(); ++i) relationship_of[order[i].value] = ids[i].value;
  return fresh;
}

uint32_t mapped(const std::vector<uint32_t>& map, uint32_t id) { return id < map.size() ? map[id] : NodeId::kNone; }

file::LinkTable renumbered(const file::LinkTable& old, const std::vector<uint32_t>& map) {
  std::vector<std::pair<uint32_t, uint32_t>> order;  // new, old
  for (uint32_t id : old.ids()) {
    if (const uint32_t to = mapped(map, id); to != NodeId::kNone) order.emplace_back(to, id);
  }
  std::sort(order.begin(), order.end());
  file::LinkTable table;
  for (const auto& [to, from] : order) table.add(to, old.find(from));
  return table;
}

template <class T>
std::map<uint32_t, T> renumbered(const std::map<uint32_t, T>& old, const std::vector<uint32_t>& map) {
  std::map<uint32_t, T> fresh;
  for (const auto& [id, value] : old) {
    if (const uint32_t to = mapped(map, id); to != NodeId::kNone) fresh.emplace(to, value);
  }
  return fresh;
}

// The documents in order of id, as far as making the graph needs them.
Result<std::vector<file::DocumentFacts>> read_facts(const file::Database& database, const file::FileState& state,
                                                    std::vector<uint32_t>& mention_counts) {
  const auto list = file::list_documents(database, state);
  if (!list) return list.error();
  std::vector<file::DocumentFacts> documents;
  for (const auto& entry : *list) {
    const Result<file::StoredDocument> document = file::read_document(database, entry.first);
    if (!document) return document.error();
    file::DocumentFacts facts;
    facts.number = static_cast<uint32_t>(entry.first);
    for (const Fact& fact : document->extraction.facts) facts.sentence_of_fact.push_back(fact.sentence);
    documents.push_back(std::move(facts));
    mention_counts.push_back(static_cast<uint32_t>(document->extraction.mentions.size()));
  }
  return documents;
}

}  // namespace

Result<void> GraphFile::Impl::write_everything(const file::TextLinks& links) {
  if (Result<void> written = write_graph_segments(); !written) return written;
  if (Result<void> written = links.write(database, segments); !written) return written;
  return file::rewrite_client_tables(database, graph, links);
}

Result<void> GraphFile::begin_build() {
  Impl& f = *impl_;
  if (f.mode == FileMode::read_only) return f.read_only_error();
  if (f.build) return misuse(f.path, "is being built already");
  if (f.graph.in_statement()) return misuse(f.path, "cannot be built while a statement is open");
  auto build = std::make_unique<Impl::Build>(f.database);
  if (Result<void> begun = build->transaction.begin(); !begun) return begun;
  if (Result<void> same = f.unchanged(); !same) return same;
  build->state_before = f.state;
  build->segments_before = f.segments;
  f.build = std::move(build);
  return {};
}

Result<void> GraphFile::commit_build() {
  Impl& f = *impl_;
  if (!f.build) return misuse(f.path, "is not being built");
  ++f.state.generation;
  f.state.segments = f.segments.checksum();
  Result<void> done = file::write_state(f.database, f.state);
  if (done) done = f.build->transaction.commit();
  if (!done) {
    rollback_build();
    return done;
  }
  f.build.reset();
  return {};
}

void GraphFile::rollback_build() {
  Impl& f = *impl_;
  if (!f.build) return;
  const std::unique_ptr<Impl::Build> build = std::move(f.build);
  f.graph.rollback();
  f.state = build->state_before;
  f.segments = std::move(build->segments_before);
  f.evidence->forget();
  if (build->graph_before) f.adopt(std::move(*build->graph_before));
}

Result<ReplayReport> GraphFile::replace_text_graph(const ResolvedGraph& resolved) {
  Impl& f = *impl_;
  std::vector<uint32_t> mention_counts;
  const Result<std::vector<file::DocumentFacts>> documents = read_facts(f.database, f.state, mention_counts);
  if (!documents) return documents.error();
  if (!file::fits(resolved, *documents, mention_counts)) {
    Error e;
    e.message = "what was resolved does not fit the stored documents";
    return e;
  }
  const Result<const file::TextLinks*> old_links = f.evidence->links();
  if (!old_links) return old_links.error();
  const Result<std::vector<file::Edit>> edits = file::read_edits(f.database, f.state);
  if (!edits) return edits.error();
  file::TextGraph made = file::make_text_graph(resolved, *documents, f.graph, **old_links, *edits);
  const Result<void> done = f.replace(std::move(made.graph), made.links);
  if (!done) return done.error();
  return made.report;
}

Result<void> GraphFile::Impl::replace(Graph fresh, const file::TextLinks& links) {
  // Indexes and constraints are people's, whatever graph comes. What they promise is asked of statements, not of texts.
  if (fresh.schema().empty()) fresh.state().schema = graph.schema();
  Graph before = std::move(graph);
  adopt(std::move(fresh));
  const Result<void> done = in_transaction([&] {
    state.graph_generation = state.text_generation;
    return write_everything(links);
  });
  if (!done) {
    adopt(std::move(before));
  } else if (build && !build->graph_before) {
    build->graph_before = std::move(before);
  }
  evidence->forget();
  return done;
}

Result<void> GraphFile::replace_graph(Graph graph) {
  if (impl_->state.document_count > 0)
    return misuse(impl_->path, "holds documents; their graph cannot be replaced by an imported one");
  return impl_->replace(std::move(graph), file::TextLinks());
}

Result<void> GraphFile::compact() {
  Impl& f = *impl_;
  if (f.mode == FileMode::read_only) return f.read_only_error();
  if (f.build || f.graph.in_statement()) return misuse(f.path, "cannot be compacted while it is being changed");
  const Result<const file::TextLinks*> old = f.evidence->links();
  if (!old) return old.error();
  std::vector<uint32_t> nodes;
  std::vector<uint32_t> relationships;
  Graph fresh = renumbered(f.graph, nodes, relationships);
  file::TextLinks links;
  links.evidence = renumbered((*old)->evidence, relationships);
  links.mentions = renumbered((*old)->mentions, nodes);
  links.merges = renumbered((*old)->merges, nodes);
  links.unused = (*old)->unused;
  links.node_origins = renumbered((*old)->node_origins, nodes);
  links.relationship_origins = renumbered((*old)->relationship_origins, relationships);
  if (Result<void> replaced = f.replace(std::move(fresh), links); !replaced) return replaced;
  return f.database.run("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace relata
