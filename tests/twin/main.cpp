// Runs random queries on random graphs through the slow twin and through the engine, with every optimizer pass on and
// off, and compares rows and, for statements that write, the graph that is left.
//   twin [CASES, default 2000] [SEED, default 1]     many
//   twin --case NUMBER                                one, shown
// A difference is printed with its case's number, the graph as CREATE and the query; the exit status is then 1.

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <optional>

#include "query/executor/engine.hpp"
#include "query/parser/parser.hpp"
#include "tests/twin/query_generator.hpp"
#include "tests/twin/twin.hpp"

namespace {

using namespace relata;

struct Outcome {
  std::vector<std::string> rows;
  std::vector<std::string> graph;
  std::string error;
  bool writes = false;  // the graph that is left is worth printing
  friend bool operator==(const Outcome& a, const Outcome& b) {
    return a.rows == b.rows && a.graph == b.graph && a.error.empty() == b.error.empty();
  }
};

void print(const char* who, const Outcome& o) {
  std::cout << who << ": " << o.rows.size() << " rows" << (o.error.empty() ? "" : ", error: " + o.error) << '\n';
  for (const std::string& row : o.rows) std::cout << "    " << row << '\n';
  if (!o.writes) return;
  for (const std::string& line : o.graph) std::cout << "    graph: " << line << '\n';
}

struct Case {
  uint64_t number;
  twin::TwinGraph graph;
  twin::GeneratedQuery query;
};

Case make_case(uint64_t number) {
  twin::Random random(number * 0x9E3779B97F4A7C15U + 1);
  twin::TwinGraph graph = twin::generate_graph(random);
  return {number, std::move(graph), twin::generate_query(random)};
}

template <class G>
std::string row_text(const G& graph, std::span<const Value> values, bool any_list_order) {
  std::string out;
  for (const Value& v : values) out += (out.empty() ? "" : " | ") + twin::shown(graph, v, any_list_order);
  return out;
}

// Keeps the texts of rows, as ids mean nothing once the statement is over.
class Texts final : public query::RowSink {
 public:
  Texts(const Graph& graph, const Case& c, std::vector<std::string>& rows) : graph_(graph), case_(c), rows_(rows) {}
  Result<void> columns(const std::vector<std::string>&) override { return {}; }
  Result<void> row(std::span<const Value> values) override {
    rows_.push_back(row_text(graph_, values, case_.query.any_list_order));
    return {};
  }

 private:
  const Graph& graph_;
  const Case& case_;
  std::vector<std::string>& rows_;
};

// Ranges are looked up where the schema has an index.
void add_indexes(Graph& graph) {
  graph.begin();
  for (const auto& [label, key] : {std::pair("A", "v"), std::pair("B", "s")}) {
    SchemaEntry entry;
    entry.name = std::string(label) + key;
    entry.kind = SchemaKind::index;
    entry.target = label;
    entry.key = key;
    graph.add_schema(std::move(entry));
  }
  if (!graph.commit()) throw std::logic_error("an index cannot be added");
}

Outcome by_engine(const Case& c, const query::OptimizerOptions& optimizer) {
  Graph graph;
  twin::load(c.graph, graph);
  if (c.number % 2 == 1) add_indexes(graph);
  query::Engine engine(graph);
  query::RunOptions options;
  options.optimizer = optimizer;
  Outcome out;
  Texts sink(graph, c, out.rows);
  const auto result = engine.run(c.query.text, {}, options, sink);
  if (!result) {
    out.rows.clear();
    out.error = result.error().message;
  }
  if (!c.query.ordered) std::ranges::sort(out.rows);
  out.graph = twin::snapshot(graph);
  out.writes = out.graph != twin::snapshot(c.graph);
  return out;
}

// Nothing if the case is too large for the twin.
std::optional<Outcome> by_twin(const Case& c) {
  Outcome out;
  const auto script = query::parse(c.query.text);
  if (!script) {
    out.error = script.error().message;
    return out;
  }
  twin::TwinGraph graph = c.graph;
  try {
    const twin::Table table = twin::Twin(graph).run(script->statements.at(0).query);
    // A query without RETURN gives no rows, however many it had on the way.
    for (const auto& row : table.rows) {
      if (!table.columns.empty()) out.rows.push_back(row_text(graph, row, c.query.any_list_order));
    }
  } catch (const twin::TooLarge&) {
    return std::nullopt;
  } catch (const std::exception& e) {
    out.error = std::string("the twin: ") + e.what();
    graph = c.graph;
  }
  if (!c.query.ordered) std::ranges::sort(out.rows);
  out.graph = twin::snapshot(graph);
  out.writes = out.graph != twin::snapshot(c.graph);
  return out;
}

struct Setting {
  std::string name;
  query::OptimizerOptions options;
};

// Every pass off alone, all on, all off.
std::vector<Setting> settings() {
  std::vector<Setting> out = {{"every pass on", {}}};
  Setting none = {"every pass off", {}};
  for (const std::string& pass : query::optimizer_passes()) {
    out.push_back({"without " + pass, {}});
    out.back().options.disabled.insert(pass);
    none.options.disabled.insert(pass);
  }
  out.push_back(std::move(none));
  return out;
}

// False if there is a difference, which is then printed.
bool check(const Case& c, const Outcome& expected, const std::vector<Setting>& all) {
  for (const Setting& setting : all) {
    const Outcome got = by_engine(c, setting.options);
    if (got == expected && expected.error.empty()) continue;
    std::cout << "\ncase " << c.number << ", " << setting.name << "\n  " << twin::creation(c.graph) << ";\n  "
              << c.query.text << ";\n";
    print("  twin", expected);
    print("  engine", got);
    return false;
  }
  return true;
}

int run_many(uint64_t cases, uint64_t seed) {
  const std::vector<Setting> all = settings();
  uint64_t different = 0, large = 0, rows = 0;
  for (uint64_t i = 0; i < cases; ++i) {
    const Case c = make_case(seed * 1'000'000 + i);
    const std::optional<Outcome> expected = by_twin(c);
    if (!expected) {
      ++large;
      continue;
    }
    rows += expected->rows.size();
    if (!check(c, *expected, all) && ++different == 5) break;
  }
  std::cout << fmt::format("{} cases, {} of them too large for the twin, {} rows, {} settings each, {} different\n",
                           cases, large, rows, all.size(), different);
  return different == 0 ? 0 : 1;
}

int show(uint64_t number) {
  const Case c = make_case(number);
  std::cout << twin::creation(c.graph) << ";\n" << c.query.text << ";\n";
  const std::optional<Outcome> expected = by_twin(c);
  if (expected) print("twin", *expected);
  return expected && check(c, *expected, settings()) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 2 && arguments[0] == "--case") return show(std::stoull(arguments[1]));
  if (arguments.size() > 2 || (!arguments.empty() && arguments[0].starts_with("-"))) {
    std::cerr << "usage: twin [CASES] [SEED] | twin --case NUMBER\n";
    return 2;
  }
  const auto number = [&](size_t i, uint64_t otherwise) {
    return i < arguments.size() ? std::stoull(arguments[i]) : otherwise;
  };
  return run_many(number(0, 2000), number(1, 1));
}
