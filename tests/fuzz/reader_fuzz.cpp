// Readers of other formats: any bytes as a web page, as a line of JSON Lines, and in any character set, give an error or a sound document.
#include "extract/reader/charset.hpp"
#include "extract/reader/html.hpp"
#include "extract/reader/html_tree.hpp"
#include "extract/reader/json_lines.hpp"
#include "extract/reader/pdf.hpp"
#include "tests/fuzz/blocks.hpp"

using namespace relata::extract;
using relata::fuzz::require;

namespace {

void check(const relata::Result<Document>& document) {
  if (document) relata::fuzz::check_document(*document);
  else require(document.error().kind != relata::ErrorKind::file, "what cannot be read is an error of the data");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(relata::fuzz::text(data, size));
  check(read_html(bytes, "input"));
  check(read_json_line(bytes, {.path = {}, .id = "input", .format = InputFormat::json_lines}));
  const auto decoded = to_utf8(bytes, declared_charset(bytes));
  if (decoded && !decoded->charset.empty()) require(relata::utf8::find_invalid(decoded->text) == std::string::npos, "what was converted is UTF-8");
  (void)join_pages(bytes);
  return 0;
}
