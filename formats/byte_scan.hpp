#pragma once
// Looking for the few bytes that a format must treat, eight at a time.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace relata::formats {

constexpr uint64_t eight_of(unsigned char byte) { return 0x0101010101010101U * uint64_t{byte}; }
constexpr uint64_t kHighBits = eight_of(0x80);

// Not 0 if one of the eight bytes is `byte`; if one is below `byte`, which is at most 0x80, or not ASCII.
constexpr uint64_t holds(uint64_t eight, unsigned char byte) {
  const uint64_t zero_where_equal = eight ^ eight_of(byte);
  return (zero_where_equal - eight_of(1)) & ~zero_where_equal & kHighBits;
}
constexpr uint64_t holds_below_or_high(uint64_t eight, unsigned char byte) { return ((eight - eight_of(byte)) | eight) & kHighBits; }

// The offset from `begin` on of the first byte that `stops(byte)`, or the size. `may_stop(eight bytes)` must not be 0 if one of them does.
template <class MayStop, class Stops>
size_t first_stop(std::string_view text, size_t begin, MayStop may_stop, Stops stops) {
  for (; begin + 8 <= text.size(); begin += 8) {
    uint64_t eight = 0;
    std::memcpy(&eight, text.data() + begin, 8);
    if (may_stop(eight) != 0) break;
  }
  while (begin < text.size() && !stops(static_cast<unsigned char>(text[begin]))) ++begin;
  return begin;
}

}  // namespace relata::formats
