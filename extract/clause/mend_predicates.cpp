// Verbs that were read as nouns, adjectives or participles.
#include <algorithm>
#include <array>

#include "extract/clause/lexicon.hpp"
#include "extract/clause/mending.hpp"

namespace relata::extract {

namespace {

struct Form {
  std::string_view form, lemma;
};

// Third persons that no noun is spelled like.
constexpr auto kNeverNouns = std::to_array<Form>({
    {"outperforms", "outperform"}, {"outpaces", "outpace"}, {"outsells", "outsell"},     {"outgrows", "outgrow"},   {"outweighs", "outweigh"},
    {"outnumbers", "outnumber"},   {"outstrips", "outstrip"}, {"exceeds", "exceed"},     {"surpasses", "surpass"},  {"includes", "include"},
    {"contains", "contain"},       {"provides", "provide"}, {"becomes", "become"},       {"allows", "allow"},       {"enables", "enable"},
    {"requires", "require"},       {"creates", "create"},   {"achieves", "achieve"},     {"relies", "rely"},        {"depends", "depend"},
});

// Pasts of change that only flowers and the like are spelled like.
constexpr auto kPastsOfChange = std::to_array<Form>({{"rose", "rise"}, {"fell", "fall"}, {"grew", "grow"}, {"sank", "sink"}});

constexpr auto kChanges = std::to_array<std::string_view>({"leap", "soar", "jump", "rise", "fall", "drop", "climb", "surge", "plunge", "slide", "tumble", "dip", "gain",
                                                           "grow", "shrink", "slump", "sink", "rally", "rebound", "double", "triple", "decline", "plummet"});

template <size_t N>
std::string_view lemma_of(const std::array<Form, N>& forms, std::string_view form) {
  const auto it = std::find_if(forms.begin(), forms.end(), [&](const Form& f) { return f.form == form; });
  return it == forms.end() ? std::string_view() : it->lemma;
}

// "says its engine outperforms Vela 5": the verb of the clause was read as the last noun of a compound. "says its ships outnumber" and
// "announced three includes" are left alone: no noun before, or no verb of speech.
bool find_verb_in_compound(Mending& m, uint32_t word) {
  const std::string_view lemma = lemma_of(kNeverNouns, m.form(word));
  const uint32_t above = m.head(word);
  if (lemma.empty() || word == 0 || above == kNoIndex || m.word(word).upos != Upos::NOUN || !m.is(word, {Deprel::obj}) || !is_speech(m.word(above).lemma)) return false;
  const uint32_t subject = word - 1;
  if (!m.is_noun(subject) || m.head(subject) != word) return false;
  m.make_verb(word, Xpos::VBZ, lemma);
  m.word(word).deprel = Deprel::ccomp;
  m.word(subject).deprel = Deprel::nsubj;
  m.hand_over(word, subject, 0, subject);
  if (const uint32_t object = m.child(word, {Deprel::appos, Deprel::flat, Deprel::nmod}, word + 1); object != kNoIndex && m.child(object, {Deprel::case_}) == kNoIndex) {
    m.word(object).deprel = Deprel::obj;
  }
  return true;
}

// "Net income rose strongly": not a flower. "A red rose" is left alone.
bool find_past_of_change(Mending& m, uint32_t word) {
  const std::string_view lemma = lemma_of(kPastsOfChange, m.form(word));
  if (lemma.empty() || word == 0 || m.word(word).upos != Upos::NOUN || m.head(word) != kNoIndex) return false;
  const uint32_t subject = word - 1;
  const uint32_t behind = m.child(word, {Deprel::advmod, Deprel::obl, Deprel::nmod}, word + 1);
  const bool changed = behind == word + 1 || (word + 1 < m.size() && m.word(word + 1).upos == Upos::NUM);
  if (!m.is_noun(subject) || m.head(subject) != word || !m.is(subject, {Deprel::compound}) || !changed) return false;
  m.make_verb(word, Xpos::VBD, lemma);
  m.word(subject).deprel = Deprel::nsubj;
  m.hand_over(word, subject, 0, subject);
  for (uint32_t c = word + 1; c < m.size(); ++c) {
    if (m.head(c) == word && m.is(c, {Deprel::nmod})) m.word(c).deprel = Deprel::obl;
    if (m.head(c) == word && m.is(c, {Deprel::acl})) m.word(c).deprel = Deprel::advcl;
  }
  return true;
}

// "Expenditure amounted to 2 million": a verb that has no passive is no participle behind its noun. "expenditure cut to 2 million" is left alone.
bool find_intransitive(Mending& m, uint32_t participle) {
  const uint32_t noun = m.head(participle);
  const bool reduced = m.word(participle).xpos == Xpos::VBN && m.is(participle, {Deprel::acl}) && noun != kNoIndex && noun + 1 == participle;
  if (!reduced || m.head(noun) != kNoIndex || m.child(noun, {Deprel::nsubj, Deprel::cop}) != kNoIndex || !is_intransitive(m.word(participle).lemma)) return false;
  m.replace(noun, participle, Deprel::nsubj);
  m.make_verb(participle, Xpos::VBD, m.word(participle).lemma);
  m.hand_over(noun, participle, participle + 1, m.size());
  return true;
}

bool is_amount_at(const Mending& m, uint32_t at) {
  while (at < m.size() && m.word(at).upos == Upos::ADV) ++at;
  return at < m.size() && (m.word(at).upos == Upos::NUM || m.word(at).upos == Upos::SYM || m.form(at) == "to" || m.form(at) == "by");
}

// "saw its shares leap 8 %": behind "see" and an object the bare form of a verb of change, before an amount. "saw a big leap" is left alone.
bool find_seen_change(Mending& m, uint32_t word) {
  const bool change = std::find(kChanges.begin(), kChanges.end(), m.form(word)) != kChanges.end();
  const uint32_t see = change ? m.head(word) : kNoIndex;
  if (see == kNoIndex || see >= word || m.word(word).upos == Upos::VERB || !m.is_lemma(see, {"see", "watch"}) || !is_amount_at(m, word + 1)) return false;
  const uint32_t noun = word - 1;
  const bool own = m.head(noun) == see && m.is(noun, {Deprel::obj});
  const bool compound = m.head(noun) == word && m.is(noun, {Deprel::compound});
  const bool determined = m.child(noun, {Deprel::det, Deprel::nmod}) != kNoIndex || m.child(word, {Deprel::det, Deprel::nmod}) < noun;
  if (noun == see || !m.is_noun(noun) || (!own && !compound) || !determined) return false;
  if (compound) m.hand_over(word, noun, 0, noun);
  m.attach(noun, see, Deprel::obj);
  m.make_verb(word, Xpos::VB, m.form(word));
  m.word(word).deprel = Deprel::xcomp;
  for (uint32_t c = word + 1; c < m.size() && m.form(c) != ","; ++c) {
    if (m.head(c) == see && m.is(c, {Deprel::obj})) m.attach(c, word, Deprel::obl_unmarked);
    else if (m.head(c) == see && m.is(c, {Deprel::obl})) m.attach(c, word, Deprel::obl);
  }
  return true;
}

// "have all built data centers": an adverb between "have" and a participle makes it the perfect. "have built houses to sell" with an article
// before the participle ("have all the built houses") is left alone.
bool find_perfect(Mending& m, uint32_t participle) {
  const uint32_t noun = m.head(participle);
  if (m.word(participle).xpos != Xpos::VBN || participle < 2 || noun == kNoIndex || noun < participle || !m.is(noun, {Deprel::obj})) return false;
  const uint32_t have = m.head(noun);
  uint32_t at = participle - 1;
  while (at > 0 && m.is_form(at, {"all", "both", "each", "also", "already", "now", "recently", "since"})) --at;
  if (at + 1 == participle || at != have || !m.is_lemma(have, {"have"}) || m.child(noun, {Deprel::det}) < participle) return false;
  m.replace(have, participle, Deprel::aux);
  m.word(have).upos = Upos::AUX;
  m.make_verb(participle, Xpos::VBN, m.word(participle).lemma);
  m.hand_over(have, participle, 0, m.size());
  return true;
}

// "after the Danish firm announced big orders": an adjective does not follow the noun of a compound, so the participle between them is the
// verb. "after the firm's announced big orders" is left alone.
bool find_verb_of_adverbial(Mending& m, uint32_t participle) {
  if (m.word(participle).xpos != Xpos::VBN || participle < 2 || !m.is(participle, {Deprel::amod})) return false;
  const uint32_t subject = participle - 1;
  const uint32_t noun = m.head(participle) == subject ? m.head(subject) : m.head(participle);
  if (noun == kNoIndex || noun < participle + 2 || !m.is(noun, {Deprel::obl})) return false;
  const uint32_t marker = m.child(noun, {Deprel::case_});
  const bool conjunction = marker < subject && m.is_form(marker, {"after", "before", "since", "as", "until"});
  const bool order = m.word(subject).xpos == Xpos::NN && m.head(subject) == noun && m.is(subject, {Deprel::compound}) && m.word(participle + 1).upos == Upos::ADJ;
  const bool determined = m.child(subject, {Deprel::det}) != kNoIndex || m.child(noun, {Deprel::det}) < subject;
  if (!conjunction || !order || !determined) return false;
  m.replace(noun, participle, Deprel::obj);
  m.make_verb(participle, Xpos::VBD, m.word(participle).lemma);
  m.word(participle).deprel = Deprel::advcl;
  m.attach(marker, participle, Deprel::mark);
  m.attach(subject, participle, Deprel::nsubj);
  m.hand_over(noun, subject, 0, subject);
  return true;
}

}  // namespace

bool mend_predicates(Sentence& sentence) {
  Mending m(sentence);
  bool changed = false;
  for (uint32_t w = 0; w < m.size(); ++w) {
    const Xpos tag = m.word(w).xpos;
    if (tag == Xpos::VBN) changed = find_intransitive(m, w) || find_perfect(m, w) || find_verb_of_adverbial(m, w) || changed;
    else if (m.word(w).upos != Upos::VERB && m.word(w).upos != Upos::PUNCT && w > 0) {
      changed = find_verb_in_compound(m, w) || find_past_of_change(m, w) || find_seen_change(m, w) || changed;
    }
  }
  return changed;
}

}  // namespace relata::extract
