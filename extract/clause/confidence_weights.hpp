#pragma once
// Written by tests/benchmarks/fit_confidence: weights of the logistic model of confidence.cpp, in thousandths.

#include <string_view>

namespace relata::extract {

struct ConfidenceWeight {
  std::string_view feature;
  int thousandths;
};

inline constexpr int kConfidenceBias = -210;
inline constexpr ConfidenceWeight kConfidenceWeights[] = {
    {"arguments:1", 311},
    {"arguments:2", 5},
    {"arguments:3", -958},
    {"object:long", -428},
    {"object:middle", 67},
    {"object:short", -280},
    {"origin:adverbial", -279},
    {"origin:control", 390},
    {"origin:coordination", 147},
    {"origin:own", 192},
    {"origin:participle", -632},
    {"origin:relative", -460},
    {"relation:long", -813},
    {"relation:middle", 105},
    {"relation:short", 67},
    {"rule:adverbial clause", -108},
    {"rule:agent", 490},
    {"rule:apposition", -643},
    {"rule:clause", 461},
    {"rule:clause argument", 664},
    {"rule:complement", 397},
    {"rule:existential", -469},
    {"rule:indirect object", -60},
    {"rule:listing", 188},
    {"rule:noun chain", -747},
    {"rule:object", 773},
    {"rule:object and oblique", -505},
    {"rule:object complement", -232},
    {"rule:oblique", 938},
    {"rule:oblique chain", -328},
    {"rule:possessive", -1266},
    {"rule:title", -193},
    {"sentence:long", -349},
    {"sentence:middle", -177},
    {"sentence:short", -116},
    {"subject:long", -713},
    {"subject:middle", 19},
    {"subject:short", 52},
};

}  // namespace relata::extract
