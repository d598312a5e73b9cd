// The extent of noun phrases.
#include <algorithm>

#include "extract/coreference/mentions.hpp"

namespace relata::extract {

namespace {

// What belongs to a noun phrase of its own head, as opposed to a clause of which the noun is the predicate.
bool is_nominal_dependent(Deprel relation) {
  switch (relation) {
    case Deprel::det:
    case Deprel::det_predet:
    case Deprel::amod:
    case Deprel::compound:
    case Deprel::nummod:
    case Deprel::nmod:
    case Deprel::nmod_desc:
    case Deprel::nmod_poss:
    case Deprel::nmod_unmarked:
    case Deprel::flat:
    case Deprel::fixed:
    case Deprel::goeswith: return true;
    default: return false;
  }
}

bool is_whole_dependent(Deprel relation) {
  switch (relation) {
    case Deprel::acl:
    case Deprel::acl_relcl:
    case Deprel::appos:
    case Deprel::conj: return true;
    default: return is_nominal_dependent(relation);
  }
}

// Left out everywhere below the head unless the whole phrase is asked for.
bool is_loose(Deprel relation) {
  return relation == Deprel::acl_relcl || relation == Deprel::appos || relation == Deprel::parataxis || relation == Deprel::advcl ||
         relation == Deprel::advcl_relcl;
}

class Collector {
 public:
  Collector(const Sentence& sentence, const Children& children, uint32_t head, bool whole)
      : sentence_(sentence), children_(children), head_(head), whole_(whole), inside_(sentence.words.size(), false) {}

  WordRange collect() {
    inside_[head_] = true;
    for (const uint32_t child : children_.of(static_cast<int32_t>(head_))) {
      if (belongs(child)) add_below(child);
    }
    return contiguous();
  }

 private:
  [[nodiscard]] bool belongs(uint32_t child) const {
    const Deprel relation = sentence_.words[child].deprel;
    if (relation == Deprel::advmod) return child < head_ && !is_predicate();  // "nearly", "more than"
    return whole_ ? is_whole_dependent(relation) : is_nominal_dependent(relation);
  }
  // A noun with a copula or subject is a clause; its adverbs are the clause's.
  [[nodiscard]] bool is_predicate() const {
    const auto range = children_.of(static_cast<int32_t>(head_));
    return std::any_of(range.begin(), range.end(), [&](uint32_t c) {
      const Deprel relation = universal(sentence_.words[c].deprel);
      return relation == Deprel::cop || relation == Deprel::nsubj;
    });
  }

  // The subtree of `word`, without recursion: inputs choose the depth.
  void add_below(uint32_t word) {
    std::vector<uint32_t> stack = {word};
    while (!stack.empty()) {
      const uint32_t at = stack.back();
      stack.pop_back();
      if (inside_[at]) continue;
      inside_[at] = true;
      for (const uint32_t child : children_.of(static_cast<int32_t>(at))) {
        if (whole_ || !is_loose(sentence_.words[child].deprel)) stack.push_back(child);
      }
    }
  }

  // The stretch around the head without a word of something else in it; punctuation bridges, but not at the edges.
  [[nodiscard]] WordRange contiguous() const {
    WordRange range{head_, head_ + 1};
    bool bracketed = false;  // "its artificial intelligence (AI) spending"
    for (uint32_t i = head_; i-- > 0;) {
      if (inside_[i]) range.first = i;
      else if (!is_punctuation(i) && !bracketed) break;
      if (sentence_.words[i].form == ")") bracketed = true;
      if (sentence_.words[i].form == "(") bracketed = false;
    }
    for (uint32_t i = head_ + 1; i < inside_.size(); ++i) {
      if (inside_[i]) range.last = i + 1;
      else if (!is_punctuation(i)) break;
    }
    while (range.last > head_ + 1 && is_punctuation(range.last - 1)) --range.last;
    while (range.first < head_ && is_punctuation(range.first)) ++range.first;
    return range;
  }
  [[nodiscard]] bool is_punctuation(uint32_t i) const { return sentence_.words[i].upos == Upos::PUNCT; }

  const Sentence& sentence_;
  const Children& children_;
  uint32_t head_;
  bool whole_;
  std::vector<bool> inside_;
};

}  // namespace

WordRange phrase_of(const Sentence& sentence, const Children& children, uint32_t word, bool whole) {
  return Collector(sentence, children, word, whole).collect();
}

}  // namespace relata::extract
