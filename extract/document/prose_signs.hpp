#pragma once
// What the wording of one line or paragraph says it is, where no marker says it. General signs of English web text; no names.

#include <string>
#include <string_view>

#include "extract/document/document.hpp"

namespace relata::extract {

// A line of at most fourteen words without a final full stop of which most longer words are capitalised ("Why the Plant Moved South"),
// or one word or two that are ("Outlook", "Key Points").
bool looks_like_heading(std::string_view line);

// "Photo by Kim Doe", "Image: ...", "Source: company reports", or key words between commas without a sentence.
bool looks_like_caption(std::string_view line);

// "By Kim Doe", "Published September 24, 2025", "Reference: Kim Doe", a line that is a date, "4 min read".
bool looks_like_byline(std::string_view line);

// The date that a byline states (ISO 8601), or empty.
std::string date_in_byline(std::string_view line);

// A social-media post: it carries a shortened link to a post or a picture of it. Its signature: "— Name (@handle) date".
bool looks_like_post(std::string_view paragraph);
bool looks_like_post_signature(std::string_view line);

// A line that is links, addresses or handles and little else.
bool looks_like_links(std::string_view line);

// A row of a table whose cells ran together when it was copied: at least two places where a new cell begins in the middle
// of a "word" ("SpendFocus", "infraAsia", "100B+Cloud"), and no end of a sentence.
bool looks_glued(std::string_view line);

}  // namespace relata::extract
