#include "extract/parser/repair_arguments.hpp"

#include <doctest/doctest.h>

#include "tests/extract/clause/tree_of.hpp"

using namespace relata::extract;

namespace {

std::string heads(const Sentence& s) {
  std::string out;
  for (const Word& w : s.words) out += w.form + ":" + std::string(name_of(w.deprel)) + ":" + std::to_string(w.head + 1) + " ";
  return out;
}

}  // namespace

TEST_CASE("the name before a hyphen belongs to the participle; a name that is the subject stays") {
  Sentence s = tree_of("Porto//NNP/5/nsubj -//HYPH/1/punct listed/list/VBN/4/amod shares/share/NNS/5/nsubj rose/rise/VBD/0/root");
  CHECK(mend_arguments(s));
  CHECK(heads(s) == "Porto:obl:unmarked:3 -:punct:1 listed:amod:4 shares:nsubj:5 rose:root:0 ");
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
  CHECK(heads(s).find("grew:ccomp:2") != std::string::npos);
  Sentence noun = tree_of(
      "She//PRP/2/nsubj heard/hear/VBD/0/root claims/claim/NNS/2/obj that//IN/6/mark it//PRP/6/nsubj grew/grow/VBD/3/acl");
  CHECK_FALSE(mend_arguments(noun));
}
