#include "query/counting/count.hpp"

#include <numeric>

#include "query/counting/term.hpp"

namespace relata::query::counting {

namespace {

// The variables that are left, in groups that atoms join.
std::vector<std::vector<uint32_t>> components(const Term& term) {
  std::vector<uint32_t> group(term.variables.size());
  std::iota(group.begin(), group.end(), 0);
  for (const Atom& atom : term.atoms) {
    if (atom.gone) continue;
    const uint32_t from = group[atom.ends[1]];
    for (uint32_t& g : group) g = g == from ? group[atom.ends[0]] : g;
  }
  std::vector<std::vector<uint32_t>> out;
  for (uint32_t g = 0; g < group.size(); ++g) {
    std::vector<uint32_t> members;
    for (uint32_t v = 0; v < group.size(); ++v) {
      if (group[v] == g && !term.variables[v].gone) members.push_back(v);
    }
    if (!members.empty()) out.push_back(std::move(members));
  }
  return out;
}

// a + sign * b, node by node.
bool add(Weights& a, const Weights& b, int sign) {
  std::vector<uint32_t> ids;
  std::vector<int64_t> weights;
  std::vector<std::pair<uint32_t, int64_t>> pairs[2];
  const auto collect = [](const Weights& from, std::vector<std::pair<uint32_t, int64_t>>& to) {
    from.for_each([&](uint32_t id, int64_t w) {
      to.emplace_back(id, w);
      return true;
    });
  };
  collect(a, pairs[0]);
  collect(b, pairs[1]);
  bool fits = true;
  size_t at[2] = {0, 0};
  while (at[0] < pairs[0].size() || at[1] < pairs[1].size()) {
    const bool has[2] = {at[0] < pairs[0].size(), at[1] < pairs[1].size()};
    const uint32_t id = std::min(has[0] ? pairs[0][at[0]].first : ~uint32_t{0}, has[1] ? pairs[1][at[1]].first : ~uint32_t{0});
    int64_t sum = has[0] && pairs[0][at[0]].first == id ? pairs[0][at[0]++].second : 0;
    if (has[1] && pairs[1][at[1]].first == id) fits = fits && !__builtin_add_overflow(sum, sign * pairs[1][at[1]++].second, &sum);
    if (sum == 0) continue;
    ids.push_back(id);
    weights.push_back(sum);
  }
  a = Weights::list(std::move(ids), std::move(weights));
  return fits;
}

Error too_many() {
  Error e;
  e.kind = ErrorKind::limit;
  e.message = "the number of matches does not fit an integer";
  return e;
}

}  // namespace

int64_t Counter::component_total(Term& term, const std::vector<uint32_t>& members) {
  for (const uint32_t v : members) settle(term.variables[v]);
  if (!go_on()) return 0;
  if (members.size() > 1) return enumerate(term, members);
  const Variable& only = term.variables[members[0]];
  int64_t total = 0;
  note(sum_with_degrees(only.weights, only.degrees, total));
  return total;
}

int64_t Counter::term_total(Term& term) {
  fold(term, std::nullopt);
  int64_t total = 1;
  for (const std::vector<uint32_t>& members : components(term)) {
    note(!__builtin_mul_overflow(total, component_total(term, members), &total));
    if (total == 0) break;
  }
  return total;
}

Variable Counter::term_by_root(Term& term, uint32_t root) {
  fold(term, root);
  int64_t factor = 1;
  Variable by_root;
  for (const std::vector<uint32_t>& members : components(term)) {
    if (std::find(members.begin(), members.end(), root) == members.end()) {
      note(!__builtin_mul_overflow(factor, component_total(term, members), &factor));
      continue;
    }
    for (const uint32_t v : members) settle(term.variables[v]);
    if (members.size() > 1) by_root.weights = enumerate_by(term, members, root);
    else by_root = std::move(term.variables[root]);
  }
  if (factor == 1) return by_root;
  flatten(by_root);
  std::vector<uint32_t> ids;
  std::vector<int64_t> weights;
  by_root.weights.for_each([&](uint32_t id, int64_t w) {
    ids.push_back(id);
    weights.push_back(0);
    note(!__builtin_mul_overflow(w, factor, &weights.back()));
    return true;
  });
  by_root.weights = Weights::list(std::move(ids), std::move(weights));
  return by_root;
}

int64_t Counter::total(const Pattern& pattern) {
  std::vector<Weights> first;
  for (const PatternNode& node : pattern.nodes) first.push_back(first_domain(node));
  int64_t total = 0;
  expand_constraints(context_, pool_, pattern, first, [&](Term& term, int sign) {
    note(!__builtin_add_overflow(total, sign * term_total(term), &total));
  });
  return total;
}

Variable Counter::rooted(const Pattern& pattern, uint32_t root, const Weights* domain) {
  std::vector<Weights> first;
  for (const PatternNode& node : pattern.nodes) first.push_back(first_domain(node));
  if (domain != nullptr) {
    // Of an array the whole range: whoever asks multiplies with the array afterwards.
    first[root] = domain->is_list() ? Weights::list(domain->ids()) : Weights::range(domain->low(), domain->high());
  }
  std::optional<Variable> sum;
  expand_constraints(context_, pool_, pattern, first, [&](Term& term, int sign) {
    Variable found = term_by_root(term, term.variable_of[root]);
    if (!sum && sign > 0) {
      sum = std::move(found);
      return;
    }
    if (!sum) sum.emplace();
    flatten(*sum);
    flatten(found);
    note(add(sum->weights, found.weights, sign));
  });
  return sum ? std::move(*sum) : Variable();
}

Weights Counter::by_root(const Pattern& pattern, uint32_t root, const Weights* domain) {
  Variable found = rooted(pattern, root, domain);
  flatten(found);
  return std::move(found.weights);
}

Result<int64_t> count_matches(CountContext& context, const Pattern& pattern) {
  Counter counter(context);
  const int64_t total = counter.total(pattern);
  if (counter.overflow()) return too_many();
  return total;
}

Result<std::vector<GroupCount>> count_matches_by(CountContext& context, const Pattern& pattern, uint32_t group) {
  Counter counter(context);
  const Weights counts = counter.by_root(pattern, group, nullptr);
  if (counter.overflow()) return too_many();
  std::vector<GroupCount> out;
  counts.for_each([&](uint32_t id, int64_t count) {
    out.push_back({NodeId(id), count});
    return true;
  });
  return out;
}

}  // namespace relata::query::counting
