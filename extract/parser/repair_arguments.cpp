#include "extract/parser/repair_arguments.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace relata::extract {

namespace {

constexpr auto kTimes = std::to_array<std::string_view>({"year", "month", "week", "day", "hour", "minute", "quarter", "decade", "morning", "evening", "night",
                                                         "spring", "summer", "autumn", "winter", "monday", "tuesday", "wednesday", "thursday", "friday",
                                                         "saturday", "sunday", "time", "weekend", "season"});
constexpr auto kEach = std::to_array<std::string_view>({"every", "each", "this", "last", "next", "that"});
constexpr auto kNaming = std::to_array<std::string_view>({"call", "name", "dub", "declare", "christen", "label", "term", "nickname", "deem"});
constexpr auto kTelling = std::to_array<std::string_view>({"tell", "inform", "warn", "remind", "assure", "convince", "persuade", "advise", "show", "teach"});

template <size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string lower(std::string_view form) {
  std::string out(form);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

constexpr uint32_t kNone = 0xFFFFFFFF;

class Mender {
 public:
  explicit Mender(Sentence& s) : s_(s), children_(s) {}

  bool run() {
    bool changed = false;
    for (uint32_t verb = 0; verb < s_.words.size(); ++verb) {
      if (s_.words[verb].upos != Upos::VERB) continue;
      changed = mend_hyphen(verb) || changed;
      changed = mend_address(verb) || changed;
      changed = mend_objects(verb) || changed;
      changed = mend_only_object(verb) || changed;
      changed = mend_split_name(verb) || changed;
      changed = mend_relative_object(verb) || changed;
      changed = mend_measured_object(verb) || changed;
      changed = mend_content(verb) || changed;
    }
    for (uint32_t word = 0; word < s_.words.size(); ++word) changed = mend_apposition(word) || changed;
    return changed;
  }

 private:
  uint32_t child(uint32_t word, Deprel relation) const {
    for (const uint32_t c : children_.of(static_cast<int32_t>(word))) {
      if (s_.words[c].deprel == relation) return c;
    }
    return kNone;
  }

  // The last word at or below `word` that stands in one piece with it: "Kong" from "Hong".
  uint32_t end_of_name(uint32_t word) const {
    uint32_t last = word;
    for (const uint32_t c : children_.of(static_cast<int32_t>(word))) {
      if (c == last + 1 && s_.words[c].upos == Upos::PROPN) last = c;
    }
    return last;
  }

  bool mend_hyphen(uint32_t verb) {
    const uint32_t name = child(verb, Deprel::nsubj);
    if (name == kNone || s_.words[name].upos != Upos::PROPN) return false;
    const uint32_t hyphen = end_of_name(name) + 1;
    const uint32_t participle = hyphen + 1;
    if (participle >= verb || s_.words[hyphen].form != "-" || s_.words[participle].xpos != Xpos::VBN) return false;
    const int32_t noun = s_.words[participle].head;
    const bool second = noun > static_cast<int32_t>(participle) && s_.words[static_cast<size_t>(noun)].deprel == Deprel::nsubj &&
                        s_.words[static_cast<size_t>(noun)].head == static_cast<int32_t>(verb);
    if (!second) return false;
    s_.words[name].head = static_cast<int32_t>(participle);
    s_.words[name].deprel = Deprel::obl_unmarked;
    return true;
  }

  // A verb in the third person singular has a subject; who is spoken to is none of it ("Azure, the cloud of Microsoft, hosts ...").
  bool mend_address(uint32_t verb) {
    const uint32_t name = child(verb, Deprel::vocative);
    const bool bare = s_.words[verb].xpos == Xpos::VBZ && child(verb, Deprel::nsubj) == kNone && child(verb, Deprel::nsubj_pass) == kNone &&
                      child(verb, Deprel::csubj) == kNone && child(verb, Deprel::expl) == kNone;
    if (!bare || name == kNone || name > verb) return false;
    s_.words[name].deprel = Deprel::nsubj;
    return true;
  }

  bool is_time(uint32_t noun) const {
    const uint32_t determiner = child(noun, Deprel::det);
    return contains(kTimes, lower(s_.words[noun].lemma)) && determiner != kNone && contains(kEach, lower(s_.words[determiner].form));
  }

  bool mend_objects(uint32_t verb) {
    const uint32_t first = child(verb, Deprel::obj);
    if (first == kNone) return false;
    for (const uint32_t c : children_.of(static_cast<int32_t>(verb))) {
      if (s_.words[c].deprel != Deprel::obj || c <= first) continue;
      if (is_time(c)) s_.words[c].deprel = Deprel::obl_unmarked;
      else if (contains(kNaming, s_.words[verb].lemma)) s_.words[c].deprel = Deprel::xcomp;
      else continue;
      return true;
    }
    return false;
  }

  // Who receives is an indirect object only beside what is received, or what is said.
  bool mend_only_object(uint32_t verb) {
    const uint32_t receiver = child(verb, Deprel::iobj);
    const bool noun = receiver != kNone && (s_.words[receiver].upos == Upos::NOUN || s_.words[receiver].upos == Upos::PROPN);
    if (!noun || contains(kTelling, s_.words[verb].lemma)) return false;  // "Ask Ana" leaves out what is asked
    for (const Deprel other : {Deprel::obj, Deprel::ccomp, Deprel::xcomp, Deprel::nsubj_pass, Deprel::csubj, Deprel::parataxis}) {
      if (child(verb, other) != kNone) return false;
    }
    s_.words[receiver].deprel = Deprel::obj;
    return true;
  }

  // "Orion Freight sailed": two names side by side are one subject.
  bool mend_split_name(uint32_t verb) {
    const uint32_t first = child(verb, Deprel::nsubj);
    if (first == kNone || first + 1 >= verb) return false;
    Word& second = s_.words[first + 1];
    const bool split = s_.words[first].upos == Upos::PROPN && second.upos == Upos::PROPN && second.deprel == Deprel::nsubj && second.head == static_cast<int32_t>(verb);
    if (!split) return false;
    s_.words[first].head = static_cast<int32_t>(first + 1);
    s_.words[first].deprel = Deprel::compound;
    return true;
  }

  // "Tern, which Orion bought": of two subjects the relative pronoun in front is the object.
  bool mend_relative_object(uint32_t verb) {
    const uint32_t pronoun = child(verb, Deprel::nsubj);
    const bool relative = pronoun != kNone && (s_.words[pronoun].xpos == Xpos::WDT || s_.words[pronoun].xpos == Xpos::WP);
    if (!relative || child(verb, Deprel::obj) != kNone || child(verb, Deprel::cop) != kNone) return false;
    for (const uint32_t c : children_.of(static_cast<int32_t>(verb))) {
      if (c <= pronoun || c > verb || s_.words[c].deprel != Deprel::nsubj) continue;
      s_.words[pronoun].deprel = Deprel::obj;
      return true;
    }
    return false;
  }

  // "invest up to $100 billion": "up to" before an amount is part of it, not a preposition.
  bool mend_measured_object(uint32_t verb) {
    const uint32_t amount = child(verb, Deprel::obl);
    if (amount == kNone || amount < verb || child(verb, Deprel::obj) != kNone || child(verb, Deprel::nsubj_pass) != kNone) return false;
    const uint32_t up = child(amount, Deprel::case_);
    const bool measured = up != kNone && up + 1 < amount && lower(s_.words[up].form) == "up" && lower(s_.words[up + 1].form) == "to" &&
                          (child(amount, Deprel::nummod) != kNone || s_.words[amount].upos == Upos::NUM);
    if (!measured) return false;
    s_.words[up].deprel = Deprel::advmod;
    s_.words[amount].deprel = Deprel::obj;
    return true;
  }

  [[nodiscard]] bool is_below(uint32_t word, uint32_t above) const {
    for (size_t steps = 0; steps <= s_.words.size() && word != above; ++steps) {
      if (s_.words[word].head < 0) return false;
      word = static_cast<uint32_t>(s_.words[word].head);
    }
    return word == above;
  }

  // "paid $8 million to Tern, a yard": an apposition follows its noun at once. Where a name stands between, as one of the verb's own
  // arguments (so that the two arcs cross), it is the name's.
  bool mend_apposition(uint32_t word) {
    const Word& w = s_.words[word];
    if (w.deprel != Deprel::appos || w.head < 0 || static_cast<uint32_t>(w.head) > word) return false;
    const auto far = static_cast<uint32_t>(w.head);
    for (uint32_t k = word; k-- > far + 1;) {
      const Word& near = s_.words[k];
      if (near.upos != Upos::PROPN || is_below(k, word)) continue;
      if (near.head == s_.words[far].head && (near.deprel == Deprel::obl || near.deprel == Deprel::obj)) {
        s_.words[word].head = static_cast<int32_t>(k);
        return true;
      }
    }
    return false;
  }

  bool mend_content(uint32_t verb) {
    if (!contains(kTelling, s_.words[verb].lemma)) return false;
    for (const Deprel relation : {Deprel::iobj, Deprel::obj}) {
      const uint32_t hearer = child(verb, relation);
      const uint32_t clause = hearer == kNone ? kNone : child(hearer, Deprel::acl);
      if (clause == kNone || child(clause, Deprel::nsubj) == kNone) continue;
      const uint32_t mark = child(clause, Deprel::mark);
      if (mark == kNone || lower(s_.words[mark].form) != "that") continue;
      s_.words[clause].head = static_cast<int32_t>(verb);
      s_.words[clause].deprel = Deprel::ccomp;
      return true;
    }
    return false;
  }

  Sentence& s_;
  Children children_;
};

}  // namespace

bool mend_arguments(Sentence& sentence) { return Mender(sentence).run(); }

}  // namespace relata::extract
