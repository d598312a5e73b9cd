#pragma once
// Dates that lean on the date of the document get the calendar date they mean, beside their wording.

#include <string_view>
#include <vector>

#include "common/extraction.hpp"

namespace relata::extract {

// Adds `value` (ISO 8601; for a quarter also `quarter`) to dates that have none, and `date` to durations followed by "ago" or "earlier".
// `written` is the document's date, ISO 8601; nothing happens where it is empty. `text` is the document's.
void date_mentions(std::string_view text, std::string_view written, std::vector<Mention>& mentions);

}  // namespace relata::extract
