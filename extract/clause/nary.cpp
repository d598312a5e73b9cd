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

// The tuple of one subject and, of each coordination among the core arguments, one member: `chosen` is a core argument
// or null.
void tuple(const ClauseView& view, uint32_t subject, const Argument* chosen, std::vector<ClauseFact>& facts) {
  const Clause& clause = view.clause;
  std::vector<const Argument*> arguments = ordered(clause);
  std::erase_if(arguments, [&](const Argument* a) { return chosen != nullptr && a != chosen && a->group == chosen->group; });
  if (arguments.empty()) return;
  ClauseFact fact = begin_fact(view, subject, "clause", Extent::full);
  const Argument& first = *arguments.front();
  if (!is_core(first)) append(fact.relation, first.marker);
  fact.objects.push_back(argument_phrase(view.tree, clause, first, Extent::full));
  for (size_t i = 1; i < arguments.size(); ++i) fact.objects.push_back(marked(view, *arguments[i]));
  fact.name = verb_name(view.tree, clause);
  add_fact(facts, std::move(fact));
}

// One tuple for each member of the first coordination among the core arguments.
void tuples(const ClauseView& view, uint32_t subject, std::vector<ClauseFact>& facts) {
  const std::vector<const Argument*> arguments = ordered(view.clause);
  const bool core = !arguments.empty() && is_core(*arguments.front());
  if (!core) {
    tuple(view, subject, nullptr, facts);
    return;
  }
  for (const Argument* a : arguments) {
    if (a->group == arguments.front()->group) tuple(view, subject, a, facts);
  }
}

bool same_wording(const ClauseFact& a, const ClauseFact& b) {
  return a.objects.size() == b.objects.size() && a.added == b.added && a.relation == b.relation && a.subject.words == b.subject.words &&
         a.objects.front().words == b.objects.front().words;
}

void add_readings(const Tree& tree, std::vector<ClauseFact>& facts) {
  const size_t tuples = facts.size();
  for (ClauseFact& fact : fine_facts(tree)) {
    const auto known = facts.begin() + static_cast<std::ptrdiff_t>(tuples);
    if (std::any_of(facts.begin(), known, [&](const ClauseFact& f) { return same_wording(f, fact); })) continue;
    fact.reading = true;
    fact.confidence = confidence_of(tree, fact, ConfidenceModel::tuples);
    add_fact(facts, std::move(fact));
  }
}

}  // namespace

std::vector<ClauseFact> nary_facts(const Tree& tree) {
  std::vector<ClauseFact> facts;
  for (const Clause& clause : find_clauses(tree)) {
    const ClauseView view = view_of(tree, clause);
    for (uint32_t subject : clause.subjects) tuples(view, subject, facts);
  }
  rule_apposition(tree, facts);
  rule_title(tree, facts);
  for (ClauseFact& fact : facts) fact.confidence = confidence_of(tree, fact, ConfidenceModel::tuples);
  add_readings(tree, facts);
  return facts;
}

}  // namespace relata::extract
