#include "common/source.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "common/utf8.hpp"

namespace relata {

LineTable::LineTable(std::string_view text) : text_(text), begins_{0} {
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') begins_.push_back(static_cast<uint32_t>(i + 1));
  }
}

uint32_t LineTable::line_begin(uint32_t line_1based) const { return begins_[line_1based - 1]; }

Position LineTable::position(uint32_t byte_offset) const {
  const auto offset = std::min<uint32_t>(byte_offset, static_cast<uint32_t>(text_.size()));
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), offset);
  const auto line = static_cast<uint32_t>(after - begins_.begin());
  const std::string_view before = Span{begins_[line - 1], offset}.of(text_);
  return {line, static_cast<uint32_t>(utf8::length(before)) + 1};
}

std::string_view LineTable::line(uint32_t line_1based) const {
  const uint32_t begin = begins_[line_1based - 1];
  size_t end = line_1based < begins_.size() ? begins_[line_1based] - 1 : text_.size();
  if (end > begin && text_[end - 1] == '\r') --end;
  return text_.substr(begin, end - begin);
}

namespace {

constexpr uint32_t kWindow = 96;  // bytes of a source line shown at most

// The part of `line` around `at` that is shown: begins and ends at character borders.
Span window(std::string_view line, uint32_t at) {
  if (line.size() <= kWindow) return {0, static_cast<uint32_t>(line.size())};
  uint32_t begin = at > kWindow / 2 ? at - kWindow / 2 : 0;
  uint32_t end = std::min<uint32_t>(begin + kWindow, static_cast<uint32_t>(line.size()));
  const auto inside_character = [&](uint32_t i) { return i < line.size() && (line[i] & 0xC0) == 0x80; };
  while (begin > 0 && inside_character(begin)) --begin;
  while (end < line.size() && inside_character(end)) ++end;
  return {begin, end};
}

std::string without_tabs(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '\t', ' ');
  return out;
}

std::string excerpt(const Error& error, std::string_view text) {
  const LineTable table(text);
  const Position at = table.position(error.span->begin);
  const std::string_view line = table.line(at.line_1based);
  const uint32_t in_line = std::min<uint32_t>(error.span->begin - table.line_begin(at.line_1based), static_cast<uint32_t>(line.size()));
  const Span shown = window(line, in_line);
  const uint32_t span_end = std::min(in_line + std::max<uint32_t>(error.span->size(), 1), shown.end);
  const size_t indent = utf8::width(Span{shown.begin, in_line}.of(line));
  const size_t carets = std::max<size_t>(1, utf8::width(Span{in_line, span_end}.of(line)));
  const std::string number = std::to_string(at.line_1based);
  return fmt::format("  --> {}:{}:{}\n {} | {}{}{}\n {} | {}{}\n", error.source.empty() ? "<text>" : error.source, at.line_1based,
                     at.column_1based, number, shown.begin > 0 ? "..." : "", without_tabs(shown.of(line)),
                     shown.end < line.size() ? "..." : "", std::string(number.size(), ' '),
                     std::string(indent + (shown.begin > 0 ? 3 : 0), ' '), std::string(carets, '^'));
}

}  // namespace

std::string render(const Error& error, std::string_view text) {
  std::string out = "error: ";
  if (!error.source.empty() && (!error.span || text.empty())) out += error.source + ": ";
  out += error.message;
  if (!error.type.empty()) out += fmt::format(" [{}: {}]", error.type, error.detail);
  out += '\n';
  if (error.span && !text.empty()) out += excerpt(error, text);
  if (!error.hint.empty()) out += fmt::format("  hint: {}\n", error.hint);
  for (const Note& note : error.notes) {
    const bool placed = note.span && !text.empty();
    const Position at = placed ? LineTable(text).position(note.span->begin) : Position{};
    out += placed ? fmt::format("  note: {} (line {}, column {})\n", note.message, at.line_1based, at.column_1based)
                  : fmt::format("  note: {}\n", note.message);
  }
  return out;
}

}  // namespace relata
