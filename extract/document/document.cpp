#include "extract/document/document.hpp"

#include <array>

namespace relata::extract {

std::string_view name_of(BlockKind kind) {
  static constexpr std::array<std::string_view, 14> kNames = {"paragraph", "heading",     "bullet",     "table_row",  "table_header",
                                                              "caption",   "byline",      "quote",      "post",       "code",
                                                              "navigation", "advertising", "disclaimer", "markup"};
  return kNames[static_cast<size_t>(kind)];
}

bool gives_facts(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph:
    case BlockKind::heading:
    case BlockKind::bullet:
    case BlockKind::table_row:
    case BlockKind::quote: return true;
    default: return false;
  }
}

}  // namespace relata::extract
