// Adjuncts of a clause: when, where, how much, why.
#include <algorithm>
#include <array>

#include "extract/clause/lexicon.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

constexpr auto kTimeNouns = std::to_array<std::string_view>({
    "year", "month", "week", "day", "hour", "minute", "second", "quarter", "decade", "century", "morning", "afternoon", "evening", "night",
    "today", "yesterday", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "spring", "summer", "autumn",
    "winter", "time", "period", "moment", "season", "weekend", "era", "date", "session",
});

bool is_time_noun(std::string_view lemma) { return std::find(kTimeNouns.begin(), kTimeNouns.end(), lemma) != kTimeNouns.end(); }

bool is_year(std::string_view s) {
  return s.size() == 4 && (s.starts_with("1") || s.starts_with("20")) && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_amount(const Tree& tree, uint32_t head) {
  const EntityType type = tree.name_type(head);
  if (type == EntityType::money || type == EntityType::percent || type == EntityType::quantity) return true;
  const std::string_view w = tree.lower(head);
  return w.ends_with("%") || w == "percent" || w.starts_with("$") || tree.lemma_in(head, {"dollar", "euro", "yuan"});
}

std::string_view key_by_preposition(std::string_view p) {
  struct Entry {
    std::string_view preposition, key;
  };
  static constexpr Entry kEntries[] = {{"because", "reason"}, {"due", "reason"},     {"despite", "other"},  {"during", "time"},
                                       {"since", "time"},     {"until", "time"},     {"till", "time"},      {"according", "source"},
                                       {"without", "manner"}, {"via", "instrument"}, {"regarding", "topic"}, {"about", "topic"},
                                       {"concerning", "topic"}};
  for (const Entry& e : kEntries) {
    if (e.preposition == p) return e.key;
  }
  return {};
}

bool is_place_preposition(std::string_view p) {
  return p == "in" || p == "at" || p == "near" || p == "across" || p == "within" || p == "outside" || p == "around" || p == "throughout";
}

}  // namespace

namespace {

// "Q1", "H2", "FY2025".
bool is_fiscal_period(std::string_view lower) {
  if (lower.size() == 2 && (lower[0] == 'q' || lower[0] == 'h')) return lower[1] >= '1' && lower[1] <= '4';
  return lower.size() >= 4 && lower.starts_with("fy") && lower.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

// "from the start", "the end of 2022": the edge of a time.
bool is_edge_of_time(const Tree& tree, uint32_t head) {
  if (!tree.lemma_in(head, {"start", "beginning", "end", "outset", "close", "middle"})) return false;
  for (uint32_t c : tree.children(head)) {
    const uint32_t marker = tree.child(c, Deprel::case_);
    const bool of = tree.is(c, Deprel::nmod) && c > head && marker != kNoIndex && tree.lower(marker) == "of";
    if (of) return is_year(tree.lower(c)) || is_time_noun(tree.lemma(c)) || tree.name_type(c) == EntityType::date;
  }
  const uint32_t preposition = tree.child(head, Deprel::case_);
  return preposition != kNoIndex && (tree.lower(preposition) == "from" || tree.lower(preposition) == "at") && tree.lemma_in(head, {"start", "beginning", "outset"});
}

}  // namespace

bool is_temporal(const Tree& tree, uint32_t head) {
  if (is_fiscal_period(tree.lower(head)) || is_edge_of_time(tree, head)) return true;
  const EntityType type = tree.name_type(head);
  if (type == EntityType::date || type == EntityType::duration) return true;
  if (tree.word(head).upos == Upos::NUM) {  // "3 March 1999" from "3"
    for (uint32_t c : tree.children(head)) {
      if (c > head && tree.is(c, Deprel::nmod_unmarked) && is_time_noun(tree.lemma(c))) return true;
    }
  }
  return is_time_noun(tree.lemma(head)) || is_year(tree.lower(head));
}

namespace {

// "up from 5 %": where a change came from.
bool is_linked_to_change(const Tree& tree, const Argument& argument) {
  const uint32_t first = argument.marker.front();
  if (first == 0) return false;
  const std::string_view before = tree.lower(first - 1);
  return tree.lower(first) == "from" && (before == "up" || before == "down");
}

// "in the wake of the storm", not "in the wake".
bool has_complement(const Tree& tree, uint32_t noun) {
  for (uint32_t c : tree.children(noun)) {
    if (tree.is(c, Deprel::nmod) && c > noun) return true;
  }
  return false;
}

// "its highest level in four years", "the best year since 2017": the time measures what is highest, not when it was done.
bool limits_superlative(const Tree& tree, const Clause& clause, const Argument& a) {
  if (a.marker.empty() || a.marker.front() == 0) return false;
  const uint32_t before = a.marker.front() - 1;
  const bool noun = tree.word(before).upos == Upos::NOUN && tree.below(before, clause.head);
  const std::string_view w = tree.lower(a.marker.front());
  if (!noun || (w != "in" && w != "since" && w != "for") || (w != "since" && tree.name_type(a.head) != EntityType::duration && tree.word(a.head).xpos != Xpos::NNS)) return false;
  for (uint32_t c : tree.children(before)) {
    if (c < before && (tree.word(c).xpos == Xpos::JJS || tree.word(c).xpos == Xpos::RBS || tree.lemma_in(c, {"first", "only"}))) return true;
  }
  return false;
}

}  // namespace

bool is_framing(const Tree& tree, const Clause& clause, const Argument& argument) {
  if (argument.marker.empty()) return false;
  static constexpr auto kFronted = std::to_array<std::string_view>({"at", "in", "on", "from", "to", "through"});
  const std::string_view w = tree.lower(argument.marker.front());
  if (is_comparing(w) || is_linked_to_change(tree, argument) || limits_superlative(tree, clause, argument)) return true;
  if (w == "in" && is_preposition_noun(tree.lemma(argument.head)) && has_complement(tree, argument.head)) return true;
  const bool fronted = argument.head < clause.head && !clause.subjects.empty() && argument.head < clause.subjects.front();
  return fronted && std::find(kFronted.begin(), kFronted.end(), w) == kFronted.end() && clause.origin == SubjectOrigin::own;
}

std::string_view qualifier_key(const Tree& tree, uint32_t head, const std::vector<uint32_t>& marker) {
  const std::string_view preposition = marker.empty() ? std::string_view() : tree.lower(marker.front());
  if (is_temporal(tree, head)) return "time";
  if (is_amount(tree, head)) return "amount";
  if (const std::string_view key = key_by_preposition(preposition); !key.empty()) return key;
  if (tree.name_type(head) == EntityType::place && is_place_preposition(preposition)) return "place";
  if (tree.name_type(head) == EntityType::event && is_place_preposition(preposition)) return "place";
  return {};
}

ClauseView view_of(const Tree& tree, const Clause& clause) {
  ClauseView view{tree, clause, {}};
  for (const Argument& a : clause.arguments) {
    const bool span = a.role == Role::object && tree.name_type(a.head) == EntityType::duration;  // "spent two years on it"
    const bool measured = span || (a.role == Role::object && is_amount(tree, a.head));
    if ((a.role != Role::oblique && !measured) || tree.below(clause.head, a.head)) continue;  // an antecedent's amount is of another clause
    const std::string_view key = span ? std::string_view("time") : measured ? std::string_view("amount") : qualifier_key(tree, a.head, a.marker);
    if (key == "time" && limits_superlative(tree, clause, a)) continue;
    if (!key.empty()) view.qualifiers.push_back({key, a.marker, noun_phrase(tree, a.head)});
  }
  return view;
}

}  // namespace relata::extract
