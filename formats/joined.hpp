#pragma once
// Items one after the other with something between them.

#include <string>
#include <string_view>

namespace relata::formats {

// Calls `append(item)`, which appends to `out`, for each item of `items`, with `separator` between them.
template <class Items, class Append>
void append_joined(std::string& out, const Items& items, std::string_view separator, const Append& append) {
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += separator;
    first = false;
    append(item);
  }
}

}  // namespace relata::formats
