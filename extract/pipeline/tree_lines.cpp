#include "extract/pipeline/tree_lines.hpp"

#include <utility>
#include <vector>

namespace relata::extract {

namespace {

constexpr size_t kMaxIndent = 60;  // levels drawn; deeper words stand at this level

std::string_view iob2_type(EntityType type) {
  switch (type) {
    case EntityType::person: return "PER";
    case EntityType::organization: return "ORG";
    case EntityType::place: return "LOC";
    default: return "";
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

void append_iob2(const Sentence& sentence, std::string_view text, std::string& out) {
  std::vector<std::string> tags(sentence.words.size(), "O");
  for (const NameSpan& name : sentence.names) {
    const std::string_view type = iob2_type(name.type);
    if (type.empty()) continue;
    for (uint32_t w = name.first_word; w < name.last_word; ++w) tags[w] = (w == name.first_word ? "B-" : "I-") + std::string(type);
  }
  for (const Token& token : sentence.tokens) {
    out += token.span.of(text);
    out += '\t' + (token.first_word < tags.size() ? tags[token.first_word] : "O") + '\n';
  }
  out += '\n';
}

void append_tree(const Sentence& sentence, std::string& out) {
  const Children children(sentence);
  std::vector<std::pair<uint32_t, size_t>> open;  // word, level
  const auto push = [&](int32_t head, size_t level) {
    const Children::Range range = children.of(head);
    for (const uint32_t* c = range.last; c != range.first;) open.emplace_back(*--c, level);
  };
  push(kRoot, 0);
  while (!open.empty()) {
    const auto [word, level] = open.back();
    open.pop_back();
    const Word& w = sentence.words[word];
    out += std::string(2 * (level < kMaxIndent ? level : kMaxIndent), ' ') + w.form + "  ";
    out += name_of(w.upos);
    out += ' ';
    out += name_of(w.deprel);
    out += '\n';
    push(static_cast<int32_t>(word), level + 1);
  }
  out += '\n';
}

void append_dot(const Sentence& sentence, uint64_t number, std::string& out) {
  out += "digraph s" + std::to_string(number) + " {\n  node [shape=plaintext];\n";
  for (uint32_t i = 0; i < sentence.words.size(); ++i) {
    const Word& w = sentence.words[i];
    out += "  w" + std::to_string(i) + " [label=\"" + escaped(w.form) + "\\n" + std::string(name_of(w.upos)) + "\"];\n";
  }
  for (uint32_t i = 0; i < sentence.words.size(); ++i) {
    const Word& w = sentence.words[i];
    if (w.head < 0) continue;
    out += "  w" + std::to_string(w.head) + " -> w" + std::to_string(i) + " [label=\"" + std::string(name_of(w.deprel)) + "\"];\n";
  }
  out += "}\n";
}

}  // namespace relata::extract
