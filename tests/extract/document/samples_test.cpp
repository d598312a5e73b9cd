// The articles of samples/ through reader and tokenizer: what the demo is made of is read as what it is.
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "extract/reader/input.hpp"
#include "extract/model/model_file.hpp"
#include "extract/tokenizer/tokenizer.hpp"

using namespace relata;
using namespace relata::extract;

namespace {

std::vector<Document> samples() {
  const auto sources = find_documents({RELATA_SOURCE_DIR "/samples"});
  REQUIRE(sources.ok());
  std::vector<Document> documents;
  for (const DocumentSource& source : *sources) {
    auto document = read_document(source);
    REQUIRE(document.ok());
    documents.push_back(std::move(*document));
  }
  return documents;
}

std::vector<std::string> blocks_of_kind(const std::vector<Document>& documents, BlockKind kind) {
  std::vector<std::string> texts;
  for (const Document& document : documents) {
    for (const Block& block : document.blocks) {
      if (block.kind == kind) texts.push_back(document.id + ": " + std::string(block.outer.of(document.text)));
    }
  }
  return texts;
}

}  // namespace

TEST_CASE("the samples have headings, bullets, quotations, one table, one disclaimer, one advertisement") {
  const auto documents = samples();
  CHECK(documents.size() >= 10);
  CHECK(blocks_of_kind(documents, BlockKind::heading).size() >= 20);
  CHECK(blocks_of_kind(documents, BlockKind::bullet).size() >= 6);
  CHECK(blocks_of_kind(documents, BlockKind::quote).size() >= 1);
  CHECK(blocks_of_kind(documents, BlockKind::byline).size() >= 5);
  CHECK(blocks_of_kind(documents, BlockKind::table_header).size() == 1);
  CHECK(blocks_of_kind(documents, BlockKind::table_row).size() == 4);
  const auto disclaimers = blocks_of_kind(documents, BlockKind::disclaimer);
  REQUIRE(disclaimers.size() == 1);
  CHECK(disclaimers[0].starts_with("earnings-note.txt"));
  const auto advertising = blocks_of_kind(documents, BlockKind::advertising);
  REQUIRE(advertising.size() == 1);
  CHECK(advertising[0].find("Brightline Traders Club") != std::string::npos);
}

TEST_CASE("the samples have 200 sentences and more that give facts") {
  const auto model = ModelFile::open(RELATA_SOURCE_DIR "/models/english.model");
  REQUIRE(model.ok());
  const auto tokenizer = Tokenizer::load(*model);
  REQUIRE(tokenizer.ok());
  std::vector<Sentence> sentences;
  for (const Document& document : samples()) {
    for (const Block& block : document.blocks) {
      if (block.kind == BlockKind::paragraph || block.kind == BlockKind::quote) tokenizer->tokenize(document.prose(), block.span, sentences);
    }
  }
  CHECK(sentences.size() >= 200);
}
