#include "extract/clause/phrase.hpp"

#include <algorithm>

#include "extract/clause/lexicon.hpp"

namespace relata::extract {

namespace {

bool is_punctuation(const Tree& tree, uint32_t w) { return tree.word(w).upos == Upos::PUNCT; }

bool opens(std::string_view s) { return s == "(" || s == "[" || s == "“" || s == "``" || s == "-LRB-" || s == "-lrb-"; }

// Dependents of a noun that are no part of its own phrase.
bool is_outside(Deprel relation) {
  switch (relation) {
    case Deprel::conj:
    case Deprel::cc:
    case Deprel::cc_preconj:
    case Deprel::appos:
    case Deprel::acl:
    case Deprel::acl_relcl:
    case Deprel::parataxis:
    case Deprel::advcl:
    case Deprel::advcl_relcl:
    case Deprel::discourse:
    case Deprel::case_:
    case Deprel::mark:
    case Deprel::nsubj:
    case Deprel::nsubj_outer:
    case Deprel::aux:
    case Deprel::cop:
    case Deprel::expl:
    case Deprel::list_:
    case Deprel::dep:
    case Deprel::vocative: return true;
    default: return false;
  }
}

bool is_complement(const Tree& tree, uint32_t child, uint32_t noun) { return tree.is(child, Deprel::nmod) && child > noun; }

bool is_fronted(const Tree& tree, uint32_t child, uint32_t noun) {
  return child < noun && (tree.is(child, Deprel::nmod) || tree.is(child, Deprel::obl) || (tree.is_verb(child) && tree.has(child, Deprel::obl)));
}

bool has_of(const Tree& tree, uint32_t complement) {
  const uint32_t preposition = tree.child(complement, Deprel::case_);
  return preposition == kNoIndex || tree.lower(preposition) == "of";
}

void add_case(const Tree& tree, uint32_t noun, std::vector<uint32_t>& words) {
  for (uint32_t c : tree.children(noun)) {
    if (!tree.is(c, Deprel::case_)) continue;
    for (uint32_t w : tree.subtree(c)) words.push_back(w);
  }
}

}  // namespace

std::vector<uint32_t> tidy(const Tree& tree, std::vector<uint32_t> words) {
  std::vector<uint32_t> kept;
  for (size_t i = 0; i < words.size(); ++i) {
    const uint32_t w = words[i];
    if (is_punctuation(tree, w)) {
      const bool previous = i > 0 && words[i - 1] + 1 == w;
      const bool next = i + 1 < words.size() && words[i + 1] == w + 1;
      const bool edge_quote = i == 0 && opens(tree.lower(w)) && next;
      if (!(previous && next) && !edge_quote) continue;
    }
    kept.push_back(w);
  }
  while (!kept.empty() && tree.word(kept.front()).upos == Upos::CCONJ) kept.erase(kept.begin());
  while (!kept.empty() && tree.word(kept.back()).upos == Upos::CCONJ) kept.pop_back();
  while (!kept.empty() && is_punctuation(tree, kept.back()) && !opens(tree.lower(kept.front()))) kept.pop_back();
  while (!kept.empty() && is_punctuation(tree, kept.front()) && !opens(tree.lower(kept.front()))) kept.erase(kept.begin());
  return kept;
}

uint32_t name_head(const Tree& tree, uint32_t head) {
  const uint32_t name = tree.child(head, Deprel::flat);
  const bool title = tree.word(head).upos == Upos::NOUN || is_role(tree.lemma(head));
  const bool titled = name != kNoIndex && name > head && title && tree.word(name).upos == Upos::PROPN;
  return titled ? name : head;
}

Phrase noun_phrase(const Tree& tree, uint32_t head, Extent extent) {
  std::vector<uint32_t> words;
  std::vector<uint32_t> nouns = {head};  // the head and, below it, complements that are taken apart the same way
  while (!nouns.empty()) {
    const uint32_t noun = nouns.back();
    nouns.pop_back();
    words.push_back(noun);
    if (noun != head) add_case(tree, noun, words);
    for (uint32_t c : tree.children(noun)) {
      if (is_outside(tree.relation(c)) || is_fronted(tree, c, noun)) continue;
      if (extent == Extent::core && is_complement(tree, c, noun)) {
        if (has_of(tree, c)) nouns.push_back(c);
        continue;
      }
      for (uint32_t w : tree.subtree(c, {Deprel::acl_relcl, Deprel::appos, Deprel::parataxis})) words.push_back(w);
    }
  }
  std::sort(words.begin(), words.end());
  return {name_head(tree, head), tidy(tree, std::move(words))};
}

Phrase complement_phrase(const Tree& tree, uint32_t head, Extent extent) {
  Phrase phrase = noun_phrase(tree, head, extent);
  std::vector<uint32_t> outside;
  for (uint32_t c : tree.children(head)) {
    const bool adjunct = tree.is_any(c, {Deprel::obl, Deprel::ccomp, Deprel::xcomp, Deprel::csubj, Deprel::obj, Deprel::iobj});
    const bool leading = tree.is_any(c, {Deprel::advmod}) && (c + 1 < head && tree.word(head).upos != Upos::ADJ);
    const bool negation = tree.is_any(c, {Deprel::advmod}) && (tree.lower(c) == "not" || tree.lower(c) == "n't" || tree.lower(c) == "never");
    const bool after = tree.is_any(c, {Deprel::advmod}) && c > head;
    if (adjunct || leading || negation || after) {
      for (uint32_t w : tree.subtree(c)) outside.push_back(w);
    }
  }
  std::erase_if(phrase.words, [&](uint32_t w) { return std::find(outside.begin(), outside.end(), w) != outside.end(); });
  phrase.words = tidy(tree, std::move(phrase.words));
  return phrase;
}

Phrase whole_phrase(const Tree& tree, uint32_t head, const std::vector<uint32_t>& marker) {
  std::vector<uint32_t> words = tree.subtree(head);
  std::erase_if(words, [&](uint32_t w) { return std::find(marker.begin(), marker.end(), w) != marker.end(); });
  return {head, tidy(tree, std::move(words))};
}

Phrase argument_phrase(const Tree& tree, const Clause& clause, const Argument& argument, Extent extent) {
  if (argument.role == Role::clause || argument.role == Role::adverbial) return whole_phrase(tree, argument.head, argument.marker);
  const bool predicate = argument.head == clause.head || argument.role == Role::complement;
  return predicate ? complement_phrase(tree, argument.head, extent) : noun_phrase(tree, argument.head, extent);
}

}  // namespace relata::extract
