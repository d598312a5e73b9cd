// The words of a predicate: auxiliaries, negation, verb, particle; with the governing verbs of an infinitive before them
// ("has not planned to open") and, below a noun, the clause that the noun is in ("announced plans to open").
#include <algorithm>

#include "extract/clause/build.hpp"
#include "extract/clause/lexicon.hpp"

namespace relata::extract {

namespace {

bool is_finite(Xpos tag) { return tag == Xpos::VBD || tag == Xpos::VBZ || tag == Xpos::VBP; }

bool is_auxiliary(const Tree& tree, uint32_t word) { return tree.is_any(word, {Deprel::aux, Deprel::cop}); }

bool is_negating_adverb(const Tree& tree, uint32_t word) {
  return tree.is_any(word, {Deprel::advmod}) && is_negation(tree.lower(word));
}

// Two- and one-word adverbs that belong to the verb group are left to the arguments; only negation changes the meaning.
std::vector<uint32_t> own_words(const Tree& tree, uint32_t predicate) {
  std::vector<uint32_t> words;
  const bool two_subjects = tree.has(predicate, Deprel::nsubj_outer) && tree.has(predicate, Deprel::nsubj);
  for (uint32_t c : tree.children(predicate)) {
    if (two_subjects && tree.is(c, Deprel::cop)) continue;  // "the point is that it works": the copula is of the outer clause
    if (is_auxiliary(tree, c) || is_negating_adverb(tree, c) || tree.is(c, Deprel::compound_prt)) words.push_back(c);
    if (!two_subjects && tree.is_verb(predicate) && tree.has(predicate, Deprel::cop) && tree.is(c, Deprel::mark)) words.push_back(c);
  }
  if (!is_copular(tree, predicate)) words.push_back(predicate);
  std::sort(words.begin(), words.end());
  return words;
}

uint32_t infinitive_marker(const Tree& tree, uint32_t predicate) {
  for (uint32_t c : tree.children(predicate)) {
    if (tree.is(c, Deprel::mark) && tree.lower(c) == "to") return c;
  }
  return kNoIndex;
}

bool has_auxiliary(const Tree& tree, uint32_t predicate) {
  for (uint32_t c : tree.children(predicate)) {
    if (is_auxiliary(tree, c)) return true;
  }
  return false;
}

// A coordinated verb that leans on the first one's auxiliaries: "was bought and sold", "plans to buy and sell".
bool leans(const Tree& tree, uint32_t predicate) {
  return tree.is(predicate, Deprel::conj) && tree.head(predicate) != kNoIndex && own_subject(tree, predicate) == kNoIndex &&
         !has_auxiliary(tree, predicate) && tree.is_verb(predicate) && !is_finite(tree.word(predicate).xpos) &&
         is_predicate(tree, tree.head(predicate));
}

// The auxiliaries of the first verb before the place where the coordination begins.
std::vector<uint32_t> shared_auxiliaries(const Tree& tree, uint32_t first, uint32_t predicate) {
  std::vector<uint32_t> words;
  if (tree.word(first).xpos != tree.word(predicate).xpos) {
    const bool both_past = tree.word(first).xpos == Xpos::VBD && tree.word(predicate).xpos == Xpos::VBN;
    if (!both_past && tree.is_verb(first)) return words;
  }
  for (uint32_t c : tree.children(first)) {
    if (c < first && (is_auxiliary(tree, c) || is_negating_adverb(tree, c))) words.push_back(c);
  }
  return words;
}

void append(std::vector<uint32_t>& to, const std::vector<uint32_t>& from) { to.insert(to.end(), from.begin(), from.end()); }

// The chain from the outermost governor down to the predicate, each with the words it adds.
struct Link {
  uint32_t predicate;
  std::vector<uint32_t> words;
  std::vector<uint32_t> content;
};

std::vector<uint32_t> content_of(const Tree& tree, uint32_t predicate) {
  if (is_copular(tree, predicate)) return {tree.child(predicate, Deprel::cop)};
  return {predicate};
}

// The preposition before a noun, in full.
std::vector<uint32_t> preposition_of(const Tree& tree, uint32_t noun) {
  std::vector<uint32_t> words;
  for (uint32_t c : tree.children(noun)) {
    if (!tree.is(c, Deprel::case_) || c > noun) continue;
    for (uint32_t w : tree.subtree(c)) words.push_back(w);
  }
  return words;
}

// The words of the clause of `main` up to its object.
std::vector<uint32_t> words_of_main(const Tree& tree, uint32_t main, uint32_t before) {
  Clause clause;
  clause.head = main;
  fill_group(tree, clause);
  std::vector<uint32_t> words = clause.group;
  if (clause.copular) append(words, bare_phrase(tree, main));
  const uint32_t object = tree.child(main, Deprel::obj);
  if (object != kNoIndex && object < before) append(words, bare_phrase(tree, object));
  return words;
}

// "opened a yard to build ships", "went on by selling ships": the main clause leads to the marked one behind it.
void lead_from_clause(const Tree& tree, Clause& clause, const std::vector<uint32_t>& marker) {
  const uint32_t main = tree.head(clause.head);
  if (main == kNoIndex || main > clause.head || !is_predicate(tree, main) || own_subject(tree, clause.head) != kNoIndex) return;
  clause.lead = words_of_main(tree, main, clause.head);
  append(clause.lead, marker);
}

// "asked her to leave": the infinitive has the object as its subject, the main clause does not lead to it.
bool speaks_of_object(const Tree& tree, uint32_t predicate) {
  const Subjects subjects = subjects_of(tree, predicate);
  const uint32_t main = tree.head(predicate);
  return subjects.heads.empty() || (main != kNoIndex && tree.head(subjects.heads.front()) == main && tree.is_any(subjects.heads.front(), {Deprel::obj, Deprel::iobj}));
}

// "led to the cost of building ships": so does the clause around the noun that a marked gerund complements.
void lead_from_noun(const Tree& tree, Clause& clause, const std::vector<uint32_t>& marker) {
  const uint32_t noun = tree.head(clause.head);
  const uint32_t main = noun == kNoIndex ? kNoIndex : tree.head(noun);
  if (main == kNoIndex || main > noun || !tree.is_any(noun, {Deprel::obj, Deprel::obl}) || !is_predicate(tree, main)) return;
  clause.lead = words_of_main(tree, main, noun);
  if (tree.is(noun, Deprel::obj)) clause.lead = words_of_main(tree, main, 0);
  append(clause.lead, preposition_of(tree, noun));
  append(clause.lead, bare_phrase(tree, noun));
  append(clause.lead, marker);
  clause.wording_only = true;
}

}  // namespace

bool is_copular(const Tree& tree, uint32_t predicate) { return tree.has(predicate, Deprel::cop) && !tree.is_verb(predicate); }

std::vector<uint32_t> nonfinite_marker(const Tree& tree, uint32_t predicate) {
  const Xpos tag = tree.word(predicate).xpos;
  std::vector<uint32_t> words;
  for (uint32_t c : tree.children(predicate)) {
    const bool to = tree.lower(c) == "to" && tag == Xpos::VB;
    if (!tree.is(c, Deprel::mark) || c > predicate || !(to || tag == Xpos::VBG || tree.lower(c) == "in")) continue;
    for (uint32_t w : tree.subtree(c)) words.push_back(w);
  }
  return words;
}

std::vector<uint32_t> bare_phrase(const Tree& tree, uint32_t head) {
  std::vector<uint32_t> words = {head};
  for (uint32_t c : tree.children(head)) {
    const bool before = c < head && !tree.is_any(c, {Deprel::case_, Deprel::punct, Deprel::cop, Deprel::nsubj, Deprel::aux, Deprel::cc, Deprel::mark,
                                                     Deprel::obl, Deprel::advcl, Deprel::expl, Deprel::parataxis, Deprel::discourse});
    const bool adverb_of_clause = tree.is_any(c, {Deprel::advmod}) && tree.has(head, Deprel::cop) && tree.word(head).upos != Upos::ADJ;
    if ((!before || adverb_of_clause) && !tree.is_any(c, {Deprel::flat, Deprel::nummod})) continue;
    for (uint32_t w : tree.subtree(c)) words.push_back(w);
  }
  std::sort(words.begin(), words.end());
  return words;
}

uint32_t intention_between(const Tree& tree, uint32_t predicate) {
  const uint32_t verb = tree.head(predicate);
  const uint32_t object = verb == kNoIndex ? kNoIndex : tree.child(verb, Deprel::obj);
  if (object == kNoIndex || object < verb || object > predicate || tree.word(object).upos != Upos::NOUN) return kNoIndex;
  return modality_of_governor(tree.lemma(object)) ? object : kNoIndex;
}

bool is_passive(const Tree& tree, uint32_t predicate) {
  if (tree.has(predicate, Deprel::aux_pass)) return true;
  // "It disposed of the yard" is no passive, whatever its subject is called; "With the yard sold" and "Yard sold by Vela" are.
  if (tree.has(predicate, Deprel::nsubj_pass) && !has_auxiliary(tree, predicate) && !leans(tree, predicate)) {
    const bool participle = tree.word(predicate).xpos == Xpos::VBN && !is_intransitive(tree.lemma(predicate));
    return participle || tree.has(predicate, Deprel::obl_agent);
  }
  if (tree.has(predicate, Deprel::nsubj_pass)) return true;
  if (tree.word(predicate).xpos != Xpos::VBN || has_auxiliary(tree, predicate)) return false;
  if (tree.is(predicate, Deprel::acl) || tree.is(predicate, Deprel::advcl)) return true;
  return leans(tree, predicate) && is_passive(tree, tree.coordination_head(predicate));
}

uint32_t governing_noun(const Tree& tree, uint32_t predicate) {
  if (infinitive_marker(tree, predicate) == kNoIndex) return kNoIndex;
  if (tree.is(predicate, Deprel::xcomp)) return intention_between(tree, predicate);
  if (!tree.is(predicate, Deprel::acl)) return kNoIndex;
  const uint32_t noun = tree.head(predicate);
  if (noun == kNoIndex) return kNoIndex;
  const uint32_t above = tree.head(noun);
  if (tree.has(noun, Deprel::cop)) return noun;
  return tree.is(noun, Deprel::obj) && above != kNoIndex && is_predicate(tree, above) ? noun : kNoIndex;
}

void fill_group(const Tree& tree, Clause& clause) {
  std::vector<Link> chain;
  uint32_t p = clause.head;
  for (uint32_t steps = 0; steps < kMaxChain; ++steps) {
    Link link{p, {}, content_of(tree, p)};
    uint32_t base = p;
    if (leans(tree, p)) {
      base = tree.coordination_head(p);
      link.words = shared_auxiliaries(tree, base, p);
    }
    append(link.words, own_words(tree, p));
    const uint32_t marker = infinitive_marker(tree, p) != kNoIndex ? infinitive_marker(tree, p) : infinitive_marker(tree, base);
    uint32_t next = subject_governor(tree, base);
    const uint32_t noun = governing_noun(tree, base);
    if (next == kNoIndex && noun != kNoIndex) {
      clause.reported_object = true;
      link.content.insert(link.content.begin(), noun);
      if (marker != kNoIndex) link.words.insert(link.words.begin(), marker);
      const std::vector<uint32_t> phrase = bare_phrase(tree, noun);
      link.words.insert(link.words.begin(), phrase.begin(), phrase.end());
      next = tree.has(noun, Deprel::cop) ? noun : tree.head(noun);
    } else if (next != kNoIndex && marker != kNoIndex) {
      link.words.insert(link.words.begin(), marker);
    }
    chain.push_back(std::move(link));
    if (next == kNoIndex) break;
    if (is_copular(tree, next) && next != noun) {  // "is able to open": the adjective belongs to the relation
      chain.back().words.insert(chain.back().words.begin(), next);
      chain.back().content.insert(chain.back().content.begin(), next);
    }
    p = next;
  }
  for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
    append(clause.group, link->words);
    append(clause.verbs, link->content);
  }
  clause.copular = is_copular(tree, clause.head);
  clause.passive = !clause.copular && is_passive(tree, clause.head);
  clause.reduced = chain.size() == 1 && !has_auxiliary(tree, clause.head) && tree.is_any(clause.head, {Deprel::acl, Deprel::advcl});
}

void fill_lead(const Tree& tree, Clause& clause) {
  const std::vector<uint32_t> marker = nonfinite_marker(tree, clause.head);
  const bool governed = subject_governor(tree, clause.head) != kNoIndex || governing_noun(tree, clause.head) != kNoIndex;
  if (marker.empty() || governed) return;
  if (tree.is_any(clause.head, {Deprel::advcl, Deprel::xcomp}) && !speaks_of_object(tree, clause.head)) lead_from_clause(tree, clause, marker);
  if (tree.is(clause.head, Deprel::acl)) lead_from_noun(tree, clause, marker);
}

}  // namespace relata::extract
