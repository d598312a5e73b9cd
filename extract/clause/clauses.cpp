#include "extract/clause/build.hpp"

namespace relata::extract {

namespace {

// "its already staggering $53 billion commitment", "the announced and growing losses": between a determiner and its noun a
// participle is an adjective, whatever the tree hangs below it.
bool is_attributive(const Tree& tree, uint32_t word) {
  const Xpos tag = tree.word(word).xpos;
  if (tag != Xpos::VBG && tag != Xpos::VBN) return false;
  uint32_t at = word;
  while (at > 0) {
    --at;
    const Word& w = tree.word(at);
    const bool modifier = w.upos == Upos::ADV || w.upos == Upos::ADJ || w.upos == Upos::CCONJ || w.xpos == Xpos::VBN || w.xpos == Xpos::VBG;
    if (!modifier) break;
  }
  const Word& before = tree.word(at);
  const bool determiner = before.xpos == Xpos::PRPS || before.upos == Upos::DET;
  if (!determiner || at + 1 > word || word + 1 >= tree.size()) return false;
  const Word& next = tree.word(word + 1);
  return next.upos == Upos::NOUN || next.upos == Upos::PROPN || next.upos == Upos::ADJ || next.upos == Upos::SYM || next.upos == Upos::NUM;
}

}  // namespace

bool is_predicate(const Tree& tree, uint32_t word) {
  if (tree.has(word, Deprel::cop)) return true;
  const Word& w = tree.word(word);
  if ((w.upos != Upos::VERB && w.upos != Upos::AUX) || is_attributive(tree, word)) return false;
  switch (universal(w.deprel)) {
    case Deprel::root:
    case Deprel::ccomp:
    case Deprel::xcomp:
    case Deprel::advcl:
    case Deprel::acl:
    case Deprel::parataxis:
    case Deprel::csubj:
    case Deprel::list_:
    case Deprel::dep: return true;
    case Deprel::conj: {
      const uint32_t first = tree.coordination_head(word);
      return own_subject(tree, word) != kNoIndex || (!tree.is(first, Deprel::conj) && is_predicate(tree, first));
    }
    default: return own_subject(tree, word) != kNoIndex;
  }
}

std::string_view name_of(SubjectOrigin origin) {
  switch (origin) {
    case SubjectOrigin::own: return "own";
    case SubjectOrigin::coordination: return "coordination";
    case SubjectOrigin::control: return "control";
    case SubjectOrigin::participle: return "participle";
    case SubjectOrigin::adverbial: return "adverbial";
    case SubjectOrigin::relative: return "relative";
  }
  return "";
}

std::vector<Clause> find_clauses(const Tree& tree) {
  std::vector<Clause> clauses;
  for (uint32_t i = 0; i < tree.size(); ++i) {
    if (!is_predicate(tree, i)) continue;
    Clause clause;
    clause.head = i;
    Subjects subjects = subjects_of(tree, i);
    if (subjects.heads.empty()) continue;
    clause.subjects = std::move(subjects.heads);
    clause.origin = subjects.origin;
    fill_group(tree, clause);
    fill_lead(tree, clause);
    fill_arguments(tree, clause);
    fill_status(tree, clause);
    clauses.push_back(std::move(clause));
  }
  return clauses;
}

}  // namespace relata::extract
