#include "extract/sentence/tags.hpp"

#include <array>
#include <cstddef>

namespace relata::extract {

namespace {

constexpr std::array<std::string_view, 18> kUpos = {
  "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
  "SCONJ", "SYM", "VERB", "X", "_"};

constexpr std::array<std::string_view, 50> kXpos = {
  "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN",
  "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB",
  "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB",
  "``", "_"};

constexpr std::array<std::string_view, 53> kDeprels = {
  "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
  "cc:preconj", "ccomp", "clf", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer",
  "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith",
  "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer",
  "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct",
  "reparandum", "root", "vocative", "xcomp", "_"};

template <class Enum, size_t N>
Enum find(const std::array<std::string_view, N>& names, std::string_view name) {
  for (size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return static_cast<Enum>(N - 1);
}

}  // namespace

std::string_view name_of(Upos tag) { return kUpos[static_cast<size_t>(tag)]; }
std::string_view name_of(Xpos tag) { return kXpos[static_cast<size_t>(tag)]; }
std::string_view name_of(Deprel relation) { return kDeprels[static_cast<size_t>(relation)]; }
Upos upos_from(std::string_view name) { return find<Upos>(kUpos, name); }
Xpos xpos_from(std::string_view name) { return find<Xpos>(kXpos, name); }

Deprel deprel_from(std::string_view name) {
  const auto exact = find<Deprel>(kDeprels, name);
  if (exact != Deprel::unknown) return exact;
  return find<Deprel>(kDeprels, name.substr(0, name.find(':')));
}

Deprel universal(Deprel relation) {
  const std::string_view name = name_of(relation);
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? relation : find<Deprel>(kDeprels, name.substr(0, colon));
}

}  // namespace relata::extract
