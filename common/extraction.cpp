#include "common/extraction.hpp"

#include <array>

namespace relata {

namespace {

constexpr std::array<std::string_view, 12> kLabels = {"Concept", "Organization", "Person",   "Place",   "Product", "Event",
                                                      "Work",    "Money",        "Quantity", "Percent", "Date",    "Duration"};
constexpr std::array<std::string_view, 2> kPolarities = {"affirmed", "negated"};
constexpr std::array<std::string_view, 11> kModalities = {"asserted",  "planned",   "intended", "agreed",     "possible",   "claimed",
                                                          "projected", "estimated", "expected", "obligation", "conditional"};

template <class Names, class Enum>
bool look_up(const Names& names, std::string_view name, Enum& out) {
  for (size_t i = 0; i < names.size(); ++i) {
    if (names[i] != name) continue;
    out = static_cast<Enum>(i);
    return true;
  }
  return false;
}

}  // namespace

std::string_view label_of(EntityType t) { return kLabels[static_cast<size_t>(t)]; }
std::string_view name_of(Polarity p) { return kPolarities[static_cast<size_t>(p)]; }
std::string_view name_of(Modality m) { return kModalities[static_cast<size_t>(m)]; }
bool entity_type_from(std::string_view label, EntityType& out) { return look_up(kLabels, label, out); }
bool polarity_from(std::string_view name, Polarity& out) { return look_up(kPolarities, name, out); }
bool modality_from(std::string_view name, Modality& out) { return look_up(kModalities, name, out); }

}  // namespace relata
