#pragma once
// A set of strings, each with a number, laid out so that it can be searched where the model file lies: an
// open-addressing hash table over offsets into one block of bytes. Numbers are the positions in the list the table was
// made from.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relata::extract {

class StringTable {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFF;

  StringTable() = default;
  // A view of a section; nothing if the bytes are no table. The bytes must outlive it.
  static std::optional<StringTable> view(std::span<const std::byte> bytes);
  // The bytes of a table of distinct strings.
  static std::vector<std::byte> build(const std::vector<std::string>& strings);

  [[nodiscard]] uint32_t find(std::string_view s) const;  // its number, or kNone
  [[nodiscard]] uint32_t size() const { return count_; }
  [[nodiscard]] std::string_view operator[](uint32_t number) const;  // requires number < size()

 private:
  uint32_t count_ = 0;
  uint32_t mask_ = 0;
  const uint32_t* offsets_ = nullptr;  // count_ + 1
  const uint32_t* slots_ = nullptr;    // mask_ + 1; number + 1, or 0
  const char* characters_ = nullptr;
};

}  // namespace relata::extract
