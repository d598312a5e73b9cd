// Every rule on a sentence on which it fires and on one on which it must not.
#include <doctest/doctest.h>

#include "tests/extract/clause/tree_of.hpp"

using namespace relata;
using namespace relata::extract;

TEST_CASE("rule_object: a verb and its object, each conjunct by itself") {
  const Sentence s = tree_of(
      "The//DT/2/det yard//NN/3/nsubj builds/build/VBZ/0/root ferries/ferry/NNS/3/obj and//CC/6/cc tugs/tug/NNS/4/conj");
  CHECK(holds(fine_lines(s), "The yard ; builds ; ferries"));
  CHECK(holds(fine_lines(s), "The yard ; builds ; tugs"));
  CHECK(fact_of(s, "The yard ; builds ; tugs").name == "builds");
  CHECK(fine_lines(tree_of("The//DT/2/det yard//NN/3/nsubj grows/grow/VBZ/0/root")).empty());
}

TEST_CASE("rule_object: a measure is not the object, what it measures is") {
  const Sentence s = tree_of("Vela//NNP/2/nsubj sold/sell/VBD/0/root dozens/dozen/NNS/2/obj of//IN/5/case ferries/ferry/NNS/3/nmod");
  CHECK(fact_of(s, "Vela ; sold dozens of ; ferries").name == "sells");
  CHECK(fact_of(s, "Vela ; sold ; dozens of ferries").wording_only);
}

TEST_CASE("rule_indirect_object: the receiver") {
  const Sentence s = tree_of(
      "The//DT/2/det city//NN/3/nsubj gave/give/VBD/0/root the//DT/5/det yard//NN/3/iobj a//DT/7/det loan//NN/3/obj");
  CHECK(holds(fine_lines(s), "The city ; gave ; a loan"));
  CHECK(fact_of(s, "The city ; gave a loan ; the yard").name == "gives_loan_to");
  CHECK(fine_lines(tree_of("The//DT/2/det city//NN/3/nsubj gave/give/VBD/0/root a//DT/5/det loan//NN/3/obj")).size() == 1);
}

TEST_CASE("rule_complement: copula with nouns and adjectives") {
  const Sentence s = tree_of("Porto//NNP/4/nsubj is/be/VBZ/4/cop a//DT/4/det harbour//NN/0/root");
  const ClauseFact fact = fact_of(s, "Porto ; is ; a harbour");
  CHECK(fact.name == "is");
  CHECK_FALSE(fact.wording_only);
  const Sentence adjective = tree_of("Porto//NNP/3/nsubj is/be/VBZ/3/cop old//JJ/0/root");
  CHECK(fact_of(adjective, "Porto ; is ; old").wording_only);
}

TEST_CASE("rule_complement: the complement of an object") {
  const Sentence s = tree_of("They//PRP/2/nsubj named/name/VBD/0/root the//DT/4/det ship//NN/2/obj Aurora//NNP/2/xcomp");
  CHECK(holds(fine_lines(s), "They ; named the ship ; Aurora"));
  CHECK(fine_lines(tree_of("They//PRP/2/nsubj named/name/VBD/0/root the//DT/4/det ship//NN/2/obj")).size() == 1);
}

TEST_CASE("rule_oblique: a verb with a preposition; not a noun with one") {
  const Sentence s = tree_of("The//DT/2/det plant//NN/3/nsubj stands/stand/VBZ/0/root in//IN/5/case Porto//NNP/3/obl");
  CHECK(fact_of(s, "The plant ; stands in ; Porto").name == "stands_in");
  const Sentence noun = tree_of("The//DT/2/det plant//NN/5/nsubj in//IN/4/case Porto//NNP/2/nmod closed/close/VBD/0/root");
  CHECK(fine_lines(noun).empty());
}

TEST_CASE("rule_oblique: a preposition is shared by what it governs, a predicate phrase is one too") {
  const Sentence s = tree_of(
      "The//DT/2/det firm//NN/5/nsubj is/be/VBZ/5/cop in//IN/5/case Porto//NNP/0/root and//CC/7/cc Vigo//NNP/5/conj");
  CHECK(holds(fine_lines(s), "The firm ; is in ; Porto"));
  CHECK(fact_of(s, "The firm ; is in ; Vigo").name == "is_in");
}

TEST_CASE("rule_object_oblique: the object stands in the relation") {
  const Sentence s = tree_of(
      "They//PRP/2/nsubj moved/move/VBD/0/root the//DT/4/det ship//NN/2/obj to//IN/6/case Porto//NNP/2/obl");
  CHECK(fact_of(s, "They ; moved the ship to ; Porto").name == "moves_ship_to");
  const Sentence adjective = tree_of("Ana//NNP/3/nsubj is/be/VBZ/3/cop proud//JJ/0/root of//IN/5/case Vela//NNP/3/obl");
  CHECK(fact_of(adjective, "Ana ; is proud of ; Vela").name == "is_proud_of");
}

TEST_CASE("rule_agent: the passive is turned round in the graph") {
  const Sentence s = tree_of(
      "The//DT/2/det ferry//NN/4/nsubj:pass was/be/VBD/4/aux:pass built/build/VBN/0/root by//IN/6/case Vela//NNP/4/obl:agent");
  const ClauseFact fact = fact_of(s, "The ferry ; was built by ; Vela");
  CHECK(fact.name == "builds");
  CHECK(fact.inverted);
  const Sentence plain = tree_of("The//DT/2/det ferry//NN/4/nsubj:pass was/be/VBD/4/aux:pass built/build/VBN/0/root in//IN/6/case Vigo//NNP/4/obl");
  const ClauseFact kept = fact_of(plain, "The ferry ; was built in ; Vigo");
  CHECK(kept.name == "is_built_in");
  CHECK_FALSE(kept.inverted);
}

TEST_CASE("rule_noun_chain: one level through the noun of an object; roles name the relation") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj opened/open/VBD/0/root a//DT/4/det school//NN/2/obj for//IN/6/case welders/welder/NNS/4/nmod");
  CHECK(fact_of(s, "Vela ; opened a school for ; welders").name == "opens_school_for");
  const Sentence role = tree_of("Ana//NNP/4/nsubj is/be/VBZ/4/cop the//DT/4/det owner//NN/0/root of//IN/6/case Vela//NNP/4/nmod");
  CHECK(fact_of(role, "Ana ; is the owner of ; Vela").name == "is_owner_of");
  CHECK(fine_lines(tree_of("Vela//NNP/2/nsubj opened/open/VBD/0/root a//DT/4/det school//NN/2/obj")).size() == 1);
}

TEST_CASE("rule_noun_chain: a light verb leaves the meaning to its noun; a full verb does not") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj announced/announce/VBD/0/root a//DT/4/det partnership//NN/2/obj with//IN/6/case Nautis//NNP/4/nmod");
  CHECK(fact_of(s, "Vela ; announced a partnership with ; Nautis").name == "partners_with");
  const Sentence purchase = tree_of(
      "Vela//NNP/2/nsubj made/make/VBD/0/root a//DT/4/det purchase//NN/2/obj of//IN/6/case cranes/crane/NNS/4/nmod");
  CHECK(fact_of(purchase, "Vela ; made a purchase of ; cranes").name == "buys");
  const Sentence full = tree_of(
      "Vela//NNP/2/nsubj criticised/criticise/VBD/0/root a//DT/4/det partnership//NN/2/obj with//IN/6/case Nautis//NNP/4/nmod");
  CHECK(fact_of(full, "Vela ; criticised a partnership with ; Nautis").name == "criticises_partnership_with");
}

TEST_CASE("rule_clause_argument: the whole clause is wording; what it says is a fact of its own, with its speaker") {
  const Sentence s = tree_of(
      "Ana//NNP/2/nsubj said/say/VBD/0/root Vela//NNP/4/nsubj builds/build/VBZ/2/ccomp ferries/ferry/NNS/4/obj");
  CHECK(fact_of(s, "Ana ; said ; Vela builds ferries").wording_only);
  const ClauseFact inner = fact_of(s, "Vela ; builds ; ferries");
  CHECK(inner.attribution == 0);
  CHECK(inner.modality == Modality::asserted);
  CHECK(fine_lines(tree_of("Ana//NNP/2/nsubj said/say/VBD/0/root nothing//NN/2/obj")).size() == 1);
}

TEST_CASE("rule_existential: there is something somewhere; existence alone is wording; it is no other copula") {
  const Sentence s = tree_of("There//EX/2/expl is/be/VBZ/0/root a//DT/4/det yard//NN/2/nsubj in//IN/6/case Porto//NNP/2/obl");
  CHECK(holds(fine_lines(s), "a yard ; is in ; Porto"));
  CHECK(fact_of(tree_of("There//EX/2/expl is/be/VBZ/0/root a//DT/4/det yard//NN/2/nsubj"), "There ; is ; a yard").wording_only);
  const Sentence it = tree_of("It//PRP/4/nsubj is/be/VBZ/4/cop a//DT/4/det yard//NN/0/root");
  CHECK(fact_of(it, "It ; is ; a yard").rule == "complement");
}

TEST_CASE("rule_apposition: implied; a ticker in brackets is no apposition") {
  const Sentence s = tree_of(
      "Vela//NNP/6/nsubj ,//,/4/punct a//DT/4/det shipyard//NN/1/appos ,//,/4/punct closed/close/VBD/0/root");
  CHECK(holds(fine_lines(s), "Vela ; is ; a shipyard [implied]"));
  const Sentence ticker = tree_of("Vela//NNP/5/nsubj (//-LRB-/3/punct VLA//NNP/1/appos )//-RRB-/3/punct closed/close/VBD/0/root");
  CHECK(fine_lines(ticker).empty());
}

TEST_CASE("rule_apposition: a role tells of whom") {
  const Sentence s = tree_of(
      "Ana//NNP/9/nsubj Reis//NNP/1/flat ,//,/6/punct Vela//NNP/6/nmod:poss 's//POS/4/case engineer//NN/1/appos ,//,/6/punct "
      "has/have/VBZ/9/aux left/leave/VBN/0/root");
  CHECK(fact_of(s, "Ana Reis ; is engineer ; Vela [implied]").name == "is_engineer_of");
}

TEST_CASE("rule_apposition: a second role coordinated with the first one's organisation") {
  const Sentence s = tree_of(
      "Ana//NNP/11/nsubj ,//,/3/punct head//NN/1/appos of//IN/5/case sales//NNS/3/nmod and//CC/7/cc director//NN/5/conj of//IN/9/case Vela//NNP/7/nmod "
      ",//,/3/punct left/leave/VBD/0/root");
  CHECK(fact_of(s, "Ana ; is director of ; Vela [implied]").name == "is_director_of");
  CHECK(holds(fine_lines(s), "Ana ; is head of ; sales [implied]"));
}

TEST_CASE("rule_object: a passive keeps an object where it was given one, and nowhere else in the graph") {
  const Sentence given = tree_of("Vela//NNP/3/nsubj:pass was/be/VBD/3/aux:pass given/give/VBN/0/root a//DT/5/det loan//NN/3/obj");
  CHECK_FALSE(fact_of(given, "Vela ; was given ; a loan").wording_only);
  const Sentence built = tree_of("Vela//NNP/3/nsubj:pass was/be/VBD/3/aux:pass built/build/VBN/0/root a//DT/5/det loan//NN/3/obj");
  CHECK(fact_of(built, "Vela ; was built ; a loan").wording_only);
}

TEST_CASE("a contracted copula is one") {
  Sentence s = tree_of("It//PRP/2/nsubj ’s/’s/VBZ/0/root a//DT/4/det yard//NN/2/xcomp");
  CHECK(fact_of(s, "It ; ’s ; a yard").name == "is");
}

TEST_CASE("rule_title: with its organisation, and without; forms of address are none") {
  const Sentence s = tree_of("Vela//NNP/2/compound chairman//NN/3/nmod:desc Ana//NNP/5/nsubj Reis//NNP/3/flat spoke/speak/VBD/0/root");
  CHECK(fact_of(s, "Ana Reis ; is chairman ; Vela [implied]").name == "is_chairman_of");
  const Sentence bare = tree_of("Chairman//NN/2/nmod:desc Ana//NNP/4/nsubj Reis//NNP/2/flat spoke/speak/VBD/0/root");
  const ClauseFact fact = fact_of(bare, "Ana Reis ; is ; Chairman [implied]");
  CHECK(fact.context_object);
  CHECK(fact.name == "is_chairman_of");
  CHECK(fine_lines(tree_of("Dr.//NNP/2/nmod:desc Reis//NNP/3/nsubj spoke/speak/VBD/0/root")).empty());
}

TEST_CASE("rule_title: a title that heads its name in the tree") {
  const Sentence s = tree_of("Chairman//NN/4/nsubj Ana//NNP/1/flat Reis//NNP/1/flat left/leave/VBD/0/root Vela//NNP/4/obj");
  CHECK(fact_of(s, "Ana Reis ; is ; Chairman [implied]").context_object);
  CHECK(fact_of(s, "Chairman Ana Reis ; left ; Vela").subject.head == 1);
}

TEST_CASE("rule_possessive: things, not deeds, and no pronouns") {
  const Sentence s = tree_of("Vela//NNP/3/nmod:poss 's//POS/1/case yard//NN/4/nsubj closed/close/VBD/0/root");
  CHECK(holds(fine_lines(s), "Vela ; has ; yard [implied]"));
  CHECK(fine_lines(tree_of("Vela//NNP/3/nmod:poss 's//POS/1/case decision//NN/4/nsubj stands/stand/VBZ/0/root")).empty());
  CHECK(fine_lines(tree_of("Its/its/PRP$/2/nmod:poss yard//NN/3/nsubj closed/close/VBD/0/root")).empty());
}

TEST_CASE("rule_possessive: what only its owner can have needs no mark; other nouns do") {
  const Sentence s = tree_of("Vela//NNP/2/compound shares/share/NNS/3/nsubj fell/fall/VBD/0/root");
  CHECK(holds(fine_lines(s), "Vela ; has ; Vela shares [implied]"));
  CHECK(fine_lines(tree_of("Vela//NNP/2/compound dealers/dealer/NNS/3/nsubj fell/fall/VBD/0/root")).empty());
}

TEST_CASE("rule_listing: what is said of the set is said of its members; not what is denied") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj builds/build/VBZ/0/root ships/ship/NNS/2/obj such//JJ/6/case as//IN/4/fixed ferries/ferry/NNS/3/nmod "
      "and//CC/8/cc tugs/tug/NNS/6/conj");
  CHECK(holds(fine_lines(s), "Vela ; builds ; ferries [implied]"));
  CHECK(holds(fine_lines(s), "Vela ; builds ; tugs [implied]"));
  const Sentence no = tree_of(
      "Vela//NNP/2/nsubj builds/build/VBZ/0/root no//DT/4/det ships/ship/NNS/2/obj such//JJ/7/case as//IN/5/fixed ferries/ferry/NNS/4/nmod");
  CHECK_FALSE(holds(fine_lines(no), "Vela ; builds ; ferries [implied]"));
}

TEST_CASE("of two subjects the nearer one counts; not behind and, nor behind the auxiliary") {
  const Sentence s = tree_of("Vela//NNP/4/nsubj ://:/1/punct freight//NN/4/nsubj carries/carry/VBZ/0/root losses/loss/NNS/4/obj");
  CHECK(holds(fine_lines(s), "freight ; carries ; losses"));
  CHECK(fine_lines(s).size() == 1);
  const Sentence both = tree_of("Clerks/clerk/NNS/4/nsubj and//CC/3/cc Nautis//NNP/4/nsubj carry//VBP/0/root losses/loss/NNS/4/obj");
  CHECK(holds(fine_lines(both), "Clerks ; carry ; losses"));
  const Sentence surfing = tree_of("He//PRP/4/nsubj was/be/VBD/4/aux channel//NN/4/nsubj surfing/surf/VBG/0/root in//IN/6/case Porto//NNP/4/obl");
  CHECK(holds(fine_lines(surfing), "He ; was surfing in ; Porto"));
}

TEST_CASE("shares announce nothing, their firm does; they rise themselves") {
  const char* announced = "Vela//NNP/2/compound shares/share/NNS/3/nsubj rose/rise/VBD/0/root after//IN/5/mark announcing/announce/VBG/3/advcl losses/loss/NNS/5/obj";
  CHECK(holds(fine_lines(tree_of(announced)), "Vela ; rose after announcing ; losses"));
  const char* gained = "Vela//NNP/2/compound shares/share/NNS/3/nsubj rose/rise/VBD/0/root after//IN/5/mark losing/lose/VBG/3/advcl value//NN/5/obj";
  CHECK(holds(fine_lines(tree_of(gained)), "Vela shares ; rose after losing ; value"));
}

TEST_CASE("a participle right behind a fronted noun is said of it; behind a comma of the subject") {
  const Sentence s = tree_of(
      "In//IN/3/case a//DT/3/det move//NN/8/obl watched/watch/VBN/8/advcl by//IN/6/case rivals/rival/NNS/4/obl:agent Vela//NNP/8/nsubj sold/sell/VBD/0/root "
      "ships/ship/NNS/8/obj");
  CHECK(holds(fine_lines(s), "a move ; watched by ; rivals"));
  const Sentence comma = tree_of("Watched/watch/VBN/5/advcl by//IN/3/case rivals/rival/NNS/1/obl:agent Vela//NNP/5/nsubj sold/sell/VBD/0/root ships/ship/NNS/5/obj");
  CHECK(holds(fine_lines(comma), "Vela ; Watched by ; rivals"));
}

TEST_CASE("what is needed to build does not build") {
  const Sentence s = tree_of("It//PRP/2/nsubj has/have/VBZ/0/root tools/tool/NNS/2/obj needed/need/VBN/3/acl to//TO/6/mark build//VB/4/xcomp ships/ship/NNS/6/obj");
  CHECK_FALSE(holds(fine_lines(s), "tools ; needed to build ; ships"));
  const Sentence helped = tree_of("It//PRP/2/nsubj has/have/VBZ/0/root men/man/NNS/2/obj paid/pay/VBN/3/acl to//TO/6/mark build//VB/4/xcomp ships/ship/NNS/6/obj");
  CHECK(holds(fine_lines(helped), "men ; paid to build ; ships"));
}

TEST_CASE("what something is called or kept from is said of it; an office is given") {
  const Sentence s = tree_of("Ana//NNP/2/nsubj called/call/VBD/0/root the//DT/4/det sale//NN/2/obj a//DT/6/det mistake//NN/2/xcomp");
  CHECK(fact_of(s, "Ana ; called ; the sale").wording_only);
  const Sentence office = tree_of("Vela//NNP/2/nsubj named/name/VBD/0/root Ana//NNP/2/obj director//NN/2/xcomp");
  CHECK_FALSE(fact_of(office, "Vela ; named ; Ana").wording_only);
  const Sentence kept = tree_of(
      "Vela//NNP/2/nsubj discourages/discourage/VBZ/0/root yards/yard/NNS/2/obj from//IN/5/mark buying/buy/VBG/3/acl steel//NN/5/obj");
  CHECK(fact_of(kept, "Vela ; discourages ; yards").wording_only);
}

TEST_CASE("an equative measures, it relates nothing") {
  const Sentence s = tree_of(
      "Ships/ship/NNS/2/nsubj draw//VBP/0/root as//RB/4/advmod much//JJ/5/amod power//NN/2/obj as//IN/7/case towns/town/NNS/2/obl");
  CHECK(fine_lines(s).empty());
  const Sentence plain = tree_of("Ships/ship/NNS/2/nsubj draw//VBP/0/root much//JJ/4/amod power//NN/2/obj");
  CHECK(holds(fine_lines(plain), "Ships ; draw ; much power"));
}

TEST_CASE("a noun of claim tells how sure its content is, a noun of fact does not") {
  const Sentence s = tree_of(
      "They//PRP/2/nsubj read//VBD/0/root reports/report/NNS/2/obj that//IN/6/mark Vela//NNP/6/nsubj sold/sell/VBD/3/acl ships/ship/NNS/6/obj");
  CHECK(fact_of(s, "Vela ; sold ; ships").modality == relata::Modality::claimed);
  const Sentence news = tree_of(
      "They//PRP/2/nsubj read//VBD/0/root news//NN/2/obj that//IN/6/mark Vela//NNP/6/nsubj sold/sell/VBD/3/acl ships/ship/NNS/6/obj");
  CHECK(fact_of(news, "Vela ; sold ; ships").modality == relata::Modality::asserted);
}

TEST_CASE("who stops short of naming something did not name it") {
  const Sentence s = tree_of(
      "Ana//NNP/2/nsubj stopped/stop/VBD/0/root short//JJ/2/xcomp of//IN/5/mark naming/name/VBG/2/advcl Vela//NNP/5/obj");
  CHECK(fact_of(s, "Ana ; stopped of naming ; Vela").polarity == relata::Polarity::negated);
  const Sentence by = tree_of("Ana//NNP/2/nsubj helped/help/VBD/0/root by//IN/4/mark naming/name/VBG/2/advcl Vela//NNP/4/obj");
  CHECK(fact_of(by, "Ana ; helped by naming ; Vela").polarity == relata::Polarity::affirmed);
}

TEST_CASE("which ships may sail is a question") {
  const Sentence s = tree_of(
      "Ana//NNP/2/nsubj decides/decide/VBZ/0/root which//WDT/4/det ships/ship/NNS/6/nsubj may//MD/6/aux leave//VB/2/ccomp Porto//NNP/6/obj");
  CHECK(fact_of(s, "which ships ; may leave ; Porto").unreal);
  const Sentence that = tree_of(
      "Ana//NNP/2/nsubj knows/know/VBZ/0/root that//IN/6/mark ships/ship/NNS/6/nsubj may//MD/6/aux leave//VB/2/ccomp Porto//NNP/6/obj");
  CHECK_FALSE(fact_of(that, "ships ; may leave ; Porto").unreal);
}

TEST_CASE("nouns that say nothing alone are no complements") {
  const Sentence s = tree_of("Vela//NNP/4/nsubj is/be/VBZ/4/cop the//DT/4/det name//NN/0/root under//IN/6/case which//WDT/8/obl it//PRP/8/nsubj sails/sail/VBZ/4/acl:relcl");
  CHECK(fact_of(s, "Vela ; is ; the name").wording_only);
  const Sentence gap = tree_of("Vela//NNP/4/nsubj is/be/VBZ/4/cop one//CD/4/nummod ship//NN/0/root behind//IN/6/case Nautis//NNP/4/nmod");
  CHECK(fact_of(gap, "Vela ; is ; one ship").wording_only);
  const Sentence telling = tree_of("Vela//NNP/5/nsubj is/be/VBZ/5/cop the//DT/5/det old//JJ/5/amod name//NN/0/root");
  CHECK_FALSE(fact_of(telling, "Vela ; is ; the old name").wording_only);
}

TEST_CASE("what something is with, it has; a partner is another matter") {
  const Sentence s = tree_of("Vela//NNP/4/nsubj is/be/VBZ/4/cop a//DT/4/det yard//NN/0/root with//IN/7/case old//JJ/7/amod docks/dock/NNS/4/nmod");
  CHECK(fact_of(s, "Vela ; is a yard with ; old docks").name == "has");
  const Sentence contract = tree_of("It//PRP/4/nsubj is/be/VBZ/4/cop a//DT/4/det contract//NN/0/root with//IN/6/case Vela//NNP/4/nmod");
  CHECK(fact_of(contract, "It ; is a contract with ; Vela").name == "is_contract_with");
}

TEST_CASE("what was nearly done keeps the word in its name") {
  const Sentence s = tree_of("Sales/sale/NNS/3/nsubj nearly//RB/3/advmod doubled/double/VBD/0/root in//IN/5/case Porto//NNP/3/obl");
  CHECK(fact_of(s, "Sales ; doubled in ; Porto").name == "nearly_doubles_in");
  const Sentence plain = tree_of("Sales/sale/NNS/3/nsubj quickly//RB/3/advmod doubled/double/VBD/0/root in//IN/5/case Porto//NNP/3/obl");
  CHECK(fact_of(plain, "Sales ; doubled in ; Porto").name == "doubles_in");
}

TEST_CASE("a circumstance keeps its object where the verb alone says something else") {
  const Sentence among = tree_of("Vela//NNP/2/nsubj fuels/fuel/VBZ/0/root hope//NN/2/obj among//IN/5/case clerks/clerk/NNS/2/obl");
  CHECK(fact_of(among, "Vela ; fuels hope among ; clerks").name == "fuels_hope_among");
  const Sentence denied = tree_of("Ana//NNP/2/nsubj holds/hold/VBZ/0/root no//DT/4/det office//NN/2/obj in//IN/6/case Vela//NNP/2/obl");
  CHECK(fact_of(denied, "Ana ; holds no office in ; Vela").name == "holds_office_in");
  const Sentence risk = tree_of("Vela//NNP/2/nsubj faces/face/VBZ/0/root risks/risk/NNS/2/obj in//IN/5/case Porto//NNP/2/obl");
  CHECK(fact_of(risk, "Vela ; faces risks in ; Porto").name == "faces_risk_in");
  const Sentence place = tree_of("Vela//NNP/2/nsubj opens/open/VBZ/0/root yards/yard/NNS/2/obj in//IN/5/case Porto//NNP/2/obl");
  CHECK(fact_of(place, "Vela ; opens yards in ; Porto").name == "opens_in");
}

TEST_CASE("a time that measures a superlative is no time of the clause") {
  const Sentence s = tree_of(
      "Sales/sale/NNS/2/nsubj reached/reach/VBD/0/root the//DT/5/det highest/high/JJS/5/amod level//NN/2/obj since//IN/7/case 2017//CD/2/obl");
  CHECK(fact_of(s, "Sales ; reached ; the highest level").qualifiers.empty());
  const Sentence plain = tree_of("Sales/sale/NNS/2/nsubj reached/reach/VBD/0/root a//DT/4/det level//NN/2/obj in//IN/6/case 2017//CD/2/obl");
  CHECK(fact_of(plain, "Sales ; reached ; a level").qualifiers.size() == 1);
}

TEST_CASE("from the start and the end of a year are times") {
  const Sentence s = tree_of("Vela//NNP/2/nsubj sold/sell/VBD/0/root ships/ship/NNS/2/obj from//IN/6/case the//DT/6/det start//NN/2/obl");
  CHECK(fact_of(s, "Vela ; sold ; ships").qualifiers.size() == 1);
  const Sentence place = tree_of("Vela//NNP/2/nsubj sold/sell/VBD/0/root ships/ship/NNS/2/obj at//IN/6/case the//DT/6/det end//NN/2/obl");
  CHECK(fact_of(place, "Vela ; sold ; ships").qualifiers.empty());
}

TEST_CASE("a phrase behind the agent belongs to it, one into which something goes to another verb") {
  const Sentence s = tree_of(
      "Vela//NNP/3/nsubj:pass was/be/VBD/3/aux:pass helped/help/VBN/0/root by//IN/5/case gains/gain/NNS/3/obl:agent on//IN/7/case shares/share/NNS/3/obl:agent");
  CHECK_FALSE(holds(fine_lines(s), "Vela ; was helped on ; shares"));
  const Sentence in = tree_of(
      "Vela//NNP/3/nsubj:pass was/be/VBD/3/aux:pass helped/help/VBN/0/root by//IN/5/case gains/gain/NNS/3/obl:agent in//IN/7/case Porto//NNP/3/obl");
  CHECK(holds(fine_lines(in), "Vela ; was helped in ; Porto"));
  const Sentence based = tree_of("a//DT/2/det model//NN/0/root based/base/VBN/2/acl into//IN/5/case cars/car/NNS/3/obl");
  CHECK(fine_lines(based).empty());
}

TEST_CASE("going public is one verb; going somewhere is not") {
  const Sentence s = tree_of("Vela//NNP/2/nsubj went/go/VBD/0/root public//NN/2/obj in//IN/5/case Porto//NNP/2/obl");
  CHECK(fact_of(s, "Vela ; went public in ; Porto").name == "goes_public_in");
  CHECK(fact_of(s, "Vela ; went ; public").wording_only);
}

TEST_CASE("who is had among owners is an owner, not owned") {
  const Sentence s = tree_of("Vela//NNP/2/nsubj has/have/VBZ/0/root Nautis//NNP/2/obj among//IN/6/case its//PRP$/6/nmod:poss owners/owner/NNS/2/obl");
  CHECK(fact_of(s, "Vela ; has ; Nautis").wording_only);
  const Sentence plain = tree_of("Vela//NNP/2/nsubj has/have/VBZ/0/root yards/yard/NNS/2/obj in//IN/5/case Porto//NNP/2/obl");
  CHECK_FALSE(fact_of(plain, "Vela ; has ; yards").wording_only);
}

TEST_CASE("of two prepositions with one noun the nearer governs it, and what stands between them belongs to the first") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj grew/grow/VBD/0/root from//IN/8/case a//DT/5/det yard//NN/2/obl into//IN/8/case a//DT/8/det port//NN/2/obl");
  CHECK(holds(fine_lines(s), "Vela ; grew into ; a port"));
  CHECK(fine_lines(s).size() == 1);
  const Sentence fund = tree_of("It//PRP/2/nsubj went/go/VBD/0/root into//IN/6/case the//DT/6/det Vela//NNP/2/obl Fund//NNP/2/obl");
  CHECK_FALSE(holds(fine_lines(fund), "It ; went ; Vela"));
}

TEST_CASE("what is said of some of them is not said of all") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj hired/hire/VBD/0/root clerks/clerk/NNS/2/obj ,//,/5/punct some//DT/3/conj of//IN/7/case them//PRP/5/nmod for//IN/9/case "
      "sums/sum/NNS/2/obl");
  CHECK_FALSE(holds(fine_lines(s), "Vela ; hired clerks for ; sums"));
  const Sentence all = tree_of("Vela//NNP/2/nsubj hired/hire/VBD/0/root clerks/clerk/NNS/2/obj for//IN/5/case sums/sum/NNS/2/obl");
  CHECK(holds(fine_lines(all), "Vela ; hired clerks for ; sums"));
}

TEST_CASE("the speaker between the subject and its verb said the clause") {
  const Sentence s = tree_of(
      "Ships/ship/NNS/8/nsubj ,//,/4/punct he//PRP/4/nsubj said/say/VBD/1/parataxis ,//,/4/punct would//MD/8/aux be//VB/8/cop yards/yard/NNS/0/root");
  const ClauseFact fact = fact_of(s, "Ships ; would be ; yards");
  CHECK(fact.attribution == 2);
  CHECK(fact.modality == relata::Modality::expected);
  const Sentence plain = tree_of("Ships/ship/NNS/4/nsubj would//MD/4/aux be//VB/4/cop yards/yard/NNS/0/root");
  CHECK(fact_of(plain, "Ships ; would be ; yards").attribution == relata::kNoIndex);
}

TEST_CASE("shares are not had by the firm that they are of; a subsidiary is") {
  const ClauseFact shares = fact_of(tree_of("Vela//NNP/2/compound shares/share/NNS/3/nsubj rose/rise/VBD/0/root"), "Vela ; has ; Vela shares [implied]");
  CHECK(shares.name == "is_stock_of");
  CHECK(shares.inverted);
  const Sentence s = tree_of("the//DT/3/det Vela//NNP/3/compound subsidiary//NN/4/nsubj rose/rise/VBD/0/root");
  CHECK(fact_of(s, "Vela ; has ; the Vela subsidiary [implied]").name == "has");
}

TEST_CASE("a bare participle shares the modality of its clause; one with a word before it does not") {
  const Sentence s = tree_of(
      "Vela//NNP/3/nsubj will//MD/3/aux open//VB/0/root yards/yard/NNS/3/obj ,//,/6/punct offering/offer/VBG/3/advcl work//NN/6/obj");
  CHECK(fact_of(s, "Vela ; offering ; work").modality == relata::Modality::expected);
  const Sentence after = tree_of(
      "Vela//NNP/3/nsubj will//MD/3/aux open//VB/0/root yards/yard/NNS/3/obj after//IN/6/mark selling/sell/VBG/3/advcl ships/ship/NNS/6/obj");
  CHECK(fact_of(after, "Vela ; will open yards after selling ; ships").modality == relata::Modality::asserted);
}

TEST_CASE("who merges one thing with another is not merged") {
  const Sentence s = tree_of("Vela//NNP/2/nsubj merged/merge/VBD/0/root it//PRP/2/obj with//IN/5/case Nautis//NNP/2/obl");
  CHECK(fact_of(s, "Vela ; merged it with ; Nautis").wording_only);
  const Sentence sold = tree_of("Vela//NNP/2/nsubj sold/sell/VBD/0/root it//PRP/2/obj to//IN/5/case Nautis//NNP/2/obl");
  CHECK_FALSE(fact_of(sold, "Vela ; sold it to ; Nautis").wording_only);
}

TEST_CASE("an adverbial without a preposition is a time or a measure") {
  const Sentence s = tree_of("Vela//NNP/2/nsubj invests/invest/VBZ/0/root yards/yard/NNS/2/obl");
  CHECK(fact_of(s, "Vela ; invests ; yards").wording_only);
  const Sentence time = tree_of("Vela//NNP/2/nsubj grew/grow/VBD/0/root last//JJ/4/amod year//NN/2/obl:unmarked");
  CHECK_FALSE(fact_of(time, "Vela ; grew ; last year").wording_only);
}

TEST_CASE("a span with a hyphen is an adjective, one without is a time") {
  const Sentence s = tree_of(
      "Vela//NNP/2/nsubj goes/go/VBZ/0/root with//IN/7/case a//DT/7/det three//CD/7/nummod -//HYPH/5/punct year//NN/2/obl");
  CHECK(fine_lines(s).empty());
  const Sentence year = tree_of("Vela//NNP/2/nsubj grew/grow/VBD/0/root in//IN/5/case one//CD/5/nummod year//NN/2/obl");
  CHECK(fine_lines(year).size() == 1);
}

TEST_CASE("what is denied of a thing with a complement is not denied of the thing") {
  const Sentence s = tree_of(
      "Ana//NNP/3/nsubj never//RB/3/advmod led/lead/VBD/0/root voyages/voyage/NNS/3/obj to//IN/6/case Chile//NNP/4/nmod");
  CHECK(fact_of(s, "Ana ; never led ; voyages").wording_only);
  CHECK(fact_of(s, "Ana ; never led voyages to ; Chile").name == "leads_voyage_to");
  const Sentence bare = tree_of("Ana//NNP/3/nsubj never//RB/3/advmod led/lead/VBD/0/root voyages/voyage/NNS/3/obj");
  CHECK_FALSE(fact_of(bare, "Ana ; never led ; voyages").wording_only);
}

TEST_CASE("a range of metres is a range, a range of ships is ships") {
  const Sentence s = tree_of("It//PRP/2/nsubj has/have/VBZ/0/root a//DT/4/det range//NN/2/obj of//IN/7/case 120//CD/7/nummod metres/metre/NNS/4/nmod");
  CHECK(fact_of(s, "It ; has a range of ; 120 metres").name == "has_range_of");
  const Sentence ships = tree_of("It//PRP/2/nsubj has/have/VBZ/0/root a//DT/4/det range//NN/2/obj of//IN/6/case ships/ship/NNS/4/nmod");
  CHECK(fact_of(ships, "It ; has a range of ; ships").name == "has");
}
