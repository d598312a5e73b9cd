// Complement of a copula or of a verb like it, and of an object: "Porto is a harbour.", "It became a ruin.",
// "They named the ship Aurora." -> (They; named the ship; Aurora)
// Not: "They named the ship."
#include "extract/clause/build.hpp"
#include "extract/clause/lexicon.hpp"
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

// An adjective names no thing.
bool is_thing(const Tree& tree, uint32_t head) { return tree.is_nominal(head); }

// "is the name under which it sails", "is the only one": the noun says nothing without what follows it.
bool is_empty(const Tree& tree, uint32_t head) {
  if (tree.lemma(head) == "one") return true;
  const bool telling = tree.has(head, Deprel::amod) || tree.has(head, Deprel::compound) || tree.has(head, Deprel::nmod) || tree.has(head, Deprel::nmod_poss);
  return !telling && tree.lemma_in(head, {"name", "reason", "way", "place", "time", "day", "thing", "result", "case", "example", "point", "way", "cause", "point"});
}

// "is one ship behind the others", "was two years after the war": how far, not what.
bool is_measure_of_gap(const Tree& tree, uint32_t head) {
  const bool counted = tree.has(head, Deprel::nummod) || is_temporal(tree, head);
  if (!counted || head + 1 >= tree.size() || tree.word(head + 1).upos != Upos::ADP) return false;
  const std::string_view w = tree.lower(head + 1);
  return w == "behind" || w == "before" || w == "after" || w == "ahead" || w == "above" || w == "below" || w == "from" || w == "away";
}

// "is able to open": the adjective is part of the relation of the infinitive.
bool governs_infinitive(const Tree& tree, uint32_t head) {
  return tree.word(head).upos == Upos::ADJ && (tree.has(head, Deprel::xcomp) || tree.has(head, Deprel::ccomp));
}

}  // namespace

void rule_complement(const ClauseView& view, std::vector<ClauseFact>& facts) {
  const Tree& tree = view.tree;
  uint32_t object = kNoIndex;
  for (const Argument& a : view.clause.arguments) {
    if (a.role == Role::object && object == kNoIndex) object = a.head;
  }
  for (uint32_t subject : view.clause.subjects) {
    for (const Argument& a : view.clause.arguments) {
      if (a.role != Role::complement || governs_infinitive(tree, a.head)) continue;
      ClauseFact fact = begin_fact(view, subject, "complement");
      fact.name = with_marker(tree, verb_name(tree, view.clause), a.marker);
      if (object != kNoIndex) {
        fact.rule = "object complement";
        const std::vector<uint32_t> words = bare_phrase(tree, object);
        fact.relation.insert(fact.relation.end(), words.begin(), words.end());
        fact.wording_only = true;
      }
      fact.relation.insert(fact.relation.end(), a.marker.begin(), a.marker.end());
      fact.objects = {complement_phrase(tree, a.head)};
      if (!is_thing(tree, a.head) || is_partitive(tree.lemma(a.head))) fact.wording_only = true;
      if (view.clause.copular && (is_empty(tree, a.head) || is_measure_of_gap(tree, a.head))) fact.wording_only = true;
      add_fact(facts, std::move(fact));
    }
  }
}

}  // namespace relata::extract
