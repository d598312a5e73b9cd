#pragma once
// Byte strings stored once and named by a code, in order of first use. Unlike Interner it is two flat arrays, so that a
// file can hold it as it is; the table that finds a string's code is made when the first new string comes.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "common/error.hpp"

namespace relata {

class StringPool {
 public:
  static constexpr uint32_t kNoCode = 0xFFFFFFFF;

  uint32_t intern(std::string_view text);  // the code of `text`, which is added if new
  // Valid until the next intern.
  [[nodiscard]] std::string_view text(uint32_t code) const {
    return {bytes_.data() + offsets_[code], static_cast<size_t>(offsets_[code + 1] - offsets_[code])};
  }
  [[nodiscard]] uint32_t size() const { return static_cast<uint32_t>(offsets_.size() - 1); }

  [[nodiscard]] std::span<const char> all_bytes() const { return bytes_; }
  [[nodiscard]] std::span<const uint64_t> offsets() const { return offsets_; }
  // From what all_bytes() and offsets() gave; false if the offsets do not fit the bytes.
  bool adopt(std::vector<char> bytes, std::vector<uint64_t> offsets);
  [[nodiscard]] size_t memory() const { return bytes_.capacity() + offsets_.capacity() * 8 + slots_.capacity() * 4; }

 private:
  void make_slots(size_t slots);
  [[nodiscard]] size_t slot_of(std::string_view text) const;  // where it is or would stand

  std::vector<char> bytes_;
  std::vector<uint64_t> offsets_ = {0};
  std::vector<uint32_t> slots_;  // open addressing; kNoCode: free. Empty: not made yet
};

// A hash of bytes that is the same on every run and processor.
uint64_t hash_bytes(std::string_view bytes);

}  // namespace relata
