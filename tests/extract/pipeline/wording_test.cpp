// How the pipeline words what stands beside a fact.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "extract/document/reader.hpp"
#include "extract/pipeline/pipeline.hpp"

using namespace relata;
using namespace relata::extract;

TEST_CASE("amounts and phrases are worded as the text writes them") {
  const auto extractor = Extractor::open(RELATA_SOURCE_DIR "/build/relata");
  REQUIRE(extractor.ok());
  const auto document = read_text("Northlight spent $16 billion on telescopes. Its rival Vela doesn't sell lamps.\n", "note.txt");
  REQUIRE(document.ok());
  const DocumentExtraction extraction = extractor->extract(*document);
  std::vector<std::string> amounts;
  std::string phrases;
  for (const Fact& fact : extraction.facts) {
    phrases += fact.phrase + "\n";
    for (const Qualifier& q : fact.qualifiers) {
      if (q.key == "amount") amounts.push_back(q.text);
    }
  }
  REQUIRE_FALSE(amounts.empty());
  for (const std::string& amount : amounts) CHECK(amount == "$16 billion");
  CHECK(phrases.find("doesn't sell") != std::string::npos);
}
