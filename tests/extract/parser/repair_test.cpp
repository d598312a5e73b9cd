#include "extract/parser/repair.hpp"
#include "extract/parser/repair_arguments.hpp"

#include <doctest/doctest.h>

#include "extract/sentence/conllu.hpp"

using namespace relata::extract;

namespace {

Sentence tree(const std::string& conllu) {
  const auto read = read_conllu(conllu, "test");
  REQUIRE(read.ok());
  return read->front().sentence;
}

std::string heads(const Sentence& s) {
  std::string out;
  for (const Word& w : s.words) out += w.form + ":" + std::string(name_of(w.deprel)) + ":" + std::to_string(w.head + 1) + " ";
  return out;
}

}  // namespace

TEST_CASE("a participle with an object behind a bare noun is the main verb") {
  Sentence s = tree(
      "1\tTern\tTern\tPROPN\tNNP\t_\t0\troot\t_\t_\n2\tfounded\tfound\tVERB\tVBN\t_\t1\tacl\t_\t_\n"
      "3\tOrion\tOrion\tPROPN\tNNP\t_\t2\tobj\t_\t_\n4\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n");
  CHECK(mend_participle_clause(s));
  CHECK(heads(s) == "Tern:nsubj:2 founded:root:0 Orion:obj:2 .:punct:2 ");
  CHECK_FALSE(mend_participle_clause(s));
}

TEST_CASE("a participle with a subject before a noun is the main verb") {
  Sentence s = tree(
      "1\tTern\tTern\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tbought\tbuy\tVERB\tVBN\t_\t4\tamod\t_\t_\n"
      "3\tOld\tOld\tPROPN\tNNP\t_\t4\tcompound\t_\t_\n4\tOrion\tOrion\tPROPN\tNNP\t_\t0\troot\t_\t_\n5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n");
  CHECK(mend_participle_clause(s));
  CHECK(heads(s) == "Tern:nsubj:2 bought:root:0 Old:compound:4 Orion:obj:2 .:punct:2 ");
}

TEST_CASE("real reduced relatives stay: passive without object, verbs that keep one, nominal predicates") {
  for (const char* conllu :
       {"1\tbridges\tbridge\tNOUN\tNNS\t_\t0\troot\t_\t_\n2\tbuilt\tbuild\tVERB\tVBN\t_\t1\tacl\t_\t_\n3\tby\tby\tADP\tIN\t_\t4\tcase\t_\t_\n"
        "4\tRome\tRome\tPROPN\tNNP\t_\t2\tobl\t_\t_\n\n",
        "1\tpeople\tperson\tNOUN\tNNS\t_\t0\troot\t_\t_\n2\tgiven\tgive\tVERB\tVBN\t_\t1\tacl\t_\t_\n3\tprizes\tprize\tNOUN\tNNS\t_\t2\tobj\t_\t_\n\n",
        "1\tIt\tit\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n2\tis\tbe\tAUX\tVBZ\t_\t3\tcop\t_\t_\n3\ttown\ttown\tNOUN\tNN\t_\t0\troot\t_\t_\n"
        "4\tlost\tlose\tVERB\tVBN\t_\t3\tacl\t_\t_\n5\ttrade\ttrade\tNOUN\tNN\t_\t4\tobj\t_\t_\n\n"}) {
    Sentence s = tree(conllu);
    const std::string before = heads(s);
    CHECK_FALSE(mend_participle_clause(s));
    CHECK(heads(s) == before);
  }
}

TEST_CASE("a third person singular without a subject takes the noun before it") {
  Sentence s = tree(
      "1\tTern\tTern\tPROPN\tNNP\t_\t0\troot\t_\t_\n2\t,\t,\tPUNCT\t,\t_\t3\tpunct\t_\t_\n3\tbuilder\tbuilder\tNOUN\tNN\t_\t1\tappos\t_\t_\n"
      "4\t,\t,\tPUNCT\t,\t_\t3\tpunct\t_\t_\n5\tsells\tsell\tVERB\tVBZ\tTense=Pres\t1\tparataxis\t_\t_\n6\tmasts\tmast\tNOUN\tNNS\t_\t5\tobj\t_\t_\n\n");
  CHECK(mend_participle_clause(s));
  CHECK(heads(s) == "Tern:nsubj:5 ,:punct:3 builder:appos:1 ,:punct:3 sells:root:0 masts:obj:5 ");
  CHECK(s.words[4].xpos == Xpos::VBZ);
  Sentence spoken = tree(
      "1\tTern\tTern\tPROPN\tNNP\t_\t3\tvocative\t_\t_\n2\t,\t,\tPUNCT\t,\t_\t1\tpunct\t_\t_\n3\tsells\tsell\tVERB\tVBZ\t_\t0\troot\t_\t_\n\n");
  CHECK(mend_arguments(spoken));
  CHECK(spoken.words[0].deprel == Deprel::nsubj);
  Sentence other = tree(
      "1\tTern\tTern\tPROPN\tNNP\t_\t3\tvocative\t_\t_\n2\tshe\tshe\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n3\tsells\tsell\tVERB\tVBZ\t_\t0\troot\t_\t_\n\n");
  CHECK_FALSE(mend_arguments(other));
}
