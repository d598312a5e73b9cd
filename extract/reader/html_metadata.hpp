#pragma once
// What a web page says of itself: its title and date.

#include <string>

#include "extract/reader/html_tree.hpp"

namespace relata::extract {

struct HtmlMetadata {
  std::string title;  // og:title, else <title> without the name of the site behind a bar or dash; may be empty
  std::string date;   // ISO 8601, or empty: article:published_time, datePublished, date, dc.date, the first <time datetime>
};

HtmlMetadata read_metadata(const HtmlTree& tree);

}  // namespace relata::extract
