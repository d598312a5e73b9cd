// What is said about a clause's truth: negation, modality, who says it, and whether it is said at all (questions,
// conditions and what is denied or doubted are not).
#include "extract/clause/build.hpp"
#include "extract/clause/lexicon.hpp"

namespace relata::extract {

namespace {

bool is_question(const Tree& tree) {
  for (uint32_t i = tree.size(); i-- > 0;) {
    if (tree.word(i).upos != Upos::PUNCT) return false;
    if (tree.lower(i).find('?') != std::string_view::npos) return true;
  }
  return false;
}

uint32_t mark_of(const Tree& tree, uint32_t predicate, std::initializer_list<std::string_view> words) {
  for (uint32_t c : tree.children(predicate)) {
    if (!tree.is_any(c, {Deprel::mark}) && !tree.is_any(c, {Deprel::advmod})) continue;
    for (std::string_view w : words) {
      if (tree.lower(c) == w) return c;
    }
  }
  return kNoIndex;
}

// Negation of the words that make up the relation: an odd number of them.
bool group_negated(const Tree& tree, const Clause& clause) {
  bool negated = false;
  for (uint32_t w : clause.group) {
    if (is_negation(tree.lower(w))) negated = !negated;
  }
  return negated;
}

bool has_negative_determiner(const Tree& tree, uint32_t noun) {
  if (is_negative_determiner(tree.lower(noun))) return true;
  for (uint32_t c : tree.children(noun)) {
    if (tree.is_any(c, {Deprel::det}) && is_negative_determiner(tree.lower(c))) return true;
    if (tree.is_any(c, {Deprel::advmod}) && tree.lower(c) == "not") return true;
  }
  return false;
}

// "no longer", "without" before the clause.
bool negated_outside(const Tree& tree, const Clause& clause) {
  for (uint32_t c : tree.children(clause.head)) {
    if (tree.is_any(c, {Deprel::mark}) && tree.lower(c) == "without") return true;
    if (!tree.is_any(c, {Deprel::advmod})) continue;
    for (uint32_t g : tree.children(c)) {
      if (tree.lower(g) == "no") return true;
    }
  }
  for (uint32_t s : clause.subjects) {
    if (has_negative_determiner(tree, s)) return true;
  }
  for (const Argument& a : clause.arguments) {
    const bool core = a.role == Role::object || a.role == Role::complement;
    if (core && has_negative_determiner(tree, a.head)) return true;
  }
  return false;
}

// "the first yard to build ferries" built them.
bool is_distinguished(const Tree& tree, uint32_t noun) {
  if (!tree.has(noun, Deprel::cop)) return false;
  for (uint32_t c : tree.children(noun)) {
    if (tree.is_any(c, {Deprel::amod}) && tree.lemma_in(c, {"first", "last", "only", "next", "second", "third", "latest"})) return true;
  }
  return false;
}

// The weaker word wins: a plan that may happen is possible, not planned.
Modality own_modality(const Tree& tree, const Clause& clause) {
  Modality modality = Modality::asserted;
  for (uint32_t w : clause.group) {
    if (!tree.is_any(w, {Deprel::aux})) continue;
    if (const auto m = modality_of_auxiliary(tree.lower(w))) modality = *m;
  }
  for (size_t i = 0; i + 1 < clause.verbs.size(); ++i) {
    const auto m = modality_of_governor(tree.lemma(clause.verbs[i]));
    if (is_distinguished(tree, clause.verbs[i])) continue;
    const bool perfect = tree.lemma(clause.verbs[i]) == "have" && tree.word(clause.verbs[i + 1]).xpos != Xpos::VB;
    if (perfect) continue;
    if (m && (modality == Modality::asserted || modality == Modality::expected)) modality = *m;
  }
  return modality;
}

// "helps X (to) grow", "enables X to grow": what the governing verb of an object-controlled infinitive makes of it.
Modality controlled_modality(const Tree& tree, uint32_t predicate, Modality modality) {
  const uint32_t above = tree.head(predicate);
  if (modality != Modality::asserted || above == kNoIndex) return modality;
  const bool infinitive = mark_of(tree, predicate, {"to"}) != kNoIndex;
  if (is_distinguished(tree, above)) return modality;
  if (tree.is(predicate, Deprel::advcl) && infinitive) return Modality::intended;
  if (tree.is(predicate, Deprel::xcomp) && infinitive && tree.has(above, Deprel::obj) && !controls_object(tree.lemma(above))) return Modality::intended;
  if (tree.is(predicate, Deprel::acl) && infinitive) return modality_of_governor(tree.lemma(above)).value_or(Modality::intended);
  if (!tree.is(predicate, Deprel::xcomp) || subject_governor(tree, predicate) != kNoIndex) return modality;
  return modality_of_governor(tree.lemma(above)).value_or(modality);
}

void apply_speech(const Tree& tree, uint32_t speech, Clause& clause) {
  const std::string_view verb = tree.lemma(speech);
  if (is_unreal(verb)) clause.unreal = true;
  if (!is_speech(verb)) return;
  const Subjects speakers = subjects_of(tree, speech);
  if (!speakers.heads.empty() && clause.attribution == kNoIndex) clause.attribution = speakers.heads.front();
  if (clause.modality != Modality::asserted && clause.modality != Modality::expected) return;
  if (is_claim(verb)) clause.modality = Modality::claimed;
  else if (verb == "expect" || verb == "project" || verb == "estimate" || verb == "predict" || verb == "forecast") {
    clause.modality = *modality_of_governor(verb);
  }
}

// One step up from `p` to `above`: what the word above does to everything below it.
void climb(const Tree& tree, uint32_t p, uint32_t above, Clause& clause) {
  const Deprel relation = tree.universal_relation(p);
  const bool with_subject = relation == Deprel::xcomp && own_subject(tree, p) != kNoIndex;
  if (relation == Deprel::ccomp || relation == Deprel::csubj || with_subject) {
    if (mark_of(tree, p, {"whether", "if"}) != kNoIndex) clause.unreal = true;
    apply_speech(tree, above, clause);
  }
  if (relation == Deprel::advcl && mark_of(tree, p, {"if", "unless", "whether", "lest"}) != kNoIndex) clause.unreal = true;
  if (relation == Deprel::advcl && mark_of(tree, p, {"as"}) != kNoIndex && mark_of(tree, p, {"if"}) != kNoIndex) clause.unreal = true;
}

// "X, Wu said.": the speech verb hangs below the quoted clause. "According to Wu, X."
void look_below(const Tree& tree, uint32_t p, Clause& clause) {
  for (uint32_t c : tree.children(p)) {
    if (tree.is(c, Deprel::parataxis) && is_speech(tree.lemma(c)) && own_subject(tree, c) != kNoIndex) apply_speech(tree, c, clause);
    if (tree.is(c, Deprel::advcl) && mark_of(tree, c, {"if", "unless"}) != kNoIndex && clause.modality == Modality::asserted) {
      clause.modality = Modality::conditional;
    }
    const bool aside = tree.is(c, Deprel::advcl) && mark_of(tree, c, {"as"}) != kNoIndex && !tree.has(c, Deprel::obj) && !tree.has(c, Deprel::ccomp);
    if (aside && is_speech(tree.lemma(c))) apply_speech(tree, c, clause);  // "as Ana said, ..."
    const uint32_t preposition = tree.child(c, Deprel::case_);
    const bool according = preposition != kNoIndex && tree.lower(preposition) == "according";
    if (tree.is_any(c, {Deprel::obl}) && according && clause.attribution == kNoIndex) clause.attribution = c;
  }
}

void note_adverbs(const Tree& tree, Clause& clause) {
  for (uint32_t c : tree.children(clause.head)) {
    if (!tree.is_any(c, {Deprel::advmod})) continue;
    const std::string_view w = tree.lower(c);
    const bool hedge = w == "reportedly" || w == "allegedly" || w == "supposedly" || w == "purportedly";
    if (hedge && clause.modality == Modality::asserted) clause.modality = Modality::claimed;
    const bool doubt = w == "perhaps" || w == "possibly" || w == "maybe";
    if (doubt && clause.modality == Modality::asserted) clause.modality = Modality::possible;
  }
}

}  // namespace

void fill_status(const Tree& tree, Clause& clause) {
  const bool negated = group_negated(tree, clause) != negated_outside(tree, clause);
  clause.polarity = negated ? Polarity::negated : Polarity::affirmed;
  clause.modality = controlled_modality(tree, clause.head, own_modality(tree, clause));
  clause.unreal = is_question(tree);
  note_adverbs(tree, clause);
  uint32_t p = clause.head;
  for (uint32_t steps = 0; steps < tree.size() && p != kNoIndex; ++steps) {
    look_below(tree, p, clause);
    const uint32_t above = tree.head(p);
    if (above == kNoIndex) break;
    climb(tree, p, above, clause);
    p = above;
  }
}

}  // namespace relata::extract
