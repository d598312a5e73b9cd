#include "extract/coreference/name_match.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "common/name_key.hpp"
#include "extract/coreference/lexicon.hpp"

namespace relata::extract {

namespace {

std::string joined(const std::vector<std::string>& words, size_t count) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += (i > 0 ? " " : "") + words[i];
  return out;
}

bool is_acronym(std::string_view name) {
  return name.size() >= 3 && name.size() <= 6 && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string initials(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (word.front() >= 'A' && word.front() <= 'Z') out += word.front();
  }
  return out;
}

// Words behind a firm's name that it is often cited without.
bool is_trade_word(const std::string& word) {
  static constexpr std::array<std::string_view, 12> kWords = {"technologies", "technology", "systems", "industries", "laboratories", "labs", "pharmaceuticals", "international",
                                                              "enterprises", "solutions", "brands", "stores"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// What a shorter form may stand for; ambiguous forms stand for nothing.
class ShortForms {
 public:
  void add(const std::string& form, uint32_t root) {
    const auto [it, fresh] = targets_.emplace(form, root);
    if (!fresh && it->second != root) it->second = kNoIndex;
  }
  [[nodiscard]] uint32_t find(const std::string& form) const {
    const auto it = targets_.find(form);
    return it == targets_.end() ? kNoIndex : it->second;
  }

 private:
  std::unordered_map<std::string, uint32_t> targets_;
};

bool may_be_person(const Candidate& c) { return c.type == EntityType::person || c.type == EntityType::concept_; }

class Matcher {
 public:
  Matcher(const Analysis& analysis, ChainSet& chains) : a_(analysis), chains_(chains) {}

  void run() {
    merge_equal();
    collect_short_forms();
    for (uint32_t i = 0; i < a_.candidates.size(); ++i) {
      if (a_.candidates[i].reference == Reference::name) merge_short(i);
    }
  }

 private:
  void merge_equal() {
    std::unordered_map<std::string, uint32_t> first;
    for (uint32_t i = 0; i < a_.candidates.size(); ++i) {
      const Candidate& c = a_.candidates[i];
      if (c.reference != Reference::name) continue;
      const auto [it, fresh] = first.emplace(name_key(c.text), i);
      if (!fresh) chains_.merge(it->second, i);
    }
    for (uint32_t i = 0; i < a_.candidates.size(); ++i) {
      for (const std::string& alias : a_.candidates[i].aliases) {
        if (a_.candidates[i].reference != Reference::name) continue;
        const auto [it, fresh] = first.emplace(name_key(alias), i);
        if (!fresh) chains_.merge(it->second, i);
      }
    }
    merge_with_kind(first);
  }

  // "Ab3 LLM" beside "Ab3": what kind of thing it is, said once more.
  void merge_with_kind(const std::unordered_map<std::string, uint32_t>& first) {
    for (uint32_t i = 0; i < a_.candidates.size(); ++i) {
      const Candidate& c = a_.candidates[i];
      const std::vector<std::string> words = words_of(c.text);
      if (c.reference != Reference::name || words.size() < 2 || !is_common_abbreviation(words.back())) continue;
      const auto it = first.find(name_key(joined(words, words.size() - 1)));
      if (it != first.end()) chains_.merge(it->second, i);
    }
  }

  void collect_short_forms() {
    for (uint32_t i = 0; i < a_.candidates.size(); ++i) {
      const Candidate& c = a_.candidates[i];
      if (c.reference != Reference::name) continue;
      const std::vector<std::string> words = words_of(c.text);
      if (words.size() < 2) continue;
      const uint32_t root = chains_.root(i);
      if (c.type == EntityType::person) surnames_.add(name_key(words.back()), root);
      const std::vector<std::string> key = words_of(name_key(c.text));
      if (c.type == EntityType::person) continue;
      acronyms_.add(initials(words), root);
      size_t kept = key.size();
      while (kept > 1 && is_trade_word(key[kept - 1])) --kept;
      if (kept < key.size()) trade_names_.add(joined(key, kept), root);
      // "Ab Cloud" beside "Ab Technologies": what begins with "Ab" is more than one thing.
      else if (key.size() > 1) trade_names_.add(joined(key, key.size() - 1), root);
    }
  }

  void merge_short(uint32_t i) {
    const Candidate& c = a_.candidates[i];
    const std::vector<std::string> words = words_of(c.text);
    uint32_t target = kNoIndex;
    if (words.size() == 1 && may_be_person(c)) target = surnames_.find(name_key(c.text));
    if (target == kNoIndex && words.size() == 1 && is_acronym(c.text)) target = acronyms_.find(c.text);
    if (target == kNoIndex) target = trade_target(c);
    if (target != kNoIndex) chains_.merge(target, i);
  }
  // Only the form without its trade word; "Ab" is not "Ab Cloud".
  [[nodiscard]] uint32_t trade_target(const Candidate& c) const {
    const uint32_t target = trade_names_.find(name_key(c.text));
    if (target == kNoIndex) return kNoIndex;
    const std::vector<std::string> key = words_of(name_key(a_.candidates[target].text));
    return is_trade_word(key.back()) ? target : kNoIndex;
  }

  const Analysis& a_;
  ChainSet& chains_;
  ShortForms surnames_;
  ShortForms acronyms_;
  ShortForms trade_names_;
};

}  // namespace

void merge_names(const Analysis& analysis, ChainSet& chains) { Matcher(analysis, chains).run(); }

}  // namespace relata::extract
