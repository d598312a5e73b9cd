#pragma once
// How far a fact can be trusted: a logistic model over a few features of how it was found. The weights are in
// confidence.cpp; they were fitted by tests/benchmarks/fit_confidence on the development sets.

#include "extract/clause/fact.hpp"

namespace relata::extract {

// 0 to 1.
double confidence_of(const Tree& tree, const ClauseFact& fact);

}  // namespace relata::extract
