#include "query/expression/order.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <functional>
#include <string_view>

#include "query/expression/calendar.hpp"

namespace relata::query {

namespace {

using std::weak_ordering;

// Exact: no integer is rounded. Requires that `f` is not NaN.
weak_ordering compare_integer_float(int64_t i, double f) {
  constexpr double kTwo63 = 9223372036854775808.0;
  if (f >= kTwo63) return weak_ordering::less;
  if (f < -kTwo63) return weak_ordering::greater;
  const auto whole = static_cast<int64_t>(f);
  if (i != whole) return i < whole ? weak_ordering::less : weak_ordering::greater;
  const double fraction = f - static_cast<double>(whole);
  if (fraction == 0) return weak_ordering::equivalent;
  return fraction > 0 ? weak_ordering::less : weak_ordering::greater;
}

bool is_nan(const Value& v) { return v.type() == ValueType::floating && std::isnan(v.floating()); }

// Requires two numbers that are not NaN.
weak_ordering compare_numbers(const Value& a, const Value& b) {
  const bool a_integer = a.type() == ValueType::integer;
  const bool b_integer = b.type() == ValueType::integer;
  if (a_integer && b_integer) return a.integer() <=> b.integer();
  if (a_integer) return compare_integer_float(a.integer(), b.floating());
  if (b_integer) return 0 <=> compare_integer_float(b.integer(), a.floating());
  if (a.floating() == b.floating()) return weak_ordering::equivalent;
  return a.floating() < b.floating() ? weak_ordering::less : weak_ordering::greater;
}

bool same_kind(const Value& a, const Value& b) { return a.type() == b.type() || (a.is_number() && b.is_number()); }

Truth equal_lists(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  Truth all = true;
  for (size_t i = 0; i < a.size(); ++i) {
    const Truth here = equal(a[i], b[i]);
    if (here == false) return false;
    if (!here) all = std::nullopt;
  }
  return all;
}

Truth equal_maps(const Map& a, const Map& b) {
  if (a.size() != b.size()) return false;
  for (auto i = a.begin(), j = b.begin(); i != a.end(); ++i, ++j) {
    if (i->first != j->first) return false;
  }
  Truth all = true;
  for (auto i = a.begin(), j = b.begin(); i != a.end(); ++i, ++j) {
    const Truth here = equal(i->second, j->second);
    if (here == false) return false;
    if (!here) all = std::nullopt;
  }
  return all;
}

}  // namespace

Truth equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (!same_kind(a, b)) return false;
  switch (a.type()) {
    case ValueType::list: return equal_lists(a.list(), b.list());
    case ValueType::map: return equal_maps(a.map(), b.map());
    case ValueType::integer:
    case ValueType::floating: return !is_nan(a) && !is_nan(b) && compare_numbers(a, b) == 0;
    default: return identical(a, b);
  }
}

namespace {

bool satisfies(Comparison comparison, weak_ordering found) {
  switch (comparison) {
    case Comparison::equal: return found == 0;
    case Comparison::not_equal: return found != 0;
    case Comparison::less: return found < 0;
    case Comparison::less_equal: return found <= 0;
    case Comparison::greater: return found > 0;
    case Comparison::greater_equal: return found >= 0;
  }
  return false;
}

// The order inside one type for `<` and its kin; nothing where it is unknown. The first difference of two lists decides,
// if it can be known.
std::optional<weak_ordering> comparable(const Value& a, const Value& b);

std::optional<weak_ordering> comparable_lists(const List& a, const List& b) {
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const auto here = comparable(a[i], b[i]);
    if (!here || *here != 0) return here;
  }
  return a.size() <=> b.size();
}

// Instants first; two datetimes of one instant are told apart by offset and zone, as equality does.
weak_ordering compare_date_times(const DateTime& a, const DateTime& b) {
  if (a.seconds != b.seconds) return a.seconds <=> b.seconds;
  if (a.nanoseconds != b.nanoseconds) return a.nanoseconds <=> b.nanoseconds;
  if (a.offset_seconds != b.offset_seconds) return a.offset_seconds <=> b.offset_seconds;
  return a.zone <=> b.zone;
}

int64_t utc_nanoseconds(Time t) { return t.nanoseconds - int64_t{t.offset_seconds} * kNanosPerSecond; }

weak_ordering compare_times(Time a, Time b) {
  if (const auto c = utc_nanoseconds(a) <=> utc_nanoseconds(b); c != 0) return c;
  return a.offset_seconds <=> b.offset_seconds;
}

std::optional<weak_ordering> comparable(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null() || !same_kind(a, b) || is_nan(a) || is_nan(b)) return std::nullopt;
  switch (a.type()) {
    case ValueType::boolean: return a.boolean() <=> b.boolean();
    case ValueType::integer:
    case ValueType::floating: return compare_numbers(a, b);
    case ValueType::string: return a.string() <=> b.string();
    case ValueType::list: return comparable_lists(a.list(), b.list());
    case ValueType::date: return a.date() <=> b.date();
    case ValueType::local_time: return a.local_time() <=> b.local_time();
    case ValueType::time: return compare_times(a.time(), b.time());
    case ValueType::local_date_time: return a.local_date_time() <=> b.local_date_time();
    case ValueType::date_time: return compare_date_times(a.date_time(), b.date_time());
    default: return std::nullopt;
  }
}

}  // namespace

Truth compare(Comparison comparison, const Value& a, const Value& b) {
  if (comparison == Comparison::equal) return equal(a, b);
  if (comparison == Comparison::not_equal) {
    const Truth t = equal(a, b);
    return t ? Truth(!*t) : t;
  }
  // NaN compares to numbers, never truly; with anything else it is as unknown as any number would be.
  if (a.is_number() && b.is_number() && (is_nan(a) || is_nan(b))) return false;
  const auto found = comparable(a, b);
  return found ? Truth(satisfies(comparison, *found)) : std::nullopt;
}

namespace {

// Rank of a type in ORDER BY, by ValueType.
constexpr std::array<uint8_t, 16> kRank = {
    /*null*/ 15, /*boolean*/ 12, /*integer*/ 13, /*floating*/ 13, /*string*/ 11, /*list*/ 3, /*map*/ 0, /*node*/ 1,
    /*relationship*/ 2, /*path*/ 4, /*date*/ 7, /*local_time*/ 9, /*time*/ 8, /*local_date_time*/ 6, /*date_time*/ 5,
    /*duration*/ 10};

uint8_t rank(const Value& v) { return kRank[static_cast<size_t>(v.type())]; }

weak_ordering order_lists(const List& a, const List& b) {
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const auto here = order(a[i], b[i]); here != 0) return here;
  }
  return a.size() <=> b.size();
}

// Fewer entries first, then by keys, then by values.
weak_ordering order_maps(const Map& a, const Map& b) {
  if (a.size() != b.size()) return a.size() <=> b.size();
  for (auto i = a.begin(), j = b.begin(); i != a.end(); ++i, ++j) {
    if (const auto c = i->first <=> j->first; c != 0) return c;
  }
  for (auto i = a.begin(), j = b.begin(); i != a.end(); ++i, ++j) {
    if (const auto c = order(i->second, j->second); c != 0) return c;
  }
  return weak_ordering::equivalent;
}

// As alternating lists of nodes and relationships.
weak_ordering order_paths(const Path& a, const Path& b) {
  for (size_t i = 0; i < std::min(a.nodes.size(), b.nodes.size()); ++i) {
    if (a.nodes[i] != b.nodes[i]) return a.nodes[i] <=> b.nodes[i];
    const bool a_ends = i >= a.relationships.size();
    const bool b_ends = i >= b.relationships.size();
    if (a_ends || b_ends) break;
    if (a.relationships[i] != b.relationships[i]) return a.relationships[i] <=> b.relationships[i];
  }
  return a.nodes.size() <=> b.nodes.size();
}

weak_ordering order_numbers(const Value& a, const Value& b) {
  if (is_nan(a) || is_nan(b)) return is_nan(a) <=> is_nan(b);
  return compare_numbers(a, b);
}

// By length, a month taken as the 365.2425 / 12 days it has on average; equal lengths by their parts.
weak_ordering order_durations(const Duration& a, const Duration& b) {
  const auto seconds = [](const Duration& d) { return average_seconds(d); };
  if (const auto c = seconds(a) <=> seconds(b); c != 0) return c;
  if (a.nanoseconds != b.nanoseconds) return a.nanoseconds <=> b.nanoseconds;
  if (a.months != b.months) return a.months <=> b.months;
  return a.days <=> b.days;
}

}  // namespace

weak_ordering order(const Value& a, const Value& b) {
  if (rank(a) != rank(b)) return rank(a) <=> rank(b);
  switch (a.type()) {
    case ValueType::null: return weak_ordering::equivalent;
    case ValueType::integer:
    case ValueType::floating: return order_numbers(a, b);
    case ValueType::list: return order_lists(a.list(), b.list());
    case ValueType::map: return order_maps(a.map(), b.map());
    case ValueType::node: return a.node() <=> b.node();
    case ValueType::relationship: return a.relationship() <=> b.relationship();
    case ValueType::path: return order_paths(a.path(), b.path());
    case ValueType::duration: return order_durations(a.duration(), b.duration());
    default: return *comparable(a, b);
  }
}

bool equivalent(const Value& a, const Value& b) { return order(a, b) == 0; }

namespace {

size_t mix(size_t seed, size_t value) { return (seed ^ value) * 0x9E3779B97F4A7C15ULL + (value >> 29) + 1; }

// Text by FNV-1a: the same in every run and library.
size_t hash_text(std::string_view text) {
  size_t h = 0xCBF29CE484222325ULL;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return h;
}

size_t hash_float(double f) {
  if (std::isnan(f)) return 0x7FF8;
  constexpr double kTwo63 = 9223372036854775808.0;
  if (f >= -kTwo63 && f < kTwo63 && f == std::trunc(f)) return mix(13, static_cast<size_t>(static_cast<int64_t>(f)));
  uint64_t bits = 0;
  static_assert(sizeof bits == sizeof f);
  std::memcpy(&bits, &f, sizeof bits);
  return mix(13, bits);
}

template <class... Parts>
size_t hash_parts(size_t seed, Parts... parts) {
  ((seed = mix(seed, static_cast<size_t>(parts))), ...);
  return seed;
}

size_t hash_path(const Path& p) {
  size_t h = 4;
  for (const NodeId n : p.nodes) h = mix(h, n.value);
  for (const RelationshipId r : p.relationships) h = mix(h, r.value);
  return h;
}

size_t hash_map(const Map& m) {
  size_t h = 0;
  for (const auto& [key, v] : m) h = mix(mix(h, hash_text(key)), hash(v));
  return h;
}

size_t hash_temporal(const Value& v) {
  switch (v.type()) {
    case ValueType::date: return hash_parts(7, v.date().days);
    case ValueType::local_time: return hash_parts(9, v.local_time().nanoseconds);
    case ValueType::time: return hash_parts(8, v.time().nanoseconds, v.time().offset_seconds);
    case ValueType::local_date_time: return hash_parts(6, v.local_date_time().seconds, v.local_date_time().nanoseconds);
    case ValueType::date_time: return hash_parts(5, v.date_time().seconds, v.date_time().nanoseconds);
    default: return hash_parts(10, v.duration().months, v.duration().days, v.duration().seconds, v.duration().nanoseconds);
  }
}

}  // namespace

size_t hash(const Value& v) {
  switch (v.type()) {
    case ValueType::null: return 15;
    case ValueType::boolean: return v.boolean() ? 121 : 120;
    case ValueType::integer: return mix(13, static_cast<size_t>(v.integer()));
    case ValueType::floating: return hash_float(v.floating());
    case ValueType::string: return hash_text(v.string());
    case ValueType::list: return mix(3, RowHash{}(v.list()));
    case ValueType::map: return hash_map(v.map());
    case ValueType::node: return mix(1, v.node().value);
    case ValueType::relationship: return mix(2, v.relationship().value);
    case ValueType::path: return hash_path(v.path());
    default: return hash_temporal(v);
  }
}

size_t RowHash::operator()(std::span<const Value> row) const {
  size_t h = row.size();
  for (const Value& v : row) h = mix(h, hash(v));
  return h;
}

bool RowEquivalent::operator()(std::span<const Value> a, std::span<const Value> b) const {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (!equivalent(a[i], b[i])) return false;
  }
  return true;
}

}  // namespace relata::query
