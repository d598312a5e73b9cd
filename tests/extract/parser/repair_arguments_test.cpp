#include "extract/parser/repair_arguments.hpp"

#include <doctest/doctest.h>

#include "tests/extract/clause/tree_of.hpp"

using namespace relata::extract;

TEST_CASE("the name before a hyphen belongs to the participle; a name that is the subject stays") {
  Sentence s = tree_of("Porto//NNP/5/nsubj -//HYPH/1/punct listed/list/VBN/4/amod shares/share/NNS/5/nsubj rose/rise/VBD/0/root");
  CHECK(mend_arguments(s));
  CHECK(heads_of(s) == "Porto:obl:unmarked:3 -:punct:1 listed:amod:4 shares:nsubj:5 rose:root:0 ");
  Sentence plain = tree_of("Porto//NNP/2/nsubj rose/rise/VBD/0/root");
  CHECK_FALSE(mend_arguments(plain));
}

TEST_CASE("of two objects the time is an adverbial; one object stays") {
  Sentence s = tree_of("It//PRP/2/nsubj takes/take/VBZ/0/root place//NN/2/obj every//DT/5/det autumn//NN/2/obj");
  CHECK(mend_arguments(s));
  CHECK(s.words[4].deprel == Deprel::obl_unmarked);
  Sentence one = tree_of("It//PRP/2/nsubj spoils/spoil/VBZ/0/root every//DT/4/det autumn//NN/2/obj");
  CHECK_FALSE(mend_arguments(one));
}

TEST_CASE("what something is called is no second object; a gift is") {
  Sentence s = tree_of("They//PRP/2/nsubj call//VBP/0/root it//PRP/2/obj a//DT/5/det ship//NN/2/obj");
  CHECK(mend_arguments(s));
  CHECK(s.words[4].deprel == Deprel::xcomp);
  Sentence gift = tree_of("They//PRP/2/nsubj give//VBP/0/root it//PRP/2/obj a//DT/5/det ship//NN/2/obj");
  CHECK_FALSE(mend_arguments(gift));
}

TEST_CASE("what somebody is told is the content of the verb; a clause of a noun stays its") {
  Sentence s = tree_of(
      "She//PRP/2/nsubj told/tell/VBD/0/root investors/investor/NNS/2/iobj that//IN/6/mark it//PRP/6/nsubj grew/grow/VBD/3/acl");
  CHECK(mend_arguments(s));
  CHECK(heads_of(s).find("grew:ccomp:2") != std::string::npos);
  Sentence noun = tree_of(
      "She//PRP/2/nsubj heard/hear/VBD/0/root claims/claim/NNS/2/obj that//IN/6/mark it//PRP/6/nsubj grew/grow/VBD/3/acl");
  CHECK_FALSE(mend_arguments(noun));
}

TEST_CASE("a receiver without anything received is the object; beside a gift or what is said it stays") {
  Sentence s = tree_of("Tern//NNP/3/nsubj will//MD/3/aux buy//VB/0/root Orion//NNP/3/iobj");
  CHECK(mend_arguments(s));
  CHECK(s.words[3].deprel == Deprel::obj);
  for (const char* stays : {"They//PRP/2/nsubj give//VBP/0/root Ana//NNP/2/iobj a//DT/5/det ship//NN/2/obj",
                            "She//PRP/2/nsubj told/tell/VBD/0/root Ana//NNP/2/iobj it//PRP/5/nsubj grew/grow/VBD/2/ccomp"}) {
    Sentence kept = tree_of(stays);
    CHECK_FALSE(mend_arguments(kept));
  }
}

TEST_CASE("an apposition belongs to the argument right before it; inside one argument it stays") {
  Sentence s = tree_of("It//PRP/2/nsubj paid/pay/VBD/0/root $/$/$/2/obj 8//CD/3/nummod to//IN/6/case Tern//NNP/2/obl ,//,/9/punct a//DT/9/det yard//NN/3/appos");
  CHECK(mend_arguments(s));
  CHECK(s.words[8].head == 5);
  Sentence inside = tree_of("It//PRP/2/nsubj met/meet/VBD/0/root Ana//NNP/2/obj of//IN/5/case Tern//NNP/3/nmod ,//,/8/punct its//PRP$/8/nmod:poss head//NN/3/appos");
  CHECK_FALSE(mend_arguments(inside));
}

TEST_CASE("of two subjects the relative pronoun is the object; a pronoun that is the only subject stays") {
  Sentence s = tree_of("Tern//NNP/0/root ,//,/5/punct which//WDT/5/nsubj Orion//NNP/5/nsubj bought/buy/VBD/1/acl:relcl");
  CHECK(mend_arguments(s));
  CHECK(s.words[2].deprel == Deprel::obj);
  Sentence only = tree_of("Tern//NNP/0/root ,//,/4/punct which//WDT/4/nsubj sailed/sail/VBD/1/acl:relcl");
  CHECK_FALSE(mend_arguments(only));
}

TEST_CASE("an amount behind up to is the object; a place behind up to is none") {
  Sentence s = tree_of("It//PRP/2/nsubj invested/invest/VBD/0/root up//RB/5/case to//IN/3/fixed $/$/$/2/obl 100//CD/5/nummod");
  CHECK(mend_arguments(s));
  CHECK(s.words[4].deprel == Deprel::obj);
  Sentence place = tree_of("It//PRP/2/nsubj went/go/VBD/0/root up//RB/6/case to//IN/3/fixed the//DT/6/det roof//NN/2/obl");
  CHECK_FALSE(mend_arguments(place));
}

TEST_CASE("two names side by side are one subject; with a comma between they stay") {
  Sentence s = tree_of("Orion//NNP/3/nsubj Freight//NNP/3/nsubj sailed/sail/VBD/0/root");
  CHECK(mend_arguments(s));
  CHECK(heads_of(s) == "Orion:compound:2 Freight:nsubj:3 sailed:root:0 ");
  Sentence apart = tree_of("Orion//NNP/4/nsubj ,//,/4/punct Freight//NNP/4/nsubj sailed/sail/VBD/0/root");
  CHECK_FALSE(mend_arguments(apart));
}
