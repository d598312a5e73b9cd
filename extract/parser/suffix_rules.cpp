#include "extract/parser/suffix_rules.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>

#include "common/utf8.hpp"

namespace relata::extract {

namespace {

// The keys of a word from its whole form down to the empty ending.
std::vector<std::string> keys_of(std::string_view tag, std::string_view word) {
  std::vector<std::string> keys;
  const std::string prefix(tag);
  keys.push_back(prefix + "^" + std::string(word));
  for (size_t n = std::min(word.size(), SuffixRules::kLongestSuffix) + 1; n-- > 0;)
    keys.push_back(prefix + std::string(word.substr(word.size() - n)));
  return keys;
}

using Counts = std::map<std::string, std::map<uint32_t, uint32_t>>;

struct Majority {
  uint32_t value = SuffixRules::kNone;
  uint32_t count = 0;
};

Majority majority(const std::map<uint32_t, uint32_t>& counts) {
  Majority best;
  for (const auto& [value, count] : counts) {
    if (count > best.count) best = {value, count};
  }
  return best;
}

}  // namespace

std::optional<SuffixRules> SuffixRules::view(std::span<const std::byte> keys, std::span<const std::byte> values,
                                             uint32_t value_count) {
  const std::optional<StringTable> table = StringTable::view(keys);
  if (!table || values.size() != table->size() * sizeof(uint16_t)) return std::nullopt;
  SuffixRules rules;
  rules.keys_ = *table;
  rules.values_ = reinterpret_cast<const uint16_t*>(values.data());
  for (uint32_t i = 0; i < table->size(); ++i) {
    if (rules.values_[i] >= value_count) return std::nullopt;
  }
  return rules;
}

uint32_t SuffixRules::find(std::string_view tag, std::string_view word) const {
  std::string key(tag);
  key += '^';
  key += word;
  uint32_t at = keys_.find(key);
  for (size_t n = std::min(word.size(), kLongestSuffix) + 1; at == kNone && n-- > 0;) {
    key.resize(tag.size());
    key += word.substr(word.size() - n);
    at = keys_.find(key);
  }
  return at == kNone ? kNone : values_[at];
}

SuffixTables SuffixRules::build(const std::vector<SuffixSample>& samples) {
  Counts counts;
  for (const SuffixSample& s : samples) {
    std::vector<std::string> keys = keys_of(s.tag, s.word);
    ++counts[keys.front()][s.whole.value_or(s.value)];
    for (size_t k = 1; k < keys.size(); ++k) ++counts[keys[k]][s.value];
  }
  // Walk each word from its shortest ending; what an ending decides is known when the next longer one is judged.
  std::map<std::string, uint32_t> kept;
  for (const SuffixSample& s : samples) {
    std::vector<std::string> keys = keys_of(s.tag, s.word);
    uint32_t decided = kNone;
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
      const Majority m = majority(counts[*key]);
      const bool whole = key + 1 == keys.rend();
      const bool trusted =
          decided == kNone || whole || m.count >= 2;  // an ending seen once is chance, a word seen once is not
      if (m.value == decided || !trusted) continue;
      kept[*key] = decided = m.value;
    }
  }
  std::vector<std::string> keys;
  SuffixTables tables;
  for (const auto& [key, value] : kept) {
    keys.push_back(key);
    const auto small = static_cast<uint16_t>(value);
    const auto* bytes = reinterpret_cast<const std::byte*>(&small);
    tables.values.insert(tables.values.end(), bytes, bytes + sizeof small);
  }
  tables.keys = StringTable::build(keys);
  return tables;
}

namespace {

bool has_upper(std::string_view s) {
  for (size_t i = 0; i < s.size();) {
    const utf8::Decoded d = utf8::decode(s, i);
    if (utf8::is_upper(d.code_point)) return true;
    i += d.size;
  }
  return false;
}

std::string capitalised(std::string_view s) {
  if (s.empty()) return {};
  const utf8::Decoded d = utf8::decode(s, 0);
  return utf8::uppercase(s.substr(0, d.size)) + std::string(s.substr(d.size));
}

std::string without_commas(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (c != ',') out += c;
  }
  return out;
}

// The form as an edit of this kind begins with it.
std::string base_of(char kind, std::string_view form) {
  switch (kind) {
    case 'L': return utf8::lowercase(form);
    case 'C': return has_upper(form) ? std::string(form) : capitalised(form);
    case 'T': return capitalised(utf8::lowercase(form));
    case 'N': return without_commas(form);
    default: return std::string(form);
  }
}

std::string edit_to(char kind, std::string_view form, std::string_view lemma) {
  const std::string base = base_of(kind, form);
  size_t common = 0;
  while (common < base.size() && common < lemma.size() && base[common] == lemma[common]) ++common;
  const auto continues = [](std::string_view s, size_t i) {
    return i < s.size() && (static_cast<unsigned char>(s[i]) & 0xC0) == 0x80;
  };
  while (common > 0 && (continues(base, common) || continues(lemma, common))) --common;
  return kind + std::to_string(base.size() - common) + ":" + std::string(lemma.substr(common));
}

}  // namespace

std::string lemma_edit(std::string_view form, std::string_view lemma, bool keep_case_first) {
  // Of edits of the same length the first is taken: those that hold for more forms of the same key come first.
  std::string_view kinds = keep_case_first ? "KLN" : "LKN";
  if (capitalised(lemma) == lemma && has_upper(lemma)) kinds = keep_case_first ? "CKTLN" : "CLKTN";
  std::string best;
  for (const char kind : kinds) {
    std::string edit = edit_to(kind, form, lemma);
    if (best.empty() || edit.size() < best.size()) best = std::move(edit);
  }
  return best;
}

std::string apply_edit(std::string_view edit, std::string_view form) {
  if (edit.size() < 3) return std::string(form);
  std::string lemma = base_of(edit[0], form);
  size_t cut = 0;
  const auto [at, error] = std::from_chars(edit.data() + 1, edit.data() + edit.size(), cut);
  const bool fits = error == std::errc() && cut <= lemma.size() && at != edit.data() + edit.size() && *at == ':';
  const bool whole_character =
      fits && (cut == 0 || (static_cast<unsigned char>(lemma[lemma.size() - cut]) & 0xC0) != 0x80);
  if (!whole_character) return std::string(form);
  lemma.resize(lemma.size() - cut);
  lemma.append(at + 1, edit.data() + edit.size());
  return lemma.empty() ? std::string(form) : lemma;
}

}  // namespace relata::extract
