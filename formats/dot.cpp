#include "formats/dot.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>

#include <fmt/format.h>

#include "formats/dot_text.hpp"
#include "formats/graph_text.hpp"
#include "formats/palette.hpp"

namespace relata::formats {

namespace {

constexpr size_t kLabelColumns = 24;
constexpr size_t kLabelBytes = 200;  // what is longer is cut: nobody reads it in a picture
constexpr double kDoubtful = 0.5;

std::string shortened(std::string text) {
  if (text.size() <= kLabelBytes) return text;
  size_t end = kLabelBytes;
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;
  text.resize(end);
  return text + "...";
}

class DotWriter {
 public:
  DotWriter(const Graph& graph, const Selection& selection, std::ostream& out)
      : graph_(graph), selection_(selection), out_(out), number_(graph.node_capacity(), 0) {
    std::vector<std::string> labels;
    for (const NodeId n : selection.nodes) labels.push_back(type_label(graph, n));
    colours_ = colours_of(std::move(labels));
  }

  void run(const DotOptions& options) {
    out_ << "digraph relata {\n"
            "  graph [charset=\"UTF-8\" rankdir=LR fontname=\"Helvetica\"];\n"
            "  node [shape=box style=\"rounded,filled\" fontname=\"Helvetica\" fontsize=11];\n"
            "  edge [fontname=\"Helvetica\" fontsize=9 color=\"#555555\"];\n";
    uint32_t next = 0;
    for (const NodeId n : selection_.nodes) {
      number_[n.value] = next++;
      write_node(n);
    }
    for (const RelationshipId r : selection_.relationships) write_relationship(r);
    if (options.legend) write_legend();
    out_ << "}\n";
  }

 private:
  void write_node(NodeId node) {
    const std::string type = type_label(graph_, node);
    std::string name = display_name(graph_, node);
    if (name.empty()) name = type.empty() ? "(" + std::to_string(number_[node.value]) + ")" : ":" + type;
    const Colour& colour = colours_.at(type);
    out_ << fmt::format("  n{} [label={} fillcolor=\"{}\" color=\"{}\"{}];\n", number_[node.value],
                        dot_string(wrapped(shortened(name), kLabelColumns)), colour.fill, colour.line, type.empty() ? "" : " tooltip=" + dot_string(type));
  }

  void write_relationship(RelationshipId r) {
    std::string more;
    if (const double width = line_width(r); width > 1) more += fmt::format(" penwidth={:.1f}", width);
    if (is_doubtful(r)) more += " style=dashed";
    if (const std::string phrase = text_property(graph_, r, "phrase"); !phrase.empty()) more += " tooltip=" + dot_string(shortened(phrase));
    out_ << fmt::format("  n{} -> n{} [label={}{}];\n", number_[graph_.source(r).value], number_[graph_.target(r).value],
                        dot_string(graph_.name_of(graph_.type(r))), more);
  }

  [[nodiscard]] Value property(RelationshipId r, std::string_view key) const {
    const PropertyKeyId k = graph_.find_property_key(key);
    return k.valid() ? graph_.property(r, k) : Value();
  }

  // One point for one sentence, half a point more each time their number doubles, at most four.
  [[nodiscard]] double line_width(RelationshipId r) const {
    const Value support = property(r, "support");
    if (support.type() != ValueType::integer || support.integer() < 1) return 1;
    return std::min(4.0, 1 + 0.5 * std::log2(static_cast<double>(support.integer())));
  }

  [[nodiscard]] bool is_doubtful(RelationshipId r) const {
    const Value confidence = property(r, "confidence");
    return text_property(graph_, r, "polarity") == "negated" || (confidence.is_number() && confidence.number() < kDoubtful);
  }

  void write_legend() {
    out_ << "  subgraph cluster_legend {\n    label=\"Types\";\n    color=\"#999999\";\n";
    uint32_t next = 0;
    for (const auto& [label, colour] : colours_) {
      const std::string name = label.empty() ? "no label" : label;
      out_ << fmt::format("    legend{} [label={} fillcolor=\"{}\" color=\"{}\"];\n", next++, dot_string(name), colour.fill, colour.line);
    }
    out_ << "  }\n";
  }

  const Graph& graph_;
  const Selection& selection_;
  std::ostream& out_;
  std::vector<uint32_t> number_;  // by NodeId::value
  std::map<std::string, Colour> colours_;
};

}  // namespace

void write_dot(const Graph& graph, const Selection& selection, const DotOptions& options, std::ostream& out) {
  DotWriter(graph, selection, out).run(options);
}

}  // namespace relata::formats
