#pragma once
// What a command line names -> the documents still to be read -> Documents.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "extract/document/document.hpp"

namespace relata::extract {

enum class InputFormat : uint8_t { plain, markdown, html, pdf, json_lines };
std::string_view name_of(InputFormat format);

// A document still to be read: a file, or a line of a JSON Lines file.
struct DocumentSource {
  std::filesystem::path path;
  std::string id;
  InputFormat format = InputFormat::plain;
  uint64_t begin = 0;  // JSON Lines: where the line begins in the file, in bytes
  uint64_t size = 0;   // and how long it is, without its line break
  uint64_t line_1based = 0;
};

// A document of more bytes is refused, and so is a line of JSON Lines or of text (nobody wrote it by hand): what the stages
// behind make of a text is some thirty times as large.
inline constexpr uint64_t kLargestDocument = uint64_t{64} << 20;

// .txt, .text, .md, .markdown, .html, .htm, .xhtml, .pdf, .jsonl, .ndjson, whatever their case; nothing for other extensions.
std::optional<InputFormat> format_of_extension(const std::filesystem::path& path);

// The format of a file: by its extension, and by its first bytes where that says nothing. A file that cannot be read is plain.
InputFormat format_of_file(const std::filesystem::path& path);

// The documents that INPUTs stand for. A file is itself, whatever its extension, with its base name as identity; a folder
// gives its files with one of the extensions above at any depth, hidden ones left out, sorted by identity; their identity is the path relative
// to the folder, with '/'. A JSON Lines file gives a document for each line that is not blank: its identity is the line's `id`, else that of
// the file with "#" and the number of the line. A line that is wrong gets a source, too: reading it says what is wrong.
// Errors: an INPUT that does not exist or a folder without documents (kind file), two equal identities (kind data).
Result<std::vector<DocumentSource>> find_documents(const std::vector<std::filesystem::path>& inputs);

// Calls `take` with the bytes that the document is read from, piece by piece. Errors: kind file.
Result<void> for_each_piece(const DocumentSource& source, const std::function<void(std::string_view)>& take);

// Reads the document. The kept text is UTF-8: the file itself if that is text in UTF-8, else what Document::origin says. Errors: kind
// file when it cannot be read or a program that is needed (pdftotext) is not installed, kind data for all that is wrong with it, kind limit
// for more than kLargestDocument; source is the identity.
Result<Document> read_document(const DocumentSource& source);

}  // namespace relata::extract
