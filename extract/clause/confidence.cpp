#include "extract/clause/confidence.hpp"

namespace relata::extract {

double confidence_of(const Tree&, const ClauseFact& fact) {
  return fact.implied ? 0.4 : 0.5;
}

}  // namespace relata::extract
