#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "formats/csv_text.hpp"
#include "formats/cypher_text.hpp"
#include "formats/dot_text.hpp"
#include "formats/json_reader.hpp"
#include "formats/json_text.hpp"
#include "formats/value_text.hpp"
#include "formats/xml_text.hpp"

using namespace relata;
using namespace relata::formats;

namespace {

std::string json(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}
std::string number(double v) {
  std::string out;
  append_json_number(out, v);
  return out;
}
std::string csv(std::string_view field, char delimiter = ',', bool quote_empty = false) {
  std::string out;
  append_csv_field(out, field, delimiter, quote_empty);
  return out;
}

}  // namespace

TEST_CASE("JSON strings escape what JSON and JSON Lines cannot hold, and nothing else") {
  CHECK(json("plain \xC3\xA9 \xF0\x9F\x98\x80 \xD7\xA9") == "\"plain \xC3\xA9 \xF0\x9F\x98\x80 \xD7\xA9\"");
  CHECK(json("a\"b\\c/\n\t\r\b\f") == R"("a\"b\\c/\n\t\r\b\f")");
  CHECK(json(std::string_view("\0\x1b\x7f", 3)) == R"("\u0000\u001b\u007f")");
  CHECK(json("a\xE2\x80\xA8z") == R"("a\u2028z")");
  CHECK(json("bad \xFF\xC3") == "\"bad \xEF\xBF\xBD\xEF\xBF\xBD\"");
}

TEST_CASE("what must be escaped is found at every place of a long text") {
  const std::string plain = "a text that is much longer than the eight bytes looked at together";
  CHECK(json(plain) == '"' + plain + '"');
  CHECK(csv(plain) == plain);
  for (size_t at = 0; at < plain.size(); ++at) {
    const auto put = [&](char c) {
      std::string text = plain;
      text[at] = c;
      return text;
    };
    CHECK(json(put('"')) == '"' + plain.substr(0, at) + "\\\"" + plain.substr(at + 1) + '"');
    CHECK(json(put('\x7f')) == '"' + plain.substr(0, at) + "\\u007f" + plain.substr(at + 1) + '"');
    CHECK(json(put('\x1f')) == '"' + plain.substr(0, at) + "\\u001f" + plain.substr(at + 1) + '"');
    CHECK(json(put('\xff')) == '"' + plain.substr(0, at) + "\xEF\xBF\xBD" + plain.substr(at + 1) + '"');
    CHECK(csv(put(',')) == '\"' + put(',') + '\"');
    CHECK(csv(put('\r')) == '\"' + put('\r') + '\"');
    CHECK(csv(put('\n')) == '\"' + put('\n') + '\"');
    CHECK(csv(put(';'), ';') == '"' + put(';') + '"');
    if (at > 0 && at + 1 < plain.size()) CHECK(csv(put(' ')) == put(' '));
  }
}

TEST_CASE("JSON numbers read back as the same float and stay floats") {
  CHECK(number(0.1) == "0.1");
  CHECK(number(3) == "3.0");
  CHECK(number(1e300) == "1e+300");
  CHECK(number(-0.0) == "-0.0");
  CHECK(number(std::numeric_limits<double>::quiet_NaN()) == "null");
  CHECK(number(-std::numeric_limits<double>::infinity()) == "null");
}

TEST_CASE("JSON is read into values") {
  const auto v = parse_json(R"( {"b":[1, 2.5, true, null], "a":"x\u00e9", "a":"y", "big":9223372036854775808} )", "t");
  REQUIRE(v.ok());
  CHECK(v->map().at("a").string() == "y");
  const List& list = v->map().at("b").list();
  REQUIRE(list.size() == 4);
  CHECK(list[0].integer() == 1);
  CHECK(list[1].floating() == 2.5);
  CHECK(list[3].is_null());
  CHECK(v->map().at("big").floating() == 9223372036854775808.0);
  CHECK(parse_json("-9223372036854775808", "t")->integer() == std::numeric_limits<int64_t>::min());
  for (const char* zero : {"0.0", "-0e5", "0.000e-300", "1e-400"}) CHECK(parse_json(zero, "t")->floating() == 0);
  for (const char* huge : {"1.9e308", "[-1.9e308]"}) {
    const auto refused = parse_json(huge, "t");
    REQUIRE(!refused.ok());
    CHECK(refused.error().message == "a number that no float of 64 bits holds");
  }
}

TEST_CASE("hostile JSON is refused with a place") {
  const auto nested = parse_json(std::string(5000000, '['), "deep");
  REQUIRE_FALSE(nested.ok());
  CHECK(nested.error().message.find("256") != std::string::npos);
  CHECK(parse_json(std::string(256, '[') + std::string(256, ']'), "t").ok());
  CHECK_FALSE(parse_json(std::string(257, '[') + std::string(257, ']'), "t").ok());
  for (const char* bad : {"", "{", "[1,]", "{\"a\":1,}", "1 2", "nul", "\"\x01\"", "\"\\ud800\"", "\"\xFF\"", "'x'"}) {
    const auto v = parse_json(bad, "bad");
    REQUIRE_FALSE(v.ok());
    CHECK(v.error().span.has_value());
  }
}

TEST_CASE("CSV fields are quoted only where they must be") {
  CHECK(csv("plain") == "plain");
  CHECK(csv("a,b") == "\"a,b\"");
  CHECK(csv("a,b", ';') == "a,b");
  CHECK(csv("say \"hi\"") == "\"say \"\"hi\"\"\"");
  CHECK(csv("two\nlines") == "\"two\nlines\"");
  CHECK(csv(" edge") == "\" edge\"");
  CHECK(csv("") == "");
  CHECK(csv("", ',', true) == "\"\"");
}

TEST_CASE("TSV fields stay on their line") {
  std::string out;
  append_tsv_field(out, "a\tb\nc\\d\re");
  CHECK(out == "a\\tb\\nc\\\\d\\re");
}

TEST_CASE("DOT labels cannot break out of their quotes or be expanded") {
  CHECK(dot_string("back\\") == "\"back\\\\\"");
  CHECK(dot_string("\\N \\G") == "\"\\\\N \\\\G\"");
  CHECK(dot_string("say \"hi\"") == "\"say \\\"hi\\\"\"");
  CHECK(dot_string("a\nb") == "\"a\\nb\"");
  CHECK(dot_string("a\x01\x1b\x7f\xC2\x9B" "b") == "\"ab\"");
  CHECK(dot_string("<b>a & c</b>") == "\"<b>a & c</b>\"");
  CHECK(dot_string("\xD7\xA9\xE2\x80\x8F\xF0\x9F\x98\x80") == "\"\xD7\xA9\xE2\x80\x8F\xF0\x9F\x98\x80\"");
}

TEST_CASE("labels are wrapped at spaces and never inside a word") {
  CHECK(wrapped("Alibaba Group Holding Limited of China", 24) == "Alibaba Group Holding\nLimited of China");
  CHECK(wrapped("short", 24) == "short");
  CHECK(wrapped("anextraordinarilylongcompoundword x", 10) == "anextraordinarilylongcompoundword\nx");
  CHECK(wrapped("\xE4\xB8\xAD\xE6\x96\x87 \xE4\xB8\xAD\xE6\x96\x87", 8) == "\xE4\xB8\xAD\xE6\x96\x87\n\xE4\xB8\xAD\xE6\x96\x87");
  CHECK(wrapped("", 24) == "");
}

TEST_CASE("XML holds no character it may not hold") {
  CHECK(xml_escaped("<a href=\"x\">&") == "&lt;a href=&quot;x&quot;&gt;&amp;");
  CHECK(xml_escaped("a\tb\nc\r") == "a&#9;b&#10;c&#13;");
  CHECK(xml_escaped(std::string_view("a\0b\x1b", 4)) == "a\xEF\xBF\xBD" "b\xEF\xBF\xBD");
  CHECK(xml_escaped("\xEF\xBF\xBE") == "\xEF\xBF\xBD");
}

TEST_CASE("Cypher names and literals") {
  CHECK(cypher_name("builds") == "builds");
  CHECK(cypher_name("is 'x'") == "`is 'x'`");
  CHECK(cypher_name("back`tick") == "`back``tick`");
  CHECK(cypher_name("1st") == "`1st`");
  CHECK(cypher_name("") == "``");
  std::string out;
  append_cypher_literal(out, Value(Map{{"a b", Value(List{1, 2.0, "it's\n\\", nullptr, true})}}));
  CHECK(out == "{`a b`: [1, 2.0, 'it\\'s\\n\\\\', null, true]}");
}

TEST_CASE("what is shown on a terminal has no power over it") {
  CHECK(one_line("a\nb\tc") == "a\\nb\\tc");
  CHECK(one_line("\x1b[31mred\xC2\x9B") == "\\u001b[31mred\\u009b");
  CHECK(one_line("abc\xE2\x80\xAE" "def") == "abc\\u202edef");
}
