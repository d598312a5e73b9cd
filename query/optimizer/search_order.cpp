// Patterns whose paths are searched for: ANY, SHORTEST, SHORTEST ... GROUPS.
//
// The search begins at one end of the path, which is found as any node is; where the other end is known too, or found
// by the value of a property, only paths between the two are looked for. A search keeps some of the paths between two
// nodes. So a condition that reads only the two ends may be asked before it as well as after it, and is asked before.
#include <algorithm>
#include <iterator>

#include "query/optimizer/estimate.hpp"
#include "query/optimizer/pattern_order.hpp"

namespace relata::query {

namespace {

class SearchOrder {
 public:
  SearchOrder(plan::Match match, const OptimizerOptions& options)
      : pattern_(std::move(match.pattern)),
        path_(pattern_.paths[0]),
        after_(std::move(match.predicates)),
        before_(std::move(path_.predicates)),
        options_(options) {
    const std::vector<uint32_t> introduced = introduced_slots(pattern_);
    missing_.insert(introduced.begin(), introduced.end());
    chain_.push_back(path_.first_node);
    for (const uint32_t r : path_.relationships) chain_.push_back(pattern_.relationships[r].to);
    for (const PatternRelationship& r : pattern_.relationships) {
      if (r.each && !readable(*r.each, {})) before_.push_back(each_as_predicate(r));
    }
    move_if(after_, before_, [&](const Expression& e) {
      return is_deterministic(e) && readable(e, {node_slot(chain_.front()), node_slot(chain_.back())});
    });
  }

  PlanPtr run(PlanPtr input, const Statistics& statistics, const Graph& graph) {
    const double rows = std::max(1.0, input->estimated_rows);
    const double found = choose(statistics, graph);
    PlanPtr out = order_pattern(anchors(), std::move(input), statistics, graph, options_);
    const double each = missing_.contains(node_slot(chain_.back())) ? std::max(1.0, found) : 1.0;
    plan::SearchPaths search = this->search();
    const double count = static_cast<double>(std::min<uint64_t>(search.search.count, 1000));
    const double expected = std::max(rows, out->estimated_rows) * each * count;
    out = make_plan(std::move(search), std::move(out));
    out->estimated_rows = expected;
    if (after_.empty()) return out;
    return make_plan(plan::Filter{std::move(after_)}, std::move(out));
  }

 private:
  template <class Which>
  static void move_if(std::vector<Expression>& from, std::vector<Expression>& to, const Which& which) {
    const auto moved = std::stable_partition(from.begin(), from.end(), [&](const Expression& e) { return !which(e); });
    to.insert(to.end(), std::make_move_iterator(moved), std::make_move_iterator(from.end()));
    from.erase(moved, from.end());
  }

  [[nodiscard]] uint32_t node_slot(uint32_t node) const { return pattern_.nodes[node].slot; }

  // Whether everything `e` reads is known once the slots given are.
  [[nodiscard]] bool readable(const Expression& e, std::initializer_list<uint32_t> given) const {
    const std::vector<uint32_t> slots = slots_of(e);
    return std::all_of(slots.begin(), slots.end(), [&](uint32_t s) {
      return !missing_.contains(s) || std::find(given.begin(), given.end(), s) != given.end();
    });
  }

  // Decides from which end to walk, and whether both are found first. Gives the rows expected for the other end.
  double choose(const Statistics& statistics, const Graph& graph) {
    plan::Match probe;
    probe.pattern.nodes = pattern_.nodes;
    probe.predicates = before_;
    const Estimator estimator(probe, statistics, graph);
    const auto cost = [&](uint32_t node) { return pattern_.nodes[node].bound ? 0.0 : estimator.found(node); };
    reversed_ = options_.enabled("order-patterns") && cost(chain_.back()) < cost(chain_.front());
    if (reversed_) {
      std::reverse(chain_.begin(), chain_.end());
      std::reverse(path_.relationships.begin(), path_.relationships.end());
    }
    const uint32_t other = chain_.back();
    both_ = chain_.front() == other || pattern_.nodes[other].bound ||
            (options_.enabled("lookup-values") && estimator.is_sought(other));
    return estimator.found(other);
  }

  // The ends that are found before the search, with what is asked of them.
  plan::Match anchors() {
    plan::Match out;
    std::vector<uint32_t> ends = {chain_.front()};
    if (both_ && chain_.back() != chain_.front()) ends.push_back(chain_.back());
    for (const uint32_t end : ends) {
      out.pattern.nodes.push_back(pattern_.nodes[end]);
      pattern_.nodes[end].labels.clear();
      missing_.erase(node_slot(end));
    }
    move_if(before_, out.predicates, [&](const Expression& e) { return readable(e, {}); });
    return out;
  }

  plan::SearchPaths search() {
    plan::SearchPaths out;
    out.from = node_slot(chain_.front());
    out.path_slot = path_.slot;
    out.search = *path_.search;
    out.reversed = reversed_;
    for (size_t i = 0; i < path_.relationships.size(); ++i)
      out.stretches.push_back(stretch(pattern_.relationships[path_.relationships[i]], chain_[i + 1]));
    out.predicates = std::move(before_);
    return out;
  }

  plan::Stretch stretch(PatternRelationship& r, uint32_t end) {
    plan::Stretch out;
    out.slot = r.slot;
    out.single = !r.length;
    if (r.length) out.times = *r.length;
    out.each = r.each && readable(*r.each, {}) ? std::move(r.each) : std::nullopt;
    out.each_local = r.each_local;
    out.path = r.repeated ? std::move(*r.repeated) : RepeatedPath{{}, {{r.slot, r.direction, r.types}}, {}, {}};
    if (reversed_) out.path = reversed(std::move(out.path));
    if (out.single) move_if(before_, out.path.predicates, [&](const Expression& e) { return readable(e, {r.slot}); });
    out.end = node_slot(end);
    out.end_known = !missing_.contains(out.end);
    for (const std::string& label : pattern_.nodes[end].labels)
      out.end_predicates.push_back(label_predicate(pattern_.nodes[end], label));
    pattern_.nodes[end].labels.clear();
    move_if(before_, out.end_predicates, [&](const Expression& e) { return readable(e, {out.end}); });
    return out;
  }

  PatternGraph pattern_;
  PatternPath& path_;
  std::vector<Expression> after_;   // conditions of what was chosen
  std::vector<Expression> before_;  // conditions of what is chosen from
  const OptimizerOptions& options_;
  std::set<uint32_t> missing_;
  std::vector<uint32_t> chain_;  // nodes of the path, in the order they are walked
  bool reversed_ = false;
  bool both_ = false;
};

}  // namespace

PlanPtr order_search(plan::Match match, PlanPtr input, const Statistics& statistics, const Graph& graph,
                     const OptimizerOptions& options) {
  return SearchOrder(std::move(match), options).run(std::move(input), statistics, graph);
}

}  // namespace relata::query
