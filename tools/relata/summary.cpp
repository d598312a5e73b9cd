#include "tools/relata/summary.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/utf8.hpp"
#include "formats/cypher_text.hpp"
#include "formats/graph_text.hpp"

namespace relata::tools {

namespace {

using Counted = std::vector<std::pair<std::string, uint64_t>>;

void write_line(std::ostream& out, std::string_view indent, const std::string& name, uint64_t count, size_t width) {
  const size_t used = indent.size() + utf8::width(name);
  out << indent << name << std::string(width > used ? width - used : 1, ' ') << fmt::format("{:>8}\n", count);
}

void sort_by_count(Counted& counted) {
  std::sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
}

size_t widest(const Counted& counted) {
  size_t width = 0;
  for (const auto& [name, count] : counted) width = std::max(width, utf8::width(name));
  return width;
}

Counted labels_of(const Graph& graph) {
  Counted labels;
  for (const LabelId l : graph.labels_in_use()) labels.emplace_back(":" + formats::cypher_name(graph.name_of(l)), graph.node_count(l));
  sort_by_count(labels);
  return labels;
}

Counted types_of(const Graph& graph) {
  Counted types;
  for (const RelationshipTypeId t : graph.relationship_types_in_use()) types.emplace_back(":" + formats::cypher_name(graph.name_of(t)), graph.relationship_count(t));
  sort_by_count(types);
  return types;
}

std::string keys_of(const Graph& graph) {
  std::vector<std::string> keys;
  for (const PropertyKeyId k : graph.property_keys_in_use()) keys.push_back(formats::cypher_name(graph.name_of(k)));
  std::sort(keys.begin(), keys.end());
  std::string line;
  for (const std::string& key : keys) line += (line.empty() ? "" : ", ") + key;
  return line;
}

std::string pattern_end(const Graph& graph, NodeId node) {
  const std::string label = formats::type_label(graph, node);
  return label.empty() ? "()" : "(:" + formats::cypher_name(label) + ")";
}

}  // namespace

Result<void> write_stats(const GraphFile& file, std::ostream& out) {
  const auto documents = file.documents();
  if (!documents) return documents.error();
  uint64_t sentences = 0, mentions = 0, facts = 0;
  for (const DocumentEntry& d : *documents) {
    sentences += d.sentences;
    mentions += d.mentions;
    facts += d.facts;
  }
  const Graph& graph = file.graph();
  const Counted labels = labels_of(graph), types = types_of(graph);
  const size_t width = std::max({widest(labels) + 2, widest(types) + 2, size_t{16}}) + 2;
  write_line(out, "", "documents", documents->size(), width);
  write_line(out, "", "sentences", sentences, width);
  write_line(out, "", "mentions", mentions, width);
  write_line(out, "", "facts in text", facts, width);
  write_line(out, "", "nodes", graph.node_count(), width);
  for (const auto& [name, count] : labels) write_line(out, "  ", name, count, width);
  write_line(out, "", "relationships", graph.relationship_count(), width);
  for (const auto& [name, count] : types) write_line(out, "  ", name, count, width);
  out << "property keys: " << keys_of(graph) << '\n';
  return {};
}

void write_schema(const Graph& graph, std::ostream& out) {
  std::map<std::string, uint64_t> patterns;
  for (const RelationshipId r : graph.relationships()) {
    const std::string type = formats::cypher_name(graph.name_of(graph.type(r)));
    ++patterns[pattern_end(graph, graph.source(r)) + "-[:" + type + "]->" + pattern_end(graph, graph.target(r))];
  }
  Counted counted(patterns.begin(), patterns.end());
  sort_by_count(counted);
  const size_t width = widest(counted) + 2;
  for (const auto& [pattern, count] : counted) write_line(out, "", pattern, count, width);
  out << "property keys: " << keys_of(graph) << '\n';
}

}  // namespace relata::tools
