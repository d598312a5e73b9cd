#include "graph/file/explain.hpp"

#include <algorithm>

#include "common/ids.hpp"
#include "graph/file/text_maps.hpp"

namespace relata::file {

namespace {

constexpr size_t kLongestChain = 100;

Value words_of(const StoredDocument& document, Span span) {
  std::string words;
  for (const char c : span.of(document.text)) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) words += c;
    else if (!words.empty() && words.back() != ' ') words += ' ';
  }
  return Value(std::move(words));
}

Value link_of_chain(const StoredDocument& document, const Mention& m) {
  Map map;
  map.emplace("text", words_of(document, m.span));
  map.emplace("kind", Value(name_of(m.kind)));
  put_span(map, "begin", "end", m.span);
  return Value(std::move(map));
}

// The mention and what else stands for its thing. A long chain is cut to the mentions nearest before and the first ones.
List chain_of(const StoredDocument& document, uint32_t mention) {
  const std::vector<Mention>& all = document.extraction.mentions;
  std::vector<uint32_t> members;
  for (uint32_t i = 0; i < all.size(); ++i) {
    if (i == mention || (all[mention].chain != kNoIndex && all[i].chain == all[mention].chain)) members.push_back(i);
  }
  if (members.size() > kLongestChain) {
    const auto here = std::find(members.begin(), members.end(), mention);
    const auto last = members.begin() + std::max<std::ptrdiff_t>(here - members.begin() + 1, kLongestChain);
    members.erase(last, members.end());
    members.erase(members.begin() + kLongestChain / 2, members.end() - kLongestChain / 2);
  }
  List list;
  for (const uint32_t i : members) list.push_back(link_of_chain(document, all[i]));
  return list;
}

uint64_t key_of(const Reference& r) { return uint64_t{r.document} << 32U | r.index; }

template <class Entry, class Key>
const Entry* find_entry(std::span<const Entry> entries, const Reference& wanted, Key key) {
  const auto before = [&](const Entry& e, uint64_t k) { return key_of(key(e)) < k; };
  const auto at = std::lower_bound(entries.begin(), entries.end(), key_of(wanted), before);
  return at == entries.end() || key_of(key(*at)) != key_of(wanted) ? nullptr : &*at;
}

void put_reason(Map& map, DropReason reason) {
  map.emplace("outcome", Value("dropped"));
  map.emplace("reason", Value(name_of(reason)));
  map.emplace("explanation", Value(explanation_of(reason)));
}

Map triple_map(const StoredDocument& document, uint32_t sentence, Span subject, std::string_view relation, Span object,
               std::string_view rule) {
  Map map = sentence_map(document, sentence);
  map.emplace("subject", words_of(document, subject));
  map.emplace("relation", Value(relation));
  map.emplace("object", words_of(document, object));
  map.emplace("rule", Value(rule));
  return map;
}

// The sentence of a document that covers `offset`, or the next one behind it; kNoIndex if none follows.
uint32_t sentence_at(const StoredDocument& document, uint32_t offset) {
  const std::vector<SentenceRecord>& all = document.extraction.sentences;
  const auto at = std::find_if(all.begin(), all.end(), [&](const SentenceRecord& s) { return offset < s.span.end; });
  return at == all.end() ? kNoIndex : static_cast<uint32_t>(at - all.begin());
}

}  // namespace

std::vector<FactOwner> owners_of_facts(const LinkTable& evidence) {
  std::vector<FactOwner> owners;
  for (const uint32_t id : evidence.ids()) {
    for (const Reference& fact : evidence.find(id)) owners.push_back({fact, id});
  }
  std::sort(owners.begin(), owners.end(),
            [](const FactOwner& a, const FactOwner& b) { return key_of(a.fact) < key_of(b.fact); });
  return owners;
}

Map why_map(const StoredDocument& document, const Fact& fact) {
  const std::vector<Mention>& mentions = document.extraction.mentions;
  Map map = fact_map(document, fact);
  map.emplace("subject", words_of(document, mentions[fact.subject].span));
  map.emplace("object", words_of(document, mentions[fact.object].span));
  map.emplace("relation", Value(fact.relation));
  map.emplace("phrase", Value(fact.phrase));
  map.emplace("implied", Value(fact.implied));
  map.emplace("subject_chain", Value(chain_of(document, fact.subject)));
  map.emplace("object_chain", Value(chain_of(document, fact.object)));
  return map;
}

List considered_maps(const StoredDocument& document, uint32_t offset, std::span<const FactOwner> owners,
                     std::span<const Unused> unused) {
  List list;
  const DocumentExtraction& e = document.extraction;
  const uint32_t sentence = sentence_at(document, offset);
  const auto number = static_cast<uint32_t>(document.number);
  for (uint32_t f = 0; sentence != kNoIndex && f < e.facts.size(); ++f) {
    const Fact& fact = e.facts[f];
    if (fact.sentence != sentence) continue;
    Map map = triple_map(document, sentence, e.mentions[fact.subject].span, fact.relation, e.mentions[fact.object].span, fact.rule);
    const FactOwner* owner = find_entry(owners, {number, f}, [](const FactOwner& o) { return o.fact; });
    const Unused* reason = find_entry(unused, {number, f}, [](const Unused& u) { return u.fact; });
    if (owner != nullptr) {
      map.emplace("outcome", Value("fact"));
      map.emplace("relationship", Value(RelationshipId(owner->relationship)));
    } else if (reason != nullptr) {
      put_reason(map, reason->reason);
    } else {
      map.emplace("outcome", Value("removed"));
    }
    list.emplace_back(std::move(map));
  }
  for (const DroppedFact& d : e.dropped) {
    if (d.sentence != sentence) continue;
    Map map = triple_map(document, sentence, d.subject, d.relation, d.object, d.rule);
    put_reason(map, d.reason);
    list.emplace_back(std::move(map));
  }
  return list;
}

}  // namespace relata::file
