#include <algorithm>

#include "extract/clause/confidence.hpp"
#include "extract/clause/lexicon.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

constexpr size_t kMaxNamedVerbs = 3;  // a longer chain of verbs is wording, no relation

using ClauseRule = void (*)(const ClauseView&, std::vector<ClauseFact>&);
using TreeRule = void (*)(const Tree&, std::vector<ClauseFact>&);

constexpr ClauseRule kClauseRules[] = {rule_object,  rule_indirect_object, rule_complement,      rule_oblique,     rule_object_oblique,
                                       rule_agent,   rule_noun_chain,      rule_clause_argument, rule_existential, rule_small_clause};
constexpr TreeRule kTreeRules[] = {rule_apposition, rule_title, rule_possessive, rule_listing};

// "is expected to begin to build" has a name; a long chain through other verbs is wording.
bool is_nameable_chain(const Tree& tree, const Clause& clause) {
  const std::vector<uint32_t>& verbs = clause.verbs;
  if (verbs.size() > kMaxNamedVerbs) return false;
  return verbs.size() < kMaxNamedVerbs || std::all_of(verbs.begin(), verbs.end() - 1, [&](uint32_t v) {
    return tree.word(v).upos == Upos::NOUN || is_chain_verb(tree.lemma(v)) || clause.reported_object;
  });
}

bool same_words(const Phrase& a, const Phrase& b) { return a.words == b.words; }

bool contentless(const Tree& tree, const Phrase& p) { return p.words.size() == 1 && is_pronoun_without_content(tree.lower(p.head)); }

}  // namespace

std::string_view text_of(AddedVerb verb) {
  switch (verb) {
    case AddedVerb::is: return "is";
    case AddedVerb::are: return "are";
    case AddedVerb::has: return "has";
    case AddedVerb::have: return "have";
    case AddedVerb::none: break;
  }
  return "";
}

ClauseFact begin_fact(const ClauseView& view, uint32_t subject, std::string_view rule, Extent extent) {
  ClauseFact fact;
  fact.subject = noun_phrase(view.tree, subject, extent);
  fact.polarity = view.clause.polarity;
  fact.modality = view.clause.modality;
  fact.attribution = view.clause.attribution;
  fact.unreal = view.clause.unreal;
  fact.qualifiers = view.qualifiers;
  fact.rule = rule;
  fact.origin = view.clause.origin;
  fact.relation = view.clause.lead;
  fact.relation.insert(fact.relation.end(), view.clause.group.begin(), view.clause.group.end());
  fact.wording_only = view.clause.wording_only || !is_nameable_chain(view.tree, view.clause);
  fact.clause = view.clause.head;
  fact.anchor = view.clause.verbs.empty() ? view.clause.head : view.clause.verbs.back();
  return fact;
}

void add_fact(std::vector<ClauseFact>& facts, ClauseFact fact) {
  if (facts.size() >= kMaxFacts || fact.subject.words.empty() || fact.objects.empty()) return;
  for (const Phrase& object : fact.objects) {
    if (object.words.empty() || same_words(object, fact.subject)) return;
  }
  if (fact.relation.empty() && fact.added == AddedVerb::none) return;
  facts.push_back(std::move(fact));
}

std::vector<ClauseFact> fine_facts(const Tree& tree) {
  std::vector<ClauseFact> facts;
  for (const Clause& clause : find_clauses(tree)) {
    const ClauseView view = view_of(tree, clause);
    for (ClauseRule rule : kClauseRules) rule(view, facts);
  }
  for (TreeRule rule : kTreeRules) rule(tree, facts);
  std::erase_if(facts, [&](const ClauseFact& f) { return (f.rule != "existential" && contentless(tree, f.subject)) || contentless(tree, f.objects.front()); });
  for (ClauseFact& fact : facts) fact.confidence = confidence_of(tree, fact);
  return facts;
}

}  // namespace relata::extract
