#pragma once
// Numbers and texts in and out of a string of bytes: little-endian, lengths as numbers of seven bits a byte. What a
// file holds is read through ByteReader, which stays inside the bytes whatever they are.

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/store/varint.hpp"

namespace relata {

inline void put_fixed(std::string& out, uint64_t v, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(v >> (8 * i)));
}
inline void put_text(std::string& out, std::string_view text) {
  put_varint(out, text.size());
  out += text;
}

// Reads from the front. After the first failure ok() is false and everything that is read is zero or empty.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool finished() const { return ok_ && rest_.empty(); }
  void fail() { ok_ = false; }

  std::string_view take(uint64_t n) {
    if (n > rest_.size()) ok_ = false;
    if (!ok_) return {};
    const std::string_view taken = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return taken;
  }
  uint64_t fixed(size_t bytes) {
    const std::string_view taken = take(bytes);
    uint64_t v = 0;
    for (size_t i = 0; i < taken.size(); ++i) v |= uint64_t{static_cast<uint8_t>(taken[i])} << (8 * i);
    return v;
  }
  uint64_t varint() {
    uint64_t v = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const uint64_t byte = fixed(1);
      v |= (byte & 0x7F) << shift;
      if (byte < 0x80) return v;
    }
    ok_ = false;
    return 0;
  }
  // A number that is below `limit`, or a failure.
  uint32_t below(uint64_t limit) {
    const uint64_t v = varint();
    if (v >= limit) ok_ = false;
    return ok_ ? static_cast<uint32_t>(v) : 0;
  }
  uint32_t u32() { return below(uint64_t{1} << 32); }
  // How many elements follow; each takes at least a byte, so no count can ask for more memory than the bytes justify.
  uint64_t count() {
    const uint64_t n = varint();
    if (n > rest_.size()) ok_ = false;
    return ok_ ? n : 0;
  }
  std::string_view text() { return take(varint()); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace relata
