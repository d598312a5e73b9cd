#pragma once
// Web pages -> Documents.

#include <string>
#include <string_view>

#include "common/error.hpp"
#include "extract/document/document.hpp"

namespace relata::extract {

// The article of a page given in UTF-8, as text with its blocks: headings, paragraphs, bullets, tables, captions, quotations, code. Menus, scripts,
// forms, comments and the like are left out of the text, so places count in what was kept. Title and date come from the article and from
// the page's metadata. Errors: kind data for a page without text and those of parse_html.
Result<Document> read_html(std::string_view html, std::string id);

}  // namespace relata::extract
