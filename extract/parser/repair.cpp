#include "extract/parser/repair.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace relata::extract {

namespace {

// Verbs whose passive keeps an object: two objects, or an object and its name.
constexpr std::array<std::string_view, 22> kKeepObject = {"allot", "appoint", "assign", "award", "call",  "charge", "choose", "deny",
                                                          "dub",   "elect",   "entitle", "give", "grant", "label",  "name",   "offer",
                                                          "pay",   "send",    "show",    "teach", "tell", "title"};

bool is_past_form(const Word& w) { return (w.xpos == Xpos::VBN || w.xpos == Xpos::VBD) && w.upos == Upos::VERB; }
bool is_nominal(const Word& w) { return w.upos == Upos::PROPN || w.upos == Upos::NOUN || w.upos == Upos::PRON; }

int32_t root_of(const Sentence& s) {
  const auto at = std::find_if(s.words.begin(), s.words.end(), [](const Word& w) { return w.head == kRoot; });
  return at == s.words.end() ? kNoHead : static_cast<int32_t>(at - s.words.begin());
}

bool has_child(const Sentence& s, const Children& children, int32_t head, std::initializer_list<Deprel> relations) {
  const auto range = children.of(head);
  return std::any_of(range.begin(), range.end(), [&](uint32_t c) {
    return std::find(relations.begin(), relations.end(), s.words[c].deprel) != relations.end();
  });
}

bool keeps_object(const Word& verb) { return std::find(kKeepObject.begin(), kKeepObject.end(), verb.lemma) != kKeepObject.end(); }

// The participle behind the root noun that must be its verb, or kNoHead.
int32_t verb_behind(const Sentence& s, const Children& children, int32_t root) {
  for (const uint32_t c : children.of(root)) {
    const Word& w = s.words[c];
    const auto verb = static_cast<int32_t>(c);
    if (verb > root && w.deprel == Deprel::acl && is_past_form(w) && !keeps_object(w) && has_child(s, children, verb, {Deprel::obj}) &&
        !has_child(s, children, verb, {Deprel::aux, Deprel::aux_pass, Deprel::nsubj, Deprel::nsubj_pass, Deprel::mark})) {
      return verb;
    }
  }
  return kNoHead;
}

// The verb behind the root noun that stands in the third person singular without a subject, or kNoHead: no such verb has none,
// so the noun is it ("T-Head, the chip unit, rarely gives interviews").
int32_t finite_verb_behind(const Sentence& s, const Children& children, int32_t root) {
  for (const uint32_t c : children.of(root)) {
    const Word& w = s.words[c];
    const auto verb = static_cast<int32_t>(c);
    const bool finite = w.xpos == Xpos::VBZ && w.upos == Upos::VERB && w.deprel == Deprel::parataxis;
    if (verb > root && finite && !has_child(s, children, verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::csubj, Deprel::expl, Deprel::mark})) return verb;
  }
  return kNoHead;
}

// The participle before the root noun that has a subject of its own, or kNoHead.
int32_t verb_before(const Sentence& s, const Children& children, int32_t root) {
  for (const uint32_t c : children.of(root)) {
    const Word& w = s.words[c];
    const auto verb = static_cast<int32_t>(c);
    if (verb < root && (w.deprel == Deprel::amod || w.deprel == Deprel::acl) && is_past_form(w) &&
        has_child(s, children, verb, {Deprel::nsubj})) {
      return verb;
    }
  }
  return kNoHead;
}

// Makes `verb` the root and the old root its `relation`. Dependents of the old root beyond the verb, and its punctuation,
// were the clause's.
void reroot(Sentence& s, const Children& children, int32_t root, int32_t verb, Deprel relation) {
  const bool behind = verb > root;
  for (const uint32_t c : children.of(root)) {
    const auto child = static_cast<int32_t>(c);
    const bool beyond = behind ? child > verb : child < verb;
    if (child != verb && (beyond || s.words[c].deprel == Deprel::punct)) s.words[c].head = verb;
  }
  s.words[static_cast<size_t>(root)].head = verb;
  s.words[static_cast<size_t>(root)].deprel = relation;
  Word& main = s.words[static_cast<size_t>(verb)];
  main.head = kRoot;
  main.deprel = Deprel::root;
  if (main.xpos == Xpos::VBZ) return;
  main.xpos = Xpos::VBD;
  main.features = "Mood=Ind|Tense=Past|VerbForm=Fin";
}

}  // namespace

bool mend_participle_clause(Sentence& s) {
  const int32_t root = root_of(s);
  if (root < 0 || !is_nominal(s.words[static_cast<size_t>(root)])) return false;
  const Children children(s);
  if (has_child(s, children, root, {Deprel::cop, Deprel::nsubj, Deprel::expl, Deprel::case_})) return false;
  if (const int32_t verb = verb_behind(s, children, root); verb != kNoHead) {
    reroot(s, children, root, verb, Deprel::nsubj);
    return true;
  }
  if (const int32_t verb = finite_verb_behind(s, children, root); verb != kNoHead) {
    reroot(s, children, root, verb, Deprel::nsubj);
    return true;
  }
  if (const int32_t verb = verb_before(s, children, root); verb != kNoHead) {
    reroot(s, children, root, verb, Deprel::obj);
    return true;
  }
  return false;
}

}  // namespace relata::extract
