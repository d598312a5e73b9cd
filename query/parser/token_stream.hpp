#pragma once
// Query text to tokens, with all the checks that need no grammar. Internal to query/parser: shows ANTLR's types.

#include <memory>
#include <string_view>
#include <vector>

#include "CypherLexer.h"
#include "antlr4-runtime.h"
#include "common/error.hpp"
#include "common/span.hpp"

namespace relata::query {

// Where code points stand: ANTLR counts those, everything else in relata counts bytes.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  // From the first code point to the last one, inclusive, as ANTLR has it.
  [[nodiscard]] Span bytes(size_t first, size_t last) const;
  [[nodiscard]] Span bytes(const antlr4::Token& token) const;

 private:
  std::vector<uint32_t> begins_;  // of each code point, and the end of the text
};

using Tokens = std::vector<std::unique_ptr<antlr4::Token>>;

// All tokens and the end of input. Errors: a token that cannot be right (a malformed number, a string without end, a
// stray character), too many tokens, brackets nested too deeply.
Result<Tokens> tokenize(antlr4::Lexer& lexer, const CodePoints& places);

}  // namespace relata::query
