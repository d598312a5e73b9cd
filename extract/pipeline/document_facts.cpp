#include "extract/pipeline/document_facts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <tuple>

#include "extract/clause/fact.hpp"
#include "extract/pipeline/context.hpp"

namespace relata::extract {

namespace {

constexpr size_t kMaxNameParts = 7;        // longer chains are wording, no relation
constexpr size_t kMaxSentenceWords = 400;  // longer ones are lists or data

// Words that touch each other in the text touch here, too: "$16 billion", "26%".
std::string wording(const Sentence& sentence, const std::vector<uint32_t>& words, std::string_view before = {}) {
  std::string text(before);
  for (size_t i = 0; i < words.size(); ++i) {
    const Word& word = sentence.words[words[i]];
    const bool touches = i > 0 && words[i - 1] + 1 == words[i] && sentence.words[words[i - 1]].span.end == word.span.begin;
    if (!text.empty() && !touches) text += ' ';
    text += word.form;
  }
  return text;
}

bool is_time(const ClauseFact& fact) {
  for (const FactQualifier& q : fact.qualifiers) {
    if (q.key == "time" && q.phrase.head == fact.objects.front().head) return true;
  }
  return false;
}

// The facts of one sentence as facts of the document.
class SentenceFacts {
 public:
  SentenceFacts(const Sentence& sentence, uint32_t index, const Mentions& mentions, const Naming& naming, const DocumentContext& context,
                DocumentFacts& out)
      : sentence_(sentence), index_(index), mentions_(mentions), naming_(naming), context_(context), out_(out.facts), dropped_(out.dropped) {}

  // The words of a sentence that was put together stand in others.
  void place_words(const std::vector<WordPlace>& places) { places_ = &places; }

  void add_all() {
    const Tree tree(sentence_);
    std::vector<ClauseFact> found = fine_facts(tree);
    if (places_ != nullptr) std::erase_if(found, [&](const ClauseFact& f) { return !is_continued(f); });
    std::set<uint32_t> told;          // clauses that say more than when
    std::set<uint32_t> objects_told;  // clauses whose object stands in a fact of its own
    for (ClauseFact& f : found) {
      if (f.clause == kNoIndex || is_time(f)) continue;
      if (!f.full_name.empty() && !objects_told.contains(f.clause)) f.name = f.full_name;
      if (!add(f)) continue;
      told.insert(f.clause);
      if (f.full_name.empty()) objects_told.insert(f.clause);
    }
    for (ClauseFact& f : found) {
      if (f.clause == kNoIndex) add(f);
    }
    for (const ClauseFact& f : found) {
      if (f.clause == kNoIndex || !is_time(f)) continue;
      if (told.contains(f.clause)) drop(f, DropReason::time_only);
      else add(f);
    }
  }

 private:
  uint32_t mention_at(uint32_t word) const {
    if (word == kNoIndex) return kNoIndex;
    if (places_ == nullptr) return mentions_.at(index_, word);
    const WordPlace place = (*places_)[word];
    return place.sentence == kNoIndex ? kNoIndex : mentions_.at(place.sentence, place.word);
  }

  // "Safety: Building better ships": a label that names no one is a topic.
  bool is_topic(uint32_t subject) const {
    const bool label = std::any_of(places_->begin(), places_->end(), [](const WordPlace& p) { return p.sentence == kNoIndex; });
    const uint32_t mention = mention_at(subject);
    if (!label || mention == kNoIndex) return label;
    const EntityType type = mentions_.list[naming_.name_of(mention)].type;
    const bool acts = type == EntityType::organization || type == EntityType::person || type == EntityType::place;
    return !acts || mentions_.list[mention].kind != MentionKind::name;
  }

  // "allow the yard to" leaves the verb to the item, "depend on" does not.
  bool goes_on_with_verb() const {
    for (uint32_t w = 1; w < places_->size(); ++w) {
      if ((*places_)[w].sentence == index_) return sentence_.words[w - 1].form == "to";
    }
    return false;
  }

  // A fact whose object the item tells of a subject above it; what either tells alone is told elsewhere.
  bool is_continued(const ClauseFact& f) const {
    const uint32_t object = f.objects.front().head;
    const bool below = object != kNoIndex && (*places_)[object].sentence == index_;
    const bool own_verb = f.clause != kNoIndex && (*places_)[f.clause].sentence == index_;
    if (!own_verb && goes_on_with_verb()) return false;
    const bool above = f.subject.head != kNoIndex && (*places_)[f.subject.head].sentence != index_;
    return below && above && (own_verb ? !is_topic(f.subject.head) : true);
  }

  // Who can say something: people, organisations, governments, writings.
  uint32_t speaker_at(uint32_t word) const {
    const uint32_t mention = mention_at(word);
    if (mention == kNoIndex || !naming_.nameable(mention)) return kNoIndex;
    switch (mentions_.list[naming_.name_of(mention)].type) {
      case EntityType::person:
      case EntityType::organization:
      case EntityType::place:
      case EntityType::work: return mention;
      default: return kNoIndex;
    }
  }

  // "Vela's Ana Reis": people are not had.
  void name_affiliation(const ClauseFact& from, Fact& fact) const {
    const EntityType owner = mentions_.list[naming_.name_of(fact.subject)].type;
    if (from.rule != "possessive" || mentions_.list[naming_.name_of(fact.object)].type != EntityType::person) return;
    if (owner != EntityType::organization && owner != EntityType::product) return;
    fact.relation = "is_affiliated_with";
    std::swap(fact.subject, fact.object);
  }

  // An implied "has" is told of things alone; ideas that belong to someone ("Vela's strategy") are no facts.
  bool is_owned_idea(const ClauseFact& from, const Fact& fact) const {
    const bool loose = from.rule == "apposition" && from.name == "is";  // between ideas, an apposition is too often none
    if (loose && mentions_.list[naming_.name_of(fact.subject)].type == EntityType::concept_) return true;
    return from.rule == "possessive" && mentions_.list[naming_.name_of(fact.object)].type == EntityType::concept_;
  }

  // What a phrase covers in the text; nothing for one that no word heads.
  Span span_of(const Phrase& phrase) const {
    if (phrase.head == kNoIndex) return {};
    const uint32_t mention = mention_at(phrase.head);
    return mention == kNoIndex ? sentence_.words[phrase.head].span : mentions_.list[mention].span;
  }

  bool drop(const ClauseFact& from, DropReason reason) {
    Span subject = span_of(from.subject);
    Span object = from.context_object || from.objects.empty() ? Span{} : span_of(from.objects.front());
    if (from.inverted) std::swap(subject, object);
    dropped_.push_back({index_, subject, object, from.name, std::string(from.rule), reason});
    return false;
  }

  // Tables and results show; people claim.
  bool can_speak(uint32_t word) const {
    const uint32_t mention = mention_at(word);
    if (mention == kNoIndex || mentions_.list[mention].kind == MentionKind::pronoun) return sentence_.words[word].lemma != "it";
    for (const Word& w : sentence_.words) {
      if (w.head >= 0 && static_cast<uint32_t>(w.head) == word && w.deprel == Deprel::case_ && w.lemma.starts_with("accord")) return true;
    }
    const EntityType type = mentions_.list[naming_.name_of(mention)].type;
    return type == EntityType::person || type == EntityType::organization || mentions_.list[mention].kind == MentionKind::name;
  }

  // "Ana Reis, Vela" on a line of its own is no identity; "a robot that is right is a robot that ..." says nothing of robots; "the
  // largest was built for Vela" needs its noun.
  bool is_mismatched(const ClauseFact& from, const Fact& fact) const {
    const Mention& subject = mentions_.list[naming_.name_of(fact.subject)];
    const Mention& object = mentions_.list[naming_.name_of(fact.object)];
    if (subject.text == object.text) return true;
    const bool names = subject.kind == MentionKind::name && object.kind == MentionKind::name;
    if (from.rule == "apposition" && from.name == "is" && names && subject.type != object.type) return true;
    if (sentence_.words[from.subject.head].upos == Upos::ADJ) return true;
    return is_literal(object.type) && is_relational(subject.text);
  }

  // Nouns that are always somebody's: without an owner "revenue rose 5%" tells nothing.
  static bool is_relational(std::string_view text) {
    constexpr auto kNouns = std::to_array<std::string_view>({"revenue", "revenues", "sales", "profit", "profits", "stock", "shares", "share", "income",
                                                             "net income", "earnings", "price", "costs", "cost", "operating income", "margin",
                                                             "the stock", "shares down", "demand", "output", "value", "population"});
    return std::find(kNouns.begin(), kNouns.end(), text) != kNouns.end();
  }

  bool add(const ClauseFact& from) {
    if (from.unreal) return drop(from, DropReason::unreal);
    if (from.wording_only) return drop(from, DropReason::wording);
    if (static_cast<size_t>(std::count(from.name.begin(), from.name.end(), '_')) >= kMaxNameParts) return drop(from, DropReason::long_relation);
    Fact fact;
    fact.sentence = index_;
    fact.subject = mention_at(from.subject.head);
    fact.object = from.context_object ? context_.organisation_before(fact.subject) : mention_at(from.objects.front().head);
    if (from.inverted) std::swap(fact.subject, fact.object);
    if (const std::optional<DropReason> reason = objection_to(from, fact)) return drop(from, *reason);
    fact.relation = from.name;
    name_affiliation(from, fact);
    fact.phrase = wording(sentence_, from.relation, text_of(from.added));
    fact.relation_span = sentence_.words[from.anchor == kNoIndex ? from.objects.front().head : from.anchor].span;
    fact.polarity = from.polarity;
    fact.modality = from.modality;
    fact.attribution = speaker_at(from.attribution);
    // Somebody says it, but nobody who has a name here: it must not read as said by the document.
    const bool unnamed = fact.attribution == kNoIndex && from.attribution != kNoIndex && can_speak(from.attribution);
    if (unnamed && fact.modality == Modality::asserted) fact.modality = Modality::claimed;
    fact.implied = from.implied;
    fact.rule = std::string(from.rule);
    fact.confidence_thousandths = static_cast<uint16_t>(std::lround(from.confidence * 1000));
    add_qualifiers(from, fact);
    if (!seen_.insert({fact.subject, fact.relation, fact.object}).second) return drop(from, DropReason::repeated);
    out_.push_back(std::move(fact));
    return true;
  }

  std::optional<DropReason> objection_to(const ClauseFact& from, const Fact& fact) const {
    if (!naming_.nameable(fact.subject)) return DropReason::unnamed_subject;
    if (!naming_.nameable(fact.object)) return DropReason::unnamed_object;
    if (is_literal(mentions_.list[fact.subject].type)) return DropReason::value_subject;
    if (naming_.name_of(fact.subject) == naming_.name_of(fact.object)) return DropReason::itself;
    return is_owned_idea(from, fact) || is_mismatched(from, fact) ? std::optional(DropReason::idea) : std::nullopt;
  }

  void add_qualifiers(const ClauseFact& from, Fact& fact) const {
    for (const FactQualifier& q : from.qualifiers) {
      Qualifier qualifier;
      qualifier.key = std::string(q.key);
      qualifier.preposition = wording(sentence_, q.marker);
      qualifier.text = wording(sentence_, q.phrase.words);
      qualifier.mention = mention_at(q.phrase.head);
      fact.qualifiers.push_back(std::move(qualifier));
    }
  }

  const Sentence& sentence_;
  uint32_t index_;
  const Mentions& mentions_;
  const Naming& naming_;
  const DocumentContext& context_;
  std::vector<Fact>& out_;
  std::vector<DroppedFact>& dropped_;
  const std::vector<WordPlace>* places_ = nullptr;
  std::set<std::tuple<uint32_t, std::string, uint32_t>> seen_;
};

}  // namespace

DocumentFacts document_facts(const Document& document, const DocumentSentences& all, const std::vector<Continuation>& continuations,
                             const Mentions& mentions) {
  DocumentFacts out;
  const Naming naming(mentions.list);
  const DocumentContext context(document, all, mentions, naming);
  auto next = continuations.begin();
  for (uint32_t s = 0; s < all.sentences.size(); ++s) {
    const SentencePlace place = all.contexts[s].place;
    const bool told = place == SentencePlace::prose || place == SentencePlace::bullet;
    if (!told || all.sentences[s].words.size() > kMaxSentenceWords) continue;
    SentenceFacts(all.sentences[s], s, mentions, naming, context, out).add_all();
    for (; next != continuations.end() && next->item <= s; ++next) {
      SentenceFacts item(next->sentence, next->item, mentions, naming, context, out);
      item.place_words(next->places);
      item.add_all();
    }
  }
  add_table_facts(document, all, mentions, out.facts);
  return out;
}

}  // namespace relata::extract
