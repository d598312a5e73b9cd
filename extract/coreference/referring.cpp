#include "extract/coreference/referring.hpp"

#include <algorithm>

#include "extract/coreference/referring_features.hpp"

namespace relata::extract {

namespace {

using ByHead = std::unordered_map<std::string, std::vector<uint32_t>>;

// The expressions of one sentence, in order.
void add_expressions(const Sentence& sentence, uint32_t index, const LinearModel& heads, const LemmaCounts& counts, std::vector<Described>& list) {
  if (sentence.words.size() > kLongestSentence) return;
  const Children children(sentence);
  const size_t first = list.size();
  FeatureKeys keys;
  const auto add = [&](uint32_t head, bool group) {
    Referring at;
    at.sentence = index;
    at.head = head;
    at.words = referring_words(sentence, children, head, group);
    list.push_back(describe(sentence, children, at, group));
  };
  for (uint32_t i = 0; i < sentence.words.size(); ++i) {
    if (!may_refer(sentence.words[i])) continue;
    keys.clear();
    head_features(sentence, children, i, counts, keys);
    if (heads.score(keys.keys()) <= 0) continue;
    add(i, false);
    if (!has_conjuncts(sentence, children, i)) continue;
    keys.clear();
    group_features(sentence, children, i, keys);
    if (heads.score(keys.keys()) > 0) add(i, true);
  }
  std::stable_sort(list.begin() + static_cast<std::ptrdiff_t>(first), list.end(), [](const Described& a, const Described& b) {
    return a.at.words.first != b.at.words.first ? a.at.words.first < b.at.words.first : a.at.words.last > b.at.words.last;
  });
}

// The best of going back to an earlier expression and of going back to none.
class Ranker {
 public:
  Ranker(const Expressions& all, const LinearModel& pairs) : all_(all), pairs_(pairs) {}

  // kNoIndex: none. Asked in order.
  uint32_t antecedent(uint32_t i) {
    const Described& m = all_.list[i];
    keys_.clear();
    new_features(all_, i, by_head_.contains(m.last), all_.first_like[i] != i, keys_);
    int32_t best = pairs_.score(keys_.keys());
    uint32_t found = kNoIndex;
    for (const uint32_t a : antecedents_of(all_, i, by_head_)) {
      keys_.clear();
      pair_features(all_, i, a, keys_);
      const int32_t score = pairs_.score(keys_.keys());
      if (score <= best) continue;
      best = score;
      found = a;
    }
    by_head_[m.last].push_back(i);
    return found;
  }

 private:
  const Expressions& all_;
  const LinearModel& pairs_;
  FeatureKeys keys_;
  ByHead by_head_;
};

}  // namespace

Expressions find_expressions(std::span<const Sentence> sentences, const LinearModel& heads) {
  Expressions all;
  all.sentences = sentences;
  const LemmaCounts counts = count_lemmas(sentences);
  for (uint32_t s = 0; s < sentences.size(); ++s) add_expressions(sentences[s], s, heads, counts, all.list);
  std::unordered_map<std::string, std::pair<uint32_t, uint32_t>> seen;  // text -> first expression, how many
  for (uint32_t i = 0; i < all.list.size(); ++i) {
    auto& [first, count] = seen.emplace(all.list[i].text, std::pair(i, 0U)).first->second;
    all.first_like.push_back(first);
    all.seen.push_back(count++);
  }
  return all;
}

std::vector<Referring> find_referring(std::span<const Sentence> sentences) {
  static const LinearModel kHeads(head_weights());
  static const LinearModel kPairs(pair_weights());
  return find_referring(sentences, kHeads, kPairs);
}

std::vector<Referring> find_referring(std::span<const Sentence> sentences, const LinearModel& heads, const LinearModel& pairs) {
  const Expressions all = find_expressions(sentences, heads);
  Ranker ranker(all, pairs);
  std::vector<Referring> out;
  uint32_t entities = 0;
  for (uint32_t i = 0; i < all.list.size(); ++i) {
    out.push_back(all.list[i].at);
    const uint32_t antecedent = ranker.antecedent(i);
    out.back().entity = antecedent == kNoIndex ? entities++ : out[antecedent].entity;
  }
  return out;
}

}  // namespace relata::extract
