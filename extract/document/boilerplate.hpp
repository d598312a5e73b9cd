#pragma once
// Which blocks of a web page are not its article: navigation, advertising, disclaimers and what trails behind them.
//
// Judged by general signs of English web text and by the neighbourhood, never by the names of sites or firms. A paragraph
// speaks for itself (legal formulas; the reader addressed with imperatives and offers); a heading or bullet goes with the
// block it belongs to; once an article has ended, only a full paragraph without such signs begins it again.

#include <string_view>
#include <vector>

#include "extract/document/document.hpp"

namespace relata::extract {

// Points for the formulas of disclaimers, terms of use and copyright notices; from 2 on the paragraph is one.
int disclaimer_points(std::string_view paragraph);
// Points for second person, imperatives, offers, exclamation; from 3 on the paragraph is advertising. Quotations are left out.
int advertising_points(std::string_view paragraph);
// "Skip to main content", "Share this article", "Related stories", "Tags: ..."
bool looks_like_navigation(std::string_view line);

// Sets the kind of blocks that are boilerplate. `text` is the document's.
void mark_boilerplate(std::string_view text, std::vector<Block>& blocks);

}  // namespace relata::extract
