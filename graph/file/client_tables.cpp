#include "graph/file/client_tables.hpp"

#include <map>
#include <set>

#include "graph/file/documents.hpp"
#include "graph/file/json_text.hpp"

namespace relata::file {

namespace {

int64_t row_of(NodeId node) { return int64_t{node.value}; }
int64_t row_of(RelationshipId r) { return int64_t{r.value}; }

void bind_string(Query& query, const Map& map, std::string_view key) {
  const auto at = map.find(key);
  if (at == map.end() || at->second.type() != ValueType::string) {
    query.bind_null();
  } else {
    query.bind(std::string_view(at->second.string()));
  }
}

// Writes rows of nodes and relationships; holds the prepared statements.
class Rows {
 public:
  Rows(Database& database, const Graph& graph)
      : graph_(graph),
        entity_(database, "INSERT INTO entity VALUES(?, ?, ?, ?, ?, ?)"),
        index_(database,
               "INSERT INTO name_index(rowid, name, aliases) SELECT node, name, aliases FROM entity WHERE node = ?"),
        unindex_(database,
                 "INSERT INTO name_index(name_index, rowid, name, aliases) SELECT 'delete', node, name, aliases FROM "
                 "entity WHERE node = ?"),
        remove_mentions_(database, "DELETE FROM entity_mention WHERE node = ?"),
        remove_entity_(database, "DELETE FROM entity WHERE node = ?"),
        fact_(database, "INSERT INTO fact VALUES(?, ?, ?, ?, ?, ?, ?, ?)"),
        remove_fact_(database, "DELETE FROM fact WHERE relationship = ?"),
        remove_evidence_(database, "DELETE FROM evidence WHERE relationship = ?") {}

  [[nodiscard]] bool is_entity(NodeId node) const {
    const LabelId label = graph_.find_label("Entity");
    return label.valid() && graph_.exists(node) && graph_.has_label(node, label);
  }
  [[nodiscard]] bool is_fact(RelationshipId r) const {
    return graph_.exists(r) && is_entity(graph_.source(r)) && is_entity(graph_.target(r));
  }

  Result<void> add(NodeId node) {
    const Map properties = graph_.properties(node);
    const std::string type = type_of(node);
    entity_.bind(row_of(node));
    bind_string(entity_, properties, "name");
    entity_.bind(std::string_view(type));
    const auto aliases = properties.find("aliases");
    const std::string aliases_text = aliases == properties.end() ? std::string() : json_text(aliases->second);
    if (aliases == properties.end()) {
      entity_.bind_null();
    } else {
      entity_.bind(std::string_view(aliases_text));
    }
    const auto mentions = properties.find("mentions");
    if (mentions == properties.end() || mentions->second.type() != ValueType::integer) {
      entity_.bind_null();
    } else {
      entity_.bind(mentions->second.integer());
    }
    const std::string all = json_text(Value(properties));
    if (Result<void> written = entity_.bind(std::string_view(all)).run(); !written) return written;
    return index_.bind(row_of(node)).run();
  }
  Result<void> remove(NodeId node) {
    if (Result<void> done = unindex_.bind(row_of(node)).run(); !done) return done;
    return remove_entity_.bind(row_of(node)).run();
  }

  Result<void> add(RelationshipId r) {
    const Map properties = graph_.properties(r);
    fact_.bind(row_of(r))
        .bind(row_of(graph_.source(r)))
        .bind(graph_.name_of(graph_.type(r)))
        .bind(row_of(graph_.target(r)));
    const auto confidence = properties.find("confidence");
    if (confidence == properties.end() || !confidence->second.is_number()) {
      fact_.bind_null();
    } else {
      fact_.bind(confidence->second.number());
    }
    bind_string(fact_, properties, "polarity");
    bind_string(fact_, properties, "modality");
    const std::string all = json_text(Value(properties));
    return fact_.bind(std::string_view(all)).run();
  }
  Result<void> remove(RelationshipId r) { return remove_fact_.bind(row_of(r)).run(); }
  Result<void> remove_mentions(NodeId node) { return remove_mentions_.bind(row_of(node)).run(); }
  Result<void> remove_evidence(RelationshipId r) { return remove_evidence_.bind(row_of(r)).run(); }

 private:
  // The label beside Entity, the first if there are several.
  [[nodiscard]] std::string type_of(NodeId node) const {
    for (LabelId label : graph_.labels(node)) {
      if (graph_.name_of(label) != "Entity") return std::string(graph_.name_of(label));
    }
    return "Entity";
  }

  const Graph& graph_;
  Query entity_;
  Query index_;
  Query unindex_;
  Query remove_mentions_;
  Query remove_entity_;
  Query fact_;
  Query remove_fact_;
  Query remove_evidence_;
};

Result<void> write_mentions(Database& database, const TextLinks& links) {
  Query row(database, "INSERT INTO entity_mention VALUES(?, ?, ?)");
  for (uint32_t node : links.mentions.ids()) {
    for (const Reference& m : links.mentions.find(node)) {
      if (Result<void> written = row.bind(int64_t{node}).bind(int64_t{m.document}).bind(int64_t{m.index}).run();
          !written)
        return written;
    }
  }
  return {};
}

struct EvidenceRow {
  uint32_t relationship;
  uint32_t ordinal;
  uint32_t fact;
};

void bind_span(Query& row, Span span) { row.bind(int64_t{span.begin}).bind(int64_t{span.end}); }

Result<void> write_evidence_of(Query& row, const StoredDocument& document, std::span<const EvidenceRow> rows) {
  for (const EvidenceRow& e : rows) {
    if (e.fact >= document.extraction.facts.size()) continue;
    const Fact& f = document.extraction.facts[e.fact];
    row.bind(int64_t{e.relationship}).bind(int64_t{e.ordinal}).bind(document.number).bind(int64_t{f.sentence});
    bind_span(row, document.extraction.mentions[f.subject].span);
    bind_span(row, f.relation_span);
    bind_span(row, document.extraction.mentions[f.object].span);
    if (Result<void> written = row.bind(std::string_view(f.rule)).bind(f.confidence_thousandths / 1000.0).run();
        !written)
      return written;
  }
  return {};
}

// Document by document, so that each is read once.
Result<void> write_evidence(Database& database, const TextLinks& links) {
  std::map<uint32_t, std::vector<EvidenceRow>> by_document;
  for (uint32_t relationship : links.evidence.ids()) {
    uint32_t ordinal = 0;
    for (const Reference& e : links.evidence.find(relationship))
      by_document[e.document].push_back({relationship, ordinal++, e.index});
  }
  Query row(database, "INSERT INTO evidence VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const auto& [number, rows] : by_document) {
    const Result<StoredDocument> document = read_document(database, number);
    if (!document) return document.error();
    if (Result<void> written = write_evidence_of(row, *document, rows); !written) return written;
  }
  return {};
}

// Everything whose row may be another now, by id.
struct Touched {
  std::set<NodeId> nodes;
  std::set<RelationshipId> relationships;
};

Touched touched_by(const Graph& graph, std::span<const Change> changes) {
  Touched touched;
  for (const Change& c : changes) {
    if (c.node.valid()) touched.nodes.insert(c.node);
    if (c.relationship.valid()) touched.relationships.insert(c.relationship);
    const bool label = c.kind == ChangeKind::label_added || c.kind == ChangeKind::label_removed;
    if (!label || graph.name_of(c.label) != "Entity") continue;
    for (const Neighbour& n : graph.neighbours(c.node, Direction::both)) touched.relationships.insert(n.relationship);
  }
  return touched;
}

}  // namespace

Result<void> rewrite_client_tables(Database& database, const Graph& graph, const TextLinks& links) {
  const char* clear =
      "DELETE FROM entity; DELETE FROM entity_mention; DELETE FROM fact; DELETE FROM evidence;"
      "INSERT INTO name_index(name_index) VALUES('delete-all')";
  if (Result<void> cleared = database.run(clear); !cleared) return cleared;
  Rows rows(database, graph);
  for (NodeId node : graph.nodes_with_label(graph.find_label("Entity"))) {
    if (Result<void> written = rows.add(node); !written) return written;
    for (const Neighbour& n : graph.neighbours(node, Direction::outgoing)) {
      if (!rows.is_fact(n.relationship)) continue;
      if (Result<void> written = rows.add(n.relationship); !written) return written;
    }
  }
  if (Result<void> written = write_mentions(database, links); !written) return written;
  return write_evidence(database, links);
}

Result<void> update_client_tables(Database& database, const Graph& graph, std::span<const Change> changes) {
  if (!graph.find_label("Entity").valid()) return {};  // never was one, so there are no rows
  const Touched touched = touched_by(graph, changes);
  Rows rows(database, graph);
  for (NodeId node : touched.nodes) {
    if (Result<void> removed = rows.remove(node); !removed) return removed;
    if (!graph.exists(node)) {
      if (Result<void> removed = rows.remove_mentions(node); !removed) return removed;
    }
    if (!rows.is_entity(node)) continue;
    if (Result<void> added = rows.add(node); !added) return added;
  }
  for (RelationshipId r : touched.relationships) {
    if (Result<void> removed = rows.remove(r); !removed) return removed;
    if (!graph.exists(r)) {
      if (Result<void> removed = rows.remove_evidence(r); !removed) return removed;
    }
    if (!rows.is_fact(r)) continue;
    if (Result<void> added = rows.add(r); !added) return added;
  }
  return {};
}

}  // namespace relata::file
