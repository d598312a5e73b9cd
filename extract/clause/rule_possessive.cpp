// A possessive: "Vela's yard closed." -> (Vela; has; yard), implied. Likewise what only its owner can have, named without
// the possessive's mark: "Vela shares fell." -> (Vela; has; Vela shares).
// Not: "its yard" (a pronoun owns nothing until it is resolved), nor nouns of action: "Vela's decision", "Vela's growth"; nor
// other names before nouns: "a Vela dealer", "the Vela partnership".
#include <algorithm>
#include <array>

#include "extract/clause/lexicon.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

// Nouns that name what their owner does or undergoes rather than what it has.
bool is_action(std::string_view lemma) {
  static constexpr auto kEndings = std::to_array<std::string_view>({"tion", "sion", "ment", "ance", "ence", "ing", "ity", "ness", "al", "sis"});
  static constexpr auto kThings = std::to_array<std::string_view>(
      {"division", "building", "department", "government", "apartment", "station", "document", "instrument", "hospital", "capital", "city",
       "university", "facility", "community", "subsidiary", "corporation", "organisation", "organization", "institution", "equipment"});
  if (std::find(kThings.begin(), kThings.end(), lemma) != kThings.end()) return false;
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view e) { return lemma.size() > e.size() + 2 && lemma.ends_with(e); });
}

// "Vela" in "Vela shares", "the Vela subsidiary".
bool is_marked_by_noun(const Tree& tree, uint32_t owner, uint32_t thing) {
  static constexpr auto kOwned = std::to_array<std::string_view>({"share", "stock", "subsidiary", "headquarters"});
  if (!tree.is(owner, Deprel::compound) || tree.word(owner).upos != Upos::PROPN || owner + 1 != thing) return false;
  return std::find(kOwned.begin(), kOwned.end(), tree.lemma(thing)) != kOwned.end();
}

bool plural(const Tree& tree, uint32_t w) { return tree.word(w).xpos == Xpos::NNS || tree.word(w).xpos == Xpos::NNPS; }

}  // namespace

void rule_possessive(const Tree& tree, std::vector<ClauseFact>& facts) {
  if (is_question(tree)) return;
  for (uint32_t owner = 0; owner < tree.size(); ++owner) {
    const uint32_t thing = tree.head(owner);
    if (thing == kNoIndex || tree.word(owner).upos == Upos::PRON) continue;
    const bool possessive = tree.is(owner, Deprel::nmod_poss);
    if (!possessive && !is_marked_by_noun(tree, owner, thing)) continue;
    if (is_temporal(tree, owner) || is_action(tree.lemma(thing)) || is_role(tree.lemma(thing))) continue;
    ClauseFact fact;
    fact.subject = noun_phrase(tree, owner);
    fact.added = plural(tree, owner) ? AddedVerb::have : AddedVerb::has;
    fact.objects = {noun_phrase(tree, thing)};
    if (possessive) std::erase_if(fact.objects.front().words, [&](uint32_t w) { return tree.below(w, owner); });
    fact.name = "has";
    fact.implied = true;
    if (!possessive && tree.lemma_in(fact.objects.front().head, {"share", "stock"})) {  // a firm does not have what is sold of it
      fact.inverted = true;
      fact.name = "is_stock_of";
    }
    fact.rule = possessive ? "possessive" : "owner_before_noun";
    add_fact(facts, std::move(fact));
  }
}

}  // namespace relata::extract
