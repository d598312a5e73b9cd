// The other granularity: one tuple a clause and subject, everything the clause says in its arguments.
#include <algorithm>

#include "extract/clause/confidence.hpp"
#include "extract/clause/lexicon.hpp"
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

bool is_core(const Argument& a) { return a.role == Role::object || a.role == Role::complement || a.role == Role::indirect_object; }

void append(std::vector<uint32_t>& to, const std::vector<uint32_t>& from) { to.insert(to.end(), from.begin(), from.end()); }

// An argument with its preposition in front.
Phrase marked(const ClauseView& view, const Argument& a) {
  Phrase phrase = argument_phrase(view.tree, view.clause, a, Extent::full);
  phrase.words.insert(phrase.words.begin(), a.marker.begin(), a.marker.end());
  return phrase;
}

// The arguments in the order in which the tuple tells them: what the verb governs first, then the rest as they stand.
std::vector<const Argument*> ordered(const Clause& clause) {
  std::vector<const Argument*> arguments;
  for (const Argument& a : clause.arguments) {
    if (a.role == Role::clause && a.marker.empty() && clause.arguments.size() > 1 && !arguments.empty()) continue;
    arguments.push_back(&a);
  }
  std::stable_sort(arguments.begin(), arguments.end(), [&](const Argument* a, const Argument* b) {
    if (is_core(*a) != is_core(*b)) return is_core(*a);
    const bool late_a = a->head < clause.head;  // fronted adjuncts come last
    const bool late_b = b->head < clause.head;
    return late_a < late_b;
  });
  return arguments;
}

void tuple(const ClauseView& view, uint32_t subject, std::vector<ClauseFact>& facts) {
  const std::vector<const Argument*> arguments = ordered(view.clause);
  if (arguments.empty()) return;
  ClauseFact fact = begin_fact(view, subject, "clause", Extent::full);
  const Argument& first = *arguments.front();
  if (!is_core(first)) append(fact.relation, first.marker);
  fact.objects.push_back(argument_phrase(view.tree, view.clause, first, Extent::full));
  for (size_t i = 1; i < arguments.size(); ++i) fact.objects.push_back(marked(view, *arguments[i]));
  fact.name = verb_name(view.tree, view.clause);
  add_fact(facts, std::move(fact));
}

}  // namespace

std::vector<ClauseFact> nary_facts(const Tree& tree) {
  std::vector<ClauseFact> facts;
  for (const Clause& clause : find_clauses(tree)) {
    const ClauseView view = view_of(tree, clause);
    for (uint32_t subject : clause.subjects) tuple(view, subject, facts);
  }
  rule_apposition(tree, facts);
  rule_title(tree, facts);
  rule_possessive(tree, facts);
  for (ClauseFact& fact : facts) fact.confidence = confidence_of(tree, fact);
  return facts;
}

}  // namespace relata::extract
