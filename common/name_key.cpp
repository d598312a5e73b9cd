#include "common/name_key.hpp"

#include <algorithm>
#include <array>

#include "common/utf8.hpp"

namespace relata {

namespace {

constexpr std::array<std::string_view, 33> kSuffixes = {"inc",  "incorporated", "ltd", "limited", "corp", "corporation", "co", "company", "plc", "llc", "llp",
                                                        "lp",   "ag",           "sa",  "se",      "nv",   "bv",          "gmbh", "kg",    "oy",  "ab",  "asa",
                                                        "spa",  "srl",          "pty", "pte",     "holding", "holdings", "group", "kk",   "bhd", "sarl", "aps"};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (size_t i = 0; i < words.size(); ++i) out += (i > 0 ? " " : "") + words[i];
  return out;
}

void drop_end(std::string& word, std::string_view end) {
  if (word.size() > end.size() && word.ends_with(end)) word.resize(word.size() - end.size());
}

}  // namespace

bool is_corporate_suffix(std::string_view word) {
  std::string key = utf8::lowercase(word);
  key.erase(std::remove_if(key.begin(), key.end(), [](char c) { return c == '.' || c == ','; }), key.end());
  return std::find(kSuffixes.begin(), kSuffixes.end(), key) != kSuffixes.end();
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string without_suffix(std::string_view name) {
  std::vector<std::string> words = words_of(name);
  while (words.size() > 1 && is_corporate_suffix(words.back())) words.pop_back();
  if (!words.empty()) drop_end(words.back(), ",");
  return joined(words);
}

std::string name_key(std::string_view name) {
  std::string folded = utf8::casefold(name);
  for (size_t at = folded.find("’"); at != std::string::npos; at = folded.find("’", at)) folded.replace(at, 3, "'");
  std::vector<std::string> words = words_of(without_suffix(folded));
  if (!words.empty()) drop_end(words.back(), "'s");
  return joined(words);
}

}  // namespace relata
