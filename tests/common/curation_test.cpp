#include <doctest/doctest.h>

#include "common/curation.hpp"

using namespace relata;

TEST_CASE("a dictionary file gives single decisions, in its order") {
  const auto read = read_decisions("# firms\nentity\tOrganization\tNorthmill\tNMB\tNorthmill Baking\r\n\nrelation\tsnaps up\tbuys\nrelation\tis sold by\tsells\tinverse\nsplit\tNorthmill Cloud\tNorthmill\n", "d.tsv");
  REQUIRE(read);
  const std::vector<Decision> expected = {{"type", "Northmill", "Organization"}, {"alias", "NMB", "Northmill"},   {"alias", "Northmill Baking", "Northmill"},
                                          {"relation", "snaps up", "buys"},      {"relation", "is sold by", "<sells"}, {"split", "Northmill Cloud", "Northmill"}};
  CHECK(*read == expected);
}

TEST_CASE("a line that is no decision is an error with its place") {
  for (const char* line : {"entity\tOrganization", "entity\tFirm\tNorthmill", "entity\tMoney\tNorthmill", "merge\tA", "merge\tA\ta", "relation\tx\ty\tsometimes", "nothing", "split\t\tA"}) {
    CAPTURE(line);
    const auto read = read_decisions(std::string("merge\tA\tB\n") + line, "d.tsv");
    REQUIRE(!read);
    CHECK(read.error().kind == ErrorKind::data);
    CHECK(read.error().source == "d.tsv");
    REQUIRE(read.error().span);
    CHECK(read.error().span->begin == 10);
  }
}

TEST_CASE("names are followed through aliases and merges, and a circle ends") {
  const std::vector<Decision> decisions = {{"alias", "NMB", "Northmill Baking"}, {"merge", "Northmill Baking", "Northmill"}, {"merge", "A", "B"}, {"merge", "B", "A"}};
  const Curation curation(decisions);
  CHECK(curation.joined("nmb").key == "northmill");
  CHECK(curation.joined("nmb").reason == "by hand");
  CHECK(curation.joined("tern").reason.empty());
  const std::string end = curation.joined("a").key;
  CHECK((end == "a" || end == "b"));
}

TEST_CASE("a relation is known by its name or its wording") {
  const std::vector<Decision> decisions = {{"relation", "snaps up", "buys"}, {"relation", "is sold by", "<sells"}};
  const Curation curation(decisions);
  CHECK(curation.relation("snaps_up", "snapped up") == "buys");
  CHECK(curation.relation("is_sold", "is sold by") == "<sells");
  CHECK(curation.relation("sells", "sold").empty());
}
