// Subject, verb, object: "The yard builds ferries." -> (The yard; builds; ferries)
// Not: "The yard builds quickly."
#include "extract/clause/lexicon.hpp"
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

// "a number of ships": the ships are the object; rule_noun_chain has them.
bool is_measure(const Tree& tree, uint32_t noun) {
  if (!is_partitive(tree.lemma(noun)) && qualifier_key(tree, noun, {}) != "amount") return false;
  for (uint32_t c : tree.children(noun)) {
    const uint32_t marker = tree.child(c, Deprel::case_);
    if (tree.is(c, Deprel::nmod) && c > noun && marker != kNoIndex && (tree.lower(marker) == "of" || (tree.lower(marker) == "in" && !is_partitive(tree.lemma(noun))))) return true;
  }
  return false;
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
      fact.name = verb_name(view.tree, view.clause);
      fact.wording_only = fact.wording_only || (view.clause.passive && !keeps_object(view)) || is_measure(view.tree, a.head);
      add_fact(facts, std::move(fact));
    }
  }
}

}  // namespace relata::extract
