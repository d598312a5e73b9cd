// Whose predicate it is: the subject in the clause, or the one it shares by coordination, control, as a participle or as
// a relative clause.
#include "extract/clause/build.hpp"
#include "extract/clause/lexicon.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

bool is_relativizer(const Tree& tree, uint32_t word) {
  return tree.word(word).upos == Upos::PRON && is_relative_pronoun(tree.lower(word));
}

bool is_infinitive(const Tree& tree, uint32_t predicate) {
  for (uint32_t c : tree.children(predicate)) {
    if (tree.is(c, Deprel::mark) && tree.lower(c) == "to") return true;
  }
  return false;
}

bool is_participle(const Tree& tree, uint32_t predicate) {
  const Xpos tag = tree.word(predicate).xpos;
  return tag == Xpos::VBG || tag == Xpos::VBN;
}

// The subjects of an infinitive below a noun: "its decision to open", "the first ship to enter".
Subjects subjects_by_noun(const Tree& tree, uint32_t noun) {
  if (const uint32_t owner = tree.child(noun, Deprel::nmod_poss); owner != kNoIndex) return {{owner}, SubjectOrigin::control};
  const uint32_t above = tree.head(noun);
  if (tree.has(noun, Deprel::cop)) return {subjects_of(tree, noun).heads, SubjectOrigin::control};
  if (above == kNoIndex || !tree.is_any(noun, {Deprel::obj})) return {};
  return {subjects_of(tree, above).heads, SubjectOrigin::control};
}

// "led to the cost of building ships": the subject of the clause that the noun is in.
std::vector<uint32_t> subjects_around(const Tree& tree, uint32_t noun) {
  const uint32_t main = tree.head(noun);
  if (main == kNoIndex || !tree.is_any(noun, {Deprel::obj, Deprel::obl}) || !is_predicate(tree, main)) return {};
  return subjects_of(tree, main).heads;
}

// "In a move watched by rivals, Vela sold": right behind a fronted noun, a past participle is said of it.
uint32_t fronted_noun(const Tree& tree, uint32_t predicate, uint32_t above) {
  uint32_t at = predicate;
  while (at > 0 && tree.word(at - 1).upos == Upos::ADV) --at;
  const uint32_t noun = at == 0 ? kNoIndex : at - 1;
  const bool fronted = noun != kNoIndex && tree.head(noun) == above && tree.is_any(noun, {Deprel::obl}) && tree.is_nominal(noun);
  return fronted && !is_temporal(tree, noun) ? noun : kNoIndex;
}

// "opened a yard, designed by Ana": a past participle behind the verb is said of the noun before it.
uint32_t noun_before(const Tree& tree, uint32_t predicate) {
  const uint32_t above = tree.head(predicate);
  if (tree.word(predicate).xpos != Xpos::VBN || tree.has(predicate, Deprel::mark)) return kNoIndex;
  if (above > predicate) return fronted_noun(tree, predicate, above);
  uint32_t noun = kNoIndex;
  for (uint32_t c : tree.children(above)) {
    if (c > above && c < predicate && tree.is_any(c, {Deprel::obj, Deprel::obl, Deprel::xcomp}) && tree.is_nominal(c)) noun = is_temporal(tree, c) ? kNoIndex : c;
  }
  return noun;
}

bool comma_before(const Tree& tree, uint32_t word) { return word > 0 && tree.lower(word - 1) == ","; }

// "marked a shift, reinforcing its lead": behind a comma and a noun of the predicate a gerund goes on about the whole clause. The
// predicate of that clause, or kNoIndex.
uint32_t clause_continued(const Tree& tree, uint32_t gerund, uint32_t noun) {
  if (tree.word(gerund).xpos != Xpos::VBG || !comma_before(tree, gerund)) return kNoIndex;
  uint32_t at = noun;
  for (uint32_t steps = 0; steps < kMaxChain && tree.is_any(at, {Deprel::conj, Deprel::nmod}) && tree.head(at) != kNoIndex; ++steps) at = tree.head(at);
  const uint32_t main = tree.head(at);
  const bool inside = main != kNoIndex && main < gerund && tree.is_any(at, {Deprel::obj, Deprel::obl, Deprel::conj}) && tree.is_verb(main);
  return inside && is_predicate(tree, main) ? main : kNoIndex;
}

// "develops chips to cut costs": behind an object, only some verbs speak of it in the infinitive.
bool by_purpose(const Tree& tree, uint32_t verb, uint32_t infinitive) {
  return is_infinitive(tree, infinitive) && !controls_object(tree.lemma(verb));
}

// "tools needed to build ships": the tools do not build them.
bool is_needed_for(const Tree& tree, uint32_t infinitive, uint32_t participle) {
  const bool reduced = tree.word(participle).xpos == Xpos::VBN && tree.is_any(participle, {Deprel::acl, Deprel::advcl});
  return reduced && is_infinitive(tree, infinitive) && tree.lemma_in(participle, {"need", "require", "use", "employ"});
}

// The subject found by one step from a predicate without a subject of its own: either heads, or the predicate to go on with.
struct Step {
  std::vector<uint32_t> heads;
  uint32_t next = kNoIndex;
  SubjectOrigin origin = SubjectOrigin::own;
};

// "kept the yard from building ships": the yard did not build any.
uint32_t prevented(const Tree& tree, uint32_t predicate, uint32_t above) {
  if (tree.word(predicate).xpos != Xpos::VBG || !is_preventing(tree.lemma(above))) return kNoIndex;
  for (uint32_t c : tree.children(predicate)) {
    if (tree.is_any(c, {Deprel::mark}) && tree.lower(c) == "from") return tree.child(above, Deprel::obj);
  }
  return kNoIndex;
}

// "saw its shares leap, reaching a peak": what moved goes on moving.
uint32_t seen_moving(const Tree& tree, uint32_t predicate, uint32_t above) {
  const uint32_t object = tree.child(above, Deprel::obj);
  const bool seen = tree.lemma_in(above, {"see", "watch"}) && object != kNoIndex && tree.has(above, Deprel::xcomp) && object < predicate;
  const bool moves = tree.lemma_in(predicate, {"reach", "hit", "touch", "close", "climb", "rise", "fall", "mark", "trade", "finish", "peak"});
  return seen && moves && !tree.has(predicate, Deprel::mark) ? object : kNoIndex;
}

// "Vela shares rose after announcing a deal": shares say and plan nothing, the firm does.
uint32_t owner_of_shares(const Tree& tree, uint32_t predicate, uint32_t above) {
  const bool says = is_speech(tree.lemma(predicate)) || tree.lemma_in(predicate, {"unveil", "launch", "publish", "release", "sign"});
  const uint32_t shares = says ? own_subject(tree, above) : kNoIndex;
  if (shares == kNoIndex || !tree.lemma_in(shares, {"share", "stock", "bond", "shares"})) return kNoIndex;
  const uint32_t owner = tree.child(shares, Deprel::nmod_poss);
  const uint32_t name = owner != kNoIndex ? owner : tree.child(shares, Deprel::compound);
  return name != kNoIndex && (tree.word(name).upos == Upos::PROPN || tree.is(name, Deprel::nmod_poss)) ? name : kNoIndex;
}

Step step(const Tree& tree, uint32_t predicate) {
  const uint32_t above = tree.head(predicate);
  if (above == kNoIndex) return {};
  if (const uint32_t object = prevented(tree, predicate, above); object != kNoIndex) return {tree.conjuncts(object), kNoIndex, SubjectOrigin::control};
  switch (tree.relation(predicate)) {
    case Deprel::conj: return is_predicate(tree, above) ? Step{{}, above, SubjectOrigin::coordination} : Step{};
    case Deprel::xcomp: {
      if (is_needed_for(tree, predicate, above)) return {};
      if (intention_between(tree, predicate) != kNoIndex) return {{}, above, SubjectOrigin::control};
      const uint32_t object = tree.child(above, Deprel::obj) != kNoIndex ? tree.child(above, Deprel::obj) : tree.child(above, Deprel::iobj);
      const bool by_object = object != kNoIndex && !is_passive(tree, above) && object < predicate && !by_purpose(tree, above, predicate);
      if (by_object) return {tree.conjuncts(object), kNoIndex, SubjectOrigin::control};
      return {{}, above, SubjectOrigin::control};
    }
    case Deprel::acl:
      if (is_infinitive(tree, predicate)) return {subjects_by_noun(tree, above).heads, kNoIndex, SubjectOrigin::control};
      if (tree.has(predicate, Deprel::mark)) return {subjects_around(tree, above), kNoIndex, SubjectOrigin::control};
      if (!is_participle(tree, predicate)) return {};
      if (predicate > 0 && tree.lower(predicate - 1) == ":") return {};  // "a priority: securing chips" explains, it does not act
      if (const uint32_t main = clause_continued(tree, predicate, above); main != kNoIndex) return {{}, main, SubjectOrigin::adverbial};
      return Step{{above}, kNoIndex, SubjectOrigin::participle};
    case Deprel::advcl:
      if (!is_participle(tree, predicate) && !is_infinitive(tree, predicate)) return {};
      if (const uint32_t noun = noun_before(tree, predicate); noun != kNoIndex) return {{noun}, kNoIndex, SubjectOrigin::participle};
      if (const uint32_t moved = seen_moving(tree, predicate, above); moved != kNoIndex) return {{moved}, kNoIndex, SubjectOrigin::adverbial};
      if (const uint32_t owner = owner_of_shares(tree, predicate, above); owner != kNoIndex) return {{owner}, kNoIndex, SubjectOrigin::adverbial};
      return is_predicate(tree, above) ? Step{{}, above, SubjectOrigin::adverbial} : Step{};
    default: return {};
  }
}

// "agreed in principle to sell", "is eager to sell": an infinitive that the parser calls adverbial, but the verb or adjective governs.
bool governs_adverbial(const Tree& tree, uint32_t governor, uint32_t predicate) {
  if (!is_infinitive(tree, predicate) || governor > predicate || own_subject(tree, predicate) != kNoIndex || tree.has(governor, Deprel::obj)) return false;
  if (is_copular(tree, governor)) return tree.word(governor).upos == Upos::ADJ;
  return tree.is_verb(governor) && modality_of_governor(tree.lemma(governor)).has_value();
}

bool is_person_noun(const Tree& tree, uint32_t word) {
  return tree.name_type(word) == EntityType::person || is_role(tree.lemma(word)) ||
         tree.lemma_in(word, {"student", "worker", "person", "people", "man", "woman", "child", "official", "employee", "visitor", "teacher", "player",
                              "user", "customer", "investor", "resident", "soldier", "lawyer", "doctor", "artist", "writer", "developer", "graduate"});
}

bool is_personal(const Tree& tree, uint32_t word) {
  return tree.name_type(word) == EntityType::person || is_role(tree.lemma(word)) || tree.word(word).upos == Upos::PRON;
}

// "students from the college, which ...": which is no person, so the noun right before it.
uint32_t thing_before(const Tree& tree, uint32_t noun, uint32_t pronoun) {
  if (tree.lower(pronoun) != "which" || !is_person_noun(tree, noun)) return noun;
  for (uint32_t c : tree.children(noun)) {
    const bool phrase = tree.is_any(c, {Deprel::nmod}) && c > noun && c < pronoun;
    if (phrase && !is_person_noun(tree, c)) return c;
  }
  return noun;
}

// "comments from Ana Reis, who ...": who is a person, so the noun right before it rather than the thing above that noun.
uint32_t person_before(const Tree& tree, uint32_t noun, uint32_t pronoun) {
  if (tree.lower(pronoun) != "who" || is_personal(tree, noun)) return noun;
  uint32_t last = pronoun;
  while (last > 0 && (last == pronoun || tree.word(last).upos == Upos::PUNCT)) --last;
  for (uint32_t steps = 0; steps < kMaxChain && last != noun && last != kNoIndex; ++steps, last = tree.head(last)) {
    const bool phrase = tree.is_any(last, {Deprel::nmod, Deprel::appos, Deprel::conj});
    if (phrase && tree.below(last, noun) && is_personal(tree, last)) return last;
  }
  return noun;
}

// What a relative pronoun stands for; behind a whole coordination, all its members: "Vela, Nautis and Orsa, which build ...".
std::vector<uint32_t> antecedents(const Tree& tree, uint32_t noun, uint32_t pronoun) {
  const uint32_t person = person_before(tree, noun, pronoun);
  if (person != noun) return {person};
  if (const uint32_t thing = thing_before(tree, noun, pronoun); thing != noun) return {thing};
  const std::vector<uint32_t> all = tree.conjuncts(noun);
  const bool comma = pronoun > 0 && tree.word(pronoun - 1).upos == Upos::PUNCT;
  return comma && all.back() < pronoun ? all : std::vector<uint32_t>{noun};
}

// "with revenue rising", "with Ana leading it": the noun between "with" and a participle is its subject.
uint32_t absolute_subject(const Tree& tree, uint32_t predicate) {
  if (!is_participle(tree, predicate)) return kNoIndex;
  for (uint32_t c : tree.children(predicate)) {
    const uint32_t marker = tree.child(c, Deprel::case_);
    if (c < predicate && tree.is_any(c, {Deprel::obl}) && marker != kNoIndex && tree.lower(marker) == "with") return c;
  }
  return kNoIndex;
}

// A verb has one subject. Where the tree gives it two ("Vela (VLA): freight carries the year"), the nearer one stands in its clause; not so
// a further member of a coordination ("clerks of Vela and Nautis say"), what stands between commas, and a noun behind the auxiliary ("was
// channel surfing").
uint32_t nearest_subject(const Tree& tree, uint32_t predicate, uint32_t first) {
  uint32_t nearest = first;
  bool auxiliary = false;
  for (uint32_t c : tree.children(predicate)) {
    auxiliary = auxiliary || (c < predicate && tree.is_any(c, {Deprel::aux, Deprel::cop}));
    if (c <= nearest || c > predicate || auxiliary || !tree.is_any(c, {Deprel::nsubj}) || tree.is(c, Deprel::nsubj_outer)) continue;
    const uint32_t begin = tree.subtree(c).front();
    const bool coordinated = tree.has(c, Deprel::cc) || tree.word(begin).upos == Upos::CCONJ || tree.word(begin - 1).upos == Upos::CCONJ;
    const bool aside = comma_before(tree, begin) && c + 1 < tree.size() && tree.lower(c + 1) == ",";
    const bool nominal = tree.is_nominal(c) && tree.word(c).upos != Upos::NUM && !tree.has(c, Deprel::case_);
    if (nominal && !coordinated && !aside) nearest = c;
  }
  return nearest;
}

}  // namespace

uint32_t own_subject(const Tree& tree, uint32_t predicate) {
  for (Deprel r : {Deprel::nsubj, Deprel::nsubj_pass, Deprel::nsubj_outer, Deprel::csubj}) {
    if (const uint32_t s = tree.child(predicate, r); s != kNoIndex) return nearest_subject(tree, predicate, s);
  }
  return absolute_subject(tree, predicate);
}

uint32_t antecedent(const Tree& tree, uint32_t predicate) {
  for (uint32_t steps = 0; steps < kMaxChain; ++steps) {
    if (tree.is_any(predicate, {Deprel::acl}) || tree.is(predicate, Deprel::advcl_relcl)) {
      const uint32_t noun = tree.head(predicate);
      return noun != kNoIndex && tree.is_nominal(noun) ? noun : kNoIndex;
    }
    if (!tree.is_any(predicate, {Deprel::conj, Deprel::xcomp, Deprel::ccomp}) || tree.head(predicate) == kNoIndex) return kNoIndex;
    predicate = tree.head(predicate);
  }
  return kNoIndex;
}

uint32_t subject_governor(const Tree& tree, uint32_t predicate) {
  const uint32_t above = tree.head(predicate);
  if (above == kNoIndex || !is_predicate(tree, above) || own_subject(tree, predicate) != kNoIndex) return kNoIndex;
  if (tree.is(predicate, Deprel::advcl)) return governs_adverbial(tree, above, predicate) ? above : kNoIndex;
  if (!tree.is(predicate, Deprel::xcomp) || intention_between(tree, predicate) != kNoIndex) return kNoIndex;
  const uint32_t object = tree.child(above, Deprel::obj);
  if (object != kNoIndex && object < predicate && !is_passive(tree, above) && by_purpose(tree, above, predicate)) return kNoIndex;
  return step(tree, predicate).next;
}

Subjects subjects_of(const Tree& tree, uint32_t predicate) {
  Subjects found;
  for (uint32_t steps = 0; steps < kMaxChain; ++steps) {
    const uint32_t subject = own_subject(tree, predicate);
    if (subject != kNoIndex && is_relativizer(tree, subject)) {
      if (const uint32_t noun = antecedent(tree, predicate); noun != kNoIndex) {
        return {antecedents(tree, noun, subject), steps == 0 ? SubjectOrigin::relative : found.origin};
      }
      return {};
    }
    if (subject != kNoIndex) {
      found.heads = tree.conjuncts(subject);
      return found;
    }
    Step next = step(tree, predicate);
    if (steps == 0) found.origin = next.origin;
    if (next.next == kNoIndex) {
      found.heads = std::move(next.heads);
      return found;
    }
    predicate = next.next;
  }
  return {};
}

}  // namespace relata::extract
