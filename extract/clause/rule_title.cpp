// A title before a name: "chairman Ana Reis" -> (Ana Reis; is; chairman), "Vela chairman Ana Reis" -> (Ana Reis; is
// chairman; Vela), implied. Where no organisation is named, the document's context may tell it.
// Not: "Dr. Ana Reis", "Mr. Reis": forms of address.
#include "extract/clause/lexicon.hpp"
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/roles.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

void rule_title(const Tree& tree, std::vector<ClauseFact>& facts) {
  for (uint32_t title = 0; title < tree.size(); ++title) {
    const uint32_t name = tree.head(title);
    const bool before = name != kNoIndex && title < name && tree.word(name).upos == Upos::PROPN;
    const bool description = tree.is_any(title, {Deprel::nmod}) && !tree.is(title, Deprel::nmod_poss) && !tree.has(title, Deprel::case_);
    const bool compound = tree.is(title, Deprel::compound) && tree.name_type(name == kNoIndex ? title : name) == EntityType::person;
    if (!before || !(description || compound) || !is_role(tree.lemma(title))) continue;
    if (add_role_facts(tree, name, title, "title", facts)) continue;
    ClauseFact fact;
    fact.subject = noun_phrase(tree, name);
    const std::vector<uint32_t> words = tree.subtree(title);
    std::erase_if(fact.subject.words, [&](uint32_t w) { return w >= words.front() && w <= words.back(); });
    fact.added = AddedVerb::is;
    fact.objects = {noun_phrase(tree, title)};
    fact.name = with_noun(tree, "is", title) + "_of";
    fact.context_object = true;
    fact.implied = true;
    fact.rule = "title";
    add_fact(facts, std::move(fact));
  }
}

}  // namespace relata::extract
