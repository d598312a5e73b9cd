#include "resolve/entities.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "common/name_key.hpp"
#include "common/utf8.hpp"
#include "resolve/country_names.hpp"

namespace relata {

namespace {

constexpr size_t kMostWords = 14;
constexpr size_t kTypes = 12;

// The mentions of one thing in one document.
struct Local {
  uint32_t extraction = 0;
  std::vector<uint32_t> mentions;
  bool named = false;      // some mention is a name
  bool nameable = false;   // some mention may name a node
  bool person = false;
  bool split = false;      // people said that it is a thing of its own
};

using Counts = std::map<std::string, uint32_t>;  // ordered: ties are broken by the text

void count_up(Counts& counts, const std::string& text) { ++counts[text]; }

// The commonest text, of equally common ones the shorter, then the smaller.
std::string commonest(const Counts& counts) {
  const auto worse = [](const auto& a, const auto& b) {
    if (a.second != b.second) return a.second < b.second;
    return a.first.size() != b.first.size() ? a.first.size() > b.first.size() : a.first > b.first;
  };
  const auto best = std::max_element(counts.begin(), counts.end(), worse);
  return best == counts.end() ? std::string() : best->first;
}

bool is_single_word(const std::string& text) { return text.find(' ') == std::string::npos; }

// Names and aliases in one key space; an ordinary wording meets names only if it is written with a capital ("AI").
std::string key_of_name(const std::string& text) {
  std::string key = name_key(text);
  if (const std::string_view country = country_of_short_form(key); !country.empty()) key = std::string(country);
  return key;
}
std::string key_of_kind(const std::string& text) {
  const bool capital = std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capital ? key_of_name(text) : "=" + utf8::casefold(text);
}

// "Kim's mill", "Northmill flour": a name in the wording says whose or which.
bool has_name_inside(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

class Resolver {
 public:
  Resolver(std::span<const DocumentExtraction> extractions, const std::vector<uint32_t>& order, const Curation& curation)
      : extractions_(extractions), order_(order), curation_(curation) {}

  EntityTable run() {
    table_.of_mention.resize(extractions_.size());
    for (uint32_t i = 0; i < extractions_.size(); ++i) table_.of_mention[i].assign(extractions_[i].mentions.size(), kNoIndex);
    for (const uint32_t document : order_) collect(document);
    parent_.resize(locals_.size());
    std::iota(parent_.begin(), parent_.end(), 0U);
    merge_by_names();
    merge_by_aliases();
    build();
    return std::move(table_);
  }

 private:
  [[nodiscard]] const Mention& mention(const Local& local, uint32_t index) const { return extractions_[local.extraction].mentions[index]; }

  // --- one document

  void collect(uint32_t document) {
    std::unordered_map<uint32_t, size_t> local_of_chain;
    std::map<std::string, size_t> local_of_split;
    const std::vector<Mention>& mentions = extractions_[document].mentions;
    for (uint32_t m = 0; m < mentions.size(); ++m) {
      if (mentions[m].kind == MentionKind::literal) continue;
      size_t at = locals_.size();
      const bool split = curation_.is_split(mentions[m].text);
      if (split) at = local_of_split.emplace(utf8::casefold(mentions[m].text), at).first->second;
      else if (mentions[m].chain != kNoIndex) at = local_of_chain.emplace(mentions[m].chain, at).first->second;
      if (at == locals_.size()) {
        locals_.emplace_back();
        locals_.back().extraction = document;
        locals_.back().split = split;
      }
      note(locals_[at], m, mentions[m]);
    }
  }
  static void note(Local& local, uint32_t index, const Mention& m) {
    local.mentions.push_back(index);
    if (m.generic || m.kind == MentionKind::pronoun || !can_name_node(m.text)) return;
    local.nameable = true;
    if (m.kind != MentionKind::name) return;
    local.named = true;
    local.person = local.person || m.type == EntityType::person;
  }

  // --- all documents

  uint32_t root(uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void merge(uint32_t a, uint32_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }
  // The first local with a key owns it; the next ones join it.
  void claim(const std::string& text_key, uint32_t local) {
    const std::string key = curation_.empty() ? text_key : decided_key(text_key);
    const auto [it, fresh] = owner_.emplace(key, local);
    if (!fresh) merge(it->second, local);
  }

  // A wording that people gave to an entity counts as a name of it.
  [[nodiscard]] std::string decided_key(const std::string& key) const {
    const bool wording = key.starts_with('=');
    const Curation::Joined joined = curation_.joined(wording ? key.substr(1) : key);
    return joined.reason.empty() ? key : joined.key;
  }

  void merge_by_names() {
    for (uint32_t i = 0; i < locals_.size(); ++i) {
      if (!locals_[i].nameable) continue;
      if (locals_[i].split) claim("!" + utf8::casefold(mention(locals_[i], locals_[i].mentions.front()).text), i);
      else if (locals_[i].named) claim_names(i);
      else claim_wordings(i);
    }
  }
  void claim_names(uint32_t i) {
    const Local& local = locals_[i];
    bool full_name = false;
    for (const uint32_t m : local.mentions) {
      const Mention& x = mention(local, m);
      full_name = full_name || (x.kind == MentionKind::name && !is_single_word(x.text));
    }
    for (const uint32_t m : local.mentions) {
      const Mention& x = mention(local, m);
      if (x.kind != MentionKind::name || x.generic || !can_name_node(x.text)) continue;
      // "Doe" of this document's Kim Doe is not the "Doe" of another document.
      if (local.person && full_name && is_single_word(x.text)) continue;
      claim(key_of_name(x.text), i);
    }
  }
  void claim_wordings(uint32_t i) {
    const Local& local = locals_[i];
    for (const uint32_t m : local.mentions) {
      const Mention& x = mention(local, m);
      if (x.generic || x.kind == MentionKind::pronoun || !can_name_node(x.text)) continue;
      const std::string wording = key_of_kind(x.text);
      if (x.chain == kNoIndex || has_name_inside(x.text)) claim(wording, i);
      else if (!is_single_word(x.text)) claim("#" + std::to_string(local.extraction) + wording, i);
    }
  }

  void merge_by_aliases() {
    for (uint32_t i = 0; i < locals_.size(); ++i) {
      if (!locals_[i].named || locals_[i].split) continue;
      for (const uint32_t m : locals_[i].mentions) {
        for (const std::string& alias : mention(locals_[i], m).aliases) {
          if (can_name_node(alias) && !curation_.is_split(alias)) claim(key_of_name(alias), i);
        }
      }
    }
  }

  // --- results

  void build() {
    std::vector<uint32_t> entity_of_root(locals_.size(), kNoIndex);
    std::vector<std::vector<uint32_t>> members;
    for (uint32_t i = 0; i < locals_.size(); ++i) {
      if (!locals_[i].nameable) continue;
      uint32_t& entity = entity_of_root[root(i)];
      if (entity == kNoIndex) {
        entity = static_cast<uint32_t>(members.size());
        members.emplace_back();
      }
      members[entity].push_back(i);
    }
    for (uint32_t e = 0; e < members.size(); ++e) table_.entities.push_back(make_entity(e, members[e]));
    decide_types(members);
  }

  // What has no name is of one type under one wording: that of most of its mentions, a real type before Concept.
  void decide_types(const std::vector<std::vector<uint32_t>>& members) {
    std::map<std::string, std::array<size_t, kTypes>> votes;
    const auto is_named = [&](uint32_t e) {
      return std::any_of(members[e].begin(), members[e].end(), [&](uint32_t i) { return locals_[i].named; });
    };
    for (uint32_t e = 0; e < members.size(); ++e) {
      const ResolvedEntity& entity = table_.entities[e];
      if (!is_named(e)) votes[utf8::casefold(entity.name)][static_cast<size_t>(entity.type)] += entity.mentions.size();
    }
    for (uint32_t e = 0; e < members.size(); ++e) {
      if (is_named(e)) continue;
      auto counts = votes[utf8::casefold(table_.entities[e].name)];
      const size_t concepts = std::exchange(counts[0], 0);
      const auto best = std::max_element(counts.begin(), counts.end());
      const bool real = *best > 0 && *best * 2 >= concepts;
      table_.entities[e].type = real ? static_cast<EntityType>(best - counts.begin()) : EntityType::concept_;
    }
  }

  ResolvedEntity make_entity(uint32_t index, const std::vector<uint32_t>& members) {
    ResolvedEntity entity;
    Counts names;
    Counts wordings;
    Counts aliases;
    std::array<uint32_t, kTypes> votes{};
    bool named = false;
    for (const uint32_t i : members) named = named || locals_[i].named;
    for (const uint32_t i : members) {
      for (const uint32_t m : locals_[i].mentions) {
        const Mention& x = mention(locals_[i], m);
        entity.mentions.push_back({locals_[i].extraction, m});
        table_.of_mention[locals_[i].extraction][m] = index;
        const bool names_it = x.kind == MentionKind::name && can_name_node(x.text) && !x.generic;
        if (names_it) count_up(names, x.text);
        else if (x.kind != MentionKind::pronoun && !x.generic && can_name_node(x.text)) count_up(wordings, x.text);
        if (names_it || !named) ++votes[static_cast<size_t>(x.type)];
        for (const std::string& alias : x.aliases) {
          if (can_name_node(alias) && !curation_.is_split(alias)) count_up(aliases, alias);
        }
      }
    }
    votes[static_cast<size_t>(EntityType::concept_)] = 0;
    const auto best = std::max_element(votes.begin(), votes.end());
    entity.type = *best == 0 ? EntityType::concept_ : static_cast<EntityType>(best - votes.begin());
    entity.name = named ? canonical_name(names, aliases, entity.type) : commonest(wordings);
    if (!curation_.empty()) follow_dictionary(names, entity);
    add_aliases(entity, names, aliases);
    return entity;
  }

  // A known entity has the name and the type of the dictionary; one that was merged by hand the name it was merged into.
  void follow_dictionary(const Counts& names, ResolvedEntity& entity) const {
    for (const auto& [text, count] : names) {
      if (curation_.is_split(text)) continue;
      const std::string key = curation_.joined(key_of_name(text)).key;
      if (const Curation::Known* known = curation_.known(key)) {
        entity.name = known->name;
        entity.type = known->type;
        return;
      }
      if (key == key_of_name(text) && curation_.joined(key_of_name(entity.name)).key == key) entity.name = without_suffix(text);
    }
  }

  // The form that people use: without suffixes, commonest first; a person's full name; no ticker where there is a name.
  static std::string canonical_name(const Counts& names, const Counts& aliases, EntityType type) {
    Counts forms;
    Counts all;
    for (const auto& [text, count] : names) {
      const std::string form = without_suffix(text);
      all[form] += count;
      if (aliases.contains(text)) continue;
      if (type == EntityType::person && is_single_word(form)) continue;
      forms[form] += count;
    }
    return commonest(forms.empty() ? all : forms);
  }

  void add_aliases(ResolvedEntity& entity, const Counts& names, const Counts& bracketed) const {
    Counts all = bracketed;
    for (const auto& [text, count] : names) all[text] += count;
    for (const auto& [text, count] : all) {
      if (text == entity.name) continue;
      entity.aliases.push_back(text);
      std::string decided = curation_.empty() ? std::string() : curation_.joined(key_of_name(text)).reason;
      if (decided.empty()) decided = reason(text, entity, bracketed.contains(text));
      const uint16_t score = score_of(decided);
      entity.merges.push_back({text, entity.name, std::move(decided), score});
    }
  }
  // How often a merge for such a reason is right, as a reader would judge; the strictness of the rules behind it.
  static uint16_t score_of(std::string_view reason) {
    static constexpr std::array<std::pair<std::string_view, uint16_t>, 8> kScores = {
        {{"by hand", 1000}, {"dictionary", 1000}, {"case", 990}, {"corporate suffix", 980}, {"ticker", 970}, {"short form", 980}, {"surname", 940}, {"coreference", 900}}};
    for (const auto& [name, score] : kScores) {
      if (name == reason) return score;
    }
    return 900;
  }
  static std::string reason(const std::string& text, const ResolvedEntity& entity, bool bracketed) {
    if (bracketed) return "ticker";
    if (utf8::casefold(text) == utf8::casefold(entity.name)) return "case";
    if (key_of_name(text) == key_of_name(entity.name)) return country_of_short_form(name_key(text)).empty() ? "corporate suffix" : "short form";
    return entity.type == EntityType::person && is_single_word(text) ? "surname" : "coreference";
  }

  std::span<const DocumentExtraction> extractions_;
  const std::vector<uint32_t>& order_;
  const Curation& curation_;
  std::vector<Local> locals_;  // in the order of documents and first mentions
  std::vector<uint32_t> parent_;
  std::unordered_map<std::string, uint32_t> owner_;  // looked up only, never walked
  EntityTable table_;
};

}  // namespace

bool can_name_node(const std::string& text) {
  static constexpr std::array<std::string_view, 44> kFunctionWords = {
      "it",   "its",  "itself", "he",   "him",  "his",   "she",   "her",    "hers",  "they",  "them", "their", "theirs", "we",     "us",
      "our",  "ours", "i",      "me",   "my",   "you",   "your",  "this",   "that",  "these", "those", "which", "who",   "whom",   "whose",
      "what", "one",  "ones",   "some", "any",  "all",   "both",  "each",   "many",  "most",  "none", "other", "others", "the"};
  if (text.empty() || text.starts_with("@") || text.find("://") != std::string::npos) return false;
  if (static_cast<size_t>(std::count(text.begin(), text.end(), ' ')) + 1 > kMostWords) return false;
  const std::string key = utf8::lowercase(text);
  if (key == "us" || key == "it") return text == "US" || text == "IT";
  return std::find(kFunctionWords.begin(), kFunctionWords.end(), key) == kFunctionWords.end();
}

EntityTable resolve_entities(std::span<const DocumentExtraction> extractions, const std::vector<uint32_t>& order, const Curation& curation) {
  return Resolver(extractions, order, curation).run();
}

}  // namespace relata
