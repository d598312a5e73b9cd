#include "query/counting/enumeration.hpp"

namespace relata::query::counting {

Enumeration::Enumeration(Term& term, const Order& order, const std::function<bool()>& go_on) : go_on_(go_on) {
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
  plan_prefix();
  if (prefix_.levels() < 2) plan_marks(order);
}

void Enumeration::make_links(Term& term, const Order& order) {
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
    std::stable_sort(level.gives.begin(), level.gives.end(),
                     [&](uint32_t a, uint32_t b) { return links_[a].lists->sources() < links_[b].lists->sources(); });
  }
}

void Enumeration::plan_prefix() {
  std::vector<Prefix::Step> steps;
  while (steps.size() + 1 < levels_.size()) {
    const Level& level = levels_[steps.size() + 1];
    const Link& link = links_[level.takes[0]];
    if (level.takes.size() != 1 || link.table == nullptr || link.table->function() == nullptr) break;
    steps.push_back({link.from, link.table, level.weights});
  }
  const size_t known = steps.size() + 1;
  prefix_.begin(*levels_[0].weights, std::move(steps));
  if (known < 2 || known + 1 != levels_.size() || levels_.back().takes.size() != 2) return;
  Prefix::Closing closing;
  closing.weights = levels_.back().weights;
  for (size_t side = 0; side < 2; ++side) {
    const Link& link = links_[levels_.back().takes[side]];
    if (link.table == nullptr) return;
    closing.sides[side] = {link.from, link.table, link.once};
  }
  prefix_.close(closing);
}

// What the earlier variables leave to the last one is the same for many values of the one before it: it is then written
// into an array by id once, and the last step only looks up.
void Enumeration::plan_marks(const Order& order) {
  if (levels_.size() < 3) return;
  const auto last = static_cast<uint32_t>(levels_.size() - 1);
  uint32_t latest = kNoLevel;
  for (const uint32_t l : levels_[last].takes) {
    if (links_[l].from + 1 == last)
      ++deep_;
    else
      latest = latest == kNoLevel ? links_[l].from : std::max(latest, links_[l].from);
  }
  const Weights& weights = *levels_[last].weights;
  const double range = static_cast<double>(weights.high() - weights.low());
  if (latest == kNoLevel || deep_ != 1 || weights.is_list()) return;
  if (order.visits[last - 1] < 2 * order.visits[latest] || order.visits[last - 1] * 8 < range) return;
  mark_level_ = latest;
  marks_.assign(weights.size(), 0);
  for (const uint32_t l : levels_[last].takes) {
    if (links_[l].from + 1 == last)
      deep_link_ = l;
    else
      early_.push_back(l);
  }
}

bool Enumeration::run(const Take& take) {
  if (prefix_.levels() < 2)
    run_each(take);
  else
    run_blocks(take);
  return fits_;
}

void Enumeration::run_each(const Take& take) {
  levels_[0].weights->for_each([&](uint32_t id, int64_t w) {
    int64_t count = 0;
    if (bind(0, id)) count = below(1);
    fits_ = fits_ && !__builtin_mul_overflow(count, w, &count);
    if (count != 0) take(id, count);
    return fits_ && !stopped_;
  });
}

void Enumeration::run_blocks(const Take& take) {
  const auto taken = [&](size_t row, int64_t count) {
    fits_ = fits_ && !__builtin_mul_overflow(count, prefix_.weight(row), &count);
    if (count != 0) take(prefix_.id(0, row), count);
  };
  while (fits_ && !stopped_ && prefix_.next(fits_)) {
    if (prefix_.closed()) {
      const std::span<const int64_t> counts = prefix_.closing_counts(fits_);
      for (size_t row = 0; row < counts.size(); ++row) taken(row, counts[row]);
      stopped_ = go_on_ && !go_on_();
      continue;
    }
    for (size_t row = 0; row < prefix_.rows() && fits_ && !stopped_; ++row) taken(row, count_bound(row));
  }
}

// The matches below a row of the prefix.
int64_t Enumeration::count_bound(size_t row) {
  const auto known = static_cast<uint32_t>(prefix_.levels());
  for (uint32_t level = 0; level < known; ++level) {
    if (!bind(level, prefix_.id(level, row))) return 0;
  }
  return known == levels_.size() ? 1 : below(known);
}

// Looks up the lists that the variable gives to later ones; false if one of them is empty.
bool Enumeration::bind(uint32_t level, uint32_t id) {
  for (const uint32_t l : levels_[level].gives) {
    const Link& link = links_[l];
    lists_[l] = link.table != nullptr ? link.table->list(id) : link.lists->list(id, scratch_[l]);
    if (lists_[l].empty()) return false;
  }
  return level != mark_level_ || mark();
}

bool Enumeration::mark() {
  const Weights& weights = *levels_.back().weights;
  for (const uint32_t at : marked_) marks_[at] = 0;
  marked_.clear();
  mark_cursors_.clear();
  for (const uint32_t l : early_)
    mark_cursors_.push_back({lists_[l].data(), lists_[l].data() + lists_[l].size(), links_[l].once});
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
int64_t Enumeration::marked_sum() {
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
int64_t Enumeration::below(uint32_t level) {
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
    for (size_t i = 0; i < at.takes.size(); ++i)
      at.cursors[i] = {list(i).data(), list(i).data() + list(i).size(), once(i)};
    for_each_common(at.cursors, visit);
  }
  return total;
}

int64_t Enumeration::checked_product(int64_t a, int64_t b) {
  int64_t product = 0;
  fits_ = !__builtin_mul_overflow(a, b, &product) && fits_;
  return product;
}

}  // namespace relata::query::counting
