#include "common/extraction.hpp"

#include <array>

namespace relata {

namespace {

constexpr std::array<std::string_view, 12> kLabels = {"Concept", "Organization", "Person",   "Place",   "Product", "Event",
                                                      "Work",    "Money",        "Quantity", "Percent", "Date",    "Duration"};
constexpr std::array<std::string_view, 2> kPolarities = {"affirmed", "negated"};
constexpr std::array<std::string_view, 11> kModalities = {"asserted",  "planned",   "intended", "agreed",     "possible",   "claimed",
                                                          "projected", "estimated", "expected", "obligation", "conditional"};

struct Drop {
  std::string_view name;
  std::string_view explanation;
};
constexpr std::array<Drop, 11> kDrops = {{{"unreal", "it is asked, supposed or denied, not stated"},
                                          {"wording", "one end is a clause or an adverb, nothing a node could stand for"},
                                          {"long_relation", "the words between are too many for a relation"},
                                          {"unnamed_subject", "the subject names nothing, and what it stands for is not sure"},
                                          {"unnamed_object", "the object names nothing, and what it stands for is not sure"},
                                          {"value_subject", "an amount or a date is nothing to tell of"},
                                          {"itself", "both ends are one thing"},
                                          {"idea", "an idea is implied here, no thing"},
                                          {"repeated", "the sentence says it twice"},
                                          {"time_only", "the clause's other facts carry this date"},
                                          {"thinner", "another fact of the same words says more"}}};

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
std::string_view name_of(DropReason r) { return kDrops[static_cast<size_t>(r)].name; }
std::string_view explanation_of(DropReason r) { return kDrops[static_cast<size_t>(r)].explanation; }
bool entity_type_from(std::string_view label, EntityType& out) { return look_up(kLabels, label, out); }
bool polarity_from(std::string_view name, Polarity& out) { return look_up(kPolarities, name, out); }
bool modality_from(std::string_view name, Modality& out) { return look_up(kModalities, name, out); }

}  // namespace relata
