#include "tools/relata/content_hash.hpp"

#include <string_view>

#include <fmt/format.h>

#include "version.hpp"

namespace relata::tools {

namespace {

__extension__ using Wide = unsigned __int128;

constexpr Wide wide(uint64_t high, uint64_t low) { return (static_cast<Wide>(high) << 64) | low; }
constexpr Wide kOffset = wide(0x6C62272E07BB0142, 0x62B821756295C58D);
constexpr Wide kPrime = wide(0x0000000001000000, 0x000000000000013B);

Wide mixed(Wide state, std::string_view bytes) {
  for (const char c : bytes) state = (state ^ static_cast<unsigned char>(c)) * kPrime;
  return state;
}

}  // namespace

Result<std::string> content_hash(const extract::DocumentSource& source) {
  Wide state = mixed(kOffset, RELATA_VERSION "\n");
  if (auto read = extract::for_each_piece(source, [&](std::string_view piece) { state = mixed(state, piece); }); !read) return read.error();
  return fmt::format("{:016x}{:016x}", static_cast<uint64_t>(state >> 64), static_cast<uint64_t>(state));
}

}  // namespace relata::tools
