#include "extract/tokenizer/tokenizer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "extract/tokenizer/multiword.hpp"
#include "extract/tokenizer/training.hpp"

using namespace relata;
using namespace relata::extract;

namespace {

const Tokenizer& shipped() {
  static const Tokenizer kTokenizer = [] {
    auto model = ModelFile::open(RELATA_SOURCE_DIR "/models/english.model");
    REQUIRE(model.ok());
    auto tokenizer = Tokenizer::load(*model);
    REQUIRE(tokenizer.ok());
    return *tokenizer;
  }();
  return kTokenizer;
}

std::vector<Sentence> sentences_of(const std::string& text) {
  std::vector<Sentence> out;
  shipped().tokenize(text, {0, static_cast<uint32_t>(text.size())}, out);
  return out;
}

// Sentences apart by " // ", tokens by "|".
std::string cuts(const std::string& text) {
  std::string out;
  for (const Sentence& s : sentences_of(text)) {
    if (!out.empty()) out += " // ";
    for (size_t i = 0; i < s.tokens.size(); ++i) out += (i == 0 ? "" : "|") + std::string(s.tokens[i].span.of(text));
  }
  return out;
}

std::string words(std::string_view token) {
  std::vector<Word> out;
  append_words(token, {10, 10 + static_cast<uint32_t>(token.size())}, out);
  std::string joined;
  for (const Word& w : out) joined += (joined.empty() ? "" : "|") + w.form;
  CHECK(out.front().span.begin == 10);
  CHECK(out.back().span.end == 10 + token.size());
  return joined;
}

std::string without_space(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("sentences and tokens of edited prose") {
  CHECK(cuts("The plant opened in May. It employs 1,200 people.") == "The|plant|opened|in|May|. // It|employs|1,200|people|.");
  CHECK(cuts("Dr. Lane paid $5.3 billion (about 4%) for it.") == "Dr.|Lane|paid|$|5.3|billion|(|about|4|%|)|for|it|.");
  CHECK(cuts("He lives in the U.S. and works for Orion Inc. in Ohio.") == "He|lives|in|the|U.S.|and|works|for|Orion|Inc.|in|Ohio|.");
  CHECK(cuts("\xE2\x80\x9CWe won\xE2\x80\x99t sell,\xE2\x80\x9D she said.") == "\xE2\x80\x9C|We|won\xE2\x80\x99t|sell|,|\xE2\x80\x9D|she|said|.");
  CHECK(cuts("Orion Group Ltd. (ORN) fell. Shares of Nordsee Inc. rose.") ==
        "Orion|Group|Ltd.|(|ORN|)|fell|. // Shares|of|Nordsee|Inc.|rose|.");
  CHECK(cuts("See https://example.org/a?b=1 for details.") == "See|https://example.org/a?b=1|for|details|.");
  CHECK(cuts("It is on www.example.org/x-y_z, too.") == "It|is|on|www.example.org/x-y_z|,|too|.");
  CHECK(cuts("It is there (http://example.org/b).") == "It|is|there|(|http://example.org/b|)|.");
  CHECK(cuts("He wrote http:// and stopped.").find("and|stopped") != std::string::npos);
}

TEST_CASE("nothing is lost and nothing overlaps") {
  for (const std::string& text : {std::string("...!!!???"), std::string("\xF0\x9F\x98\x80 ok \xE2\x80\x8Bzero"), std::string("   "), std::string("a\n\nb"),
                                  std::string(3000, 'x'), std::string(5000, '.')}) {
    uint32_t at = 0;
    std::string seen;
    for (const Sentence& s : sentences_of(text)) {
      for (const Token& t : s.tokens) {
        CHECK(t.span.begin >= at);
        CHECK(t.span.end > t.span.begin);
        CHECK(t.span.size() <= 4000);
        seen += t.span.of(text);
        at = t.span.end;
      }
    }
    CHECK(seen == without_space(text));
  }
}

TEST_CASE("a block beyond a piece is read in pieces with right offsets") {
  std::string text;
  while (text.size() < 600000) text += "The firm grew fast last year. ";
  const auto all = sentences_of(text);
  CHECK(all.size() >= 20000);
  CHECK(all.back().span.of(text).ends_with("year."));
}

TEST_CASE("only the block is read") {
  const std::string text = "One two. Three four.";
  std::vector<Sentence> out;
  shipped().tokenize(text, {9, 20}, out);
  REQUIRE(out.size() == 1);
  CHECK(out[0].span == Span{9, 20});
}

TEST_CASE("contractions and possessives are two words") {
  CHECK(words("don't") == "do|n't");
  CHECK(words("Don\xE2\x80\x99t") == "Do|n\xE2\x80\x99t");
  CHECK(words("NASA's") == "NASA|'s");
  CHECK(words("parents'") == "parents|'");
  CHECK(words("cannot") == "can|not");
  CHECK(words("Gonna") == "Gon|na");
  CHECK(words("they've") == "they|'ve");
  for (const char* one : {"its", "wont", "'s", "60's", "O'Brien", "rock'n'roll", "s'", "can"}) CHECK(words(one) == one);
}

TEST_CASE("the next token tells whether an apostrophe is missing") {
  const auto words_of = [](std::vector<std::string_view> tokens) {
    std::string text;
    std::string joined;
    for (const Word& w : sentence_of_tokens(tokens, true, text).words) joined += (joined.empty() ? "" : "|") + w.form;
    return joined;
  };
  CHECK(words_of({"Its", "a", "pity", ",", "its", "not", "ours"}) == "It|s|a|pity|,|it|s|not|ours");
  CHECK(words_of({"its", "price", "and", "its", "A", "shares"}) == "its|price|and|its|A|shares");
  CHECK(words_of({"your", "the", "best", "of", "your", "kind"}) == "you|r|the|best|of|your|kind");
  CHECK(words_of({"Lets", "go", ",", "it", "lets", "us"}) == "Let|s|go|,|it|lets|us");
  CHECK(words_of({"its"}) == "its");

  const std::vector<Sentence> compound = sentences_of("The club raised its in-house share; its in a good mood.");
  REQUIRE(compound.size() == 1);
  size_t at = 0;
  for (const Token& t : compound[0].tokens) {
    CHECK(t.first_word == at);
    at = t.last_word;
  }
  CHECK(at == compound[0].words.size());
  CHECK(std::count_if(compound[0].words.begin(), compound[0].words.end(), [](const Word& w) { return w.form == "s"; }) == 1);
}

TEST_CASE("given tokens stay as they are") {
  const std::string_view tokens[] = {"He", "is", "-LRB-", "n't"};
  std::string text;
  const Sentence s = sentence_of_tokens(tokens, false, text);
  CHECK(text == "He is -LRB- n't");
  CHECK(s.words.size() == 4);
  CHECK(s.words[3].span.of(text) == "n't");
}

TEST_CASE("training learns cuts, and gives the same bytes each time") {
  ConlluSentence one;
  one.text = "Yes.";
  one.sentence.tokens = {{{0, 3}, 0, 1, false}, {{3, 4}, 1, 2, true}};
  one.sentence.words.resize(2);
  one.sentence.span = {0, 4};
  const std::vector<ConlluSentence> gold(20, one);
  const auto paragraphs = paragraphs_of(gold);
  REQUIRE(paragraphs.size() == 1);
  CHECK(paragraphs[0].text.starts_with("Yes. Yes."));
  TokenizerTraining options;
  options.bucket_bits = 10;
  const auto section = train_tokenizer(paragraphs, options);
  CHECK(section == train_tokenizer(paragraphs, options));
  ModelWriter writer;
  writer.set(std::string(kTokenizerSection), section);
  const auto model = ModelFile::from_bytes(writer.bytes(), "m");
  REQUIRE(model.ok());
  const auto tokenizer = Tokenizer::load(*model);
  REQUIRE(tokenizer.ok());
  std::vector<Sentence> out;
  tokenizer->tokenize("Yes. Yes.", {0, 9}, out);
  CHECK(out.size() == 2);
}

TEST_CASE("a model without a tokenizer is refused") {
  const auto model = ModelFile::from_bytes(ModelWriter().bytes(), "empty");
  REQUIRE(model.ok());
  CHECK_FALSE(Tokenizer::load(*model).ok());
}
