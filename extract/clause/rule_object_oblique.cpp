// Verb, object (or complement) and preposition: "They moved the ship to Porto." -> (They; moved the ship to; Porto)
// Not: "They moved the ship." Whether the phrase hangs on the verb or the noun is the tree's to say; see rule_noun_chain.
#include "extract/clause/build.hpp"
#include "extract/clause/lexicon.hpp"
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

constexpr size_t kMaxObjects = 4;  // coordinated objects that are combined with each oblique

std::vector<const Argument*> cores(const Clause& clause) {
  std::vector<const Argument*> found;
  for (const Argument& a : clause.arguments) {
    const bool core = a.role == Role::object || a.role == Role::complement;
    if (core && found.size() < kMaxObjects) found.push_back(&a);
  }
  return found;
}

// "is proud of", "is a partner of": the adjective and a role belong to the name; another object does not.
std::string name_of_fact(const ClauseView& view, const Argument& core, const Argument& oblique) {
  std::string name = verb_name(view.tree, view.clause);
  if (core.role == Role::complement) name = with_noun(view.tree, with_marker(view.tree, std::move(name), core.marker), core.head);
  return with_marker(view.tree, std::move(name), oblique.marker);
}

}  // namespace

void rule_object_oblique(const ClauseView& view, std::vector<ClauseFact>& facts) {
  const Tree& tree = view.tree;
  const std::vector<const Argument*> objects = cores(view.clause);
  for (uint32_t subject : view.clause.subjects) {
    for (const Argument& a : view.clause.arguments) {
      if (a.role != Role::oblique) continue;
      for (const Argument* core : objects) {
        if (core->head == a.head || is_pronoun_without_content(tree.lower(core->head))) continue;
        ClauseFact fact = begin_fact(view, subject, "object and oblique");
        fact.relation.insert(fact.relation.end(), core->marker.begin(), core->marker.end());
        const std::vector<uint32_t> words = bare_phrase(tree, core->head);
        fact.relation.insert(fact.relation.end(), words.begin(), words.end());
        fact.relation.insert(fact.relation.end(), a.marker.begin(), a.marker.end());
        fact.objects = {noun_phrase(tree, a.head)};
        fact.name = name_of_fact(view, *core, a);
        fact.wording_only = fact.wording_only || is_framing(tree, view.clause, a);
        add_fact(facts, std::move(fact));
      }
    }
  }
}

}  // namespace relata::extract
