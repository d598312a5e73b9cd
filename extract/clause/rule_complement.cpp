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
      add_fact(facts, std::move(fact));
    }
  }
}

}  // namespace relata::extract
