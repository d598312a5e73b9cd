#pragma once
// Lemmas: what the endings of the treebanks decide (suffix_rules.hpp), mended where the answer is no word and one close by
// is, and the irregular verbs.

#include <string>
#include <string_view>

#include "extract/parser/weights.hpp"
#include "extract/sentence/tags.hpp"

namespace relata::extract {

// The lemma of a form under its tags. Never empty for a form that is not.
std::string lemma_of(const Weights& weights, std::string_view form, Xpos xpos, Upos upos);

}  // namespace relata::extract
