#pragma once
// A linear model over named features, small enough to be compiled in: features are 32-bit hashes of a template's number and the
// words in it, weights are integers, so a score is the same on every processor.

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace relata::extract {

// The features that hold of one thing, as keys. FNV-1a over the template and its parts; parts are kept apart.
class FeatureKeys {
 public:
  void add(uint8_t feature, std::string_view a = {}, std::string_view b = {}, std::string_view c = {});
  // Of numbers below 256, which are mostly enum values and buckets.
  void add(uint8_t feature, std::initializer_list<uint8_t> parts);
  void clear() { keys_.clear(); }
  [[nodiscard]] std::span<const uint32_t> keys() const { return keys_; }
  [[nodiscard]] size_t size() const { return keys_.size(); }
  // Adds features `first` up to `last` once more, each together with `part`: how it counts for things of that kind.
  void cross(size_t first, size_t last, uint8_t part);

 private:
  std::vector<uint32_t> keys_;
};

struct FeatureWeight {
  uint32_t key = 0;
  int16_t weight = 0;  // in 1/256
};

// Keys without a weight count nothing. The table is copied into one that is fast to search.
class LinearModel {
 public:
  explicit LinearModel(std::span<const FeatureWeight> weights);
  [[nodiscard]] int32_t score(std::span<const uint32_t> keys) const;  // in 1/256

 private:
  std::vector<FeatureWeight> slots_;  // open addressing, a power of two of them; weight 0 is an empty slot
};

}  // namespace relata::extract
