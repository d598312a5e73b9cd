#include "tools/relata/completion.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "common/utf8.hpp"
#include "formats/cypher_text.hpp"
#include "formats/graph_text.hpp"
#include "tools/relata/shell_commands.hpp"

namespace relata::tools {

namespace {

constexpr size_t kMost = 200;
constexpr size_t kSampledNodes = 500;  // of a label, to learn its property keys

constexpr std::array<std::string_view, 49> kKeywords = {
    "ALL", "AND", "AS", "ASC", "ASCENDING", "BY", "CALL", "CASE", "CONTAINS", "CREATE", "DELETE", "DESC", "DESCENDING", "DETACH", "DISTINCT",
    "ELSE", "END", "ENDS WITH", "EXISTS", "EXPLAIN", "FALSE", "FOREACH", "IN", "IS NOT NULL", "IS NULL", "LIMIT", "MATCH", "MERGE", "NOT",
    "NULL", "ON CREATE SET", "ON MATCH SET", "OPTIONAL MATCH", "OR", "ORDER BY", "PROFILE", "REMOVE", "RETURN", "SET", "SKIP", "STARTS WITH",
    "THEN", "TRUE", "UNION", "UNWIND", "WHEN", "WHERE", "WITH", "XOR"};
constexpr std::array<std::string_view, 47> kFunctions = {
    "abs(", "avg(", "ceil(", "coalesce(", "collect(", "count(", "date(", "datetime(", "duration(", "elementId(", "endNode(", "evidence(", "exists(",
    "floor(", "head(", "id(", "keys(", "labels(", "last(", "left(", "length(", "max(", "mentions(", "min(", "nodes(", "none(", "properties(",
    "range(", "reduce(", "relationships(", "replace(", "reverse(", "right(", "round(", "shortestPath(", "single(", "size(", "split(", "startNode(",
    "substring(", "sum(", "tail(", "toFloat(", "toInteger(", "toLower(", "toString(", "type("};

bool is_word(char c) { return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

std::string_view last_word(std::string_view text) {
  size_t begin = text.size();
  while (begin > 0 && is_word(text[begin - 1])) --begin;
  return text.substr(begin);
}

// The quote that is open at the end of `text`, or 0.
char open_quote(std::string_view text) {
  char open = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (open != 0 && c == '\\') ++i;
    else if (open != 0) open = c == open ? '\0' : open;
    else if (c == '\'' || c == '"') open = c;
  }
  return open;
}

bool in_brackets(std::string_view text) {
  const size_t open = text.rfind('[');
  return open != std::string_view::npos && text.find(']', open) == std::string_view::npos;
}

// The label written after the last "(variable:" in the text, or empty.
std::string_view label_of(std::string_view text, std::string_view variable) {
  std::string_view label;
  for (size_t at = text.find(variable); at != std::string_view::npos; at = text.find(variable, at + 1)) {
    const size_t after = at + variable.size();
    if (at == 0 || is_word(text[at - 1]) || after >= text.size() || text[after] != ':') continue;
    size_t end = after + 1;
    while (end < text.size() && is_word(text[end])) ++end;
    label = text.substr(after + 1, end - after - 1);
  }
  return label;
}

class Candidates {
 public:
  explicit Candidates(std::string_view word) : folded_(utf8::casefold(word)) {}
  void offer(std::string_view text) {
    if (utf8::casefold(text).starts_with(folded_)) found_.emplace(text);
  }
  [[nodiscard]] std::vector<std::string> take() const {
    std::vector<std::string> list;
    for (const std::string& f : found_) {
      if (list.size() == kMost) break;
      list.push_back(f);
    }
    return list;
  }

 private:
  std::string folded_;
  std::set<std::string> found_;
};

void offer_keys(const Graph& graph, std::string_view label_name, Candidates& out) {
  const LabelId label = label_name.empty() ? LabelId() : graph.find_label(label_name);
  if (!label.valid()) {
    for (const PropertyKeyId k : graph.property_keys_in_use()) out.offer(formats::cypher_name(graph.name_of(k)));
    return;
  }
  const auto nodes = graph.nodes_with_label(label);
  for (size_t i = 0; i < std::min(nodes.size(), kSampledNodes); ++i) {
    for (const auto& [key, value] : graph.properties(nodes[i])) out.offer(formats::cypher_name(key));
  }
}

void offer_names(const Graph& graph, Candidates& out) {
  for (const NodeId n : graph.nodes()) {
    if (formats::is_entity(graph, n)) out.offer(formats::display_name(graph, n));
  }
}

void offer_after_colon(const Graph& graph, bool relationship, Candidates& out) {
  if (relationship) {
    for (const RelationshipTypeId t : graph.relationship_types_in_use()) out.offer(formats::cypher_name(graph.name_of(t)));
  } else {
    for (const LabelId l : graph.labels_in_use()) out.offer(formats::cypher_name(graph.name_of(l)));
  }
}

}  // namespace

std::vector<std::string> completions(const Graph& graph, std::string_view before, std::string_view word) {
  Candidates out(word);
  if (before == ":" || before == ".") {
    for (const ShellCommand& c : shell_commands()) out.offer(c.name);
  } else if (open_quote(before) != 0) {
    offer_names(graph, out);
  } else if (before.ends_with(':') || (before.ends_with('|') && in_brackets(before))) {
    offer_after_colon(graph, in_brackets(before), out);
  } else if (before.ends_with('.')) {
    offer_keys(graph, label_of(before, last_word(before.substr(0, before.size() - 1))), out);
  } else if (!word.empty()) {
    for (const std::string_view k : kKeywords) out.offer(k);
    for (const std::string_view f : kFunctions) out.offer(f);
  }
  return out.take();
}

}  // namespace relata::tools
