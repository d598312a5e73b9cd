#include "extract/sentence/conllu.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iostream>
#include <sstream>

using namespace relata;
using namespace relata::extract;

namespace {

const std::string kText =
    "1\tWe\twe\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tknow\tknow\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tSpaceAfter=No\n"
    "\n";

}  // namespace

TEST_CASE("a sentence comes back as it was read") {
  const auto read = read_conllu("# newdoc id = one\n# newpar\n# text = We don't know.\n" + kText, "test.conllu");
  REQUIRE(read.ok());
  REQUIRE(read->size() == 1);
  const ConlluSentence& s = read->front();
  CHECK(s.text == "We don't know.");
  CHECK(s.new_document);
  CHECK(s.sentence.tokens.size() == 4);
  CHECK(s.sentence.words[2].span.of(s.text) == "n't");
  CHECK(s.sentence.words[3].head == kRoot);
  CHECK(s.sentence.words[0].head == 3);
  std::string out;
  write_conllu(s.sentence, s.text, out);
  CHECK(out == kText);
}

TEST_CASE("what is no CoNLL-U is an error with its line") {
  for (const char* bad : {"1\tonly\tthree\n\n", "2\ta\ta\tX\tX\t_\t0\troot\t_\t_\n\n", "1\ta\ta\tX\tX\t_\t9\tdep\t_\t_\n\n",
                          "1\ta\ta\tX\tX\t_\tx\tdep\t_\t_\n\n", "1-3\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\ta\tX\tX\t_\t0\troot\t_\t_\n\n",
                          "1\t\ta\tX\tX\t_\t0\troot\t_\t_\n\n",
                          // a range inside of a range, and a range that the sentence's end cuts off
                          "1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\ta\tX\tX\t_\t0\troot\t_\t_\n"
                          "2\tb\tb\tX\tX\t_\t1\tdep\t_\t_\n\n",
                          "1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n\n1\ta\ta\tX\tX\t_\t0\troot\t_\t_\n2\tb\tb\tX\tX\t_\t1\tdep\t_\t_\n\n"}) {
    const auto read = read_conllu(bad, "bad.conllu");
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().kind == ErrorKind::data);
    CHECK(read.error().span.has_value());
  }
}

TEST_CASE("the treebanks read whole") {
  std::ifstream in(RELATA_SOURCE_DIR "/../shared/treebanks/ewt/dev.conllu", std::ios::binary);
  if (!in) {
    std::cout << "../shared/treebanks is not there: treebank reading not tested\n";
    return;
  }
  std::stringstream content;
  content << in.rdbuf();
  const auto read = read_conllu(content.str(), "dev.conllu");
  REQUIRE(read.ok());
  CHECK(read->size() == 2001);
  size_t words = 0;
  for (const auto& s : *read) words += s.sentence.words.size();
  CHECK(words == 25147);
}
