#include "resolve/country_names.hpp"

#include <array>

namespace relata {

std::string_view country_of_short_form(std::string_view key) {
  struct Short {
    std::string_view form;
    std::string_view country;
  };
  static constexpr std::array<Short, 15> kShort = {{{"us", "united states"},
                                                    {"u.s.", "united states"},
                                                    {"u.s", "united states"},
                                                    {"usa", "united states"},
                                                    {"u.s.a.", "united states"},
                                                    {"united states of america", "united states"},
                                                    {"uk", "united kingdom"},
                                                    {"u.k.", "united kingdom"},
                                                    {"great britain", "united kingdom"},
                                                    {"britain", "united kingdom"},
                                                    {"uae", "united arab emirates"},
                                                    {"u.a.e.", "united arab emirates"},
                                                    {"eu", "european union"},
                                                    {"e.u.", "european union"},
                                                    {"prc", "china"}}};
  for (const Short& s : kShort) {
    if (s.form == key) return s.country;
  }
  return {};
}

}  // namespace relata
