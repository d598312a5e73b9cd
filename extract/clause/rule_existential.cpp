// Existence with a place or a time: "There is a shipyard in Porto." -> (a shipyard; is in; Porto), and as wording (There; is; a shipyard)
// Not: "It is a shipyard."
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

void add_place(const ClauseView& view, uint32_t subject, uint32_t place, const std::vector<uint32_t>& marker, std::vector<ClauseFact>& facts) {
  ClauseFact fact = begin_fact(view, subject, "existential");
  fact.relation.insert(fact.relation.end(), marker.begin(), marker.end());
  fact.objects = {noun_phrase(view.tree, place)};
  std::erase_if(fact.subject.words, [&](uint32_t w) { return view.tree.below(w, place); });
  fact.name = with_marker(view.tree, "is", marker);
  add_fact(facts, std::move(fact));
}

// (there; is; a yard): the wording alone.
void add_existence(const ClauseView& view, uint32_t subject, std::vector<ClauseFact>& facts) {
  ClauseFact fact = begin_fact(view, view.tree.child(view.clause.head, Deprel::expl), "existential");
  fact.objects = {noun_phrase(view.tree, subject)};
  fact.name = "is";
  fact.wording_only = true;
  add_fact(facts, std::move(fact));
}

}  // namespace

void rule_existential(const ClauseView& view, std::vector<ClauseFact>& facts) {
  if (view.clause.type != ClauseType::existential) return;
  const Tree& tree = view.tree;
  for (uint32_t subject : view.clause.subjects) {
    add_existence(view, subject, facts);
    for (const Argument& a : view.clause.arguments) {
      if (a.role == Role::oblique) add_place(view, subject, a.head, a.marker, facts);
    }
    for (uint32_t c : tree.children(subject)) {
      const uint32_t marker = tree.child(c, Deprel::case_);
      const bool local = marker != kNoIndex && (tree.lower(marker) == "in" || tree.lower(marker) == "at" || tree.lower(marker) == "on");
      if (!tree.is(c, Deprel::nmod) || c < subject || !local) continue;
      for (uint32_t part : tree.conjuncts(c)) add_place(view, subject, part, {marker}, facts);
    }
  }
}

}  // namespace relata::extract
