#pragma once
// The closed word lists of English the clause rules rest on. All lookups take lower-case lemmas.

#include <optional>
#include <string>
#include <string_view>

#include "common/extraction.hpp"

namespace relata::extract {

// "build" -> "builds", "carry" -> "carries", "be" -> "is".
std::string third_person(std::string_view lemma);

bool is_negation(std::string_view lower);          // not, n't, never, hardly, no longer's "no" ...
bool is_negative_determiner(std::string_view lower);  // no, neither, none
bool is_relative_pronoun(std::string_view lower);  // who, which, that, whom

// What a modal auxiliary makes of its clause: "may" -> possible. None for "do", "have", "be".
std::optional<Modality> modality_of_auxiliary(std::string_view lower);
// What a governing verb, noun or adjective makes of the infinitive below it: "plan to open" -> planned.
std::optional<Modality> modality_of_governor(std::string_view lemma);

// Verbs whose infinitive is about their object: "asked her to leave"; with others it tells a purpose: "bought it to sell".
bool controls_object(std::string_view lemma);
// Verbs that link a subject to a noun: become, remain, seem.
bool is_linking(std::string_view lemma);

// Verbs and nouns that stand before another verb in the name of a relation: plan, begin, help; "seems to" and the like.
bool is_chain_verb(std::string_view lemma);

bool is_speech(std::string_view lemma);   // say, announce, warn: its clause is what the subject says
bool is_claim(std::string_view lemma);    // claim, argue: a speech verb whose speaker alone vouches for it
bool is_unreal(std::string_view lemma);   // deny, doubt, wish, pretend: its clause is not said to be so

// A verb that lends itself to a noun which carries the meaning: make, take, announce, sign, hold.
bool is_light(std::string_view lemma);

// The verb inside a noun of action: "partnership" with "with" -> "partner" and "with"; "purchase" with "of" -> "buy" and "".
struct Nominalisation {
  std::string_view verb;
  std::string_view preposition;  // that the verb takes; empty: a direct object
};
std::optional<Nominalisation> nominalisation(std::string_view noun, std::string_view preposition);

bool is_role(std::string_view lemma);        // ceo, president, officer, founder: what a person can be of an organisation
bool is_role_modifier(std::string_view lower);  // chief, vice, senior, executive
// "for example", "in fact": phrases that link sentences and say nothing of their own.
bool is_linking_phrase(std::string_view preposition, std::string_view noun);
// A noun and the preposition it takes, wherever the tree hangs the phrase: "reliance on", "access to". The noun belongs to the name.
bool takes_preposition(std::string_view noun, std::string_view preposition);
// Verbs whose "to" and "from" name who gives or receives: sell, buy, send, offer.
bool is_transfer(std::string_view lemma);
// Nouns that name no thing: "risk", "optimism", "presence". What is done to them is done nowhere else.
bool is_abstract(std::string_view lemma);
// A noun inside a preposition of several words: "in the wake of", "in the context of".
bool is_preposition_noun(std::string_view lemma);
// Verbs whose infinitive is what happens to their object, which by itself is no object: "wants Ana to sing", "allows it to grow".
bool raises_object(std::string_view lemma);
// Verbs of naming and judging: what they call their object is said of it by their subject alone.
bool is_naming(std::string_view lemma);
// Verbs that have no passive: fall, partner, dispose.
bool is_intransitive(std::string_view lemma);
// "prevented Vela from sailing": it did not sail.
bool is_preventing(std::string_view lemma);
// "abandoned its plan to sail": it does not plan to.
bool is_giving_up(std::string_view lemma);
// "It is false that", "is unlikely that": the clause below is not said to be so.
bool is_doubtful(std::string_view lemma);
// Verbs whose amount is of the things behind "in": "bought $ 2 million in shares".
bool is_trade(std::string_view lemma);
// "not just", "not only": more than that, not less.
bool is_limiting(std::string_view lower);
// The past participle of a verb of naming: "seen", "called".
std::string participle_of(std::string_view lemma);
// "collectively", "combined": the amount is that of all subjects together.
bool is_collective(std::string_view lower);
// Adverbs of place that make a verb another one: "gave the house away", "held the ship back".
bool is_particle_adverb(std::string_view lower);
// Nouns that only measure or name a part of what follows their "of": number, series, part.
bool is_partitive(std::string_view lemma);
bool is_listing_marker(std::string_view lower);  // including, like, such
bool is_pronoun_without_content(std::string_view lower);  // it, this, that, what, there, one: never an argument of its own

}  // namespace relata::extract
