#include "extract/coreference/anaphora.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "common/utf8.hpp"
#include "extract/coreference/lexicon.hpp"
#include "extract/coreference/name_match.hpp"

namespace relata::extract {

namespace {

constexpr uint32_t kWindow = 3;         // sentences back in which a mention still gives salience
constexpr uint32_t kNominalWindow = 8;  // sentences back for "the partnership" after "a partnership"
constexpr double kEnough = 40;          // salience below which nothing is linked
constexpr double kEnoughGendered = 8;   // for "he" and "she", which few candidates agree with
constexpr double kAhead = 1.25;         // how far the best must be ahead of the second

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Nouns that can stand for any firm; a "bank" or an "airline" only for one that is called so.
constexpr std::array<std::string_view, 14> kAnyOrganization = {"company", "firm", "business", "group", "corporation", "giant", "conglomerate", "startup", "powerhouse",
                                                               "behemoth", "titan", "juggernaut", "organization", "enterprise"};
constexpr std::array<std::string_view, 8> kAnyProduct = {"model", "product", "system", "tool", "platform", "device", "app", "chip"};
constexpr std::array<std::string_view, 5> kAnyEvent = {"event", "conference", "summit", "meeting", "forum"};

bool is_personal(const std::string& form) {
  static constexpr std::array<std::string_view, 16> kForms = {"it", "its", "itself", "he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their", "theirs", "themselves"};
  return one_of(form, kForms);
}

double weight_of_role(Deprel relation) {
  switch (universal(relation)) {
    case Deprel::nsubj: return 80;
    case Deprel::obj: return 50;
    case Deprel::nmod:
      return relation == Deprel::nmod_poss ? 55 : 30;
    case Deprel::compound: return 15;
    default: return 35;
  }
}

// What is known of one chain while reading.
struct Entity {
  EntityType type = EntityType::concept_;
  bool named = false;
  bool plural = false;
  char gender = '\0';
  uint32_t count = 0;
  std::vector<uint32_t> mentions;                // candidates, in reading order
  std::unordered_set<std::string> descriptions;  // nouns and adjectives said of it
};

class Reader {
 public:
  Reader(const Analysis& analysis, ChainSet& chains) : a_(analysis), chains_(chains) {}

  void run() {
    for (uint32_t i = 0; i < a_.candidates.size(); ++i) {
      ++frequency_[chains_.root(i)];
      describe_from_structure(i);
    }
    find_main_organization();
    for (uint32_t i = 0; i < a_.candidates.size(); ++i) {
      if (frequency_[chains_.root(i)] == 1) link(i);  // otherwise its name or the structure has linked it
      note(i);
    }
  }

 private:

  // --- which antecedent

  void link(uint32_t i) {
    const Candidate& c = a_.candidates[i];
    uint32_t target = kNoIndex;
    if (c.reference == Reference::pronoun) target = antecedent_of_pronoun(i);
    else if (c.reference == Reference::definite || c.reference == Reference::demonstrative || is_telegraphic(c)) target = antecedent_of_nominal(i);
    if (target != kNoIndex) chains_.merge(target, i);
  }

  // "Company partnered with ...": notes leave out the article.
  [[nodiscard]] bool is_telegraphic(const Candidate& c) const {
    return c.reference == Reference::bare && !c.plural && c.core.last - c.core.first == 1 && one_of(c.lemma, kAnyOrganization) &&
           universal(a_.head_of(c).deprel) == Deprel::nsubj;
  }

  uint32_t antecedent_of_pronoun(uint32_t i) {
    const std::string form = utf8::lowercase(a_.candidates[i].text);
    if (!is_personal(form)) return kNoIndex;
    const char gender = a_.candidates[i].gender;
    const double enough = gender == 'm' || gender == 'f' ? kEnoughGendered : kEnough;
    if (form == "it" && is_expletive(a_.candidates[i])) return kNoIndex;
    const bool made = is_made(a_.candidates[i]);
    return best(i, enough, [&](const Entity& e) { return agrees(form, gender, e) && !(made && e.type == EntityType::organization); });
  }
  // "makes it clear that it sails": the clause behind is what is clear.
  [[nodiscard]] bool is_expletive(const Candidate& c) const {
    const Word& it = a_.head_of(c);
    if (it.deprel != Deprel::obj || it.head < 0) return false;
    static constexpr std::array<std::string_view, 6> kVerbs = {"make", "find", "consider", "think", "deem", "leave"};
    const auto verb = static_cast<uint32_t>(it.head);
    if (!one_of(a_.word(c.sentence, verb).lemma, kVerbs)) return false;
    const auto range = a_.children[c.sentence].of(it.head);
    return std::any_of(range.begin(), range.end(), [&](uint32_t w) {
      if (a_.word(c.sentence, w).deprel != Deprel::xcomp || a_.word(c.sentence, w).upos != Upos::ADJ) return false;
      const auto below = a_.children[c.sentence].of(static_cast<int32_t>(w));
      const auto clause = [&](uint32_t x) {
        const Deprel r = universal(a_.word(c.sentence, x).deprel);
        return x > w && (r == Deprel::ccomp || r == Deprel::csubj || r == Deprel::xcomp || r == Deprel::advcl);
      };
      return std::any_of(below.begin(), below.end(), clause) || std::any_of(range.begin(), range.end(), clause);
    });
  }
  // "It was trained on", "It was designed by": firms are founded, not made.
  [[nodiscard]] bool is_made(const Candidate& c) const {
    const Word& pronoun = a_.head_of(c);
    if (pronoun.deprel != Deprel::nsubj_pass || pronoun.head < 0) return false;
    static constexpr std::array<std::string_view, 12> kMaking = {"build", "train", "design", "write", "fit", "release", "manufacture", "produce", "assemble", "print", "code", "bake"};
    return one_of(a_.word(c.sentence, static_cast<uint32_t>(pronoun.head)).lemma, kMaking);
  }
  static bool agrees(const std::string& form, char gender, const Entity& e) {
    if (form.starts_with("the")) return e.plural;  // they, them, their ...
    if (e.plural) return false;
    if (form.starts_with("it")) return e.type != EntityType::person && !is_literal(e.type);
    return e.type == EntityType::person && (e.gender == '\0' || e.gender == gender);
  }

  uint32_t antecedent_of_nominal(uint32_t i) {
    const Candidate& c = a_.candidates[i];
    const uint32_t same = same_noun_before(i);
    const bool which = c.plural || c.core.last > c.head + 1;  // "the maker of ...": says itself which
    if (same != kNoIndex && (which || entities_.at(chains_.root(same)).named)) return same;
    const uint32_t named = which ? kNoIndex : named_antecedent(i);
    return named != kNoIndex ? named : same;
  }
  uint32_t named_antecedent(uint32_t i) {
    const Candidate& c = a_.candidates[i];
    const bool any_organization = c.type == EntityType::organization && one_of(c.lemma, kAnyOrganization);
    const bool any_product = c.type == EntityType::product && one_of(c.lemma, kAnyProduct);
    const bool any_event = c.type == EntityType::event && one_of(c.lemma, kAnyEvent);
    const std::string place = nationality(c);
    return best(i, kEnough, [&](const Entity& e) {
      if (!e.named || e.plural) return false;
      if (!place.empty() && contradicts(e, place)) return false;
      if (e.type == c.type && e.descriptions.contains(c.lemma)) return true;
      return e.type == c.type && (any_organization || any_product || any_event) && modifiers_fit(c, e);
    });
  }
  // "the large mill" behind "a mill on the river": the same noun, and no modifier that the first did not have unless it had none.
  uint32_t same_noun_before(uint32_t i) {
    const Candidate& c = a_.candidates[i];
    if (c.type == EntityType::place || is_literal(c.type)) return kNoIndex;
    const auto found = last_with_noun_.find(noun_key(c));
    if (found == last_with_noun_.end()) return kNoIndex;
    const Candidate& before = a_.candidates[found->second];
    if (c.sentence - before.sentence > kNominalWindow || before.plural != c.plural) return kNoIndex;
    if (c.core.last > c.head + 1) return c.text == before.text ? found->second : kNoIndex;
    // "the models" may be any of those before, and "its models" of another paragraph are somebody's
    const bool owned = before.reference == Reference::possessed && a_.contexts[before.sentence].block != a_.contexts[c.sentence].block;
    if (c.plural) return c.text == before.text && !owned ? found->second : kNoIndex;
    for (const std::string& modifier : modifiers(c)) {
      const std::vector<std::string> others = modifiers(before);
      if (std::find(others.begin(), others.end(), modifier) == others.end()) return kNoIndex;
    }
    return is_narrower(before, c) ? kNoIndex : found->second;
  }
  // "the flour trade" behind "its organic flour export trade": each says which kind, and they are two.
  [[nodiscard]] bool is_narrower(const Candidate& before, const Candidate& c) const {
    const std::vector<std::string> own = modifiers(c);
    if (own.empty()) return false;
    for (uint32_t w = before.core.first; w < before.head; ++w) {
      const Word& word = a_.word(before.sentence, w);
      const bool kind = word.deprel == Deprel::compound && word.upos == Upos::NOUN;
      if (kind && std::find(own.begin(), own.end(), utf8::lowercase(word.form)) == own.end()) return true;
    }
    return false;
  }
  static std::string noun_key(const Candidate& c) { return c.lemma; }

  [[nodiscard]] std::vector<std::string> modifiers(const Candidate& c) const {
    std::vector<std::string> out;
    for (uint32_t w = c.core.first; w < c.head; ++w) {
      const Word& word = a_.word(c.sentence, w);
      if (word.upos == Upos::ADJ || word.upos == Upos::NOUN || word.upos == Upos::PROPN) out.push_back(utf8::lowercase(word.form));
    }
    return out;
  }
  [[nodiscard]] std::string nationality(const Candidate& c) const {
    for (const std::string& modifier : modifiers(c)) {
      if (const std::string_view place = place_of_adjective(modifier); !place.empty()) return std::string(place);
    }
    return {};
  }
  // Something is known of where it is from, and it is elsewhere.
  static bool contradicts(const Entity& e, const std::string& place) {
    bool other = false;
    for (const std::string& word : e.descriptions) {
      const std::string_view from = place_of_adjective(word);
      if (from == place) return false;
      other = other || !from.empty();
    }
    return other;
  }
  // "the tech giant" may be any firm; "the cloud unit" only one of which something of the kind was said.
  [[nodiscard]] bool modifiers_fit(const Candidate& c, const Entity& e) const {
    for (const std::string& modifier : modifiers(c)) {
      const bool loose = !place_of_adjective(modifier).empty() || modifier == "tech" || modifier == "technology" || c.lemma == "giant";
      if (!loose && !e.descriptions.contains(modifier)) return false;
    }
    return true;
  }

  // --- salience

  // The entity that `fits` and is clearly the most salient before candidate `i`.
  template <class Fits>
  uint32_t best(uint32_t i, double enough, Fits fits) {
    double first = 0;
    double second = 0;
    uint32_t found = kNoIndex;
    for (const uint32_t root : recent_roots(i)) {
      const Entity& e = entities_.at(root);
      if (!fits(e) || conflicts(i, e)) continue;
      const double score = salience(i, e, root);
      if (score > first) {
        second = first;
        first = score;
        found = root;
      } else {
        second = std::max(second, score);
      }
    }
    return first >= enough && first >= kAhead * second ? found : kNoIndex;
  }

  // The firm that the document is about, if one is named far more often than any other.
  void find_main_organization() {
    uint32_t first = 0;
    uint32_t second = 0;
    for (uint32_t i = 0; i < a_.candidates.size(); ++i) {
      const Candidate& c = a_.candidates[i];
      if (c.reference != Reference::name || c.type != EntityType::organization || chains_.root(i) != i) continue;
      const uint32_t count = frequency_[i];
      if (count > first) {
        second = first;
        first = count;
        main_ = i;
      } else {
        second = std::max(second, count);
      }
    }
    if (first < 4 || first * 2 < second * 3) main_ = kNoIndex;
  }

  // Roots of the chains mentioned in the window, in the order of their first mention there.
  std::vector<uint32_t> recent_roots(uint32_t i) {
    std::vector<uint32_t> roots;
    const uint32_t s = a_.candidates[i].sentence;
    for (uint32_t k = i; k-- > 0 && s - a_.candidates[k].sentence <= kWindow;) {
      const uint32_t root = chains_.root(k);
      if (std::find(roots.begin(), roots.end(), root) == roots.end() && entities_.contains(root)) roots.push_back(root);
    }
    const bool main_read = main_ != kNoIndex && entities_.contains(main_);
    if (main_read && std::find(roots.begin(), roots.end(), main_) == roots.end()) roots.push_back(main_);
    std::reverse(roots.begin(), roots.end());
    return roots;
  }

  double salience(uint32_t i, const Entity& e, uint32_t root) {
    const Candidate& c = a_.candidates[i];
    double score = 0;
    for (size_t k = e.mentions.size(); k-- > 0;) {
      const Candidate& m = a_.candidates[e.mentions[k]];
      const uint32_t distance = c.sentence - m.sentence;
      if (distance > kWindow) break;
      if (a_.contexts[m.sentence].place == SentencePlace::heading) continue;
      double weight = weight_of_role(a_.head_of(m).deprel) + (distance == 0 ? 40 : 0);
      if (distance == 0 && same_clause_subject(c, m)) weight += 60;
      if (distance == 1 && continues_subject(c, m)) weight += 40;
      if (a_.contexts[m.sentence].block != a_.contexts[c.sentence].block) weight *= 0.6;
      score = std::max(score, weight / static_cast<double>(1U << distance)) + (score > 0 ? 5 : 0);
    }
    const bool main = root == main_ && c.reference != Reference::pronoun && c.type == EntityType::organization;
    if (main) score += 60;  // "the company" of an article about one
    if (score == 0) return 0;
    if (is_parallel_subject(c, e)) return score + 200;
    // "Kim's plan to sell her mill", "the firm's plan to raise its output": plans seldom have things, people and firms do.
    if (!e.named && e.type == EntityType::concept_) score *= 0.4;
    if (e.type == EntityType::place && c.reference == Reference::pronoun) score *= 0.6;  // mostly where, seldom who
    return score + (e.named ? 15 : 0) + 2.0 * std::min<uint32_t>(frequency_[root], 10);
  }
  // "Kim's plan is more than a hope; it is a promise": the second of two predications of one sentence goes on about the first one's subject.
  [[nodiscard]] bool is_parallel_subject(const Candidate& c, const Entity& e) const {
    const Word& pronoun = a_.head_of(c);
    if (c.reference != Reference::pronoun || pronoun.deprel != Deprel::nsubj || pronoun.head < 0) return false;
    const auto predicate = static_cast<uint32_t>(pronoun.head);
    const Word& second = a_.word(c.sentence, predicate);
    const bool parallel = (second.deprel == Deprel::parataxis || second.deprel == Deprel::conj) && second.head >= 0;
    if (!parallel || !has_copula(c.sentence, predicate) || !has_copula(c.sentence, static_cast<uint32_t>(second.head))) return false;
    const Candidate& m = a_.candidates[e.mentions.back()];
    const Word& subject = a_.head_of(m);
    return m.sentence == c.sentence && subject.deprel == Deprel::nsubj && subject.head == second.head;
  }
  [[nodiscard]] bool has_copula(uint32_t sentence, uint32_t word) const {
    const auto range = a_.children[sentence].of(static_cast<int32_t>(word));
    return std::any_of(range.begin(), range.end(), [&](uint32_t w) { return a_.word(sentence, w).deprel == Deprel::cop; });
  }
  // "Kim Mills is a maker of flour. It sells ...": a subject goes on with the main subject before it (centering: Grosz, Joshi & Weinstein 1995).
  [[nodiscard]] bool continues_subject(const Candidate& c, const Candidate& m) const {
    if (a_.head_of(c).deprel != Deprel::nsubj || a_.head_of(m).deprel != Deprel::nsubj) return false;
    if (a_.contexts[c.sentence].block != a_.contexts[m.sentence].block) return false;
    const int32_t predicate = a_.head_of(m).head;
    return predicate >= 0 && a_.word(m.sentence, static_cast<uint32_t>(predicate)).head == kRoot;
  }
  // The possessor of a phrase in a clause is most often the clause's subject: "Kim sold her mill".
  [[nodiscard]] bool same_clause_subject(const Candidate& c, const Candidate& m) const {
    if (universal(a_.head_of(m).deprel) != Deprel::nsubj) return false;
    const int32_t verb = a_.head_of(m).head;
    int32_t at = static_cast<int32_t>(c.head);
    for (int steps = 0; steps < 6 && at >= 0; ++steps) {
      if (at == verb) return true;
      at = a_.word(c.sentence, static_cast<uint32_t>(at)).head;
    }
    return false;
  }

  // A pronoun is not the phrase it stands in, nor another argument of its own verb.
  [[nodiscard]] bool conflicts(uint32_t i, const Entity& e) const {
    const Candidate& c = a_.candidates[i];
    for (size_t k = e.mentions.size(); k-- > 0;) {
      const Candidate& m = a_.candidates[e.mentions[k]];
      if (m.sentence != c.sentence) return false;
      if (m.phrase.first <= c.head && c.head < m.phrase.last) return true;
      const Word& a = a_.head_of(c);
      const Word& b = a_.head_of(m);
      const bool arguments = a.deprel != Deprel::nmod_poss && b.deprel != Deprel::nmod_poss && a.head == b.head && a.head >= 0;
      const bool reflexive = utf8::lowercase(c.text).ends_with("self") || utf8::lowercase(c.text).ends_with("selves");
      if (arguments && !reflexive) return true;
      if (!reflexive && is_controlling_subject(c, m)) return true;
    }
    return false;
  }
  // "its rise surprised the firm, pushing them to sell": who pushes is not who is pushed.
  [[nodiscard]] bool is_controlling_subject(const Candidate& c, const Candidate& m) const {
    const Word& pronoun = a_.head_of(c);
    if (c.reference != Reference::pronoun || universal(pronoun.deprel) != Deprel::obj || pronoun.head < 0) return false;
    const Word& participle = a_.word(c.sentence, static_cast<uint32_t>(pronoun.head));
    const bool shared = (participle.deprel == Deprel::advcl || participle.deprel == Deprel::xcomp) && participle.form.ends_with("ing") && participle.head >= 0;
    if (!shared) return false;
    int32_t at = static_cast<int32_t>(m.head);
    for (int steps = 0; steps < 3 && at >= 0 && a_.word(c.sentence, static_cast<uint32_t>(at)).deprel == Deprel::conj; ++steps) {
      at = a_.word(c.sentence, static_cast<uint32_t>(at)).head;
    }
    if (at < 0) return false;
    const Word& subject = a_.word(c.sentence, static_cast<uint32_t>(at));
    return universal(subject.deprel) == Deprel::nsubj && subject.head == participle.head;
  }

  // --- what has been read

  void describe_from_structure(uint32_t i) {
    const Candidate& c = a_.candidates[i];
    if (c.reference == Reference::pronoun || c.reference == Reference::literal) return;
    std::unordered_set<std::string>& words = described_[chains_.root(i)];
    if (c.reference != Reference::name) words.insert(c.lemma);
    for (const std::string& modifier : modifiers(c)) {
      if (c.reference != Reference::name) words.insert(modifier);
    }
    for (uint32_t w = c.phrase.first; c.reference == Reference::name && w < c.core.first; ++w) words.insert(utf8::lowercase(a_.word(c.sentence, w).form));
    for (uint32_t w = c.core.first; c.reference == Reference::name && w < c.core.last; ++w) words.insert(utf8::lowercase(a_.word(c.sentence, w).form));
    describe_from_predicate(c, words);
  }
  // "Kim Mills is a maker of flour": what the subject is said to be.
  void describe_from_predicate(const Candidate& c, std::unordered_set<std::string>& words) const {
    const Word& head = a_.head_of(c);
    if (universal(head.deprel) != Deprel::nsubj || head.head < 0) return;
    const Word& predicate = a_.word(c.sentence, static_cast<uint32_t>(head.head));
    if (predicate.upos == Upos::NOUN) words.insert(utf8::lowercase(predicate.lemma));
  }

  [[nodiscard]] bool is_predicate(const Candidate& c) const {
    const auto range = a_.children[c.sentence].of(static_cast<int32_t>(c.head));
    return c.reference != Reference::name &&
           std::any_of(range.begin(), range.end(), [&](uint32_t w) { return a_.word(c.sentence, w).deprel == Deprel::cop; });
  }

  void note(uint32_t i) {
    const Candidate& c = a_.candidates[i];
    const uint32_t root = chains_.root(i);
    if (c.reference == Reference::pronoun && chains_.root(i) == i) return;  // "I", "we", an "it" of its own: no antecedent
    if (is_predicate(c)) return;  // "Northmill is a mill. It ..." goes on about Northmill
    Entity& e = entities_[root];
    const bool fresh = e.mentions.empty();
    if (fresh) e.plural = c.plural;
    if (c.reference == Reference::name) e.named = true;
    if (e.type == EntityType::concept_) e.type = c.type;
    if (e.gender == '\0') e.gender = c.gender;
    if (fresh) e.descriptions = described_[root];
    e.mentions.push_back(i);
    if (c.reference != Reference::pronoun && c.reference != Reference::literal && c.reference != Reference::name) last_with_noun_[noun_key(c)] = i;
  }

  const Analysis& a_;
  ChainSet& chains_;
  uint32_t main_ = kNoIndex;  // root of the main organization's chain
  std::unordered_map<uint32_t, Entity> entities_;  // by root; looked up only, never walked
  std::unordered_map<uint32_t, uint32_t> frequency_;
  std::unordered_map<uint32_t, std::unordered_set<std::string>> described_;
  std::unordered_map<std::string, uint32_t> last_with_noun_;
};

}  // namespace

void link_backwards(const Analysis& analysis, ChainSet& chains) { Reader(analysis, chains).run(); }

}  // namespace relata::extract
