// Pulling: every candidate of the target takes the sum of its neighbours' weights.
#include "query/counting/intersect.hpp"
#include "query/counting/term.hpp"

namespace relata::query::counting {

namespace {

// How often a node at the other end counts, in the forms that the leaf's weights have.
struct InRange {
  uint32_t low;
  uint32_t size;
  int64_t operator()(uint32_t id) const { return id - low < size ? 1 : 0; }
};
struct InArray {
  uint32_t low;
  uint32_t size;
  const int64_t* weights;
  int64_t operator()(uint32_t id) const { return id - low < size ? weights[id - low] : 0; }
};
struct ByDegree {
  InRange range;
  const Degree* degree;
  int64_t operator()(uint32_t id) const { return range(id) != 0 ? degree->of(id) : 0; }
};
struct Searched {
  const Weights* weights;
  int64_t operator()(uint32_t id) const { return weights->of(id); }
};

template <class Weight>
int64_t sum_of(std::span<const uint32_t> ends, bool once, const Weight& weight, bool& fits) {
  int64_t total = 0;
  for (size_t i = 0; i < ends.size(); ++i) {
    if (once && i != 0 && ends[i] == ends[i - 1]) continue;
    fits = !__builtin_add_overflow(total, weight(ends[i]), &total) && fits;
  }
  return total;
}

// In a long list the bounds of the range are searched.
int64_t sum_of(std::span<const uint32_t> ends, bool once, const InRange& range, bool& fits) {
  constexpr size_t kShort = 8;
  if (once || ends.size() < kShort) return sum_of<InRange>(ends, once, range, fits);
  const auto from = std::lower_bound(ends.begin(), ends.end(), range.low);
  return std::lower_bound(from, ends.end(), uint64_t{range.low} + range.size) - from;
}

// Calls f with how the nodes of `v` count.
template <class F>
auto with_weight(const Variable& v, F f) {
  const Weights& w = v.weights;
  const InRange range{w.low(), w.high() - w.low()};
  if (w.is_list()) return f(Searched{&w});
  if (!w.all_one()) return f(InArray{range.low, range.size, w.weights().data()});
  return v.degrees.empty() ? f(range) : f(ByDegree{range, v.degrees.data()});
}

}  // namespace

// Where any neighbour along the edge will do, the target's weight is its degree.
bool Counter::take_degree(Term& term, const Leaf& leaf) {
  Variable& target = term.variables[leaf.target];
  const Variable& v = term.variables[leaf.variable];
  if (leaf.atoms.size() != 1 || target.weights.is_list() || v.weights.is_list() || !v.weights.all_one() ||
      !v.degrees.empty())
    return false;
  const Atom& atom = term.atoms[leaf.atoms[0]];
  Lists& lists = atom.lists_of(leaf.target);
  lists.expect(static_cast<double>(target.weights.size()));
  const std::shared_ptr<const TypedAdjacency> table = lists.shared_table();
  if (table == nullptr || (atom.once && table->has_parallel())) return false;
  if (v.weights.low() > table->ends_low() || table->ends_high() > v.weights.high()) return false;
  if (!target.weights.all_one()) {
    target.degrees.push_back({table});
    return true;
  }
  target.weights =
      Weights::range(std::max(target.weights.low(), table->low()), std::min(target.weights.high(), table->high()));
  const bool always_one = table->maximum_degree() == 1 && table->sources() == table->high() - table->low();
  if (!always_one) target.degrees.push_back({table});
  return true;
}

// The weights of `from`, each times sum(id); of an array only [low, high), outside of which the sums are zero.
template <class Sum>
Weights Counter::times(const Weights& from, uint32_t low, uint32_t high, const Sum& sum) {
  std::vector<uint32_t> ids;
  std::vector<int64_t> sums;
  bool fits = true;
  if (from.is_list()) {
    from.for_each([&](uint32_t id, int64_t w) {
      const int64_t s = sum(id);
      if (s == 0) return true;
      ids.push_back(id);
      sums.push_back(0);
      fits = !__builtin_mul_overflow(w, s, &sums.back()) && fits;
      return true;
    });
    note(fits);
    return Weights::list(std::move(ids), std::move(sums));
  }
  low = std::max(low, from.low());
  high = std::min(high, from.high());
  if (low >= high) return Weights::range(0, 0);
  sums.resize(high - low);
  if (from.all_one()) {
    for (uint32_t id = low; id < high; ++id) sums[id - low] = sum(id);
  } else {
    const int64_t* before = from.weights().data() - from.low();
    for (uint32_t id = low; id < high; ++id) {
      if (before[id] != 0) fits = !__builtin_mul_overflow(before[id], sum(id), &sums[id - low]) && fits;
    }
  }
  note(fits);
  Weights result = Weights::dense(low, std::move(sums));
  result.tidy();
  return result;
}

Weights Counter::pulled(Term& term, const Leaf& leaf) {
  const Weights& from = term.variables[leaf.target].weights;
  Variable& v = term.variables[leaf.variable];
  if (!from.is_list()) v.weights.make_dense();
  for (const uint32_t a : leaf.atoms) term.atoms[a].lists_of(leaf.target).expect(static_cast<double>(from.size()));
  if (v.degrees.size() > 1 || leaf.atoms.size() > 1 || v.weights.is_list() || !v.weights.all_one()) flatten(v);
  if (leaf.atoms.size() > 1) return pulled_common(term, leaf);
  const bool once = term.atoms[leaf.atoms[0]].once;
  const Lists& lists = term.atoms[leaf.atoms[0]].lists_of(leaf.target);
  const TypedAdjacency* table = lists.made_table();
  const uint32_t low = table == nullptr ? 0 : table->low();
  const uint32_t high = table == nullptr ? context_.graph.node_capacity() : table->high();
  std::vector<uint32_t> scratch;
  bool fits = true;
  Weights result = with_weight(v, [&](const auto& weight) {
    if (const uint32_t* function = table == nullptr ? nullptr : table->function(); function != nullptr)
      return times(from, low, high,
                   [&](uint32_t id) { return id - low < high - low ? weight(function[id - low]) : 0; });
    return times(from, low, high, [&](uint32_t id) { return sum_of(lists.list(id, scratch), once, weight, fits); });
  });
  note(fits);
  return result;
}

// Several edges join leaf and target: the neighbours that all of them have in common.
Weights Counter::pulled_common(Term& term, const Leaf& leaf) {
  const Weights& weights = term.variables[leaf.variable].weights;
  std::vector<std::vector<uint32_t>> scratch(leaf.atoms.size());
  std::vector<Cursor> cursors;
  bool fits = true;
  const auto sum = [&](uint32_t id) {
    int64_t total = 0;
    cursors.clear();
    for (size_t i = 0; i < leaf.atoms.size(); ++i) {
      const Atom& atom = term.atoms[leaf.atoms[i]];
      const std::span<const uint32_t> ends = atom.lists_of(leaf.target).list(id, scratch[i]);
      cursors.push_back({ends.data(), ends.data() + ends.size(), atom.once});
    }
    for_each_common(cursors, [&](uint32_t end, int64_t times) {
      int64_t part = 0;
      fits = !__builtin_mul_overflow(times, weights.of(end), &part) && !__builtin_add_overflow(total, part, &total) &&
             fits;
      return true;
    });
    return total;
  };
  Weights result = times(term.variables[leaf.target].weights, 0, context_.graph.node_capacity(), sum);
  note(fits);
  return result;
}

}  // namespace relata::query::counting
