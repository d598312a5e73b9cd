// Folding: what a leaf of the pattern counts becomes a weight of the one variable it touches. A leaf with few candidates is
// pushed along its relationships; otherwise each candidate of the other side pulls the sum over its neighbours.
#include <limits>

#include "query/counting/term.hpp"

namespace relata::query::counting {

namespace {

constexpr double kAskCost = 30;   // of a predicate, in steps along a list
constexpr double kPushCost = 4;   // of a pushed neighbour, which is sorted afterwards
constexpr size_t kDenseShare = 16;  // pushed weights stand in an array by id from one for so many ids on

bool counts_all(const Variable& v) {
  return v.pending.empty() && v.branches.empty() && v.degrees.empty() && v.weights.all_one() && !v.weights.is_list();
}

bool can_push(const Term& term, const Leaf& leaf) { return leaf.atoms.size() == 1 && term.variables[leaf.variable].weights.is_list(); }

double push_cost(const Term& term, const Leaf& leaf) {
  const double many = static_cast<double>(term.variables[leaf.variable].weights.size());
  return many * (1 + kPushCost * term.atoms[leaf.atoms[0]].lists_of(leaf.variable).average_degree());
}

double pull_cost(const Term& term, const Leaf& leaf) {
  const Variable& target = term.variables[leaf.target];
  const double many = static_cast<double>(target.weights.size());
  if (leaf.atoms.size() == 1 && counts_all(term.variables[leaf.variable])) return many;
  double steps = 0;
  for (const uint32_t atom : leaf.atoms) {
    const Lists& lists = term.atoms[atom].lists_of(leaf.target);
    steps += target.weights.is_list() ? many * lists.average_degree() : lists.edges();
  }
  return many + steps;
}

double fold_cost(const Term& term, const Leaf& leaf) {
  const Variable& v = term.variables[leaf.variable];
  const double asked = static_cast<double>(v.weights.size()) * kAskCost * static_cast<double>(v.pending.size() + v.branches.size());
  const double pull = pull_cost(term, leaf);
  return asked + (can_push(term, leaf) ? std::min(pull, push_cost(term, leaf)) : pull);
}

// The leaf that is cheapest to fold, if there is one.
std::optional<Leaf> cheapest_leaf(const Term& term, std::optional<uint32_t> root) {
  std::optional<Leaf> best;
  double best_cost = std::numeric_limits<double>::infinity();
  for (uint32_t v = 0; v < term.variables.size(); ++v) {
    if (term.variables[v].gone || root == v) continue;
    Leaf leaf{v, v, {}};
    bool single = true;
    for (uint32_t a = 0; a < term.atoms.size(); ++a) {
      const Atom& atom = term.atoms[a];
      if (atom.gone || (atom.ends[0] != v && atom.ends[1] != v)) continue;
      const uint32_t other = atom.ends[0] == v ? atom.ends[1] : atom.ends[0];
      single = single && (leaf.atoms.empty() || leaf.target == other);
      leaf.target = other;
      leaf.atoms.push_back(a);
    }
    if (!single || leaf.atoms.empty()) continue;
    const double cost = fold_cost(term, leaf);
    if (cost >= best_cost) continue;
    best_cost = cost;
    best = std::move(leaf);
  }
  return best;
}

}  // namespace

void Counter::fold(Term& term, std::optional<uint32_t> root) {
  while (const std::optional<Leaf> leaf = cheapest_leaf(term, root)) {
    if (!go_on()) return;
    settle(term.variables[leaf->variable]);
    Variable& target = term.variables[leaf->target];
    const bool push = can_push(term, *leaf) && push_cost(term, *leaf) < pull_cost(term, *leaf);
    if (push) note(target.weights.multiply(pushed(term, leaf->atoms[0], leaf->variable, leaf->target)));
    else if (!take_degree(term, *leaf)) target.weights = pulled(term, *leaf);
    term.variables[leaf->variable].gone = true;
    for (const uint32_t atom : leaf->atoms) term.atoms[atom].gone = true;
  }
}

// The sum of the weights of the leaf's few nodes, for every node they lead to.
Weights Counter::pushed(Term& term, uint32_t atom, uint32_t leaf, uint32_t target) {
  flatten(term.variables[leaf]);
  const Weights& from = term.variables[leaf].weights;
  const Weights& to = term.variables[target].weights;
  Lists& lists = term.atoms[atom].lists_of(leaf);
  lists.expect(static_cast<double>(from.size()));
  const bool once = term.atoms[atom].once;
  const bool dense = static_cast<double>(from.size()) * lists.average_degree() * kDenseShare > static_cast<double>(to.high() - to.low());
  std::vector<int64_t> sums(dense ? to.high() - to.low() : 0, 0);
  std::vector<std::pair<uint32_t, int64_t>> pairs;
  std::vector<uint32_t> scratch;
  from.for_each([&](uint32_t id, int64_t w) {
    const std::span<const uint32_t> ends = lists.list(id, scratch);
    for (size_t i = 0; i < ends.size(); ++i) {
      if (ends[i] < to.low() || ends[i] >= to.high() || (once && i != 0 && ends[i] == ends[i - 1])) continue;
      if (dense) note(!__builtin_add_overflow(sums[ends[i] - to.low()], w, &sums[ends[i] - to.low()]));
      else pairs.emplace_back(ends[i], w);
    }
    return true;
  });
  if (dense) return Weights::dense(to.low(), std::move(sums));
  std::sort(pairs.begin(), pairs.end());
  std::vector<uint32_t> ids;
  for (const auto& [id, w] : pairs) {
    if (!ids.empty() && ids.back() == id) {
      note(!__builtin_add_overflow(sums.back(), w, &sums.back()));
      continue;
    }
    ids.push_back(id);
    sums.push_back(w);
  }
  return Weights::list(std::move(ids), std::move(sums));
}

}  // namespace relata::query::counting
