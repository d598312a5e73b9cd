#include "extract/pipeline/asides.hpp"

#include <doctest/doctest.h>

#include "tests/extract/clause/tree_of.hpp"

using namespace relata::extract;

namespace {

std::string forms(const Sentence& s) {
  std::string out;
  for (const Word& w : s.words) out += (out.empty() ? "" : " ") + w.form;
  return out;
}

// As the parser would: every word hangs on the first one.
void parse(Sentence& s) {
  for (size_t i = 0; i < s.words.size(); ++i) {
    s.words[i].head = i == 0 ? kRoot : 0;
    s.words[i].deprel = i == 0 ? Deprel::root : Deprel::dep;
    s.words[i].upos = Upos::NOUN;
  }
}

Sentence plain(std::string_view words) {
  std::string line;
  for (size_t at = 0; at < words.size();) {
    const size_t blank = std::min(words.find(' ', at), words.size());
    line += (line.empty() ? "" : " ") + std::string(words.substr(at, blank - at)) + "//NN/0/root";
    at = blank + 1;
  }
  Sentence s = tree_of(line);
  s.tokens.clear();
  for (uint32_t i = 0; i < s.words.size(); ++i) s.tokens.push_back({s.words[i].span, i, i + 1, true});
  return s;
}

std::vector<std::string> taken(std::string_view words) {
  std::vector<Sentence> sentences = {plain(words)};
  std::vector<std::string> out;
  for (const Aside& a : take_asides(sentences)) out.push_back(forms(a.inner));
  out.push_back(forms(sentences[0]));
  return out;
}

}  // namespace

TEST_CASE("labels in brackets and what stands between two dashes are taken out") {
  CHECK(taken("its artificial intelligence ( AI ) spending rose") == std::vector<std::string>{"AI", "its artificial intelligence spending rose"});
  CHECK(taken("a 380 ( $ 53 billion ) plan grew") == std::vector<std::string>{"$ 53 billion", "a 380 plan grew"});
  CHECK(taken("This yard — building both hulls — pays well .") == std::vector<std::string>{"building both hulls", "This yard pays well ."});
}

TEST_CASE("other brackets, one dash and what ends the sentence stay") {
  CHECK(taken("the yard ( he said so ) grew fast").size() == 1);
  CHECK(taken("it grew fast — and then it sank").size() == 1);
  CHECK(taken("it bought Vela ( VLA ) .").size() == 1);
  CHECK(taken("( AI ) grew fast").size() == 1);
}

TEST_CASE("what was taken out comes back to its place below the word before it") {
  const std::string words = "our model ( LLM ) line — selling ( AI ) well — pays Vela ( VLA ) now .";
  std::vector<Sentence> sentences = {plain(words)};
  const std::vector<Token> before = sentences[0].tokens;
  std::vector<Aside> asides = take_asides(sentences);
  REQUIRE(asides.size() == 4);
  CHECK(forms(sentences[0]) == "our model line pays Vela now .");
  for (Sentence& s : sentences) parse(s);
  for (Aside& a : asides) parse(a.inner);
  put_back(sentences, asides);
  const Sentence& s = sentences[0];
  CHECK(forms(s) == words);
  REQUIRE(s.tokens.size() == before.size());
  for (size_t i = 0; i < before.size(); ++i) {
    CHECK(s.tokens[i].first_word == before[i].first_word);
    CHECK(s.tokens[i].last_word == before[i].last_word);
  }
  size_t roots = 0;
  for (const Word& w : s.words) {
    if (w.head == kRoot) ++roots;
    CHECK(w.head != kNoHead);
  }
  CHECK(roots == 1);
  CHECK(s.words[3].head == 1);   // LLM below model
  CHECK(s.words[2].head == 3);   // its brackets
  CHECK(s.words[7].head == 5);   // "selling" below "line"
}
