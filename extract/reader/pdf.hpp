#pragma once
// PDF, through `pdftotext` (poppler-utils) as a child process: a damaged file can at worst end that.

#include <filesystem>
#include <string>
#include <string_view>

#include "common/error.hpp"
#include "extract/document/document.hpp"

namespace relata::extract {

// The text of the PDF in reading order as a document. Running heads, page numbers and page breaks are taken out, so that a sentence goes on
// over a page. Errors: kind file when pdftotext is not installed, kind data for a file that is encrypted, damaged or has no text.
Result<Document> read_pdf(const std::filesystem::path& path, const std::string& id);

// What pdftotext wrote (pages end with a form feed) as running text. A line counts as a running head or foot when it stands first or last on at least
// three pages and on a third of them, digits apart.
std::string join_pages(std::string_view pages);

}  // namespace relata::extract
