#include "extract/clause/build.hpp"

namespace relata::extract {

bool is_predicate(const Tree& tree, uint32_t word) {
  if (tree.has(word, Deprel::cop)) return true;
  const Word& w = tree.word(word);
  if (w.upos != Upos::VERB && w.upos != Upos::AUX) return false;
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
