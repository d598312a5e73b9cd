// List items that go on with what stands above them or with their label; and dates that lean on the document's.
#include <doctest/doctest.h>

#include "tests/extract/pipeline/extraction_of.hpp"

using namespace relata;
using namespace relata::extract;

namespace {

std::vector<std::string> lines_of(const std::string& text) { return graph_lines(extraction_of(text)); }

const Mention* mention_of(const DocumentExtraction& extraction, std::string_view text) {
  for (const Mention& m : extraction.mentions) {
    if (m.text == text) return &m;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("items continue a sentence that ends with to; under a finished sentence they do not") {
  const auto open = lines_of("The new law will allow Microsoft to:\n\n- Build chips in Spain.\n- Compete with Google.\n");
  CHECK(has_line(open, "Microsoft | builds | chips | possible"));
  CHECK(has_line(open, "Microsoft | competes_with | Google | possible"));
  const auto closed = lines_of("The new law was made for Microsoft.\n\n- Build chips in Spain.\n- Compete with Google.\n");
  CHECK_FALSE(has_line(closed, "Microsoft | competes_with | Google | possible"));
  CHECK_FALSE(has_line(closed, "Microsoft | competes_with | Google"));
}

TEST_CASE("a label that names someone is the subject of a gerund behind it; a topic is not") {
  const auto named = lines_of("The giants have different plans.\n\n- Microsoft: Opening a factory in Spain.\n- Google: Selling phones.\n");
  CHECK(has_line(named, "Microsoft | opens | factory"));
  CHECK(has_line(named, "Google | sells | phones"));
  const auto topics = lines_of("The plan has two parts.\n\n- Hardware: Opening a factory in Spain.\n- Trade: Selling phones.\n");
  CHECK_FALSE(has_line(topics, "hardware | opens | factory"));
  CHECK_FALSE(has_line(topics, "trade | sells | phones"));
}

TEST_CASE("the facts of an item are told of the item's sentence, their subject stands above") {
  const std::string text = "The new law will allow Microsoft to:\n\n- Compete with Google.\n";
  const DocumentExtraction extraction = extraction_of(text);
  bool found = false;
  for (const Fact& f : extraction.facts) {
    if (f.relation != "competes_with") continue;
    found = true;
    CHECK(extraction.sentences[f.sentence].span.of(text) == "Compete with Google.");
    CHECK(extraction.mentions[f.subject].span.of(text) == "Microsoft");
  }
  CHECK(found);
}

TEST_CASE("dates that lean on the document's have a value beside their wording; without its date they have none") {
  const std::string body = "Microsoft opened a factory in Spain on Wednesday. Google bought the yard last year.\n";
  const DocumentExtraction dated = extraction_of("---\ndate: 2025-09-25\n---\n\n" + body);
  REQUIRE(dated.date == "2025-09-25");
  const Mention* day = mention_of(dated, "Wednesday");
  REQUIRE(day != nullptr);
  REQUIRE(day->properties.contains("value"));
  CHECK(day->properties.at("value").string() == "2025-09-24");
  const Mention* year = mention_of(dated, "last year");
  REQUIRE(year != nullptr);
  CHECK(year->properties.at("value").string() == "2024");
  const DocumentExtraction plain = extraction_of(body);
  const Mention* open = mention_of(plain, "Wednesday");
  REQUIRE(open != nullptr);
  CHECK_FALSE(open->properties.contains("value"));
}
