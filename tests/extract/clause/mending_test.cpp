// Every mending on a tree as the parser makes it, and on one that is right.
#include "extract/clause/mending.hpp"

#include <doctest/doctest.h>

#include "tests/extract/clause/tree_of.hpp"

using namespace relata::extract;

namespace {

std::string mended(std::string_view words) {
  Sentence s = tree_of(words);
  CHECK(mend_tree(s));
  return heads_of(s);
}

bool untouched(std::string_view words) {
  Sentence s = tree_of(words);
  const std::string before = heads_of(s);
  return !mend_tree(s) && heads_of(s) == before;
}

}  // namespace

TEST_CASE("a coordination does not cross another one") {
  const std::string tree = mended(
      "Vela//NNP/2/nsubj faces/face/VBZ/0/root risks/risk/NNS/2/obj in//IN/5/case Chile//NNP/3/nmod ,//,/7/punct limits/limit/NNS/3/conj and//CC/9/cc "
      "costs/cost/NNS/5/conj");
  CHECK(tree.ends_with("costs:conj:3 "));
  CHECK(untouched("Vela//NNP/2/nsubj faces/face/VBZ/0/root risks/risk/NNS/2/obj in//IN/5/case Chile//NNP/3/nmod and//CC/7/cc Peru//NNP/5/conj"));
}

TEST_CASE("a bare singular noun is coordinated with the noun behind and") {
  const std::string tree = mended(
      "Vela//NNP/4/nsubj is/be/VBZ/4/cop a//DT/4/det leader//NN/0/root in//IN/6/case freight//NN/4/nmod and//CC/9/cc port//NN/9/compound "
      "services/service/NNS/4/conj");
  CHECK(tree.ends_with("services:conj:6 "));
  CHECK(untouched("Vela//NNP/4/nsubj is/be/VBZ/4/cop a//DT/4/det leader//NN/0/root in//IN/6/case services/service/NNS/4/nmod and//CC/9/cc a//DT/9/det "
                  "partner//NN/4/conj"));
}

TEST_CASE("the same noun again takes up the list") {
  const std::string tree = mended(
      "It//PRP/2/nsubj has/have/VBZ/0/root ferries/ferry/NNS/2/obj that//WDT/5/nsubj need//VBP/3/acl:relcl racks/rack/NNS/5/obj and//CC/9/cc "
      "fast//JJ/9/amod ferries/ferry/NNS/6/conj");
  CHECK(tree.ends_with("ferries:conj:3 "));
  CHECK(untouched("It//PRP/2/nsubj has/have/VBZ/0/root ferries/ferry/NNS/2/obj that//WDT/5/nsubj need//VBP/3/acl:relcl racks/rack/NNS/5/obj and//CC/8/cc "
                  "engines/engine/NNS/6/conj"));
}

TEST_CASE("a participle behind an owned noun and and is the second verb") {
  const std::string tree = mended(
      "Vela//NNP/2/nsubj changed/change/VBD/0/root its//PRP$/7/nmod:poss mind//NN/7/compound and//CC/6/cc promised/promise/VBN/4/conj "
      "licences/licence/NNS/2/obj");
  CHECK(tree == "Vela:nsubj:2 changed:root:0 its:nmod:poss:4 mind:obj:2 and:cc:6 promised:conj:2 licences:obj:6 ");
  CHECK(untouched("Vela//NNP/2/nsubj has/have/VBZ/0/root export//NN/6/compound and//CC/5/cc planned/plan/VBN/3/conj licences/licence/NNS/2/obj"));
}

TEST_CASE("an adjective before the next subject belongs to it") {
  const std::string tree = mended(
      "Trade//NN/2/nsubj remains/remain/VBZ/0/root tense//JJ/2/xcomp and//CC/5/cc Danish//JJ/3/conj firms/firm/NNS/7/nsubj work//VBP/2/conj");
  CHECK(tree.ends_with("and:cc:7 Danish:amod:6 firms:nsubj:7 work:conj:2 "));
  CHECK(untouched("An//DT/5/det old//JJ/5/amod and//CC/4/cc tense//JJ/2/conj firm//NN/6/nsubj works/work/VBZ/0/root"));
}

TEST_CASE("behind a comma a gerund with a noun goes on with the clause") {
  const std::string tree = mended(
      "Firms/firm/NNS/2/nsubj seek//VBP/0/root chips/chip/NNS/2/obj ,//,/5/punct boosting/boost/VBG/6/amod demand//NN/2/obj");
  CHECK(tree.ends_with("boosting:advcl:2 demand:obj:5 "));
  CHECK(untouched("Firms/firm/NNS/2/nsubj seek//VBP/0/root chips/chip/NNS/2/obj and//CC/6/cc computing/compute/VBG/6/amod power//NN/3/conj"));
}

TEST_CASE("the verb of what is said was read as the last noun of a compound") {
  const std::string tree = mended(
      "Vela//NNP/2/nsubj claims/claim/VBZ/0/root its//PRP$/5/nmod:poss engine//NN/5/compound outperforms/outperform/NNS/2/obj Orsa//NNP/5/appos");
  CHECK(tree == "Vela:nsubj:2 claims:root:0 its:nmod:poss:4 engine:nsubj:5 outperforms:ccomp:2 Orsa:obj:5 ");
  CHECK(untouched("Vela//NNP/2/nsubj claims/claim/VBZ/0/root its//PRP$/5/nmod:poss engine//NN/5/compound costs/cost/NNS/2/obj"));
}

TEST_CASE("what rose strongly is no flower") {
  const std::string tree = mended("Net//JJ/2/amod income//NN/3/compound rose//NN/0/root strongly//RB/3/advmod");
  CHECK(tree == "Net:amod:2 income:nsubj:3 rose:root:0 strongly:advmod:3 ");
  CHECK(untouched("A//DT/3/det tea//NN/3/compound rose//NN/0/root"));
}

TEST_CASE("behind see and an object stands the bare form of a verb of change") {
  const std::string tree = mended(
      "Vela//NNP/2/nsubj saw/see/VBD/0/root its//PRP$/5/nmod:poss stock//NN/5/compound soar//NN/2/obj 8//CD/7/nummod %//NN/2/obj");
  CHECK(tree == "Vela:nsubj:2 saw:root:0 its:nmod:poss:4 stock:obj:2 soar:xcomp:2 8:nummod:7 %:obl:unmarked:5 ");
  CHECK(untouched("Vela//NNP/2/nsubj saw/see/VBD/0/root a//DT/5/det stock//NN/5/compound rally//NN/2/obj"));
}

TEST_CASE("an adverb between have and a participle makes the perfect") {
  const std::string tree = mended(
      "They//PRP/2/nsubj have//VBP/0/root all//RB/5/advmod built/build/VBN/5/amod yards/yard/NNS/2/obj");
  CHECK(tree == "They:nsubj:4 have:aux:4 all:advmod:5 built:root:0 yards:obj:4 ");
  CHECK(untouched("They//PRP/2/nsubj have//VBP/0/root built/build/VBN/4/amod yards/yard/NNS/2/obj"));
}

TEST_CASE("a participle between a noun and an adjective is the verb of the adverbial clause") {
  const std::string tree = mended(
      "It//PRP/2/nsubj rose/rise/VBD/0/root after//IN/8/case the//DT/5/det firm//NN/8/compound announced/announce/VBN/8/amod big//JJ/8/amod "
      "orders/order/NNS/2/obl");
  CHECK(tree == "It:nsubj:2 rose:root:0 after:mark:6 the:det:5 firm:nsubj:6 announced:advcl:2 big:amod:8 orders:obj:6 ");
  CHECK(untouched("It//PRP/2/nsubj rose/rise/VBD/0/root after//IN/6/case newly//RB/5/advmod announced/announce/VBN/6/amod orders/order/NNS/2/obl"));
}

TEST_CASE("a number right before a plural noun counts it") {
  const std::string tree = mended(
      "It//PRP/2/nsubj spent/spend/VBD/0/root $//$/2/obj 5//CD/3/nummod over//IN/6/case three//CD/4/nmod years/year/NNS/2/obl");
  CHECK(tree.ends_with("over:case:7 three:nummod:7 years:obl:2 "));
  CHECK(untouched("It//PRP/5/nsubj in//IN/3/case 2019//CD/5/obl ships/ship/NNS/5/obj sold/sell/VBD/0/root"));
}

TEST_CASE("the first of two complements of a verb of naming is what is called so") {
  const std::string tree = mended(
      "Ana//NNP/2/nsubj called/call/VBD/0/root the//DT/4/det sale//NN/2/xcomp a//DT/6/det mistake//NN/2/xcomp");
  CHECK(tree == "Ana:nsubj:2 called:root:0 the:det:4 sale:obj:2 a:det:6 mistake:xcomp:2 ");
  CHECK(untouched("Ana//NNP/2/nsubj became/become/VBD/0/root a//DT/4/det judge//NN/2/xcomp"));
}

TEST_CASE("the goal of a verb was hung on the clause of its object") {
  const std::string tree = mended(
      "Vela//NNP/2/nsubj puts/put/VBZ/0/root a//DT/4/det engine//NN/2/obj based/base/VBN/4/acl on//IN/7/case Orsa//NNP/5/obl into//IN/9/case "
      "ships/ship/NNS/5/obl");
  CHECK(tree.ends_with("into:case:9 ships:obl:2 "));
  CHECK(untouched("Vela//NNP/2/nsubj builds/build/VBZ/0/root engines/engine/NNS/2/obj that//WDT/5/nsubj turn//VBP/3/acl:relcl into//IN/7/case "
                  "ships/ship/NNS/5/obl"));
}

TEST_CASE("of two objects of a verb of giving the first receives") {
  const std::string tree = mended("It//PRP/2/nsubj offers/offer/VBZ/0/root clients/client/NNS/2/obj access//NN/2/obj");
  CHECK(tree == "It:nsubj:2 offers:root:0 clients:iobj:2 access:obj:2 ");
  CHECK(untouched("It//PRP/2/nsubj offers/offer/VBZ/0/root clients/client/NNS/2/obj"));
}

TEST_CASE("a time behind a superlative measures it") {
  const std::string tree = mended(
      "It//PRP/2/nsubj marks/mark/VBZ/0/root the//DT/5/det highest/high/JJS/5/amod rally//NN/2/obj since//IN/7/case 2019//CD/2/obl");
  CHECK(tree.ends_with("since:case:7 2019:nmod:5 "));
  CHECK(untouched("It//PRP/2/nsubj marks/mark/VBZ/0/root a//DT/4/det rally//NN/2/obj since//IN/6/case 2019//CD/2/obl"));
}

TEST_CASE("two owners have a thing each") {
  const std::string right = mended(
      "a//DT/2/det rival//NN/0/root to//IN/10/case Vela//NNP/10/nmod:poss 's//POS/4/case Swift//NNP/10/compound and//CC/8/cc Orsa//NNP/6/conj 's//POS/4/case "
      "line//NN/2/nmod");
  CHECK(right == "a:det:2 rival:root:0 to:case:6 Vela:nmod:poss:6 's:case:4 Swift:nmod:2 and:cc:10 Orsa:nmod:poss:10 's:case:8 line:conj:6 ");
  CHECK(untouched("Vela//NNP/3/nmod:poss 's//POS/1/case line//NN/0/root"));
}

TEST_CASE("a second subject behind and belongs to the first one, or to the name in it") {
  const std::string tree = mended(
      "clerks/clerk/NNS/6/nsubj of//IN/3/case Vela//NNP/1/nmod and//CC/5/cc Nautis//NNP/6/nsubj say//VBP/0/root");
  CHECK(tree == "clerks:nsubj:6 of:case:3 Vela:nmod:1 and:cc:5 Nautis:conj:3 say:root:0 ");
  CHECK(untouched("Ana//NNP/2/nsubj sings/sing/VBZ/0/root and//CC/5/cc Vela//NNP/5/nsubj sails/sail/VBZ/2/conj"));
}

TEST_CASE("a passive verb is not coordinated with an active one behind another active verb") {
  const std::string tree = mended(
      "It//PRP/3/nsubj:pass was/be/VBD/3/aux:pass formed/form/VBN/0/root when//WRB/6/advmod Vela//NNP/6/nsubj bought/buy/VBD/3/advcl it//PRP/6/obj "
      "and//CC/9/cc merged/merge/VBD/3/conj yards/yard/NNS/9/obj");
  CHECK(tree.ends_with("merged:conj:6 yards:obj:9 "));
  CHECK(untouched("It//PRP/3/nsubj:pass was/be/VBD/3/aux:pass bought/buy/VBN/0/root and//CC/5/cc sold/sell/VBN/3/conj"));
}

TEST_CASE("a verb without a passive is no participle behind its noun") {
  const std::string tree = mended("Expenditure//NN/0/root amounted/amount/VBN/1/acl to//IN/4/case millions/million/NNS/2/obl");
  CHECK(tree == "Expenditure:nsubj:2 amounted:root:0 to:case:4 millions:obl:2 ");
  CHECK(untouched("Expenditure//NN/0/root cut/cut/VBN/1/acl to//IN/4/case millions/million/NNS/2/obl"));
}

TEST_CASE("of two prepositions the second begins a compound with a hyphen") {
  const std::string tree = mended(
      "It//PRP/2/nsubj invests/invest/VBZ/0/root in//IN/2/obl in//IN/7/case -//HYPH/4/punct house//NN/7/compound design//NN/2/obl");
  CHECK(tree == "It:nsubj:2 invests:root:0 in:case:7 in:compound:6 -:punct:4 house:compound:7 design:obl:2 ");
  CHECK(untouched("It//PRP/2/nsubj looks/look/VBZ/0/root in//IN/2/obl on//IN/5/case yards/yard/NNS/2/obl"));
}

TEST_CASE("a finite verb is coordinated with a finite one") {
  const std::string tree = mended(
      "She//PRP/2/nsubj refused/refuse/VBD/0/root to//TO/4/mark join//VB/2/xcomp and//CC/6/cc donated/donate/VBD/4/conj boats/boat/NNS/6/obj");
  CHECK(tree.ends_with("donated:conj:2 boats:obj:6 "));
  CHECK(untouched("She//PRP/2/nsubj refused/refuse/VBD/0/root to//TO/4/mark join//VB/2/xcomp and//CC/6/cc donate//VB/4/conj boats/boat/NNS/6/obj"));
}
