#include "query/executor/csv_reader.hpp"

#include <filesystem>

#include "common/utf8.hpp"

namespace relata::query {

namespace {

constexpr size_t kBufferBytes = size_t{1} << 16;
constexpr size_t kMaximumRecordBytes = size_t{1} << 26;
constexpr int kEnd = -1;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size();
    const int high = escape ? hex_digit(text[i + 1]) : -1;
    const int low = escape ? hex_digit(text[i + 2]) : -1;
    if (high < 0 || low < 0) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

}  // namespace

Result<std::string> csv_path(const std::string& url) {
  const size_t colon = url.find(':');
  const size_t slash = url.find('/');
  const bool has_scheme = colon != std::string::npos && colon > 1 && (slash == std::string::npos || colon < slash);
  if (!has_scheme) return url;
  if (url.compare(0, colon, "file") != 0) return file_error(url, "LOAD CSV reads files: a path or a file: URL");
  std::string_view rest = std::string_view(url).substr(colon + 1);
  if (rest.substr(0, 2) == "//") {
    rest.remove_prefix(2);
    const std::string_view host = rest.substr(0, rest.find('/'));
    if (!host.empty() && host != "localhost") return file_error(url, "the file is on another machine");
    rest.remove_prefix(host.size());
  }
  return percent_decoded(rest);
}

Result<CsvReader> CsvReader::open(const std::string& path, char separator) {
  CsvReader out(path, separator);
  if (std::error_code ignored; std::filesystem::is_directory(path, ignored))
    return file_error(path, "this is a folder, not a file");
  out.file_.open(path, std::ios::binary);
  if (!out.file_) return file_error(path, "the file cannot be read");
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (out.fill() && out.buffer_.compare(0, kMark.size(), kMark) == 0) out.at_ = kMark.size();
  return out;
}

bool CsvReader::fill() {
  buffer_.resize(kBufferBytes);
  file_.read(buffer_.data(), static_cast<std::streamsize>(kBufferBytes));
  buffer_.resize(static_cast<size_t>(file_.gcount()));
  at_ = 0;
  return !buffer_.empty();
}

int CsvReader::peek() {
  if (at_ == buffer_.size() && !fill()) return kEnd;
  return static_cast<unsigned char>(buffer_[at_]);
}

// The next character; a line break of two characters is one.
int CsvReader::take() {
  const int c = peek();
  if (c == kEnd) return c;
  ++at_;
  ++record_bytes_;
  if (c == '\r' && peek() == '\n') return take();
  if (c == '\n' || c == '\r') {
    ++line_;
    return '\n';
  }
  return c;
}

Error CsvReader::bad(uint64_t line, std::string message) const {
  Error e;
  e.kind = ErrorKind::data;
  e.message = path_ + ":" + std::to_string(line) + ": " + std::move(message);
  return e;
}

Result<std::string> CsvReader::quoted() {
  const uint64_t opened = line_;
  std::string out;
  take();
  while (true) {
    if (record_bytes_ > kMaximumRecordBytes) return bad(begin_line_, "the record is too long: is a quote missing?");
    const int c = take();
    if (c == kEnd) return bad(opened, "the quote that begins here is never closed");
    if (c != '"') {
      out += static_cast<char>(c);
      continue;
    }
    if (peek() != '"') break;
    out += static_cast<char>(take());
  }
  const int behind = peek();
  if (behind != kEnd && behind != '\n' && behind != '\r' && behind != static_cast<unsigned char>(separator_))
    return bad(line_, "there is text behind a closing quote; a quote inside quotes is written twice");
  return out;
}

Result<std::optional<std::string>> CsvReader::field() {
  std::string out;
  if (peek() == '"') {
    Result<std::string> text = quoted();
    if (!text) return std::move(text).error();
    out = std::move(*text);
    if (utf8::find_invalid(out) != std::string_view::npos) return bad(begin_line_, "the record is not valid UTF-8");
    return std::optional<std::string>(std::move(out));
  }
  for (int c = peek(); c != kEnd && c != '\n' && c != '\r' && c != static_cast<unsigned char>(separator_); c = peek()) {
    out += static_cast<char>(take());
    if (record_bytes_ > kMaximumRecordBytes) return bad(begin_line_, "the record is too long");
  }
  if (utf8::find_invalid(out) != std::string_view::npos) return bad(begin_line_, "the record is not valid UTF-8");
  if (out.empty()) return std::optional<std::string>();
  return std::optional<std::string>(std::move(out));
}

Result<std::optional<CsvReader::Record>> CsvReader::next() {
  while (peek() == '\n' || peek() == '\r') take();
  if (peek() == kEnd) return std::optional<Record>();
  begin_line_ = line_;
  record_bytes_ = 0;
  Record out;
  while (true) {
    Result<std::optional<std::string>> one = field();
    if (!one) return std::move(one).error();
    out.push_back(std::move(*one));
    if (take() != static_cast<unsigned char>(separator_)) return std::optional<Record>(std::move(out));
  }
}

}  // namespace relata::query
