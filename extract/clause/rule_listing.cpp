// Members of a named set: "They build ships such as ferries and tugs." -> what is said of ships is said of ferries and of
// tugs; "The giants Vela and Nautis merged". Implied; runs after the other rules, on their facts.
// Not: "They swim like fish.", where "like" hangs on the verb, nor negated facts: "no ships such as ferries".
#include "extract/clause/lexicon.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

bool plural(const Tree& tree, uint32_t w) { return tree.word(w).xpos == Xpos::NNS || tree.word(w).xpos == Xpos::NNPS; }

// "including" as a participle hangs on the verb or the noun; its object is the first member.
uint32_t object_of_including(const Tree& tree, uint32_t noun) {
  for (uint32_t c : tree.children(noun)) {
    if (tree.is(c, Deprel::acl) && tree.lower(c) == "including") return tree.child(c, Deprel::obj);
  }
  return kNoIndex;
}

std::vector<uint32_t> members(const Tree& tree, uint32_t noun) {
  if (!plural(tree, noun)) return {};
  for (uint32_t c : tree.children(noun)) {
    const uint32_t marker = tree.child(c, Deprel::case_);
    if (tree.is_any(c, {Deprel::nmod}) && c > noun && marker != kNoIndex && is_listing_marker(tree.lower(marker))) return tree.conjuncts(c);
    if (tree.is(c, Deprel::appos) && c > noun && tree.word(c).upos == Upos::PROPN && tree.conjuncts(c).size() > 1) return tree.conjuncts(c);
  }
  const uint32_t object = object_of_including(tree, noun);
  return object == kNoIndex ? std::vector<uint32_t>{} : tree.conjuncts(object);
}

ClauseFact derived(const ClauseFact& from) {
  ClauseFact fact = from;
  fact.implied = true;
  fact.rule = "listing";
  return fact;
}

}  // namespace

void rule_listing(const Tree& tree, std::vector<ClauseFact>& facts) {
  const size_t count = facts.size();
  for (size_t i = 0; i < count; ++i) {
    if (facts[i].polarity == Polarity::negated || facts[i].wording_only || facts[i].implied) continue;
    for (uint32_t member : members(tree, facts[i].objects.front().head)) {
      ClauseFact fact = derived(facts[i]);
      fact.objects = {noun_phrase(tree, member)};
      add_fact(facts, std::move(fact));
    }
    for (uint32_t member : members(tree, facts[i].subject.head)) {
      ClauseFact fact = derived(facts[i]);
      fact.subject = noun_phrase(tree, member);
      if (is_collective_amount(tree, fact)) fact.name = "jointly_" + fact.name;
      add_fact(facts, std::move(fact));
    }
  }
}

}  // namespace relata::extract
