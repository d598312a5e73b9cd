// The final wording of mentions, and which of them can name no node.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "common/utf8.hpp"
#include "extract/coreference/candidate.hpp"
#include "extract/coreference/lexicon.hpp"
#include "extract/coreference/name_match.hpp"

namespace relata::extract {

namespace {

constexpr size_t kMostWords = 14;

// Straight apostrophes, no quotation marks, no punctuation at the ends; one name has one spelling then.
std::string plain_text(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const utf8::Decoded d = utf8::decode(text, i);
    const bool quotation = d.code_point == U'“' || d.code_point == U'”' || d.code_point == U'"' || d.code_point == U'‘' || d.code_point == U'*';
    if (d.code_point == U'’') out += '\'';
    else if (!quotation) out.append(text, i, d.size);
    i += d.size;
  }
  const auto edge = [](char c) { return c == ' ' || c == ',' || c == ';' || c == ':' || c == '-'; };
  while (!out.empty() && edge(out.back())) out.pop_back();
  size_t first = 0;
  while (first < out.size() && edge(out[first])) ++first;
  return out.substr(first);
}

size_t word_count(const std::string& text) { return text.empty() ? 0 : static_cast<size_t>(std::count(text.begin(), text.end(), ' ')) + 1; }

// Addresses, handles, and what has no letter or digit.
bool is_no_name(const std::string& text) {
  if (text.find("://") != std::string::npos || text.starts_with("www.") || text.starts_with("@") || text.find(".com/") != std::string::npos) return true;
  for (size_t i = 0; i < text.size();) {
    const utf8::Decoded d = utf8::decode(text, i);
    if (utf8::is_letter(d.code_point) || utf8::is_digit(d.code_point)) return false;
    i += d.size;
  }
  return true;
}

// Nouns that say nothing without what they count or point to.
bool is_vacuous(const std::string& lemma) {
  static constexpr std::array<std::string_view, 31> kNouns = {"thing", "way", "matter", "fact", "case", "lot", "bit", "kind", "sort", "type", "number", "amount", "part", "one", "other",
                                                              "another", "latter", "former", "same", "example", "rest", "all", "some", "many", "most", "none", "each", "both", "time",
                                                              "hundred", "more"};
  return std::find(kNouns.begin(), kNouns.end(), lemma) != kNouns.end();
}

class Worder {
 public:
  explicit Worder(Analysis& analysis) : a_(analysis) {}

  void run() {
    for (Candidate& c : a_.candidates) c.text = plain_text(c.text);
    name_chains();
    // The possessors' own texts are final when they are read: those of names do not change.
    for (Candidate& c : a_.candidates) {
      if (c.reference == Reference::possessed) add_possessor(c);
    }
    for (const Candidate& c : a_.candidates) {
      if (c.chain != kNoIndex && c.reference != Reference::pronoun && !says_too_little(c)) telling_chains_.insert(c.chain);
    }
    for (Candidate& c : a_.candidates) c.generic = is_generic(c);
  }

 private:
  // The commonest name of each chain, the shorter and then the earlier of equally common ones.
  void name_chains() {
    std::map<uint32_t, std::map<std::string, uint32_t>> counts;
    for (const Candidate& c : a_.candidates) {
      if (c.reference == Reference::name && c.chain != kNoIndex) ++counts[c.chain][c.text];
    }
    for (const auto& [chain, names] : counts) {
      const auto better = [](const auto& x, const auto& y) {
        if (x.second != y.second) return x.second < y.second;
        return x.first.size() != y.first.size() ? x.first.size() > y.first.size() : x.first > y.first;
      };
      name_of_chain_[chain] = std::max_element(names.begin(), names.end(), better)->first;
    }
  }

  // The name of what possesses `c`; empty if it has none or nothing sure is known.
  [[nodiscard]] std::string possessor_name(const Candidate& c) const {
    if (c.possessor == kNoIndex) return {};
    const Candidate& owner = a_.candidates[c.possessor];
    if (owner.chain != kNoIndex) {
      const auto it = name_of_chain_.find(owner.chain);
      if (it != name_of_chain_.end()) return it->second;
    }
    return owner.reference == Reference::name ? owner.text : std::string();
  }
  void add_possessor(Candidate& c) {
    const std::string owner = possessor_name(c);
    if (owner.empty() || c.text.empty()) return;
    c.text = owner + (owner.ends_with('s') ? "' " : "'s ") + c.text;
    c.possessed_by_name = true;
  }

  [[nodiscard]] bool is_generic(const Candidate& c) const {
    const bool named = c.chain != kNoIndex && name_of_chain_.contains(c.chain);
    if (is_no_name(c.text) || word_count(c.text) > kMostWords) return true;
    if (c.reference == Reference::name || c.reference == Reference::literal) return false;
    if (c.reference == Reference::pronoun) return !named && !stands_for_nominal(c);
    if (named) return false;
    return says_too_little(c);
  }
  // A pronoun whose chain has a mention that can name it.
  [[nodiscard]] bool stands_for_nominal(const Candidate& c) const { return c.chain != kNoIndex && telling_chains_.contains(c.chain); }
  [[nodiscard]] bool says_too_little(const Candidate& c) const {
    const bool alone = c.core.last - c.core.first <= 1;
    if (alone && (is_vacuous(c.lemma) || c.text.size() < 2)) return true;
    switch (c.reference) {
      case Reference::definite:
        // "the company", and any firm or person that "the" points to without saying which
        return (alone && is_empty_noun(c.lemma)) || (!c.plural && c.core.last <= c.head + 1 && is_actor(c.type));
      case Reference::demonstrative: return alone || is_actor(c.type);
      case Reference::possessed: return !c.possessed_by_name && alone;
      case Reference::indefinite: return alone && is_empty_noun(c.lemma) && !c.plural;
      default: return false;
    }
  }
  static bool is_actor(EntityType type) { return type == EntityType::organization || type == EntityType::person || type == EntityType::product; }

  Analysis& a_;
  std::map<uint32_t, std::string> name_of_chain_;
  std::set<uint32_t> telling_chains_;  // with a mention whose text could name a node
};

}  // namespace

void word_candidates(Analysis& analysis) { Worder(analysis).run(); }

}  // namespace relata::extract
