#include "extract/clause/naming.hpp"

#include "extract/clause/lexicon.hpp"

namespace relata::extract {

namespace {

constexpr uint32_t kMaxMeasures = 4;  // "tens of thousands of dozens of ..."

std::string joined(std::string name, std::string_view part) {
  if (part.empty()) return name;
  if (!name.empty()) name += '_';
  return name += part;
}

std::string particle_of(const Tree& tree, uint32_t verb) {
  const uint32_t particle = tree.child(verb, Deprel::compound_prt);
  const bool limit = particle != kNoIndex && tree.lower(particle) == "up" && particle + 1 < tree.size() && tree.lower(particle + 1) == "to";
  if (limit) return {};  // "invest up to $ 2 million"
  if (particle != kNoIndex) return name_part(tree.lower(particle));
  for (uint32_t c : tree.children(verb)) {  // "gave the models away"
    if (tree.is(c, Deprel::advmod) && c > verb && is_particle_adverb(tree.lower(c)) && tree.children(c).empty()) return name_part(tree.lower(c));
  }
  return {};
}

bool passive_within(const Tree& tree, const Clause& clause, size_t i) {
  if (i + 1 == clause.verbs.size()) return clause.passive;
  return tree.has(clause.verbs[i], Deprel::aux_pass);
}

// The verb behind a noun of intention, as a name: "announced plans to open" is "plans to open".
std::string_view name_of_noun(std::string_view noun) {
  struct Pair {
    std::string_view noun, name;
  };
  static constexpr Pair kPairs[] = {{"plan", "plans"},         {"decision", "decides"},  {"commitment", "commits"}, {"intention", "intends"},
                                    {"intent", "intends"},     {"agreement", "agrees"},  {"pledge", "pledges"},     {"promise", "promises"},
                                    {"attempt", "attempts"},   {"effort", "tries"},      {"proposal", "proposes"},  {"desire", "wants"},
                                    {"willingness", "is_willing"}, {"determination", "is_determined"}, {"ambition", "aims"},
                                    {"goal", "aims"},          {"strategy", "aims"},     {"target", "aims"},        {"intentions", "intends"}, {"deal", "agrees"},   {"vow", "vows"},           {"bid", "tries"}};
  for (const Pair& p : kPairs) {
    if (p.noun == noun) return p.name;
  }
  return {};
}

// "open-sourced": the part before the hyphen, with "_".
std::string prefix_of(const Tree& tree, uint32_t verb) {
  if (verb < 2 || (tree.word(verb - 1).xpos != Xpos::HYPH && tree.lower(verb - 1) != "-")) return {};
  const bool joined_in_text = tree.word(verb - 2).span.end == tree.word(verb - 1).span.begin && tree.word(verb - 1).span.end == tree.word(verb).span.begin;
  return joined_in_text ? name_part(tree.lower(verb - 2)) + "_" : std::string();
}

// "used to be": what was and is no longer.
bool is_past_habit(const Tree& tree, const Clause& clause, size_t i) {
  const uint32_t verb = clause.verbs[i];
  return i + 1 < clause.verbs.size() && tree.lower(verb) == "used" && !tree.has(verb, Deprel::aux_pass) && !tree.has(verb, Deprel::obj) &&
         tree.word(clause.verbs[i + 1]).xpos == Xpos::VB;
}

// "to be working": the tense, not a gerund as complement.
bool is_progressive(const Tree& tree, uint32_t verb) {
  for (uint32_t c : tree.children(verb)) {
    if (tree.is(c, Deprel::aux) && tree.lemma(c) == "be") return true;
  }
  return false;
}

// "nearly doubled" did not double.
std::string_view hedge_of(const Tree& tree, uint32_t verb) {
  for (uint32_t c : tree.children(verb)) {
    const std::string_view w = tree.lower(c);
    if (tree.is(c, Deprel::advmod) && c + 1 == verb && (w == "nearly" || w == "almost")) return w;
  }
  return {};
}

// One step of the chain, appended to what governs it.
std::string add_verb(const Tree& tree, const Clause& clause, size_t i, std::string name, bool active) {
  const uint32_t verb = clause.verbs[i];
  const bool auxiliary = i + 1 < clause.verbs.size() && tree.word(clause.verbs[i + 1]).xpos == Xpos::VBN && tree.lemma_in(verb, {"have", "be"});
  if (auxiliary) return name;
  const bool passive = passive_within(tree, clause, i) && !active;
  const Word& word = tree.word(verb);
  const bool is_verb = word.upos == Upos::VERB || word.upos == Upos::AUX;
  if (!is_verb) {
    if (word.upos == Upos::NOUN) return std::string(name_of_noun(tree.lemma(verb)));  // else the verb below it stands alone
    return joined(std::move(name), name_part(word.upos == Upos::NOUN ? tree.lemma(verb) : tree.lower(verb)));
  }
  const std::string prefix = prefix_of(tree, verb);
  const std::string lemma = prefix + name_part(tree.lemma(verb));
  const std::string participle = prefix + name_part(tree.lower(verb));
  if (is_past_habit(tree, clause, i)) return "used";
  if (tree.lower(verb) == "going" && i + 1 < clause.verbs.size() && tree.word(clause.verbs[i + 1]).xpos == Xpos::VB) return name;  // a future
  if (name.empty()) {
    const std::string hedge(hedge_of(tree, verb));
    name = passive ? joined(joined("is", hedge), participle) : joined(hedge, third_person(lemma));
  } else if (word.xpos == Xpos::VBG && !passive && !is_progressive(tree, verb)) {
    name = joined(std::move(name), participle);
  } else {
    name = joined(joined(std::move(name), "to"), passive ? joined("be", participle) : lemma);
  }
  return joined(std::move(name), particle_of(tree, verb));
}

}  // namespace

std::string name_part(std::string_view word) {
  std::string out;
  for (char c : word) {
    const auto u = static_cast<unsigned char>(c);
    if (u >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_') out += c;
    else if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
    else if (c == '-' && !out.empty() && out.back() != '_') out += '_';
  }
  while (!out.empty() && out.back() == '_') out.pop_back();
  return out;
}

std::string verb_name(const Tree& tree, const Clause& clause, bool active) {
  std::string name;
  for (size_t i = 0; i < clause.verbs.size(); ++i) name = add_verb(tree, clause, i, std::move(name), active && i + 1 == clause.verbs.size());
  return name;
}

std::string with_marker(const Tree& tree, std::string name, const std::vector<uint32_t>& marker) {
  for (uint32_t w : marker) name = joined(std::move(name), name_part(tree.lower(w)));
  return name;
}

bool is_measuring(const Tree& tree, uint32_t noun) {
  if (!is_partitive(tree.lemma(noun))) return false;
  for (uint32_t c : tree.children(noun)) {  // "a range of 120 metres" is one
    if (tree.lemma(noun) == "range" && tree.is(c, Deprel::nmod) && c > noun && tree.has(c, Deprel::nummod)) return false;
  }
  const uint32_t determiner = tree.child(noun, Deprel::det);
  const bool counted = tree.lemma_in(noun, {"number", "amount", "form", "part", "member"});
  return !counted || (determiner != kNoIndex && tree.lower(determiner) != "the");
}

uint32_t measured(const Tree& tree, uint32_t noun) {
  for (uint32_t steps = 0; steps < kMaxMeasures && is_measuring(tree, noun); ++steps) {
    uint32_t next = kNoIndex;
    for (uint32_t c : tree.children(noun)) {
      const uint32_t preposition = tree.child(c, Deprel::case_);
      if (next == kNoIndex && c > noun && tree.is(c, Deprel::nmod) && preposition != kNoIndex && tree.lower(preposition) == "of") next = c;
    }
    if (next == kNoIndex) break;
    noun = next;
  }
  return noun;
}

std::string with_noun(const Tree& tree, std::string name, uint32_t noun) {
  if (is_role(tree.lemma(noun))) {
    for (uint32_t c : tree.children(noun)) {
      const bool modifier = c < noun && tree.is_any(c, {Deprel::amod, Deprel::compound}) && is_role_modifier(tree.lower(c));
      if (!modifier) continue;
      for (uint32_t w : tree.subtree(c)) name = joined(std::move(name), name_part(tree.lower(w)));
    }
  }
  return joined(std::move(name), name_part(tree.lemma(noun)));
}

}  // namespace relata::extract
