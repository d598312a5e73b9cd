#include "extract/coreference/mentions.hpp"

#include "extract/coreference/candidate.hpp"

namespace relata::extract {

namespace {

MentionKind kind_of(Reference reference) {
  switch (reference) {
    case Reference::name: return MentionKind::name;
    case Reference::pronoun: return MentionKind::pronoun;
    case Reference::literal: return MentionKind::literal;
    default: return MentionKind::nominal;
  }
}

Span span_of(const Sentence& sentence, WordRange range) { return cover(sentence.words[range.first].span, sentence.words[range.last - 1].span); }

Mention mention_of(const Analysis& analysis, Candidate& c) {
  const Sentence& sentence = analysis.sentences[c.sentence];
  Mention m;
  m.kind = kind_of(c.reference);
  m.span = span_of(sentence, c.phrase);
  const bool whole_core = m.kind == MentionKind::name || m.kind == MentionKind::literal;
  m.head = whole_core ? span_of(sentence, c.core) : sentence.words[c.head].span;
  m.text = std::move(c.text);
  m.type = c.type;
  m.sentence = c.sentence;
  m.chain = c.chain;
  m.generic = c.generic;
  m.aliases = std::move(c.aliases);
  m.properties = std::move(c.properties);
  return m;
}

}  // namespace

uint32_t Mentions::at(uint32_t sentence, uint32_t word) const {
  if (sentence >= by_word.size() || word >= by_word[sentence].size()) return kNoIndex;
  return by_word[sentence][word];
}

Mentions find_mentions(std::string_view text, std::span<const Sentence> sentences, std::span<const SentenceContext> contexts) {
  Analysis analysis;
  analysis.text = text;
  analysis.sentences = sentences;
  analysis.contexts.assign(contexts.begin(), contexts.end());
  analysis.contexts.resize(sentences.size());
  analysis.children.reserve(sentences.size());
  for (const Sentence& sentence : sentences) analysis.children.emplace_back(sentence);
  find_candidates(analysis);
  type_candidates(analysis);
  chain_candidates(analysis);
  word_candidates(analysis);
  Mentions mentions;
  for (Candidate& c : analysis.candidates) {
    mentions.head_words.push_back(c.head);
    mentions.list.push_back(mention_of(analysis, c));
  }
  mentions.by_word = std::move(analysis.by_word);
  return mentions;
}

}  // namespace relata::extract
