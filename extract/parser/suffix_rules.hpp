#pragma once
// A decision list over word endings: the longest known ending of a word with a given tag decides. Whole words are the
// longest endings of all, so exceptions ("went" VBD -> "go") and rules ("-ies" NNS -> "-y") are one table. Used for
// lemmas (the class is an edit) and for morphological features (the class is the list of features).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/parser/string_table.hpp"

namespace relata::extract {

// One observation to learn from. `tag` is one or two bytes that partition the table; `word` is a lookup_key.
struct SuffixSample {
  std::string tag;
  std::string word;
  uint32_t value = 0;
  std::optional<uint32_t> whole;  // what it says of this very word, where that is something else
};

struct SuffixTables {
  std::vector<std::byte> keys;
  std::vector<std::byte> values;  // u16 a key
};

class SuffixRules {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  static constexpr size_t kLongestSuffix = 6;  // bytes

  SuffixRules() = default;
  // Views of the two sections; nothing if they are damaged or name a value of `values` or more.
  static std::optional<SuffixRules> view(std::span<const std::byte> keys, std::span<const std::byte> values,
                                         uint32_t value_count);

  // The value for a word, or kNone when its tag was never seen.
  [[nodiscard]] uint32_t find(std::string_view tag, std::string_view word) const;

  // Learns a list that keeps an ending only where the next shorter one would decide otherwise. Values below 65,536.
  static SuffixTables build(const std::vector<SuffixSample>& samples);

 private:
  StringTable keys_;
  const uint16_t* values_ = nullptr;
};

// How a lemma is made of a form, as text: a letter for what is done first, the bytes to cut off the end in decimal, a
// colon, what to put there: "L3:y" makes "Cities" into "city". The letters: K nothing, L lower case, C a capital in front
// of a form without capitals ("french"), T a capital and lower case ("PARIS"), N no commas ("1,000").
std::string lemma_edit(std::string_view form, std::string_view lemma, bool keep_case_first);
// The lemma; the form itself where the edit does not fit.
std::string apply_edit(std::string_view edit, std::string_view form);

}  // namespace relata::extract
