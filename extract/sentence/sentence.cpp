#include "extract/sentence/sentence.hpp"

namespace relata::extract {

Children::Children(const Sentence& sentence) : offsets_(sentence.words.size() + 2, 0) {
  const auto slot = [](int32_t head) { return static_cast<size_t>(head + 1); };  // kRoot is slot 0
  for (const Word& w : sentence.words) {
    if (w.head >= kRoot) ++offsets_[slot(w.head) + 1];
  }
  for (size_t i = 1; i < offsets_.size(); ++i) offsets_[i] += offsets_[i - 1];
  children_.resize(offsets_.back());
  std::vector<uint32_t> next(offsets_.begin(), offsets_.end() - 1);
  for (uint32_t i = 0; i < sentence.words.size(); ++i) {
    const int32_t head = sentence.words[i].head;
    if (head >= kRoot) children_[next[slot(head)]++] = i;
  }
}

Children::Range Children::of(int32_t head) const {
  const auto slot = static_cast<size_t>(head + 1);
  return {children_.data() + offsets_[slot], children_.data() + offsets_[slot + 1]};
}

}  // namespace relata::extract
