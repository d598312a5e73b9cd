#pragma once
// How far a fact can be trusted: a logistic model over features of how it was found. The weights are in confidence_weights.hpp;
// tests/benchmarks/fit_confidence fits them on the development sets, over the features that are made here and nowhere else.

#include <string>
#include <vector>

#include "extract/clause/fact.hpp"

namespace relata::extract {

// The names of the features that hold of a fact, "kind:value". A reading of a clause beside its tuple (ClauseFact::reading) has one more.
std::vector<std::string> confidence_features(const Tree& tree, const ClauseFact& fact);

enum class ConfidenceModel : uint8_t {
  graph,   // is the fact right?
  tuples,  // which share of a tuple is: ranks the output of nary
};

// 0 to 1.
double confidence_of(const Tree& tree, const ClauseFact& fact, ConfidenceModel model = ConfidenceModel::graph);

}  // namespace relata::extract
