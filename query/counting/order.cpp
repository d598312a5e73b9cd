#include "query/counting/order.hpp"

namespace relata::query::counting {

namespace {

// Expected candidates of `v` for one way of binding `bound`; negative when nothing joins them.
double branching(const Term& term, const std::vector<bool>& bound, uint32_t v, double& shortest) {
  double factor = -1;
  const double all = std::max(1.0, static_cast<double>(term.variables[v].weights.size()));
  for (const Atom& atom : term.atoms) {
    if (atom.gone || (atom.ends[0] != v && atom.ends[1] != v)) continue;
    const uint32_t side = atom.ends[0] == v ? 1 : 0;
    if (!bound[atom.ends[side]]) continue;
    const double degree = atom.lists[side]->average_degree();
    shortest = factor < 0 ? degree : std::min(shortest, degree);
    factor =
        factor < 0 ? degree : std::max(0.001, std::min(factor, degree) * std::min(1.0, std::max(factor, degree) / all));
  }
  return factor;
}

}  // namespace

Order order_from(const Term& term, const std::vector<uint32_t>& members, uint32_t start) {
  Order order;
  std::vector<bool> bound(term.variables.size(), false);
  order.variables = {start};
  double visits = static_cast<double>(term.variables[start].weights.size());
  order.visits = {visits};
  order.cost = visits;
  bound[start] = true;
  while (order.variables.size() < members.size()) {
    uint32_t best = 0;
    double best_factor = std::numeric_limits<double>::infinity();
    double best_shortest = 0;
    for (const uint32_t v : members) {
      double shortest = 0;
      const double factor = bound[v] ? -1 : branching(term, bound, v, shortest);
      if (factor < 0 || factor >= best_factor) continue;
      best = v;
      best_factor = factor;
      best_shortest = shortest;
    }
    order.cost += visits * (1 + best_shortest);
    visits *= best_factor;
    order.visits.push_back(visits);
    order.variables.push_back(best);
    bound[best] = true;
  }
  return order;
}

Order best_order(const Term& term, const std::vector<uint32_t>& members) {
  Order best;
  for (const uint32_t start : members) {
    Order order = order_from(term, members, start);
    if (order.cost < best.cost) best = std::move(order);
  }
  return best;
}

}  // namespace relata::query::counting
