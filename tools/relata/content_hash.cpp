#include "tools/relata/content_hash.hpp"

#include <array>
#include <fstream>
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

Result<std::string> content_hash(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::error_code ignored;
  if (!in || std::filesystem::is_directory(file, ignored)) return file_error(file.string(), "cannot be read");
  Wide state = mixed(kOffset, RELATA_VERSION "\n");
  std::array<char, 65536> buffer{};
  while (in.read(buffer.data(), buffer.size()) || in.gcount() > 0) state = mixed(state, {buffer.data(), static_cast<size_t>(in.gcount())});
  if (in.bad()) return file_error(file.string(), "cannot be read");
  return fmt::format("{:016x}{:016x}", static_cast<uint64_t>(state >> 64), static_cast<uint64_t>(state));
}

}  // namespace relata::tools
