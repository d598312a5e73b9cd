// What is coordinated with what.
#include "extract/clause/mending.hpp"

namespace relata::extract {

namespace {

bool same_kind(const Mending& m, uint32_t a, uint32_t b) { return m.word(a).upos == m.word(b).upos; }

// Something between the conjunct and what it is coordinated with belongs elsewhere.
bool crosses(const Mending& m, uint32_t first, uint32_t conjunct) {
  for (uint32_t w = first + 1; w < conjunct; ++w) {
    const uint32_t above = m.head(w);
    if (m.word(w).upos != Upos::PUNCT && (above == kNoIndex || above < first || above > conjunct)) return true;
  }
  return false;
}

// "faces risks in Chile, limits on steel, and high costs": a coordination does not reach over a part of another one; the last member belongs
// to the list that is open. "faces risks in Chile and Peru" is left alone.
bool uncross(Mending& m, uint32_t conjunct) {
  const uint32_t first = m.head(conjunct);
  if (first == kNoIndex || first > conjunct || !m.is_noun(conjunct) || !m.is_noun(first) || !crosses(m, first, conjunct)) return false;
  uint32_t at = m.begin_of(conjunct);
  while (at > 0 && (m.word(at - 1).upos == Upos::PUNCT || m.word(at - 1).upos == Upos::CCONJ)) --at;
  uint32_t nearest = kNoIndex;
  uint32_t w = at == 0 ? kNoIndex : at - 1;
  for (uint32_t steps = 0; steps < m.size() && w != kNoIndex && w != first; ++steps, w = m.head(w)) {
    if (!m.is_noun(w) || w > conjunct) continue;
    if (m.is(w, {Deprel::conj}) && m.is_noun(m.head(w))) return m.attach(conjunct, m.head(w), Deprel::conj);
    if (nearest == kNoIndex && same_kind(m, w, conjunct)) nearest = w;
  }
  return nearest != kNoIndex && m.attach(conjunct, nearest, Deprel::conj);
}

// "a leader in cloud and AI services": a bare singular noun cannot stand alone, so the noun behind "and" is coordinated with it, not with the
// noun that has the article. "a leader in services and a partner" is left alone.
bool keep_bare_together(Mending& m, uint32_t conjunct) {
  const uint32_t first = m.head(conjunct);
  const uint32_t begin = m.begin_of(conjunct);
  if (first == kNoIndex || first > conjunct || begin < 2 || m.word(conjunct).upos != Upos::NOUN || m.word(first).upos != Upos::NOUN) return false;
  const uint32_t coordinator = m.word(begin).upos == Upos::CCONJ ? begin : begin - 1;
  const uint32_t bare = coordinator - 1;
  const bool fits = m.word(coordinator).upos == Upos::CCONJ && m.word(bare).xpos == Xpos::NN && m.head(bare) == first && m.is(bare, {Deprel::nmod});
  if (!fits || m.child(first, {Deprel::det}) == kNoIndex || m.child(conjunct, {Deprel::det, Deprel::case_}) != kNoIndex) return false;
  if (m.child(bare, {Deprel::det, Deprel::amod, Deprel::compound, Deprel::nummod, Deprel::nmod}) != kNoIndex) return false;
  return m.attach(conjunct, bare, Deprel::conj);
}

// "small models that run on phones, large models that need racks, and special models": the same noun again takes up the list. "models that
// need racks and engines" is left alone.
bool take_up_list(Mending& m, uint32_t conjunct) {
  const uint32_t first = m.head(conjunct);
  if (first == kNoIndex || first > conjunct || m.word(conjunct).upos != Upos::NOUN || m.word(first).lemma == m.word(conjunct).lemma) return false;
  uint32_t above = m.head(first);
  for (uint32_t steps = 0; steps < m.size() && above != kNoIndex; ++steps, above = m.head(above)) {
    if (above < first && m.word(above).upos == Upos::NOUN && m.word(above).lemma == m.word(conjunct).lemma) break;
  }
  if (above == kNoIndex || !m.attach(conjunct, above, Deprel::conj)) return false;
  const uint32_t before = m.head(above);
  const bool listed = m.is(above, {Deprel::appos}) && before != kNoIndex && m.word(before).lemma == m.word(above).lemma;
  if (listed) m.word(above).deprel = Deprel::conj;
  return true;
}

// "changed its mind and promised licences": a participle that is coordinated with a noun before another noun is the second verb. "the law and
// planned licences" has no owner before the first noun and is left alone.
bool find_second_verb(Mending& m, uint32_t participle) {
  const uint32_t noun = m.head(participle);
  const bool past = m.word(participle).xpos == Xpos::VBN || m.word(participle).xpos == Xpos::VBD;
  if (!past || noun == kNoIndex || m.word(noun).xpos != Xpos::NN || !m.is(noun, {Deprel::compound}) || participle < 2) return false;
  const uint32_t object = m.head(noun);
  const uint32_t verb = m.head(object);
  if (object != participle + 1 || !m.is(object, {Deprel::obj}) || verb == kNoIndex || verb > noun || m.word(verb).upos != Upos::VERB) return false;
  if (m.word(participle - 1).upos != Upos::CCONJ || noun == 0 || m.word(noun - 1).xpos != Xpos::PRPS) return false;
  m.attach(noun, verb, Deprel::obj);
  m.attach(participle, verb, Deprel::conj);
  m.attach(object, participle, Deprel::obj);
  m.hand_over(object, noun, 0, noun);
  m.make_verb(participle, Xpos::VBD, m.word(participle).lemma);
  return true;
}

// "relations remain tense and Chinese firms work": an adjective right before the next clause's subject belongs to that. "remain tense and
// uncertain" is left alone.
bool free_adjective(Mending& m, uint32_t adjective) {
  const uint32_t first = m.head(adjective);
  const uint32_t noun = adjective + 1;
  if (first == kNoIndex || m.word(adjective).upos != Upos::ADJ || m.word(first).upos != Upos::ADJ || noun >= m.size()) return false;
  const uint32_t verb = m.head(noun);
  if (!m.is_noun(noun) || !m.is(noun, {Deprel::nsubj}) || verb == kNoIndex || verb < noun || m.below(verb, first) || m.below(first, noun)) return false;
  const uint32_t coordinator = m.child(adjective, {Deprel::cc});
  if (!m.attach(adjective, noun, Deprel::amod)) return false;
  if (coordinator != kNoIndex) m.attach(coordinator, verb, Deprel::cc);
  return true;
}

// "seeking chips, boosting demand and improving margins": behind a comma and an object, a gerund with a noun of its own goes on with the
// clause. "seeking chips and boosting power" has no comma and is left alone.
bool free_gerund(Mending& m, uint32_t gerund) {
  uint32_t noun = m.head(gerund);
  if (noun != kNoIndex && m.is(noun, {Deprel::compound}) && m.head(noun) == noun + 1) noun = m.head(noun);
  if (m.word(gerund).xpos != Xpos::VBG || noun == kNoIndex || noun < gerund || gerund == 0 || m.form(gerund - 1) != ",") return false;
  const uint32_t verb = m.head(noun);
  const bool second = m.is(noun, {Deprel::obj}) && verb != kNoIndex && verb < gerund && m.word(verb).upos == Upos::VERB;
  if (!second || m.child(verb, {Deprel::obj}) >= gerund || m.begin_of(noun) + 1 < gerund) return false;
  m.attach(gerund, verb, Deprel::advcl);
  m.attach(noun, gerund, Deprel::obj);
  m.make_verb(gerund, Xpos::VBG, m.word(gerund).lemma);
  for (uint32_t next = noun + 1; next < m.size(); ++next) {
    if (m.head(next) == verb && m.is(next, {Deprel::conj}) && m.word(next).xpos == Xpos::VBG && m.word(verb).xpos != Xpos::VB) m.attach(next, gerund, Deprel::conj);
  }
  return true;
}

// "Vela's Swift and Orsa's Comet series": each owner has its own thing. The second "'s" stands behind the second owner.
bool share_owners(Mending& m, uint32_t clitic) {
  if (clitic == 0 || m.word(clitic).xpos != Xpos::POS || m.head(clitic) == clitic - 1 || m.word(clitic - 1).upos != Upos::PROPN) return false;
  const uint32_t owner = clitic - 1;
  const uint32_t first = m.head(owner);
  if (first == kNoIndex || first > owner || !m.is(owner, {Deprel::conj}) || !m.is(first, {Deprel::compound})) return false;
  const uint32_t last = m.head(first);
  if (last == kNoIndex || last < clitic || m.child(last, {Deprel::nmod}) >= first) return false;
  m.replace(last, first, Deprel::conj);
  m.hand_over(last, first, 0, first);
  if (const uint32_t coordinator = m.child(owner, {Deprel::cc}); coordinator != kNoIndex) m.attach(coordinator, last, Deprel::cc);
  m.attach(owner, last, Deprel::nmod_poss);
  m.attach(clitic, owner, Deprel::case_);
  return true;
}

// "clerks of Vela and Nautis say": a verb has no second subject behind "and"; a name belongs to the name before. "Ana sings and Vela sails" has a
// verb between and is left alone.
bool gather_subject(Mending& m, uint32_t second) {
  const uint32_t verb = m.head(second);
  const uint32_t first = verb == kNoIndex ? kNoIndex : m.child(verb, {Deprel::nsubj});
  const uint32_t begin = m.begin_of(second);
  if (first == kNoIndex || first >= second || begin < 2 || second > verb) return false;
  const uint32_t coordinator = m.word(begin).upos == Upos::CCONJ ? begin : begin - 1;
  uint32_t at = coordinator - 1;
  if (m.word(coordinator).upos != Upos::CCONJ || !m.below(at, first)) return false;
  uint32_t name = kNoIndex;
  for (; at != first && at != kNoIndex; at = m.head(at)) {
    if (m.word(at).upos == Upos::PROPN) name = at;
  }
  const bool of_name = m.word(second).upos == Upos::PROPN && name != kNoIndex && m.word(first).upos == Upos::NOUN;
  if (!m.attach(second, of_name ? name : first, Deprel::conj)) return false;
  m.attach(coordinator, second, Deprel::cc);
  return true;
}

// "was formed when Vela bought it and merged it with Orsa": a passive verb is not coordinated with an active one that has an object, if there is
// an active one between. "was bought and sold" is left alone.
bool find_active_partner(Mending& m, uint32_t second) {
  const uint32_t passive = m.head(second);
  const bool active = m.word(second).upos == Upos::VERB && m.child(second, {Deprel::obj}) != kNoIndex && m.child(second, {Deprel::nsubj, Deprel::aux, Deprel::csubj}) == kNoIndex;
  if (!active || passive == kNoIndex || passive > second || m.child(passive, {Deprel::aux}) == kNoIndex) return false;
  bool voice = false;
  for (uint32_t w = 0; w < passive; ++w) voice = voice || (m.head(w) == passive && m.word(w).deprel == Deprel::aux_pass);
  if (!voice) return false;
  for (uint32_t w = second - 1; w > passive; --w) {
    const bool finite = m.word(w).xpos == Xpos::VBD || m.word(w).xpos == Xpos::VBZ || m.word(w).xpos == Xpos::VBP;
    if (finite && m.below(w, passive) && m.word(w).upos == Upos::VERB && m.child(w, {Deprel::nsubj}) < w) return m.attach(second, w, Deprel::conj);
  }
  return false;
}

// "refused to join and donated a boat": a finite verb is coordinated with a finite one, not with an infinitive. "refused to join and donate" is
// left alone.
bool find_finite_partner(Mending& m, uint32_t second) {
  const uint32_t infinitive = m.head(second);
  const bool past = m.word(second).xpos == Xpos::VBD || (m.word(second).xpos == Xpos::VBN && m.child(second, {Deprel::obj}) != kNoIndex);
  if (!past || infinitive == kNoIndex || infinitive > second || m.word(infinitive).xpos != Xpos::VB) return false;
  if (m.child(second, {Deprel::nsubj, Deprel::aux, Deprel::csubj}) != kNoIndex) return false;
  const uint32_t to = m.child(infinitive, {Deprel::mark});
  if (to == kNoIndex || to > infinitive || m.form(to) != "to") return false;
  uint32_t above = m.head(infinitive);
  for (uint32_t steps = 0; steps < m.size() && above != kNoIndex && m.word(above).xpos != Xpos::VBD; ++steps) above = m.head(above);
  if (above == kNoIndex || above > infinitive || !m.attach(second, above, Deprel::conj)) return false;
  m.make_verb(second, Xpos::VBD, m.word(second).lemma);
  return true;
}

}  // namespace

bool mend_coordination(Sentence& sentence) {
  Mending m(sentence);
  bool changed = false;
  for (uint32_t w = 0; w < m.size(); ++w) {
    if (m.is(w, {Deprel::amod})) changed = free_gerund(m, w) || changed;
    if (m.word(w).xpos == Xpos::POS) changed = share_owners(m, w) || changed;
    if (m.is(w, {Deprel::nsubj})) changed = gather_subject(m, w) || changed;
    if (!m.is(w, {Deprel::conj})) continue;
    changed = uncross(m, w) || keep_bare_together(m, w) || take_up_list(m, w) || find_second_verb(m, w) || free_adjective(m, w) ||
              find_active_partner(m, w) || find_finite_partner(m, w) || changed;
  }
  return changed;
}

}  // namespace relata::extract
