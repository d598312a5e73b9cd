#pragma once
// What the text of a number, string or name token stands for.

#include <string>
#include <string_view>

#include "common/error.hpp"
#include "common/value.hpp"

namespace relata::query {

// `token` is a decimal, hexadecimal (0x) or octal (0o) integer without sign; `negative` tells whether a minus stands
// before it, which makes one more value representable. SyntaxError IntegerOverflow if it does not fit into 64 bits.
Result<int64_t> integer_of(std::string_view token, bool negative, Span span);

// SyntaxError FloatingPointOverflow if it is too large for a double.
Result<double> float_of(std::string_view token, Span span);

// `token` with its quotes. Escapes: \\ \' \" \` \b \f \n \r \t \uXXXX \UXXXXXXXX; a \u pair of surrogates is one
// character. SyntaxError InvalidUnicodeLiteral for a bad \u, UnexpectedSyntax for an unknown escape.
Result<std::string> string_of(std::string_view token, Span span);

// `token` with its backticks, if it has any.
std::string name_of(std::string_view token);

// A SyntaxError at compile time.
Error syntax_error(std::string detail, std::string message, Span span);

}  // namespace relata::query
