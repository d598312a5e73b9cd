#include "extract/document/prose_signs.hpp"

#include <algorithm>
#include <array>

#include "common/dates.hpp"
#include "common/utf8.hpp"
#include "extract/document/lines.hpp"

namespace relata::extract {

namespace {

constexpr size_t kHeadingWords = 14;
constexpr size_t kLongLine = 400;  // bytes; no heading, caption or byline is longer

// The words of a line as they stand, cut at blanks.
std::vector<std::string_view> raw_words(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const size_t blank = std::min(line.find_first_of(" \t"), line.size());
    if (blank > 0) words.push_back(line.substr(0, blank));
    line.remove_prefix(std::min(blank + 1, line.size()));
  }
  return words;
}

bool begins_capital(std::string_view word) {
  for (size_t i = 0; i < word.size();) {
    const utf8::Decoded d = utf8::decode(word, i);
    if (utf8::is_letter(d.code_point)) return utf8::is_upper(d.code_point);
    if (utf8::is_digit(d.code_point)) return true;
    i += d.size;
  }
  return false;
}

bool starts_with_any(std::string_view phrase, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view s) { return phrase.starts_with(s); });
}

// Pieces between commas; keywords have three or more of at most four words each, and no "and" before the last.
bool is_keyword_list(std::string_view line) {
  size_t pieces = 0;
  std::string_view rest = line;
  while (!rest.empty()) {
    const size_t comma = std::min(rest.find(','), rest.size());
    const std::vector<std::string> words = plain_words(rest.substr(0, comma), 6);
    if (words.empty() || words.size() > 4 || words.front() == "and" || words.front() == "or") return false;
    ++pieces;
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return pieces >= 3;
}

bool is_url(std::string_view word) {
  return word.find("://") != std::string_view::npos || word.starts_with("www.") || word.find(".com/") != std::string_view::npos;
}

bool is_handle(std::string_view word) {
  while (!word.empty() && (word.front() == '(' || word.front() == '"')) word.remove_prefix(1);
  return word.size() > 2 && word.front() == '@' && isalnum(static_cast<unsigned char>(word[1])) != 0;
}

// "2025", "1999": four digits and no more.
bool begins_year(std::string_view s) {
  const auto digit = [&](size_t i) { return i < s.size() && s[i] >= '0' && s[i] <= '9'; };
  return s.size() >= 4 && (s.starts_with("19") || s.starts_with("20")) && digit(2) && digit(3) && !digit(4);
}

// The words before a colon near the beginning of the line, as plain_phrase gives them.
std::string first_label(std::string_view line) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon > 40) return {};
  return plain_phrase(line.substr(0, colon));
}

// "Oslo, 3 May 2025": the place and the full date over a report.
bool looks_like_dateline(std::string_view line) {
  const size_t comma = line.find(',');
  if (comma == std::string_view::npos) return false;
  const std::vector<std::string_view> place = raw_words(line.substr(0, comma));
  if (place.empty() || place.size() > 3 || !std::all_of(place.begin(), place.end(), begins_capital)) return false;
  const auto date = parse_date(line.substr(comma + 1));
  return date && date->day && date->year;
}

}  // namespace

bool looks_like_heading(std::string_view line) {
  if (line.empty() || line.size() > kLongLine) return false;
  const char32_t last = final_mark(line);
  if (last == U'.' || last == U',' || last == U';' || last == U':' || last == U'…') return false;
  const std::vector<std::string_view> words = raw_words(line);
  if (words.size() > kHeadingWords || !begins_capital(words.front())) return false;
  size_t longer = 0;
  size_t capitals = 0;
  for (const std::string_view word : words) {
    if (utf8::length(word) <= 3 && !begins_capital(word)) continue;  // "of", "and", "the"
    ++longer;
    if (begins_capital(word)) ++capitals;
  }
  return capitals * 10 >= longer * 6;
}

bool looks_like_caption(std::string_view line) {
  if (line.empty() || line.size() > kLongLine) return false;
  const std::string phrase = plain_phrase(line, 8);
  if (starts_with_any(phrase, {" photo by ", " photograph by ", " image by ", " image credit", " photo credit", " picture by ", " image source ",
                               " photo courtesy ", " image courtesy ", " illustration by ", " graphic by ", " credit "}) &&
      count_words(line, 20) <= 15) {
    return true;
  }
  const std::string label = first_label(line);
  if (label == " photo " || label == " image " || label == " source " || label == " sources " || label == " credit " || label == " caption ") return true;
  return !ends_sentence(line) && final_mark(line) != U':' && is_keyword_list(line);
}

bool looks_like_byline(std::string_view line) {
  if (line.empty() || line.size() > kLongLine || count_words(line, 20) > 15) return false;
  const std::string phrase = plain_phrase(line, 20);
  const std::string label = first_label(line);
  static constexpr std::array<std::string_view, 14> kLabels = {" author ", " authors ", " reference ", " references ", " published ", " updated ", " posted ",
                                                               " last updated ", " editor ", " written by ", " reporting by ", " editing by ", " date ", " by "};
  if (std::find(kLabels.begin(), kLabels.end(), label) != kLabels.end()) return true;
  if (starts_with_any(phrase, {" written by ", " posted by ", " reporting by ", " edited by ", " reviewed by ", " fact checked by ", " published on ", " last updated ",
                               " posted on ", " updated on "})) {
    return !ends_sentence(line) || phrase.starts_with(" reporting by ");
  }
  if (phrase.find(" min read ") != std::string::npos || phrase.find(" minute read ") != std::string::npos) return true;
  if (phrase.starts_with(" by ") && !ends_sentence(line)) {
    const std::vector<std::string_view> words = raw_words(line);
    return words.size() >= 2 && words.size() <= 12 && begins_capital(words[1]) && begins_capital(words.back());
  }
  return looks_like_dateline(line) || (parse_date(line).has_value() && !parse_date(line)->iso().empty());
}

std::string date_in_byline(std::string_view line) {
  const std::vector<std::string_view> words = raw_words(line.substr(0, kLongLine));
  std::string best;
  for (size_t i = 0; i < words.size(); ++i) {
    std::string piece;
    for (size_t n = i; n < std::min(words.size(), i + 4); ++n) {
      piece += (n > i ? " " : "") + std::string(words[n]);
      const auto date = parse_date(piece);
      if (date && date->iso().size() > best.size()) best = date->iso();
    }
  }
  return best;
}

bool looks_like_post(std::string_view paragraph) {
  return paragraph.find("pic.twitter.com/") != std::string_view::npos || paragraph.find("https://t.co/") != std::string_view::npos;
}

bool looks_like_post_signature(std::string_view line) {
  if (line.size() > kLongLine || !(line.starts_with("—") || line.starts_with("–") || line.starts_with("-"))) return false;
  return line.find("(@") != std::string_view::npos;
}

bool looks_like_links(std::string_view line) {
  size_t links = 0;
  size_t others = 0;
  for (const std::string_view word : raw_words(line.substr(0, 4 * kLongLine))) {
    if (is_url(word) || is_handle(word)) ++links;
    else ++others;
  }
  return links > 0 && others <= 2 * links;
}

bool looks_glued(std::string_view line) {
  if (line.size() > 4 * kLongLine || ends_sentence(line)) return false;
  size_t joints = 0;
  size_t sure = 0;
  char32_t before = 0;
  size_t letters = 0;  // of the run before
  for (size_t i = 0; i < line.size();) {
    const utf8::Decoded d = utf8::decode(line, i);
    const bool lower_before = utf8::is_lower(before) && letters >= 3;
    const bool value_before = before == U'+' || before == U')' || before == U'%';
    const bool capital = utf8::is_upper(d.code_point);
    const bool amount = d.code_point == U'$' || d.code_point == U'€' || d.code_point == U'£' || begins_year(line.substr(i));
    // "OpenBank" is a name as well as two cells; a capital right behind a bracket or an amount behind a letter is no name.
    if (!value_before && !lower_before) {
      // no end of a cell before this place
    } else if (amount || (capital && value_before)) {
      ++sure;
      ++joints;
    } else if (capital) {
      ++joints;
    }
    letters = utf8::is_letter(d.code_point) ? letters + 1 : 0;
    before = d.code_point;
    i += d.size;
  }
  return sure >= 1 && joints >= 2;
}

}  // namespace relata::extract
