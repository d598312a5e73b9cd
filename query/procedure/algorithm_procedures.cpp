// algo.*: the algorithms of graph/algorithm as procedures. Each takes a map of settings (algorithm_config.hpp) as its
// last argument, which may be left out.
#include <fmt/format.h>

#include <array>
#include <limits>

#include "graph/algorithm/centrality.hpp"
#include "graph/algorithm/cohesion.hpp"
#include "graph/algorithm/communities.hpp"
#include "graph/algorithm/components.hpp"
#include "graph/algorithm/cycles.hpp"
#include "graph/algorithm/spanning_tree.hpp"
#include "graph/algorithm/weighted_paths.hpp"
#include "query/procedure/algorithm_config.hpp"
#include "query/procedure/procedure_registry.hpp"

namespace relata::query {

namespace {

using Keys = std::span<const std::string_view>;

constexpr double kAnyWeight = std::numeric_limits<double>::lowest();
constexpr double kAboveZero = std::numeric_limits<double>::min();

// What an algorithm runs on and where its rows go.
struct Run {
  const ProcedureCall& call;
  const AlgorithmConfig& config;
  const Subgraph& graph;
  const Interrupt& interrupted;

  // One row for each vertex: the node and what `rest` gives.
  template <class F>
  void each_vertex(F rest) const {
    for (uint32_t v = 0; v < graph.size(); ++v) {
      std::vector<Value> row = rest(v);
      row.insert(row.begin(), Value(graph.nodes[v]));
      call.emit(std::move(row));
    }
  }
};

// How an algorithm wants its subgraph.
struct Needs {
  Keys keys = {};                             // settings of its own
  Direction direction = Direction::outgoing;  // unless the settings say otherwise
  bool fixed_direction = false;               // they may not
  Parallels parallels = Parallels::keep;
  double least_weight = 0;
};

using Algorithm = Result<void> (*)(const Run& run);

Result<void> prepare(const ProcedureCall& call, const Needs& needs, Algorithm algorithm) {
  const Interrupt interrupted = [&call] { return !call.go_on(); };
  Result<AlgorithmConfig> config =
      AlgorithmConfig::read(call.graph, call.arguments.back(), needs.keys, needs.direction);
  if (!config) return std::move(config).error();
  if (needs.fixed_direction && config->choice().direction != needs.direction)
    return argument_error("this algorithm has no choice of 'direction'");
  const Result<Subgraph> graph =
      make_subgraph(call.graph, config->choice(), needs.parallels, needs.least_weight, interrupted);
  if (!graph) return graph.error();
  return algorithm({call, *config, *graph, interrupted});
}

// --- centrality ---

Result<void> run_page_rank(const Run& run) {
  const Result<double> damping = run.config.number("damping", 0.85, 0, 1);
  if (!damping) return damping.error();
  const Result<uint32_t> iterations = run.config.whole("iterations", 100, 1, 1'000'000);
  if (!iterations) return iterations.error();
  const auto rank = page_rank(run.graph, {*damping, *iterations, 1e-10}, run.interrupted);
  if (!rank) return rank.error();
  run.each_vertex([&](uint32_t v) { return std::vector<Value>{(*rank)[v]}; });
  return {};
}

Result<void> run_betweenness(const Run& run) {
  const Result<bool> normalized = run.config.flag("normalized", false);
  if (!normalized) return normalized.error();
  const auto score = betweenness(run.graph, run.config.weighted(), *normalized, run.interrupted);
  if (!score) return score.error();
  run.each_vertex([&](uint32_t v) { return std::vector<Value>{(*score)[v]}; });
  return {};
}

Result<void> run_closeness(const Run& run) {
  const auto score = closeness(run.graph, run.interrupted);
  if (!score) return score.error();
  run.each_vertex([&](uint32_t v) { return std::vector<Value>{(*score)[v]}; });
  return {};
}

Result<void> run_degree(const Run& run) {
  const std::vector<Degree> all = degrees(run.graph);
  run.each_vertex([&](uint32_t v) { return std::vector<Value>{static_cast<int64_t>(all[v].count), all[v].weight}; });
  return {};
}

// --- parts and order ---

Result<void> emit_parts(const Run& run, const std::vector<uint32_t>& part) {
  run.each_vertex([&](uint32_t v) { return std::vector<Value>{int64_t{part[v]}}; });
  return {};
}
Result<void> run_components(const Run& run) { return emit_parts(run, weak_components(run.graph)); }
Result<void> run_strong_components(const Run& run) { return emit_parts(run, strong_components_of(run.graph)); }

Result<void> run_communities(const Run& run) {
  const Result<double> resolution = run.config.number("resolution", 1, 0, 1e6);
  if (!resolution) return resolution.error();
  const auto found = communities(run.graph, *resolution, run.interrupted);
  if (!found) return found.error();
  run.each_vertex([&](uint32_t v) { return std::vector<Value>{int64_t{found->of[v]}, found->modularity}; });
  return {};
}

Result<void> run_topological_order(const Run& run) {
  const auto order = topological_order(run.graph);
  if (!order) return argument_error("there is no such order: the relationships go in a circle", "algo.cycles finds it");
  for (size_t i = 0; i < order->size(); ++i) run.call.emit({run.graph.nodes[(*order)[i]], static_cast<int64_t>(i)});
  return {};
}

// --- cohesion ---

Result<void> run_core_numbers(const Run& run) { return emit_parts(run, core_numbers_of(run.graph)); }

Result<void> run_triangles(const Run& run) {
  const auto all = triangles(run.graph, run.interrupted);
  if (!all) return all.error();
  run.each_vertex([&](uint32_t v) {
    return std::vector<Value>{static_cast<int64_t>((*all)[v].count), (*all)[v].coefficient};
  });
  return {};
}

// --- paths ---

// The two ends, the first two arguments. Nothing if one is null or outside of the subgraph: there is no path then.
std::optional<std::pair<uint32_t, uint32_t>> ends(const Run& run) {
  const auto vertex = [&](const Value& v) { return v.is_null() ? std::nullopt : run.graph.vertex(v.node()); };
  const auto from = vertex(run.call.arguments[0]), to = vertex(run.call.arguments[1]);
  if (!from || !to) return std::nullopt;
  return std::pair(*from, *to);
}

Result<void> run_lightest_path(const Run& run) {
  const auto between = ends(run);
  if (!between) return {};
  const auto path = lightest_path(run.graph, between->first, between->second, run.interrupted);
  if (!path) return path.error();
  if (*path) run.call.emit({(*path)->path, (*path)->weight});
  return {};
}

Result<void> run_lightest_paths(const Run& run) {
  const Value& count = run.call.arguments[2];
  if (count.is_null() || count.integer() < 0 || count.integer() > 1'000'000)
    return argument_error("'count' must be a whole number from 0 to 1000000");
  const auto between = ends(run);
  if (!between) return {};
  const auto paths = lightest_paths(run.graph, between->first, between->second, static_cast<uint32_t>(count.integer()),
                                    run.interrupted);
  if (!paths) return paths.error();
  for (size_t i = 0; i < paths->size(); ++i)
    run.call.emit({static_cast<int64_t>(i), (*paths)[i].path, (*paths)[i].weight});
  return {};
}

Result<void> run_spanning_tree(const Run& run) {
  for (const SubgraphEdge& e : spanning_forest(run.graph)) run.call.emit({e.relationship, e.weight});
  return {};
}

Result<void> run_cycles(const Run& run) {
  const Result<uint32_t> longest = run.config.whole("maxLength", 8, 1, 1'000'000);
  if (!longest) return longest.error();
  const Result<uint32_t> limit = run.config.whole("limit", 1'000'000, 0, std::numeric_limits<uint32_t>::max() - 1);
  if (!limit) return limit.error();
  uint32_t left = *limit;
  if (left == 0) return {};
  return for_each_cycle(
      run.graph, *longest,
      [&](const Path& path) {
        run.call.emit({path, static_cast<int64_t>(path.relationships.size())});
        return --left > 0;
      },
      run.interrupted);
}

class Adder {
 public:
  explicit Adder(ProcedureRegistry& registry) : registry_(registry) {}

  // `inputs` stand before the settings.
  void add(std::string name, std::vector<ProcedureField> inputs, std::vector<ProcedureField> outputs,
           const Needs& needs, Algorithm algorithm) {
    inputs.push_back({"config", ValueType::map});
    registry_.add({std::move(name), std::move(inputs), std::move(outputs), 1},
                  [needs, algorithm](const ProcedureCall& call) { return prepare(call, needs, algorithm); });
  }
  // One row a node.
  void add_of_nodes(std::string name, std::vector<ProcedureField> outputs, const Needs& needs, Algorithm algorithm) {
    outputs.insert(outputs.begin(), {"node", ValueType::node});
    add(std::move(name), {}, std::move(outputs), needs, algorithm);
  }

 private:
  ProcedureRegistry& registry_;
};

constexpr std::array<std::string_view, 2> kPageRankKeys = {"damping", "iterations"};
constexpr std::array<std::string_view, 1> kBetweennessKeys = {"normalized"};
constexpr std::array<std::string_view, 1> kCommunityKeys = {"resolution"};
constexpr std::array<std::string_view, 2> kCycleKeys = {"maxLength", "limit"};

void add_of_nodes(Adder& all) {
  const Needs simple = {{}, Direction::both, true, Parallels::lightest, kAnyWeight};
  const ProcedureField score = {"score", ValueType::floating};
  all.add_of_nodes("algo.pageRank", {score}, {kPageRankKeys, Direction::outgoing, false, Parallels::keep, 0},
                   run_page_rank);
  all.add_of_nodes("algo.betweenness", {score},
                   {kBetweennessKeys, Direction::both, false, Parallels::lightest, kAboveZero}, run_betweenness);
  all.add_of_nodes("algo.closeness", {score}, {{}, Direction::both, false, Parallels::lightest, kAnyWeight},
                   run_closeness);
  all.add_of_nodes("algo.degree", {{"degree", ValueType::integer}, {"weight", ValueType::floating}},
                   {{}, Direction::both, false, Parallels::keep, kAnyWeight}, run_degree);
  all.add_of_nodes("algo.components", {{"component", ValueType::integer}}, simple, run_components);
  all.add_of_nodes("algo.strongComponents", {{"component", ValueType::integer}},
                   {{}, Direction::outgoing, true, Parallels::lightest, kAnyWeight}, run_strong_components);
  all.add_of_nodes("algo.communities", {{"community", ValueType::integer}, {"modularity", ValueType::floating}},
                   {kCommunityKeys, Direction::both, true, Parallels::add, 0}, run_communities);
  all.add_of_nodes("algo.coreNumbers", {{"core", ValueType::integer}}, simple, run_core_numbers);
  all.add_of_nodes("algo.triangles", {{"triangles", ValueType::integer}, {"coefficient", ValueType::floating}}, simple,
                   run_triangles);
  all.add_of_nodes("algo.topologicalOrder", {{"position", ValueType::integer}},
                   {{}, Direction::outgoing, false, Parallels::keep, kAnyWeight}, run_topological_order);
}

}  // namespace

void add_algorithm_procedures(ProcedureRegistry& registry) {
  Adder all(registry);
  add_of_nodes(all);
  const ProcedureField from = {"from", ValueType::node}, to = {"to", ValueType::node};
  const ProcedureField path = {"path", ValueType::path}, weight = {"weight", ValueType::floating};
  const Needs paths = {{}, Direction::outgoing, false, Parallels::keep, 0};
  all.add("algo.dijkstra", {from, to}, {path, weight}, paths, run_lightest_path);
  all.add("algo.shortestPaths", {from, to, {"count", ValueType::integer}},
          {{"index", ValueType::integer}, path, weight}, paths, run_lightest_paths);
  all.add("algo.spanningTree", {}, {{"relationship", ValueType::relationship}, weight},
          {{}, Direction::outgoing, true, Parallels::keep, kAnyWeight}, run_spanning_tree);
  all.add("algo.cycles", {}, {path, {"length", ValueType::integer}},
          {kCycleKeys, Direction::outgoing, false, Parallels::keep, kAnyWeight}, run_cycles);
}

}  // namespace relata::query
