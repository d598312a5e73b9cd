#include "extract/parser/string_table.hpp"

#include <bit>
#include <cstring>

namespace relata::extract {

namespace {

struct Header {
  uint32_t count;
  uint32_t slots;       // a power of two, more than count
  uint32_t characters;  // bytes
  uint32_t reserved;
};

uint32_t hash_of(std::string_view s) {
  uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return static_cast<uint32_t>(h ^ (h >> 32));
}

void append(std::vector<std::byte>& to, const void* data, size_t size) {
  if (size == 0) return;
  to.resize(to.size() + size);
  std::memcpy(to.data() + to.size() - size, data, size);
}

}  // namespace

std::vector<std::byte> StringTable::build(const std::vector<std::string>& strings) {
  const auto count = static_cast<uint32_t>(strings.size());
  const uint32_t slots = std::bit_ceil(count + count / 2 + 2);
  std::vector<uint32_t> offsets(1, 0);
  std::vector<uint32_t> table(slots, 0);
  std::string characters;
  for (uint32_t i = 0; i < count; ++i) {
    characters += strings[i];
    offsets.push_back(static_cast<uint32_t>(characters.size()));
    uint32_t at = hash_of(strings[i]) & (slots - 1);
    while (table[at] != 0) at = (at + 1) & (slots - 1);
    table[at] = i + 1;
  }
  const Header header{count, slots, static_cast<uint32_t>(characters.size()), 0};
  std::vector<std::byte> bytes;
  append(bytes, &header, sizeof header);
  append(bytes, offsets.data(), offsets.size() * sizeof(uint32_t));
  append(bytes, table.data(), table.size() * sizeof(uint32_t));
  append(bytes, characters.data(), characters.size());
  return bytes;
}

std::optional<StringTable> StringTable::view(std::span<const std::byte> bytes) {
  Header header{};
  if (bytes.size() < sizeof header) return std::nullopt;
  std::memcpy(&header, bytes.data(), sizeof header);
  const uint64_t expected =
      sizeof header + 4 * (uint64_t{header.count} + 1) + 4 * uint64_t{header.slots} + header.characters;
  if (expected != bytes.size() || !std::has_single_bit(header.slots) || header.slots <= header.count)
    return std::nullopt;
  StringTable t;
  t.count_ = header.count;
  t.mask_ = header.slots - 1;
  t.offsets_ = reinterpret_cast<const uint32_t*>(bytes.data() + sizeof header);
  t.slots_ = t.offsets_ + header.count + 1;
  t.characters_ = reinterpret_cast<const char*>(t.slots_ + header.slots);
  if (t.offsets_[0] != 0 || t.offsets_[header.count] != header.characters) return std::nullopt;
  uint32_t used = 0;
  for (uint32_t i = 0; i < header.count; ++i) {
    if (t.offsets_[i] > t.offsets_[i + 1]) return std::nullopt;
  }
  for (uint32_t i = 0; i < header.slots; ++i) {
    if (t.slots_[i] > header.count) return std::nullopt;
    used += t.slots_[i] != 0;
  }
  return used == header.count ? std::optional(t) : std::nullopt;  // a free slot is left: every search ends
}

uint32_t StringTable::find(std::string_view s) const {
  if (count_ == 0) return kNone;
  for (uint32_t at = hash_of(s) & mask_; slots_[at] != 0; at = (at + 1) & mask_) {
    if ((*this)[slots_[at] - 1] == s) return slots_[at] - 1;
  }
  return kNone;
}

std::string_view StringTable::operator[](uint32_t number) const {
  return {characters_ + offsets_[number], offsets_[number + 1] - offsets_[number]};
}

}  // namespace relata::extract
