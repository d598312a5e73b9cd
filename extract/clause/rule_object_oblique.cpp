// Verb, object (or complement) and preposition: "They moved the ship to Porto." -> (They; moved the ship to; Porto)
// Not: "They moved the ship." Whether the phrase hangs on the verb or the noun is the tree's to say; see rule_noun_chain.
#include <algorithm>
#include <array>
#include <utility>

#include "extract/clause/build.hpp"
#include "extract/clause/lexicon.hpp"
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

// "fewer than before", "the more powerful": measured against something else.
bool is_compared(const Tree& tree, uint32_t complement) {
  const Xpos tag = tree.word(complement).xpos;
  const bool more = tag == Xpos::JJR || tag == Xpos::RBR;
  for (uint32_t c : tree.children(complement)) {
    if (tree.lower(c) == "more" || tree.lower(c) == "less") return true;
  }
  return more;
}

constexpr size_t kMaxObjects = 4;  // coordinated objects that are combined with each oblique

std::vector<const Argument*> cores(const Clause& clause) {
  std::vector<const Argument*> found;
  for (const Argument& a : clause.arguments) {
    const bool core = a.role == Role::object || a.role == Role::complement;
    if (core && found.size() < kMaxObjects) found.push_back(&a);
  }
  return found;
}

// The noun takes the preposition that stands right behind it: "reduce reliance on", "keeps pace with".
bool governs(const ClauseView& view, const Argument& core, const Argument& oblique) {
  if (core.role != Role::object || oblique.marker.size() != 1) return false;
  return oblique.marker.front() == core.head + 1 && takes_preposition(view.tree.lemma(core.head), view.tree.lower(oblique.marker.front()));
}

// "is proud of", "is a partner of", "takes place in": the adjective, a role, a noun that belongs to its verb or preposition are part of the
// name; another object is not. A light verb leaves its meaning to the noun.
std::string name_of_fact(const ClauseView& view, const Argument& core, const Argument& oblique) {
  const Tree& tree = view.tree;
  std::string name = verb_name(tree, view.clause);
  const bool governed = governs(view, core, oblique);
  if (governed && !view.clause.passive && is_light(tree.lemma(view.clause.verbs.back()))) {
    if (const auto verb = nominalisation(tree.lemma(core.head), tree.lower(oblique.marker.front())); verb) {
      const std::string direct = third_person(verb->verb);
      return verb->preposition.empty() ? direct : direct + "_" + std::string(verb->preposition);
    }
  }
  const bool predicate = core.role == Role::complement && qualifier_key(tree, core.head, {}) != "amount";
  if (predicate) name = with_marker(tree, std::move(name), core.marker);
  if (predicate || governed || is_idiom(view, core.head)) name = with_noun(tree, std::move(name), measured(tree, core.head));
  return with_marker(tree, std::move(name), oblique.marker);
}

// "sold a ship to Vela", "opened a yard in Porto": the deed has a receiver or a place. With other prepositions ("fuels hope among investors",
// "described the plan as a risk"), where the object moves ("put an engine into ships"), for ideas and where it is denied ("holds no office in
// Vela") the verb without its object says something else.
bool stands_without_object(const ClauseView& view, const Argument& core, const Argument& oblique) {
  const Tree& tree = view.tree;
  static constexpr auto kPlaces = std::to_array<std::string_view>({"in", "at", "on", "to", "into", "onto", "from", "across", "near", "outside", "inside", "within",
                                                                    "throughout", "toward", "towards", "through", "via", "under", "for", "by"});
  if (oblique.marker.size() != 1 || view.clause.polarity == Polarity::negated || is_abstract(tree.lemma(core.head))) return false;
  const std::string_view w = tree.lower(oblique.marker.front());
  const bool direction = w == "into" || w == "onto" || w == "to" || w == "from";
  if (direction && !is_transfer(tree.lemma(view.clause.verbs.back()))) return false;
  return std::find(kPlaces.begin(), kPlaces.end(), w) != kPlaces.end();
}

// "includes no sales of ferries in its plan": of other sales nothing is denied.
bool denies_part(const ClauseView& view, const Argument& core) {
  const bool denied = view.clause.polarity == Polarity::negated && core.role == Role::object;
  return denied && (view.tree.has(core.head, Deprel::nmod) || view.tree.has(core.head, Deprel::acl) || view.tree.has(core.head, Deprel::acl_relcl));
}

// "merged it with a yard", "moved Vela to Porto": what moved or was joined is named elsewhere, and the subject was not.
bool moves_another(const ClauseView& view, const Argument& core, const Argument& oblique) {
  const Tree& tree = view.tree;
  const bool named = core.role == Role::object && (tree.word(core.head).upos == Upos::PRON || tree.word(core.head).upos == Upos::PROPN);
  if (!named || tree.lower(core.head).ends_with("self") || tree.lower(core.head) == "themselves" || oblique.marker.size() != 1) return false;
  const std::string_view w = tree.lower(oblique.marker.front());
  const bool joins = w == "with" && tree.lemma_in(view.clause.verbs.back(), {"merge", "combine", "unite", "join", "link", "connect", "mix", "compare", "replace"});
  const bool moves = (w == "into" || w == "onto" || w == "to" || w == "from") && !is_transfer(tree.lemma(view.clause.verbs.back()));
  return joins || moves;
}

// The same with a plain object in it, for where nothing else tells it.
std::string full_name(const ClauseView& view, const Argument& core, const Argument& oblique) {
  const Tree& tree = view.tree;
  const bool measure = is_partitive(tree.lemma(core.head)) || is_temporal(tree, core.head) || qualifier_key(tree, core.head, {}) == "amount";
  const bool plain = core.role == Role::object && tree.word(core.head).upos == Upos::NOUN && (!measure || measured(tree, core.head) != core.head);
  if (!plain || governs(view, core, oblique) || is_idiom(view, core.head)) return {};
  return with_marker(tree, with_noun(tree, verb_name(tree, view.clause), measured(tree, core.head)), oblique.marker);
}

// Beside an object or a noun a bare adverbial, a date, a phrase that says what the object is: none of them is what the verb is about.
bool is_beside_object(const ClauseView& view, const Argument& core, const Argument& oblique) {
  const Tree& tree = view.tree;
  if (oblique.marker.empty()) return true;
  const bool adjective = core.role == Role::complement && !tree.is_nominal(core.head);
  if (is_temporal(tree, oblique.head) && !adjective && !is_idiom(view, core.head)) return true;
  if (core.role == Role::complement && (is_compared(tree, core.head) || tree.lemma(core.head) == "worth")) return true;
  const bool reflexive = tree.lower(core.head).ends_with("self") || tree.lower(core.head) == "themselves";
  return core.role == Role::object && !reflexive && tree.lower(oblique.marker.front()) == "as" && is_naming(tree.lemma(view.clause.head));
}

}  // namespace

void rule_object_oblique(const ClauseView& view, std::vector<ClauseFact>& facts) {
  const Tree& tree = view.tree;
  const std::vector<const Argument*> objects = cores(view.clause);
  for (uint32_t subject : view.clause.subjects) {
    for (const Argument& a : view.clause.arguments) {
      if (a.role != Role::oblique) continue;
      for (const Argument* core : objects) {
        if (core->head == a.head || is_pronoun_without_content(tree.lower(core->head))) continue;
        ClauseFact fact = begin_fact(view, subject, "object and oblique");
        fact.relation.insert(fact.relation.end(), core->marker.begin(), core->marker.end());
        const std::vector<uint32_t> words = bare_phrase(tree, core->head);
        fact.relation.insert(fact.relation.end(), words.begin(), words.end());
        fact.relation.insert(fact.relation.end(), a.marker.begin(), a.marker.end());
        fact.objects = {noun_phrase(tree, a.head)};
        fact.name = name_of_fact(view, *core, a);
        fact.full_name = full_name(view, *core, a);
        if (!fact.full_name.empty() && !stands_without_object(view, *core, a)) fact.name = std::exchange(fact.full_name, {});
        fact.wording_only = fact.wording_only || is_framing(tree, view.clause, a) || is_beside_object(view, *core, a) || is_report(view) ||
                            denies_part(view, *core) || moves_another(view, *core, a);
        add_fact(facts, std::move(fact));
      }
    }
  }
}

}  // namespace relata::extract
