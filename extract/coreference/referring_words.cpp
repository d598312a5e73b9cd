// The extent of referring expressions in the tree, as GUM draws it.
#include <algorithm>

#include "extract/coreference/referring_features.hpp"

namespace relata::extract {

namespace {

// How a dependent of the head belongs to its expression.
bool belongs(const Sentence& sentence, uint32_t head, uint32_t child, bool clause, bool group) {
  const bool before = child < head;
  switch (sentence.words[child].deprel) {
    case Deprel::det:
    case Deprel::det_predet:
    case Deprel::amod:
    case Deprel::compound:
    case Deprel::nummod:
    case Deprel::nmod_poss:
    case Deprel::nmod_desc:
    case Deprel::flat:
    case Deprel::fixed:
    case Deprel::goeswith:
    case Deprel::nmod_unmarked:
    case Deprel::obj:
    case Deprel::compound_prt:
    case Deprel::iobj: return true;
    case Deprel::acl:
    case Deprel::acl_relcl:
    case Deprel::nmod: return !before;
    case Deprel::case_: return !before;  // the 's of a possessor
    case Deprel::obl:
    case Deprel::obl_unmarked:
    case Deprel::xcomp:
    case Deprel::ccomp:
    case Deprel::advcl_relcl: return !before && !clause;
    case Deprel::advmod: {
      // "almost all members", "the people here"; of a clause the adverbs are its own.
      if (clause) return false;
      return !before || (child + 1 < head && sentence.words[child + 1].upos == Upos::NUM) || sentence.words[head].upos == Upos::NUM;
    }
    case Deprel::conj:
    case Deprel::cc: return group && !before;
    default: return false;
  }
}

bool is_clause(const Sentence& sentence, const Children& children, uint32_t head) {
  const auto range = children.of(static_cast<int32_t>(head));
  return std::any_of(range.begin(), range.end(), [&](uint32_t c) {
    const Deprel relation = universal(sentence.words[c].deprel);
    return relation == Deprel::cop || relation == Deprel::nsubj;
  });
}

void add_subtree(const Children& children, uint32_t word, std::vector<bool>& inside) {
  std::vector<uint32_t> stack = {word};
  while (!stack.empty()) {
    const uint32_t at = stack.back();
    stack.pop_back();
    if (inside[at]) continue;
    inside[at] = true;
    for (const uint32_t child : children.of(static_cast<int32_t>(at))) stack.push_back(child);
  }
}

// The stretch around the head; punctuation inside of it is passed over, at its ends it is left out, but for a bracket or quotation
// mark that was opened inside.
WordRange stretch(const Sentence& sentence, uint32_t head, const std::vector<bool>& inside) {
  const auto punctuation = [&](uint32_t i) { return sentence.words[i].upos == Upos::PUNCT; };
  WordRange range{head, head + 1};
  for (uint32_t i = head; i-- > 0;) {
    if (inside[i]) range.first = i;
    else if (!punctuation(i)) break;
  }
  for (uint32_t i = head + 1; i < inside.size(); ++i) {
    if (inside[i]) range.last = i + 1;
    else if (!punctuation(i)) break;
  }
  while (range.last > head + 1 && punctuation(range.last - 1)) --range.last;
  while (range.first < head && punctuation(range.first)) ++range.first;
  int open = 0;
  for (uint32_t i = range.first; i < range.last; ++i) open += sentence.words[i].form == "(" ? 1 : sentence.words[i].form == ")" ? -1 : 0;
  if (open == 1 && range.last < sentence.words.size() && sentence.words[range.last].form == ")") ++range.last;
  return range;
}

}  // namespace

WordRange referring_words(const Sentence& sentence, const Children& children, uint32_t head, bool group) {
  std::vector<bool> inside(sentence.words.size(), false);
  inside[head] = true;
  const bool clause = is_clause(sentence, children, head);
  for (const uint32_t child : children.of(static_cast<int32_t>(head))) {
    if (belongs(sentence, head, child, clause, group)) add_subtree(children, child, inside);
  }
  return stretch(sentence, head, inside);
}

}  // namespace relata::extract
