#include "graph/file/text_graph.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "graph/store/builder.hpp"

namespace relata::file {

namespace {

// Names that are the same get numbers, in order of appearance.
class Numberer {
 public:
  std::string unique(std::string name) {
    const uint32_t before = seen_[name]++;
    return before == 0 ? name : name + "\t#" + std::to_string(before + 1);
  }

 private:
  std::unordered_map<std::string, uint32_t> seen_;
};

std::string plain_origin(const ResolvedEntity& e) { return std::string(label_of(e.type)) + "\t" + e.name; }

// Origins of entities and facts, by their index. A value belongs to the fact it is the object of.
struct ResolvedOrigins {
  std::vector<std::string> entities;
  std::vector<std::string> facts;
};

ResolvedOrigins origins_of(const ResolvedGraph& resolved) {
  ResolvedOrigins origins;
  Numberer numbers;
  for (const ResolvedEntity& e : resolved.entities) {
    origins.entities.push_back(is_literal(e.type) ? std::string() : numbers.unique(plain_origin(e)));
  }
  const auto end_name = [&](uint32_t i) {
    return origins.entities[i].empty() ? plain_origin(resolved.entities[i]) : origins.entities[i];
  };
  std::vector<std::string> values(resolved.entities.size());
  for (const ResolvedFact& f : resolved.facts) {
    std::string name = end_name(f.subject) + "\t" + f.relation + "\t" + end_name(f.object) + "\t" +
                       std::string(name_of(f.polarity)) + "\t" + std::string(name_of(f.modality)) + "\t" +
                       f.attribution;
    origins.facts.push_back(numbers.unique(std::move(name)));
    if (origins.entities[f.object].empty()) values[f.object] = "of\t" + origins.facts.back();
  }
  for (size_t i = 0; i < values.size(); ++i) {
    if (!origins.entities[i].empty()) continue;
    origins.entities[i] = numbers.unique(values[i].empty() ? plain_origin(resolved.entities[i]) : values[i]);
  }
  return origins;
}

// One run of make_text_graph.
class Maker {
 public:
  Maker(const ResolvedGraph& resolved, std::span<const DocumentFacts> documents, const Graph& old,
        const TextLinks& old_links)
      : resolved_(resolved), documents_(documents), old_(old), old_links_(old_links), origins_(origins_of(resolved)) {}

  TextGraph make(std::span<const Edit> edits) {
    for (const ResolvedEntity& e : resolved_.entities) add_entity(e);
    for (const ResolvedFact& f : resolved_.facts) add_fact(f);
    keep_nodes();
    keep_relationships();
    std::vector<RelationshipId> ids;
    made_.graph = builder_.finish(ids);
    link(ids);
    const EditCounts counts = apply_edits(edits, made_.links, made_.graph);
    made_.report.edits_applied = counts.applied;
    made_.report.edits_waiting = counts.waiting;
    return std::move(made_);
  }

 private:
  void set_text(auto id, const char* key, const std::string& text) {
    if (!text.empty()) builder_.set(id, builder_.property_key(key), Value(text));
  }

  void add_entity(const ResolvedEntity& e) {
    const LabelId labels[] = {builder_.label("Entity"), builder_.label(label_of(e.type))};
    const NodeId node = builder_.add_node(labels);
    set_text(node, "name", e.name);
    if (!e.aliases.empty()) {
      List aliases(e.aliases.begin(), e.aliases.end());
      builder_.set(node, builder_.property_key("aliases"), Value(std::move(aliases)));
    }
    builder_.set(node, builder_.property_key("mentions"), Value(static_cast<int64_t>(e.mentions.size())));
    for (const auto& [key, value] : e.properties) {
      if (storable(value)) builder_.set(node, builder_.property_key(key), value);
    }
  }

  void add_fact(const ResolvedFact& f) {
    const uint32_t r =
        builder_.add_relationship(NodeId(f.subject), builder_.relationship_type(f.relation), NodeId(f.object));
    set_text(r, "phrase", f.phrase);
    builder_.set(r, builder_.property_key("confidence"), Value(f.confidence_thousandths / 1000.0));
    set_text(r, "polarity", std::string(name_of(f.polarity)));
    set_text(r, "modality", std::string(name_of(f.modality)));
    set_text(r, "attribution", f.attribution);
    set_text(r, "amount", f.amount);
    set_text(r, "time", f.time);
    set_text(r, "place", f.place);
    std::set<std::pair<uint32_t, uint32_t>> sentences;
    std::set<uint32_t> sources;
    for (const ResolvedEvidence& e : f.evidence) {
      sentences.emplace(e.document, documents_[e.document].sentence_of_fact[e.fact]);
      sources.insert(e.document);
    }
    builder_.set(r, builder_.property_key("support"), Value(static_cast<int64_t>(sentences.size())));
    builder_.set(r, builder_.property_key("sources"), Value(static_cast<int64_t>(sources.size())));
  }

  [[nodiscard]] bool by_hand(RelationshipId r) const { return !old_links_.relationship_origins.contains(r.value); }

  [[nodiscard]] bool needed_by_hand(NodeId node) const {
    for (const Neighbour& n : old_.neighbours(node, Direction::both)) {
      if (by_hand(n.relationship)) return true;
    }
    return false;
  }

  // Nodes made by hand, and nodes the text no longer has but something made by hand hangs on.
  void keep_nodes() {
    std::unordered_map<std::string_view, uint32_t> in_text;
    for (uint32_t i = 0; i < origins_.entities.size(); ++i) in_text.emplace(origins_.entities[i], i);
    for (NodeId node : old_.nodes()) {
      const auto origin = old_links_.node_origins.find(node.value);
      if (origin == old_links_.node_origins.end()) {
        kept_[node.value] = copy_node(node).value;
        continue;
      }
      if (const auto again = in_text.find(origin->second); again != in_text.end()) {
        kept_[node.value] = again->second;
      } else if (needed_by_hand(node)) {
        const NodeId copy = copy_node(node);
        kept_[node.value] = copy.value;
        kept_origins_.emplace_back(copy.value, origin->second);
      }
    }
  }

  NodeId copy_node(NodeId node) {
    std::vector<LabelId> labels;
    for (LabelId label : old_.labels(node)) labels.push_back(builder_.label(old_.name_of(label)));
    const NodeId copy = builder_.add_node(labels);
    for (const auto& [key, value] : old_.properties(node)) builder_.set(copy, builder_.property_key(key), value);
    ++made_.report.nodes_kept;
    return copy;
  }

  void keep_relationships() {
    for (RelationshipId r : old_.relationships()) {
      if (!by_hand(r)) continue;
      const NodeId source(kept_.at(old_.source(r).value));
      const NodeId target(kept_.at(old_.target(r).value));
      const uint32_t copy =
          builder_.add_relationship(source, builder_.relationship_type(old_.name_of(old_.type(r))), target);
      for (const auto& [key, value] : old_.properties(r)) builder_.set(copy, builder_.property_key(key), value);
      ++made_.report.relationships_kept;
    }
  }

  void link(const std::vector<RelationshipId>& ids) {
    TextLinks& links = made_.links;
    for (uint32_t i = 0; i < resolved_.entities.size(); ++i) {
      links.node_origins[i] = origins_.entities[i];
      if (!resolved_.entities[i].merges.empty()) links.merges[i] = resolved_.entities[i].merges;
      links.mentions.add(i, mention_references(resolved_.entities[i]));
    }
    for (const UnusedFact& u : resolved_.unused) links.unused.push_back({{documents_[u.document].number, u.fact}, u.reason});
    std::sort(links.unused.begin(), links.unused.end(), [](const Unused& a, const Unused& b) {
      return std::pair(a.fact.document, a.fact.index) < std::pair(b.fact.document, b.fact.index);
    });
    for (const auto& [node, origin] : kept_origins_) links.node_origins[node] = origin;
    std::vector<std::pair<uint32_t, uint32_t>> order;  // relationship, fact
    for (uint32_t i = 0; i < resolved_.facts.size(); ++i) {
      links.relationship_origins[ids[i].value] = origins_.facts[i];
      order.emplace_back(ids[i].value, i);
    }
    std::sort(order.begin(), order.end());
    for (const auto& [relationship, fact] : order)
      links.evidence.add(relationship, evidence_references(resolved_.facts[fact]));
  }

  // In the order of documents and places, each once.
  std::vector<Reference> references(std::vector<std::pair<uint32_t, uint32_t>> pairs) const {
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    std::vector<Reference> list;
    for (const auto& [document, index] : pairs) list.push_back({documents_[document].number, index});
    return list;
  }
  std::vector<Reference> mention_references(const ResolvedEntity& e) const {
    std::vector<std::pair<uint32_t, uint32_t>> pairs;
    for (const MentionReference& m : e.mentions) pairs.emplace_back(m.document, m.mention);
    return references(std::move(pairs));
  }
  std::vector<Reference> evidence_references(const ResolvedFact& f) const {
    std::vector<std::pair<uint32_t, uint32_t>> pairs;
    for (const ResolvedEvidence& e : f.evidence) pairs.emplace_back(e.document, e.fact);
    return references(std::move(pairs));
  }

  const ResolvedGraph& resolved_;
  std::span<const DocumentFacts> documents_;
  const Graph& old_;
  const TextLinks& old_links_;
  ResolvedOrigins origins_;
  GraphBuilder builder_;
  TextGraph made_;
  std::unordered_map<uint32_t, uint32_t> kept_;  // old node to new
  std::vector<std::pair<uint32_t, std::string>> kept_origins_;
};

}  // namespace

TextGraph make_text_graph(const ResolvedGraph& resolved, std::span<const DocumentFacts> documents, const Graph& old,
                          const TextLinks& old_links, std::span<const Edit> edits) {
  return Maker(resolved, documents, old, old_links).make(edits);
}

bool fits(const ResolvedGraph& resolved, std::span<const DocumentFacts> documents,
          std::span<const uint32_t> mention_counts) {
  const auto entity_fits = [&](const ResolvedEntity& e) {
    return std::all_of(e.mentions.begin(), e.mentions.end(), [&](const MentionReference& m) {
      return m.document < documents.size() && m.mention < mention_counts[m.document];
    });
  };
  const auto fact_fits = [&](const ResolvedFact& f) {
    return f.subject < resolved.entities.size() && f.object < resolved.entities.size() && !f.relation.empty() &&
           std::all_of(f.evidence.begin(), f.evidence.end(), [&](const ResolvedEvidence& e) {
             return e.document < documents.size() && e.fact < documents[e.document].sentence_of_fact.size();
           });
  };
  const auto unused_fits = [&](const UnusedFact& u) {
    return u.document < documents.size() && u.fact < documents[u.document].sentence_of_fact.size();
  };
  return std::all_of(resolved.entities.begin(), resolved.entities.end(), entity_fits) &&
         std::all_of(resolved.unused.begin(), resolved.unused.end(), unused_fits) &&
         std::all_of(resolved.facts.begin(), resolved.facts.end(), fact_fits);
}

}  // namespace relata::file
