#include "formats/value_json.hpp"

#include <fmt/format.h>

#include "formats/graph_text.hpp"
#include "formats/joined.hpp"
#include "formats/json_text.hpp"
#include "query/expression/text.hpp"

namespace relata::formats {

namespace {

// Values nest no deeper than the limits of the query language and of parse_json let them, so recursion is bounded.
class JsonValue {
 public:
  JsonValue(std::string& out, const Graph* graph) : out_(out), graph_(graph) {}

  void append(const Value& value) {
    switch (value.type()) {
      case ValueType::null: out_ += "null"; break;
      case ValueType::boolean: out_ += value.boolean() ? "true" : "false"; break;
      case ValueType::integer: append_integer(value.integer()); break;
      case ValueType::string: append_json_string(out_, value.string()); break;
      case ValueType::floating: append_json_number(out_, value.floating()); break;
      case ValueType::list: append_list(value.list()); break;
      case ValueType::map: append_map(value.map()); break;
      case ValueType::node: append_node(value.node()); break;
      case ValueType::relationship: append_relationship(value.relationship()); break;
      case ValueType::path: append_path(value.path()); break;
      default: append_json_string(out_, query::plain_text(value));
    }
  }

 private:
  void append_integer(int64_t number) {
    const fmt::format_int digits(number);
    out_.append(digits.data(), digits.size());
  }

  void append_list(const List& list) {
    out_ += '[';
    append_joined(out_, list, ",", [&](const Value& v) { append(v); });
    out_ += ']';
  }

  void append_map(const Map& map) {
    out_ += '{';
    append_joined(out_, map, ",", [&](const auto& member) {
      append_json_string(out_, member.first);
      out_ += ':';
      append(member.second);
    });
    out_ += '}';
  }

  void append_node(NodeId node) {
    if (graph_ == nullptr || !graph_->known(node)) {
      out_ += std::to_string(node.value);
      return;
    }
    out_ += "{\"id\":" + std::to_string(node.value) + ",\"labels\":[";
    append_joined(out_, sorted_labels(*graph_, node), ",", [&](const std::string& label) { append_json_string(out_, label); });
    out_ += "],\"properties\":";
    append_map(graph_->properties(node));
    out_ += '}';
  }

  void append_relationship(RelationshipId r) {
    if (graph_ == nullptr || !graph_->known(r)) {
      out_ += std::to_string(r.value);
      return;
    }
    out_ += "{\"id\":" + std::to_string(r.value) + ",\"type\":";
    append_json_string(out_, graph_->name_of(graph_->type(r)));
    out_ += ",\"source\":" + std::to_string(graph_->source(r).value) + ",\"target\":" + std::to_string(graph_->target(r).value);
    out_ += ",\"properties\":";
    append_map(graph_->properties(r));
    out_ += '}';
  }

  void append_path(const Path& path) {
    out_ += '[';
    for (size_t i = 0; i < path.nodes.size(); ++i) {
      if (i > 0) out_ += ',';
      append_node(path.nodes[i]);
      if (i == path.relationships.size()) break;
      out_ += ',';
      append_relationship(path.relationships[i]);
    }
    out_ += ']';
  }

  std::string& out_;
  const Graph* graph_;
};

}  // namespace

void append_json(std::string& out, const Value& value, const Graph* graph) { JsonValue(out, graph).append(value); }

void append_json(std::string& out, const query::Cell& cell, const Graph* graph) {
  if (cell.is_text()) append_json_string(out, cell.text());
  else append_json(out, cell.stored(), graph);
}

}  // namespace relata::formats
