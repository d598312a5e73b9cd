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

bool plural(const Tree& tree, uint32_t w) { return tree.word(w).xpos == Xpos::NNS || tree.word(w).xpos == Xpos::NNPS; }

// "Vela pushes Nautis", "The move positions Vela": a name right behind a plural noun stands beside a verb that was not seen.
bool is_missed_verb(const Tree& tree, uint32_t noun, uint32_t apposition) {
  return plural(tree, noun) && !plural(tree, apposition) && is_name(tree, apposition) && tree.conjuncts(apposition).size() == 1 &&
         apposition > noun && tree.word(apposition - 1).upos != Upos::PUNCT;
}

// "small ships, large ships": a list whose members differ in an adjective.
bool repeats(const Tree& tree, uint32_t noun, uint32_t apposition) { return tree.lemma(noun) == tree.lemma(apposition); }

void add_identity(const Tree& tree, uint32_t subject, uint32_t object, std::vector<ClauseFact>& facts) {
  ClauseFact fact;
  fact.subject = noun_phrase(tree, subject);
  fact.objects = {noun_phrase(tree, object)};
  fact.added = AddedVerb::is;
  const bool places = tree.name_type(subject) == EntityType::place && tree.name_type(object) == EntityType::place;
  fact.name = places ? "is_located_in" : "is";  // "Porto, Portugal"
  const bool member = is_name(tree, subject) && !plural(tree, subject) && plural(tree, object) && !is_name(tree, object);
  if (member && tree.conjuncts(tree.coordination_head(subject)).size() > 1) fact.name = "is_one_of";  // "the giants Vela and Nautis"
  else if (member) return;
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
      if (is_list(tree, noun, i) || is_missed_verb(tree, noun, i) || repeats(tree, noun, other) || is_measure(tree, noun) || is_measure(tree, other)) continue;
      const bool turned = is_name(tree, other) && !is_name(tree, noun);
      const uint32_t subject = turned ? other : noun;
      const uint32_t description = turned ? noun : other;
      add_identity(tree, subject, description, facts);
      add_role_facts(tree, subject, description, "apposition", facts);
    }
  }
}

}  // namespace relata::extract
