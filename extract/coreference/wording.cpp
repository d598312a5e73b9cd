// The final wording of mentions, and which of them can name no node.
#include <algorithm>
#include <array>
#include <map>
#include <cctype>
#include <set>

#include "common/name_key.hpp"
#include "common/utf8.hpp"
#include "extract/coreference/candidate.hpp"
#include "extract/coreference/lexicon.hpp"
#include "extract/coreference/name_range.hpp"

namespace relata::extract {

namespace {

constexpr size_t kMostWords = 14;

// Straight apostrophes, no quotation marks, nothing in brackets, no punctuation at the ends; one name has one spelling then.
std::string plain_text(const std::string& text) {
  std::string out;
  int depth = 0;
  for (size_t i = 0; i < text.size();) {
    const utf8::Decoded d = utf8::decode(text, i);
    if (d.code_point == U'(' || d.code_point == U'[') ++depth;
    const bool bracketed = depth > 0;
    if ((d.code_point == U')' || d.code_point == U']') && --depth < 0) {
      out.clear();  // the bracket was opened before: what stands inside of it is no part of the name
      depth = 0;
    }
    if (bracketed || d.code_point == U')' || d.code_point == U']') {
      i += d.size;
      continue;
    }
    const bool second_blank = d.code_point == U' ' && out.ends_with(' ');
    if (second_blank) {
      i += d.size;
      continue;
    }
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

// Addresses, handles, a dash between two phrases, and what has no letter or digit.
bool is_no_name(const std::string& text) {
  if (text.find("—") != std::string::npos) return true;
  if (text.find("://") != std::string::npos || text.starts_with("www.") || text.starts_with("@") || text.find(".com/") != std::string::npos) return true;
  for (size_t i = 0; i < text.size();) {
    const utf8::Decoded d = utf8::decode(text, i);
    if (utf8::is_letter(d.code_point) || utf8::is_digit(d.code_point)) return false;
    i += d.size;
  }
  return true;
}

// "U.S.-China": two places, not one.
bool is_pair_of_places(const std::string& text) {
  for (const std::string_view dash : {"-", "–"}) {
    const size_t at = text.find(dash);
    if (at != std::string::npos && is_place_name(text.substr(0, at)) && is_place_name(text.substr(at + dash.size()))) return true;
  }
  return false;
}

// Nouns that say nothing without what they count or point to.
bool is_vacuous(const std::string& lemma) {
  static constexpr std::array<std::string_view, 31> kNouns = {"thing", "way", "matter", "fact", "case", "lot", "bit", "kind", "sort", "type", "number", "amount", "part", "one", "other",
                                                              "another", "latter", "former", "same", "example", "rest", "all", "some", "many", "most", "none", "each", "both", "time",
                                                              "hundred", "half"};
  return std::find(kNouns.begin(), kNouns.end(), lemma) != kNouns.end();
}

class Worder {
 public:
  explicit Worder(Analysis& analysis) : a_(analysis) {}

  void run() {
    for (Candidate& c : a_.candidates) c.text = plain_text(c.text);
    for (const Candidate& c : a_.candidates) {
      if (c.reference == Reference::name && !in_heading(c)) prose_names_.insert(name_key(c.text));
    }
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
  // The commonest name of each chain, a person's with more than the surname if there is one; the shorter and then the smaller of equally
  // common ones.
  void name_chains() {
    std::map<uint32_t, std::map<std::string, uint32_t>> counts;
    for (const Candidate& c : a_.candidates) {
      if (c.reference != Reference::name || c.chain == kNoIndex) continue;
      const bool full_person = c.type == EntityType::person && c.text.find(' ') != std::string::npos;
      counts[c.chain][c.text] += full_person ? 1000000 : 1;
    }
    for (const auto& [chain, names] : counts) {
      const auto better = [](const auto& x, const auto& y) {
        if (x.second != y.second) return x.second < y.second;
        return x.first.size() != y.first.size() ? x.first.size() > y.first.size() : x.first > y.first;
      };
      name_of_chain_[chain] = without_suffix(std::max_element(names.begin(), names.end(), better)->first);
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
    c.possessed_by_name = true;
    if (c.text.find(owner) != std::string::npos) return;
    c.text = owner + (owner.ends_with('s') ? "' " : "'s ") + c.text;
  }

  [[nodiscard]] bool is_generic(const Candidate& c) const {
    const bool named = c.chain != kNoIndex && name_of_chain_.contains(c.chain);
    if (is_no_name(c.text) || word_count(c.text) > kMostWords) return true;
    if (c.reference == Reference::literal) return is_bare_number(c);
    // Capitals say nothing in a headline: only names that the text has, too, and wordings without capitals are trusted.
    if (in_heading(c) && c.reference == Reference::name) return !prose_names_.contains(name_key(c.text));
    if (in_heading(c) && c.reference != Reference::pronoun && (begins_capital(c) || in_capitals(a_.sentences[c.sentence]))) return true;
    if (c.reference == Reference::name) return is_pair_of_places(c.text);
    if (c.reference == Reference::pronoun) return !named && !stands_for_nominal(c);
    if (named) return false;
    return says_too_little(c);
  }
  // A pronoun whose chain has a mention that can name it.
  [[nodiscard]] bool stands_for_nominal(const Candidate& c) const { return c.chain != kNoIndex && telling_chains_.contains(c.chain); }
  [[nodiscard]] bool in_heading(const Candidate& c) const { return a_.contexts[c.sentence].place == SentencePlace::heading; }
  [[nodiscard]] bool begins_capital(const Candidate& c) const { return c.head > 0 && begins_like_name(a_.head_of(c).form); }
  // "The Mill That Moved South": most longer words of the headline are written with capitals.
  static bool in_capitals(const Sentence& sentence) {
    size_t longer = 0;
    size_t capitals = 0;
    for (const Word& w : sentence.words) {
      if (w.form.size() < 4) continue;
      ++longer;
      if (begins_like_name(w.form)) ++capitals;
    }
    return longer >= 2 && capitals * 10 >= longer * 7;
  }
  // A number of which nothing is counted.
  static bool is_bare_number(const Candidate& c) { return c.type == EntityType::quantity && !c.properties.contains("unit"); }

  [[nodiscard]] bool says_too_little(const Candidate& c) const {
    const bool alone = c.core.last - c.core.first <= 1;
    if (alone && (is_vacuous(c.lemma) || c.text.size() < 2 || !has_letter(c.text))) return true;
    if (alone && c.reference == Reference::bare && !c.plural && (is_title(c.lemma) || (is_empty_noun(c.lemma) && is_actor(c.type)))) return true;
    // "plans", "access", "response": whose and to what is not said; as one node they would join what has nothing in common.
    const bool abstract = c.type == EntityType::concept_ && (is_abstract_noun(c.lemma) || is_relational_noun(c.lemma));
    if (alone && c.reference == Reference::bare && abstract) return true;
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
  static bool has_letter(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80) != 0; });
  }
  static bool is_actor(EntityType type) { return type == EntityType::organization || type == EntityType::person || type == EntityType::product; }

  Analysis& a_;
  std::map<uint32_t, std::string> name_of_chain_;
  std::set<std::string> prose_names_;    // keys of the names outside of headings
  std::set<uint32_t> telling_chains_;  // with a mention whose text could name a node
};

}  // namespace

void word_candidates(Analysis& analysis) { Worder(analysis).run(); }

}  // namespace relata::extract
