#include <algorithm>
#include <sstream>

#include "tools/train/data.hpp"

namespace relata::train {

using extract::ConlluSentence;
using extract::NamePart;
using extract::NameType;
using extract::TypedName;

namespace {

constexpr uint64_t bit(NameType type, NamePart part) { return uint64_t{1} << extract::name_tag(type, part); }

// All tags of one part, for the given types.
uint64_t bits(std::initializer_list<NameType> types, NamePart part) {
  uint64_t set = 0;
  for (const NameType t : types) set |= bit(t, part);
  return set;
}

constexpr std::initializer_list<NameType> kMiscellaneous = {NameType::product, NameType::event, NameType::work,
                                                            NameType::other};
constexpr std::initializer_list<NameType> kUnknownToThree = {NameType::product, NameType::event, NameType::work,
                                                             NameType::other, NameType::origin};
constexpr NamePart kParts[] = {NamePart::begin, NamePart::inside, NamePart::last, NamePart::unit};

uint64_t outside_set(NameScheme scheme) {
  uint64_t set = uint64_t{1} << extract::kOutside;
  for (const NamePart part : kParts) {
    if (scheme == NameScheme::three) set |= bits(kUnknownToThree, part);
    if (scheme == NameScheme::all) set |= bit(NameType::origin, part);
  }
  return set;
}

uint64_t inside_set(NameType type, NamePart part, NameScheme scheme) {
  if (type == NameType::other && scheme == NameScheme::wikipedia) return bits(kMiscellaneous, part);
  if (type == NameType::other) return bits({NameType::product, NameType::work, NameType::other}, part);
  return bit(type, part);
}

bool type_from(std::string_view tag, NameType& type) {
  if (tag == "PER")
    type = NameType::person;
  else if (tag == "ORG")
    type = NameType::organization;
  else if (tag == "LOC")
    type = NameType::place;
  else if (tag == "MISC")
    type = NameType::other;
  else
    return false;  // TIME and NUM are values, not names
  return true;
}

std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> columns;
  const bool tabs = line.find('\t') != std::string::npos;
  std::istringstream in(line);
  for (std::string c; std::getline(in, c, tabs ? '\t' : ' ');) columns.push_back(c);
  const bool numbered = columns.size() > 2 && tabs && !columns[0].empty() &&
                        std::all_of(columns[0].begin(), columns[0].end(), [](char c) { return c >= '0' && c <= '9'; });
  if (numbered) columns = {columns[1], columns[2]};
  return columns;
}

// Adds one token with its tag to a sentence under construction.
void add_token(const std::string& form, const std::string& tag, NamedSentence& s) {
  const auto at = static_cast<uint32_t>(s.forms.size());
  s.forms.push_back(form);
  NameType type = NameType::other;
  if (tag.size() < 3 || !type_from(std::string_view(tag).substr(2), type)) return;
  const bool goes_on =
      tag[0] == 'I' && !s.names.empty() && s.names.back().last_word == at && s.names.back().type == type;
  if (goes_on)
    ++s.names.back().last_word;
  else
    s.names.push_back({at, at + 1, type});
}

}  // namespace

std::vector<uint64_t> allowed_tags(size_t words, const std::vector<TypedName>& names, NameScheme scheme) {
  std::vector<uint64_t> allowed(words, outside_set(scheme));
  for (const TypedName& n : names) {
    for (uint32_t i = n.first_word; i < n.last_word; ++i) {
      const bool first = i == n.first_word;
      const bool last = i + 1 == n.last_word;
      const NamePart part = first && last ? NamePart::unit
                            : first       ? NamePart::begin
                            : last        ? NamePart::last
                                          : NamePart::inside;
      allowed[i] = inside_set(n.type, part, scheme);
    }
  }
  return allowed;
}

Result<std::vector<NamedSentence>> read_iob2(const std::string& path) {
  Result<std::string> content = read_file(path);
  if (!content) return content.error();
  std::vector<NamedSentence> sentences;
  NamedSentence current;
  uint32_t documents = 0;
  const auto finish = [&] {
    if (!current.forms.empty()) sentences.push_back(std::move(current));
    current = NamedSentence{};
    current.document = documents == 0 ? 0 : documents - 1;
  };
  std::istringstream in(*content);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# document")) {
      ++documents;
      finish();
    }
    if (line.starts_with("# ")) continue;
    const std::vector<std::string> columns = columns_of(line);
    if (columns.size() < 2)
      finish();
    else
      add_token(columns.front(), columns.back(), current);
  }
  finish();
  return sentences;
}

std::unordered_map<std::string, bool> adjective_forms(const std::vector<ConlluSentence>& treebank) {
  std::unordered_map<std::string, int> balance;
  for (const ConlluSentence& s : treebank) {
    for (const extract::Word& w : s.sentence.words) balance[w.form] += w.upos == extract::Upos::ADJ ? 1 : -1;
  }
  std::unordered_map<std::string, bool> result;
  for (const auto& [form, sum] : balance) result[form] = sum > 0;
  return result;
}

void mark_origins(std::vector<NamedSentence>& sentences, const std::unordered_map<std::string, bool>& adjectives) {
  static const std::string_view kEndings[] = {"ese",  "ish",  "ian", "ean", "can", "man", "ench",
                                              "utch", "reek", "eli", "aqi", "ani", "wiss"};
  for (NamedSentence& s : sentences) {
    for (TypedName& n : s.names) {
      if (n.last_word - n.first_word != 1 || (n.type != NameType::place && n.type != NameType::other)) continue;
      const std::string& form = s.forms[n.first_word];
      const auto known = adjectives.find(form);
      const bool ending = std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view e) {
        return form.size() > e.size() + 1 && form.ends_with(e);
      });
      if (known != adjectives.end() ? known->second : ending) n.type = NameType::origin;
    }
  }
}

}  // namespace relata::train
