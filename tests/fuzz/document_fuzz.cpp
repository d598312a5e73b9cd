// Documents: any bytes give an error or a text of valid UTF-8 whose blocks are in order, disjoint, and lose nothing.
#include "extract/document/reader.hpp"
#include "tests/fuzz/blocks.hpp"

using relata::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(relata::fuzz::text(data, size));
  for (const auto format : {relata::extract::TextFormat::plain, relata::extract::TextFormat::markdown}) {
    const auto document = relata::extract::read_text(bytes, "input", format);
    if (document) relata::fuzz::check_document(*document);
    else require(document.error().kind == relata::ErrorKind::data, "text that cannot be read is an error of the data");
  }
  return 0;
}
