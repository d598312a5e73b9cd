#pragma once
// Documents in JSON Lines: an object a line with `text` and, if they are known, `id`, `title` and `date`; other members are left alone.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "common/error.hpp"
#include "extract/document/document.hpp"
#include "extract/reader/input.hpp"

namespace relata::extract {

// The documents of the file, in order of its lines, with the identities that find_documents speaks of; `file_id` is that of the file. Reads it
// once, holding one line at most (kLargestDocument bytes). Errors: kind file.
Result<std::vector<DocumentSource>> list_json_lines(const std::filesystem::path& path, const std::string& file_id);

// A line as a document. `text` is read as plain text, and all places count in it. Errors: kind data.
Result<Document> read_json_line(std::string_view line, const DocumentSource& source);

}  // namespace relata::extract
