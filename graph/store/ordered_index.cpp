#include "graph/store/ordered_index.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/store/string_pool.hpp"

namespace relata {

namespace {

bool is_number(ValueType type) { return type == ValueType::integer || type == ValueType::floating; }

// What both bounds are, a missing one being as the other.
std::optional<ValueType> kind_of(const Value& lower, const Value& upper) {
  const ValueType a = lower.is_null() ? upper.type() : lower.type();
  const ValueType b = upper.is_null() ? lower.type() : upper.type();
  if (is_number(a) && is_number(b)) return ValueType::floating;
  if (a != b || (a != ValueType::date && a != ValueType::string)) return std::nullopt;
  return a;
}

double position(const Value& value) {
  return value.type() == ValueType::date ? static_cast<double>(value.date().days) : value.number();
}

template <class Row>
void take_ids(const Row& first, const Row& last, std::vector<uint32_t>& ids) {
  for (auto at = first; at < last; ++at) ids.push_back(at->second);
}

}  // namespace

OrderedIndex::OrderedIndex(const Column& column, const StringPool& pool) {
  if (column.kind() == ColumnKind::string) {
    std::vector<std::pair<std::string_view, std::pair<uint32_t, uint32_t>>> texts;
    column.for_each_id([&](uint32_t id) {
      texts.push_back({column.string_at(id, pool), {column.code_at(id), id}});
    });
    std::sort(texts.begin(), texts.end());
    for (const auto& [text, entry] : texts) strings_.push_back(entry);
    return;
  }
  column.for_each(pool, [&](uint32_t id, const Value& value) { add_encoded(id, value); });
  std::sort(numbers_.begin(), numbers_.end());
  std::sort(dates_.begin(), dates_.end());
}

void OrderedIndex::add_encoded(uint32_t id, const Value& value) {
  if (value.type() == ValueType::string) strings_known_ = false;
  if (value.type() == ValueType::date) dates_.emplace_back(position(value), id);
  if (is_number(value.type()) && !std::isnan(value.number())) numbers_.emplace_back(position(value), id);
}

std::vector<uint32_t> OrderedIndex::complete(std::vector<uint32_t> ids) const {
  ids.insert(ids.end(), later_.begin(), later_.end());
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::vector<uint32_t> OrderedIndex::of_numbers(const Numbers& row, const Value& lower, const Value& upper) const {
  const double low = lower.is_null() ? -std::numeric_limits<double>::infinity() : position(lower);
  const double high = upper.is_null() ? std::numeric_limits<double>::infinity() : position(upper);
  std::vector<uint32_t> ids;
  if (std::isnan(low) || std::isnan(high)) return complete(std::move(ids));
  take_ids(std::lower_bound(row.begin(), row.end(), std::pair(low, uint32_t{0})),
           std::upper_bound(row.begin(), row.end(), std::pair(high, std::numeric_limits<uint32_t>::max())), ids);
  return complete(std::move(ids));
}

std::optional<std::vector<uint32_t>> OrderedIndex::between(const Value& lower, const Value& upper,
                                                           const StringPool& pool) const {
  const std::optional<ValueType> kind = kind_of(lower, upper);
  if (!kind) return std::nullopt;
  if (*kind == ValueType::floating) return of_numbers(numbers_, lower, upper);
  if (*kind == ValueType::date) return of_numbers(dates_, lower, upper);
  if (!strings_known_) return std::nullopt;
  const auto first = lower.is_null() ? strings_.begin()
                                     : std::partition_point(strings_.begin(), strings_.end(), [&](const auto& s) {
                                         return pool.text(s.first) < lower.string();
                                       });
  const auto last = upper.is_null() ? strings_.end()
                                    : std::partition_point(strings_.begin(), strings_.end(), [&](const auto& s) {
                                        return pool.text(s.first) <= upper.string();
                                      });
  std::vector<uint32_t> ids;
  take_ids(first, last, ids);
  return complete(std::move(ids));
}

std::optional<std::vector<uint32_t>> OrderedIndex::with_prefix(std::string_view prefix, const StringPool& pool) const {
  if (!strings_known_) return std::nullopt;
  const auto before = [&](const auto& s) { return pool.text(s.first).substr(0, prefix.size()) < prefix; };
  const auto within = [&](const auto& s) { return pool.text(s.first).substr(0, prefix.size()) <= prefix; };
  std::vector<uint32_t> ids;
  take_ids(std::partition_point(strings_.begin(), strings_.end(), before),
           std::partition_point(strings_.begin(), strings_.end(), within), ids);
  return complete(std::move(ids));
}

}  // namespace relata
