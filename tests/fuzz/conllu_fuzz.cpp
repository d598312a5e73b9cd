// CoNLL-U: whatever is read has spans inside its text and heads inside its sentence, and what is written is read again.
#include "extract/sentence/conllu.hpp"
#include "tests/fuzz/fuzz.hpp"

using relata::fuzz::require;

namespace {

void check(const relata::extract::ConlluSentence& read) {
  const auto& sentence = read.sentence;
  for (const auto& token : sentence.tokens) {
    require(token.span.begin <= token.span.end && token.span.end <= read.text.size(), "a token lies in its text");
    require(token.first_word < token.last_word && token.last_word <= sentence.words.size(), "a token has words of its sentence");
  }
  for (const auto& word : sentence.words) {
    require(word.head >= relata::extract::kNoHead && word.head < static_cast<int32_t>(sentence.words.size()),
            "a head is a word of the sentence");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto first = relata::extract::read_conllu(relata::fuzz::text(data, size), "input");
  if (!first) {
    if (first.error().span) require(first.error().span->end <= size, "the error's span lies in the input");
    return 0;
  }
  std::string written;
  for (const auto& sentence : *first) {
    check(sentence);
    relata::extract::write_conllu(sentence.sentence, sentence.text, written);
  }
  const auto second = relata::extract::read_conllu(written, "written");
  require(second.ok(), "what was written can be read");
  require(second->size() == first->size(), "no sentence is lost");
  return 0;
}
