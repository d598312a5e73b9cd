// What belongs to a verb, and what to a word beside it.
#include "extract/clause/lexicon.hpp"
#include "extract/clause/mending.hpp"

namespace relata::extract {

namespace {

// "invests in in-house design": of two prepositions the second begins a compound with a hyphen. "looks in on it" is left alone.
bool find_preposition(Mending& m, uint32_t first) {
  const uint32_t second = first + 1;
  if (m.word(first).upos != Upos::ADP || !m.is(first, {Deprel::obl}) || second + 2 >= m.size() || m.word(second).upos != Upos::ADP) return false;
  const uint32_t noun = m.head(second);
  if (!m.is(second, {Deprel::case_}) || m.form(second + 1) != "-" || noun == kNoIndex || noun <= second + 1 || !m.attach(first, noun, Deprel::case_)) return false;
  m.attach(second, second + 2, Deprel::compound);
  return true;
}

bool is_year(const std::string& form) { return form.size() == 4 && (form.starts_with("19") || form.starts_with("20")); }

// "spent it over three years": a number right before a plural noun counts that. "three of the ships" and "In 2019 ships" are left alone.
bool count_noun(Mending& m, uint32_t number) {
  const uint32_t noun = number + 1;
  if (m.word(number).xpos != Xpos::CD || noun >= m.size() || m.word(noun).xpos != Xpos::NNS || is_year(m.form(number))) return false;
  const bool stray = m.is(number, {Deprel::nmod, Deprel::obl, Deprel::dep}) && m.head(number) != noun && m.head(number) < number;
  const uint32_t marker = m.child(noun, {Deprel::case_});
  if (!stray || m.child(noun, {Deprel::nummod}) != kNoIndex || (marker != kNoIndex && marker > number) || !m.attach(number, noun, Deprel::nummod)) return false;
  m.hand_over(number, noun, 0, number);
  return true;
}

// "called the sale one of his mistakes": of two complements of a verb of naming the first is what is called. "called it a ship" has its
// object and is left alone.
bool find_named_object(Mending& m, uint32_t verb) {
  if (!is_naming(m.word(verb).lemma) || m.child(verb, {Deprel::obj}) != kNoIndex) return false;
  const uint32_t first = m.child(verb, {Deprel::xcomp}, verb);
  const uint32_t second = first == kNoIndex ? kNoIndex : m.child(verb, {Deprel::xcomp}, first + 1);
  const bool nominal = second != kNoIndex && m.is_noun(first) && (m.is_noun(second) || m.word(second).upos == Upos::NUM);
  if (!nominal || m.child(first, {Deprel::case_}) != kNoIndex) return false;
  m.word(first).deprel = Deprel::obj;
  return true;
}

bool takes_goal(const Mending& m, uint32_t verb) {
  return m.is_lemma(verb, {"put", "integrate", "turn", "transform", "convert", "load", "insert", "incorporate", "embed", "fold", "bring", "pour", "pump", "split",
                           "divide", "translate", "build", "install"});
}

// "offers clients access": of two objects of a verb of giving the first receives. "offers clients" is left alone.
bool find_receiver(Mending& m, uint32_t verb) {
  if (!m.is_lemma(verb, {"offer", "give", "grant", "award", "hand", "lend", "pay", "send", "show", "teach", "promise", "allow"})) return false;
  const uint32_t first = m.child(verb, {Deprel::obj}, verb);
  const uint32_t second = first == kNoIndex ? kNoIndex : m.child(verb, {Deprel::obj}, first + 1);
  if (second == kNoIndex || m.begin_of(second) != first + 1 || m.child(verb, {Deprel::iobj}) != kNoIndex) return false;
  m.word(first).deprel = Deprel::iobj;
  return true;
}

// "marking the highest rally since 2019", "the best year in a decade": a time right behind a superlative measures it. "the rally since 2019" is
// left alone.
bool measure_superlative(Mending& m, uint32_t time) {
  const uint32_t verb = m.head(time);
  const uint32_t marker = m.child(time, {Deprel::case_});
  if (verb == kNoIndex || marker == kNoIndex || marker == 0 || marker > time || !m.is_form(marker, {"since", "in"})) return false;
  const uint32_t noun = marker - 1;
  if (m.word(noun).upos != Upos::NOUN || m.head(noun) != verb || !m.is(noun, {Deprel::obj, Deprel::obl})) return false;
  const uint32_t measure = m.child(noun, {Deprel::amod});
  const bool superlative = measure < noun && (m.word(measure).xpos == Xpos::JJS || m.is_lemma(measure, {"first", "only"}));
  const bool years = m.word(time).xpos == Xpos::CD || m.is_lemma(time, {"year", "month", "week", "decade", "century", "quarter"});
  const bool span = m.is_form(marker, {"since"}) || m.word(time).xpos == Xpos::NNS || m.is_lemma(time, {"decade", "century"});
  return superlative && years && span && m.attach(time, noun, Deprel::nmod);
}

bool has_marker(const Mending& m, uint32_t phrase, std::initializer_list<std::string_view> words) {
  const uint32_t marker = m.child(phrase, {Deprel::case_});
  return marker < phrase && m.is_form(marker, words);
}

// "put a model based on Vela into cars": the goal of the verb was hung on the clause of its object. "put models that turn into ships" is
// left alone: the clause has nothing else of its own.
bool find_goal(Mending& m, uint32_t phrase) {
  const uint32_t inner = m.head(phrase);
  if (inner == kNoIndex || inner > phrase || !m.is(inner, {Deprel::acl}) || !has_marker(m, phrase, {"into", "onto"})) return false;
  const uint32_t object = m.head(inner);
  const uint32_t verb = m.head(object);
  if (verb == kNoIndex || !m.is(object, {Deprel::obj, Deprel::obl}) || verb > object || !takes_goal(m, verb)) return false;
  const uint32_t own = m.child(inner, {Deprel::obl, Deprel::obj});
  if (own == phrase || own > phrase) return false;
  if (!m.attach(phrase, verb, Deprel::obl)) return false;
  if (m.is(object, {Deprel::obl}) && m.child(object, {Deprel::case_}) == kNoIndex && m.child(verb, {Deprel::obj}) == kNoIndex) m.word(object).deprel = Deprel::obj;
  return true;
}

}  // namespace

bool mend_objects(Sentence& sentence) {
  Mending m(sentence);
  bool changed = false;
  for (uint32_t w = 0; w < m.size(); ++w) {
    if (m.word(w).upos == Upos::NUM) changed = count_noun(m, w) || changed;
    else if (m.word(w).upos == Upos::VERB) changed = find_named_object(m, w) || find_receiver(m, w) || changed;
    if (m.is(w, {Deprel::obl})) changed = find_preposition(m, w) || find_goal(m, w) || measure_superlative(m, w) || changed;
  }
  return changed;
}

}  // namespace relata::extract
