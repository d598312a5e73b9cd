#include "extract/reader/charset.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "common/utf8.hpp"

namespace relata::extract {

namespace {

constexpr size_t kLookedAt = 256 << 10;  // bytes that a guess is made from

struct Mark {
  std::string_view bytes;
  const char* charset;
};

// The four-byte mark begins with the two-byte one.
std::optional<Mark> byte_order_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  static constexpr Mark kMarks[] = {{"\xFF\xFE\0\0"sv, "UTF-32LE"}, {"\0\0\xFE\xFF"sv, "UTF-32BE"}, {"\xFF\xFE"sv, "UTF-16LE"}, {"\xFE\xFF"sv, "UTF-16BE"}};
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) return mark;
  }
  return std::nullopt;
}

// English in UTF-16 has a zero in every other byte.
const char* utf16_by_zeros(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  size_t even = 0, odd = 0;
  for (size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  const size_t many = head.size() * 2 / 5;
  if (head.size() < 8) return nullptr;
  if (odd > many && even * 20 < odd) return "UTF-16LE";
  if (even > many && odd * 20 < even) return "UTF-16BE";
  return nullptr;
}

Result<Decoded> convert(std::string_view bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(charset, &status), ucnv_close);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status), ucnv_close);
  Error error;
  error.message = std::string("cannot be converted from ") + charset;
  if (U_FAILURE(status)) return error;
  Decoded decoded;
  decoded.charset = charset;
  decoded.text.resize(bytes.size() * 4 + 16);  // no byte of any character set becomes more than four
  char* target = decoded.text.data();
  const char* source = bytes.data();
  ucnv_convertEx(to.get(), from.get(), &target, target + decoded.text.size(), &source, source + bytes.size(), nullptr, nullptr, nullptr, nullptr,
                 1, 1, &status);
  if (U_FAILURE(status)) return error;
  decoded.text.resize(static_cast<size_t>(target - decoded.text.data()));
  decoded.text.shrink_to_fit();
  return decoded;
}

bool is_known(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset.c_str(), &status), ucnv_close);
  return U_SUCCESS(status) && ucnv_getType(converter.get()) != UCNV_UTF7;
}

// As the web does: who writes ISO-8859-1 means Windows's superset of it.
std::string usual(std::string charset) {
  const std::string lower = utf8::lowercase(charset);
  if (lower == "iso-8859-1" || lower == "latin1" || lower == "us-ascii" || lower == "ascii") return "windows-1252";
  if (lower == "iso-8859-9") return "windows-1254";
  return charset;
}

struct HighBytes {
  size_t sequences = 0;  // well-formed UTF-8 of two bytes and more
  size_t invalid = 0;
  size_t in_words = 0;   // invalid bytes next to an ASCII letter
};

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

HighBytes count_high_bytes(std::string_view head) {
  HighBytes count;
  for (size_t at = 0; at < head.size();) {
    const utf8::Decoded d = utf8::decode(head, at);
    if (!d.valid) {
      ++count.invalid;
      count.in_words += (at > 0 && is_ascii_letter(head[at - 1])) || (at + 1 < head.size() && is_ascii_letter(head[at + 1])) ? 1 : 0;
    } else if (d.size > 1) {
      ++count.sequences;
    }
    at += d.size;
  }
  return count;
}

bool is_latin(std::string_view charset) {
  static constexpr std::array<std::string_view, 6> kLatin = {"windows-1250", "windows-1252", "windows-1254", "windows-1257", "ISO-8859-1", "ISO-8859-2"};
  return std::find(kLatin.begin(), kLatin.end(), charset) != kLatin.end();
}

// The character set that the bytes look like. A text of Latin letters is judged by where they stand as well: in "José" one stands in a
// word; two bytes alone between blanks are damage and no letters.
std::optional<std::string> guessed(std::string_view head, const HighBytes& high) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), ucsdet_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucsdet_setText(detector.get(), head.data(), static_cast<int32_t>(head.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return std::nullopt;
  const int32_t confidence = ucsdet_getConfidence(match, &status);
  const std::string charset = usual(ucsdet_getName(match, &status));
  if (U_FAILURE(status) || charset.starts_with("UTF-")) return std::nullopt;
  const bool sure = is_latin(charset) ? high.in_words * 2 >= high.invalid : confidence >= 25;
  return sure ? std::optional(charset) : std::nullopt;
}

}  // namespace

Result<Decoded> to_utf8(std::string bytes, std::string_view declared) {
  if (const auto mark = byte_order_mark(bytes)) return convert(std::string_view(bytes).substr(mark->bytes.size()), mark->charset);
  if (const char* charset = utf16_by_zeros(bytes)) return convert(bytes, charset);
  if (utf8::find_invalid(bytes) == std::string_view::npos) return Decoded{std::move(bytes), {}};
  const std::string named = usual(std::string(declared));
  const std::string lower = utf8::lowercase(named);
  if (!named.empty() && lower != "utf-8" && lower != "utf8" && is_known(named)) return convert(bytes, named.c_str());
  const std::string_view head = std::string_view(bytes).substr(0, kLookedAt);
  const HighBytes high = count_high_bytes(head);
  if (high.sequences >= high.invalid) return Decoded{std::move(bytes), {}};
  if (const auto charset = guessed(head, high)) return convert(bytes, charset->c_str());
  return Decoded{std::move(bytes), {}};
}

}  // namespace relata::extract
