#include "extract/clause/roles.hpp"

#include "extract/clause/build.hpp"
#include "extract/clause/lexicon.hpp"
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

constexpr unsigned kMaxRoles = 3;  // roles inside one another's phrases

struct Organisation {
  uint32_t head;
  std::vector<uint32_t> marker;
};

bool is_name(const Tree& tree, uint32_t word) { return tree.word(word).upos == Upos::PROPN; }

bool is_institutional_preposition(std::string_view p) { return p == "of" || p == "at" || p == "for"; }

std::vector<Organisation> organisations(const Tree& tree, uint32_t role) {
  std::vector<Organisation> found;
  for (uint32_t c : tree.children(role)) {
    const uint32_t preposition = tree.child(c, Deprel::case_);
    if (tree.is(c, Deprel::nmod) && preposition != kNoIndex && is_institutional_preposition(tree.lower(preposition))) {
      for (uint32_t part : tree.conjuncts(c)) {
        if (!is_role(tree.lemma(part))) found.push_back({part, {preposition}});
      }
    }
    const bool owner = tree.is(c, Deprel::nmod_poss) && tree.word(c).upos != Upos::PRON;
    const bool compound = tree.is(c, Deprel::compound) && is_name(tree, c) && !is_role(tree.lemma(c)) && !is_role_modifier(tree.lower(c));
    if (owner || compound) found.push_back({c, {}});
  }
  return found;
}

// "head of sales and director of Vela": a second role that the tree coordinates with the first one's organisation.
std::vector<uint32_t> roles_among_organisations(const Tree& tree, uint32_t role) {
  std::vector<uint32_t> roles;
  for (uint32_t c : tree.children(role)) {
    if (!tree.is(c, Deprel::nmod)) continue;
    for (uint32_t part : tree.conjuncts(c)) {
      if (part != c && is_role(tree.lemma(part))) roles.push_back(part);
    }
  }
  return roles;
}

// The role's own words: "chief technology officer".
std::vector<uint32_t> role_words(const Tree& tree, uint32_t role) {
  std::vector<uint32_t> words;
  for (uint32_t w : bare_phrase(tree, role)) {
    const bool outside = w != role && !is_role_modifier(tree.lower(w)) && !is_role(tree.lemma(w));
    if (!outside) words.push_back(w);
  }
  return words;
}

}  // namespace

bool add_role_facts(const Tree& tree, uint32_t person, uint32_t role, std::string_view rule, std::vector<ClauseFact>& facts, unsigned depth) {
  if (!is_role(tree.lemma(role))) return false;
  const std::vector<Organisation> all = organisations(tree, role);
  for (const Organisation& organisation : all) {
    ClauseFact fact;
    fact.subject = noun_phrase(tree, person);
    std::erase_if(fact.subject.words, [&](uint32_t w) { return tree.below(role, person) && tree.below(w, role); });
    fact.added = AddedVerb::is;
    fact.relation = role_words(tree, role);
    fact.relation.insert(fact.relation.end(), organisation.marker.begin(), organisation.marker.end());
    fact.objects = {noun_phrase(tree, organisation.head)};
    fact.name = with_noun(tree, "is", role) + "_of";
    fact.implied = true;
    fact.rule = rule;
    add_fact(facts, std::move(fact));
  }
  for (uint32_t other : roles_among_organisations(tree, role)) {
    if (depth < kMaxRoles) add_role_facts(tree, person, other, rule, facts, depth + 1);
  }
  return !all.empty();
}

}  // namespace relata::extract
