#include "graph/store/string_pool.hpp"

#include <bit>
#include <cstring>

namespace relata {

namespace {

constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15;  // 2^64 / golden ratio, odd

uint64_t load(const char* at, size_t bytes) {
  uint64_t word = 0;
  std::memcpy(&word, at, bytes);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

uint64_t mix(uint64_t h, uint64_t word) {
  h = (h ^ word) * kMultiplier;
  return h ^ (h >> 32);
}

}  // namespace

uint64_t hash_bytes(std::string_view bytes) {
  uint64_t h = bytes.size() * kMultiplier;
  size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) h = mix(h, load(bytes.data() + at, 8));
  if (at < bytes.size()) h = mix(h, load(bytes.data() + at, bytes.size() - at));
  return mix(h, h >> 29);
}

uint32_t StringPool::intern(std::string_view text) {
  if (slots_.size() < 2 * (size_t{size()} + 1)) make_slots(std::bit_ceil(4 * (size_t{size()} + 4)));
  const size_t slot = slot_of(text);
  if (slots_[slot] != kNoCode) return slots_[slot];
  const uint32_t code = size();
  bytes_.insert(bytes_.end(), text.begin(), text.end());
  offsets_.push_back(bytes_.size());
  slots_[slot] = code;
  return code;
}

size_t StringPool::slot_of(std::string_view text) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = hash_bytes(text) & mask;
  while (slots_[slot] != kNoCode && this->text(slots_[slot]) != text) slot = (slot + 1) & mask;
  return slot;
}

void StringPool::make_slots(size_t slots) {
  slots_.assign(slots, kNoCode);
  for (uint32_t code = 0; code < size(); ++code) slots_[slot_of(text(code))] = code;
}

bool StringPool::adopt(std::vector<char> bytes, std::vector<uint64_t> offsets) {
  if (offsets.empty() || offsets.front() != 0 || offsets.back() != bytes.size() || offsets.size() > kNoCode)
    return false;
  for (size_t i = 1; i < offsets.size(); ++i) {
    if (offsets[i] < offsets[i - 1]) return false;
  }
  bytes_ = std::move(bytes);
  offsets_ = std::move(offsets);
  slots_.clear();
  return true;
}

}  // namespace relata
