#pragma once
// The message for a text that the grammar does not allow. Internal to query/parser: shows ANTLR's types.

#include "query/parser/token_stream.hpp"

namespace relata::query {

// `offending` is the place in `tokens` where no way through the grammar goes on.
Error unexpected(const Tokens& tokens, size_t offending, const CodePoints& places);

}  // namespace relata::query
