// What is said about a clause's truth: negation, modality, who says it, and whether it is said at all (questions,
// conditions and what is denied or doubted are not).
#include <algorithm>

#include "extract/clause/build.hpp"
#include "extract/clause/lexicon.hpp"

namespace relata::extract {

namespace {

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
    const bool more = w + 1 < tree.size() && is_limiting(tree.lower(w + 1));  // "not just": that and more
    if (is_negation(tree.lower(w)) && !more) negated = !negated;
  }
  return negated;
}

bool has_negative_determiner(const Tree& tree, uint32_t noun) {
  if (is_negative_determiner(tree.lower(noun))) return true;
  for (uint32_t c : tree.children(noun)) {
    if (tree.is(c, Deprel::cc_preconj) && tree.lower(c) == "neither") return true;
    if (tree.is_any(c, {Deprel::det}) && is_negative_determiner(tree.lower(c))) return true;
    if (tree.is_any(c, {Deprel::advmod}) && tree.lower(c) == "not" && !(c + 1 < tree.size() && is_limiting(tree.lower(c + 1)))) return true;
  }
  return false;
}

// "stopped short of naming him": it did not.
bool stops_short(const Tree& tree, uint32_t gerund) {
  const uint32_t of = mark_of(tree, gerund, {"of"});
  if (of == kNoIndex || of < 2 || tree.word(gerund).xpos != Xpos::VBG || tree.lower(of - 1) != "short") return false;
  return tree.lemma_in(of - 2, {"stop", "fall", "come"});
}

// "prevented it from sailing", "abandoned plans to sail".
bool is_averted(const Tree& tree, const Clause& clause) {
  const uint32_t above = tree.head(clause.head);
  if (above == kNoIndex) return false;
  if (mark_of(tree, clause.head, {"from"}) != kNoIndex && (is_preventing(tree.lemma(above)) || tree.lemma_in(above, {"refrain", "abstain", "desist"}))) return true;
  if (stops_short(tree, clause.head)) return true;
  const uint32_t noun = governing_noun(tree, clause.head);
  const uint32_t verb = noun == kNoIndex ? kNoIndex : tree.head(noun);
  return verb != kNoIndex && is_giving_up(tree.lemma(verb));
}

// "no longer", "without" before the clause.
bool negated_outside(const Tree& tree, const Clause& clause) {
  if (is_averted(tree, clause)) return true;
  if (clause.reported_object) {  // "has no plans to buy"
    for (uint32_t w : clause.group) {
      if (tree.is_any(w, {Deprel::det}) && is_negative_determiner(tree.lower(w))) return true;
    }
  }
  for (uint32_t c : tree.children(clause.head)) {
    if (tree.is_any(c, {Deprel::mark}) && tree.lower(c) == "without") return true;
    if (!tree.is_any(c, {Deprel::advmod})) continue;
    const bool more = c + 1 < tree.size() && is_limiting(tree.lower(c + 1));
    for (uint32_t g : tree.children(c)) {
      if (tree.lower(g) == "no" && !more) return true;
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
    if (tree.lower(clause.verbs[i]) == "going" && modality == Modality::asserted) modality = Modality::expected;  // "is going to buy"
    const bool perfect = tree.lemma(clause.verbs[i]) == "have" && tree.word(clause.verbs[i + 1]).xpos != Xpos::VB;
    if (perfect) continue;
    if (m && (modality == Modality::asserted || modality == Modality::expected)) modality = *m;
  }
  return modality;
}

// "is planned for 2026", "was proposed by Ana": what is planned is not there yet.
Modality modality_of_passive(const Tree& tree, const Clause& clause) {
  if (!clause.passive || clause.verbs.size() != 1) return Modality::asserted;
  const Modality m = modality_of_governor(tree.lemma(clause.head)).value_or(Modality::asserted);
  const bool future = m == Modality::planned || m == Modality::expected || m == Modality::projected || m == Modality::estimated;
  return future && !tree.lemma_in(clause.head, {"set", "choose", "arrange", "prepare", "decide", "bind"}) ? m : Modality::asserted;
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

// "has never claimed that", "nobody said that": what was not said is no fact.
bool is_denied(const Tree& tree, uint32_t speech) {
  for (uint32_t c : tree.children(speech)) {
    if (tree.is_any(c, {Deprel::advmod}) && is_negation(tree.lower(c))) return true;
    if (tree.is_any(c, {Deprel::nsubj}) && (tree.lower(c) == "nobody" || tree.lower(c) == "none" || has_negative_determiner(tree, c))) return true;
  }
  return false;
}

bool has_word(const Tree& tree, const Clause& clause, std::string_view word) {
  return std::any_of(clause.group.begin(), clause.group.end(), [&](uint32_t w) { return tree.lower(w) == word; });
}

void apply_speech(const Tree& tree, uint32_t speech, Clause& clause) {
  const std::string_view verb = tree.lemma(speech);
  if (is_unreal(verb)) clause.unreal = true;
  if (!is_speech(verb)) return;
  if (is_denied(tree, speech)) clause.unreal = true;
  const bool reported = clause.modality == Modality::conditional && tree.word(speech).xpos == Xpos::VBD && has_word(tree, clause, "would");
  if (reported) clause.modality = Modality::expected;  // "said it would grow": the future, told afterwards
  const Subjects speakers = subjects_of(tree, speech);
  if (!speakers.heads.empty() && clause.attribution == kNoIndex) clause.attribution = speakers.heads.front();
  if (clause.modality != Modality::asserted && clause.modality != Modality::expected) return;
  if (is_claim(verb)) clause.modality = Modality::claimed;
  else if (verb == "expect" || verb == "project" || verb == "estimate" || verb == "predict" || verb == "forecast") {
    clause.modality = *modality_of_governor(verb);
  }
}

// "decides which ships may sail", "knows whose yard it was": a question inside another clause.
bool is_indirect_question(const Tree& tree, uint32_t p) {
  if (!tree.is_any(p, {Deprel::ccomp, Deprel::acl, Deprel::advcl, Deprel::csubj}) || tree.is(p, Deprel::acl_relcl)) return false;
  for (uint32_t c : tree.children(p)) {
    if (c > p || !tree.is_any(c, {Deprel::nsubj, Deprel::obj, Deprel::obl})) continue;
    const bool second = c > 0 && tree.head(c - 1) == p && tree.is_any(c - 1, {Deprel::nsubj});
    if (second && (tree.lower(c - 1) == "which" || tree.lower(c - 1) == "what")) return true;
    for (uint32_t d : tree.children(c)) {
      if (d < c && tree.is_any(d, {Deprel::det}) && (tree.lower(d) == "which" || tree.lower(d) == "what")) return true;
    }
  }
  return false;
}

// "Had she sold it, ...", "Should it sink, ...": the auxiliary before the subject.
bool is_inverted_condition(const Tree& tree, uint32_t p) {
  const uint32_t subject = own_subject(tree, p);
  if (subject == kNoIndex || mark_of(tree, p, {"that", "because", "when", "while", "as", "since", "if"}) != kNoIndex) return false;
  for (uint32_t c : tree.children(p)) {
    const bool first = tree.is_any(c, {Deprel::aux, Deprel::cop}) && c < subject;
    if (first && (tree.lower(c) == "had" || tree.lower(c) == "should" || tree.lower(c) == "were")) return true;
  }
  return false;
}

// "reports that it grew", "the hope that it grows": the noun tells how sure its content is; "the news that", "the fact that" do not doubt it.
void apply_noun_of_claim(const Tree& tree, uint32_t noun, Clause& clause) {
  const bool wished = tree.lemma_in(noun, {"hope", "fear", "possibility", "risk", "chance", "idea", "threat", "prospect", "likelihood", "danger", "suspicion"});
  const bool claimed = tree.lemma_in(noun, {"report", "claim", "rumour", "rumor", "allegation", "speculation", "suggestion", "belief", "assumption", "accusation",
                                            "assertion", "view", "opinion", "conviction", "theory", "argument", "charge", "complaint", "warning"});
  if (clause.modality != Modality::asserted || (!wished && !claimed)) return;
  clause.modality = claimed ? Modality::claimed : Modality::possible;
}

// One step up from `p` to `above`: what the word above does to everything below it.
void climb(const Tree& tree, uint32_t p, uint32_t above, Clause& clause) {
  const Deprel relation = tree.universal_relation(p);
  const bool with_subject = relation == Deprel::xcomp && own_subject(tree, p) != kNoIndex;
  if (relation == Deprel::ccomp || relation == Deprel::csubj || with_subject) {
    if (mark_of(tree, p, {"whether", "if"}) != kNoIndex) clause.unreal = true;
    apply_speech(tree, above, clause);
    const bool denied = is_denied(tree, above) || is_doubtful(tree.lemma(above));
    if (denied) clause.unreal = true;  // "It is not true that", "Nobody knew that"
  }
  const bool content = tree.is(p, Deprel::acl) && own_subject(tree, p) != kNoIndex && mark_of(tree, p, {"that"}) != kNoIndex;
  if (content) apply_noun_of_claim(tree, above, clause);
  if (relation == Deprel::advcl && is_inverted_condition(tree, p)) clause.unreal = true;
  if (relation == Deprel::advcl && mark_of(tree, p, {"if", "unless", "whether", "lest"}) != kNoIndex) clause.unreal = true;
  if (relation == Deprel::advcl && mark_of(tree, p, {"as"}) != kNoIndex && mark_of(tree, p, {"if"}) != kNoIndex) clause.unreal = true;
}

// "X; she reports to Y": a clause of its own, not who says X.
bool behind_semicolon(const Tree& tree, uint32_t verb) {
  for (uint32_t c : tree.children(verb)) {
    if (c < verb && tree.is_any(c, {Deprel::punct}) && tree.lower(c) == ";") return true;
  }
  return false;
}

// "X, Wu said.": the speech verb hangs below the quoted clause. "According to Wu, X."
void look_below(const Tree& tree, uint32_t p, Clause& clause) {
  for (uint32_t c : tree.children(p)) {
    const bool beside = tree.is(c, Deprel::parataxis) && own_subject(tree, c) != kNoIndex && !behind_semicolon(tree, c);
    if (beside && is_speech(tree.lemma(c))) apply_speech(tree, c, clause);
    if (tree.is(c, Deprel::advcl) && mark_of(tree, c, {"if", "unless"}) != kNoIndex &&
        (clause.modality == Modality::asserted || clause.modality == Modality::expected)) {
      clause.modality = Modality::conditional;
    }
    const bool aside = tree.is(c, Deprel::advcl) && mark_of(tree, c, {"as"}) != kNoIndex && !tree.has(c, Deprel::obj) && !tree.has(c, Deprel::ccomp);
    if (aside && is_speech(tree.lemma(c))) apply_speech(tree, c, clause);  // "as Ana said, ..."
    if (p == clause.head && tree.is_any(c, {Deprel::nsubj})) {  // "Ships, he said, would be ..."
      const uint32_t said = tree.child(c, Deprel::parataxis);
      if (said != kNoIndex && is_speech(tree.lemma(said)) && own_subject(tree, said) != kNoIndex) apply_speech(tree, said, clause);
    }
    const uint32_t preposition = tree.child(c, Deprel::case_);
    const bool according = preposition != kNoIndex && tree.lower(preposition) == "according";
    if (tree.is_any(c, {Deprel::obl}) && according && clause.attribution == kNoIndex) clause.attribution = c;
  }
}

bool is_change(const Tree& tree, uint32_t verb) {
  return tree.lemma_in(verb, {"double", "triple", "quadruple", "halve", "reach", "match", "complete", "finish", "fill", "exhaust", "equal", "cover", "sell",
                              "end", "disappear", "vanish", "cease"});
}

void note_adverbs(const Tree& tree, Clause& clause) {
  for (uint32_t c : tree.children(clause.head)) {
    if (!tree.is_any(c, {Deprel::advmod})) continue;
    const std::string_view w = tree.lower(c);
    // "almost bought it" did not; "almost doubled" nearly did, which is what is told
    const bool missed = (w == "almost" || w == "nearly") && c + 1 == clause.head && !is_change(tree, clause.head);
    if (missed) clause.unreal = true;
    const bool hedge = w == "reportedly" || w == "allegedly" || w == "supposedly" || w == "purportedly";
    if (hedge && clause.modality == Modality::asserted) clause.modality = Modality::claimed;
    const bool doubt = w == "perhaps" || w == "possibly" || w == "maybe";
    if (doubt && clause.modality == Modality::asserted) clause.modality = Modality::possible;
  }
}

}  // namespace

bool is_question(const Tree& tree) {
  for (uint32_t i = tree.size(); i-- > 0;) {
    if (tree.word(i).upos != Upos::PUNCT) return false;
    if (tree.lower(i).find('?') != std::string_view::npos) return true;
  }
  return false;
}

namespace {

// "will open a yard, offering work": a participle without a word before it has no modality of its own but that of its clause.
Modality modality_of_matrix(const Tree& tree, const Clause& clause) {
  const uint32_t main = tree.head(clause.head);
  const bool bare = tree.word(clause.head).xpos == Xpos::VBG && tree.is(clause.head, Deprel::advcl) && clause.reduced && main != kNoIndex && main < clause.head;
  if (!bare || clause.origin != SubjectOrigin::adverbial || tree.has(clause.head, Deprel::mark) || !is_predicate(tree, main)) return Modality::asserted;
  Clause matrix;
  matrix.head = main;
  fill_group(tree, matrix);
  return own_modality(tree, matrix);
}

}  // namespace

void fill_status(const Tree& tree, Clause& clause) {
  const bool negated = group_negated(tree, clause) != negated_outside(tree, clause);
  clause.polarity = negated ? Polarity::negated : Polarity::affirmed;
  clause.modality = controlled_modality(tree, clause.head, own_modality(tree, clause));
  if (clause.modality == Modality::asserted) clause.modality = modality_of_passive(tree, clause);
  if (clause.modality == Modality::asserted) clause.modality = modality_of_matrix(tree, clause);
  clause.unreal = is_question(tree) || is_inverted_condition(tree, clause.head) || is_indirect_question(tree, clause.head);
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
