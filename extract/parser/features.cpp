#include "extract/parser/features.hpp"

#include <algorithm>

#include "common/utf8.hpp"

namespace relata::extract {

namespace {

constexpr size_t kKeptBytes = 28;  // of each end of a form; longer words are URLs or noise
constexpr size_t kMaxShape = 8;

// FNV-1a with a seed that tells the kinds of pieces apart, and a final mix (the low bits of FNV alone are weak).
uint64_t hash_piece(uint64_t kind, std::string_view piece) {
  uint64_t h = 14695981039346656037ULL ^ (kind * 0x9E3779B97F4A7C15ULL);
  for (const char c : piece) {
    h ^= static_cast<unsigned char>(c);
    h *= 1099511628211ULL;
  }
  h ^= h >> 33;
  h *= 0xFF51AFD7ED558CCDULL;
  return h ^ (h >> 33);
}

// Both ends of a form that is too long to be a word, cut at whole code points.
std::string shortened(std::string_view form) {
  const auto continues = [&](size_t i) { return (static_cast<unsigned char>(form[i]) & 0xC0) == 0x80; };
  size_t head = kKeptBytes;
  size_t tail = form.size() - kKeptBytes;
  while (head > 0 && continues(head)) --head;
  while (tail < form.size() && continues(tail)) ++tail;
  return std::string(form.substr(0, head)) + std::string(form.substr(tail));
}

char32_t plain_character(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
      return '\'';
    case 0x201C:
    case 0x201D:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    default:
      return utf8::is_digit(c) ? U'0' : utf8::to_lower(c);
  }
}

char shape_class(char32_t c) {
  if (utf8::is_digit(c)) return 'd';
  if (utf8::is_upper(c)) return 'X';
  if (utf8::is_letter(c)) return 'x';
  return c < 128 ? static_cast<char>(c) : 'u';
}

}  // namespace

std::string lookup_key(std::string_view form) {
  std::string cut;
  if (form.size() > 2 * kKeptBytes) {
    cut = shortened(form);
    form = cut;
  }
  std::string key;
  for (size_t i = 0; i < form.size();) {
    const auto c = static_cast<unsigned char>(form[i]);
    if (c < 128) {
      key.push_back(c >= 'A' && c <= 'Z'   ? static_cast<char>(c + 32)
                    : c >= '0' && c <= '9' ? '0'
                                           : static_cast<char>(c));
      ++i;
      continue;
    }
    const utf8::Decoded d = utf8::decode(form, i);
    utf8::append(key, plain_character(d.code_point));
    i += d.size;
  }
  return key;
}

std::string shape_of(std::string_view form) {
  std::string shape;
  for (size_t i = 0; i < form.size() && shape.size() < kMaxShape;) {
    const utf8::Decoded d = utf8::decode(form, i);
    const char c = shape_class(d.code_point);
    if (shape.empty() || shape.back() != c) shape.push_back(c);
    i += d.size;
  }
  return shape;
}

void subword_buckets(std::string_view form, std::string_view key, uint32_t bucket_count, std::vector<uint32_t>& out) {
  enum Kind : uint64_t { kPrefix = 1, kSuffix, kTrigram, kShape, kForm, kKey };
  const auto add = [&](Kind kind, std::string_view piece) {
    out.push_back(static_cast<uint32_t>(hash_piece(kind, piece) % bucket_count));
  };
  for (size_t n = 1; n <= std::min<size_t>(4, key.size()); ++n) add(kPrefix, key.substr(0, n));
  for (size_t n = 1; n <= std::min<size_t>(5, key.size()); ++n) add(kSuffix, key.substr(key.size() - n));
  const std::string framed = "<" + std::string(key) + ">";
  for (size_t i = 0; i + 3 <= framed.size(); ++i) add(kTrigram, std::string_view(framed).substr(i, 3));
  add(kShape, shape_of(form));
  add(kForm, form.size() > 2 * kKeptBytes ? shortened(form) : form);
  add(kKey, key);
}

}  // namespace relata::extract
