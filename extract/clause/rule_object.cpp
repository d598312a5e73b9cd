// Subject, verb, object: "The yard builds ferries." -> (The yard; builds; ferries)
// Not: "The yard builds quickly."
#include <algorithm>

#include "extract/clause/lexicon.hpp"
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

// "a number of ships": the ships are the object; rule_noun_chain has them.
bool is_measure(const ClauseView& view, uint32_t noun) {
  const Tree& tree = view.tree;
  if (!is_partitive(tree.lemma(noun)) && qualifier_key(tree, noun, {}) != "amount") return false;
  for (uint32_t c : tree.children(noun)) {
    const uint32_t marker = tree.child(c, Deprel::case_);
    if (tree.is(c, Deprel::nmod) && c > noun && marker != kNoIndex && (tree.lower(marker) == "of" || (tree.lower(marker) == "in" && is_trade(tree.lemma(view.clause.head))))) return true;
  }
  return false;
}

// "fined the yard $ 2 million": the amount beside another object is no object of its own.
bool is_price(const ClauseView& view, const Argument& amount) {
  if (qualifier_key(view.tree, amount.head, {}) != "amount") return false;
  for (const Argument& a : view.clause.arguments) {
    const bool other = (a.role == Role::object || a.role == Role::indirect_object) && a.head < amount.head && a.group != amount.group;
    if (other && qualifier_key(view.tree, a.head, {}) != "amount") return true;
  }
  return false;
}

// "named Ana Reis chief executive": an office is given to someone; "called the ship a ruin" gives nothing.
bool is_appointed(const ClauseView& view, uint32_t object) {
  if (!is_naming(view.tree.lemma(view.clause.head))) return false;
  return std::any_of(view.clause.arguments.begin(), view.clause.arguments.end(), [&](const Argument& a) {
    return a.role == Role::complement && a.head > object && is_role(view.tree.lemma(a.head));
  });
}

// "never led a voyage to Chile": other voyages are not denied; rule_noun_chain has what is.
bool is_part_denied(const ClauseView& view, uint32_t object) {
  if (view.clause.polarity != Polarity::negated || view.tree.name_type(object) != EntityType::concept_) return false;
  const uint32_t determiner = view.tree.child(object, Deprel::det);
  const bool definite = view.tree.has(object, Deprel::nmod_poss) || (determiner != kNoIndex && view.tree.lower(determiner) == "the");
  if (definite) return false;  // "does not hide his worry about it"
  const auto below = view.tree.children(object);
  return std::any_of(below.begin(), below.end(), [&](uint32_t c) {
    const uint32_t marker = view.tree.child(c, Deprel::case_);
    return c > object && view.tree.is(c, Deprel::nmod) && marker != kNoIndex && view.tree.lower(marker) != "of";
  });
}

// "was given a loan": only verbs of giving and telling keep an object in the passive.
bool keeps_object(const ClauseView& view) {
  return view.tree.lemma_in(view.clause.verbs.back(), {"give", "award", "grant", "offer", "pay", "teach", "ask", "show", "tell", "send", "charge",
                                                        "deny", "assign", "allocate", "lend", "leave", "owe", "hand", "name", "call", "elect"});
}

}  // namespace

void rule_object(const ClauseView& view, std::vector<ClauseFact>& facts) {
  for (uint32_t subject : view.clause.subjects) {
    for (const Argument& a : view.clause.arguments) {
      if (a.role != Role::object) continue;
      ClauseFact fact = begin_fact(view, subject, "object");
      fact.objects = {noun_phrase(view.tree, a.head)};
      fact.name = with_object(view, verb_name(view.tree, view.clause));
      fact.wording_only = fact.wording_only || (view.clause.passive && !keeps_object(view)) || is_measure(view, a.head);
      const bool said_of_it = is_embedded(view, a.head) && !is_appointed(view, a.head) && fact.name == verb_name(view.tree, view.clause);
      if (view.clause.subjects.size() > 1 && is_collective_amount(view.tree, fact)) fact.name = "jointly_" + fact.name;
      if (said_of_it || is_idiom(view, a.head) || is_price(view, a) || is_part_denied(view, a.head)) fact.wording_only = true;
      add_fact(facts, std::move(fact));
    }
  }
}

}  // namespace relata::extract
