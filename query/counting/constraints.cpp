// Inclusion and exclusion: the matches in which two nodes differ are all matches less those in which they are the same;
// those in which two relationships differ, less those in which they are the same; those without a relationship, less
// those with one.
#include <numeric>

#include "query/counting/term.hpp"

namespace relata::query::counting {

namespace {

// How far one branch of the expansion has come.
struct State {
  std::vector<uint32_t> class_of;  // by node of the pattern: the node it was made the same as
  std::vector<PatternEdge> edges;
  std::vector<bool> dropped;  // edges that became another one
  std::vector<PatternEdge> once;
  std::vector<std::pair<uint32_t, uint32_t>> different;
  std::vector<std::pair<uint32_t, uint32_t>> unequal;
  std::vector<PatternEdge> absent;

  void unite(uint32_t a, uint32_t b) {
    const uint32_t from = class_of[b];
    const uint32_t to = class_of[a];
    for (uint32_t& c : class_of) c = c == from ? to : c;
  }
};

std::vector<std::string> in_both(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  std::vector<std::string> both;
  for (const std::string& name : a) {
    if (std::find(b.begin(), b.end(), name) != b.end()) both.push_back(name);
  }
  return both;
}

// From `from` to `to` along the arrow, or either way.
PatternEdge turned(PatternEdge e) {
  if (e.direction != Direction::incoming) return e;
  std::swap(e.from, e.to);
  e.direction = Direction::outgoing;
  return e;
}

Direction reversed(Direction d) {
  if (d == Direction::both) return d;
  return d == Direction::outgoing ? Direction::incoming : Direction::outgoing;
}

}  // namespace

class Expansion {
 public:
  Expansion(CountContext& context, ListsPool& pool, const Pattern& pattern, const std::vector<Weights>& first,
            const std::function<void(Term&, int)>& take)
      : context_(context), pool_(pool), pattern_(pattern), first_(first), take_(take) {}

  void run() {
    State s;
    s.class_of.resize(pattern_.nodes.size());
    std::iota(s.class_of.begin(), s.class_of.end(), 0);
    for (const PatternEdge& e : pattern_.edges) s.edges.push_back(turned(e));
    s.dropped.resize(s.edges.size());
    for (const PatternEdge& e : pattern_.present) s.once.push_back(turned(e));
    s.different = pattern_.different;
    s.unequal = pattern_.unequal;
    for (const PatternEdge& e : pattern_.absent) s.absent.push_back(turned(e));
    std::erase_if(s.unequal, [&](const auto& pair) { return implied(s, pair.first, pair.second) || implied(s, pair.second, pair.first); });
    expand(std::move(s), 1);
  }

 private:
  // Two nodes differ anyway when a third has a relationship to one and none of its kind to the other.
  static bool implied(const State& s, uint32_t with, uint32_t without) {
    const auto excludes = [](const PatternEdge& absent, const PatternEdge& edge) {
      const bool covers = absent.types.empty() || (!edge.types.empty() && in_both(edge.types, absent.types).size() == edge.types.size());
      return covers && (absent.direction == edge.direction || absent.direction == Direction::both);
    };
    for (const PatternEdge& absent : s.absent) {
      for (const PatternEdge& edge : s.edges) {
        const bool forth = absent.from == edge.from && absent.to == without && edge.to == with;
        const bool back = absent.to == edge.to && absent.from == without && edge.from == with;
        const bool turned_forth = absent.direction == Direction::both && absent.to == edge.from && absent.from == without && edge.to == with;
        const bool turned_back = absent.direction == Direction::both && absent.from == edge.to && absent.to == without && edge.from == with;
        if ((forth || back || turned_forth || turned_back) && excludes(absent, edge)) return true;
      }
    }
    return false;
  }

  void expand(State s, int sign) {
    if (impossible(s) || (context_.go_on && !context_.go_on())) return;
    if (!s.different.empty()) return expand_different(std::move(s), sign);
    if (!s.unequal.empty()) {
      const auto [a, b] = s.unequal.back();
      s.unequal.pop_back();
      State same = s;
      same.unite(a, b);
      expand(std::move(s), sign);
      return expand(std::move(same), -sign);
    }
    if (!s.absent.empty()) {
      State with = s;
      with.once.push_back(with.absent.back());
      with.absent.pop_back();
      s.absent.pop_back();
      expand(std::move(s), sign);
      return expand(std::move(with), -sign);
    }
    Term term = make_term(s);
    take_(term, sign);
  }

  void expand_different(State s, int sign) {
    const auto [first, second] = s.different.back();
    s.different.pop_back();
    const PatternEdge a = s.edges[first];
    const PatternEdge b = s.edges[second];
    State base = s;
    if (first == second) return;  // one relationship does not differ from itself
    expand(std::move(base), sign);
    const std::vector<std::string> types = in_both(a.types, b.types);
    if (types.empty() && !(a.types.empty() && b.types.empty())) return;
    for (const bool flipped : {false, true}) {
      if (flipped && a.direction == Direction::outgoing && b.direction == Direction::outgoing) continue;
      State same = s;
      same.unite(a.from, flipped ? b.to : b.from);
      same.unite(a.to, flipped ? b.from : b.to);
      PatternEdge& kept = same.edges[first];
      kept.types = types;
      // Of an arrow and a line that are the same relationship the arrow stays.
      if (a.direction == Direction::both && b.direction == Direction::outgoing) kept = flipped ? PatternEdge{a.to, a.from, b.direction, types} : PatternEdge{a.from, a.to, b.direction, types};
      same.dropped[second] = true;
      for (auto& [x, y] : same.different) {
        x = x == second ? first : x;
        y = y == second ? first : y;
      }
      // A self loop lies both ways round and was counted already.
      if (flipped) same.unequal.emplace_back(a.from, a.to);
      expand(std::move(same), -sign);
    }
  }

  // Whether no match can satisfy the state, as far as that is cheap to see.
  bool impossible(const State& s) {
    for (const auto& [a, b] : s.unequal) {
      if (s.class_of[a] == s.class_of[b]) return true;
    }
    for (const auto& [a, b] : s.different) {
      if (a == b) return true;
    }
    for (uint32_t n = 0; n < first_.size(); ++n) {
      const Weights& mine = first_[n];
      const Weights& other = first_[s.class_of[n]];
      if (std::max(mine.low(), other.low()) >= std::min(mine.high(), other.high())) return true;
    }
    return loops_missing(s);
  }

  bool loops_missing(const State& s) {
    const auto missing = [&](const PatternEdge& e) {
      if (s.class_of[e.from] != s.class_of[e.to]) return false;
      return !pool_.lists(context_.graph, e.types, Direction::outgoing)->table().has_loops();
    };
    for (size_t i = 0; i < s.edges.size(); ++i) {
      if (!s.dropped[i] && missing(s.edges[i])) return true;
    }
    return std::any_of(s.once.begin(), s.once.end(), missing);
  }

  Term make_term(const State& s) {
    Term term;
    term.variables.resize(pattern_.nodes.size());
    term.variable_of = s.class_of;
    for (uint32_t n = 0; n < pattern_.nodes.size(); ++n) term.variables[n].weights = first_[n];
    for (uint32_t n = 0; n < pattern_.nodes.size(); ++n) {
      Variable& v = term.variables[s.class_of[n]];
      if (!pattern_.nodes[n].predicates.empty()) v.pending.push_back(&pattern_.nodes[n]);
      if (s.class_of[n] == n) continue;
      term.variables[n].gone = true;
      v.weights.multiply(first_[n]);  // only ones: the product fits
    }
    for (const Branch& b : pattern_.branches) term.variables[s.class_of[b.at]].branches.push_back(&b);
    for (size_t i = 0; i < s.edges.size(); ++i) {
      if (!s.dropped[i]) add_atom(term, s, s.edges[i], false);
    }
    for (const PatternEdge& e : s.once) add_atom(term, s, e, true);
    return term;
  }

  void add_atom(Term& term, const State& s, const PatternEdge& e, bool once) {
    Atom atom;
    atom.ends[0] = s.class_of[e.from];
    atom.ends[1] = s.class_of[e.to];
    atom.once = once;
    if (atom.ends[0] == atom.ends[1]) return restrict_to_loops(term.variables[atom.ends[0]], e, once);
    atom.lists[0] = pool_.lists(context_.graph, e.types, e.direction);
    atom.lists[1] = pool_.lists(context_.graph, e.types, reversed(e.direction));
    term.atoms.push_back(std::move(atom));
  }

  // A relationship from a node to itself is a weight of that node.
  void restrict_to_loops(Variable& v, const PatternEdge& e, bool once) {
    const TypedAdjacency& table = pool_.lists(context_.graph, e.types, Direction::outgoing)->table();
    std::vector<uint32_t> ids;
    std::vector<int64_t> weights;
    for (uint32_t n = table.low(); n < table.high(); ++n) {
      const std::span<const uint32_t> ends = table.list(n);
      const auto [from, to] = std::equal_range(ends.begin(), ends.end(), n);
      if (from == to) continue;
      ids.push_back(n);
      weights.push_back(once ? 1 : to - from);
    }
    v.weights.multiply(Weights::list(std::move(ids), std::move(weights)));
  }

  CountContext& context_;
  ListsPool& pool_;
  const Pattern& pattern_;
  const std::vector<Weights>& first_;
  const std::function<void(Term&, int)>& take_;
};

void expand_constraints(CountContext& context, ListsPool& pool, const Pattern& pattern,
                        const std::vector<Weights>& first, const std::function<void(Term&, int)>& take) {
  Expansion(context, pool, pattern, first, take).run();
}

}  // namespace relata::query::counting
