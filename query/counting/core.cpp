// Cycles: variable after variable, the candidates of each the common neighbours of those before it. The last variable is
// summed without being visited.
#include <limits>

#include "query/counting/intersect.hpp"
#include "query/counting/term.hpp"

namespace relata::query::counting {

namespace {

// A list that a bound variable gives to a later one.
struct Link {
  uint32_t from = 0;  // level of the bound variable
  uint32_t to = 0;    // level that it restricts
  Lists* lists = nullptr;
  bool once = false;
  const TypedAdjacency* table = nullptr;  // of the lists, if there is one
};

struct Order {
  std::vector<uint32_t> variables;  // by level
  std::vector<double> visits;       // expected, by level
  double cost = std::numeric_limits<double>::infinity();
};

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
    factor = factor < 0 ? degree : std::max(0.001, std::min(factor, degree) * std::min(1.0, std::max(factor, degree) / all));
  }
  return factor;
}

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

class Enumeration {
 public:
  Enumeration(Term& term, const Order& order, const std::function<bool()>& go_on) : go_on_(go_on) {
    levels_.resize(order.variables.size());
    make_links(term, order);
    for (uint32_t i = 0; i < order.variables.size(); ++i) {
      Weights& weights = term.variables[order.variables[i]].weights;
      if (i != 0 && order.visits[i] * 8 > static_cast<double>(weights.high() - weights.low())) weights.make_dense();
      levels_[i].weights = &weights;
      levels_[i].cursors.resize(levels_[i].takes.size());
    }
    lists_.resize(links_.size());
    scratch_.resize(links_.size());
    plan_marks(order);
  }

  // f(id, count) for each candidate of the first variable that has matches.
  template <class F>
  bool run(F f) {
    levels_[0].weights->for_each([&](uint32_t id, int64_t w) {
      int64_t count = 0;
      if (bind(0, id)) count = below(1);
      fits_ = fits_ && !__builtin_mul_overflow(count, w, &count);
      if (count != 0) f(id, count);
      return fits_ && !stopped_;
    });
    return fits_;
  }

 private:
  struct Level {
    const Weights* weights = nullptr;
    std::vector<uint32_t> takes;  // links from earlier levels
    std::vector<uint32_t> gives;  // links to later levels
    std::vector<Cursor> cursors;
  };
  static constexpr uint32_t kNoLevel = ~uint32_t{0};

  void make_links(Term& term, const Order& order) {
    std::vector<uint32_t> level_of(term.variables.size(), kNoLevel);
    for (uint32_t i = 0; i < order.variables.size(); ++i) level_of[order.variables[i]] = i;
    for (Atom& atom : term.atoms) {
      if (atom.gone || level_of[atom.ends[0]] == kNoLevel) continue;
      const uint32_t side = level_of[atom.ends[0]] < level_of[atom.ends[1]] ? 0 : 1;
      Link link{level_of[atom.ends[side]], level_of[atom.ends[1 - side]], atom.lists[side].get(), atom.once};
      link.lists->expect(order.visits[link.from]);
      link.table = link.lists->made_table();
      levels_[link.from].gives.push_back(static_cast<uint32_t>(links_.size()));
      levels_[link.to].takes.push_back(static_cast<uint32_t>(links_.size()));
      links_.push_back(link);
    }
    // The list that most nodes lack is looked up first.
    for (Level& level : levels_) {
      std::stable_sort(level.gives.begin(), level.gives.end(), [&](uint32_t a, uint32_t b) { return links_[a].lists->sources() < links_[b].lists->sources(); });
    }
  }

  // What the earlier variables leave to the last one is the same for many values of the one before it: it is then written
  // into an array by id once, and the last step only looks up.
  void plan_marks(const Order& order) {
    if (levels_.size() < 3) return;
    const auto last = static_cast<uint32_t>(levels_.size() - 1);
    uint32_t latest = kNoLevel;
    for (const uint32_t l : levels_[last].takes) {
      if (links_[l].from + 1 == last) ++deep_;
      else latest = latest == kNoLevel ? links_[l].from : std::max(latest, links_[l].from);
    }
    const Weights& weights = *levels_[last].weights;
    const double range = static_cast<double>(weights.high() - weights.low());
    if (latest == kNoLevel || deep_ != 1 || weights.is_list()) return;
    if (order.visits[last - 1] < 2 * order.visits[latest] || order.visits[last - 1] * 8 < range) return;
    mark_level_ = latest;
    marks_.assign(weights.size(), 0);
    for (const uint32_t l : levels_[last].takes) {
      if (links_[l].from + 1 == last) deep_link_ = l;
      else early_.push_back(l);
    }
  }

  // Looks up the lists that the variable gives to later ones; false if one of them is empty.
  bool bind(uint32_t level, uint32_t id) {
    for (const uint32_t l : levels_[level].gives) {
      const Link& link = links_[l];
      lists_[l] = link.table != nullptr ? link.table->list(id) : link.lists->list(id, scratch_[l]);
      if (lists_[l].empty()) return false;
    }
    return level != mark_level_ || mark();
  }

  bool mark() {
    const Weights& weights = *levels_.back().weights;
    for (const uint32_t at : marked_) marks_[at] = 0;
    marked_.clear();
    mark_cursors_.clear();
    for (const uint32_t l : early_) mark_cursors_.push_back({lists_[l].data(), lists_[l].data() + lists_[l].size(), links_[l].once});
    for_each_common(mark_cursors_, [&](uint32_t id, int64_t times) {
      const int64_t w = weights.of(id);
      if (w == 0) return true;
      marked_.push_back(id - weights.low());
      marks_[marked_.back()] = checked_product(w, times);
      return true;
    });
    return !marked_.empty();
  }

  // The marks of the last list.
  int64_t marked_sum() {
    const std::span<const uint32_t> list = lists_[deep_link_];
    const bool once = links_[deep_link_].once;
    const uint32_t low = levels_.back().weights->low();
    const size_t range = marks_.size();
    int64_t total = 0;
    bool fits = true;
    for (size_t i = 0; i < list.size(); ++i) {
      const uint32_t at = list[i] - low;
      if (at >= range || (once && i != 0 && list[i] == list[i - 1])) continue;
      fits = fits && !__builtin_add_overflow(total, marks_[at], &total);
    }
    fits_ = fits_ && fits;
    return total;
  }

  // The matches of the variables from `level` on.
  int64_t below(uint32_t level) {
    const bool last = level + 1 == levels_.size();
    if ((++steps_ & 4095) == 0 && go_on_ && !go_on_()) stopped_ = true;
    if (last && mark_level_ != kNoLevel) return marked_sum();
    Level& at = levels_[level];
    int64_t total = 0;
    const auto visit = [&](uint32_t id, int64_t times) {
      int64_t part = at.weights->of(id);
      if (part == 0) return true;
      if (!last) part = bind(level, id) ? checked_product(part, below(level + 1)) : 0;
      fits_ = fits_ && !__builtin_mul_overflow(part, times, &part) && !__builtin_add_overflow(total, part, &total);
      return fits_ && !stopped_;
    };
    const auto list = [&](size_t i) { return lists_[at.takes[i]]; };
    const auto once = [&](size_t i) { return links_[at.takes[i]].once; };
    if (at.takes.size() == 1) {
      for_each_run(list(0), once(0), visit);
    } else if (at.takes.size() == 2 && similar_length(list(0), list(1))) {
      for_each_in_both(list(0), once(0), list(1), once(1), visit);
    } else {
      for (size_t i = 0; i < at.takes.size(); ++i) at.cursors[i] = {list(i).data(), list(i).data() + list(i).size(), once(i)};
      for_each_common(at.cursors, visit);
    }
    return total;
  }

  int64_t checked_product(int64_t a, int64_t b) {
    int64_t product = 0;
    fits_ = !__builtin_mul_overflow(a, b, &product) && fits_;
    return product;
  }

  const std::function<bool()>& go_on_;
  std::vector<Level> levels_;
  std::vector<Link> links_;
  std::vector<std::span<const uint32_t>> lists_;  // by link, of the variable that is bound
  std::vector<std::vector<uint32_t>> scratch_;    // by link
  uint32_t mark_level_ = kNoLevel;  // the level whose binding decides what the earlier variables leave to the last
  uint32_t deep_ = 0;               // links to the last level from the one before it
  uint32_t deep_link_ = 0;
  std::vector<uint32_t> early_;  // the other links to the last level
  std::vector<int64_t> marks_;   // by id of the last variable
  std::vector<uint32_t> marked_;
  std::vector<Cursor> mark_cursors_;
  uint32_t steps_ = 0;
  bool fits_ = true;
  bool stopped_ = false;
};

}  // namespace

int64_t Counter::enumerate(Term& term, std::vector<uint32_t> members) {
  int64_t total = 0;
  contract(term, members, std::nullopt);
  Enumeration enumeration(term, best_order(term, members), context_.go_on);
  note(enumeration.run([&](uint32_t, int64_t count) { note(!__builtin_add_overflow(total, count, &total)); }));
  return total;
}

Weights Counter::enumerate_by(Term& term, std::vector<uint32_t> members, uint32_t root) {
  contract(term, members, root);
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
