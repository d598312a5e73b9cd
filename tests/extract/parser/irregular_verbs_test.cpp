#include "extract/parser/irregular_verbs.hpp"

#include <doctest/doctest.h>

using namespace relata::extract;

TEST_CASE("irregular past forms give their base form, also behind a prefix") {
  CHECK(irregular_verb_lemma("risen") == "rise");
  CHECK(irregular_verb_lemma("arose") == "arise");
  CHECK(irregular_verb_lemma("wrote") == "write");
  CHECK(irregular_verb_lemma("found") == "find");
  CHECK(irregular_verb_lemma("abode") == "abide");    // the first of the table
  CHECK(irregular_verb_lemma("wrung") == "wring");
  CHECK(irregular_verb_lemma("withdrawn") == "withdraw");
  CHECK(irregular_verb_lemma("understood") == "understand");
  CHECK(irregular_verb_lemma("rebuilt") == "rebuild");
}

TEST_CASE("other forms are left to the rules") {
  for (const char* form : {"", "walked", "rises", "re", "reached", "unrelated", "overed", "cut"}) CHECK(irregular_verb_lemma(form).empty());
}
