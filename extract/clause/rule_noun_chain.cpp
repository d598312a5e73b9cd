// A noun in the clause and its prepositional complement, one level deep: "The yard opened a school for welders." -> (The
// yard; opened a school for; welders), "Ana is the owner of the yard." -> (Ana; is the owner of; the yard). A light verb
// leaves the meaning to its noun: "made a purchase of" is "buys".
// A noun of measure passes its verb on: "built a number of ships" is "builds".
// Not: "The yard opened a school."
#include "extract/clause/build.hpp"
#include "extract/clause/lexicon.hpp"
#include "extract/clause/naming.hpp"
#include "extract/clause/phrase.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

std::vector<uint32_t> marker_of(const Tree& tree, uint32_t noun) {
  std::vector<uint32_t> words;
  for (uint32_t c : tree.children(noun)) {
    if (!tree.is_any(c, {Deprel::case_}) || c > noun) continue;
    for (uint32_t w : tree.subtree(c)) words.push_back(w);
  }
  return words;
}

void append(std::vector<uint32_t>& to, const std::vector<uint32_t>& from) { to.insert(to.end(), from.begin(), from.end()); }

// An amount, or a stretch of time: "ten seconds of film".
bool is_amount(const Tree& tree, uint32_t head) {
  return qualifier_key(tree, head, {}) == "amount" || tree.name_type(head) == EntityType::duration;
}


// A noun that hands its verb on to what follows: "a number of ships", "bought $ 2 million in ships"; not "invested $ 2 million in ships".
bool passes_on(const ClauseView& view, uint32_t noun, std::string_view preposition) {
  const Tree& tree = view.tree;
  if (preposition == "in" && !is_trade(tree.lemma(view.clause.head))) return false;
  return (is_measuring(tree, noun) && preposition == "of") || (is_amount(tree, noun) && (preposition == "of" || preposition == "in"));
}

// "opened a yard in Porto": where the thing is, the deed was done. Not so an idea ("faces risks in Chile") or a member ("the ships of Chile").
bool is_located(const ClauseView& view, const Argument& a, std::string_view preposition, uint32_t part) {
  const Tree& tree = view.tree;
  if (a.role != Role::object || tree.name_type(part) != EntityType::place || preposition == "of") return false;
  const bool place = preposition == "in" || preposition == "at" || preposition == "on" || preposition == "near" || preposition == "across" ||
                     preposition == "outside" || preposition == "inside" || preposition == "within" || preposition == "throughout" || preposition == "around";
  return place && view.clause.polarity == Polarity::affirmed && !is_abstract(tree.lemma(a.head));
}

// "is a yard with 40 docks" has them; a partner or a rival with someone is another matter.
bool is_owned_by_subject(const ClauseView& view, const Argument& a, std::string_view preposition) {
  if (a.role != Role::complement || preposition != "with") return false;
  const std::string_view noun = view.tree.lemma(a.head);
  const bool linking = view.clause.copular || view.tree.lemma_in(view.clause.head, {"become", "remain"});
  return linking && !takes_preposition(noun, preposition) && noun != "one";
}

std::string chain_name(const ClauseView& view, const Argument& a, const std::vector<uint32_t>& marker, uint32_t part) {
  const Tree& tree = view.tree;
  std::string name = with_marker(tree, verb_name(tree, view.clause), a.marker);
  const std::string_view preposition = tree.lower(marker.front());
  const bool light = a.role == Role::object && !view.clause.passive && is_light(tree.lemma(view.clause.verbs.back()));
  if (const auto verb = nominalisation(tree.lemma(a.head), preposition); verb && light) {
    std::string direct = third_person(verb->verb);
    return verb->preposition.empty() ? direct : direct + "_" + std::string(verb->preposition);
  }
  if (a.role == Role::object && is_idiom(view, a.head)) return with_marker(tree, with_noun(tree, std::move(name), a.head), marker);
  if (is_located(view, a, preposition, part)) return with_marker(tree, std::move(name), marker);
  if (is_owned_by_subject(view, a, preposition)) return "has";
  if (a.role == Role::object && passes_on(view, a.head, preposition)) return name;
  if (is_amount(tree, a.head)) return with_marker(tree, std::move(name), marker);  // "raised $ 2 million from"
  // "sold hundreds of ships in Vigo": ships are sold there
  const uint32_t noun = a.role == Role::object && preposition != "of" ? measured(tree, a.head) : a.head;
  return with_marker(tree, with_noun(tree, std::move(name), noun), marker);
}

// "a $ 2 million purchase": the amount before the noun of a light verb is an adjunct of the fact.
void add_amount(const Tree& tree, uint32_t noun, ClauseFact& fact) {
  for (uint32_t c : tree.children(noun)) {
    if (c > noun || !tree.is_any(c, {Deprel::compound, Deprel::nummod, Deprel::nmod, Deprel::amod})) continue;
    if (is_amount(tree, c)) fact.qualifiers.push_back({"amount", {}, {c, tree.subtree(c)}});
  }
}

// The object of the clause that a chain through an oblique keeps in the relation.
uint32_t object_of(const Clause& clause) {
  for (const Argument& a : clause.arguments) {
    if (a.role == Role::object || a.role == Role::complement) return a.head;
  }
  return kNoIndex;
}

// "is the only one with a dock", "is half of the story": nothing that could be of something.
bool is_vacuous_head(const Tree& tree, uint32_t noun) { return tree.lemma_in(noun, {"one", "half", "part", "all", "some", "most", "many", "each"}); }

void chain_from(const ClauseView& view, const Argument& a, uint32_t complement, std::vector<ClauseFact>& facts) {
  const Tree& tree = view.tree;
  const std::vector<uint32_t> marker = marker_of(tree, complement);
  if (marker.empty() || is_listing_marker(tree.lower(marker.front()))) return;
  const uint32_t object = object_of(view.clause);
  for (uint32_t subject : view.clause.subjects) {
    for (uint32_t part : tree.conjuncts(complement)) {
      ClauseFact fact = begin_fact(view, subject, a.role == Role::oblique || a.role == Role::agent ? "oblique chain" : "noun chain");
      const std::vector<uint32_t> own = part == complement ? marker : marker_of(tree, part);
      const bool past_object = object != kNoIndex && object != a.head && (a.role == Role::oblique || a.role == Role::agent);
      if (past_object) append(fact.relation, bare_phrase(tree, object));
      append(fact.relation, a.marker);
      append(fact.relation, bare_phrase(tree, a.head));
      append(fact.relation, own.empty() ? marker : own);
      fact.objects = {noun_phrase(tree, part)};
      fact.name = chain_name(view, a, own.empty() ? marker : own, part);
      const bool local = !is_idiom(view, a.head) && is_located(view, a, tree.lower((own.empty() ? marker : own).front()), part) && !is_amount(tree, a.head);
      if (local) fact.full_name = with_marker(tree, with_noun(tree, verb_name(tree, view.clause), measured(tree, a.head)), own.empty() ? marker : own);
      if (a.role == Role::object && is_temporal(tree, part)) fact.wording_only = true;  // "examined fish between 2009 and 2021"
      if (a.role == Role::object) add_amount(tree, a.head, fact);
      if (a.role != Role::object && a.role != Role::complement) fact.wording_only = true;  // too far from its verb for a name
      if (a.role == Role::complement && is_vacuous_head(tree, a.head)) fact.wording_only = true;
      const bool compares = is_comparing(tree.lower(marker.front()));
      const bool naming = !view.clause.copular && is_naming(tree.lemma(view.clause.head));
      const bool embedded = a.role == Role::object ? is_embedded(view, a.head) && !naming : a.role == Role::complement && naming && !view.clause.passive;
      if (compares || embedded) fact.wording_only = true;
      fact.objects.front().head = measured(tree, part);  // "tens of thousands of ships": the graph has the ships
      add_fact(facts, std::move(fact));
    }
  }
}

}  // namespace

void rule_noun_chain(const ClauseView& view, std::vector<ClauseFact>& facts) {
  for (const Argument& a : view.clause.arguments) {
    if (a.role == Role::clause || a.role == Role::adverbial || a.role == Role::indirect_object) continue;
    if (!view.tree.is_nominal(a.head)) continue;
    for (uint32_t c : view.tree.children(a.head)) {
      if (view.tree.is(c, Deprel::nmod) && c > a.head) chain_from(view, a, c, facts);
    }
  }
}

}  // namespace relata::extract
