#include "extract/coreference/linear_model.hpp"

namespace relata::extract {

namespace {

constexpr uint32_t kOffset = 2166136261U;
constexpr uint32_t kPrime = 16777619U;

uint32_t step(uint32_t hash, uint8_t byte) { return (hash ^ byte) * kPrime; }

uint32_t hash_part(uint32_t hash, std::string_view part) {
  for (const char c : part) hash = step(hash, static_cast<uint8_t>(c));
  return step(hash, 0xFF);  // no byte of UTF-8
}

size_t table_size(size_t entries) {
  size_t size = 16;
  while (size < entries * 2) size *= 2;
  return size;
}

}  // namespace

void FeatureKeys::add(uint8_t feature, std::string_view a, std::string_view b, std::string_view c) {
  uint32_t hash = step(kOffset, feature);
  for (const std::string_view part : {a, b, c}) hash = hash_part(hash, part);
  keys_.push_back(hash);
}

void FeatureKeys::add(uint8_t feature, std::initializer_list<uint8_t> parts) {
  uint32_t hash = step(kOffset, feature);
  for (const uint8_t part : parts) hash = step(hash, part);
  keys_.push_back(hash);
}

void FeatureKeys::cross(size_t first, size_t last, uint8_t part) {
  for (size_t i = first; i < last; ++i) keys_.push_back(step(step(keys_[i], 0xFE), part));
}

LinearModel::LinearModel(std::span<const FeatureWeight> weights) : slots_(table_size(weights.size())) {
  for (const FeatureWeight& w : weights) {
    size_t at = w.key & (slots_.size() - 1);
    while (slots_[at].weight != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = w;
  }
}

int32_t LinearModel::score(std::span<const uint32_t> keys) const {
  int32_t sum = 0;
  for (const uint32_t key : keys) {
    size_t at = key & (slots_.size() - 1);
    while (slots_[at].weight != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    sum += slots_[at].weight;
  }
  return sum;
}

}  // namespace relata::extract
