#include "query/optimizer/pattern_order.hpp"

#include <algorithm>
#include <limits>

#include "query/optimizer/estimate.hpp"
#include "query/optimizer/lookup.hpp"

namespace relata::query {

namespace {

struct Step {
  enum class Kind { scan, follow, endpoints } kind = Kind::scan;
  uint32_t index = 0;     // of the node or the relationship
  bool from_left = true;  // of follow
  double rows = 1;        // afterwards
};

Direction opposite(Direction d) {
  if (d == Direction::both) return d;
  return d == Direction::outgoing ? Direction::incoming : Direction::outgoing;
}

// Finds the order. Works on indexes alone.
class Orderer {
 public:
  Orderer(const PatternGraph& pattern, const Estimator& estimator, bool as_written, double rows)
      : pattern_(pattern), estimator_(estimator), as_written_(as_written), rows_(rows) {
    for (const PatternNode& n : pattern.nodes) known_.push_back(n.bound);
    for (const PatternPath& p : pattern.paths) {
      if (p.selector == PathSelector::all) continue;
      for (const uint32_t r : p.relationships) shortest_.push_back(r);
    }
  }

  std::vector<Step> order() {
    const bool nothing_known = std::none_of(known_.begin(), known_.end(), [](bool k) { return k; });
    if (!nothing_known || as_written_ || pattern_.nodes.size() > kManyNodes) return greedy(std::nullopt);
    std::vector<Step> best;
    double best_cost = std::numeric_limits<double>::infinity();
    for (uint32_t start = 0; start < pattern_.nodes.size(); ++start) {
      std::vector<Step> steps = greedy(start);
      double cost = 0;
      for (const Step& s : steps) cost += s.rows;
      if (!best.empty() && cost >= best_cost) continue;
      best_cost = cost;
      best = std::move(steps);
    }
    return best;
  }

 private:
  static constexpr size_t kManyNodes = 24;  // beyond, trying every beginning costs more than it gives

  bool is_shortest(uint32_t r) const { return std::find(shortest_.begin(), shortest_.end(), r) != shortest_.end(); }

  std::vector<Step> greedy(std::optional<uint32_t> start) const {
    std::vector<Step> steps;
    std::vector<bool> known = known_;
    std::vector<bool> done(pattern_.relationships.size(), false);
    double rows = rows_;
    const auto scan = [&](uint32_t node) {
      rows *= std::max(estimator_.found(node), 0.1);
      known[node] = true;
      steps.push_back({Step::Kind::scan, node, true, rows});
    };
    if (start) scan(*start);
    while (true) {
      std::optional<Step> next = best_relationship(known, done, rows);
      if (next) {
        const PatternRelationship& r = pattern_.relationships[next->index];
        done[next->index] = known[r.from] = known[r.to] = true;
        rows = next->rows;
        steps.push_back(*next);
        continue;
      }
      const std::optional<uint32_t> node = best_node(known);
      if (!node) return steps;
      scan(*node);
    }
  }

  // The relationship to follow next, if one touches what is known. Known relationships come first: they cost nothing.
  std::optional<Step> best_relationship(const std::vector<bool>& known, const std::vector<bool>& done,
                                        double rows) const {
    std::optional<Step> best;
    for (uint32_t i = 0; i < pattern_.relationships.size(); ++i) {
      if (done[i]) continue;
      const PatternRelationship& r = pattern_.relationships[i];
      if (r.bound) return Step{Step::Kind::endpoints, i, true, rows};
      const bool into = known[r.from] && known[r.to];
      if (is_shortest(i) ? !into : !known[r.from] && !known[r.to]) continue;
      for (const bool from_left : {true, false}) {
        if (!known[from_left ? r.from : r.to]) continue;
        const double after = rows * std::max(estimator_.factor(i, from_left, into), 0.001);
        if (!best || (!as_written_ && after < best->rows)) best = Step{Step::Kind::follow, i, from_left, after};
      }
    }
    return best;
  }

  std::optional<uint32_t> best_node(const std::vector<bool>& known) const {
    std::optional<uint32_t> best;
    for (uint32_t i = 0; i < known.size(); ++i) {
      if (known[i]) continue;
      if (!best || (!as_written_ && estimator_.found(i) < estimator_.found(*best))) best = i;
    }
    return best;
  }

  const PatternGraph& pattern_;
  const Estimator& estimator_;
  bool as_written_;
  double rows_;
  std::vector<bool> known_;
  std::vector<uint32_t> shortest_;
};

// Makes the operators for an order.
class Lowering {
 public:
  Lowering(plan::Match match, PlanPtr input, const Graph& graph, const OptimizerOptions& options)
      : pattern_(std::move(match.pattern)),
        pending_(std::move(match.predicates)),
        plan_(std::move(input)),
        graph_(graph),
        options_(options) {
    for (const uint32_t s : introduced_slots(pattern_)) missing_.insert(s);
    for (const PatternNode& n : pattern_.nodes) {
      for (const std::string& label : n.labels) pending_.push_back(label_predicate(n, label));
    }
    for (uint32_t i = 0; i < pattern_.nodes.size(); ++i) {
      if (pattern_.nodes[i].bound && !touched(i)) pending_.push_back(not_null(pattern_.nodes[i]));
    }
  }

  PlanPtr run(const std::vector<Step>& steps) {
    filter();
    for (const Step& step : steps) {
      if (step.kind == Step::Kind::scan) scan(pattern_.nodes[step.index]);
      if (step.kind == Step::Kind::endpoints) endpoints(step.index);
      if (step.kind == Step::Kind::follow) follow(step.index, step.from_left);
      plan_->estimated_rows = step.rows;
      paths();
      if (options_.enabled("push-filters")) filter();
    }
    paths();
    filter();
    return std::move(plan_);
  }

 private:
  // Whether a relationship of the pattern ends at the node: following it leaves out nulls.
  bool touched(uint32_t node) const {
    return std::any_of(pattern_.relationships.begin(), pattern_.relationships.end(),
                       [&](const PatternRelationship& r) { return r.from == node || r.to == node; });
  }

  static Expression not_null(const PatternNode& n) {
    Expression e = unary(Operation::is_not_null, slot(n.slot, ValueType::node, n.span), n.span);
    e.type = ValueType::boolean;
    return e;
  }

  bool available(const Expression& e) const {
    const std::vector<uint32_t> slots = slots_of(e);
    return std::none_of(slots.begin(), slots.end(), [&](uint32_t s) { return missing_.contains(s); });
  }

  void add(Plan::Node node) { plan_ = make_plan(std::move(node), std::move(plan_)); }

  // What can be asked now.
  void filter() {
    plan::Filter f;
    std::vector<Expression> later;
    for (Expression& e : pending_) (available(e) ? f.predicates : later).push_back(std::move(e));
    pending_ = std::move(later);
    if (!f.predicates.empty()) add(std::move(f));
  }

  void scan(const PatternNode& n) {
    if (const std::optional<plan::NodeLookup> found = lookup(n)) {
      if (!found->label.empty()) take_label(n, found->label);
      missing_.erase(n.slot);
      return add(*found);  // the predicate stays: the index answers only for some types of values
    }
    std::string label;
    if (options_.enabled("scan-labels") && !n.labels.empty()) label = n.labels[0];
    if (!label.empty()) take_label(n, label);
    missing_.erase(n.slot);
    add(plan::NodeScan{n.slot, label});
  }

  std::optional<plan::NodeLookup> lookup(const PatternNode& n) const {
    if (!options_.enabled("lookup-values")) return std::nullopt;
    return best_lookup(n, pending_, [&](const Expression& e) { return available(e); }, graph_,
                       options_.enabled("scan-labels"));
  }

  // The scan itself will see to the label.
  void take_label(const PatternNode& n, const std::string& label) {
    std::erase_if(pending_, [&](const Expression& e) {
      return e.operation == Operation::has_label && e.children[0].operation == Operation::slot &&
             e.children[0].index == n.slot && e.name == label;
    });
  }

  // Relationships that `r` must differ from: those already there whose types do not rule it out.
  std::vector<uint32_t> different_from(const PatternRelationship& r) const {
    std::vector<uint32_t> out;
    for (const uint32_t other : done_) {
      const PatternRelationship& o = pattern_.relationships[other];
      const auto in_both = [&](const std::string& t) {
        return std::find(o.types.begin(), o.types.end(), t) != o.types.end();
      };
      const bool may_meet = r.types.empty() || o.types.empty() || std::any_of(r.types.begin(), r.types.end(), in_both);
      if (may_meet) out.push_back(o.slot);
    }
    return out;
  }

  void endpoints(uint32_t index) {
    PatternRelationship& r = pattern_.relationships[index];
    plan::Endpoints e;
    e.relationship = r.slot;
    e.from = pattern_.nodes[r.from].slot;
    e.to = pattern_.nodes[r.to].slot;
    e.from_bound = missing_.erase(e.from) == 0;
    e.to_bound = missing_.erase(e.to) == 0 && e.to != e.from;
    if (e.to == e.from) e.to_bound = true;
    e.direction = r.direction;
    e.types = r.types;
    e.length = r.length;
    e.each = std::move(r.each);
    e.each_local = r.each_local;
    e.different_from = different_from(r);
    done_.push_back(index);
    add(std::move(e));
  }

  const PatternPath* shortest_path(uint32_t index) const {
    for (const PatternPath& p : pattern_.paths) {
      if (p.selector != PathSelector::all && p.relationships[0] == index) return &p;
    }
    return nullptr;
  }

  void follow(uint32_t index, bool from_left) {
    PatternRelationship& r = pattern_.relationships[index];
    plan::Expand e;
    e.from = pattern_.nodes[from_left ? r.from : r.to].slot;
    e.to = pattern_.nodes[from_left ? r.to : r.from].slot;
    e.relationship = r.slot;
    e.direction = from_left ? r.direction : opposite(r.direction);
    e.types = r.types;
    e.into = !missing_.contains(e.to);
    const PatternPath* path = shortest_path(index);
    if (path == nullptr) {
      e.different_from = different_from(r);
      done_.push_back(index);
    }
    missing_.erase(e.to);
    missing_.erase(r.slot);
    if (r.repeated) return repeated(r, e, from_left);
    if (!r.length && path == nullptr) return add(std::move(e));
    plan::ExpandLength length{std::move(e), r.length ? *r.length : PathLength{1, 1}, std::nullopt, r.each_local,
                              !from_left};
    const bool each_now = r.each && available(*r.each);
    if (each_now) length.each = std::move(r.each);
    if (path != nullptr)
      add(plan::ShortestPath{std::move(length), path->selector == PathSelector::all_shortest});
    else
      add(std::move(length));
    if (r.each && !each_now) pending_.push_back(each_as_predicate(r));
  }

  void repeated(PatternRelationship& r, plan::Expand& e, bool from_left) {
    for (const RepeatedPath::Group& g : r.repeated->groups) missing_.erase(g.list);
    plan::ExpandRepeated node;
    node.from = e.from;
    node.to = e.to;
    node.into = e.into;
    node.relationships = r.slot;
    node.different_from = std::move(e.different_from);
    node.path = from_left ? std::move(*r.repeated) : reversed(std::move(*r.repeated));
    node.times = *r.length;
    node.reversed = !from_left;
    add(std::move(node));
  }

  void paths() {
    for (const PatternPath& p : pattern_.paths) {
      if (!p.slot || !missing_.contains(*p.slot)) continue;
      plan::AssemblePath a{*p.slot, pattern_.nodes[p.first_node].slot, {}};
      bool complete = !missing_.contains(a.first_node);
      for (const uint32_t r : p.relationships) {
        a.relationships.push_back(pattern_.relationships[r].slot);
        // A known relationship is complete only when its ends were found.
        const bool done = !pattern_.relationships[r].bound || std::find(done_.begin(), done_.end(), r) != done_.end();
        complete = complete && done && !missing_.contains(a.relationships.back());
      }
      if (!complete) continue;
      missing_.erase(*p.slot);
      add(std::move(a));
    }
  }

  PatternGraph pattern_;
  std::vector<Expression> pending_;
  PlanPtr plan_;
  const Graph& graph_;
  const OptimizerOptions& options_;
  std::set<uint32_t> missing_;  // slots of the pattern without a value yet
  std::vector<uint32_t> done_;  // relationships, by index
};

}  // namespace

Expression label_predicate(const PatternNode& n, const std::string& label) {
  Expression e;
  e.operation = Operation::has_label;
  e.name = label;
  e.span = n.span;
  e.type = ValueType::boolean;
  e.children.push_back(slot(n.slot, ValueType::node, n.span));
  return e;
}

Expression each_as_predicate(const PatternRelationship& r) {
  Expression e;
  e.operation = Operation::all;
  e.index = r.each_local;
  e.span = r.span;
  e.type = ValueType::boolean;
  e.children.push_back(slot(r.slot, {TypeSet(ValueType::list), TypeSet(ValueType::relationship)}, r.span));
  e.children.push_back(*r.each);
  return e;
}

RepeatedPath reversed(RepeatedPath path) {
  std::reverse(path.nodes.begin(), path.nodes.end());
  std::reverse(path.steps.begin(), path.steps.end());
  for (RepeatedStep& step : path.steps) step.direction = opposite(step.direction);
  for (RepeatedPath::Group& g : path.groups) {
    const size_t last = g.is_node ? path.nodes.size() - 1 : path.steps.size() - 1;
    g.position = static_cast<uint32_t>(last - g.position);
  }
  return path;
}

PlanPtr order_pattern(plan::Match match, PlanPtr input, const Statistics& statistics, const Graph& graph,
                      const OptimizerOptions& options) {
  if (!match.pattern.paths.empty() && match.pattern.paths[0].search)
    return order_search(std::move(match), std::move(input), statistics, graph, options);
  const Estimator estimator(match, statistics, graph);
  const double rows = std::max(1.0, input->estimated_rows);
  const std::vector<Step> steps = Orderer(match.pattern, estimator, !options.enabled("order-patterns"), rows).order();
  return Lowering(std::move(match), std::move(input), graph, options).run(steps);
}

}  // namespace relata::query
