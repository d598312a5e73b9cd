// The tokenizer: every character that is not white space is in exactly one token, and words lie in their tokens.
// Uses the model of the project, since the cuts are learned.
#include <vector>

#include "common/utf8.hpp"
#include "extract/tokenizer/tokenizer.hpp"
#include "tests/fuzz/fuzz.hpp"

using relata::Span;
using relata::fuzz::require;

namespace {

const relata::extract::Tokenizer& tokenizer() {
  static const auto kTokenizer = [] {
    auto model = relata::extract::ModelFile::open(RELATA_SOURCE_DIR "/models/english.model");
    require(model.ok(), "the model opens");
    auto loaded = relata::extract::Tokenizer::load(*model);
    require(loaded.ok(), "the model has a tokenizer");
    return *loaded;
  }();
  return kTokenizer;
}

void check_gap(std::string_view text, uint32_t begin, uint32_t end) {
  for (size_t at = begin; at < end;) {
    const auto d = relata::utf8::decode(text, at);
    require(relata::utf8::is_space(d.code_point), "what is in no token is white space");
    at += d.size;
  }
}

void check(const relata::extract::Sentence& sentence, const relata::extract::Token& token) {
  require(token.first_word < token.last_word && token.last_word <= sentence.words.size(), "a token has words of its sentence");
  for (uint32_t w = token.first_word; w < token.last_word; ++w) {
    require(token.span.contains(sentence.words[w].span), "a word lies in its token");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = relata::utf8::repaired(relata::fuzz::text(data, size));
  const Span block{0, static_cast<uint32_t>(text.size())};
  std::vector<relata::extract::Sentence> sentences;
  tokenizer().tokenize(text, block, sentences);
  uint32_t covered = 0;
  for (const auto& sentence : sentences) {
    require(!sentence.tokens.empty(), "a sentence has tokens");
    require(sentence.tokens.size() <= 1000, "a sentence has at most 1,000 tokens");
    for (const auto& token : sentence.tokens) {
      require(covered <= token.span.begin && token.span.begin < token.span.end && token.span.end <= text.size(),
              "tokens are in order, disjoint and not empty");
      check_gap(text, covered, token.span.begin);
      check(sentence, token);
      covered = token.span.end;
    }
  }
  check_gap(text, covered, block.end);
  return 0;
}
