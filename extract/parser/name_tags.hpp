#pragma once
// The tags of the name layer: for each type Begin, Inside, Last and Unit (a name of one word), and Outside (BILOU,
// Ratinov & Roth 2009). Decoding takes the best sequence in which every name is whole.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/sentence/sentence.hpp"

namespace relata::extract {

// `origin` is a word like "Chinese" that belongs to a place but names nothing by itself; it is recognised so that it is
// not taken for a name, and left out of Sentence::names.
enum class NameType : uint8_t { person, organization, place, product, event, work, other, origin };
inline constexpr size_t kNameTypes = 8;
inline constexpr size_t kNameTags = 1 + 4 * kNameTypes;
inline constexpr size_t kOutside = 0;

enum class NamePart : uint8_t { begin, inside, last, unit };

constexpr size_t name_tag(NameType type, NamePart part) {
  return 1 + 4 * static_cast<size_t>(type) + static_cast<size_t>(part);
}

// The node type of a name; `other` and `origin` have none of their own and are concepts.
EntityType entity_type(NameType type);

struct TypedName {
  uint32_t first_word = 0;  // [first_word, last_word)
  uint32_t last_word = 0;
  NameType type = NameType::other;
};

// The best allowed sequence of tags (Viterbi). `scores`: kNameTags numbers a word, logarithms up to a constant a word;
// a NaN counts as very unlikely.
std::vector<TypedName> decode_names(const float* scores, size_t words);

}  // namespace relata::extract
