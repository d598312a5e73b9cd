#pragma once
// Values as bytes and back: one tag byte, then the content; numbers little-endian, lengths as numbers of seven bits a
// byte. Equal values give equal bytes, whatever the processor. Nodes, relationships and paths have no such form.

#include <optional>
#include <string>
#include <string_view>

#include "common/value.hpp"

namespace relata {

// Requires a value without nodes, relationships and paths.
void encode_value(const Value& value, std::string& bytes);
std::string encode_value(const Value& value);

// The value `bytes` hold, all of them; nothing if they are not such bytes (any bytes may be given).
std::optional<Value> decode_value(std::string_view bytes);

}  // namespace relata
