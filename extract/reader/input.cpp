#include "extract/reader/input.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

#include <fmt/format.h>

#include "common/utf8.hpp"
#include "extract/document/reader.hpp"
#include "extract/reader/charset.hpp"
#include "extract/reader/html.hpp"
#include "extract/reader/html_tree.hpp"
#include "extract/reader/json_lines.hpp"
#include "extract/reader/language.hpp"
#include "extract/reader/pdf.hpp"
#include "extract/document/refused.hpp"

namespace relata::extract {

namespace {

namespace fs = std::filesystem;

Error too_large(const std::string& id, std::string message) {
  Error error = refused(id, std::move(message), "split it, for instance into chapters");
  error.kind = ErrorKind::limit;
  return error;
}

// The bytes, or an error as soon as it is plain that they are too many or hold a line that is. Memory: kLargestDocument at most.
Result<std::string> read_bytes(const DocumentSource& source) {
  std::string bytes;
  bool large = false;
  auto read = for_each_piece(source, [&](std::string_view piece) {
    large = large || bytes.size() + piece.size() > kLargestDocument;
    if (!large) bytes.append(piece);
  });
  if (!read) return std::move(read.error());
  if (large) {
    const char* what = bytes.find('\n') == std::string::npos ? "a line" : "the document";
    return too_large(source.id, fmt::format("{} is larger than {} MiB", what, kLargestDocument >> 20));
  }
  return bytes;
}

Result<Document> read_plain(std::string bytes, const DocumentSource& source) {
  const bool binary_mark = bytes.find('\0') != std::string::npos;
  auto decoded = to_utf8(std::move(bytes));
  if (!decoded) return refused(source.id, decoded.error().message);
  if (binary_mark && decoded->charset.empty()) return refused(source.id, "looks binary, a text was expected");
  auto document = read_text(std::move(decoded->text), source.id, source.format == InputFormat::markdown ? TextFormat::markdown : TextFormat::plain);
  if (!document || decoded->charset.empty()) return document;
  document->origin = TextOrigin::converted;
  document->diagnostics.insert(document->diagnostics.begin(), Diagnostic{fmt::format("was read as {} and is kept as UTF-8, in which places count", decoded->charset), {0, 0}});
  return document;
}

Result<Document> read_page(std::string bytes, const DocumentSource& source) {
  const std::string declared = declared_charset(bytes);
  auto decoded = to_utf8(std::move(bytes), declared);
  if (!decoded) return refused(source.id, decoded.error().message);
  if (decoded->text.find('\0') != std::string::npos) return refused(source.id, "looks binary, a web page was expected");
  return read_html(decoded->text, source.id);
}

Result<Document> read_by_format(const DocumentSource& source) {
  std::error_code ignored;
  if (fs::is_directory(source.path, ignored)) return file_error(source.path.string(), "is a folder, a file was expected");
  if (source.format == InputFormat::pdf) {
    if (!std::ifstream(source.path)) return file_error(source.path.string(), "cannot be opened");
    return read_pdf(source.path, source.id);
  }
  auto bytes = read_bytes(source);
  if (!bytes) return std::move(bytes.error());
  switch (source.format) {
    case InputFormat::html: return read_page(std::move(*bytes), source);
    case InputFormat::json_lines: return read_json_line(*bytes, source);
    default: return read_plain(std::move(*bytes), source);
  }
}

bool starts_with_tag(std::string_view lower, std::string_view tag) {
  const size_t at = lower.find_first_not_of(" \t\r\n");
  return at != std::string_view::npos && lower.substr(at).starts_with(tag);
}

// By the first bytes, for names that say nothing.
InputFormat format_of_head(std::string_view head) {
  if (head.substr(0, 1024).find("%PDF-") != std::string_view::npos) return InputFormat::pdf;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::string lower = utf8::lowercase(utf8::repaired(head));
  for (const char* tag : {"<!doctype html", "<html", "<head", "<body"}) {
    if (starts_with_tag(lower, tag)) return InputFormat::html;
  }
  if (starts_with_tag(lower, "<?xml") && lower.find("<html") != std::string::npos) return InputFormat::html;
  return starts_with_tag(lower, "{\"") ? InputFormat::json_lines : InputFormat::plain;
}

}  // namespace

std::string_view name_of(InputFormat format) {
  static constexpr std::array<std::string_view, 5> kNames = {"plain text", "Markdown", "HTML", "PDF", "JSON Lines"};
  return kNames[static_cast<size_t>(format)];
}

std::optional<InputFormat> format_of_extension(const fs::path& path) {
  static constexpr std::array<std::pair<std::string_view, InputFormat>, 10> kExtensions = {{{".txt", InputFormat::plain},
                                                                                            {".text", InputFormat::plain},
                                                                                            {".md", InputFormat::markdown},
                                                                                            {".markdown", InputFormat::markdown},
                                                                                            {".html", InputFormat::html},
                                                                                            {".htm", InputFormat::html},
                                                                                            {".xhtml", InputFormat::html},
                                                                                            {".pdf", InputFormat::pdf},
                                                                                            {".jsonl", InputFormat::json_lines},
                                                                                            {".ndjson", InputFormat::json_lines}}};
  const std::string extension = utf8::lowercase(path.extension().string());
  for (const auto& [known, format] : kExtensions) {
    if (known == extension) return format;
  }
  return std::nullopt;
}

InputFormat format_of_file(const fs::path& path) {
  if (const auto format = format_of_extension(path)) return *format;
  std::error_code ignored;
  std::ifstream in;
  if (!fs::is_directory(path, ignored)) in.open(path, std::ios::binary);
  std::string head(4096, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  return format_of_head(head);
}

Result<void> for_each_piece(const DocumentSource& source, const std::function<void(std::string_view)>& take) {
  std::error_code ignored;
  std::ifstream in;
  if (!fs::is_directory(source.path, ignored)) in.open(source.path, std::ios::binary);
  if (!in.is_open()) return file_error(source.path.string(), "cannot be opened");
  in.seekg(static_cast<std::streamoff>(source.begin));
  uint64_t left = source.format == InputFormat::json_lines ? source.size : UINT64_MAX;
  std::array<char, 65536> buffer{};
  while (left > 0 && (in.read(buffer.data(), static_cast<std::streamsize>(std::min<uint64_t>(buffer.size(), left))) || in.gcount() > 0)) {
    take({buffer.data(), static_cast<size_t>(in.gcount())});
    left -= static_cast<uint64_t>(in.gcount());
  }
  if (in.bad()) return file_error(source.path.string(), "cannot be read");
  return {};
}

Result<Document> read_document(const DocumentSource& source) {
  auto document = read_by_format(source);
  if (!document) return document;
  if (auto note = language_note(*document)) document->diagnostics.push_back({std::move(*note), {0, 0}});
  return document;
}

}  // namespace relata::extract
