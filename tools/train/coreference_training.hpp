#pragma once
// Fitting the two linear models of referring expressions (extract/coreference/referring.hpp) to documents with GUM's Entity
// annotation: which words head one, by logistic regression; which earlier one each goes back to, by maximising the probability of
// all right antecedents together (Durrett & Klein 2013). AdaGrad, fixed order and seeds: the same data give the same weights.

#include <string>
#include <unordered_map>
#include <vector>

#include "extract/coreference/referring_features.hpp"
#include "extract/sentence/conllu.hpp"

namespace relata::train {

// A mention of the annotation: words [first, last) of a sentence and the number of its entity in the document.
struct GoldMention {
  uint32_t sentence = 0;
  uint32_t first = 0;
  uint32_t last = 0;
  std::string entity;
};

// Sentences with the trees and names that the parser gives them, and what the annotators marked.
struct CoreferenceDocument {
  std::vector<extract::Sentence> sentences;
  std::vector<GoldMention> mentions;
};

// Cuts a treebank with Entity= at its newdoc lines; trees and names are left as they are.
std::vector<CoreferenceDocument> documents_of(std::vector<extract::ConlluSentence> treebank);

// Weights that are learned; a feature gets its place when it is first seen.
class Learner {
 public:
  double score(std::span<const uint32_t> keys) const;
  void update(std::span<const uint32_t> keys, double slope);  // one step up the slope
  // Forgets all but the `most` features that matter most; later updates teach these alone, so that they make up for the others.
  void keep(size_t most);
  std::vector<extract::FeatureWeight> weights() const;  // sorted by key, in 1/256

 private:
  struct Entry {
    double weight = 0;
    double squares = 0;
    uint32_t count = 0;
  };
  std::unordered_map<uint32_t, Entry> entries_;
  bool closed_ = false;  // no new features
};

// `most` features are left at the end; they are chosen in three steps, after the first rounds.
struct FitOptions {
  int rounds = 6;
  size_t most = 10000;
};
Learner fit_heads(const std::vector<CoreferenceDocument>& documents, const FitOptions& options);
Learner fit_pairs(const std::vector<CoreferenceDocument>& documents, const extract::LinearModel& heads, const FitOptions& options);

// How well the models do on documents: shares of mentions and links in per cent, singletons kept.
struct CoreferenceScore {
  double mention_precision = 0, mention_recall = 0;
  double muc_precision = 0, muc_recall = 0;      // Vilain et al. 1995
  double b3_precision = 0, b3_recall = 0;        // Bagga & Baldwin 1998
};
CoreferenceScore score_coreference(const std::vector<CoreferenceDocument>& documents, const extract::LinearModel& heads, const extract::LinearModel& pairs);

}  // namespace relata::train
