#pragma once
// Variable after variable, the candidates of each the common neighbours of those before it; the last is summed without
// being visited. Internal to query/counting.

#include <functional>
#include <vector>

#include "query/counting/intersect.hpp"
#include "query/counting/order.hpp"
#include "query/counting/prefix.hpp"
#include "query/counting/term.hpp"

namespace relata::query::counting {

// A list that a bound variable gives to a later one.
struct Link {
  uint32_t from = 0;  // level of the bound variable
  uint32_t to = 0;    // level that it restricts
  Lists* lists = nullptr;
  bool once = false;
  const TypedAdjacency* table = nullptr;  // of the lists, if there is one
};

class Enumeration {
 public:
  using Take = std::function<void(uint32_t id, int64_t count)>;

  Enumeration(Term& term, const Order& order, const std::function<bool()>& go_on);

  // take(id, count) for each candidate of the first variable that has matches. False when a count does not fit.
  bool run(const Take& take);

 private:
  struct Level {
    const Weights* weights = nullptr;
    std::vector<uint32_t> takes;  // links from earlier levels
    std::vector<uint32_t> gives;  // links to later levels
    std::vector<Cursor> cursors;
  };
  static constexpr uint32_t kNoLevel = ~uint32_t{0};

  void make_links(Term& term, const Order& order);
  void plan_prefix();
  void plan_marks(const Order& order);

  void run_each(const Take& take);
  void run_blocks(const Take& take);
  int64_t count_bound(size_t at);
  bool bind(uint32_t level, uint32_t id);
  int64_t below(uint32_t level);
  bool mark();
  int64_t marked_sum();
  bool go_on();
  int64_t checked_product(int64_t a, int64_t b);

  const std::function<bool()>& go_on_;
  std::vector<Level> levels_;
  std::vector<Link> links_;
  std::vector<std::span<const uint32_t>> lists_;  // by link, of the variable that is bound
  std::vector<std::vector<uint32_t>> scratch_;    // by link
  Prefix prefix_;
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

}  // namespace relata::query::counting
