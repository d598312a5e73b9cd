// Apposition: "Vela, a shipyard in Porto, closed." -> (Vela; is; a shipyard in Porto), implied; with a role, the
// organisation is the object: "Ana Reis, head of Vela" -> (Ana Reis; is head of; Vela)
// Not: "Vela (VLA) closed.", where the second name is only another sign for the first.
#include "extract/clause/lexicon.hpp"
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/roles.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

bool in_brackets(const Tree& tree, uint32_t word) {
  for (uint32_t c : tree.children(word)) {
    if (tree.word(c).xpos == Xpos::lrb || tree.lower(c) == "(" || tree.lower(c) == "-lrb-") return true;
  }
  return false;
}

bool is_name(const Tree& tree, uint32_t word) { return tree.word(word).upos == Upos::PROPN; }

void add_identity(const Tree& tree, uint32_t subject, uint32_t object, std::vector<ClauseFact>& facts) {
  ClauseFact fact;
  fact.subject = noun_phrase(tree, subject);
  fact.objects = {noun_phrase(tree, object)};
  fact.added = AddedVerb::is;
  fact.name = "is";
  fact.implied = true;
  fact.rule = "apposition";
  add_fact(facts, std::move(fact));
}

}  // namespace

void rule_apposition(const Tree& tree, std::vector<ClauseFact>& facts) {
  for (uint32_t i = 0; i < tree.size(); ++i) {
    const uint32_t noun = tree.head(i);
    if (!tree.is(i, Deprel::appos) || noun == kNoIndex || in_brackets(tree, i)) continue;
    if (!tree.is_nominal(i) || !tree.is_nominal(noun)) continue;
    for (uint32_t other : tree.conjuncts(i)) {
      const bool turned = is_name(tree, other) && !is_name(tree, noun);
      const uint32_t subject = turned ? other : noun;
      const uint32_t description = turned ? noun : other;
      add_identity(tree, subject, description, facts);
      add_role_facts(tree, subject, description, "apposition", facts);
    }
  }
}

}  // namespace relata::extract
