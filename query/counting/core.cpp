// What folding leaves: cycles.
#include "query/counting/enumeration.hpp"
#include "query/counting/triangles.hpp"

namespace relata::query::counting {

int64_t Counter::enumerate(Term& term, std::vector<uint32_t> members) {
  int64_t total = 0;
  for (const uint32_t v : members) flatten(term.variables[v]);
  contract(term, members, std::nullopt);
  drop_colours(term, members, std::nullopt);
  if (const TypedAdjacency* table = triangle_table(term, members); table != nullptr) {
    const std::array<const Weights*, 3> weights = {&term.variables[members[0]].weights, &term.variables[members[1]].weights, &term.variables[members[2]].weights};
    note(count_triangles(*table, weights, context_.go_on, total));
    return total;
  }
  Enumeration enumeration(term, best_order(term, members), context_.go_on);
  note(enumeration.run([&](uint32_t, int64_t count) { note(!__builtin_add_overflow(total, count, &total)); }));
  return total;
}

Weights Counter::enumerate_by(Term& term, std::vector<uint32_t> members, uint32_t root) {
  for (const uint32_t v : members) flatten(term.variables[v]);
  contract(term, members, root);
  drop_colours(term, members, root);
  std::vector<uint32_t> ids;
  std::vector<int64_t> weights;
  Enumeration enumeration(term, order_from(term, members, root), context_.go_on);
  note(enumeration.run([&](uint32_t id, int64_t count) {
    ids.push_back(id);
    weights.push_back(count);
  }));
  return Weights::list(std::move(ids), std::move(weights));
}

}  // namespace relata::query::counting
