#pragma once
// A half-open range [begin, end) of bytes into some UTF-8 text. Every place in relata that points into text uses it;
// which text is meant is said beside the field. A text is at most 4 GiB - 1 bytes long (readers refuse longer ones).

#include <cstdint>
#include <string_view>

namespace relata {

struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  [[nodiscard]] constexpr uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  // The bytes of `text` the span covers; what lies beyond the text is cut off.
  [[nodiscard]] constexpr std::string_view of(std::string_view text) const {
    if (begin >= text.size() || end <= begin) return {};
    return text.substr(begin, end - begin);
  }
  friend constexpr bool operator==(Span, Span) = default;
  friend constexpr auto operator<=>(Span, Span) = default;
};

// The smallest span that covers both.
constexpr Span cover(Span a, Span b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace relata
