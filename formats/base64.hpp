#pragma once
// Base64 (RFC 4648, with padding), for bytes inside of JSON.

#include <optional>
#include <string>
#include <string_view>

namespace relata::formats {

std::string base64(std::string_view bytes);
// Nothing if it is not base64.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace relata::formats
