#include "extract/clause/confidence.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "extract/clause/confidence_weights.hpp"
#include "extract/clause/lexicon.hpp"

namespace relata::extract {

namespace {

constexpr uint32_t kMaxDepth = 4;       // clauses above one another that still make a difference
constexpr double kReadingShare = 0.1;   // of its confidence is left to a second reading of what a tuple says already

std::string_view length_class(size_t words, size_t most_short, size_t most_middle) {
  return words <= most_short ? "short" : words <= most_middle ? "middle" : "long";
}

constexpr std::array<std::string_view, 5> kCounts = {"0", "1", "2", "3", "4"};
std::string_view count_class(size_t n) { return kCounts[std::min<size_t>(n, 4)]; }

std::string_view word_class(const Tree& tree, uint32_t word) {
  if (word == kNoIndex) return "none";
  if (is_literal(tree.name_type(word))) return "value";
  return name_of(tree.word(word).upos);
}

// The preposition that ends a relation; only the frequent ones have a name.
std::string_view last_preposition(const Tree& tree, const ClauseFact& fact) {
  if (fact.relation.empty()) return "none";
  const uint32_t last = fact.relation.back();
  if (tree.word(last).upos != Upos::ADP && tree.word(last).upos != Upos::PART) return "none";
  static constexpr auto kCommon = std::to_array<std::string_view>({"of", "in", "to", "for", "by", "with", "on", "at", "from", "as"});
  const auto at = std::find(kCommon.begin(), kCommon.end(), tree.lower(last));
  return at == kCommon.end() ? "other" : *at;
}

std::string_view verb_class(const Tree& tree, const ClauseFact& fact) {
  if (fact.clause == kNoIndex) return "none";
  const std::string_view lemma = tree.lemma(fact.anchor == kNoIndex ? fact.clause : fact.anchor);
  if (lemma == "be" || lemma == "have") return lemma;
  if (is_speech(lemma)) return "speech";
  return is_light(lemma) ? "light" : "other";
}

// How many clauses are above the one of the fact.
size_t depth_of(const Tree& tree, uint32_t word) {
  size_t depth = 0;
  for (uint32_t steps = 0; word != kNoIndex && steps < tree.size() && depth < kMaxDepth; ++steps, word = tree.head(word)) {
    if (tree.is_any(word, {Deprel::ccomp, Deprel::advcl, Deprel::acl, Deprel::xcomp, Deprel::parataxis, Deprel::csubj})) ++depth;
  }
  return depth;
}

size_t gaps_in(const std::vector<uint32_t>& words) {
  size_t gaps = 0;
  for (size_t i = 1; i < words.size(); ++i) gaps += words[i] != words[i - 1] + 1 ? 1 : 0;
  return gaps;
}

bool has_verb(const Tree& tree, const Phrase& phrase) {
  return std::any_of(phrase.words.begin(), phrase.words.end(), [&](uint32_t w) { return tree.is_verb(w); });
}

size_t commas_between(const Tree& tree, uint32_t a, uint32_t b) {
  size_t commas = 0;
  for (uint32_t w = std::min(a, b); w < std::max(a, b) && w < tree.size(); ++w) commas += tree.lower(w) == "," ? 1 : 0;
  return commas;
}

// Calls use(kind, value) for every feature. Kinds and values live as long as the tree.
template <class Use>
void for_each_feature(const Tree& tree, const ClauseFact& fact, Use use) {
  const Phrase& object = fact.objects.front();
  use("rule:", fact.rule);
  use("origin:", name_of(fact.origin));
  use("arguments:", count_class(std::min<size_t>(fact.objects.size(), 4)));
  use("object:", length_class(object.words.size(), 3, 8));
  use("subject:", length_class(fact.subject.words.size(), 3, 8));
  use("relation:", length_class(fact.relation.size() + (fact.added == AddedVerb::none ? 0 : 1), 2, 5));
  use("sentence:", length_class(tree.size(), 20, 35));
  use("subject head:", word_class(tree, fact.subject.head));
  use("object head:", word_class(tree, object.head));
  use("last:", last_preposition(tree, fact));
  use("verb:", verb_class(tree, fact));
  use("lead:", fact.relation.size() > 1 && gaps_in(fact.relation) > 1 ? "far" : gaps_in(fact.relation) == 1 ? "gap" : "whole");
  use("object gaps:", count_class(gaps_in(object.words)));
  use("object verb:", has_verb(tree, object) ? "yes" : "no");
  use("subject verb:", has_verb(tree, fact.subject) ? "yes" : "no");
  use("status:", fact.unreal ? "unreal" : fact.modality != Modality::asserted ? "modal" : fact.attribution != kNoIndex ? "said" : "plain");
  if (fact.clause == kNoIndex) return;
  use("clause:", name_of(tree.universal_relation(fact.clause)));
  use("depth:", count_class(depth_of(tree, fact.clause)));
  use("form:", name_of(tree.word(fact.clause).xpos));
  use("order:", fact.subject.head > fact.clause ? "behind" : "before");
  use("commas:", count_class(commas_between(tree, fact.subject.head, fact.clause)));
  use("object commas:", count_class(commas_between(tree, fact.clause, object.head)));
  use("place:", fact.clause * 3 < tree.size() ? "first" : fact.clause * 3 < tree.size() * 2 ? "middle" : "last");
}

using Weights = std::unordered_map<std::string_view, int>;

template <size_t N>
Weights table_of(const ConfidenceWeight (&list)[N]) {
  Weights made;
  for (const ConfidenceWeight& w : list) made.emplace(w.feature, w.thousandths);
  return made;
}

const Weights& weights(ConfidenceModel model) {
  static const Weights graph = table_of(kGraphWeights);
  static const Weights tuples = table_of(kTupleWeights);
  return model == ConfidenceModel::graph ? graph : tuples;
}

}  // namespace

std::vector<std::string> confidence_features(const Tree& tree, const ClauseFact& fact) {
  std::vector<std::string> names;
  for_each_feature(tree, fact, [&](std::string_view kind, std::string_view value) { names.push_back(std::string(kind) + std::string(value)); });
  if (fact.reading) names.emplace_back("reading");
  return names;
}

double confidence_of(const Tree& tree, const ClauseFact& fact, ConfidenceModel model) {
  int sum = model == ConfidenceModel::graph ? kGraphBias : kTupleBias;
  const Weights& table = weights(model);
  std::string name;
  for_each_feature(tree, fact, [&](std::string_view kind, std::string_view value) {
    name.assign(kind).append(value);
    const auto at = table.find(name);
    if (at != table.end()) sum += at->second;
  });
  const double trust = 1.0 / (1.0 + std::exp(-sum / 1000.0));
  return fact.reading ? trust * kReadingShare : trust;
}

}  // namespace relata::extract
