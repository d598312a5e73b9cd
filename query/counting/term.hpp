#pragma once
// A pattern of plain relationships, as inclusion and exclusion leaves it, and the steps that count it. Internal to
// query/counting.

#include <memory>
#include <optional>
#include <vector>

#include "query/counting/count.hpp"
#include "query/counting/degrees.hpp"
#include "query/counting/lists.hpp"
#include "query/counting/weights.hpp"

namespace relata::query::counting {

struct Variable {
  Weights weights;
  std::vector<Degree> degrees;              // not yet multiplied into the weights
  std::vector<const PatternNode*> pending;  // whose predicates were not asked yet
  std::vector<const Branch*> branches;      // not yet multiplied into the weights
  bool gone = false;                        // folded into another one
};

// Relationships between two variables; both may be the same one.
struct Atom {
  uint32_t ends[2] = {0, 0};
  std::shared_ptr<Lists> lists[2];  // neighbours of ends[0] and of ends[1]
  bool once = false;                // however many relationships join two nodes, they count once
  bool gone = false;

  // The lists of the neighbours that `variable`, which is one of the ends, has along it.
  [[nodiscard]] Lists& lists_of(uint32_t variable) const { return *lists[ends[0] == variable ? 0 : 1]; }
};

// A variable that touches only one other.
struct Leaf {
  uint32_t variable = 0;
  uint32_t target = 0;
  std::vector<uint32_t> atoms;
};

struct Term {
  std::vector<Variable> variables;
  std::vector<uint32_t> variable_of;  // by node of the pattern
  std::vector<Atom> atoms;
};

// The matches of a pattern by the node at `root` (which is then restricted to `domain`, if given), or, without a root, one
// weight for all of them.
class Counter {
 public:
  explicit Counter(CountContext& context) : context_(context) {}
  Weights by_root(const Pattern& pattern, uint32_t root, const Weights* domain);
  int64_t total(const Pattern& pattern);
  [[nodiscard]] bool overflow() const { return overflow_; }

 private:
  Variable rooted(const Pattern& pattern, uint32_t root, const Weights* domain);

  // domain.cpp: who may stand for a node, as far as that is known without asking predicates one by one.
  Weights first_domain(const PatternNode& node);
  // Asks the pending predicates and multiplies the branches.
  void settle(Variable& v);
  void multiply_branch(Variable& v, const Branch& branch);
  // Multiplies the degrees.
  void flatten(Variable& v);

  // fold.cpp: sums every variable but the root into its neighbour as long as it has only one.
  void fold(Term& term, std::optional<uint32_t> root);
  Weights pushed(Term& term, uint32_t atom, uint32_t leaf, uint32_t target);
  // pull.cpp: the leaf as a degree of its target, where it is one.
  bool take_degree(Term& term, const Leaf& leaf);
  Weights pulled(Term& term, const Leaf& leaf);
  Weights pulled_common(Term& term, const Leaf& leaf);
  template <class Sum>
  Weights times(const Weights& from, uint32_t low, uint32_t high, const Sum& sum);

  // core.cpp: the variables of `members`, which are joined by what is left of the atoms; by the first of them or in all.
  Weights enumerate_by(Term& term, std::vector<uint32_t> members, uint32_t root);
  int64_t enumerate(Term& term, std::vector<uint32_t> members);
  // contract.cpp: a variable that only leads on from one other to a third, and has one of each at most, goes: the two get
  // a relationship of their own. `members` loses it.
  void contract(Term& term, std::vector<uint32_t>& members, std::optional<uint32_t> root);

  // colour.cpp: a variable that is but the colour of others goes.
  void drop_colours(Term& term, std::vector<uint32_t>& members, std::optional<uint32_t> root);

  // count.cpp
  int64_t term_total(Term& term);
  Variable term_by_root(Term& term, uint32_t root);
  int64_t component_total(Term& term, const std::vector<uint32_t>& members);
  void note(bool fits) { overflow_ = overflow_ || !fits; }
  bool go_on() { return !overflow_ && (!context_.go_on || context_.go_on()); }

  CountContext& context_;
  ListsPool pool_;
  bool overflow_ = false;
};

// constraints.cpp: calls `take(term, sign)` for each term of the pattern's inclusion and exclusion. `first` are the
// domains of the pattern's nodes.
void expand_constraints(CountContext& context, ListsPool& pool, const Pattern& pattern,
                        const std::vector<Weights>& first, const std::function<void(Term&, int)>& take);

}  // namespace relata::query::counting
