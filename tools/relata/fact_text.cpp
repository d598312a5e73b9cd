#include "tools/relata/fact_text.hpp"

#include <algorithm>
#include <ostream>
#include <vector>

#include <fmt/format.h>

#include "formats/graph_text.hpp"
#include "formats/value_text.hpp"
#include "graph/store/evidence.hpp"

namespace relata::tools {

namespace {

std::string string_in(const Map& map, std::string_view key) {
  const auto it = map.find(key);
  return it == map.end() || it->second.type() != ValueType::string ? std::string() : it->second.string();
}

// Where the document broke the line stands a blank.
std::string unbroken(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) out += c;
    else if (!out.ends_with(' ')) out += ' ';
  }
  return formats::one_line(out);
}

std::string text_in(const Map& map, std::string_view key) { return unbroken(string_in(map, key)); }

// What `NAME_begin` and `NAME_end` say, in bytes of the sentence; empty where they are absent or lie outside.
Span place_in(const Map& map, const std::string& name, size_t size) {
  const auto number = [&](const std::string& key) {
    const auto it = map.find(key);
    return it == map.end() || it->second.type() != ValueType::integer ? int64_t{-1} : it->second.integer();
  };
  const int64_t origin = number("begin"), begin = number(name + "_begin") - origin, end = number(name + "_end") - origin;
  if (origin < 0 || begin < 0 || begin >= end || end > static_cast<int64_t>(size)) return {};
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

// In order, none over another: of two that overlap, one that covers both.
std::vector<Span> marked_places(const Map& map, size_t size) {
  std::vector<Span> places;
  for (const char* name : {"subject", "relation", "object", "mention"}) {
    if (const Span place = place_in(map, name, size); !place.empty()) places.push_back(place);
  }
  std::sort(places.begin(), places.end());
  std::vector<Span> apart;
  for (const Span p : places) {
    if (!apart.empty() && apart.back().overlaps(p)) apart.back() = cover(apart.back(), p);
    else apart.push_back(p);
  }
  return apart;
}

}  // namespace

std::string relation_words(std::string_view type) {
  std::string words(type);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string qualification(const Graph& graph, RelationshipId r) {
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : "; ") + part; };
  const auto text = [&](std::string_view key) { return formats::one_line(formats::text_property(graph, r, key)); };
  if (text("polarity") == "negated") add("denied");
  if (const std::string modality = text("modality"); !modality.empty() && modality != "asserted") add(modality);
  if (const std::string who = text("attribution"); !who.empty()) add("says " + who);
  for (const std::string_view key : {"amount", "time", "place"}) {
    if (const std::string value = text(key); !value.empty()) add(fmt::format("{}: {}", key, value));
  }
  return out.empty() ? out : " (" + out + ")";
}

std::string thing_name(const Graph& graph, NodeId node) {
  const std::string text = formats::display_name(graph, node);
  return formats::one_line(text.empty() ? formats::value_text(node, &graph) : text);
}

std::string fact_line(const Graph& graph, RelationshipId r) {
  return fmt::format("{} {} {}{}", thing_name(graph, graph.source(r)), relation_words(graph.name_of(graph.type(r))), thing_name(graph, graph.target(r)), qualification(graph, r));
}

std::string marked_sentence(const Map& evidence, Marking marking) {
  const std::string sentence = string_in(evidence, "sentence");
  if (marking == Marking::none) return unbroken(sentence);
  const bool underline = marking == Marking::underline;
  std::string out;
  size_t at = 0;
  for (const Span place : marked_places(evidence, sentence.size())) {
    out += unbroken(sentence.substr(at, place.begin - at)) + (underline ? "\x1b[4m" : "[");
    out += unbroken(place.of(sentence)) + (underline ? "\x1b[24m" : "]");
    at = place.end;
  }
  return out + unbroken(sentence.substr(at));
}

void write_marked(const List& evidence, size_t limit, Marking marking, std::string_view indent, std::ostream& out) {
  const size_t shown = std::min(limit, evidence.size());
  for (size_t i = 0; i < shown; ++i) {
    const Map& e = evidence[i].map();
    out << indent << text_in(e, "document") << ": " << marked_sentence(e, marking) << '\n';
  }
  if (evidence.size() > shown) out << indent << fmt::format("and {} more\n", evidence.size() - shown);
}

Result<void> write_sentences(const Graph& graph, RelationshipId r, size_t limit, std::string_view indent, std::ostream& out) {
  if (graph.evidence() == nullptr || limit == 0) return {};
  const auto evidence = graph.evidence()->evidence(r);
  if (!evidence) return evidence.error();
  write_marked(*evidence, limit, Marking::none, indent, out);
  return {};
}

}  // namespace relata::tools
