#include "query/expression/say.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/name_key.hpp"
#include "graph/store/evidence.hpp"

namespace relata::query {

namespace {

// A property that is a text, else empty.
template <class IdType>
std::string text_of(const Graph& graph, IdType id, std::string_view key) {
  const PropertyKeyId known = graph.find_property_key(key);
  const Value value = known.valid() ? graph.property(id, known) : Value();
  return value.type() == ValueType::string ? value.string() : std::string();
}

bool begins_with_vowel(std::string_view word) {
  return !word.empty() && std::string_view("AEIOUaeiou").find(word[0]) != std::string_view::npos;
}

// When, where and how much, as far as the verb's wording does not hold it already. A bare year or date gets its "in" or
// "on".
std::string adjuncts(const Graph& graph, RelationshipId r) {
  std::string out;
  for (const char* key : {"amount", "place", "time"}) {
    std::string text = text_of(graph, r, key);
    if (text.empty()) continue;
    const bool digits = text[0] >= '0' && text[0] <= '9';
    if (std::string_view(key) == "time" && digits) text = (text.size() > 7 ? "on " : "in ") + text;
    if (std::string_view(key) == "amount") text = "(" + text + ")";
    out += " " + text;
  }
  return out;
}

// "according to Kim, it is denied that ", in front of the clause.
std::string frame(const Graph& graph, RelationshipId r) {
  std::string out;
  if (const std::string who = text_of(graph, r, "attribution"); !who.empty()) out += "according to " + who + ", ";
  if (text_of(graph, r, "polarity") == "negated") out += "it is denied that ";
  return out;
}

std::string modality(const Graph& graph, RelationshipId r) {
  const std::string text = text_of(graph, r, "modality");
  return text.empty() || text == "asserted" ? std::string() : " (" + text + ")";
}

Result<std::string> reference(const Graph& graph, RelationshipId r) {
  if (graph.evidence() == nullptr) return std::string();
  const Result<List> evidence = graph.evidence()->evidence(r);
  if (!evidence) return evidence.error();
  if (evidence->empty()) return std::string();
  const Map& first = evidence->front().map();
  const auto document = first.find("document"), begin = first.find("begin");
  if (document == first.end() || begin == first.end()) return std::string();
  return fmt::format(" [{}:{}]", document->second.string(), begin->second.integer());
}

}  // namespace

std::string spoken_name(const Graph& graph, NodeId node) {
  if (std::string name = text_of(graph, node, "name"); !name.empty()) return name;
  for (const auto& [key, value] : graph.properties(node)) {
    if (value.type() == ValueType::string && !value.string().empty()) return value.string();
  }
  const auto labels = graph.labels(node);
  if (labels.empty()) return "a node";
  const std::string_view label = graph.name_of(labels.back());
  return fmt::format("{} {}", begins_with_vowel(label) ? "an" : "a", label);
}

bool has_name(const Graph& graph, NodeId node, std::string_view text) {
  const std::string wanted = name_key(text);
  if (name_key(text_of(graph, node, "name")) == wanted) return true;
  const PropertyKeyId aliases = graph.find_property_key("aliases");
  const Value all = aliases.valid() ? graph.property(node, aliases) : Value();
  if (all.type() != ValueType::list) return false;
  return std::ranges::any_of(all.list(), [&](const Value& alias) {
    return alias.type() == ValueType::string && name_key(alias.string()) == wanted;
  });
}

Result<std::string> say(const Graph& graph, RelationshipId r) {
  std::string verb(graph.name_of(graph.type(r)));
  std::ranges::replace(verb, '_', ' ');
  const Result<std::string> place = reference(graph, r);
  if (!place) return place.error();
  return fmt::format("{}{} {} {}{}{}{}", frame(graph, r), spoken_name(graph, graph.source(r)), verb,
                     spoken_name(graph, graph.target(r)), adjuncts(graph, r), modality(graph, r), *place);
}

Result<std::string> say(const Graph& graph, const Path& path) {
  if (path.relationships.empty()) return spoken_name(graph, path.nodes.at(0)) + ".";
  std::string out;
  for (const RelationshipId r : path.relationships) {
    Result<std::string> clause = say(graph, r);
    if (!clause) return clause;
    out += (out.empty() ? "" : "; ") + *clause;
  }
  return out + ".";
}

}  // namespace relata::query
