// What the store costs: memory and file bytes an edge, time to build, write, open and walk, and Boost's algorithms on
// it beside Boost's own compressed graph.
//
//   store_benchmark EDGES [FOLDER]     e.g. 10000000 /tmp; nodes = EDGES / 10
//
// The graph is made here: a few nodes have very many relationships, eight types, one of them half of all. Times are CPU
// time of the process; each is one run, so compare lines with each other, not with other days.
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/page_rank.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <numeric>

#include "graph/algorithm/shortest_path.hpp"
#include "graph/file/graph_file.hpp"
#include "graph/store/bgl.hpp"
#include "graph/store/builder.hpp"

using namespace relata;

namespace {

class Random {
 public:
  uint64_t next() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return state_ >> 33;
  }
  uint32_t below(uint32_t n) { return static_cast<uint32_t>(next() % n); }
  // Small numbers are much likelier: the square of a uniform variate, which gives hubs.
  uint32_t skewed(uint32_t n) {
    const double u = static_cast<double>(next()) / 2147483648.0;
    return static_cast<uint32_t>(u * u * u * n);
  }

 private:
  uint64_t state_ = 12345;
};

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

template <class F>
double timed(const char* what, F f) {
  const double begin = cpu_seconds();
  f();
  const double seconds = cpu_seconds() - begin;
  std::printf("%-44s %10.1f ms\n", what, seconds * 1000);
  return seconds;
}

Graph make(uint32_t nodes, uint32_t edges) {
  GraphBuilder builder;
  Random random;
  const LabelId labels[] = {builder.label("Thing"), builder.label("Place")};
  const PropertyKeyId confidence = builder.property_key("confidence");
  RelationshipTypeId types[8];
  for (int i = 0; i < 8; ++i) types[i] = builder.relationship_type("type_" + std::to_string(i));
  for (uint32_t i = 0; i < nodes; ++i) builder.add_node({labels + random.below(2), 1});
  for (uint32_t i = 0; i < edges; ++i) {
    const uint32_t type = random.below(2) == 0 ? 0 : random.below(8);
    const uint32_t r = builder.add_relationship(NodeId(random.skewed(nodes)), types[type],
                                                NodeId((random.skewed(nodes) * 7u + 3) % nodes));
    builder.set(r, confidence, Value(random.below(1000) / 1000.0));
  }
  std::vector<RelationshipId> ids;
  return builder.finish(ids);
}

// Nodes to start from, spread over the graph.
std::vector<NodeId> seeds(const Graph& graph) {
  std::vector<NodeId> all;
  for (uint32_t i = 0; i < 1000; ++i)
    all.emplace_back(static_cast<uint32_t>(uint64_t{i} * 7919 % graph.node_capacity()));
  return all;
}

uint64_t two_hops(const Graph& graph, NodeId from) {
  uint64_t n = 0;
  for (const Neighbour& a : graph.neighbours(from, Direction::outgoing)) n += graph.degree(a.node, Direction::outgoing);
  return n;
}

template <class G>
void run_boost(const G& g, const char* name) {
  std::vector<boost::default_color_type> colours(num_vertices(g));
  const auto index = get(boost::vertex_index, g);
  const std::string bfs = std::string("Boost's breadth-first search, ") + name;
  timed(bfs.c_str(), [&] {
    boost::breadth_first_search(g, 0u, boost::color_map(boost::make_iterator_property_map(colours.begin(), index)));
  });
  std::vector<double> rank(num_vertices(g));
  std::vector<double> rank2(num_vertices(g));
  const std::string page_rank = std::string("Boost's PageRank, 10 iterations, ") + name;
  timed(page_rank.c_str(), [&] {
    boost::graph::page_rank(g, boost::make_iterator_property_map(rank.begin(), index), boost::graph::n_iterations(10),
                            0.85, num_vertices(g), boost::make_iterator_property_map(rank2.begin(), index));
  });
}

void compare_with_boost(const Graph& graph) {
  run_boost(graph, "relata");
  std::vector<std::pair<uint32_t, uint32_t>> pairs;
  pairs.reserve(graph.relationship_count());
  for (auto [e, end] = edges(graph); e != end; ++e) pairs.emplace_back(e->source, e->target);
  using Csr = boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, boost::no_property,
                                                 boost::no_property, uint32_t, uint32_t>;
  const Csr csr(boost::edges_are_unsorted_multi_pass, pairs.begin(), pairs.end(), graph.node_capacity());
  run_boost(csr, "Boost's CSR");
}

void walk(const Graph& graph) {
  uint64_t sum = 0;
  const std::vector<NodeId> from = seeds(graph);
  Neighbour n;
  const double one = timed("1000 times one hop, all types", [&] {
    for (NodeId node : from) {
      for (Neighbours range = graph.neighbours(node, Direction::outgoing); range.next(n);) sum += n.node.value;
    }
  });
  const double two = timed("1000 times the count of two hops", [&] {
    for (NodeId node : from) sum += two_hops(graph, node);
  });
  const double path = timed("100 shortest paths", [&] {
    for (size_t i = 0; i < 100; ++i) {
      const auto found = shortest_path(graph, from[i], from[999 - i], PathSearch());
      if (found.ok() && *found) sum += (*found)->relationships.size();
    }
  });
  std::printf("%-44s %10.2f us, %.2f us, %.1f us\n", "  each", one * 1e3, two * 1e3, path * 1e4);
  timed("every relationship by its node", [&] {
    for (NodeId node : graph.nodes()) {
      for (Neighbours range = graph.neighbours(node, Direction::outgoing); range.next(n);) sum += n.relationship.value;
    }
  });
  timed("type of every relationship by its id", [&] {
    for (RelationshipId r : graph.relationships()) sum += graph.type(r).value;
  });
  const PropertyKeyId key = graph.find_property_key("confidence");
  timed("one property of every relationship", [&] {
    for (RelationshipId r : graph.relationships()) sum += graph.property(r, key).floating() > 0.5 ? 1 : 0;
  });
  std::printf("%-44s %10llu\n", "(sum, so that nothing is left out)", static_cast<unsigned long long>(sum));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fputs("usage: store_benchmark EDGES [FOLDER]\n", stderr), 2;
  const auto edge_count = static_cast<uint32_t>(std::strtoul(argv[1], nullptr, 10));
  const std::filesystem::path folder = argc > 2 ? argv[2] : std::filesystem::temp_directory_path().string();
  const std::string path = (folder / "store_benchmark.relata").string();
  std::filesystem::remove(path);
  const auto per_edge = [&](uint64_t bytes) { return static_cast<double>(bytes) / edge_count; };

  Graph graph;
  timed("build in memory", [&] { graph = make(std::max(edge_count / 10, 10u), edge_count); });
  const Graph::MemoryUse use = graph.memory_use();
  std::printf("%-44s %10.2f bytes an edge, columns %.2f\n", "memory of the structure", per_edge(use.structure),
              per_edge(use.columns));
  walk(graph);
  compare_with_boost(graph);
  {
    Result<GraphFile> file = GraphFile::open(path, FileMode::create);
    if (!file.ok()) return std::fprintf(stderr, "%s\n", file.error().message.c_str()), 1;
    timed("write to a file", [&] {
      if (const Result<void> done = file->replace_graph(std::move(graph)); !done.ok())
        std::fprintf(stderr, "%s\n", done.error().message.c_str());
    });
  }
  std::printf("%-44s %10.2f bytes an edge\n", "file", per_edge(std::filesystem::file_size(path)));
  timed("open the file and take one hop", [&] {
    const Result<GraphFile> file = GraphFile::open(path, FileMode::read_only);
    uint64_t n = 0;
    if (file.ok()) n = file->graph().degree(NodeId(1), Direction::outgoing);
    std::printf("%-44s %10llu\n", "  (its degree)", static_cast<unsigned long long>(n));
  });
  std::filesystem::remove(path);
  return 0;
}
