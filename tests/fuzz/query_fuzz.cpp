// Query text: any bytes give an AST or an error that points into the text and can be shown.
#include "common/source.hpp"
#include "query/parser/parser.hpp"
#include "tests/fuzz/fuzz.hpp"

using relata::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = relata::fuzz::text(data, size);
  const auto script = relata::query::parse(text);
  if (script) {
    uint32_t end = 0;
    for (const auto& statement : script->statements) {
      require(end <= statement.span.begin && statement.span.end <= size, "statements stand in order in the text");
      end = statement.span.end;
    }
    return 0;
  }
  const relata::Error& error = script.error();
  require(!error.message.empty(), "an error says something");
  if (error.span) require(error.span->begin <= error.span->end && error.span->end <= size, "an error points into the text");
  require(render(error, text).starts_with("error: "), "an error can be shown");
  return 0;
}
