#include "graph/file/extraction_codec.hpp"

#include <algorithm>

#include "graph/store/bytes.hpp"
#include "graph/store/value_codec.hpp"

namespace relata::file {

namespace {

constexpr uint64_t kVersion = 2;
constexpr uint64_t kWithoutDropped = 1;  // still read

void put_span(std::string& out, Span span) {
  put_varint(out, span.begin);
  put_varint(out, span.end);
}
Span take_span(ByteReader& in) {
  const uint32_t begin = in.u32();
  return {begin, in.u32()};
}

// Indices that may be absent are one higher, 0 for none.
void put_index(std::string& out, uint32_t index) { put_varint(out, index == kNoIndex ? 0 : uint64_t{index} + 1); }
uint32_t take_index(ByteReader& in) { return in.u32() - 1; }  // 0 - 1 is kNoIndex

template <class Enum>
Enum take_enum(ByteReader& in, Enum last) {
  return static_cast<Enum>(in.below(static_cast<uint64_t>(last) + 1));
}

void put_mention(std::string& out, const Mention& m) {
  put_span(out, m.span);
  put_span(out, m.head);
  put_text(out, m.text);
  put_varint(out, static_cast<uint64_t>(m.type));
  put_varint(out, static_cast<uint64_t>(m.kind));
  put_varint(out, m.sentence);
  put_index(out, m.chain);
  put_varint(out, m.generic ? 1 : 0);
  put_varint(out, m.aliases.size());
  for (const std::string& alias : m.aliases) put_text(out, alias);
  put_text(out, m.properties.empty() ? std::string() : encode_value(Value(m.properties)));
}

Mention take_mention(ByteReader& in) {
  Mention m;
  m.span = take_span(in);
  m.head = take_span(in);
  m.text = in.text();
  m.type = take_enum(in, EntityType::duration);
  m.kind = take_enum(in, MentionKind::literal);
  m.sentence = in.u32();
  m.chain = take_index(in);
  m.generic = in.below(2) != 0;
  for (uint64_t n = in.count(); n != 0 && in.ok(); --n) m.aliases.emplace_back(in.text());
  const std::string_view properties = in.text();
  if (properties.empty()) return m;
  const std::optional<Value> map = decode_value(properties);
  if (map && map->type() == ValueType::map) {
    m.properties = map->map();
  } else {
    in.fail();
  }
  return m;
}

void put_fact(std::string& out, const Fact& f) {
  put_varint(out, f.sentence);
  put_varint(out, f.subject);
  put_varint(out, f.object);
  put_text(out, f.relation);
  put_text(out, f.phrase);
  put_span(out, f.relation_span);
  put_varint(out, static_cast<uint64_t>(f.polarity));
  put_varint(out, static_cast<uint64_t>(f.modality));
  put_index(out, f.attribution);
  put_varint(out, f.implied ? 1 : 0);
  put_text(out, f.rule);
  put_varint(out, f.confidence_thousandths);
  put_varint(out, f.qualifiers.size());
  for (const Qualifier& q : f.qualifiers) {
    put_text(out, q.key);
    put_text(out, q.preposition);
    put_text(out, q.text);
    put_index(out, q.mention);
  }
}

Fact take_fact(ByteReader& in) {
  Fact f;
  f.sentence = in.u32();
  f.subject = in.u32();
  f.object = in.u32();
  f.relation = in.text();
  f.phrase = in.text();
  f.relation_span = take_span(in);
  f.polarity = take_enum(in, Polarity::negated);
  f.modality = take_enum(in, Modality::conditional);
  f.attribution = take_index(in);
  f.implied = in.below(2) != 0;
  f.rule = in.text();
  f.confidence_thousandths = static_cast<uint16_t>(in.below(65536));
  for (uint64_t n = in.count(); n != 0 && in.ok(); --n) {
    Qualifier q;
    q.key = in.text();
    q.preposition = in.text();
    q.text = in.text();
    q.mention = take_index(in);
    f.qualifiers.push_back(std::move(q));
  }
  return f;
}

void put_dropped(std::string& out, const DroppedFact& d) {
  put_varint(out, d.sentence);
  put_span(out, d.subject);
  put_span(out, d.object);
  put_text(out, d.relation);
  put_text(out, d.rule);
  put_varint(out, static_cast<uint64_t>(d.reason));
}

DroppedFact take_dropped(ByteReader& in) {
  DroppedFact d;
  d.sentence = in.u32();
  d.subject = take_span(in);
  d.object = take_span(in);
  d.relation = in.text();
  d.rule = in.text();
  d.reason = take_enum(in, DropReason::thinner);
  return d;
}

bool fact_fits(const Fact& f, size_t sentences, size_t mentions) {
  const auto optional_fits = [&](uint32_t index) { return index == kNoIndex || index < mentions; };
  return f.sentence < sentences && f.subject < mentions && f.object < mentions && optional_fits(f.attribution) &&
         std::all_of(f.qualifiers.begin(), f.qualifiers.end(),
                     [&](const Qualifier& q) { return optional_fits(q.mention); });
}

}  // namespace

bool consistent(const DocumentExtraction& e) {
  return std::all_of(e.mentions.begin(), e.mentions.end(),
                     [&](const Mention& m) { return m.sentence < e.sentences.size(); }) &&
         std::all_of(e.facts.begin(), e.facts.end(),
                     [&](const Fact& f) { return fact_fits(f, e.sentences.size(), e.mentions.size()); }) &&
         std::all_of(e.dropped.begin(), e.dropped.end(),
                     [&](const DroppedFact& d) { return d.sentence < e.sentences.size(); });
}

std::string encode_extraction(const DocumentExtraction& e) {
  std::string out;
  put_varint(out, kVersion);
  put_text(out, e.id);
  put_text(out, e.title);
  put_text(out, e.date);
  put_varint(out, e.sentences.size());
  for (const SentenceRecord& s : e.sentences) {
    put_span(out, s.span);
    put_varint(out, s.block_kind);
  }
  put_varint(out, e.mentions.size());
  for (const Mention& m : e.mentions) put_mention(out, m);
  put_varint(out, e.facts.size());
  for (const Fact& f : e.facts) put_fact(out, f);
  put_varint(out, e.dropped.size());
  for (const DroppedFact& d : e.dropped) put_dropped(out, d);
  return out;
}

std::optional<DocumentExtraction> decode_extraction(std::string_view bytes) {
  ByteReader in(bytes);
  const uint64_t version = in.varint();
  if (version != kVersion && version != kWithoutDropped) return std::nullopt;
  DocumentExtraction e;
  e.id = in.text();
  e.title = in.text();
  e.date = in.text();
  for (uint64_t n = in.count(); n != 0 && in.ok(); --n) {
    const Span span = take_span(in);
    e.sentences.push_back({span, static_cast<uint8_t>(in.below(256))});
  }
  for (uint64_t n = in.count(); n != 0 && in.ok(); --n) e.mentions.push_back(take_mention(in));
  for (uint64_t n = in.count(); n != 0 && in.ok(); --n) e.facts.push_back(take_fact(in));
  for (uint64_t n = version == kVersion ? in.count() : 0; n != 0 && in.ok(); --n) e.dropped.push_back(take_dropped(in));
  if (!in.finished() || !consistent(e)) return std::nullopt;
  return e;
}

}  // namespace relata::file
