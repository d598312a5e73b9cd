#include "query/result/value_text.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "query/expression/text.hpp"

namespace relata::query {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (static_cast<unsigned char>(c) & 0x80) != 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_plain(std::string_view name) {
  return !name.empty() && is_letter(name.front()) && std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c); });
}

class Writer {
 public:
  Writer(std::string& out, const Graph& graph) : out_(out), graph_(graph) {}

  void value(const Value& v) {
    switch (v.type()) {
      case ValueType::null: out_ += "null"; break;
      case ValueType::boolean: out_ += v.boolean() ? "true" : "false"; break;
      case ValueType::integer: out_ += std::to_string(v.integer()); break;
      case ValueType::floating: out_ += float_notation(v.floating()); break;
      case ValueType::string: append_quoted(out_, v.string()); break;
      case ValueType::list: list(v.list()); break;
      case ValueType::map: map(v.map()); break;
      case ValueType::node: node(v.node()); break;
      case ValueType::relationship: relationship(v.relationship()); break;
      case ValueType::path: path(v.path()); break;
      default: append_quoted(out_, plain_text(v));
    }
  }

 private:
  void list(const List& items) {
    out_ += '[';
    for (size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_ += ", ";
      value(items[i]);
    }
    out_ += ']';
  }

  void map(const Map& entries) {
    out_ += '{';
    bool first = true;
    for (const auto& [key, v] : entries) {
      if (!first) out_ += ", ";
      first = false;
      append_name(out_, key);
      out_ += ": ";
      value(v);
    }
    out_ += '}';
  }

  void properties(const Map& entries, bool after_something) {
    if (entries.empty()) return;
    if (after_something) out_ += ' ';
    map(entries);
  }

  void node(NodeId id) {
    if (!graph_.known(id)) {
      out_ += fmt::format("(#{})", id.value);
      return;
    }
    std::vector<std::string_view> labels;
    for (const LabelId l : graph_.labels(id)) labels.push_back(graph_.name_of(l));
    std::sort(labels.begin(), labels.end());
    out_ += '(';
    for (const std::string_view label : labels) {
      out_ += ':';
      append_name(out_, label);
    }
    properties(graph_.properties(id), !labels.empty());
    out_ += ')';
  }

  void relationship(RelationshipId id) {
    if (!graph_.known(id)) {
      out_ += fmt::format("[#{}]", id.value);
      return;
    }
    out_ += "[:";
    append_name(out_, graph_.name_of(graph_.type(id)));
    properties(graph_.properties(id), true);
    out_ += ']';
  }

  void path(const Path& p) {
    out_ += '<';
    node(p.nodes[0]);
    for (size_t i = 0; i < p.relationships.size(); ++i) {
      const RelationshipId r = p.relationships[i];
      const bool forward = !graph_.known(r) || graph_.source(r) == p.nodes[i];
      out_ += forward ? "-" : "<-";
      relationship(r);
      out_ += forward ? "->" : "-";
      node(p.nodes[i + 1]);
    }
    out_ += '>';
  }

  std::string& out_;
  const Graph& graph_;
};

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  out += '\'';
  for (const char c : text) {
    switch (c) {
      case '\'': out += "\\'"; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      case '\r': out += "\\r"; break;
      default: out += c;
    }
  }
  out += '\'';
}

void append_name(std::string& out, std::string_view name) {
  if (is_plain(name)) {
    out += name;
    return;
  }
  out += '`';
  for (const char c : name) {
    if (c == '`') out += '`';
    out += c;
  }
  out += '`';
}

std::string float_notation(double value) {
  if (std::isinf(value)) return value > 0 ? "Inf" : "-Inf";
  return float_text(value);
}

std::string value_text(const Value& value, const Graph& graph) {
  std::string out;
  Writer(out, graph).value(value);
  return out;
}

}  // namespace relata::query
