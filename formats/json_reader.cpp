#include "formats/json_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <vector>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "common/utf8.hpp"

namespace relata::formats {

namespace {

// RapidJSON's default parser recurses and can be made to overflow the stack by nesting; the iterative one cannot. Numbers come as text:
// its own conversion at full precision shifts by an undefined count where all digits are zero.
constexpr unsigned kParseFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;

// The value of a JSON number: an integer where 64 bits hold it and it is written as one; nothing if it is too large.
std::optional<Value> number_of(std::string_view text) {
  const char* const end = text.data() + text.size();
  int64_t integer = 0;
  if (const auto [at, failure] = std::from_chars(text.data(), end, integer); failure == std::errc() && at == end) return Value(integer);
  double real = 0;
  if (const auto [at, failure] = std::from_chars(text.data(), end, real); failure == std::errc()) return Value(real);
  real = std::strtod(std::string(text).c_str(), nullptr);  // too large or too close to zero: only strtod tells which
  return std::isfinite(real) ? std::optional<Value>(Value(real)) : std::nullopt;
}

// Receives the reader's events and builds values on an explicit stack. A handler returns false to stop the reader.
class ValueBuilder {
 public:
  bool Null() { return add(Value()); }
  bool Bool(bool v) { return add(Value(v)); }
  // Numbers come through RawNumber; the reader's template asks for these, too.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(int64_t) { return false; }
  bool Uint64(uint64_t) { return false; }
  bool Double(double) { return false; }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) {
    std::optional<Value> value = number_of({text, size});
    too_large_ = !value;
    return value && add(std::move(*value));
  }
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
  [[nodiscard]] bool too_large() const { return too_large_; }
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
  bool too_large_ = false;  // the number that was read last
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
  if (builder.too_large()) return json_error(source, text, parsed.Offset(), "a number that no float of 64 bits holds");
  if (parsed.IsError()) {
    std::string message = rapidjson::GetParseError_En(parsed.Code());
    while (!message.empty() && message.back() == '.') message.pop_back();
    return json_error(source, text, parsed.Offset(), "not valid JSON: " + message);
  }
  return builder.take();
}

}  // namespace relata::formats
