#pragma once
// From bytes, files and folders to Documents. Time and memory are linear in the size of the input, whatever it holds.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "extract/document/document.hpp"

namespace relata::extract {

// Inline markup ("**", "[text](target)") is recognised in Markdown alone; headings with "#", bullets, barred tables and
// front matter in both, since plain text saved from the web has them too.
enum class TextFormat { plain, markdown };
TextFormat format_of(const std::filesystem::path& path);  // .md and .markdown: markdown; anything else: plain

// `bytes` as a document named `id`. Invalid UTF-8 is repaired and reported in the diagnostics; a line of more than 4 MiB is a
// block of code, gives no facts and is reported there, too. Errors (kind data, source `id`): there is nothing but white
// space, the bytes are a PDF or another binary format, or more than 1 GiB.
Result<Document> read_text(std::string bytes, std::string id, TextFormat format = TextFormat::plain);

// The file at `path` as a document named `id`. Errors: those of read_text, and kind file when it cannot be read.
Result<Document> read_document(const std::filesystem::path& path, std::string id);

// A document still to be read.
struct DocumentSource {
  std::filesystem::path path;
  std::string id;
};

// The documents that INPUTs stand for. A file is itself, whatever its extension, with its base name as identity; a folder
// gives its .txt, .md and .markdown files at any depth, hidden ones left out, sorted by identity; their identity is the path relative to
// the folder, with '/'. Errors: an INPUT that does not exist or a folder without documents (kind file), two equal
// identities (kind data).
Result<std::vector<DocumentSource>> find_documents(const std::vector<std::filesystem::path>& inputs);

}  // namespace relata::extract
