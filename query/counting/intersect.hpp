#pragma once
// What several sorted lists have in common. Internal to query/counting.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace relata::query::counting {

// A sorted list on its way; equal neighbours in it are parallel relationships, which count once if `once`.
struct Cursor {
  const uint32_t* at;
  const uint32_t* end;
  bool once;

  // Moves to the first element that is not below `id`: by doubling steps, since the next one is mostly near.
  void seek(uint32_t id) {
    if (at == end || *at >= id) return;
    size_t step = 1;
    while (step < static_cast<size_t>(end - at) && at[step] < id) step *= 2;
    at = std::lower_bound(at + step / 2, at + std::min(step + 1, static_cast<size_t>(end - at)), id);
  }
  // How often the element at hand stands here; moves behind it.
  int64_t take() {
    const uint32_t id = *at;
    const uint32_t* from = at;
    while (at != end && *at == id) ++at;
    return once ? 1 : at - from;
  }
};

// How often list[at] stands there; moves `at` behind it.
inline int64_t take_run(std::span<const uint32_t> list, bool once, size_t& at) {
  const size_t from = at;
  const uint32_t id = list[at];
  for (++at; at < list.size() && list[at] == id;) ++at;
  return once ? 1 : static_cast<int64_t>(at - from);
}

// As for_each_common below, of a single list.
template <class F>
void for_each_run(std::span<const uint32_t> list, bool once, F f) {
  for (size_t at = 0; at < list.size();) {
    const uint32_t id = list[at];
    if (!f(id, take_run(list, once, at))) return;
  }
}

// Whether walking both is better than searching the one in the other.
inline bool similar_length(std::span<const uint32_t> a, std::span<const uint32_t> b) {
  constexpr size_t kSearchFrom = 16;
  return a.size() <= b.size() * kSearchFrom && b.size() <= a.size() * kSearchFrom;
}

// As for_each_common below, of two lists, by walking both.
template <class F>
void for_each_in_both(std::span<const uint32_t> a, bool a_once, std::span<const uint32_t> b, bool b_once, F f) {
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const uint32_t x = a[i];
    const uint32_t y = b[j];
    if (x == y) {
      const int64_t times = take_run(a, a_once, i) * take_run(b, b_once, j);
      if (!f(x, times)) return;
      continue;
    }
    i += x < y ? 1 : 0;
    j += y < x ? 1 : 0;
  }
}

// f(id, times) for every id that stands in all of the lists, ascending; `times` is the product of how often. Stops when f
// gives false. Uses up the cursors.
template <class F>
void for_each_common(std::span<Cursor> cursors, F f) {
  if (cursors.empty()) return;
  Cursor& lead = *std::min_element(cursors.begin(), cursors.end(), [](const Cursor& a, const Cursor& b) { return a.end - a.at < b.end - b.at; });
  while (lead.at != lead.end) {
    const uint32_t id = *lead.at;
    uint32_t above = id;  // the next id that can be common, if this one is not
    for (Cursor& c : cursors) {
      if (&c == &lead) continue;
      c.seek(id);
      if (c.at == c.end) return;
      above = std::max(above, *c.at);
      if (above != id) break;
    }
    if (above != id) {
      lead.seek(above);
      continue;
    }
    int64_t times = 1;
    for (Cursor& c : cursors) times *= c.take();
    if (!f(id, times)) return;
  }
}

}  // namespace relata::query::counting
