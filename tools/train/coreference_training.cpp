#include "tools/train/coreference_training.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace relata::train {

namespace {

using extract::Children;
using extract::ConlluSentence;
using extract::Expressions;
using extract::FeatureKeys;
using extract::Sentence;

constexpr double kRate = 0.15;
constexpr uint32_t kLeastCount = 6;   // a rarer feature is chance

// The value of Entity= in a MISC column, or empty.
std::string_view entity_field(std::string_view misc) {
  const size_t at = misc.starts_with("Entity=") ? 0 : misc.find("|Entity=");
  if (at == std::string_view::npos) return {};
  misc.remove_prefix(at + (misc[at] == '|' ? 8 : 7));
  return misc.substr(0, misc.find('|'));
}

// Opens and closes the brackets of one word: "(2-person-...(3-...", "3)", "(4-...)".
class Brackets {
 public:
  explicit Brackets(std::vector<GoldMention>& out) : out_(out) {}

  void read(std::string_view field, uint32_t sentence, uint32_t word) {
    while (!field.empty()) {
      const bool opens = field.front() == '(';
      if (opens) field.remove_prefix(1);
      const size_t end = std::min(field.find_first_of("()"), field.size());
      const std::string name(field.substr(0, std::min(field.find('-'), end)));
      if (opens) open_[name].push_back({sentence, word, 0, name});
      field.remove_prefix(end);
      if (field.empty() || field.front() != ')') continue;
      field.remove_prefix(1);
      close(name, word);
    }
  }

 private:
  void close(const std::string& name, uint32_t word) {
    auto& open = open_[name];
    if (open.empty()) return;
    GoldMention m = std::move(open.back());
    open.pop_back();
    m.last = word + 1;
    out_.push_back(std::move(m));
  }

  std::vector<GoldMention>& out_;
  std::map<std::string, std::vector<GoldMention>> open_;
};

uint32_t head_of(const Sentence& sentence, const GoldMention& m) {
  for (uint32_t i = m.first; i < m.last; ++i) {
    const int32_t head = sentence.words[i].head;
    if (head < static_cast<int32_t>(m.first) || head >= static_cast<int32_t>(m.last)) return i;
  }
  return m.first;
}

// Of one sentence: the heads of its mentions, and those of mentions with their conjuncts.
struct HeadLabels {
  std::set<uint32_t> heads;
  std::set<uint32_t> groups;
};

std::vector<HeadLabels> head_labels(const CoreferenceDocument& d) {
  std::vector<HeadLabels> labels(d.sentences.size());
  for (const GoldMention& m : d.mentions) {
    const Sentence& s = d.sentences[m.sentence];
    const uint32_t head = head_of(s, m);
    labels[m.sentence].heads.insert(head);
    for (uint32_t i = head + 1; i < m.last; ++i) {
      if (s.words[i].deprel == extract::Deprel::conj && s.words[i].head == static_cast<int32_t>(head)) labels[m.sentence].groups.insert(head);
    }
  }
  return labels;
}

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

void learn(Learner& learner, const FeatureKeys& keys, bool right) {
  learner.update(keys.keys(), (right ? 1.0 : 0.0) - sigmoid(learner.score(keys.keys())));
}

void learn_heads(const CoreferenceDocument& d, const std::vector<HeadLabels>& labels, Learner& learner) {
  const extract::LemmaCounts counts = extract::count_lemmas(d.sentences);
  FeatureKeys keys;
  for (size_t s = 0; s < d.sentences.size(); ++s) {
    const Sentence& sentence = d.sentences[s];
    const Children children(sentence);
    for (uint32_t i = 0; i < sentence.words.size(); ++i) {
      if (!extract::may_refer(sentence.words[i])) continue;
      keys.clear();
      extract::head_features(sentence, children, i, counts, keys);
      learn(learner, keys, labels[s].heads.contains(i));
      if (!extract::has_conjuncts(sentence, children, i)) continue;
      keys.clear();
      extract::group_features(sentence, children, i, keys);
      learn(learner, keys, labels[s].groups.contains(i));
    }
  }
}

// The found expressions of a document with the entity the annotators gave each; empty where they marked none.
struct Labelled {
  Expressions all;
  std::vector<std::string> entities;
};

Labelled label(const CoreferenceDocument& d, const extract::LinearModel& heads) {
  std::map<std::tuple<uint32_t, uint32_t, uint32_t>, std::string> gold;
  for (const GoldMention& m : d.mentions) gold[{m.sentence, m.first, m.last}] = m.entity;
  Labelled out{extract::find_expressions(d.sentences, heads), {}};
  for (const extract::Described& e : out.all.list) {
    const auto it = gold.find({e.at.sentence, e.at.words.first, e.at.words.last});
    out.entities.push_back(it == gold.end() ? std::string() : it->second);
  }
  return out;
}

// One choice: what can be chosen, and what is right.
struct Choice {
  FeatureKeys keys;
  bool right = false;
  double score = 0;
};

class PairTrainer {
 public:
  PairTrainer(const Labelled& d, Learner& learner) : d_(d), learner_(learner) {}

  void run() {
    for (uint32_t i = 0; i < d_.all.list.size(); ++i) {
      gather(i);
      step();
      by_head_[d_.all.list[i].last].push_back(i);
    }
  }

 private:
  void gather(uint32_t i) {
    choices_.clear();
    bool any = false;
    for (const uint32_t a : extract::antecedents_of(d_.all, i, by_head_)) {
      const bool right = !d_.entities[i].empty() && d_.entities[i] == d_.entities[a];
      any = any || right;
      choices_.emplace_back();
      choices_.back().right = right;
      extract::pair_features(d_.all, i, a, choices_.back().keys);
    }
    choices_.emplace_back();
    choices_.back().right = !any;
    extract::new_features(d_.all, i, by_head_.contains(d_.all.list[i].last), d_.all.first_like[i] != i, choices_.back().keys);
  }

  void step() {
    double best = -1e9;
    for (Choice& c : choices_) best = std::max(best, c.score = learner_.score(c.keys.keys()));
    double all = 0;
    double right = 0;
    for (Choice& c : choices_) {
      c.score = std::exp(c.score - best);
      all += c.score;
      if (c.right) right += c.score;
    }
    for (const Choice& c : choices_) {
      const double slope = (c.right ? c.score / std::max(right, 1e-12) : 0) - c.score / all;
      if (std::abs(slope) > 1e-3) learner_.update(c.keys.keys(), slope);
    }
  }

  const Labelled& d_;
  Learner& learner_;
  std::vector<Choice> choices_;
  std::unordered_map<std::string, std::vector<uint32_t>> by_head_;
};

}  // namespace

std::vector<CoreferenceDocument> documents_of(std::vector<ConlluSentence> treebank) {
  std::vector<CoreferenceDocument> documents;
  for (ConlluSentence& s : treebank) {
    if (s.new_document || documents.empty()) documents.emplace_back();
    CoreferenceDocument& d = documents.back();
    Brackets marks(d.mentions);
    const auto index = static_cast<uint32_t>(d.sentences.size());
    for (uint32_t i = 0; i < s.misc.size(); ++i) marks.read(entity_field(s.misc[i]), index, i);
    d.sentences.push_back(std::move(s.sentence));
  }
  return documents;
}

double Learner::score(std::span<const uint32_t> keys) const {
  double sum = 0;
  for (const uint32_t key : keys) {
    const auto it = entries_.find(key);
    if (it != entries_.end()) sum += it->second.weight;
  }
  return sum;
}

void Learner::update(std::span<const uint32_t> keys, double slope) {
  for (const uint32_t key : keys) {
    auto it = entries_.find(key);
    if (it == entries_.end()) {
      if (closed_) continue;
      it = entries_.emplace(key, Entry{}).first;
    }
    Entry& e = it->second;
    ++e.count;
    e.squares += slope * slope;
    e.weight += kRate * slope / std::sqrt(e.squares + 1e-6);
  }
}

void Learner::keep(size_t most) {
  std::vector<std::pair<double, uint32_t>> order;
  for (const auto& [key, e] : entries_) {
    if (e.count >= kLeastCount) order.emplace_back(-std::abs(e.weight) * std::sqrt(static_cast<double>(e.count)), key);
  }
  std::sort(order.begin(), order.end());
  if (order.size() > most) order.resize(most);
  std::unordered_map<uint32_t, Entry> kept;
  for (const auto& [rank, key] : order) kept.emplace(key, entries_.at(key));
  entries_ = std::move(kept);
  closed_ = true;
}

std::vector<extract::FeatureWeight> Learner::weights() const {
  std::vector<extract::FeatureWeight> weights;
  for (const auto& [key, e] : entries_) {
    const double scaled = std::clamp(std::round(e.weight * 256), -32000.0, 32000.0);
    if (scaled != 0) weights.push_back({key, static_cast<int16_t>(scaled)});
  }
  std::sort(weights.begin(), weights.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  return weights;
}

namespace {

// After the first round four times as many are left as at the end, after the second twice as many.
void prune(Learner& learner, int round, size_t most) {
  if (round < 3) learner.keep(most << (2 - round));
}

}  // namespace

Learner fit_heads(const std::vector<CoreferenceDocument>& documents, const FitOptions& options) {
  Learner learner;
  std::vector<std::vector<HeadLabels>> labels;
  for (const CoreferenceDocument& d : documents) labels.push_back(head_labels(d));
  for (int round = 0; round < options.rounds; ++round) {
    for (size_t i = 0; i < documents.size(); ++i) learn_heads(documents[i], labels[i], learner);
    prune(learner, round, options.most);
  }
  return learner;
}

Learner fit_pairs(const std::vector<CoreferenceDocument>& documents, const extract::LinearModel& heads, const FitOptions& options) {
  Learner learner;
  std::vector<Labelled> labelled;
  for (const CoreferenceDocument& d : documents) labelled.push_back(label(d, heads));
  for (int round = 0; round < options.rounds; ++round) {
    for (const Labelled& d : labelled) PairTrainer(d, learner).run();
    prune(learner, round, options.most);
  }
  return learner;
}

}  // namespace relata::train
