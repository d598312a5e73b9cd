// Passive with its agent: "The ferry was built by the yard." -> (The ferry; was built by; the yard), in the graph
// the yard builds the ferry
// Not: "The ferry was built by hand in 1990." counts as well: what "by" means there is for the noun's type to tell.
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

void rule_agent(const ClauseView& view, std::vector<ClauseFact>& facts) {
  for (uint32_t subject : view.clause.subjects) {
    for (const Argument& a : view.clause.arguments) {
      if (a.role != Role::agent) continue;
      ClauseFact fact = begin_fact(view, subject, "agent");
      fact.relation.insert(fact.relation.end(), a.marker.begin(), a.marker.end());
      fact.objects = {noun_phrase(view.tree, a.head)};
      fact.name = verb_name(view.tree, view.clause, true);
      fact.inverted = true;
      add_fact(facts, std::move(fact));
    }
  }
}

}  // namespace relata::extract
