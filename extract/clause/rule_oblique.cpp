// Verb and preposition, or a bare adverbial, where there is no object: "The plant stands in Porto." -> (The plant; stands
// in; Porto), "Prices rose last year." -> (Prices; rose; last year)
// Not: "The plant in Porto closed."
#include <algorithm>

#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

void rule_oblique(const ClauseView& view, std::vector<ClauseFact>& facts) {
  const Tree& tree = view.tree;
  const Clause& clause = view.clause;
  const auto blocks = [](const Argument& a) { return a.role == Role::object || a.role == Role::complement; };
  if (std::any_of(clause.arguments.begin(), clause.arguments.end(), blocks)) return;
  for (uint32_t subject : clause.subjects) {
    for (const Argument& a : clause.arguments) {
      if (a.role != Role::oblique || clause.type == ClauseType::existential) continue;
      ClauseFact fact = begin_fact(view, subject, "oblique");
      fact.relation.insert(fact.relation.end(), a.marker.begin(), a.marker.end());
      fact.objects = {argument_phrase(tree, clause, a)};
      fact.name = with_marker(tree, verb_name(tree, clause), a.marker);
      // without a preposition only times and measures are adverbials; anything else belongs to a phrase that the tree tore apart
      const bool torn = a.marker.empty() && !is_temporal(tree, a.head) && qualifier_key(tree, a.head, {}).empty();
      fact.wording_only = fact.wording_only || torn || is_framing(tree, clause, a) || is_report(view);
      add_fact(facts, std::move(fact));
    }
  }
}

}  // namespace relata::extract
