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
      {"text.node_origins", encode_origins(node_origins)},
      {"text.relationship_origins", encode_origins(relationship_origins)}};
  for (const auto& [name, bytes] : parts) {
    if (Result<void> written = segments.put(database, name, bytes); !written) return written;
  }
  return {};
}

Result<TextLinks> TextLinks::read(const Database& database, const Segments& segments) {
  TextLinks links;
  std::string bytes[5];
  const char* const names[] = {"text.evidence", "text.mentions", "text.merges", "text.node_origins",
                               "text.relationship_origins"};
  for (size_t i = 0; i < 5; ++i) {
    Result<std::string> got = segments.get(database, names[i]);
    if (!got) return got.error();
    bytes[i] = std::move(got).value();
  }
  const bool fits = links.evidence.decode(bytes[0]) && links.mentions.decode(bytes[1]) &&
                    decode_merges(bytes[2], links.merges) && decode_origins(bytes[3], links.node_origins) &&
                    decode_origins(bytes[4], links.relationship_origins);
  if (!fits) return file_error(database.path(), "is damaged: the links between graph and text contradict themselves");
  return links;
}

}  // namespace relata::file
