#pragma once
// Query text to AST. The only folder that knows the generated parser and its runtime.

#include <cstddef>
#include <string_view>

#include "common/error.hpp"
#include "query/ast/statement.hpp"

namespace relata::query {

// Limits that keep the parser's memory and stack bounded, whatever the text. Reaching one is an Error of kind limit.
inline constexpr size_t kMaximumQueryBytes = size_t{64} << 20;
inline constexpr size_t kMaximumTokens = 500'000;
inline constexpr size_t kMaximumNesting = 200;  // brackets, CASE ... END and signs inside one another

// The statements of `text`, which are separated by semicolons. Spans count bytes of `text`.
// Errors (kind query, compile time) carry openCypher's type and detail: SyntaxError with UnexpectedSyntax,
// InvalidNumberLiteral, IntegerOverflow, FloatingPointOverflow, InvalidUnicodeLiteral, InvalidUnicodeCharacter,
// InvalidRelationshipPattern.
Result<ast::Script> parse(std::string_view text);

}  // namespace relata::query
