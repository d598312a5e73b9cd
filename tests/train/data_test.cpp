#include "tools/train/data.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

using namespace relata;
using namespace relata::train;
using extract::NamePart;
using extract::NameType;

namespace {

std::string temporary(const std::string& content) {
  const std::string path = (std::filesystem::temp_directory_path() / "relata_data_test.txt").string();
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

bool allows(uint64_t set, NameType type, NamePart part) { return (set >> extract::name_tag(type, part) & 1) != 0; }

}  // namespace

TEST_CASE("names in IOB2, plain and numbered") {
  Result<std::vector<NamedSentence>> s =
      read_iob2(temporary("# document a\nBen\tB-PER\nHill\tI-PER\n,\tO\nYork\tB-LOC\n\n# document "
                          "b\n1\tIn\tO\t-\t-\n2\t1990\tB-TIME\t-\t-\n\n"));
  REQUIRE(s.ok());
  REQUIRE(s->size() == 2);
  CHECK((*s)[0].forms == std::vector<std::string>{"Ben", "Hill", ",", "York"});
  REQUIRE((*s)[0].names.size() == 2);
  CHECK((*s)[0].names[0].last_word == 2);
  CHECK((*s)[0].names[1].type == NameType::place);
  CHECK((*s)[1].names.empty());
  CHECK((*s)[1].document == 1);
  CHECK((*s)[1].forms[1] == "1990");
}

TEST_CASE("Re-DocRED: what kind of thing a name is follows from its relations") {
  const char* json = R"([{"title":"t","sents":[["Jo","wrote","Dawn","in","Rome",".","1990"],["Dawn","sold"]],
    "vertexSet":[[{"name":"Jo","pos":[0,1],"sent_id":0,"type":"PER"}],
                 [{"name":"Dawn","pos":[2,3],"sent_id":0,"type":"MISC"},{"name":"Dawn","pos":[0,1],"sent_id":1,"type":"MISC"}],
                 [{"name":"Rome","pos":[4,5],"sent_id":0,"type":"LOC"}],[{"name":"1990","pos":[6,7],"sent_id":0,"type":"TIME"}],
                 [{"name":"in Rome","pos":[3,5],"sent_id":0,"type":"MISC"}],[{"name":"far","pos":[8,9],"sent_id":7,"type":"PER"}]],
    "labels":[{"r":"P50","h":1,"t":0,"evidence":[0]}]}])";
  Result<std::vector<NamedSentence>> s = read_redocred(temporary(json));
  REQUIRE(s.ok());
  REQUIRE(s->size() == 2);
  REQUIRE((*s)[0].names.size() == 3);
  CHECK((*s)[0].names[0].type == NameType::person);
  CHECK((*s)[0].names[1].type == NameType::work);
  CHECK((*s)[0].names[2].type == NameType::place);
  CHECK((*s)[1].names[0].type == NameType::work);
  CHECK_FALSE(read_redocred(temporary("{")).ok());
}

TEST_CASE("what a source does not know may stand behind its outside") {
  const std::vector<extract::TypedName> names = {{1, 3, NameType::other}};
  const auto wikipedia = allowed_tags(4, names, NameScheme::wikipedia);
  CHECK(wikipedia[0] == 1);
  CHECK(allows(wikipedia[1], NameType::event, NamePart::begin));
  CHECK(allows(wikipedia[1], NameType::work, NamePart::begin));
  CHECK_FALSE(allows(wikipedia[1], NameType::person, NamePart::begin));
  CHECK(allows(wikipedia[2], NameType::other, NamePart::last));
  const auto three = allowed_tags(2, {}, NameScheme::three);
  CHECK(allows(three[0], NameType::event, NamePart::unit));
  CHECK((three[0] & 1) == 1);
  CHECK_FALSE(allows(three[0], NameType::person, NamePart::unit));
}

TEST_CASE("named mentions of GUM are cut down to the name; other mentions are none") {
  const char* text =
      "1\tThe\tthe\tDET\tDT\t_\t3\tdet\t_\tEntity=(1-person-new-s-c-3-sgl\n"
      "2\tfamous\tfamous\tADJ\tJJ\t_\t3\tamod\t_\t_\n"
      "3\tAda\tAda\tPROPN\tNNP\t_\t6\tnsubj\t_\t_\n"
      "4\tByron\tByron\tPROPN\tNNP\t_\t3\tflat\t_\tEntity=1)\n"
      "5\tof\tof\tADP\tIN\t_\t6\tcase\t_\tSpaceAfter=No\n"
      "6\tcourse\tcourse\tNOUN\tNN\t_\t0\troot\t_\tEntity=(2-abstract-new-s-c-1-sgl)(3-place-new-s-c-1-sgl|X=Y\n"
      "7\tMalta\tMalta\tPROPN\tNNP\t_\t6\tobj\t_\tEntity=3)\n\n";
  Result<std::vector<extract::ConlluSentence>> s = extract::read_conllu(text, "gum");
  REQUIRE(s.ok());
  const auto names = gum_names(s->front());
  REQUIRE(names.size() == 1);
  CHECK(names[0].first_word == 2);
  CHECK(names[0].last_word == 4);
  CHECK(names[0].type == NameType::person);
}

TEST_CASE("words of origin are told from places") {
  std::vector<NamedSentence> s(1);
  s[0].forms = {"Danish", "Texas", "Zorkish", "Bolivian", "New", "York"};
  s[0].names = {{0, 1, NameType::place},
                {1, 2, NameType::place},
                {2, 3, NameType::other},
                {3, 4, NameType::person},
                {4, 6, NameType::place}};
  mark_origins(s, {{"Danish", true}, {"Texas", false}});
  CHECK(s[0].names[0].type == NameType::origin);
  CHECK(s[0].names[1].type == NameType::place);
  CHECK(s[0].names[2].type == NameType::origin);
  CHECK(s[0].names[3].type == NameType::person);
  CHECK(s[0].names[4].type == NameType::place);
}

TEST_CASE("vectors: a line with another count of numbers is refused") {
  CHECK(read_vectors(temporary("a 1 2\nb 3 4\n"), 10)->values == std::vector<float>{1, 2, 3, 4});
  CHECK(read_vectors(temporary("a 1 2\nb 3 4\n"), 1)->words.size() == 1);
  CHECK_FALSE(read_vectors(temporary("a 1 2\nb 3\n"), 10).ok());
  CHECK_FALSE(read_vectors(temporary("nothing\n"), 10).ok());
  CHECK_FALSE(read_vectors("/nowhere/at/all", 10).ok());
}
