#include "extract/clause/confidence.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "extract/clause/confidence_weights.hpp"

namespace relata::extract {

namespace {

int weight_of(std::string_view kind, std::string_view value) {
  for (const ConfidenceWeight& w : kConfidenceWeights) {
    const bool same = w.feature.size() == kind.size() + value.size() && w.feature.starts_with(kind) && w.feature.ends_with(value);
    if (same) return w.thousandths;
  }
  return 0;
}

std::string_view length_class(size_t words, size_t most_short, size_t most_middle) {
  return words <= most_short ? "short" : words <= most_middle ? "middle" : "long";
}

}  // namespace

// The features are those of tests/benchmarks/fit_confidence.
double confidence_of(const Tree& tree, const ClauseFact& fact) {
  const size_t relation = fact.relation.size() + (fact.added == AddedVerb::none ? 0 : 1);
  int sum = kConfidenceBias + weight_of("rule:", fact.rule) + weight_of("origin:", name_of(fact.origin));
  sum += weight_of("object:", length_class(fact.objects.front().words.size(), 3, 8));
  sum += weight_of("subject:", length_class(fact.subject.words.size(), 3, 8));
  sum += weight_of("relation:", length_class(relation, 2, 5));
  sum += weight_of("sentence:", length_class(tree.size(), 20, 35));
  sum += weight_of("arguments:", std::to_string(std::min<size_t>(fact.objects.size(), 3)));
  return 1.0 / (1.0 + std::exp(-sum / 1000.0));
}

}  // namespace relata::extract
