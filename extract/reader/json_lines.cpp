#include "extract/reader/json_lines.hpp"

#include <fstream>

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "common/dates.hpp"
#include "common/utf8.hpp"
#include "extract/document/lines.hpp"
#include "extract/document/reader.hpp"
#include "extract/document/refused.hpp"

namespace relata::extract {

namespace {

// The iterative parser, since nesting overflows the stack of the other.
constexpr unsigned kParseFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;

struct Record {
  std::optional<std::string> id, title, date, text;
};

// Keeps the strings and numbers of the outermost object that a document has; everything else passes by.
class RecordHandler {
 public:
  bool Null() { return scalar(); }
  bool Bool(bool) { return scalar(); }
  bool Int(int) { return scalar(); }
  bool Uint(unsigned) { return scalar(); }
  bool Int64(int64_t) { return scalar(); }
  bool Uint64(uint64_t) { return scalar(); }
  bool Double(double) { return scalar(); }
  bool RawNumber(const char* digits, rapidjson::SizeType size, bool) {
    if (depth_ == 1 && wanted_ == &record.id) record.id = std::string(digits, size);
    return scalar();
  }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    if (depth_ == 1 && wanted_ != nullptr) *wanted_ = std::string(text, size);
    return scalar();
  }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    const std::string_view key(text, size);
    if (depth_ != 1) return true;
    wanted_ = key == "id" ? &record.id : key == "title" ? &record.title : key == "date" ? &record.date : key == "text" ? &record.text : nullptr;
    return true;
  }
  bool StartObject() { return open(); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool StartArray() { return is_object_ && open(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  Record record;

 private:
  bool scalar() { return is_object_; }
  bool open() {
    is_object_ = true;
    ++depth_;
    return true;
  }
  bool close() {
    --depth_;
    return true;
  }
  bool is_object_ = false;  // the outermost value is an object: nothing else comes first
  size_t depth_ = 0;
  std::optional<std::string>* wanted_ = nullptr;
};

Result<Record> parse(std::string_view line, const std::string& id) {
  if (utf8::find_invalid(line) != std::string_view::npos) return refused(id, "the line is not valid UTF-8");
  rapidjson::MemoryStream stream(line.data(), line.size());
  rapidjson::Reader reader;
  RecordHandler handler;
  const auto parsed = reader.Parse<kParseFlags>(stream, handler);
  if (parsed.Code() == rapidjson::kParseErrorTermination) return refused(id, "the line is no JSON object");
  if (parsed.IsError()) {
    std::string reason = rapidjson::GetParseError_En(parsed.Code());
    while (!reason.empty() && reason.back() == '.') reason.pop_back();
    return refused(id, fmt::format("the line is not valid JSON at its byte {}: {}", parsed.Offset() + 1, reason));
  }
  return std::move(handler.record);
}

class Lister {
 public:
  Lister(const std::filesystem::path& path, const std::string& file_id) : path_(path), file_id_(file_id) {}

  void take(std::string_view piece) {
    while (!piece.empty()) {
      const size_t end = piece.find('\n');
      const std::string_view part = piece.substr(0, end);
      size_ += part.size();
      if (size_ <= kLargestDocument) line_.append(part);
      if (end == std::string_view::npos) return;
      finish_line();
      begin_ += size_ + 1;
      start_line();
      piece.remove_prefix(end + 1);
    }
  }

  std::vector<DocumentSource> end() {
    finish_line();
    return std::move(sources_);
  }

 private:
  void start_line() {
    line_.clear();
    size_ = 0;
    ++number_;
  }

  void finish_line() {
    if (line_.find_first_not_of(" \t\r") == std::string::npos) return;
    DocumentSource source{path_, fmt::format("{}#{}", file_id_, number_), InputFormat::json_lines, begin_, size_, number_};
    // What is wrong with a line is said when it is read.
    if (size_ <= kLargestDocument) {
      if (const auto record = parse(line_, source.id); record && record->id && !record->id->empty()) source.id = *record->id;
    }
    sources_.push_back(std::move(source));
  }

  const std::filesystem::path& path_;
  const std::string& file_id_;
  std::string line_;
  uint64_t begin_ = 0;
  uint64_t size_ = 0;
  uint64_t number_ = 1;
  std::vector<DocumentSource> sources_;
};

}  // namespace

Result<std::vector<DocumentSource>> list_json_lines(const std::filesystem::path& path, const std::string& file_id) {
  Lister lister(path, file_id);
  std::error_code ignored;
  const DocumentSource whole{path, file_id, InputFormat::plain, 0, 0, 0};
  if (auto read = for_each_piece(whole, [&](std::string_view piece) { lister.take(piece); }); !read) return read.error();
  return lister.end();
}

Result<Document> read_json_line(std::string_view line, const DocumentSource& source) {
  auto record = parse(line, source.id);
  if (!record) return std::move(record.error());
  if (!record->text) return refused(source.id, "the line has no \"text\"", R"(a document is {"id": "...", "title": "...", "date": "2025-09-24", "text": "..."})");
  auto document = read_text(std::move(*record->text), source.id, TextFormat::plain);
  if (!document) return document;
  document->origin = TextOrigin::json_line;
  if (record->title && !record->title->empty()) document->title = one_line(*record->title);
  if (!record->date || record->date->empty()) return document;
  if (const auto date = parse_date(*record->date)) document->date = date->iso();
  else document->diagnostics.push_back({"its date is no date: " + one_line(record->date->substr(0, 40)), {0, 0}});
  return document;
}

}  // namespace relata::extract
