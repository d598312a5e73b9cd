#include "tests/tck/scenario.hpp"

#include <algorithm>
#include <charconv>
#include <exception>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/store/graph.hpp"
#include "query/executor/engine.hpp"
#include "query/result/value_text.hpp"
#include "tests/tck/notation.hpp"
#include "tests/tck/snapshot.hpp"
#include "tests/tck/stub_procedure.hpp"

namespace relata::tck {

namespace {

constexpr double kTimeout = 10;  // seconds a statement

// Rows as texts, written while the graph still knows what is in them.
class TextTable final : public query::RowSink {
 public:
  explicit TextTable(const Graph& graph) : graph_(graph) {}
  Result<void> columns(const std::vector<std::string>& names) override {
    names_ = names;
    rows_.clear();
    return {};
  }
  Result<void> row(std::span<const Value> values) override {
    std::vector<std::string>& out = rows_.emplace_back();
    for (const Value& v : values) out.push_back(query::value_text(v, graph_));
    return {};
  }
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> rows_;

 private:
  const Graph& graph_;
};

std::string phase_name(Phase phase) { return phase == Phase::compile_time ? "compile time" : "runtime"; }

class World {
 public:
  explicit World(const NamedGraph& named_graph) : engine_(graph_), named_graph_(named_graph) {}

  // Empty if the step went well, else what went wrong.
  std::string step(const Step& s) {
    std::string_view t = s.text;
    if (t == "an empty graph" || t == "any graph") return {};
    if (take(t, "the ") && t.ends_with(" graph")) return load(std::string(t.substr(0, t.size() - 6)));
    t = s.text;
    if (t == "having executed:") return set_up(s.doc_string);
    if (t == "parameters are:") return parameters(s.table);
    if (take(t, "there exists a procedure ")) return procedure(t, s.table);
    if (t == "executing query:" || t == "executing control query:") return execute(s.doc_string);
    if (t == "no side effects") return effects({});
    if (t == "the side effects should be:") return effects(s.table);
    if (take(t, "the result should be")) return result(t, s.table);
    if (take(t, "a ") || take(t, "an ")) return error(t);
    return fmt::format("the step '{}' is not known", s.text);
  }

 private:
  static bool take(std::string_view& s, std::string_view prefix) {
    if (!s.starts_with(prefix)) return false;
    s.remove_prefix(prefix.size());
    return true;
  }

  Result<void> run(const std::string& query, TextTable& table) {
    query::RunOptions options;
    options.timeout_seconds = kTimeout;
    try {
      auto results = engine_.run(query, parameters_, options, table);
      if (!results) return std::move(results).error();
    } catch (const std::exception& e) {
      Error out;
      out.message = fmt::format("the engine threw an exception: {}", e.what());
      return out;
    }
    return {};
  }

  std::string set_up(const std::string& query) {
    TextTable table(graph_);
    const auto r = run(query, table);
    return r ? std::string() : "set-up failed: " + described(r.error());
  }

  std::string load(const std::string& name) {
    const auto script = named_graph_(name);
    return script ? set_up(*script) : script.error().message;
  }

  std::string parameters(const std::vector<TableRow>& table) {
    for (const TableRow& row : table) {
      if (row.size() != 2) return "a parameter is a name and a value";
      auto value = parse_value(row[1]);
      if (!value) return value.error().message;
      parameters_.insert_or_assign(row[0], std::move(*value));
    }
    return {};
  }

  std::string procedure(std::string_view declaration, const std::vector<TableRow>& table) {
    const auto r = add_stub(engine_.procedures(), declaration, table);
    return r ? std::string() : r.error().message;
  }

  std::string execute(const std::string& query) {
    before_ = snapshot(graph_);
    table_.emplace(graph_);
    const auto r = run(query, *table_);
    error_.reset();
    if (!r) error_ = r.error();
    after_ = snapshot(graph_);
    return {};
  }

  static std::string described(const Error& e) {
    return fmt::format("{} at {}: {} ({})", e.type.empty() ? "an error without type" : e.type, phase_name(e.phase), e.detail, e.message);
  }

  std::string effects(const std::vector<TableRow>& table) {
    std::map<std::string, uint64_t> expected;
    for (const TableRow& row : table) {
      uint64_t n = 0;
      if (row.size() != 2 || std::from_chars(row[1].data(), row[1].data() + row[1].size(), n).ec != std::errc()) return "a side effect is a name and a number";
      if (n > 0) expected[row[0]] = n;
    }
    const auto found = side_effects(before_, after_);
    return found == expected ? std::string() : fmt::format("expected side effects {}, got {}", shown(expected), shown(found));
  }

  static std::string shown(const std::map<std::string, uint64_t>& effects) {
    std::string out = "(";
    for (const auto& [name, n] : effects) out += fmt::format("{}{}: {}", out.size() > 1 ? ", " : "", name, n);
    return out + ")";
  }

  std::string result(std::string_view how, const std::vector<TableRow>& table) {
    if (!table_) return "no query was executed";
    if (error_) return "expected a result, got " + described(*error_);
    if (how == " empty") return table_->rows_.empty() ? std::string() : fmt::format("expected no rows, got {}", table_->rows_.size());
    if (how == ", in any order:") return compare(table, false, ListOrder::counts);
    if (how == ", in order:") return compare(table, true, ListOrder::counts);
    if (how == " (ignoring element order for lists):") return compare(table, false, ListOrder::ignored);
    if (how == ", in order (ignoring element order for lists):") return compare(table, true, ListOrder::ignored);
    return fmt::format("'the result should be{}' is not known", how);
  }

  std::string compare(const std::vector<TableRow>& expected, bool ordered, ListOrder order) {
    if (expected.empty()) return "a result without a header";
    const auto columns = column_order(expected[0]);
    if (!columns) return fmt::format("expected columns {}, got {}", expected[0], table_->names_);
    std::vector<std::vector<std::string>> wanted(expected.begin() + 1, expected.end());
    std::vector<std::vector<std::string>> found;
    for (const auto& row : table_->rows_) {
      auto& out = found.emplace_back();
      for (const size_t c : *columns) out.push_back(row[c]);
    }
    for (auto* rows : {&wanted, &found}) {
      if (const std::string why = normalize(*rows, order); !why.empty()) return why;
    }
    if (!ordered) std::sort(wanted.begin(), wanted.end());
    if (!ordered) std::sort(found.begin(), found.end());
    return wanted == found ? std::string() : difference(wanted, found);
  }

  // Where the expected columns stand in the result; nothing when they are others.
  std::optional<std::vector<size_t>> column_order(const TableRow& names) const {
    if (names.size() != table_->names_.size()) return std::nullopt;
    std::vector<size_t> out;
    for (const std::string& name : names) {
      const auto at = std::find(table_->names_.begin(), table_->names_.end(), name);
      if (at == table_->names_.end()) return std::nullopt;
      out.push_back(static_cast<size_t>(at - table_->names_.begin()));
    }
    return out;
  }

  static std::string normalize(std::vector<std::vector<std::string>>& rows, ListOrder order) {
    for (auto& row : rows) {
      for (std::string& cell : row) {
        auto text = normalized(cell, order);
        if (!text) return text.error().message;
        cell = std::move(*text);
      }
    }
    return {};
  }

  static std::string difference(const std::vector<std::vector<std::string>>& wanted, const std::vector<std::vector<std::string>>& found) {
    if (wanted.size() != found.size()) {
      const std::string first = found.empty() ? "" : fmt::format(", the first {}", found[0]);
      return fmt::format("expected {} rows, got {}{}", wanted.size(), found.size(), first);
    }
    const auto [w, f] = std::mismatch(wanted.begin(), wanted.end(), found.begin());
    return fmt::format("expected {}, got {}", *w, *f);
  }

  // "SyntaxError should be raised at compile time: UndefinedVariable"
  std::string error(std::string_view t) {
    constexpr std::string_view kRaised = " should be raised at ";
    const size_t raised = t.find(kRaised);
    const size_t colon = t.rfind(": ");
    if (raised == std::string_view::npos || colon == std::string_view::npos || colon < raised + kRaised.size()) return fmt::format("'a {}' is not known", t);
    const std::string_view type = t.substr(0, raised);
    const std::string_view phase = t.substr(raised + kRaised.size(), colon - raised - kRaised.size());
    const std::string_view detail = t.substr(colon + 2);
    if (!error_) return fmt::format("expected {} at {}: {}, got {} rows", type, phase, detail, table_ ? table_->rows_.size() : 0);
    const bool same = error_->type == type && (phase == "any time" || phase == phase_name(error_->phase)) && (detail == "*" || detail == error_->detail);
    return same ? std::string() : fmt::format("expected {} at {}: {}, got {}", type, phase, detail, described(*error_));
  }

  Graph graph_;
  query::Engine engine_;
  const NamedGraph& named_graph_;
  Map parameters_;
  std::optional<TextTable> table_;
  std::optional<Error> error_;
  Snapshot before_;
  Snapshot after_;
};

}  // namespace

Verdict run_case(const Case& c, const NamedGraph& named_graph) {
  World world(named_graph);
  for (const Step& s : c.steps) {
    std::string why = world.step(s);
    if (why.empty()) continue;
    std::replace(why.begin(), why.end(), '\n', ' ');
    return {false, std::move(why), s.line_1based};
  }
  return {};
}

}  // namespace relata::tck
