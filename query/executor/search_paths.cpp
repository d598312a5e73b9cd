// SearchPaths: ANY, SHORTEST and SHORTEST ... GROUPS from one node.
//
// A pattern is a small automaton: a state says in which stretch of the pattern a walk is, how often it has repeated
// there, and how far it is inside a repetition. The search goes in breadth over pairs of node and state, so walks come
// by their length. It has two passes.
//
// The first lets each pair be reached once (or at one length, where all shortest are wanted) and does not look whether
// a walk uses a relationship twice. A shortest walk is at most as long as a shortest trail; so where a shortest walk
// turns out to be a trail, it is the answer. That is nearly always so, and costs no more than the graph is large.
//
// The second is exact: it follows every trail, for those ends for which the first did not settle the question: where
// the shortest walks were no trails, where more than the shortest are wanted, or where a condition reads a whole path.
// It stops as soon as every end that can be reached has what it asks for. Where there is one end, known before, trails are
// followed in the order of the length they will have at least when they get there (A*): what a search from the end
// backwards (remaining_steps.hpp) cannot reach soon is left until later, or for good.
#include <algorithm>
#include <map>
#include <set>

#include "query/executor/remaining_steps.hpp"

namespace relata::query {

namespace {

constexpr uint32_t kNoEntry = 0xFFFFFFFF;

// One step of a walk. A relationship that is invalid: from one stretch to the next, at the same node.
struct Entry {
  uint32_t parent = kNoEntry;
  NodeId node;
  RelationshipId relationship;
  uint16_t stretch = 0;
  uint16_t step = 0;
  uint32_t times = 0;   // repetitions so far, counted no further than it matters
  uint32_t length = 0;  // relationships so far
};

class SearchPaths final : public RowOperator {
 public:
  SearchPaths(Context context, const Plan& plan, const plan::SearchPaths& node, OperatorPtr input)
      : RowOperator(context, plan, std::move(input)), node_(node) {
    std::set<uint32_t> ends;
    for (const plan::Stretch& s : node.stretches) {
      repetitions_.emplace_back(s.path);
      repeats_node_ = repeats_node_ || (!s.end_known && !ends.insert(s.end).second);
    }
    first_settles_ = node.search.count == 1 && node.predicates.empty() && !repeats_node_;
  }
  ~SearchPaths() override { forget(); }

 protected:
  void chunk_begins() override {
    for (Repetition& r : repetitions_) r.resolve(graph());
  }

  void open(Row row) override {
    forget();
    found_.clear();
    at_ = 0;
    const Value& from = row[node_.from];
    if (from.type() != ValueType::node) return;
    scratch_.assign(row.begin(), row.end());
    search(row, from.node());
  }

  bool step(Row row, Chunk& out) override {
    for (; at_ < found_.size() && !out.full(); ++at_) fill(out.add(row), found_[at_]);
    return at_ < found_.size();
  }

 private:
  static constexpr uint64_t kPollSteps = 1024;
  using Pair = std::pair<uint32_t, uint64_t>;  // node and state
  struct Chosen {
    uint64_t taken = 0;  // paths, or groups of them
    uint32_t level = kNoEntry;
    std::vector<uint32_t> entries;
  };

  void forget() {
    execution().hold(-held_);
    held_ = 0;
    entries_.clear();
  }

  void search(Row row, NodeId from) {
    exact_ = false;
    wanted_.clear();
    met_.clear();
    run(row, from);
    if (execution().failed()) return;
    std::map<NodeId, Chosen> first = std::move(wanted_);
    wanted_.clear();
    for (auto& [end, chosen] : first) {
      if (first_settles_) std::erase_if(chosen.entries, [&](uint32_t e) { return !is_trail(e); });
      if (first_settles_ && !chosen.entries.empty())
        found_.insert(found_.end(), chosen.entries.begin(), chosen.entries.end());
      else
        wanted_.emplace(end, Chosen{});
    }
    std::sort(found_.begin(), found_.end());  // by length, then as they were met
    if (wanted_.empty()) return;
    exact_ = true;
    open_ends_ = wanted_.size();
    if (node_.stretches.back().end_known)
      run_towards(row, from, wanted_.begin()->first);
    else
      run(row, from);
    for (const auto& [end, chosen] : wanted_) found_.insert(found_.end(), chosen.entries.begin(), chosen.entries.end());
    std::sort(found_.begin(), found_.end());
  }

  // All levels from the beginning on, until nothing is left to find.
  void run(Row row, NodeId from) {
    Entry start;
    start.node = from;
    current_ = {add(start)};
    for (level_ = 0; !current_.empty(); ++level_) {
      const size_t before = entries_.size();
      next_.clear();
      for (size_t i = 0; i < current_.size(); ++i) {  // leaving a stretch adds to this level
        if (++steps_ % kPollSteps == 0 && !execution().go_on()) return;
        expand(row, current_[i]);
        if (execution().failed() || evaluator().failed()) return;
      }
      hold(entries_.size() - before);
      open_ends_ -= std::exchange(closing_, 0);
      if (exact_ ? open_ends_ == 0 : only_end_met()) return;
      std::swap(current_, next_);
    }
  }

  // To the one end, by the least length of the trails.
  void run_towards(Row row, NodeId from, NodeId end) {
    RemainingSteps remaining(graph(), repetitions_, end);
    std::map<uint32_t, std::vector<uint32_t>> waiting;  // entries by the least length
    Entry start;
    start.node = from;
    wait(waiting, remaining, add(start));
    while (!waiting.empty() && open_ends_ > 0) {
      level_ = waiting.begin()->first;
      // The entries of one length go on until none of it is left.
      while (!waiting.empty() && waiting.begin()->first == level_) {
        if (!go_on_towards(row, waiting, remaining)) return;
      }
      open_ends_ -= std::exchange(closing_, 0);
    }
  }

  using Waiting = std::map<uint32_t, std::vector<uint32_t>>;

  void wait(Waiting& waiting, const RemainingSteps& remaining, uint32_t index) {
    const Entry& e = entries_[index];
    const uint32_t steps = remaining.at_least(e.node, e.stretch, e.step);
    if (steps <= remaining.depth() || !remaining.complete()) waiting[e.length + steps].push_back(index);
  }

  // The entries that wait for the shortest length: either it is found out more exactly how far they are from the end, or
  // they go a step on, whichever is less to do. False: the execution has ended.
  bool go_on_towards(Row row, Waiting& waiting, RemainingSteps& remaining) {
    const std::vector<uint32_t> entries = std::move(waiting.begin()->second);
    waiting.erase(waiting.begin());
    const size_t before = entries_.size(), known = remaining.size();
    if (!remaining.complete() && remaining.frontier() <= entries.size()) {
      remaining.deepen([&] { return execution().go_on(); });
      for (const uint32_t e : entries) wait(waiting, remaining, e);
    } else {
      for (const uint32_t e : entries) {
        if (++steps_ % kPollSteps == 0 && !execution().go_on()) return false;
        const Entry& at = entries_[e];
        if (at.length + remaining.at_least(at.node, at.stretch, at.step) > level_) {
          wait(waiting, remaining, e);
          continue;
        }
        current_.clear();
        next_.clear();
        expand(row, e);
        for (const auto* made : {&current_, &next_}) {
          for (const uint32_t m : *made) wait(waiting, remaining, m);
        }
      }
    }
    hold(entries_.size() - before + (remaining.size() - known) * 2);
    return execution().go_on() && !execution().failed() && !evaluator().failed();
  }

  void hold(size_t entries) {
    const auto bytes = static_cast<int64_t>(entries * (sizeof(Entry) + sizeof(uint32_t)));
    held_ += bytes;
    execution().hold(bytes);
  }

  // The first pass may stop when the only end there can be was reached.
  [[nodiscard]] bool only_end_met() const { return node_.stretches.back().end_known && !wanted_.empty(); }

  uint32_t add(Entry entry) {
    entries_.push_back(entry);
    return static_cast<uint32_t>(entries_.size() - 1);
  }

  void expand(Row row, uint32_t index) {
    const Entry at = entries_[index];
    if (at.stretch == node_.stretches.size()) return;
    const plan::Stretch& stretch = node_.stretches[at.stretch];
    const Repetition& repetition = repetitions_[at.stretch];
    if (at.step == 0 && at.times >= stretch.times.minimum) leave(row, index);
    if (at.step == 0 && at.times >= stretch.times.maximum) return;
    if (repetition.impossible()) return;
    if (at.step == 0 && !repetition.holds(evaluator(), scratch_, std::span(&at.node, 1), {})) return;
    Neighbours neighbours = repetition.neighbours(graph(), at.node, at.step);
    Neighbour n;
    while (neighbours.next(n)) {
      if (++steps_ % kPollSteps == 0 && !execution().go_on()) return;
      follow(index, n);
    }
  }

  void follow(uint32_t index, const Neighbour& n) {
    const Entry at = entries_[index];
    if (exact_ && uses(index, n.relationship)) return;
    const plan::Stretch& stretch = node_.stretches[at.stretch];
    if (stretch.each) {
      evaluator().set_local(stretch.each_local, n.relationship);
      if (!evaluator().holds(*stretch.each, scratch_)) return;
    }
    if (!repetition_holds(index, n)) return;
    Entry next = at;
    next.parent = index;
    next.node = n.node;
    next.relationship = n.relationship;
    ++next.length;
    next.step = static_cast<uint16_t>((at.step + 1) % repetitions_[at.stretch].steps());
    if (next.step == 0) {
      const bool endless = stretch.times.maximum == kNoMaximum;
      next.times = std::min(at.times + 1, endless ? stretch.times.minimum : stretch.times.maximum);
      if (!first_visit(next, level_ + 1)) return;
    }
    next_.push_back(add(next));
  }

  // The repetition as far as it goes with `n`.
  bool repetition_holds(uint32_t index, const Neighbour& n) {
    iteration_.nodes = {n.node};
    iteration_.relationships = {n.relationship};
    for (uint32_t e = index;; e = entries_[e].parent) {
      iteration_.nodes.push_back(entries_[e].node);
      if (entries_[e].step == 0) break;
      iteration_.relationships.push_back(entries_[e].relationship);
    }
    std::reverse(iteration_.nodes.begin(), iteration_.nodes.end());
    std::reverse(iteration_.relationships.begin(), iteration_.relationships.end());
    return repetitions_[entries_[index].stretch].holds(evaluator(), scratch_, iteration_.nodes,
                                                       iteration_.relationships);
  }

  // In the first pass each node is met once in a state, or where all shortest are wanted at one level.
  bool first_visit(const Entry& e, uint32_t level) {
    if (exact_) return true;
    const uint64_t state = uint64_t{e.stretch} << 32 | e.times;
    const auto [at, is_new] = met_.try_emplace(Pair{e.node.value, state}, level);
    return is_new || (first_settles_ && node_.search.groups && at->second == level);
  }

  // To the next stretch, or to the end.
  void leave(Row row, uint32_t index) {
    const Entry at = entries_[index];
    const plan::Stretch& stretch = node_.stretches[at.stretch];
    if (stretch.end_known) {
      const Value& end = row[stretch.end];
      if (end.type() != ValueType::node || end.node() != at.node) return;
    } else {
      scratch_[stretch.end] = at.node;
    }
    for (const Expression& e : stretch.end_predicates) {
      if (!evaluator().holds(e, scratch_)) return;
    }
    Entry next;
    next.parent = index;
    next.node = at.node;
    next.length = at.length;
    next.stretch = static_cast<uint16_t>(at.stretch + 1);
    if (next.stretch < node_.stretches.size()) {
      if (first_visit(next, level_)) current_.push_back(add(next));
      return;
    }
    finish(row, next);
  }
  void finish(Row row, const Entry& last) {
    if (!exact_) {
      Chosen& chosen = wanted_[last.node];
      const bool same_level = chosen.level == level_ && node_.search.groups && first_settles_;
      if (!chosen.entries.empty() && !same_level) return;
      chosen.level = level_;
      chosen.entries.push_back(add(last));
      return;
    }
    const auto end = wanted_.find(last.node);
    if (end == wanted_.end()) return;
    Chosen& chosen = end->second;
    const bool in_group = node_.search.groups && chosen.level == level_;
    if (chosen.taken == node_.search.count && !in_group) return;
    const uint32_t index = add(last);
    if (!satisfies(row, index)) return;
    chosen.entries.push_back(index);
    chosen.level = level_;
    if (in_group) return;
    if (++chosen.taken == node_.search.count) ++closing_;
  }

  // Whether the whole path is what the pattern says: nodes that stand twice are the same, and all conditions hold.
  bool satisfies(Row row, uint32_t index) {
    if (node_.predicates.empty() && !repeats_node_) return true;
    whole_.assign(row.begin(), row.end());
    if (!fill(whole_, index)) return false;
    return std::all_of(node_.predicates.begin(), node_.predicates.end(),
                       [&](const Expression& e) { return evaluator().holds(e, whole_); });
  }

  [[nodiscard]] bool uses(uint32_t index, RelationshipId relationship) const {
    for (uint32_t e = index; e != kNoEntry; e = entries_[e].parent) {
      if (entries_[e].relationship == relationship) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_trail(uint32_t index) const {
    for (uint32_t e = index; entries_[e].parent != kNoEntry; e = entries_[e].parent) {
      const RelationshipId r = entries_[e].relationship;
      if (r.valid() && uses(entries_[e].parent, r)) return false;
    }
    return true;
  }

  // Writes the path that ends with the entry. False if a node that stands twice is not the same.
  bool fill(std::span<Value> row, uint32_t index) {
    std::vector<uint32_t> way;
    for (uint32_t e = index; e != kNoEntry; e = entries_[e].parent) way.push_back(e);
    std::reverse(way.begin(), way.end());
    Walked walked;
    Path path;
    walked.nodes.push_back(entries_[way[0]].node);
    path.nodes.push_back(entries_[way[0]].node);
    std::set<uint32_t> written;
    for (const uint32_t e : std::span(way).subspan(1)) {
      const Entry& entry = entries_[e];
      if (entry.relationship.valid()) {
        walked.relationships.push_back(entry.relationship);
        walked.nodes.push_back(entry.node);
        path.relationships.push_back(entry.relationship);
        path.nodes.push_back(entry.node);
        continue;
      }
      const size_t stretch = entry.stretch - size_t{1};
      fill_stretch(row, stretch, walked);
      const uint32_t end = node_.stretches[stretch].end;
      if (!written.insert(end).second && row[end].node() != entry.node) return false;
      if (!node_.stretches[stretch].end_known) row[end] = entry.node;
      walked = {{entry.node}, {}};
    }
    if (node_.reversed) {
      std::reverse(path.nodes.begin(), path.nodes.end());
      std::reverse(path.relationships.begin(), path.relationships.end());
    }
    if (node_.path_slot) row[*node_.path_slot] = Value(std::move(path));
    return true;
  }

  void fill_stretch(std::span<Value> row, size_t index, const Walked& walked) {
    const plan::Stretch& stretch = node_.stretches[index];
    if (stretch.single) {
      row[stretch.slot] = walked.relationships[0];
      return;
    }
    List list(walked.relationships.begin(), walked.relationships.end());
    if (node_.reversed) std::reverse(list.begin(), list.end());
    row[stretch.slot] = Value(std::move(list));
    repetitions_[index].write_groups(row, walked.nodes, walked.relationships, node_.reversed);
  }

  const plan::SearchPaths& node_;
  std::vector<Repetition> repetitions_;  // by stretch
  bool repeats_node_ = false;            // a node of the pattern stands twice, unknown before the search
  bool first_settles_ = false;           // the first pass can give answers

  bool exact_ = false;                    // second pass
  std::vector<Entry> entries_;            // of both passes
  std::vector<uint32_t> current_, next_;  // the level, and the one behind it
  uint32_t level_ = 0;
  std::map<Pair, uint32_t> met_;     // with the level
  std::map<NodeId, Chosen> wanted_;  // by end
  size_t open_ends_ = 0;             // of wanted_, which may still get more
  size_t closing_ = 0;               // those that are complete with this level
  Walked iteration_;
  std::vector<Value> scratch_, whole_;
  std::vector<uint32_t> found_;  // the last entries of the paths to give
  size_t at_ = 0;
  int64_t held_ = 0;
  uint64_t steps_ = 0;
};

}  // namespace

OperatorPtr make_search_paths(Context context, const Plan& plan, const plan::SearchPaths& node, OperatorPtr input) {
  return std::make_unique<SearchPaths>(context, plan, node, std::move(input));
}

}  // namespace relata::query
