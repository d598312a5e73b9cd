#pragma once
// Short forms of countries and unions that are one place.

#include <string_view>

namespace relata {

// The full name, case folded, of a case-folded short form: "u.s." -> "united states"; empty if it is none.
std::string_view country_of_short_form(std::string_view key);

}  // namespace relata
