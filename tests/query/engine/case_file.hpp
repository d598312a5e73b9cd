#pragma once
// Text tests of the query engine: tests/query/cases/*.test. A case is
//
//   # what it shows
//   statement, on one line or several
//   ----
//   expected lines
//
// and a blank line. The expected lines are the rows, values separated by " | "; or `error: ` and type, detail, the text
// under the caret and the hint; or, for EXPLAIN, the plan. `rows in any order` as the first of them sorts both sides.
// All cases of one file run on one graph, in order; `!empty` on a line of its own starts a new one. Changes are shown
// by a last line `+nodes 1`, as in the side effects of openCypher's test kit.

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "query/executor/engine.hpp"

namespace relata::query::test {

struct Case {
  std::string title;
  std::string statement;
  std::vector<std::string> expected;
  bool fresh_graph = false;
  size_t line_1based = 0;
};

inline std::string shown(const Graph& graph, const Value& value);

namespace detail {

inline std::string properties(const Graph& graph, const Map& map) {
  std::string out;
  for (const auto& [key, value] : map) out += (out.empty() ? "{" : ", ") + key + ": " + shown(graph, value);
  return out.empty() ? out : out + "}";
}

inline std::string node(const Graph& graph, NodeId id) {
  std::vector<std::string> labels;
  for (const LabelId l : graph.labels(id)) labels.emplace_back(graph.name_of(l));
  std::sort(labels.begin(), labels.end());
  std::string out = "(";
  for (const std::string& l : labels) out += ":" + l;
  const std::string p = properties(graph, graph.properties(id));
  return out + (out.size() > 1 && !p.empty() ? " " : "") + p + ")";
}

inline std::string relationship(const Graph& graph, RelationshipId id) {
  const std::string p = properties(graph, graph.properties(id));
  return "[:" + std::string(graph.name_of(graph.type(id))) + (p.empty() ? "" : " " + p) + "]";
}

inline std::string path(const Graph& graph, const Path& p) {
  std::string out = "<" + node(graph, p.nodes[0]);
  for (size_t i = 0; i < p.relationships.size(); ++i) {
    const bool forward = graph.source(p.relationships[i]) == p.nodes[i];
    out += (forward ? "-" : "<-") + relationship(graph, p.relationships[i]) + (forward ? "->" : "-") +
           node(graph, p.nodes[i + 1]);
  }
  return out + ">";
}

inline std::string list(const Graph& graph, const List& items) {
  std::string out = "[";
  for (const Value& item : items) out += (out.size() > 1 ? ", " : "") + shown(graph, item);
  return out + "]";
}

inline void effects(const SideEffects& e, std::vector<std::string>& lines) {
  std::string out;
  const auto add = [&](std::string_view name, uint64_t count) {
    if (count != 0) out += fmt::format("{}{} {}", out.empty() ? "" : " ", name, count);
  };
  add("+nodes", e.nodes_created);
  add("-nodes", e.nodes_deleted);
  add("+relationships", e.relationships_created);
  add("-relationships", e.relationships_deleted);
  add("+properties", e.properties_set);
  add("-properties", e.properties_removed);
  add("+labels", e.labels_added);
  add("-labels", e.labels_removed);
  if (!out.empty()) lines.push_back(out);
}

class Lines final : public RowSink {
 public:
  Lines(const Graph& graph, std::vector<std::string>& lines) : graph_(graph), lines_(lines) {}
  Result<void> columns(const std::vector<std::string>&) override { return {}; }
  Result<void> row(std::span<const Value> values) override {
    std::string out;
    for (const Value& v : values) out += (out.empty() ? "" : " | ") + shown(graph_, v);
    lines_.push_back(out);
    return {};
  }

 private:
  const Graph& graph_;
  std::vector<std::string>& lines_;
};

}  // namespace detail

inline std::string shown(const Graph& graph, const Value& value) {
  switch (value.type()) {
    case ValueType::null:
      return "null";
    case ValueType::boolean:
      return value.boolean() ? "true" : "false";
    case ValueType::integer:
      return std::to_string(value.integer());
    case ValueType::floating:
      return fmt::format("{}", value.floating());
    case ValueType::string:
      return "'" + value.string() + "'";
    case ValueType::list:
      return detail::list(graph, value.list());
    case ValueType::map:
      return value.map().empty() ? "{}" : detail::properties(graph, value.map());
    case ValueType::node:
      return detail::node(graph, value.node());
    case ValueType::relationship:
      return detail::relationship(graph, value.relationship());
    case ValueType::path:
      return detail::path(graph, value.path());
    default:
      return "<temporal>";
  }
}

// What a statement gives, in the form of the expected lines.
inline std::vector<std::string> outcome(Engine& engine, const Graph& graph, const std::string& statement) {
  std::vector<std::string> lines;
  detail::Lines sink(graph, lines);
  const Result<std::vector<QueryResult>> results = engine.run(statement, {}, {}, sink);
  if (!results) {
    const Error& e = results.error();
    std::string out = "error: " + e.type + (e.type.empty() ? "" : " ") + e.detail;
    if (e.type.empty()) out += e.message;
    if (e.span) out += " at \"" + std::string(e.span->of(statement)) + "\"";
    if (!e.hint.empty()) out += "; " + e.hint;
    return {out};
  }
  for (const QueryResult& r : *results) {
    std::istringstream plan(r.plan);
    for (std::string line; std::getline(plan, line);) lines.push_back(line.substr(0, line.find("  ~")));
    detail::effects(r.effects, lines);
  }
  return lines;
}

inline std::vector<Case> read_cases(const std::string& path) {
  std::vector<Case> out;
  std::ifstream in(path);
  Case current;
  bool expecting = false;
  bool fresh = true;
  size_t number = 0;
  const auto finish = [&] {
    if (!current.statement.empty()) {
      current.fresh_graph = fresh;
      fresh = false;
      out.push_back(std::move(current));
    }
    current = Case{};
    expecting = false;
  };
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line == "!empty")
      fresh = true;
    else if (line.empty())
      finish();
    else if (expecting)
      current.expected.push_back(line);
    else if (line == "----")
      expecting = true;
    else if (line[0] == '#' && current.statement.empty())
      current.title = line.substr(1);
    else {
      if (current.statement.empty()) current.line_1based = number;
      current.statement += (current.statement.empty() ? "" : "\n") + line;
    }
  }
  finish();
  return out;
}

}  // namespace relata::query::test
