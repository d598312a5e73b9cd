#include "extract/parser/lemma.hpp"

#include <initializer_list>

#include "common/utf8.hpp"
#include "extract/parser/features.hpp"
#include "extract/parser/irregular_verbs.hpp"

namespace relata::extract {

namespace {

bool is_inflected_verb(Xpos tag) {
  return tag == Xpos::VBD || tag == Xpos::VBN || tag == Xpos::VBG || tag == Xpos::VBZ;
}

// A rule of endings cannot know whether a verb ends in a silent e ("provoking"), doubles its last letter anyway
// ("smelled") or only before an ending ("modelling"). Words that are known decide.
std::string spelled_as_known(const Weights& w, std::string lemma) {
  const auto known = [&](const std::string& word) { return w.keys.find(lookup_key(word)) != StringTable::kNone; };
  if (lemma.size() < 3 || known(lemma)) return lemma;
  std::string shorter = lemma.substr(0, lemma.size() - 1);
  for (const std::string& other : {lemma + "e", lemma + lemma.back()}) {
    if (known(other)) return other;
  }
  const bool drops = lemma.back() == 'e' || lemma.back() == 'k' || lemma.back() == lemma[lemma.size() - 2];
  return drops && known(shorter) ? shorter : lemma;
}

}  // namespace

std::string lemma_of(const Weights& w, std::string_view form, Xpos xpos, Upos upos) {
  if (xpos == Xpos::VBD || xpos == Xpos::VBN) {
    if (std::string irregular = irregular_verb_lemma(utf8::lowercase(form)); !irregular.empty()) return irregular;
  }
  const char tags[2] = {static_cast<char>(static_cast<size_t>(xpos) + 1),
                        static_cast<char>(static_cast<size_t>(upos) + 1)};
  const uint32_t edit = w.lemmas.find({tags, 2}, lookup_key(form));
  if (edit == SuffixRules::kNone) return std::string(form);
  std::string lemma = apply_edit(w.lemma_edits[edit], form);
  const bool inflected = is_inflected_verb(xpos) || xpos == Xpos::NNS;
  return inflected && lemma.size() < form.size() ? spelled_as_known(w, std::move(lemma)) : lemma;
}

}  // namespace relata::extract
