#include "extract/sentence/sentence.hpp"

#include <doctest/doctest.h>

using namespace relata::extract;

TEST_CASE("tags read and print their names; unknown subtypes fall back to the universal relation") {
  CHECK(name_of(deprel_from("nsubj:pass")) == "nsubj:pass");
  CHECK(deprel_from("nmod:tmod") == Deprel::nmod);
  CHECK(deprel_from("nothing") == Deprel::unknown);
  CHECK(universal(Deprel::acl_relcl) == Deprel::acl);
  CHECK(universal(Deprel::case_) == Deprel::case_);
  CHECK(name_of(xpos_from("PRP$")) == "PRP$");
  CHECK(upos_from("PROPN") == Upos::PROPN);
}

TEST_CASE("children are listed in the order of the sentence") {
  Sentence s;
  s.words.resize(4);
  s.words[0].head = 1;
  s.words[1].head = kRoot;
  s.words[2].head = 3;
  s.words[3].head = 1;
  const Children children(s);
  const auto list = [&](int32_t head) {
    const auto range = children.of(head);
    return std::vector<uint32_t>(range.begin(), range.end());
  };
  CHECK(list(kRoot) == std::vector<uint32_t>{1});
  CHECK(list(1) == std::vector<uint32_t>{0, 3});
  CHECK(list(3) == std::vector<uint32_t>{2});
  CHECK(list(0).empty());
}
