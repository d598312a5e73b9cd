// Two objects: "The city gave the yard a loan." -> (The city; gave a loan; the yard), beside the fact of the object
// Not: "The city gave a loan."
#include "extract/clause/build.hpp"
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

void rule_indirect_object(const ClauseView& view, std::vector<ClauseFact>& facts) {
  uint32_t object = kNoIndex;
  for (const Argument& a : view.clause.arguments) {
    if (a.role == Role::object && object == kNoIndex) object = a.head;
  }
  if (object == kNoIndex) return;
  for (uint32_t subject : view.clause.subjects) {
    for (const Argument& a : view.clause.arguments) {
      if (a.role != Role::indirect_object) continue;
      ClauseFact fact = begin_fact(view, subject, "indirect object");
      const std::vector<uint32_t> words = bare_phrase(view.tree, object);
      fact.relation.insert(fact.relation.end(), words.begin(), words.end());
      fact.objects = {noun_phrase(view.tree, a.head)};
      fact.name = with_noun(view.tree, verb_name(view.tree, view.clause), object) + "_to";
      add_fact(facts, std::move(fact));
    }
  }
}

}  // namespace relata::extract
