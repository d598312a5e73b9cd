#pragma once
// Values in running text: money, percentages, dates, durations; found and parsed by their wording, without a tree.
//
// Properties (common/extraction.hpp, Mention::properties):
//   money     amount, currency (ISO 4217)         percent   value
//   duration  value, unit ("year")                quantity  value, unit (made by the mention finder from a noun)
//   date      value (ISO 8601) where it is absolute, quarter, fiscal
//   all       low and high of a range (amount or value is then their mean), and where the words around say so
//             approximate, at_least, at_most (true)

#include <optional>
#include <string_view>
#include <vector>

#include "common/extraction.hpp"

namespace relata::extract {

struct Literal {
  Span span;  // bytes of the text; the value alone, without "more than" and "nearly"
  EntityType type = EntityType::quantity;
  Map properties;
};

// The longest literal that begins exactly at `offset`, or nothing. Reads at most to `end`.
std::optional<Literal> literal_at(std::string_view text, uint32_t offset, uint32_t end);

// A number with its multiplier at `offset`: "380", "1,000", "1.5 million", "$" not included, "twelve".
struct Number {
  double value = 0;
  uint32_t end = 0;  // behind it
};
std::optional<Number> number_at(std::string_view text, uint32_t offset, uint32_t end);

// Adds approximate, at_least, at_most after the words before (`before`, the text up to the literal) and the sign behind it.
void add_hedges(std::string_view before, std::string_view behind, Map& properties);

// A number as a property: an integer where it is whole, else a float.
Value number_value(double number);

}  // namespace relata::extract
