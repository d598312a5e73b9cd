// Whose predicate it is, what it is called, and whether it is true.
#include <doctest/doctest.h>

#include "extract/clause/clause.hpp"
#include "extract/clause/confidence.hpp"
#include "extract/clause/lexicon.hpp"
#include "extract/clause/naming.hpp"
#include "tests/extract/clause/tree_of.hpp"

using namespace relata;
using namespace relata::extract;

TEST_CASE("coordinated verbs share their subject, auxiliaries and a later object") {
  const Sentence s = tree_of(
      "Ships/ship/NNS/3/nsubj:pass were/be/VBD/3/aux:pass built/build/VBN/0/root and//CC/5/cc sold/sell/VBN/3/conj in//IN/7/case Vigo//NNP/5/obl");
  CHECK(holds(fine_lines(s), "Ships ; were sold in ; Vigo"));
  const Sentence object = tree_of(
      "Vela//NNP/2/nsubj designs/design/VBZ/0/root and//CC/4/cc builds/build/VBZ/2/conj ferries/ferry/NNS/2/obj");
  CHECK(holds(fine_lines(object), "Vela ; designs ; ferries"));
  CHECK(holds(fine_lines(object), "Vela ; builds ; ferries"));
}

TEST_CASE("coordinated subjects give a fact each") {
  const Sentence s = tree_of(
      "Vela//NNP/4/nsubj and//CC/3/cc Nautis//NNP/1/conj built/build/VBD/0/root ferries/ferry/NNS/4/obj");
  CHECK(holds(fine_lines(s), "Vela ; built ; ferries"));
  CHECK(holds(fine_lines(s), "Nautis ; built ; ferries"));
}

TEST_CASE("an infinitive belongs to its governing verb: plans to open") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj plans/plan/VBZ/0/root to//TO/4/mark open//VB/2/xcomp a//DT/6/det yard//NN/4/obj in//IN/8/case Vigo//NNP/4/obl");
  const ClauseFact fact = fact_of(s, "Vela ; plans to open a yard in ; Vigo");
  CHECK(fact.name == "plans_to_open_in");
  CHECK(fact.modality == Modality::planned);
  CHECK(fact_of(s, "Vela ; plans to open ; a yard").name == "plans_to_open");
}

TEST_CASE("an infinitive below an object has the object as subject") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj asked/ask/VBD/0/root Ana//NNP/2/obj to//TO/5/mark lead//VB/2/xcomp the//DT/7/det yard//NN/5/obj");
  CHECK(fact_of(s, "Ana ; lead ; the yard").modality == Modality::intended);
  CHECK_FALSE(holds(fine_lines(s), "Vela ; asked to lead ; the yard"));
}

TEST_CASE("a noun of intention carries its verb: announced plans to open") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj announced/announce/VBD/0/root plans/plan/NNS/2/obj to//TO/5/mark open//VB/3/acl a//DT/7/det yard//NN/5/obj");
  const ClauseFact fact = fact_of(s, "Vela ; announced plans to open ; a yard");
  CHECK(fact.name == "plans_to_open");
  CHECK(fact.modality == Modality::planned);
}

TEST_CASE("relative clauses have the antecedent put in, as subject and as object") {
  const Sentence subject = tree_of(
      "We//PRP/2/nsubj know//VBP/0/root yards/yard/NNS/2/obj that//WDT/5/nsubj build//VBP/3/acl:relcl ferries/ferry/NNS/5/obj");
  Sentence s = subject;
  s.words[3].upos = Upos::PRON;
  CHECK(holds(fine_lines(s), "yards ; build ; ferries"));
  const Sentence gap = tree_of(
      "We//PRP/2/nsubj know//VBP/0/root ferries/ferry/NNS/2/obj Vela//NNP/5/nsubj built/build/VBD/3/acl:relcl");
  CHECK(holds(fine_lines(gap), "Vela ; built ; ferries"));
}

TEST_CASE("a participle after a noun: active and passive") {
  const Sentence passive = tree_of(
      "Ferries/ferry/NNS/5/nsubj built/build/VBN/1/acl by//IN/4/case Vela//NNP/2/obl:agent sank/sink/VBD/0/root");
  const ClauseFact fact = fact_of(passive, "Ferries ; built by ; Vela");
  CHECK(fact.name == "builds");
  CHECK(fact.inverted);
  const Sentence active = tree_of("Yards/yard/NNS/4/nsubj building/build/VBG/1/acl ferries/ferry/NNS/2/obj grew/grow/VBD/0/root");
  CHECK(fact_of(active, "Yards ; building ; ferries").name == "builds");
}

TEST_CASE("an adverbial participle has the subject of its main clause; a finite clause keeps its own") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj grew/grow/VBD/0/root ,//,/2/punct opening/open/VBG/2/advcl yards/yard/NNS/4/obj");
  CHECK(holds(fine_lines(s), "Vela ; opening ; yards"));
}

TEST_CASE("a past participle behind the verb is said of the noun before it; before the verb, of the subject") {
  const Sentence behind = tree_of(
      "Vela//NNP/2/nsubj opened/open/VBD/0/root a//DT/4/det yard//NN/2/obj ,//,/6/punct designed/design/VBN/2/advcl by//IN/8/case Ana//NNP/6/obl:agent");
  CHECK(holds(fine_lines(behind), "a yard ; designed by ; Ana"));
  const Sentence front = tree_of(
      "Founded/found/VBN/5/advcl by//IN/3/case Ana//NNP/1/obl:agent ,//,/1/punct Vela//NNP/6/nsubj grew/grow/VBD/0/root");
  Sentence s = front;
  s.words[0].head = 5;
  CHECK(holds(fine_lines(s), "Vela ; Founded by ; Ana"));
}

TEST_CASE("an infinitive of purpose: the main clause leads to it in the wording, the name is its own") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj bought/buy/VBD/0/root cranes/crane/NNS/2/obj to//TO/5/mark build//VB/2/advcl ferries/ferry/NNS/5/obj");
  const ClauseFact fact = fact_of(s, "Vela ; bought cranes to build ; ferries");
  CHECK(fact.name == "builds");
  CHECK(fact.modality == Modality::intended);
  const Sentence governed = tree_of(
      "Vela//NNP/2/nsubj agreed/agree/VBD/0/root to//TO/4/mark sell//VB/2/advcl ferries/ferry/NNS/4/obj");
  CHECK(fact_of(governed, "Vela ; agreed to sell ; ferries").name == "agrees_to_sell");
}

TEST_CASE("a gerund behind the preposition of a noun has the clause's subject, and is no fact for the graph") {
  const Sentence s = tree_of(
      "It//PRP/2/nsubj led/lead/VBD/0/root to//IN/5/case the//DT/5/det cost//NN/2/obl of//IN/7/mark building/build/VBG/5/acl ferries/ferry/NNS/7/obj");
  CHECK(fact_of(s, "It ; led to the cost of building ; ferries").wording_only);
  CHECK_FALSE(holds(fine_lines(s), "the cost ; building ; ferries"));
}

TEST_CASE("linking phrases are no arguments") {
  const Sentence s = tree_of("Vela//NNP/2/nsubj grew/grow/VBD/0/root for//IN/4/case example//NN/2/obl in//IN/6/case Vigo//NNP/2/obl");
  CHECK(fine_lines(s) == std::vector<std::string>{"Vela ; grew in ; Vigo"});
}

TEST_CASE("arguments end before prepositions that start facts of their own, not before \"of\"") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj opened/open/VBD/0/root a//DT/4/det school//NN/2/obj of//IN/6/case arts/art/NNS/4/nmod for//IN/8/case welders/welder/NNS/4/nmod");
  CHECK(holds(fine_lines(s), "Vela ; opened ; a school of arts"));
  CHECK(holds(fine_lines(s), "Vela ; opened a school for ; welders"));
  CHECK(holds(nary_lines(s), "Vela ; opened ; a school of arts for welders"));
}

TEST_CASE("a relative clause behind a coordination tells of all its members; who is a person") {
  Sentence all = tree_of(
      "Vela//NNP/7/nsubj and//CC/3/cc Nautis//NNP/1/conj ,//,/6/punct which//WDT/6/nsubj grow//VBP/1/acl:relcl buy//VBP/0/root "
      "cranes/crane/NNS/7/obj");
  all.words[4].upos = Upos::PRON;
  all.words.push_back(all.words[7]);
  all.words[8].head = 5;
  CHECK(holds(fine_lines(all), "Nautis ; grow ; cranes"));
  CHECK(holds(fine_lines(all), "Vela ; grow ; cranes"));
  Sentence who = tree_of(
      "We//PRP/2/nsubj heard/hear/VBD/0/root words/word/NNS/2/obj of//IN/5/case Ana//NNP/3/nmod ,//,/8/punct who//WP/8/nsubj leads/lead/VBZ/3/acl:relcl "
      "Vela//NNP/8/obj");
  who.names = {{4, 5, EntityType::person}};
  CHECK(holds(fine_lines(who), "Ana ; leads ; Vela"));
}

TEST_CASE("the noun between \"with\" and a participle is the participle's subject") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj grew/grow/VBD/0/root ,//,/2/punct with//IN/5/case sales/sale/NNS/6/obl reaching/reach/VBG/2/advcl Spain//NNP/6/obj");
  CHECK(holds(fine_lines(s), "sales ; reaching ; Spain"));
}

TEST_CASE("a rate over a hyphenated span of time is the amount") {
  const Sentence s = tree_of(
      "Sales/sale/NNS/2/nsubj grew/grow/VBD/0/root 9//CD/4/nummod %//NN/5/compound year//NN/9/compound -//HYPH/5/punct over//IN/9/amod -//HYPH/9/punct "
      "year//NN/2/obj");
  CHECK(holds(fine_lines(s), "Sales ; grew ; 9 %"));
}

TEST_CASE("the first to do something did it; a verb with a subject of its own is governed by none") {
  const Sentence first = tree_of(
      "Vela//NNP/5/nsubj was/be/VBD/5/cop the//DT/5/det first//JJ/5/amod yard//NN/0/root to//TO/7/mark build//VB/5/acl ferries/ferry/NNS/7/obj");
  CHECK(fact_of(first, "Vela ; was the first yard to build ; ferries").modality == Modality::asserted);
  const Sentence claim = tree_of(
      "Ana//NNP/2/nsubj claims/claim/VBZ/0/root Vela//NNP/4/nsubj built/build/VBD/2/xcomp ferries/ferry/NNS/4/obj");
  const ClauseFact fact = fact_of(claim, "Vela ; built ; ferries");
  CHECK(fact.name == "builds");
  CHECK(fact.modality == Modality::claimed);
}

TEST_CASE("negation of auxiliaries, adverbs and determiners; two make none") {
  const auto polarity = [](std::string_view words, std::string_view line) { return fact_of(tree_of(words), line).polarity; };
  CHECK(polarity("Vela//NNP/4/nsubj did/do/VBD/4/aux n't/not/RB/4/advmod build//VB/0/root ferries/ferry/NNS/4/obj",
                 "Vela ; did n't build ; ferries") == Polarity::negated);
  CHECK(polarity("Vela//NNP/3/nsubj never//RB/3/advmod built/build/VBD/0/root ferries/ferry/NNS/3/obj", "Vela ; never built ; ferries") ==
        Polarity::negated);
  CHECK(polarity("Vela//NNP/2/nsubj built/build/VBD/0/root no//DT/4/det ferries/ferry/NNS/2/obj", "Vela ; built ; no ferries") ==
        Polarity::negated);
  CHECK(polarity("Nobody//NN/3/nsubj never//RB/3/advmod built/build/VBD/0/root no//DT/5/det ferries/ferry/NNS/3/obj",
                 "Nobody ; never built ; no ferries") == Polarity::affirmed);
}

TEST_CASE("modals") {
  const auto modality = [](std::string modal) {
    return fact_of(tree_of("Vela//NNP/3/nsubj " + modal + "//MD/3/aux build//VB/0/root ferries/ferry/NNS/3/obj"), "Vela ; " + modal + " build ; ferries")
        .modality;
  };
  CHECK(modality("may") == Modality::possible);
  CHECK(modality("will") == Modality::expected);
  CHECK(modality("must") == Modality::obligation);
  CHECK(modality("would") == Modality::conditional);
}

TEST_CASE("conditions, questions and denials are no facts; a main clause under a condition is conditional") {
  const Sentence s = tree_of(
      "If//IN/3/mark Vela//NNP/3/nsubj buys/buy/VBZ/7/advcl cranes/crane/NNS/3/obj ,//,/3/punct Nautis//NNP/7/nsubj leaves/leave/VBZ/0/root "
      "Porto//NNP/7/obj");
  CHECK(fact_of(s, "Vela ; buys ; cranes").unreal);
  const ClauseFact main = fact_of(s, "Nautis ; leaves ; Porto");
  CHECK_FALSE(main.unreal);
  CHECK(main.modality == Modality::conditional);
  const Sentence question = tree_of("Who//WP/2/nsubj builds/build/VBZ/0/root Aurora//NNP/2/obj ?//./2/punct");
  for (const Clause& c : find_clauses(Tree(question))) CHECK(c.unreal);
  const Sentence denial = tree_of("Ana//NNP/2/nsubj denied/deny/VBD/0/root Vela//NNP/4/nsubj sold/sell/VBD/2/ccomp cranes/crane/NNS/4/obj");
  CHECK(fact_of(denial, "Vela ; sold ; cranes").unreal);
}

TEST_CASE("claims and sources") {
  const Sentence claim = tree_of("Ana//NNP/2/nsubj claims/claim/VBZ/0/root Vela//NNP/4/nsubj leads/lead/VBZ/2/ccomp Europe//NNP/4/obj");
  const ClauseFact fact = fact_of(claim, "Vela ; leads ; Europe");
  CHECK(fact.modality == Modality::claimed);
  CHECK(fact.attribution == 0);
  const Sentence source = tree_of(
      "According//VBG/3/case to//IN/1/fixed Ana//NNP/5/obl Vela//NNP/5/nsubj leads/lead/VBZ/0/root Europe//NNP/5/obj");
  CHECK(fact_of(source, "Vela ; leads ; Europe").attribution == 2);
}

TEST_CASE("adjuncts become qualifiers by preposition and type") {
  Sentence s = tree_of(
      "Vela//NNP/2/nsubj opened/open/VBD/0/root yards/yard/NNS/2/obj in//IN/5/case Vigo//NNP/2/obl in//IN/7/case 1999//CD/2/obl");
  s.names = {{4, 5, EntityType::place}};
  const ClauseFact fact = fact_of(s, "Vela ; opened ; yards");
  REQUIRE(fact.qualifiers.size() == 2);
  CHECK(fact.qualifiers[0].key == "place");
  CHECK(fact.qualifiers[1].key == "time");
}

TEST_CASE("nary: one tuple a clause, fronted adjuncts last") {
  const Sentence s = tree_of(
      "In//IN/2/case 1999//CD/5/obl ,//,/2/punct Vela//NNP/5/nsubj opened/open/VBD/0/root yards/yard/NNS/5/obj in//IN/8/case Vigo//NNP/5/obl");
  CHECK(holds(nary_lines(s), "Vela ; opened ; yards ; in Vigo ; In 1999"));
}

TEST_CASE("nary: behind the tuple stand the triples of its clause as further readings, trusted less than any tuple") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj opened/open/VBD/0/root yards/yard/NNS/2/obj in//IN/5/case Vigo//NNP/2/obl");
  const std::vector<ClauseFact> facts = nary_facts(Tree(s));
  REQUIRE(facts.size() == 3);
  CHECK_FALSE(facts[0].reading);
  CHECK(facts[0].objects.size() == 2);
  CHECK(facts[1].reading);
  CHECK(facts[2].reading);
  CHECK(facts[1].confidence < facts[0].confidence / 2);
  const Sentence plain = tree_of("Vela//NNP/2/nsubj opened/open/VBD/0/root yards/yard/NNS/2/obj");
  CHECK(nary_facts(Tree(plain)).size() == 1);  // the triple is the tuple
}

TEST_CASE("confidence: between 0 and 1, over features that name how a fact was found") {
  const Sentence s = tree_of("Vela//NNP/2/nsubj opened/open/VBD/0/root yards/yard/NNS/2/obj");
  const Tree tree(s);
  const ClauseFact fact = fact_of(s, "Vela ; opened ; yards");
  const std::vector<std::string> features = confidence_features(tree, fact);
  CHECK(holds(features, "rule:object"));
  CHECK(holds(features, "subject head:PROPN"));
  CHECK(holds(features, "clause:root"));
  CHECK_FALSE(holds(features, "reading"));
  CHECK(fact.confidence > 0.0);
  CHECK(fact.confidence < 1.0);
}

TEST_CASE("third person") {
  CHECK(third_person("carry") == "carries");
  CHECK(third_person("buy") == "buys");
  CHECK(third_person("reach") == "reaches");
  CHECK(third_person("be") == "is");
  CHECK(third_person("have") == "has");
}

TEST_CASE("parts of names are lower-case ASCII letters, digits and underscores, and whole UTF-8 characters") {
  CHECK(name_part("Re-Open") == "re_open");
  CHECK(name_part("'s") == "s");
  CHECK(name_part("--") == "");
  CHECK(name_part("caf\xC3\xA9") == "caf\xC3\xA9");
}

TEST_CASE("odd trees: no words, no parse, one long chain") {
  CHECK(fine_facts(Tree(Sentence{})).empty());
  Sentence unparsed;
  unparsed.words.resize(3);
  for (Word& w : unparsed.words) w.form = "x";
  CHECK(fine_facts(Tree(unparsed)).empty());
  Sentence deep;
  for (int i = 0; i < 900; ++i) {
    Word w;
    w.form = w.lemma = "go";
    w.upos = Upos::VERB;
    w.xpos = Xpos::VB;
    w.head = i - 1;
    w.deprel = i == 0 ? Deprel::root : (i % 2 == 0 ? Deprel::acl : Deprel::xcomp);
    deep.words.push_back(w);
  }
  CHECK(fine_facts(Tree(deep)).size() <= kMaxFacts);
  for (uint32_t i = 1; i < deep.words.size(); ++i) deep.words[i].deprel = i % 3 == 0 ? Deprel::mark : i % 3 == 1 ? Deprel::advcl : Deprel::obj;
  CHECK(fine_facts(Tree(deep)).size() <= kMaxFacts);
  for (uint32_t i = 1; i < deep.words.size(); ++i) deep.words[i].deprel = Deprel::advcl;
  CHECK(fine_facts(Tree(deep)).size() <= kMaxFacts);
  CHECK(nary_facts(Tree(deep)).size() <= kMaxFacts);
}
