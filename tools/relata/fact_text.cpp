#include "tools/relata/fact_text.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "formats/graph_text.hpp"
#include "formats/value_text.hpp"
#include "graph/store/evidence.hpp"

namespace relata::tools {

namespace {

// A text of the map on one line; where the document broke the line stands a blank.
std::string text_in(const Map& map, std::string_view key) {
  const auto it = map.find(key);
  if (it == map.end() || it->second.type() != ValueType::string) return {};
  std::string text;
  for (const char c : it->second.string()) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) text += c;
    else if (!text.ends_with(' ')) text += ' ';
  }
  return formats::one_line(text);
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

Result<void> write_sentences(const Graph& graph, RelationshipId r, size_t limit, std::string_view indent, std::ostream& out) {
  if (graph.evidence() == nullptr || limit == 0) return {};
  const auto evidence = graph.evidence()->evidence(r);
  if (!evidence) return evidence.error();
  const size_t shown = std::min(limit, evidence->size());
  for (size_t i = 0; i < shown; ++i) {
    const Map& e = (*evidence)[i].map();
    out << indent << text_in(e, "document") << ": " << text_in(e, "sentence") << '\n';
  }
  if (evidence->size() > shown) out << indent << fmt::format("and {} more\n", evidence->size() - shown);
  return {};
}

}  // namespace relata::tools
