#pragma once
// Numbers of seven bits a byte, the lowest first; the high bit says that more follow.

#include <cstdint>
#include <type_traits>

namespace relata {

inline void put_varint(auto& bytes, uint64_t v) {
  for (; v >= 0x80; v >>= 7)
    bytes.push_back(static_cast<typename std::remove_reference_t<decltype(bytes)>::value_type>(v | 0x80));
  bytes.push_back(static_cast<typename std::remove_reference_t<decltype(bytes)>::value_type>(v));
}

// Reads a 32-bit number that is known to be whole and moves `at` behind it.
inline uint32_t take_varint(const uint8_t*& at) {
  uint32_t v = *at++;
  if (v < 0x80) return v;
  v &= 0x7F;
  for (int shift = 7;; shift += 7) {
    const uint32_t byte = *at++;
    v |= (byte & 0x7F) << shift;
    if (byte < 0x80) return v;
  }
}

}  // namespace relata
