// The parts of the pipeline that need no model.
#include <doctest/doctest.h>

#include <cstdlib>
#include <optional>
#include <string>

#include "extract/pipeline/context.hpp"
#include "extract/pipeline/document_facts.hpp"
#include "extract/pipeline/json_text.hpp"
#include "extract/pipeline/model_path.hpp"
#include "extract/pipeline/naming_mentions.hpp"
#include "extract/pipeline/ordered.hpp"
#include "extract/pipeline/output.hpp"
#include "extract/pipeline/tree_lines.hpp"

using namespace relata;
using namespace relata::extract;

namespace {

// Squares of 0 .. count - 1, and where delivery stopped.
std::vector<int> squares(unsigned jobs, int count, int stop_at) {
  std::vector<int> delivered;
  int next = 0;
  in_order<int>(
      jobs, [&]() -> std::optional<int> { return next < count ? std::optional(next++) : std::nullopt; }, [](int i) { return i * i; },
      [&](int square) {
        delivered.push_back(square);
        return static_cast<int>(delivered.size()) < stop_at;
      });
  return delivered;
}

Mention mention(std::string text, MentionKind kind, uint32_t chain, bool generic = false) {
  Mention m;
  m.text = std::move(text);
  m.kind = kind;
  m.chain = chain;
  m.generic = generic;
  return m;
}

Mention firm(std::string text, uint32_t sentence) {
  Mention m = mention(std::move(text), MentionKind::name, kNoIndex);
  m.type = EntityType::organization;
  m.sentence = sentence;
  return m;
}

DocumentSentences prose(size_t count) {
  DocumentSentences all;
  all.sentences.resize(count);
  all.contexts.resize(count);
  all.blocks.resize(count, 0);
  all.cells.resize(count, kNoIndex);
  return all;
}

}  // namespace

TEST_CASE("results come in order with any number of threads, and stop when told to") {
  const std::vector<int> one = squares(1, 500, 1000);
  CHECK(one.size() == 500);
  CHECK(squares(4, 500, 1000) == one);
  CHECK(squares(4, 500, 7) == squares(1, 500, 7));
  CHECK(squares(0, 3, 10).size() == 3);
  CHECK(squares(3, 0, 10).empty());
}

TEST_CASE("JSON strings") {
  std::string out = "{";
  append_key(out, "a");
  append_json(out, "say \"x\"\\\n\t\x01 caf\xC3\xA9");
  append_key(out, "b");
  append_thousandths(out, 1042);
  CHECK(out == "{\"a\":\"say \\\"x\\\"\\\\\\n\\t\\u0001 caf\xC3\xA9\",\"b\":1.042");
}

TEST_CASE("the model: RELATA_MODEL and nothing else, or places that belong to the program") {
  ::setenv("RELATA_MODEL", "/somewhere/a.model", 1);
  CHECK(model_places("/opt/x/bin/relata") == std::vector<std::filesystem::path>{"/somewhere/a.model"});
  ::unsetenv("RELATA_MODEL");
  const auto places = model_places("/opt/x/bin/relata");
  CHECK(places.front() == "/opt/x/bin/english.model");
  CHECK(std::find(places.begin(), places.end(), "/opt/x/share/relata/english.model") != places.end());
  for (const auto& place : places) CHECK(place.is_absolute());
}

TEST_CASE("a missing model is an error of kind file with a hint") {
  ::setenv("RELATA_MODEL", "/nowhere/none.model", 1);
  const auto extractor = Extractor::open("/opt/x/bin/relata");
  ::unsetenv("RELATA_MODEL");
  REQUIRE_FALSE(extractor.ok());
  CHECK(extractor.error().kind == ErrorKind::file);
}

TEST_CASE("a chain is named by its longest name; without one by its noun phrase; pronouns alone name nothing") {
  const std::vector<Mention> mentions = {
      mention("it", MentionKind::pronoun, 0, true), mention("Vela", MentionKind::name, 0),       mention("Vela Yards", MentionKind::name, 0),
      mention("the firm", MentionKind::nominal, 1, true), mention("it", MentionKind::pronoun, 1, true), mention("cranes", MentionKind::nominal, kNoIndex),
      mention("new dock", MentionKind::nominal, 2), mention("it", MentionKind::pronoun, 2, true)};
  const Naming naming(mentions);
  CHECK(naming.name_of(0) == 2);
  CHECK(naming.nameable(0));
  CHECK_FALSE(naming.nameable(3));
  CHECK_FALSE(naming.nameable(4));
  CHECK(naming.name_of(5) == 5);
  CHECK(naming.name_of(7) == 6);
  CHECK_FALSE(naming.nameable(kNoIndex));
}

TEST_CASE("the organisation a document is about: prominent, often named, without a rival") {
  Document document;
  document.title = "Vela grows";
  Mentions mentions;
  mentions.list = {firm("Vela", 0), firm("Nautis", 1), firm("Vela", 2), firm("Vela", 3)};
  const DocumentSentences sentences = prose(4);
  const Naming naming(mentions.list);
  const DocumentContext context(document, sentences, mentions, naming);
  CHECK(context.organisation_before(3) == 2);
  CHECK(context.organisation_before(0) == 0);
  Mentions rivals;
  rivals.list = {firm("Vela", 0), firm("Nautis", 1), firm("Vela", 2), firm("Nautis", 2), firm("Vela", 3), firm("Nautis", 3)};
  const Naming rival_naming(rivals.list);
  CHECK(DocumentContext(document, sentences, rivals, rival_naming).organisation_before(3) == kNoIndex);
}

TEST_CASE("table rows: the first cell is the subject, the header names the relation; sums of words and empty headers give nothing") {
  Document document;
  document.text = "Yard Docks (2020) Vela cranes";
  Block header;
  header.kind = BlockKind::table_header;
  header.cells = {{0, 4}, {5, 17}};
  Block row;
  row.kind = BlockKind::table_row;
  row.cells = {{18, 22}, {23, 29}};
  row.header = 0;
  document.blocks = {header, row};
  DocumentSentences all = prose(2);
  all.blocks = {1, 1};
  all.cells = {0, 1};
  for (Sentence& s : all.sentences) {
    Word w;
    w.head = kRoot;
    w.deprel = Deprel::root;
    w.upos = Upos::NOUN;
    s.words = {w};
  }
  Mentions mentions;
  mentions.list = {firm("Vela", 0), mention("cranes", MentionKind::nominal, kNoIndex)};
  mentions.list[1].sentence = 1;
  mentions.head_words = {0, 0};
  mentions.by_word = {{0}, {1}};
  std::vector<Fact> facts;
  add_table_facts(document, all, mentions, facts);
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].relation == "has_docks");
  CHECK(facts[0].subject == 0);
  CHECK(facts[0].object == 1);
  mentions.list[0].kind = MentionKind::nominal;  // a subject that is no name
  facts.clear();
  add_table_facts(document, all, mentions, facts);
  CHECK(facts.empty());
}

TEST_CASE("names of formats there and back") {
  for (const char* name : {"tsv", "jsonl", "conllu", "iob2", "mentions", "tree", "dot"}) {
    ExtractFormat format{};
    REQUIRE(extract_format_from(name, format));
    CHECK(name_of(format) == name);
  }
  ExtractFormat format{};
  CHECK_FALSE(extract_format_from("xml", format));
}

TEST_CASE("DOT labels are escaped; a deep tree is drawn without recursion") {
  Sentence sentence;
  for (int i = 0; i < 5000; ++i) {
    Word w;
    w.form = i == 0 ? "\"a\\b\"" : "x";
    w.head = i - 1;
    sentence.words.push_back(w);
  }
  std::string tree;
  append_tree(sentence, tree);
  CHECK(std::count(tree.begin(), tree.end(), '\n') == 5001);
  std::string dot;
  append_dot(sentence, 1, dot);
  CHECK(dot.find("label=\"\\\"a\\\\b\\\"") != std::string::npos);
}
