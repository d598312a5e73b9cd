#include "graph/store/value_index.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "graph/store/string_pool.hpp"

namespace relata {

namespace {

uint32_t fold(uint64_t h) { return static_cast<uint32_t>(h ^ (h >> 32)); }

uint32_t number_hash(double v) {
  if (v == 0) v = 0;  // -0.0 equals 0.0
  return fold(std::bit_cast<uint64_t>(v) * 0x9E3779B97F4A7C15);
}

bool integer_equals(int64_t i, double v) {
  // Beyond 2^63 no integer equals v; below, v is compared as an integer so that no rounding makes unequal numbers
  // equal.
  return v >= -0x1p63 && v < 0x1p63 && std::trunc(v) == v && static_cast<int64_t>(v) == i;
}

}  // namespace

std::optional<uint32_t> index_hash(const Value& value) {
  switch (value.type()) {
    case ValueType::boolean:
      return value.boolean() ? 1u : 2u;
    case ValueType::integer:
      return number_hash(static_cast<double>(value.integer()));
    case ValueType::floating:
      return number_hash(value.floating());
    case ValueType::string:
      return fold(hash_bytes(value.string()));
    default:
      return std::nullopt;
  }
}

bool index_equal(const Value& a, const Value& b) {
  if (a.type() == ValueType::integer && b.type() == ValueType::floating)
    return integer_equals(a.integer(), b.floating());
  if (a.type() == ValueType::floating && b.type() == ValueType::integer)
    return integer_equals(b.integer(), a.floating());
  if (a.type() != b.type()) return false;
  switch (a.type()) {
    case ValueType::boolean:
      return a.boolean() == b.boolean();
    case ValueType::integer:
      return a.integer() == b.integer();
    case ValueType::floating:
      return a.floating() == b.floating();
    case ValueType::string:
      return a.string() == b.string();
    default:
      return false;
  }
}

ValueIndex::ValueIndex(const Column& column, const StringPool& pool) {
  pairs_.reserve(column.count());
  const bool strings = column.kind() == ColumnKind::string;  // hashed where they stand, without a copy
  column.for_each_id([&](uint32_t id) {
    const std::optional<uint32_t> hash =
        strings ? fold(hash_bytes(column.string_at(id, pool))) : index_hash(column.get(id, pool));
    if (hash) pairs_.push_back(uint64_t{*hash} << 32 | id);
  });
  std::sort(pairs_.begin(), pairs_.end());
}

void ValueIndex::add(uint32_t id, const Value& value) {
  const std::optional<uint32_t> hash = index_hash(value);
  if (!hash) return;
  later_[*hash].push_back(id);
  ++added_;
}

std::vector<uint32_t> ValueIndex::find(uint32_t hash) const {
  std::vector<uint32_t> ids;
  const uint64_t low = uint64_t{hash} << 32;
  for (auto at = std::lower_bound(pairs_.begin(), pairs_.end(), low); at != pairs_.end() && *at >> 32 == hash; ++at) {
    ids.push_back(static_cast<uint32_t>(*at));
  }
  if (const auto later = later_.find(hash); later != later_.end())
    ids.insert(ids.end(), later->second.begin(), later->second.end());
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace relata
