#include "resolve/resolve.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "resolve/entities.hpp"
#include "resolve/facts.hpp"

namespace relata {

namespace {

std::vector<uint32_t> order_of(std::span<const DocumentExtraction> extractions) {
  std::vector<uint32_t> order(extractions.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return extractions[a].id < extractions[b].id; });
  return order;
}

// What a fact or its speaker needs, and every named thing of a type: a reader looks for people and firms even where
// nothing is said of them.
std::vector<bool> kept_entities(std::span<const DocumentExtraction> extractions, const EntityTable& table, const std::vector<ResolvedFact>& facts) {
  std::vector<bool> kept(table.entities.size(), false);
  for (const ResolvedFact& fact : facts) kept[fact.subject] = kept[fact.object] = true;
  for (size_t e = 0; e < table.entities.size(); ++e) {
    const ResolvedEntity& entity = table.entities[e];
    if (entity.type == EntityType::concept_ || is_literal(entity.type)) continue;
    const bool named = std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const MentionReference& m) {
      return extractions[m.document].mentions[m.mention].kind == MentionKind::name;
    });
    if (named) kept[e] = true;
  }
  return kept;
}

// Sorted by name and type; entities alike in both stay in the order of their first mention.
std::vector<uint32_t> canonical_order(const EntityTable& table, const std::vector<bool>& kept) {
  std::vector<uint32_t> order;
  for (uint32_t e = 0; e < table.entities.size(); ++e) {
    if (kept[e]) order.push_back(e);
  }
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return std::tie(table.entities[a].name, table.entities[a].type) < std::tie(table.entities[b].name, table.entities[b].type);
  });
  return order;
}

}  // namespace

ResolvedGraph resolve(std::span<const DocumentExtraction> extractions, const Curation& curation) {
  const std::vector<uint32_t> order = order_of(extractions);
  EntityTable table = resolve_entities(extractions, order, curation);
  ResolvedGraph graph;
  FactTable facts = resolve_facts(extractions, order, curation, table);
  graph.facts = std::move(facts.facts);
  graph.unused = std::move(facts.unused);
  const std::vector<uint32_t> entities = canonical_order(table, kept_entities(extractions, table, graph.facts));
  std::vector<uint32_t> new_index(table.entities.size(), kNoIndex);
  for (const uint32_t e : entities) {
    new_index[e] = static_cast<uint32_t>(graph.entities.size());
    graph.entities.push_back(std::move(table.entities[e]));
  }
  for (ResolvedFact& fact : graph.facts) {
    fact.subject = new_index[fact.subject];
    fact.object = new_index[fact.object];
  }
  std::stable_sort(graph.facts.begin(), graph.facts.end(), [](const ResolvedFact& a, const ResolvedFact& b) {
    return std::tie(a.subject, a.relation, a.object, a.polarity, a.modality) < std::tie(b.subject, b.relation, b.object, b.polarity, b.modality);
  });
  return graph;
}

}  // namespace relata
