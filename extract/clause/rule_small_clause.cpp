// What a verb says about its object: "They called the ship Aurora." -> (the ship; is called; Aurora), "Ana described Vela as a
// rival." -> (Vela; is described as; a rival), said by the subject. Implied: the passive of the clause.
// Not: "They sold the ship as scrap.", where the verb does something to its object.
#include "extract/clause/lexicon.hpp"
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

// "as a rival", or the bare noun of "called it Aurora".
bool is_predication(const Tree& tree, const Argument& a) {
  if (!tree.is_nominal(a.head)) return false;
  if (a.role == Role::complement) return true;
  return a.role == Role::oblique && a.marker.size() == 1 && tree.lower(a.marker.front()) == "as";
}

ClauseFact said_of(const ClauseView& view, const Argument& object, const Argument& said, uint32_t speaker) {
  const Tree& tree = view.tree;
  ClauseFact fact = begin_fact(view, object.head, "small clause");
  const Xpos form = tree.word(view.clause.head).xpos;
  fact.added = AddedVerb::is;
  fact.relation.clear();
  if (form == Xpos::VBD || form == Xpos::VBN) {  // the forms that read the same in the passive
    fact.relation = {view.clause.head};
    fact.relation.insert(fact.relation.end(), said.marker.begin(), said.marker.end());
  }
  fact.objects = {said.role == Role::complement ? complement_phrase(tree, said.head) : noun_phrase(tree, said.head)};
  fact.name = with_marker(tree, "is_" + participle_of(name_part(tree.lemma(view.clause.head))), said.marker);
  fact.attribution = speaker;
  fact.implied = true;
  return fact;
}

}  // namespace

void rule_small_clause(const ClauseView& view, std::vector<ClauseFact>& facts) {
  const Tree& tree = view.tree;
  const Clause& clause = view.clause;
  if (clause.passive || clause.copular || !is_naming(tree.lemma(clause.head)) || clause.verbs.size() != 1) return;
  for (const Argument& object : clause.arguments) {
    if (object.role != Role::object || tree.word(object.head).xpos == Xpos::PRP) continue;
    for (const Argument& said : clause.arguments) {
      if (said.head > object.head && is_predication(tree, said)) add_fact(facts, said_of(view, object, said, clause.subjects.front()));
    }
  }
}

}  // namespace relata::extract
