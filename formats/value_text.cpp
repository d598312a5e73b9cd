#include "formats/value_text.hpp"

#include <fmt/format.h>

#include "common/utf8.hpp"
#include "formats/cypher_text.hpp"
#include "formats/graph_text.hpp"
#include "formats/joined.hpp"
#include "query/expression/text.hpp"

namespace relata::formats {

namespace {

class ValueText {
 public:
  explicit ValueText(const Graph* graph) : graph_(graph) {}

  std::string top(const Value& value) {
    if (value.is_null()) return {};
    if (value.type() == ValueType::string) return value.string();
    append(value);
    return std::move(out_);
  }

 private:
  void append(const Value& value) {
    switch (value.type()) {
      case ValueType::null: out_ += "null"; break;
      case ValueType::string: append_cypher_literal(out_, value); break;
      case ValueType::list: append_list(value.list()); break;
      case ValueType::map: append_map(value.map()); break;
      case ValueType::node: append_node(value.node(), true); break;
      case ValueType::relationship: append_relationship(value.relationship(), true); break;
      case ValueType::path: append_path(value.path()); break;
      default: out_ += query::plain_text(value);
    }
  }

  void append_list(const List& list) {
    out_ += '[';
    append_joined(out_, list, ", ", [&](const Value& v) { append(v); });
    out_ += ']';
  }

  void append_map(const Map& map) {
    out_ += '{';
    append_joined(out_, map, ", ", [&](const auto& member) {
      out_ += cypher_name(member.first) + ": ";
      append(member.second);
    });
    out_ += '}';
  }

  void append_labels(NodeId node) {
    const auto labels = sorted_labels(*graph_, node);
    for (const std::string& label : labels) {
      if (label != kEntityLabel || labels.size() == 1) out_ += ":" + cypher_name(label);
    }
  }

  void append_node(NodeId node, bool whole) {
    out_ += '(';
    if (graph_ == nullptr || !graph_->known(node)) {
      out_ += std::to_string(node.value);
    } else if (const std::string name = display_name(*graph_, node); !whole && !name.empty()) {
      out_ += name;
    } else {
      append_labels(node);
      append_properties(graph_->properties(node), out_.back() != '(');
    }
    out_ += ')';
  }

  void append_relationship(RelationshipId r, bool whole) {
    out_ += '[';
    if (graph_ == nullptr || !graph_->known(r)) {
      out_ += std::to_string(r.value);
    } else {
      out_ += ":" + cypher_name(graph_->name_of(graph_->type(r)));
      if (whole) append_properties(graph_->properties(r), true);
    }
    out_ += ']';
  }

  void append_properties(const Map& properties, bool space) {
    if (properties.empty()) return;
    if (space) out_ += ' ';
    append_map(properties);
  }

  void append_path(const Path& path) {
    for (size_t i = 0; i < path.nodes.size(); ++i) {
      append_node(path.nodes[i], false);
      if (i == path.relationships.size()) break;
      const bool known = graph_ != nullptr && graph_->known(path.relationships[i]);
      const bool forward = !known || graph_->source(path.relationships[i]) == path.nodes[i];
      out_ += forward ? "-" : "<-";
      append_relationship(path.relationships[i], false);
      out_ += forward ? "->" : "-";
    }
  }

  const Graph* graph_;
  std::string out_;
};

// Marks that reorder or isolate what stands around them on a terminal.
bool changes_direction(char32_t c) { return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

}  // namespace

std::string value_text(const Value& value, const Graph* graph) { return ValueText(graph).top(value); }

std::string value_text(const query::Cell& cell, const Graph* graph) {
  return cell.is_text() ? std::string(cell.text()) : value_text(cell.stored(), graph);
}

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const utf8::Decoded d = utf8::decode(text, i);
    i += d.size;
    const char32_t c = d.code_point;
    if (c == '\n') out += "\\n";
    else if (c == '\t') out += "\\t";
    else if (c == '\r') out += "\\r";
    else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || changes_direction(c) || c == 0x2028 || c == 0x2029) out += fmt::format("\\u{:04x}", static_cast<uint32_t>(c));
    else utf8::append(out, c);
  }
  return out;
}

}  // namespace relata::formats
