// What kind of object a verb has: one of its own, one that it says something about, or a noun that makes one verb with it.
#include <algorithm>
#include <array>

#include "extract/clause/lexicon.hpp"
#include "extract/clause/naming.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

bool is_adjective(const Tree& tree, uint32_t word) { return tree.word(word).upos == Upos::ADJ || tree.word(word).xpos == Xpos::VBN; }

// The complement the verb gives its object, or null.
const Argument* complement_of_object(const ClauseView& view) {
  for (const Argument& a : view.clause.arguments) {
    if (a.role == Role::complement) return &a;
  }
  return nullptr;
}

// "discourages yards from buying steel": what is done to them is the buying.
bool is_kept_from(const ClauseView& view, uint32_t object) {
  const Tree& tree = view.tree;
  if (!is_preventing(tree.lemma(view.clause.head))) return false;
  const auto gerund = [&](uint32_t c) {
    const uint32_t mark = tree.child(c, Deprel::mark);
    return tree.word(c).xpos == Xpos::VBG && mark != kNoIndex && tree.lower(mark) == "from";
  };
  const auto below_object = tree.children(object);
  const auto below_verb = tree.children(view.clause.head);
  return std::any_of(below_object.begin(), below_object.end(), gerund) || std::any_of(below_verb.begin(), below_verb.end(), gerund);
}

// "has Vela among its owners": what is had is an owner, not Vela.
bool is_counted_among(const ClauseView& view) {
  const Tree& tree = view.tree;
  if (!tree.lemma_in(view.clause.head, {"have", "count", "include", "number"})) return false;
  return std::any_of(view.clause.arguments.begin(), view.clause.arguments.end(), [&](const Argument& a) {
    return a.role == Role::oblique && a.marker.size() == 1 && (tree.lower(a.marker.front()) == "among" || tree.lower(a.marker.front()) == "as");
  });
}

bool governs_infinitive_of(const ClauseView& view, uint32_t object) {
  const Tree& tree = view.tree;
  for (const Argument& a : view.clause.arguments) {
    const bool verbal = a.role == Role::clause && tree.is_any(a.head, {Deprel::xcomp, Deprel::ccomp});
    if (verbal && a.head > object && raises_object(tree.lemma(view.clause.head))) return true;
  }
  return false;
}

}  // namespace

bool is_comparing(std::string_view preposition) {
  constexpr auto kFrames = std::to_array<std::string_view>({"than", "despite", "unlike", "while", "except", "besides", "given", "including", "instead", "regardless", "rather",
                            "such", "versus"});
  return std::find(kFrames.begin(), kFrames.end(), preposition) != kFrames.end();
}

bool is_embedded(const ClauseView& view, uint32_t object) {
  if (view.clause.copular || view.clause.passive) return false;
  return view.tree.lemma(view.clause.head) == "let" || complement_of_object(view) != nullptr || governs_infinitive_of(view, object) ||
         is_kept_from(view, object) || is_counted_among(view);
}

bool is_idiom(const ClauseView& view, uint32_t object) {
  const Tree& tree = view.tree;
  const Word& noun = tree.word(object);
  if (noun.upos != Upos::NOUN || noun.xpos != Xpos::NN || object != view.clause.head + 1) return false;
  constexpr auto kVerbs = std::to_array<std::string_view>({"take", "keep", "make", "give", "have", "play", "lose", "gain", "set", "follow", "pay", "bear", "catch", "hold", "shake", "go"});
  constexpr auto kNouns = std::to_array<std::string_view>({"place", "part",  "pace",   "suit",   "use",  "sense", "way",     "room",     "care",  "advantage", "hold",   "aim",
                           "note",  "heed",  "effect", "stock",  "root", "shape", "control", "charge",   "track", "sight",     "ground", "sail",
                           "fire",  "foot",  "rise",   "birth",  "fun",  "love",  "peace",   "progress", "turn",  "attention", "tribute", "fault", "public", "bankrupt"});
  const std::string_view verb = tree.lemma(view.clause.head);
  const bool bare = tree.children(object).empty() || !tree.has(object, Deprel::det);
  return bare && std::find(kVerbs.begin(), kVerbs.end(), verb) != kVerbs.end() && std::find(kNouns.begin(), kNouns.end(), tree.lemma(object)) != kNouns.end();
}

bool is_collective_amount(const Tree& tree, const ClauseFact& fact) {
  if (qualifier_key(tree, fact.objects.front().head, {}) != "amount") return false;
  const auto collective = [&](uint32_t head) {
    const auto words = tree.children(head);
    return std::any_of(words.begin(), words.end(), [&](uint32_t c) {
      return is_collective(tree.lower(c)) && tree.is_any(c, {Deprel::advmod, Deprel::amod, Deprel::advcl, Deprel::obl});
    });
  };
  if (collective(fact.objects.front().head)) return true;
  for (uint32_t w : fact.relation) {
    if (tree.is_verb(w) && collective(w)) return true;
  }
  return false;
}

bool is_report(const ClauseView& view) {
  const Tree& tree = view.tree;
  const uint32_t verb = view.clause.head;
  const bool aside = is_speech(tree.lemma(verb)) && (tree.is_any(verb, {Deprel::parataxis}) || tree.is_any(verb, {Deprel::advcl}));
  if (aside && !tree.has(verb, Deprel::obj)) return true;
  return std::any_of(view.clause.arguments.begin(), view.clause.arguments.end(), [&](const Argument& a) {
    const bool content = a.role == Role::clause && tree.is_any(a.head, {Deprel::ccomp, Deprel::xcomp, Deprel::parataxis});
    if (content && (is_speech(tree.lemma(verb)) || is_linking(tree.lemma(verb)))) return true;
    const bool purpose = a.role == Role::clause && a.head > verb && !a.marker.empty() && tree.lower(a.marker.front()) == "to";
    return (content || purpose) && tree.lemma_in(verb, {"agree", "plan", "decide", "commit", "pledge", "promise", "vow", "want", "hope", "expect", "aim",
                                                        "intend", "seek", "try", "attempt", "prepare", "propose", "offer"});
  });
}

std::string with_object(const ClauseView& view, std::string name) {
  const Tree& tree = view.tree;
  const Argument* complement = complement_of_object(view);
  if (complement == nullptr || view.clause.copular || view.clause.passive) return name;
  return is_adjective(tree, complement->head) ? with_marker(tree, std::move(name), {complement->head}) : name;
}

}  // namespace relata::extract
