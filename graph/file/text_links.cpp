#include "graph/file/text_links.hpp"

#include <algorithm>

#include "graph/store/bytes.hpp"

namespace relata::file {

namespace {

std::string encode_merges(const std::map<uint32_t, std::vector<Merge>>& merges) {
  std::string out;
  for (const auto& [node, list] : merges) {
    put_varint(out, node);
    put_varint(out, list.size());
    for (const Merge& merge : list) {
      for (const std::string* text : {&merge.name, &merge.into, &merge.reason}) put_text(out, *text);
    }
  }
  return out;
}

bool decode_merges(std::string_view bytes, std::map<uint32_t, std::vector<Merge>>& merges) {
  ByteReader in(bytes);
  while (!in.finished() && in.ok()) {
    std::vector<Merge>& list = merges[in.u32()];
    for (uint64_t n = in.count(); n != 0 && in.ok(); --n) {
      Merge merge;
      for (std::string* text : {&merge.name, &merge.into, &merge.reason}) *text = in.text();
      list.push_back(std::move(merge));
    }
  }
  return in.ok();
}

// Beside the merges, in their order.
std::string encode_scores(const std::map<uint32_t, std::vector<Merge>>& merges) {
  std::string out;
  for (const auto& entry : merges) {
    for (const Merge& merge : entry.second) put_varint(out, merge.score_thousandths);
  }
  return out;
}

// A file of before scores has none; its merges then count as sure.
bool decode_scores(std::string_view bytes, std::map<uint32_t, std::vector<Merge>>& merges) {
  if (bytes.empty()) return true;
  ByteReader in(bytes);
  for (auto& entry : merges) {
    for (Merge& merge : entry.second) merge.score_thousandths = static_cast<uint16_t>(in.below(1001));
  }
  return in.finished();
}

std::string encode_unused(const std::vector<Unused>& unused) {
  std::string out;
  for (const Unused& u : unused) {
    put_varint(out, u.fact.document);
    put_varint(out, u.fact.index);
    put_varint(out, static_cast<uint64_t>(u.reason));
  }
  return out;
}

bool decode_unused(std::string_view bytes, std::vector<Unused>& unused) {
  ByteReader in(bytes);
  while (!in.finished() && in.ok()) {
    Unused u;
    u.fact.document = in.u32();
    u.fact.index = in.u32();
    u.reason = static_cast<DropReason>(in.below(static_cast<uint64_t>(DropReason::thinner) + 1));
    unused.push_back(u);
  }
  return in.ok();
}

std::string encode_origins(const Origins& origins) {
  std::string out;
  for (const auto& [id, origin] : origins) {
    put_varint(out, id);
    put_text(out, origin);
  }
  return out;
}

bool decode_origins(std::string_view bytes, Origins& origins) {
  ByteReader in(bytes);
  while (!in.finished() && in.ok()) {
    const uint32_t id = in.u32();
    origins.emplace_hint(origins.end(), id, in.text());
  }
  return in.ok();
}

}  // namespace

void LinkTable::add(uint32_t id, std::span<const Reference> references) {
  if (references.empty()) return;
  ids_.push_back(id);
  references_.insert(references_.end(), references.begin(), references.end());
  offsets_.push_back(static_cast<uint32_t>(references_.size()));
}

std::span<const Reference> LinkTable::find(uint32_t id) const {
  const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
  if (at == ids_.end() || *at != id) return {};
  const size_t i = static_cast<size_t>(at - ids_.begin());
  return std::span(references_).subspan(offsets_[i], offsets_[i + 1] - offsets_[i]);
}

std::string LinkTable::encode() const {
  std::string out;
  for (const uint32_t id : ids_) {
    const std::span<const Reference> list = find(id);
    put_varint(out, id);
    put_varint(out, list.size());
    for (const Reference& reference : list) {
      put_varint(out, reference.document);
      put_varint(out, reference.index);
    }
  }
  return out;
}

bool LinkTable::decode(std::string_view bytes) {
  ByteReader in(bytes);
  std::vector<Reference> list;
  while (!in.finished() && in.ok()) {
    const uint32_t id = in.u32();
    if (!ids_.empty() && id <= ids_.back()) return false;
    list.clear();
    for (uint64_t n = in.count(); n != 0 && in.ok(); --n) {
      const uint32_t document = in.u32();
      list.push_back({document, in.u32()});
    }
    add(id, list);
  }
  return in.ok();
}

Result<void> TextLinks::write(Database& database, Segments& segments) const {
  const std::pair<const char*, std::string> parts[] = {
      {"text.evidence", evidence.encode()},
      {"text.mentions", mentions.encode()},
      {"text.merges", encode_merges(merges)},
      {"text.merge_scores", encode_scores(merges)},
      {"text.unused", encode_unused(unused)},
      {"text.node_origins", encode_origins(node_origins)},
      {"text.relationship_origins", encode_origins(relationship_origins)}};
  for (const auto& [name, bytes] : parts) {
    if (Result<void> written = segments.put(database, name, bytes); !written) return written;
  }
  return {};
}

Result<TextLinks> TextLinks::read(const Database& database, const Segments& segments) {
  TextLinks links;
  constexpr const char* kNames[] = {"text.evidence", "text.mentions", "text.merges", "text.node_origins", "text.relationship_origins", "text.merge_scores", "text.unused"};
  std::string bytes[std::size(kNames)];
  for (size_t i = 0; i < std::size(kNames); ++i) {
    Result<std::string> got = segments.get(database, kNames[i]);
    if (!got) return got.error();
    bytes[i] = std::move(got).value();
  }
  const bool fits = links.evidence.decode(bytes[0]) && links.mentions.decode(bytes[1]) &&
                    decode_merges(bytes[2], links.merges) && decode_origins(bytes[3], links.node_origins) &&
                    decode_origins(bytes[4], links.relationship_origins) && decode_scores(bytes[5], links.merges) &&
                    decode_unused(bytes[6], links.unused);
  if (!fits) return file_error(database.path(), "is damaged: the links between graph and text contradict themselves");
  return links;
}

}  // namespace relata::file
