// A clause as argument, kept whole: "The yard said that the ferry would sail." -> (The yard; said; the ferry would sail);
// "She left without speaking." -> (She; left without; speaking). Wording only: what the inner clause says is a fact of its own.
// Not: "The yard said nothing."
#include "extract/clause/build.hpp"
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

// An infinitive or gerund that has facts of its own is not repeated as an argument, nor is a finite adverbial clause.
bool speaks_for_itself(const Tree& tree, const Argument& a) {
  if (tree.is_any(a.head, {Deprel::ccomp})) return false;
  if (tree.is_any(a.head, {Deprel::advcl}) && (a.marker.empty() || nonfinite_marker(tree, a.head).empty())) return true;
  for (uint32_t c : tree.children(a.head)) {
    if (tree.is_any(c, {Deprel::obj, Deprel::obl, Deprel::ccomp, Deprel::xcomp})) return true;
  }
  return false;
}

uint32_t object_of(const Clause& clause) {
  for (const Argument& a : clause.arguments) {
    if (a.role == Role::object || a.role == Role::complement) return a.head;
  }
  return kNoIndex;
}

}  // namespace

void rule_clause_argument(const ClauseView& view, std::vector<ClauseFact>& facts) {
  const Tree& tree = view.tree;
  for (uint32_t subject : view.clause.subjects) {
    for (const Argument& a : view.clause.arguments) {
      if (a.role != Role::clause || speaks_for_itself(tree, a)) continue;
      ClauseFact fact = begin_fact(view, subject, tree.is_any(a.head, {Deprel::advcl}) ? "adverbial clause" : "clause argument");
      if (const uint32_t object = object_of(view.clause); object != kNoIndex) {
        const std::vector<uint32_t> words = bare_phrase(tree, object);
        fact.relation.insert(fact.relation.end(), words.begin(), words.end());
      }
      fact.relation.insert(fact.relation.end(), a.marker.begin(), a.marker.end());
      fact.objects = {whole_phrase(tree, a.head, a.marker)};
      fact.name = with_marker(tree, verb_name(tree, view.clause), a.marker);
      fact.wording_only = true;
      add_fact(facts, std::move(fact));
    }
  }
}

}  // namespace relata::extract
