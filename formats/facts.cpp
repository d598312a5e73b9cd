#include "formats/facts.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <tuple>

#include "formats/graph_text.hpp"
#include "formats/json_record.hpp"
#include "graph/store/evidence.hpp"

namespace relata::formats {

namespace {

constexpr std::array<std::string_view, 4> kFirst = {"document", "sentence", "begin", "end"};
constexpr std::array<std::string_view, 4> kQualifiers = {"attribution", "amount", "time", "place"};

template <class IdType>
Value property(const Graph& graph, IdType id, std::string_view key) {
  const PropertyKeyId k = graph.find_property_key(key);
  return k.valid() ? graph.property(id, k) : Value();
}

std::string qualifiers_json(const Graph& graph, RelationshipId r) {
  JsonRecord record;
  for (const std::string_view key : kQualifiers) {
    if (const Value v = property(graph, r, key); !v.is_null()) record.value(key, v);
  }
  return record.take();
}

Result<void> write_fact(const Graph& graph, RelationshipId r, std::ostream& out) {
  const NodeId subject = graph.source(r), object = graph.target(r);
  JsonRecord record;
  record.text("subject", display_name(graph, subject)).text("relation", graph.name_of(graph.type(r))).text("object", display_name(graph, object));
  record.text("subject_type", type_label(graph, subject)).text("object_type", type_label(graph, object));
  for (const std::string_view key : {"confidence", "polarity", "modality", "phrase"}) {
    if (const Value v = property(graph, r, key); !v.is_null()) record.value(key, v);
  }
  record.raw("qualifiers", qualifiers_json(graph, r));
  List evidence;
  if (graph.evidence() != nullptr) {
    auto found = graph.evidence()->evidence(r);
    if (!found) return found.error();
    evidence = std::move(*found);
  }
  out << record.raw("evidence", evidence_json(evidence)).take() << '\n';
  return {};
}

struct MentionLine {
  std::string document;
  int64_t begin = 0;
  int64_t end = 0;
  std::string text;
  std::string entity;
  auto key() const { return std::tie(document, begin, end, entity); }
};

std::string text_in(const Map& map, std::string_view key) {
  const auto it = map.find(key);
  return it != map.end() && it->second.type() == ValueType::string ? it->second.string() : std::string();
}
int64_t number_in(const Map& map, std::string_view key) {
  const auto it = map.find(key);
  return it != map.end() && it->second.type() == ValueType::integer ? it->second.integer() : 0;
}

Result<void> collect_mentions(const Graph& graph, NodeId node, std::vector<MentionLine>& lines) {
  const auto mentions = graph.evidence()->mentions(node);
  if (!mentions) return mentions.error();
  for (const Value& v : *mentions) {
    if (v.type() != ValueType::map) continue;
    const Map& m = v.map();
    lines.push_back({text_in(m, "document"), number_in(m, "mention_begin"), number_in(m, "mention_end"), text_in(m, "text"), display_name(graph, node)});
  }
  return {};
}

}  // namespace

std::string evidence_json(const List& evidence) {
  std::string out = "[";
  for (const Value& v : evidence) {
    if (v.type() != ValueType::map) continue;
    if (out.size() > 1) out += ',';
    JsonRecord record;
    for (const std::string_view key : kFirst) {
      if (const auto it = v.map().find(key); it != v.map().end()) record.value(key, it->second);
    }
    for (const auto& [key, value] : v.map()) {
      if (std::find(kFirst.begin(), kFirst.end(), key) == kFirst.end()) record.value(key, value);
    }
    out += record.take();
  }
  return out + "]";
}

Result<void> write_facts(const Graph& graph, const GraphOrder& order, std::ostream& out) {
  for (const RelationshipId r : order.relationships) {
    if (!is_from_text(graph, graph.source(r)) || !is_from_text(graph, graph.target(r))) continue;
    if (auto ok = write_fact(graph, r, out); !ok) return ok;
  }
  return {};
}

Result<void> write_entities(const Graph& graph, const GraphOrder& order, std::ostream& out) {
  for (const NodeId n : order.nodes) {
    if (!is_entity(graph, n)) continue;
    JsonRecord record;
    record.text("name", display_name(graph, n)).text("type", type_label(graph, n));
    const Value aliases = property(graph, n, "aliases");
    record.value("aliases", aliases.is_null() ? Value(List()) : aliases);
    if (const Value mentions = property(graph, n, "mentions"); !mentions.is_null()) record.value("mentions", mentions);
    out << record.take() << '\n';
  }
  return {};
}

Result<void> write_mentions(const Graph& graph, const GraphOrder& order, std::ostream& out) {
  if (graph.evidence() == nullptr) return {};
  std::vector<MentionLine> lines;
  for (const NodeId n : order.nodes) {
    if (auto ok = collect_mentions(graph, n, lines); !ok) return ok;
  }
  std::sort(lines.begin(), lines.end(), [](const MentionLine& a, const MentionLine& b) { return a.key() < b.key(); });
  for (const MentionLine& m : lines) {
    JsonRecord record;
    record.text("document", m.document).value("begin", m.begin).value("end", m.end).text("text", m.text).text("entity", m.entity);
    out << record.take() << '\n';
  }
  return {};
}

}  // namespace relata::formats
