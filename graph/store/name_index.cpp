#include "graph/store/name_index.hpp"

#include <algorithm>

#include "common/name_key.hpp"
#include "graph/store/string_pool.hpp"

namespace relata {

namespace {

uint64_t hash_of(std::string_view name) {
  const uint64_t h = hash_bytes(name_key(name));
  return (h ^ (h >> 32)) << 32;
}

const Column* column_of(const std::vector<Column>& columns, PropertyKeyId key) {
  return key.valid() && key.value < columns.size() ? &columns[key.value] : nullptr;
}

}  // namespace

NameIndex::NameIndex(const std::vector<Column>& columns, PropertyKeyId name, PropertyKeyId aliases,
                     const StringPool& pool)
    : name_(name), aliases_(aliases) {
  if (const Column* names = column_of(columns, name)) {
    names->for_each(pool, [&](uint32_t id, const Value& value) {
      if (value.type() == ValueType::string) add_name(value.string(), id);
    });
  }
  if (const Column* others = column_of(columns, aliases)) {
    others->for_each(pool, [&](uint32_t id, const Value& value) {
      if (value.type() != ValueType::list) return;
      for (const Value& alias : value.list()) {
        if (alias.type() == ValueType::string) add_name(alias.string(), id);
      }
    });
  }
  std::sort(pairs_.begin(), pairs_.end());
}

void NameIndex::add_name(std::string_view name, uint32_t id) { pairs_.push_back(hash_of(name) | id); }

std::vector<uint32_t> NameIndex::find(std::string_view text) const {
  std::vector<uint32_t> ids = later_;
  const uint64_t low = hash_of(text);
  for (auto at = std::lower_bound(pairs_.begin(), pairs_.end(), low); at != pairs_.end() && *at >> 32 == low >> 32; ++at)
    ids.push_back(static_cast<uint32_t>(*at));
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace relata
