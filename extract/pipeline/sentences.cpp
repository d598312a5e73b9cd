#include "extract/pipeline/sentences.hpp"

namespace relata::extract {

namespace {

constexpr size_t kShortestGerund = 5;  // bytes; "Bring" and "King" are none

SentencePlace place_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading: return SentencePlace::heading;
    case BlockKind::bullet: return SentencePlace::bullet;
    case BlockKind::table_row: return SentencePlace::table;
    default: return SentencePlace::prose;
  }
}

// "Vela: Building ferries": the label tells who does it.
bool label_is_subject(const Document& document, const Block& block) {
  if (block.kind != BlockKind::bullet || block.label.empty()) return false;
  const std::string_view rest = block.span.of(document.text);
  const std::string_view first = rest.substr(0, rest.find(' '));
  return first.size() > kShortestGerund && first.ends_with("ing") && rest.size() > first.size();
}

void add(const Document& document, const Tokenizer& tokenizer, uint32_t block, Span span, uint32_t cell, DocumentSentences& out) {
  if (span.empty()) return;
  tokenizer.tokenize(document.prose(), span, out.sentences);
  while (out.contexts.size() < out.sentences.size()) {
    out.contexts.push_back({place_of(document.blocks[block].kind), block});
    out.blocks.push_back(block);
    out.cells.push_back(cell);
  }
}

}  // namespace

DocumentSentences sentences_of(const Document& document, const Tokenizer& tokenizer) {
  DocumentSentences out;
  for (uint32_t b = 0; b < document.blocks.size(); ++b) {
    const Block& block = document.blocks[b];
    if (!gives_facts(block.kind) || block.glued) continue;
    if (label_is_subject(document, block)) add(document, tokenizer, b, block.label, kNoIndex, out);
    if (block.kind != BlockKind::table_row) {
      add(document, tokenizer, b, block.span, kNoIndex, out);
      continue;
    }
    for (uint32_t cell = 0; cell < block.cells.size(); ++cell) add(document, tokenizer, b, block.cells[cell], cell, out);
  }
  return out;
}

std::vector<Sentence> all_sentences_of(const Document& document, const Tokenizer& tokenizer) {
  std::vector<Sentence> sentences;
  for (const Block& block : document.blocks) tokenizer.tokenize(document.text, block.outer, sentences);
  return sentences;
}

}  // namespace relata::extract
