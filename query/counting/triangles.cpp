// Triangles: three variables, each joined to the other two by one and the same symmetric table. Every triangle of nodes
// is found once, from its node of the lowest degree (as Chiba and Nishizeki do), and counts for the six ways to name
// its corners.
#include "query/counting/triangles.hpp"

#include <algorithm>
#include <numeric>

namespace relata::query::counting {

namespace {

// Nodes in order of their degrees, and for each the neighbours behind it in that order.
struct Oriented {
  std::vector<uint32_t> node;  // by rank, less the table's low()
  std::vector<uint32_t> offsets = {0};
  std::vector<uint32_t> behind;  // ranks

  explicit Oriented(const TypedAdjacency& table) {
    const uint32_t low = table.low();
    node.resize(table.high() - low);
    std::iota(node.begin(), node.end(), 0);
    std::stable_sort(node.begin(), node.end(),
                     [&](uint32_t a, uint32_t b) { return table.degree(low + a) < table.degree(low + b); });
    std::vector<uint32_t> rank(node.size());
    for (uint32_t r = 0; r < node.size(); ++r) rank[node[r]] = r;
    behind.reserve(table.edges() / 2);
    for (uint32_t r = 0; r < node.size(); ++r) {
      for (const uint32_t end : table.list(low + node[r])) {
        if (rank[end - low] > r) behind.push_back(rank[end - low]);
      }
      offsets.push_back(static_cast<uint32_t>(behind.size()));
    }
  }
  [[nodiscard]] std::span<const uint32_t> of(uint32_t rank) const {
    return {behind.data() + offsets[rank], behind.data() + offsets[rank + 1]};
  }
};

// f(x, y, z) for each triangle, by rank; stops when `go_on` says so.
template <class F>
void for_each_triangle(const Oriented& graph, const std::function<bool()>& go_on, F f) {
  constexpr uint64_t kStepsBetween = 1 << 20;
  std::vector<uint32_t> mark(graph.node.size(), 0);
  uint64_t steps = 0;
  for (uint32_t x = 0; x < graph.node.size(); ++x) {
    for (const uint32_t y : graph.of(x)) mark[y] = x + 1;
    for (const uint32_t y : graph.of(x)) {
      for (const uint32_t z : graph.of(y)) {
        if (mark[z] == x + 1) f(x, y, z);
      }
      steps += graph.of(y).size();
    }
    if (steps < kStepsBetween) continue;
    steps = 0;
    if (go_on && !go_on()) return;
  }
}

bool is_one(const Weights& weights, const TypedAdjacency& table) {
  return weights.all_one() && !weights.is_list() && weights.low() <= table.low() && table.high() <= weights.high();
}

std::vector<int64_t> by_rank(const Weights& weights, const Oriented& graph, uint32_t low) {
  std::vector<int64_t> out;
  out.reserve(graph.node.size());
  for (const uint32_t node : graph.node) out.push_back(weights.of(low + node));
  return out;
}

}  // namespace

bool count_triangles(const TypedAdjacency& table, const std::array<const Weights*, 3>& weights,
                     const std::function<bool()>& go_on, int64_t& total) {
  const Oriented graph(table);
  std::vector<std::vector<int64_t>> other;  // the weights that are not one throughout
  for (const Weights* w : weights) {
    if (!is_one(*w, table)) other.push_back(by_rank(*w, graph, table.low()));
  }
  bool fits = true;
  total = 0;
  const auto add = [&](int64_t a, int64_t b, int64_t c) {
    int64_t product = 0;
    fits = !__builtin_mul_overflow(a, b, &product) && !__builtin_mul_overflow(product, c, &product) &&
           !__builtin_add_overflow(total, product, &total) && fits;
  };
  if (other.empty()) {
    for_each_triangle(graph, go_on, [&](uint32_t, uint32_t, uint32_t) { total += 6; });
  } else if (other.size() == 1) {
    const std::vector<int64_t>& w = other[0];
    for_each_triangle(graph, go_on, [&](uint32_t x, uint32_t y, uint32_t z) {
      for (const uint32_t corner : {x, y, z}) add(w[corner], 2, 1);
    });
  } else {
    if (other.size() == 2) other.emplace_back(graph.node.size(), 1);
    for_each_triangle(graph, go_on, [&](uint32_t x, uint32_t y, uint32_t z) {
      uint32_t corners[] = {x, y, z};
      std::sort(std::begin(corners), std::end(corners));
      do add(other[0][corners[0]], other[1][corners[1]], other[2][corners[2]]);
      while (std::next_permutation(std::begin(corners), std::end(corners)));
    });
  }
  return fits;
}

const TypedAdjacency* triangle_table(const Term& term, const std::vector<uint32_t>& members) {
  if (members.size() != 3) return nullptr;
  if (std::any_of(members.begin(), members.end(), [&](uint32_t v) { return term.variables[v].weights.is_list(); }))
    return nullptr;
  Lists* lists = nullptr;
  std::vector<std::pair<uint32_t, uint32_t>> pairs;
  for (const Atom& atom : term.atoms) {
    if (atom.gone || std::find(members.begin(), members.end(), atom.ends[0]) == members.end()) continue;
    if (atom.lists[0] != atom.lists[1] || (lists != nullptr && lists != atom.lists[0].get())) return nullptr;
    lists = atom.lists[0].get();
    pairs.push_back(std::minmax(atom.ends[0], atom.ends[1]));
  }
  std::sort(pairs.begin(), pairs.end());
  if (pairs.size() != 3 || std::unique(pairs.begin(), pairs.end()) != pairs.end()) return nullptr;
  const TypedAdjacency& table = lists->table();
  return table.has_loops() || table.has_parallel() ? nullptr : &table;
}

}  // namespace relata::query::counting
