#pragma once
// From the bytes of a text to a Document; extract/reader reads files of all kinds. Time and memory are linear in the size of the input, whatever it holds.

#include <string>

#include "common/error.hpp"
#include "extract/document/document.hpp"

namespace relata::extract {

// Inline markup ("**", "[text](target)") is recognised in Markdown alone; headings with "#", bullets, barred tables and
// front matter in both, since plain text saved from the web has them too.
enum class TextFormat { plain, markdown };

// `bytes` as a document named `id`. Invalid UTF-8 is repaired and reported in the diagnostics; a line of more than 4 MiB is a
// block of code, gives no facts and is reported there, too. Errors (kind data, source `id`): there is nothing but white
// space, the bytes are a PDF or another binary format, or more than 1 GiB.
Result<Document> read_text(std::string bytes, std::string id, TextFormat format = TextFormat::plain);

// The last steps for a document whose text and blocks stand: lists are linked, boilerplate is marked, title and date are read where they are not known.
void finish_document(Document& document);

}  // namespace relata::extract
