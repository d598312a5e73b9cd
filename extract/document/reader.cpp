#include "extract/document/reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "common/dates.hpp"
#include "common/utf8.hpp"
#include "extract/document/blocks.hpp"
#include "extract/document/boilerplate.hpp"
#include "extract/document/lines.hpp"
#include "extract/document/markers.hpp"
#include "extract/document/prose_signs.hpp"
#include "extract/document/refused.hpp"

namespace relata::extract {

namespace {

constexpr uint64_t kLargest = uint64_t{1} << 30;
constexpr size_t kMostDiagnostics = 20;

bool starts_as_archive_or_image(std::string_view bytes) {
  for (const std::string_view magic : {std::string_view("PK\x03\x04"), std::string_view("\x1F\x8B"), std::string_view("\x89PNG"),
                                       std::string_view("\xFF\xD8\xFF"), std::string_view("GIF8"), std::string_view("\x7F" "ELF"),
                                       std::string_view("SQLite format 3"), std::string_view("{\\rtf")}) {
    if (bytes.starts_with(magic)) return true;
  }
  return false;
}

// Control characters that no text has; a tenth of them in the first 64 KiB is enough.
bool full_of_controls(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 65536);
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != '\v' && byte != 0x1B;
  };
  const auto controls = static_cast<size_t>(std::count_if(head.begin(), head.end(), is_control));
  return controls * 10 > head.size();
}

Result<void> check_is_text(std::string_view bytes, const std::string& id) {
  if (bytes.size() > kLargest) return refused(id, "the document is larger than 1 GiB");
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) {
    return refused(id, "is a PDF, a text was expected");
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return refused(id, "is UTF-16, a text in UTF-8 was expected");
  }
  const size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos || starts_as_archive_or_image(bytes) || full_of_controls(bytes)) {
    return refused(id, "looks binary, a text was expected");
  }
  return {};
}

// Replaces what is not UTF-8 and notes the first places. Spans are of the repaired text.
void repair(Document& document) {
  if (utf8::find_invalid(document.text) == std::string_view::npos) return;
  document.text = utf8::repaired(document.text);
  size_t count = 0;
  std::string replacement;
  utf8::append(replacement, utf8::kReplacement);
  for (size_t at = document.text.find(replacement); at != std::string::npos; at = document.text.find(replacement, at + 3)) {
    if (++count > kMostDiagnostics) continue;
    document.diagnostics.push_back({"invalid UTF-8, replaced by U+FFFD", {static_cast<uint32_t>(at), static_cast<uint32_t>(at + 3)}});
  }
  if (count > kMostDiagnostics) {
    document.diagnostics.push_back({fmt::format("invalid UTF-8 at {} places in all", count), {0, 0}});
  }
}

std::string unquoted(std::string_view value) {
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) value = value.substr(1, value.size() - 2);
  return std::string(value);
}

// "title: ..." and "date: ..." of the front matter.
void read_front_matter(Document& document, const std::vector<Line>& lines, size_t count) {
  for (size_t i = 1; i + 1 < count; ++i) {
    const std::string_view line = lines[i].content.of(document.text);
    const size_t colon = line.find(':');
    if (lines[i].indent > 0 || colon == std::string_view::npos) continue;
    const std::string key = utf8::lowercase(line.substr(0, colon));
    const uint32_t begin = lines[i].content.begin + static_cast<uint32_t>(colon) + 1;
    const std::string value = unquoted(trimmed(document.text, {begin, lines[i].content.end}).of(document.text));
    if (key == "title" && document.title.empty()) document.title = value;
    const bool dated = key == "date" || key == "published" || key == "created";
    if (!dated || !document.date.empty()) continue;
    if (const auto date = parse_date(value)) document.date = date->iso();
  }
}

// A title is the first heading among the first blocks, before any paragraph, marked as one or of three words at least ("TLDR" and
// "Key Points" head lists); a date that of the first byline with one.
void read_title_and_date(Document& document) {
  constexpr size_t kTitleWithin = 6;
  for (size_t i = 0; i < std::min(kTitleWithin, document.blocks.size()) && document.title.empty(); ++i) {
    const Block& block = document.blocks[i];
    const std::string_view content = block.span.of(document.prose());
    if (block.kind == BlockKind::heading && (block.level > 0 || count_words(content, 3) == 3)) document.title = std::string(content);
    if (block.kind == BlockKind::paragraph || block.kind == BlockKind::bullet) break;
  }
  for (const Block& block : document.blocks) {
    if (!document.date.empty()) break;
    if (block.kind == BlockKind::byline) document.date = date_in_byline(block.span.of(document.text));
  }
}

}  // namespace

Result<Document> read_text(std::string bytes, std::string id, TextFormat format) {
  if (auto checked = check_is_text(bytes, id); !checked) return std::move(checked.error());
  Document document;
  document.id = std::move(id);
  document.text = std::move(bytes);
  repair(document);
  const std::vector<Line> lines = split_lines(document.text);
  const size_t front_matter = front_matter_lines(document.text, lines);
  read_front_matter(document, lines, front_matter);
  build_blocks(document, lines, front_matter, format);
  if (document.blocks.empty()) return refused(document.id, "the document is empty");
  finish_document(document);
  return document;
}

void finish_document(Document& document) {
  link_lists(document.prose(), document.blocks);
  mark_boilerplate(document.text, document.blocks);
  read_title_and_date(document);
  document.title = one_line(std::move(document.title));
}

}  // namespace relata::extract
