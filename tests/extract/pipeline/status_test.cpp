// What is said of a fact's truth: negation, plans, conditions, questions, and who says it; on sentences of our own, with the model.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/extract/pipeline/extraction_of.hpp"

using namespace relata;
using namespace relata::extract;

namespace {

struct Row {
  const char* sentence;
  const char* relation;
  char polarity;  // '+' affirmed, '-' negated, '0': there must be no such fact
  const char* modality;
  const char* speaker;
};

constexpr Row kRows[] = {
    {"Microsoft bought Intel in 2020.", "buys", '+', "asserted", ""},
    {"Microsoft did not buy Intel.", "buys", '-', "asserted", ""},
    {"Microsoft bought Intel; Google reports to Amazon.", "buys", '+', "asserted", ""},
    {"Microsoft never bought Intel.", "buys", '-', "asserted", ""},
    {"Microsoft has not bought Intel yet.", "buys", '-', "asserted", ""},
    {"Microsoft no longer owns Intel.", "owns", '-', "asserted", ""},
    {"Microsoft owns no factories in Spain.", "owns", '-', "asserted", ""},
    {"Neither Microsoft nor Google bought Intel.", "buys", '-', "asserted", ""},
    {"Microsoft refused to buy Intel.", "refuses_to_buy", '+', "asserted", ""},
    {"Microsoft failed to buy Intel.", "fails_to_buy", '+', "asserted", ""},
    {"Microsoft denied that it had bought Intel.", "buys", '0', "", ""},
    {"It is not true that Microsoft bought Intel.", "buys", '0', "", ""},
    {"Microsoft left Spain without selling the factory.", "leaves", '+', "asserted", ""},
    {"Microsoft rarely sells factories.", "sells", '-', "asserted", ""},
    {"Microsoft is not only selling factories but also buying ships.", "sells", '+', "asserted", ""},
    {"Microsoft planned to buy Intel next year.", "plans_to_buy", '+', "planned", ""},
    {"Microsoft announced plans to buy Intel.", "plans_to_buy", '+', "planned", ""},
    {"Microsoft intends to buy Intel.", "intends_to_buy", '+', "intended", ""},
    {"Microsoft wants to buy Intel.", "wants_to_buy", '+', "intended", ""},
    {"Microsoft hopes to buy Intel.", "hopes_to_buy", '+', "intended", ""},
    {"Microsoft is trying to buy Intel.", "tries_to_buy", '+', "intended", ""},
    {"Microsoft agreed to buy Intel.", "agrees_to_buy", '+', "agreed", ""},
    {"Microsoft promised to buy Intel.", "promises_to_buy", '+', "agreed", ""},
    {"Microsoft decided to buy Intel.", "decides_to_buy", '+', "planned", ""},
    {"Microsoft will buy Intel.", "buys", '+', "expected", ""},
    {"Microsoft is going to buy Intel.", "buys", '+', "expected", ""},
    {"Microsoft is expected to buy Intel.", "is_expected_to_buy", '+', "expected", ""},
    {"Microsoft is likely to buy Intel.", "is_likely_to_buy", '+', "expected", ""},
    {"Microsoft was supposed to buy Intel.", "is_supposed_to_buy", '+', "expected", ""},
    {"Microsoft may buy Intel.", "buys", '+', "possible", ""},
    {"Microsoft might buy Intel.", "buys", '+', "possible", ""},
    {"Microsoft could buy Intel.", "buys", '+', "possible", ""},
    {"Microsoft seems to own Intel.", "seems_to_own", '+', "possible", ""},
    {"Perhaps Microsoft bought Intel.", "buys", '+', "possible", ""},
    {"Microsoft should buy Intel.", "buys", '+', "obligation", ""},
    {"Microsoft must sell Intel.", "sells", '+', "obligation", ""},
    {"Microsoft has to sell Intel.", "has_to_sell", '+', "obligation", ""},
    {"Google forced Microsoft to sell Intel.", "sells", '+', "obligation", ""},
    {"Google urged Microsoft to buy Intel.", "buys", '+', "intended", ""},
    {"Microsoft would buy Intel.", "buys", '+', "conditional", ""},
    {"If Microsoft buys Intel, Google will sell the factory.", "buys", '0', "", ""},
    {"If Microsoft buys Intel, Google will sell the factory.", "sells", '+', "conditional", ""},
    {"Unless Microsoft buys Intel, Google will close the factory.", "buys", '0', "", ""},
    {"Microsoft will buy Intel if the government agrees.", "buys", '+', "conditional", ""},
    {"Had Microsoft bought Intel, Google would have closed the factory.", "buys", '0', "", ""},
    {"Did Microsoft buy Intel?", "buys", '0', "", ""},
    {"Why did Microsoft buy Intel?", "buys", '0', "", ""},
    {"Anna Lindqvist asked whether Microsoft had bought Intel.", "buys", '0', "", ""},
    {"Nobody knows whether Microsoft bought Intel.", "buys", '0', "", ""},
    {"Anna Lindqvist said that Microsoft had bought Intel.", "buys", '+', "asserted", "Anna Lindqvist"},
    {"\"Microsoft bought Intel,\" Anna Lindqvist said.", "buys", '+', "asserted", "Anna Lindqvist"},
    {"According to Anna Lindqvist, Microsoft bought Intel.", "buys", '+', "asserted", "Anna Lindqvist"},
    {"Anna Lindqvist claims that Microsoft bought Intel.", "buys", '+', "claimed", "Anna Lindqvist"},
    {"Anna Lindqvist said Microsoft would buy Intel.", "buys", '+', "expected", "Anna Lindqvist"},
    {"Anna Lindqvist said Microsoft will not buy Intel.", "buys", '-', "expected", "Anna Lindqvist"},
    {"Anna Lindqvist warned that Microsoft could close the factory.", "closes", '+', "possible", "Anna Lindqvist"},
    {"Anna Lindqvist did not say that Microsoft had bought Intel.", "buys", '0', "", ""},
    {"Anna Lindqvist never claimed that Microsoft bought Intel.", "buys", '0', "", ""},
    {"Microsoft reportedly bought Intel.", "buys", '+', "claimed", ""},
    {"Microsoft allegedly bought Intel.", "buys", '+', "claimed", ""},
    {"Microsoft is said to have bought Intel.", "is_said_to_buy", '+', "claimed", ""},
    {"Google pretended that Microsoft had bought Intel.", "buys", '0', "", ""},
    {"Google wishes that Microsoft had bought Intel.", "buys", '0', "", ""},
    {"Microsoft almost bought Intel.", "buys", '0', "", ""},
    {"Microsoft cancelled plans to buy Intel.", "plans_to_buy", '-', "planned", ""},
    {"Microsoft abandoned its plan to buy Intel.", "plans_to_buy", '-', "planned", ""},
    {"Google prevented Microsoft from buying Intel.", "buys", '-', "asserted", ""},
    {"The factory is scheduled to open in May.", "is_scheduled_to_open_in", '+', "planned", ""},
    {"Microsoft used to own Intel.", "used_to_own", '+', "asserted", ""},
    {"Microsoft has no plans to buy Intel.", "plans_to_buy", '-', "planned", ""},
    {"Buy Intel now.", "buys", '0', "", ""},
};

void check(const Row& row) {
  const std::string sentence = row.sentence;
  CAPTURE(sentence);
  const DocumentExtraction extraction = extraction_of(std::string(row.sentence) + "\n");
  const Fact* fact = nullptr;
  for (const Fact& f : extraction.facts) {
    if (f.relation == row.relation) fact = &f;
  }
  if (row.polarity == '0') {
    CHECK(fact == nullptr);
    return;
  }
  REQUIRE(fact != nullptr);
  CHECK(fact->polarity == (row.polarity == '-' ? Polarity::negated : Polarity::affirmed));
  CHECK(name_of(fact->modality) == row.modality);
  CHECK((fact->attribution == kNoIndex ? std::string() : extraction.mentions[fact->attribution].text) == row.speaker);
}

}  // namespace

TEST_CASE("a denied, planned, possible or reported fact never reads as a stated one") {
  for (const Row& row : kRows) check(row);
}

TEST_CASE("what was kept from happening is denied of the one who was kept from it") {
  const DocumentExtraction extraction = extraction_of("Google prevented Microsoft from buying Intel.\n");
  bool found = false;
  for (const Fact& f : extraction.facts) {
    if (f.relation != "buys") continue;
    found = true;
    CHECK(extraction.mentions[f.subject].text == "Microsoft");
  }
  CHECK(found);
}
