// What the graph makes of objects, measures, complements and what stands beside them: sentences on which a rule fires and on which it must not.
#include <doctest/doctest.h>

#include "extract/clause/lexicon.hpp"
#include "tests/extract/clause/tree_of.hpp"

using namespace relata;
using namespace relata::extract;

TEST_CASE("a noun keeps the preposition it takes: reduce reliance on; not the one of the verb") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj reduced/reduce/VBD/0/root reliance//NN/2/obj on//IN/5/case coal//NN/2/obl");
  CHECK(fact_of(s, "Vela ; reduced reliance on ; coal").name == "reduces_reliance_on");
  const Sentence moved = tree_of("Vela//NNP/2/nsubj moved/move/VBD/0/root coal//NN/2/obj to//IN/5/case Porto//NNP/2/obl");
  CHECK(fact_of(moved, "Vela ; moved coal to ; Porto").name == "moves_coal_to");
}

TEST_CASE("a light verb leaves its meaning to the noun where the phrase hangs on the verb, too") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj announced/announce/VBD/0/root a//DT/4/det partnership//NN/2/obj with//IN/6/case Nautis//NNP/2/obl");
  CHECK(fact_of(s, "Vela ; announced a partnership with ; Nautis").name == "partners_with");
  const Sentence praised = tree_of(
      "Vela//NNP/2/nsubj praised/praise/VBD/0/root a//DT/4/det partnership//NN/2/obj with//IN/6/case Nautis//NNP/2/obl");
  CHECK(fact_of(praised, "Vela ; praised a partnership with ; Nautis").name == "praises_partnership_with");
}

TEST_CASE("a bare noun makes one verb with a light one: takes place in") {
  const Sentence s = tree_of("The//DT/2/det fair//NN/3/nsubj takes/take/VBZ/0/root place//NN/3/obj in//IN/6/case Porto//NNP/3/obl");
  CHECK(fact_of(s, "The fair ; takes place in ; Porto").name == "takes_place_in");
  CHECK(fact_of(s, "The fair ; takes ; place").wording_only);
  const Sentence own = tree_of("Ana//NNP/2/nsubj takes/take/VBZ/0/root the//DT/4/det place//NN/2/obj");
  CHECK_FALSE(fact_of(own, "Ana ; takes ; the place").wording_only);
}

TEST_CASE("beside an object a date or a bare adverbial is no object of the graph; alone it is") {
  const Sentence s = tree_of("Vela//NNP/2/nsubj opened/open/VBD/0/root a//DT/4/det yard//NN/2/obj in//IN/6/case May//NNP/2/obl");
  CHECK(fact_of(s, "Vela ; opened a yard in ; May").wording_only);
  const Sentence alone = tree_of("Vela//NNP/3/nsubj:pass was/be/VBD/3/aux:pass founded/found/VBN/0/root in//IN/5/case May//NNP/3/obl");
  CHECK_FALSE(fact_of(alone, "Vela ; was founded in ; May").wording_only);
}

TEST_CASE("an adjective that the verb gives its object is part of the name; a noun is said of the object") {
  const Sentence s = tree_of("Rules/rule/NNS/2/nsubj make//VBP/0/root orders/order/NNS/2/obj difficult//JJ/2/xcomp");
  CHECK(fact_of(s, "Rules ; make ; orders").name == "makes_difficult");
  const Sentence called = tree_of("They//PRP/2/nsubj called/call/VBD/0/root the//DT/4/det ship//NN/2/obj Aurora//NNP/2/xcomp");
  const ClauseFact fact = fact_of(called, "the ship ; is called ; Aurora [implied]");
  CHECK(fact.name == "is_called");
  CHECK(fact.implied);
  CHECK(fact.attribution == 0);
  const Sentence sold = tree_of(
      "They//PRP/2/nsubj sold/sell/VBD/0/root the//DT/4/det ship//NN/2/obj as//IN/6/case scrap//NN/2/obl");
  CHECK_FALSE(holds(fine_lines(sold), "the ship ; is sold as ; scrap"));
}

TEST_CASE("described as: the passive is the fact, the speaker its attribution; positioning oneself is the subject's own") {
  const Sentence s = tree_of(
      "Ana//NNP/2/nsubj described/describe/VBD/0/root Vela//NNP/2/obj as//IN/6/case a//DT/6/det rival//NN/2/obl");
  CHECK(fact_of(s, "Vela ; is described as ; a rival [implied]").name == "is_described_as");
  CHECK(fact_of(s, "Ana ; described Vela as ; a rival").wording_only);
  const Sentence self = tree_of(
      "Vela//NNP/2/nsubj positions/position/VBZ/0/root itself//PRP/2/obj as//IN/6/case a//DT/6/det rival//NN/2/obl");
  CHECK_FALSE(fact_of(self, "Vela ; positions itself as ; a rival").wording_only);
}

TEST_CASE("a price beside another object is an amount; alone it is the object") {
  const Sentence s = tree_of(
      "They//PRP/2/nsubj fined/fine/VBD/0/root Vela//NNP/2/obj 3//CD/5/nummod dollars/dollar/NNS/2/obj");
  CHECK(fact_of(s, "They ; fined ; 3 dollars").wording_only);
  CHECK_FALSE(fact_of(s, "They ; fined ; Vela").wording_only);
  const Sentence alone = tree_of("They//PRP/2/nsubj paid/pay/VBD/0/root 3//CD/4/nummod dollars/dollar/NNS/2/obj");
  CHECK_FALSE(fact_of(alone, "They ; paid ; 3 dollars").wording_only);
}

TEST_CASE("who wants something done does not want the doer") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj wants/want/VBZ/0/root Ana//NNP/2/obj to//TO/5/mark sing//VB/2/xcomp");
  CHECK(fact_of(s, "Vela ; wants ; Ana").wording_only);
  CHECK_FALSE(fact_of(tree_of("Vela//NNP/2/nsubj wants/want/VBZ/0/root ships/ship/NNS/2/obj"), "Vela ; wants ; ships").wording_only);
}

TEST_CASE("tens of thousands of ships: the ships are sold; the numbers of the ships are read") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj sold/sell/VBD/0/root tens/ten/NNS/2/obj of//IN/5/case thousands/thousand/NNS/3/nmod of//IN/7/case ships/ship/NNS/5/nmod");
  const ClauseFact fact = fact_of(s, "Vela ; sold tens of ; thousands of ships");
  CHECK(fact.name == "sells");
  CHECK(fact.objects.front().head == 6);
  const Sentence read = tree_of(
      "Vela//NNP/2/nsubj read//VBD/0/root the//DT/4/det numbers/number/NNS/2/obj of//IN/7/case the//DT/7/det ships/ship/NNS/4/nmod");
  CHECK(fact_of(read, "Vela ; read the numbers of ; the ships").name == "reads_number_of");
}

TEST_CASE("what is compared is no object: than, up from; a place is") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj needs/need/VBZ/0/root fewer/few/JJR/4/amod ships/ship/NNS/2/obj than//IN/6/case Nautis//NNP/4/nmod");
  CHECK(fact_of(s, "Vela ; needs fewer ships than ; Nautis").wording_only);
  const Sentence up = tree_of(
      "Sales/sale/NNS/2/nsubj reached/reach/VBD/0/root Porto//NNP/2/obj up//RB/6/advmod from//IN/6/case Vigo//NNP/2/obl");
  CHECK(fact_of(up, "Sales ; reached Porto from ; up Vigo").wording_only);
  const Sentence place = tree_of("Vela//NNP/2/nsubj needs/need/VBZ/0/root ships/ship/NNS/2/obj in//IN/5/case Porto//NNP/2/obl");
  CHECK_FALSE(fact_of(place, "Vela ; needs ships in ; Porto").wording_only);
}

TEST_CASE("when something was said or agreed is no fact beside its content; when something was built is") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj said/say/VBD/0/root in//IN/4/case Porto//NNP/2/obl that//IN/7/mark it//PRP/7/nsubj grew/grow/VBD/2/ccomp");
  CHECK(fact_of(s, "Vela ; said in ; Porto").wording_only);
  CHECK_FALSE(fact_of(tree_of("Vela//NNP/2/nsubj sailed/sail/VBD/0/root in//IN/4/case Porto//NNP/2/obl"), "Vela ; sailed in ; Porto").wording_only);
}

TEST_CASE("a sum of all is jointly theirs") {
  const Sentence s = tree_of(
      "Vela//NNP/5/nsubj and//CC/3/cc Nautis//NNP/1/conj jointly//RB/5/advmod paid/pay/VBD/0/root 3//CD/7/nummod dollars/dollar/NNS/5/obj");
  CHECK(fact_of(s, "Vela ; paid ; 3 dollars").name == "jointly_pays");
  const Sentence each = tree_of(
      "Vela//NNP/4/nsubj and//CC/3/cc Nautis//NNP/1/conj paid/pay/VBD/0/root 3//CD/6/nummod dollars/dollar/NNS/4/obj");
  CHECK(fact_of(each, "Vela ; paid ; 3 dollars").name == "pays");
}

TEST_CASE("an apposition in the plural: members of a list are one of them, a plural before a single name is a missed verb") {
  const Sentence s = tree_of(
      "The//DT/2/det giants/giant/NNS/6/nsubj Vela//NNP/2/appos and//CC/5/cc Nautis//NNP/3/conj merged/merge/VBD/0/root");
  CHECK(fact_of(s, "Vela ; is ; The giants [implied]").name == "is_one_of");
  const Sentence verb = tree_of("Tern//NNP/2/compound owns/own/NNS/0/root Vela//NNP/2/appos");
  CHECK(fine_lines(verb).empty());
  const Sentence list = tree_of(
      "small//JJ/2/amod ships/ship/NNS/6/nsubj ,//,/5/punct large//JJ/5/amod ships/ship/NNS/2/appos sank/sink/VBD/0/root");
  CHECK(fine_lines(list).empty());
}

TEST_CASE("a verb without an auxiliary is no passive, whatever its subject is called; a participle with one is") {
  const Sentence s = tree_of("It//PRP/2/nsubj:pass disposed/dispose/VBD/0/root of//IN/4/case Vela//NNP/2/obl");
  CHECK(fact_of(s, "It ; disposed of ; Vela").name == "disposes_of");
  const Sentence passive = tree_of("It//PRP/3/nsubj:pass was/be/VBD/3/aux:pass sold/sell/VBN/0/root to//IN/5/case Vela//NNP/3/obl");
  CHECK(fact_of(passive, "It ; was sold to ; Vela").name == "is_sold_to");
}

TEST_CASE("a participle between determiner and noun is an adjective; behind its noun it is a clause") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj made/make/VBD/0/root its/its/PRP$/6/nmod:poss staggering/stagger/VBG/2/advcl big//JJ/6/amod loss//NN/4/obj");
  CHECK_FALSE(holds(fine_lines(s), "Vela ; staggering ; its big loss"));
  const Sentence clause = tree_of("Yards/yard/NNS/4/nsubj building/build/VBG/1/acl ferries/ferry/NNS/2/obj grew/grow/VBD/0/root");
  CHECK(holds(fine_lines(clause), "Yards ; building ; ferries"));
}

TEST_CASE("behind a comma a gerund goes on about the clause, right behind its noun about the noun; behind a colon it explains") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj marked/mark/VBD/0/root a//DT/4/det shift//NN/2/obj ,//,/6/punct opening/open/VBG/4/acl yards/yard/NNS/6/obj");
  CHECK(holds(fine_lines(s), "Vela ; opening ; yards"));
  const Sentence noun = tree_of(
      "Vela//NNP/2/nsubj bought/buy/VBD/0/root a//DT/4/det firm//NN/2/obj opening/open/VBG/4/acl yards/yard/NNS/5/obj");
  CHECK(holds(fine_lines(noun), "a firm ; opening ; yards"));
  const Sentence colon = tree_of(
      "Vela//NNP/2/nsubj has/have/VBZ/0/root a//DT/4/det goal//NN/2/obj :/:/:/6/punct opening/open/VBG/4/acl yards/yard/NNS/6/obj");
  CHECK_FALSE(holds(fine_lines(colon), "a goal ; opening ; yards"));
}

TEST_CASE("a verb with a hyphen keeps its first part; a habit of the past says so") {
  Sentence s = tree_of(
      "Vela//NNP/4/nsubj open//JJ/4/advmod -//HYPH/4/punct sourced/source/VBD/0/root maps/map/NNS/4/obj");
  s.words[1].span = {5, 9};
  s.words[2].span = {9, 10};
  s.words[3].span = {10, 17};
  CHECK(fact_of(s, "Vela ; sourced ; maps").name == "open_sources");
  const Sentence habit = tree_of(
      "Vela//NNP/2/nsubj used/use/VBD/0/root to//TO/4/mark own//VB/2/xcomp ships/ship/NNS/4/obj");
  CHECK(fact_of(habit, "Vela ; used to own ; ships").name == "used_to_own");
}

TEST_CASE("an object that no other fact tells stands in the full name; a money object stands in none") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj sent/send/VBD/0/root engineers/engineer/NNS/2/obj to//IN/5/case Porto//NNP/2/obl");
  CHECK(fact_of(s, "Vela ; sent engineers to ; Porto").name == "sends_to");
  CHECK(fact_of(s, "Vela ; sent engineers to ; Porto").full_name == "sends_engineer_to");
  const Sentence money = tree_of(
      "Vela//NNP/2/nsubj raised/raise/VBD/0/root 3//CD/4/nummod dollars/dollar/NNS/2/obj from//IN/6/case Nautis//NNP/4/nmod");
  CHECK(fact_of(money, "Vela ; raised 3 dollars from ; Nautis").name == "raises_from");
}

TEST_CASE("no plans are no plans; a day before its month is a date") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj has/have/VBZ/0/root no//DT/4/det plans/plan/NNS/2/obj to//TO/6/mark buy//VB/4/acl Nautis//NNP/6/obj");
  CHECK(fact_of(s, "Vela ; has no plans to buy ; Nautis").polarity == Polarity::negated);
  const Sentence date = tree_of(
      "Ana//NNP/2/nsubj died/die/VBD/0/root on//IN/4/case 3//CD/2/obl March//NNP/4/nmod:unmarked 1999//CD/4/nmod:unmarked");
  const ClauseFact fact = fact_of(date, "Ana ; died on ; 3 March 1999");
  REQUIRE(fact.qualifiers.size() == 1);
  CHECK(fact.qualifiers[0].key == "time");
}
