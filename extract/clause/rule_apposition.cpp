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

// "Vela, Nautis and Orsa": a list of names that the parser took for an apposition.
bool is_list(const Tree& tree, uint32_t noun, uint32_t apposition) {
  const bool names = tree.word(noun).upos == Upos::PROPN && tree.word(apposition).upos == Upos::PROPN;
  return names && (tree.conjuncts(apposition).size() > 1 || tree.conjuncts(noun).size() > 1);
}

bool is_measure(const Tree& tree, uint32_t word) {
  return is_temporal(tree, word) || tree.word(word).upos == Upos::NUM || tree.word(word).upos == Upos::SYM || is_literal(tree.name_type(word));
}

bool is_name(const Tree& tree, uint32_t word) { return tree.word(word).upos == Upos::PROPN; }

void add_identity(const Tree& tree, uint32_t subject, uint32_t object, std::vector<ClauseFact>& facts) {
  ClauseFact fact;
  fact.subject = noun_phrase(tree, subject);
  fact.objects = {noun_phrase(tree, object)};
  fact.added = AddedVerb::is;
  const bool places = tree.name_type(subject) == EntityType::place && tree.name_type(object) == EntityType::place;
  fact.name = places ? "is_located_in" : "is";  // "Porto, Portugal"
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
      if (is_list(tree, noun, i) || is_measure(tree, noun) || is_measure(tree, other)) continue;
      const bool turned = is_name(tree, other) && !is_name(tree, noun);
      const uint32_t subject = turned ? other : noun;
      const uint32_t description = turned ? noun : other;
      add_identity(tree, subject, description, facts);
      add_role_facts(tree, subject, description, "apposition", facts);
    }
  }
}

}  // namespace relata::extract
