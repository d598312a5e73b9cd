// The arguments of a predicate: objects, complements, prepositional phrases, adverbs and clauses, each conjunct by
// itself; with those shared by coordinated verbs and the antecedent in place of a relative pronoun.
#include <algorithm>

#include "extract/clause/build.hpp"
#include "extract/clause/lexicon.hpp"
#include "extract/clause/rules.hpp"

namespace relata::extract {

namespace {

class Collector {
 public:
  Collector(const Tree& tree, Clause& clause) : tree_(tree), clause_(clause) {}

  void collect() {
    if (clause_.copular) add_complements();
    for (uint32_t c : tree_.children(clause_.head)) add_child(c, false);
    borrow_shared();
    add_relative_gap();
    drop_measures();
  }

 private:
  // "in new ships, opening a yard": a participle has no phrase of its own before it and a comma; it belongs to the clause before.
  bool stands_before_participle(uint32_t c) const {
    const Xpos tag = tree_.word(clause_.head).xpos;
    const bool participle = (tag == Xpos::VBG || tag == Xpos::VBN) && tree_.is_any(clause_.head, {Deprel::advcl, Deprel::acl}) &&
                            clause_.origin != SubjectOrigin::own;
    return participle && c + 1 < clause_.head && tree_.lower(clause_.head - 1) == ",";
  }

  // The preposition of a phrase, with the further words of a fixed one: "because of", "such as".
  std::vector<uint32_t> marker_of(uint32_t word) const {
    std::vector<uint32_t> words;
    for (uint32_t c : tree_.children(word)) {
      const bool possessive = tree_.lower(c) == "'s" || tree_.lower(c) == "’s" || tree_.lower(c) == "'" || tree_.lower(c) == "’";
      if (!tree_.is_any(c, {Deprel::case_}) || possessive || c > word) continue;
      // "from a yard into a port": of two prepositions that the tree gives one noun, the first governs what stands between them
      if (!words.empty() && c > words.back() + 1) words.clear();
      for (uint32_t w : tree_.subtree(c)) words.push_back(w);
    }
    return words;
  }

  // "went into the Vela Growth Fund": a bare word between a preposition and its noun is a part of that phrase.
  bool is_inside_sibling(uint32_t word) const {
    if (!marker_of(word).empty()) return false;
    const auto siblings = tree_.children(clause_.head);
    return std::any_of(siblings.begin(), siblings.end(), [&](uint32_t c) {
      const uint32_t marker = tree_.child(c, Deprel::case_);
      return c > word && tree_.is_any(c, {Deprel::obl}) && marker < word;
    });
  }

  // "a three-year, costly plan": a number and a singular noun with a hyphen are an adjective.
  bool is_span_as_adjective(uint32_t word) const {
    return word >= 2 && tree_.lower(word - 1) == "-" && tree_.word(word - 2).upos == Upos::NUM && tree_.word(word).xpos == Xpos::NN && is_temporal(tree_, word);
  }

  // "hired clerks, some of them for high sums": said of those alone.
  bool is_said_of_some(uint32_t word) const {
    const std::vector<uint32_t> marker = marker_of(word);
    if (marker.empty() || marker.front() < 3 || tree_.lower(marker.front() - 1) != "them" || tree_.lower(marker.front() - 2) != "of") return false;
    return tree_.lemma_in(marker.front() - 3, {"some", "many", "most", "few", "several", "both", "half", "one", "two", "all", "each"});
  }

  void add(Role role, uint32_t first) {
    const std::vector<uint32_t> shared = marker_of(first);
    for (uint32_t head : tree_.conjuncts(first)) {
      if (head != first && !acceptable_conjunct(role, first, head)) continue;
      std::vector<uint32_t> own = head == first ? shared : marker_of(head);
      if (own.empty() && head != first) own = shared;
      if (role == Role::oblique && !own.empty() && is_linking_phrase(tree_.lower(own.front()), tree_.lemma(head))) continue;
      push(role, head, std::move(own), first);
    }
  }

  bool acceptable_conjunct(Role role, uint32_t first, uint32_t head) const {
    if (role == Role::adverbial || role == Role::clause) return false;
    // "by 8 % between May and the end of June": the date is coordinated with another date
    if (qualifier_key(tree_, first, {}) == "amount" && is_temporal(tree_, head)) return false;
    if (role == Role::complement) return own_subject(tree_, head) == kNoIndex && !tree_.has(head, Deprel::cop) && !tree_.is_verb(head);
    return !tree_.is_verb(head) || own_subject(tree_, head) == kNoIndex;
  }

  // "26 % year-over-year": the amount, where the hyphenated span of time behind it heads the phrase.
  uint32_t amount_over_time(uint32_t head) const {
    if (!tree_.lemma_in(head, {"year", "date", "quarter", "month", "week"})) return head;
    bool hyphen = false;
    uint32_t amount = head;
    for (uint32_t w : tree_.subtree(head)) {
      hyphen = hyphen || tree_.word(w).xpos == Xpos::HYPH || tree_.lower(w) == "-";
      if (!hyphen && w < head && qualifier_key(tree_, w, {}) == "amount") amount = w;
    }
    return hyphen ? amount : head;
  }

  // "draws as much power as forty houses": one amount measured by another, no object and no role.
  bool is_equated(uint32_t word) const {
    const auto quantified = [&](uint32_t noun) {
      const auto below = tree_.children(noun);
      return std::any_of(below.begin(), below.end(), [&](uint32_t q) {
        if (q > noun || !tree_.lemma_in(q, {"much", "many", "little", "few"})) return false;
        return q > 0 && tree_.lower(q - 1) == "as";
      });
    };
    if (quantified(word)) return true;
    const std::vector<uint32_t> marker = marker_of(word);
    if (marker.size() != 1 || tree_.lower(marker.front()) != "as") return false;
    const auto siblings = tree_.children(clause_.head);
    return std::any_of(siblings.begin(), siblings.end(), [&](uint32_t c) { return c != word && tree_.is(c, Deprel::obj) && quantified(c); });
  }

  // "a model based on an engine into cars": the participle takes one place; what moves somewhere is said of another verb.
  bool is_strange_to(uint32_t word) const {
    if (!tree_.lemma_in(clause_.head, {"base"}) || tree_.word(clause_.head).xpos != Xpos::VBN) return false;
    const std::vector<uint32_t> marker = marker_of(word);
    return marker.size() == 1 && (tree_.lower(marker.front()) == "into" || tree_.lower(marker.front()) == "onto" || tree_.lower(marker.front()) == "to");
  }

  // "the software that runs in cars, into the platform": behind a comma, a phrase closes the relative clause that has no comma before it.
  bool stands_behind_relative(uint32_t word) const {
    if (!tree_.is(clause_.head, Deprel::acl_relcl)) return false;
    const std::vector<uint32_t> marker = marker_of(word);
    if (marker.empty() || marker.front() < 1 || tree_.lower(marker.front() - 1) != ",") return false;
    const auto below = tree_.children(clause_.head);
    const auto pronoun = std::find_if(below.begin(), below.end(), [&](uint32_t c) { return is_relative_pronoun(tree_.lower(c)); });
    return pronoun != below.end() && *pronoun > 0 && tree_.lower(*pronoun) == "that" && tree_.lower(*pronoun - 1) != ",";
  }

  // "invest up to $ 2 million": particle and preposition are one adverb.
  bool is_limit(const std::vector<uint32_t>& marker, uint32_t head) const {
    const bool to = marker.size() == 1 && tree_.lower(marker.front()) == "to" && marker.front() > 0 && tree_.lower(marker.front() - 1) == "up";
    return to && qualifier_key(tree_, head, {}) == "amount" && !clause_.passive && !tree_.has(clause_.head, Deprel::obj);
  }

  bool speaks_about() const {
    return tree_.lemma_in(clause_.head, {"complain", "talk", "speak", "think", "know", "worry", "write", "ask", "hear", "learn", "care", "argue", "read",
                                         "dream", "lie", "joke", "forget", "wonder"});
  }

  // "holds over 40 ships": an adverb that was read as a preposition.
  bool is_approximation(const std::vector<uint32_t>& marker, uint32_t head) const {
    if (is_limit(marker, head)) return true;
    if (marker.size() == 1 && tree_.lower(marker.front()) == "about" && speaks_about()) return false;
    if (marker.size() != 1 || marker.front() + 1 >= tree_.size() || clause_.passive || is_temporal(tree_, head)) return false;
    const std::string_view w = tree_.lower(marker.front());
    const Upos next = tree_.word(marker.front() + 1).upos;
    return (w == "over" || w == "about" || w == "around" || w == "under") && (next == Upos::NUM || next == Upos::SYM) &&
           !tree_.has(clause_.head, Deprel::obj);
  }

  void push(Role role, uint32_t head, std::vector<uint32_t> marker, uint32_t group) {
    uint32_t actual = head;
    if (role == Role::object || role == Role::oblique) {
      if (const uint32_t amount = amount_over_time(head); amount != head) actual = head = amount;
    }
    if (role == Role::oblique && is_approximation(marker, head)) {
      role = Role::object;
      marker.clear();
    }
    if (is_relativizer(head)) {
      actual = antecedent(tree_, clause_.head);
      if (actual == kNoIndex) return;
    }
    clause_.arguments.push_back({role, actual, std::move(marker), group});
  }

  bool is_relativizer(uint32_t word) const {
    return tree_.word(word).upos == Upos::PRON && is_relative_pronoun(tree_.lower(word)) && antecedent(tree_, clause_.head) != kNoIndex &&
           antecedent(tree_, clause_.head) != word && tree_.word(word).xpos != Xpos::DT;
  }

  void add_complements() {
    // "is in Paris": a prepositional predicate is an oblique of the copula.
    const bool prepositional = !marker_of(clause_.head).empty();
    add(prepositional ? Role::oblique : Role::complement, clause_.head);
  }

  void add_child(uint32_t c, bool objects_only) {
    switch (tree_.relation(c)) {
      case Deprel::obj:
        if (!is_equated(c)) add(Role::object, c);
        return;
      case Deprel::iobj: add(Role::indirect_object, c); return;
      default: break;
    }
    if (objects_only) return;
    if (c == own_subject(tree_, clause_.head) || stands_before_participle(c)) return;
    switch (tree_.relation(c)) {
      case Deprel::obl:
      case Deprel::obl_agent:
      case Deprel::obl_unmarked:
        if (is_equated(c) || is_strange_to(c) || stands_behind_relative(c) || is_phrase_of_agent(c) || is_inside_sibling(c) ||
            is_said_of_some(c) || is_span_as_adjective(c)) {
          break;
        }
        add(is_agent(c) ? Role::agent : Role::oblique, c);
        break;
      case Deprel::xcomp: add_open_complement(c); break;
      case Deprel::ccomp: clause_.arguments.push_back({Role::clause, c, {}, c}); break;
      case Deprel::advcl: add_adverbial_clause(c); break;
      case Deprel::advmod: add_adverb(c); break;
      default: break;
    }
  }

  // "helped by gains on shares": an agent stands behind "by"; another phrase that is called one belongs to the agent.
  bool is_phrase_of_agent(uint32_t c) const {
    if (!tree_.is(c, Deprel::obl_agent)) return false;
    const std::vector<uint32_t> marker = marker_of(c);
    if (marker.size() != 1) return false;
    const std::string_view w = tree_.lower(marker.front());
    return w == "on" || w == "of" || w == "for" || w == "with" || w == "over" || w == "about";
  }

  bool is_agent(uint32_t c) const {
    const std::vector<uint32_t> marker = marker_of(c);
    return clause_.passive && marker.size() == 1 && tree_.lower(marker.front()) == "by" && !is_duration_or_rate(c);
  }

  // "was cut by 8 %", "was delayed by years": how much, not who.
  bool is_duration_or_rate(uint32_t c) const {
    const std::string_view w = tree_.lemma(c);
    return tree_.word(c).upos == Upos::NUM || tree_.word(c).upos == Upos::SYM || w == "percent" || w == "year" || w == "day" || w == "hand";
  }

  void add_open_complement(uint32_t c) {
    if (!tree_.is_verb(c) && !tree_.has(c, Deprel::cop)) {
      const bool nominal = tree_.word(c).upos == Upos::NOUN || tree_.word(c).upos == Upos::PROPN;
      const bool object = nominal && !clause_.passive && marker_of(c).empty() && !tree_.has(clause_.head, Deprel::obj) && !is_linking(tree_.lemma(clause_.head));
      add(object ? Role::object : Role::complement, c);
      return;
    }
    clause_.arguments.push_back({Role::clause, c, {}, c});
  }

  void add_adverbial_clause(uint32_t c) {
    std::vector<uint32_t> marker;
    for (uint32_t m : tree_.children(c)) {
      if (!tree_.is_any(m, {Deprel::mark}) || m > c) continue;
      for (uint32_t w : tree_.subtree(m)) marker.push_back(w);
    }
    clause_.arguments.push_back({Role::clause, c, std::move(marker), c});
  }

  void add_adverb(uint32_t c) {
    const std::string_view w = tree_.lower(c);
    const bool linking = w == "also" || w == "however" || w == "then" || w == "thus" || w == "therefore" || w == "still" || w == "instead" ||
                         w == "moreover" || w == "too" || w == "so" || w == "only" || w == "just" || w == "even" || w == "already" ||
                         w == "furthermore" || w == "meanwhile" || w == "well" || w == "indeed";
    if (is_negation(w) || linking || is_pronoun_without_content(w)) return;
    clause_.arguments.push_back({Role::adverbial, c, {}, c});
  }

  // "built 50 years after his death": a bare noun right before a preposition measures that phrase.
  void drop_measures() {
    std::vector<Argument>& all = clause_.arguments;
    std::erase_if(all, [&](const Argument& a) {
      const bool bare = a.role == Role::oblique && a.marker.empty();
      return bare && std::any_of(all.begin(), all.end(), [&](const Argument& b) { return !b.marker.empty() && b.marker.front() == a.head + 1; });
    });
  }

  // "designs and builds chips": the object hangs on the first verb, but stands behind the second; "In 1990 it grew and
  // was sold": so does what is fronted.
  void borrow_shared() {
    if (!tree_.is(clause_.head, Deprel::conj) || own_subject(tree_, clause_.head) != kNoIndex) return;
    const uint32_t first = tree_.coordination_head(clause_.head);
    if (first == clause_.head || !is_predicate(tree_, first)) return;
    const bool has_object = std::any_of(clause_.arguments.begin(), clause_.arguments.end(),
                                        [](const Argument& a) { return a.role == Role::object || a.role == Role::clause; });
    const uint32_t contrast = tree_.child(clause_.head, Deprel::cc);
    const uint32_t subject = contrast != kNoIndex && tree_.lower(contrast) == "but" ? kNoIndex : own_subject(tree_, first);
    for (uint32_t c : tree_.children(first)) {
      if (c > clause_.head && !has_object && tree_.is_verb(clause_.head)) add_child(c, true);
      const bool fronted = subject != kNoIndex && c < subject && c < first;
      if (fronted && tree_.is_any(c, {Deprel::obl})) add_child(c, false);
    }
  }

  // "models it built": the relative clause has a subject but no object and no pronoun.
  void add_relative_gap() {
    if (!tree_.is(clause_.head, Deprel::acl_relcl) || clause_.copular || clause_.passive) return;
    const uint32_t noun = antecedent(tree_, clause_.head);
    const uint32_t subject = own_subject(tree_, clause_.head);
    if (noun == kNoIndex || subject == kNoIndex || is_relative_pronoun(tree_.lower(subject))) return;
    for (uint32_t c : tree_.children(clause_.head)) {
      if (tree_.is_any(c, {Deprel::obj, Deprel::ccomp, Deprel::xcomp})) return;
      if (is_pronoun_without_content(tree_.lower(c))) return;  // where, when, why
    }
    for (const Argument& a : clause_.arguments) {
      if (a.head == noun) return;
    }
    clause_.arguments.insert(clause_.arguments.begin(), Argument{Role::object, noun, {}, noun});
  }

  const Tree& tree_;
  Clause& clause_;
};

bool has_role(const Clause& clause, Role role) {
  return std::any_of(clause.arguments.begin(), clause.arguments.end(), [&](const Argument& a) { return a.role == role; });
}

bool is_existential(const Tree& tree, const Clause& clause) {
  const uint32_t expletive = tree.child(clause.head, Deprel::expl);
  return expletive != kNoIndex && tree.lower(expletive) == "there";
}

ClauseType type_of(const Tree& tree, const Clause& clause) {
  if (is_existential(tree, clause)) return ClauseType::existential;
  const bool object = has_role(clause, Role::object) || has_role(clause, Role::clause);
  const bool adverbial = has_role(clause, Role::oblique) || has_role(clause, Role::agent) || has_role(clause, Role::adverbial);
  if (object && has_role(clause, Role::indirect_object)) return ClauseType::svoo;
  if (object && has_role(clause, Role::complement)) return ClauseType::svoc;
  if (has_role(clause, Role::complement)) return ClauseType::svc;
  if (object) return adverbial ? ClauseType::svoa : ClauseType::svo;
  return adverbial ? ClauseType::sva : ClauseType::sv;
}

}  // namespace

void fill_arguments(const Tree& tree, Clause& clause) {
  Collector(tree, clause).collect();
  clause.type = type_of(tree, clause);
}

}  // namespace relata::extract
