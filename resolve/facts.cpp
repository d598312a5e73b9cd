#include "resolve/facts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "common/utf8.hpp"
#include "resolve/relations.hpp"

namespace relata {

namespace {

// One fact of one document with its ends resolved.
struct Stated {
  uint32_t extraction = 0;
  uint32_t fact = 0;
  uint32_t subject = 0;  // entity, or kNoIndex for a value
  uint32_t object = 0;
  std::string relation;
  bool inverted = false;  // ends changed places against the document's fact
};

std::string print(const Value& value) {
  switch (value.type()) {
    case ValueType::integer: return std::to_string(value.integer());
    case ValueType::floating: return std::to_string(value.floating());
    case ValueType::boolean: return value.boolean() ? "true" : "false";
    case ValueType::string: return value.string();
    default: return {};
  }
}

// Two values are one if they are of one type and measure the same, or, unmeasured, have the same wording.
std::string key_of_value(const Mention& m) {
  std::string key(label_of(m.type));
  bool measured = false;
  for (const char* property : {"amount", "value", "low", "high", "currency", "unit", "quarter"}) {
    const auto it = m.properties.find(property);
    if (it == m.properties.end()) continue;
    measured = true;
    key += std::string("|") + property + "=" + print(it->second);
  }
  return measured ? key : key + "|" + utf8::casefold(m.text);
}

using Counts = std::map<std::string, uint32_t>;

std::string commonest(const Counts& counts) {
  const auto worse = [](const auto& a, const auto& b) { return a.second != b.second ? a.second < b.second : a.first > b.first; };
  const auto best = std::max_element(counts.begin(), counts.end(), worse);
  return best == counts.end() ? std::string() : best->first;
}

class FactResolver {
 public:
  FactResolver(std::span<const DocumentExtraction> extractions, const std::vector<uint32_t>& order, const Curation& curation, EntityTable& table)
      : extractions_(extractions), order_(order), curation_(curation), table_(table) {}

  FactTable run() {
    FactTable out;
    for (const uint32_t document : order_) {
      collect_full_facts(document);
      for (uint32_t f = 0; f < extractions_[document].facts.size(); ++f) {
        if (const std::optional<DropReason> reason = take(document, f)) out.unused.push_back({document, f, *reason});
      }
    }
    for (const std::vector<Stated>& group : groups_) out.facts.push_back(make_fact(group));
    return out;
  }

 private:
  [[nodiscard]] const Fact& fact_of(const Stated& s) const { return extractions_[s.extraction].facts[s.fact]; }
  [[nodiscard]] const Mention& mention(const Stated& s, uint32_t index) const { return extractions_[s.extraction].mentions[index]; }

  // --- one fact of a document to its group

  // Nothing if it was placed, else why not.
  std::optional<DropReason> take(uint32_t document, uint32_t index) {
    const DocumentExtraction& extraction = extractions_[document];
    const Fact& fact = extraction.facts[index];
    if (fact.subject >= extraction.mentions.size()) return DropReason::unnamed_subject;
    if (fact.object >= extraction.mentions.size()) return DropReason::unnamed_object;
    if (fact.relation.empty()) return DropReason::wording;
    CanonicalRelation relation = relation_of(fact);
    Stated s{document, index, end_of(document, fact.subject), end_of(document, fact.object), std::move(relation.name), relation.inverted};
    const bool subject_value = is_value(document, fact.subject);
    const bool object_value = is_value(document, fact.object);
    if (s.subject == kNoIndex && !subject_value) return DropReason::unnamed_subject;
    if (s.object == kNoIndex && !object_value) return DropReason::unnamed_object;
    if (s.subject == s.object && s.subject != kNoIndex) {
      s.object = class_of_itself(document, fact);
      if (s.object == kNoIndex) return DropReason::itself;
    }
    if (is_thinner(document, fact)) return DropReason::thinner;
    if (subject_value && object_value) return DropReason::value_subject;  // "$3 million is 5%": nothing that has a name
    place(std::move(s), subject_value ? key_of_value(extraction.mentions[fact.subject]) : std::to_string(s.subject),
          object_value ? key_of_value(extraction.mentions[fact.object]) : std::to_string(s.object));
    return std::nullopt;
  }
  // What a verb of a sentence says of its subject with a thing as its object.
  static std::string place_of_verb(const Fact& fact) {
    return std::to_string(fact.sentence) + ' ' + std::to_string(fact.relation_span.begin) + ' ' + std::to_string(fact.subject) + ' ';
  }
  void collect_full_facts(uint32_t document) {
    full_.clear();
    for (const Fact& fact : extractions_[document].facts) {
      if (fact.object < extractions_[document].mentions.size() && !is_value(document, fact.object)) full_.insert(place_of_verb(fact) + fact.relation);
    }
  }
  // "highlights_in a global market" beside "highlights its strength": where only an idea stands behind "in" or "at", it is a circumstance
  // of the fact with the object, and without that object nothing is said.
  [[nodiscard]] bool is_thinner(uint32_t document, const Fact& fact) const {
    const size_t end = fact.relation.rfind('_');
    if (end == std::string::npos || !(fact.relation.ends_with("_in") || fact.relation.ends_with("_at"))) return false;
    const Mention& object = extractions_[document].mentions[fact.object];
    const bool idea = object.kind == MentionKind::nominal && object.type == EntityType::concept_;
    return idea && full_.contains(place_of_verb(fact) + fact.relation.substr(0, end));
  }
  [[nodiscard]] CanonicalRelation relation_of(const Fact& fact) const {
    const std::string decided = curation_.relation(fact.relation, fact.phrase);
    if (decided.empty()) return canonical_relation(fact.relation);
    const bool inverted = decided.front() == '<';
    return {inverted ? decided.substr(1) : decided, inverted};
  }
  [[nodiscard]] uint32_t end_of(uint32_t document, uint32_t m) const { return table_.of_mention[document][m]; }
  [[nodiscard]] bool is_value(uint32_t document, uint32_t m) const {
    const Mention& x = extractions_[document].mentions[m];
    return x.kind == MentionKind::literal && can_name_node(x.text);
  }

  // "Kim Mills, the oldest mill of the town": both phrases are one thing, and the fact tells what it is. The object is then a node
  // for what is said, not for whom.
  uint32_t class_of_itself(uint32_t document, const Fact& fact) {
    const Mention& object = extractions_[document].mentions[fact.object];
    const Mention& subject = extractions_[document].mentions[fact.subject];
    const bool says_what = fact.relation.starts_with("is") && object.kind == MentionKind::nominal && subject.text != object.text;
    if (!says_what || !can_name_node(object.text)) return kNoIndex;
    const auto [it, fresh] = classes_.emplace(utf8::casefold(object.text), static_cast<uint32_t>(table_.entities.size()));
    if (fresh) {
      ResolvedEntity entity;
      entity.name = object.text;
      entity.type = object.type;
      table_.entities.push_back(std::move(entity));
    }
    table_.entities[it->second].mentions.push_back({document, fact.object});
    return it->second;
  }

  void place(Stated s, std::string subject_key, std::string object_key) {
    if (s.inverted) {
      std::swap(s.subject, s.object);
      std::swap(subject_key, object_key);
    }
    const Fact& fact = fact_of(s);
    // A relation that holds both ways is one relationship, in the direction of its first evidence.
    if (is_symmetric(s.relation) && group_of_.contains(key(object_key, s.relation, subject_key, fact))) {
      std::swap(s.subject, s.object);
      std::swap(subject_key, object_key);
      s.inverted = !s.inverted;
    }
    const auto [it, fresh] = group_of_.emplace(key(subject_key, s.relation, object_key, fact), groups_.size());
    if (fresh) groups_.emplace_back();
    groups_[it->second].push_back(std::move(s));
  }
  static std::string key(const std::string& subject, const std::string& relation, const std::string& object, const Fact& fact) {
    return subject + '\n' + relation + '\n' + object + '\n' + std::to_string(static_cast<int>(fact.polarity)) + ' ' + std::to_string(static_cast<int>(fact.modality));
  }

  // --- a group to one relationship

  ResolvedFact make_fact(const std::vector<Stated>& group) {
    const Stated& first = group.front();
    ResolvedFact out;
    out.relation = first.relation;
    out.polarity = fact_of(first).polarity;
    out.modality = fact_of(first).modality;
    out.subject = first.subject != kNoIndex ? first.subject : value_node(group, true);
    out.object = first.object != kNoIndex ? first.object : value_node(group, false);
    out.implied = std::all_of(group.begin(), group.end(), [&](const Stated& s) { return fact_of(s).implied; });
    out.confidence_thousandths = confidence(group);
    Counts phrases;
    Counts speakers;
    Counts amounts;
    Counts times;
    Counts places;
    for (const Stated& s : group) {
      const Fact& fact = fact_of(s);
      out.evidence.push_back({s.extraction, s.fact});
      if (!fact.phrase.empty()) ++phrases[fact.phrase];
      if (const std::string speaker = name_of(s, fact.attribution); !speaker.empty()) ++speakers[speaker];
      for (const Qualifier& q : fact.qualifiers) {
        if (q.key == "amount") ++amounts[q.text];
        if (q.key == "time") ++times[time_text(q)];
        if (const std::string place = q.key == "place" ? place_name(s, q) : std::string(); !place.empty()) ++places[place];
      }
    }
    out.phrase = commonest(phrases);
    out.attribution = commonest(speakers);
    out.amount = commonest(amounts);
    out.time = commonest(times);
    out.place = commonest(places);
    copy_value_object(group, out);
    return out;
  }

  // A value object is also a property, so that it can be asked for without its node.
  void copy_value_object(const std::vector<Stated>& group, ResolvedFact& out) const {
    const ResolvedEntity& object = table_.entities[out.object];
    if (group.front().object != kNoIndex) return;
    if ((object.type == EntityType::money || object.type == EntityType::percent || object.type == EntityType::quantity) && out.amount.empty()) out.amount = object.name;
    if ((object.type == EntityType::date || object.type == EntityType::duration) && out.time.empty()) out.time = object.name;
  }

  uint32_t value_node(const std::vector<Stated>& group, bool subject) {
    ResolvedEntity node;
    Counts texts;
    Counts others;
    for (const Stated& s : group) {
      const uint32_t m = subject != s.inverted ? fact_of(s).subject : fact_of(s).object;
      const Mention& x = mention(s, m);
      node.mentions.push_back({s.extraction, m});
      ++texts[x.text];
      for (const std::string& alias : x.aliases) ++others[alias];
      if (node.mentions.size() > 1) continue;
      node.type = x.type;
      node.properties = x.properties;
    }
    node.name = commonest(texts);
    for (const auto& [text, count] : texts) others[text] += count;
    for (const auto& [text, count] : others) {
      if (text != node.name) node.aliases.push_back(text);
    }
    table_.entities.push_back(std::move(node));
    return static_cast<uint32_t>(table_.entities.size() - 1);
  }

  [[nodiscard]] std::string name_of(const Stated& s, uint32_t m) const {
    if (m == kNoIndex || m >= extractions_[s.extraction].mentions.size()) return {};
    const uint32_t entity = table_.of_mention[s.extraction][m];
    return entity == kNoIndex ? std::string() : table_.entities[entity].name;
  }
  // "since 2019" is not "2019"; "in" and "on" say nothing more than the time does.
  static std::string time_text(const Qualifier& q) {
    static constexpr auto kTelling = std::to_array<std::string_view>({"since", "until", "till", "before", "after", "by", "from"});
    const std::string preposition = utf8::lowercase(q.preposition);
    const bool telling = std::find(kTelling.begin(), kTelling.end(), preposition) != kTelling.end();
    return telling ? preposition + " " + q.text : q.text;
  }

  // Where a fact happens; empty when the documents together know the thing as no place ("invested in Anthropic").
  [[nodiscard]] std::string place_name(const Stated& s, const Qualifier& q) const {
    const std::string name = name_of(s, q.mention);
    const std::string preposition = utf8::lowercase(q.preposition);
    const std::string around = preposition == "outside" || preposition == "near" ? preposition + " " : std::string();
    if (name.empty()) return around + q.text;
    const EntityType type = table_.entities[table_.of_mention[s.extraction][q.mention]].type;
    return type == EntityType::place || type == EntityType::event ? around + name : std::string();
  }

  // Noisy or: each sentence is independent evidence; of several in one sentence the best counts.
  [[nodiscard]] uint16_t confidence(const std::vector<Stated>& group) const {
    std::map<std::pair<uint32_t, uint32_t>, uint16_t> best;
    for (const Stated& s : group) {
      uint16_t& c = best[{position_of(s.extraction), fact_of(s).sentence}];
      c = std::max(c, fact_of(s).confidence_thousandths);
    }
    double doubt = 1;
    for (const auto& [place, c] : best) doubt *= 1 - static_cast<double>(std::min<uint16_t>(c, 1000)) / 1000;
    return static_cast<uint16_t>(std::min(999.0, std::round((1 - doubt) * 1000)));
  }
  [[nodiscard]] uint32_t position_of(uint32_t extraction) const {
    if (position_.empty()) {
      position_.resize(order_.size());
      for (uint32_t i = 0; i < order_.size(); ++i) position_[order_[i]] = i;
    }
    return position_[extraction];
  }

  std::span<const DocumentExtraction> extractions_;
  const std::vector<uint32_t>& order_;
  const Curation& curation_;
  EntityTable& table_;
  std::vector<std::vector<Stated>> groups_;               // in the order of their first evidence
  std::unordered_map<std::string, size_t> group_of_;      // looked up only, never walked
  std::unordered_set<std::string> full_;                  // of the document that is taken; looked up only
  std::unordered_map<std::string, uint32_t> classes_;
  mutable std::vector<uint32_t> position_;                // of each extraction in the order
};

}  // namespace

FactTable resolve_facts(std::span<const DocumentExtraction> extractions, const std::vector<uint32_t>& order, const Curation& curation, EntityTable& table) {
  return FactResolver(extractions, order, curation, table).run();
}

}  // namespace relata
