// JSON text: any bytes give a value or an error that points into the text, and a value that is printed again is read as
// the same.
#include "common/value.hpp"
#include "formats/json_reader.hpp"
#include "formats/json_text.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace relata;
using relata::fuzz::require;

namespace {

// The reader bounds the depth, so recursion is safe here.
void print(const Value& value, size_t depth, std::string& out);

void print_list(const List& list, size_t depth, std::string& out) {
  out += '[';
  for (const Value& item : list) {
    if (out.back() != '[') out += ',';
    print(item, depth + 1, out);
  }
  out += ']';
}

void print_map(const Map& map, size_t depth, std::string& out) {
  out += '{';
  bool first = true;
  for (const auto& [key, item] : map) {
    if (!first) out += ',';
    first = false;
    formats::append_json_string(out, key);
    out += ':';
    print(item, depth + 1, out);
  }
  out += '}';
}

void print(const Value& value, size_t depth, std::string& out) {
  require(depth <= formats::kMaxJsonDepth, "values are as deep as the header says");
  switch (value.type()) {
    case ValueType::null:
      out += "null";
      break;
    case ValueType::boolean:
      out += value.boolean() ? "true" : "false";
      break;
    case ValueType::integer:
      out += std::to_string(value.integer());
      break;
    case ValueType::floating:
      formats::append_json_number(out, value.floating());
      break;
    case ValueType::string:
      formats::append_json_string(out, value.string());
      break;
    case ValueType::list:
      print_list(value.list(), depth, out);
      break;
    case ValueType::map:
      print_map(value.map(), depth, out);
      break;
    default:
      require(false, "JSON has no values of other types");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto value = formats::parse_json(fuzz::text(data, size), "fuzz");
  if (!value) {
    const Error& error = value.error();
    require(!error.message.empty(), "an error says something");
    if (error.span)
      require(error.span->begin <= error.span->end && error.span->end <= size, "an error points into the text");
    return 0;
  }
  std::string text;
  print(*value, 0, text);
  const auto again = formats::parse_json(text, "again");
  require(again && identical(*value, *again), "a value comes back as it was printed");
  return 0;
}
