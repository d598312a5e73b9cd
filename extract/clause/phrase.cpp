#include "extract/clause/phrase.hpp"

#include <algorithm>

namespace relata::extract {

namespace {

bool is_punctuation(const Tree& tree, uint32_t w) { return tree.word(w).upos == Upos::PUNCT; }

bool opens(std::string_view s) { return s == "(" || s == "[" || s == "“" || s == "``" || s == "-LRB-" || s == "-lrb-"; }

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
  while (!kept.empty() && is_punctuation(tree, kept.back()) && !opens(tree.lower(kept.front()))) kept.pop_back();
  while (!kept.empty() && is_punctuation(tree, kept.front()) && !opens(tree.lower(kept.front()))) kept.erase(kept.begin());
  return kept;
}

Phrase noun_phrase(const Tree& tree, uint32_t head) {
  // Of the head itself these go; deeper down, coordination stays.
  std::vector<uint32_t> words = {head};
  for (uint32_t c : tree.children(head)) {
    const bool fronted = c < head && (tree.is(c, Deprel::nmod) || tree.is(c, Deprel::obl) || (tree.is_verb(c) && tree.has(c, Deprel::obl)));
    if (fronted) continue;
    switch (tree.relation(c)) {
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
      case Deprel::vocative: break;
      default:
        for (uint32_t w : tree.subtree(c, {Deprel::acl_relcl, Deprel::appos, Deprel::parataxis})) words.push_back(w);
    }
  }
  std::sort(words.begin(), words.end());
  return {head, tidy(tree, std::move(words))};
}

Phrase complement_phrase(const Tree& tree, uint32_t head) {
  Phrase phrase = noun_phrase(tree, head);
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

Phrase argument_phrase(const Tree& tree, const Clause& clause, const Argument& argument) {
  if (argument.role == Role::clause || argument.role == Role::adverbial) return whole_phrase(tree, argument.head, argument.marker);
  const bool predicate = argument.head == clause.head || argument.role == Role::complement;
  return predicate ? complement_phrase(tree, argument.head) : noun_phrase(tree, argument.head);
}

}  // namespace relata::extract
