// The parser: any forms get tags, a tree with one root, and names that lie in the sentence and do not overlap.
// A line is a sentence, its blank-separated pieces are the tokens.
#include <vector>

#include "common/utf8.hpp"
#include "extract/parser/parser.hpp"
#include "extract/tokenizer/tokenizer.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace relata;
using namespace relata::extract;
using relata::fuzz::require;

namespace {

const Parser& parser() {
  static const Parser kParser = [] {
    auto model = ModelFile::open(RELATA_SOURCE_DIR "/models/english.model");
    require(model.ok(), "the model opens");
    auto loaded = Parser::load(*model);
    require(loaded.ok(), "the model has a parser");
    return *loaded;
  }();
  return kParser;
}

std::vector<std::string_view> pieces(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::string_view piece = text.substr(0, text.find(separator));
    text.remove_prefix(std::min(text.size(), piece.size() + 1));
    if (!piece.empty()) out.push_back(piece);
  }
  return out;
}

void check_tree(const Sentence& sentence) {
  const auto count = static_cast<int32_t>(sentence.words.size());
  int32_t roots = 0;
  for (int32_t w = 0; w < count; ++w) {
    int32_t at = w;
    for (int32_t steps = 0; at != kRoot; ++steps) {
      require(at >= 0 && at < count && steps <= count, "the way up ends at the root");
      at = sentence.words[static_cast<size_t>(at)].head;
    }
    roots += sentence.words[static_cast<size_t>(w)].head == kRoot ? 1 : 0;
  }
  require(roots == 1, "a tree has one root");
}

void check_names(const Sentence& sentence) {
  uint32_t end = 0;
  for (const NameSpan& name : sentence.names) {
    require(end <= name.first_word && name.first_word < name.last_word && name.last_word <= sentence.words.size(),
            "names are in order, disjoint and inside of the sentence");
    end = name.last_word;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = utf8::repaired(fuzz::text(data, size));
  std::vector<Sentence> sentences;
  for (const std::string_view line : pieces(text, '\n')) {
    const auto tokens = pieces(line, ' ');
    std::string joined;
    if (!tokens.empty()) sentences.push_back(sentence_of_tokens(tokens, (size & 1) != 0, joined));
  }
  parser().parse(sentences);
  for (const Sentence& sentence : sentences) {
    check_tree(sentence);
    check_names(sentence);
  }
  return 0;
}
