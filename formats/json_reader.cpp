#include "formats/json_reader.hpp"

#include <algorithm>
#include <vector>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "common/utf8.hpp"

namespace relata::formats {

namespace {

// RapidJSON's default parser recurses and can be made to overflow the stack by nesting; the iterative one cannot.
constexpr unsigned kParseFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;

// Receives the reader's events and builds values on an explicit stack. A handler returns false to stop the reader.
class ValueBuilder {
 public:
  bool Null() { return add(Value()); }
  bool Bool(bool v) { return add(Value(v)); }
  bool Int(int v) { return add(Value(static_cast<int64_t>(v))); }
  bool Uint(unsigned v) { return add(Value(static_cast<int64_t>(v))); }
  bool Int64(int64_t v) { return add(Value(v)); }
  bool Uint64(uint64_t v) {
    return add(v <= static_cast<uint64_t>(INT64_MAX) ? Value(static_cast<int64_t>(v)) : Value(static_cast<double>(v)));
  }
  bool Double(double v) { return add(Value(v)); }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return String(text, size, true); }
  bool String(const char* text, rapidjson::SizeType size, bool) { return add(Value(std::string(text, size))); }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    open_.back().key.assign(text, size);
    return true;
  }
  bool StartObject() { return open(true); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool StartArray() { return open(false); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  [[nodiscard]] bool too_deep() const { return too_deep_; }
  [[nodiscard]] Value take() { return std::move(result_); }

 private:
  struct Open {
    bool is_map = false;
    std::string key;  // of the member that is being read
    List list;
    Map map;
  };

  bool open(bool is_map) {
    too_deep_ = open_.size() >= kMaxJsonDepth;
    if (too_deep_) return false;
    open_.emplace_back().is_map = is_map;
    return true;
  }
  bool close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    return add(done.is_map ? Value(std::move(done.map)) : Value(std::move(done.list)));
  }
  bool add(Value value) {
    if (open_.empty()) result_ = std::move(value);
    else if (open_.back().is_map) open_.back().map.insert_or_assign(std::move(open_.back().key), std::move(value));
    else open_.back().list.push_back(std::move(value));
    return true;
  }

  std::vector<Open> open_;
  Value result_;
  bool too_deep_ = false;
};

// At a byte of the text; at its end the place is empty.
Error json_error(const std::string& source, std::string_view text, size_t offset, std::string message) {
  Error e;
  e.message = std::move(message);
  e.source = source;
  e.span = Span{static_cast<uint32_t>(std::min(offset, text.size())), static_cast<uint32_t>(std::min(offset + 1, text.size()))};
  return e;
}

}  // namespace

Result<Value> parse_json(std::string_view text, const std::string& source) {
  if (const size_t bad = utf8::find_invalid(text); bad != std::string_view::npos) {
    return json_error(source, text, bad, "not valid UTF-8");
  }
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  ValueBuilder builder;
  const auto parsed = reader.Parse<kParseFlags>(stream, builder);
  if (builder.too_deep()) return json_error(source, text, parsed.Offset(), "JSON nested more than 256 levels deep");
  if (parsed.IsError()) {
    std::string message = rapidjson::GetParseError_En(parsed.Code());
    while (!message.empty() && message.back() == '.') message.pop_back();
    return json_error(source, text, parsed.Offset(), "not valid JSON: " + message);
  }
  return builder.take();
}

}  // namespace relata::formats
