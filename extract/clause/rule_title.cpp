// A title before a name: "chairman Ana Reis" -> (Ana Reis; is; chairman), "Vela chairman Ana Reis" -> (Ana Reis; is
// chairman; Vela), implied. Where no organisation is named, the document's context may tell it.
// Not: "Dr. Ana Reis", "Mr. Reis": forms of address.
#include "extract/clause/lexicon.hpp"
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/roles.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

std::vector<uint32_t> title_words(const Tree& tree, uint32_t title) {
  std::vector<uint32_t> words;
  for (uint32_t w : tree.subtree(title, {Deprel::flat, Deprel::case_})) {
    if (w <= title) words.push_back(w);
  }
  return words;
}

// The fact of a title and the name beside it.
void add_title(const Tree& tree, uint32_t title, Phrase name, std::vector<ClauseFact>& facts) {
  const size_t before = facts.size();
  add_role_facts(tree, name.head, title, "title", facts);
  for (size_t i = before; i < facts.size(); ++i) facts[i].subject = name;
  if (facts.size() > before) return;
  ClauseFact fact;
  fact.subject = std::move(name);
  fact.added = AddedVerb::is;
  fact.objects = {{title, title_words(tree, title)}};
  fact.name = with_noun(tree, "is", title) + "_of";
  fact.context_object = true;
  fact.implied = true;
  fact.rule = "title";
  add_fact(facts, std::move(fact));
}

// "chairman" below "Reis".
void title_below_name(const Tree& tree, uint32_t title, std::vector<ClauseFact>& facts) {
  const uint32_t name = tree.head(title);
  if (name == kNoIndex || title > name || tree.word(name).upos != Upos::PROPN) return;
  const bool description = tree.is_any(title, {Deprel::nmod}) && !tree.is(title, Deprel::nmod_poss) && !tree.has(title, Deprel::case_);
  const bool compound = tree.is(title, Deprel::compound) && tree.name_type(name) == EntityType::person;
  if (!description && !compound) return;
  Phrase phrase = noun_phrase(tree, name);
  std::erase_if(phrase.words, [&](uint32_t w) { return tree.below(w, title); });
  add_title(tree, title, std::move(phrase), facts);
}

// "Reis" below "chairman".
void name_below_title(const Tree& tree, uint32_t title, std::vector<ClauseFact>& facts) {
  const uint32_t name = name_head(tree, title);
  if (name == title) return;
  Phrase phrase{name, {}};
  for (uint32_t c : tree.children(title)) {
    if (!tree.is_any(c, {Deprel::flat})) continue;
    for (uint32_t w : tree.subtree(c)) phrase.words.push_back(w);
  }
  add_title(tree, title, std::move(phrase), facts);
}

}  // namespace

void rule_title(const Tree& tree, std::vector<ClauseFact>& facts) {
  for (uint32_t title = 0; title < tree.size(); ++title) {
    if (!is_role(tree.lemma(title))) continue;
    title_below_name(tree, title, facts);
    name_below_title(tree, title, facts);
  }
}

}  // namespace relata::extract
