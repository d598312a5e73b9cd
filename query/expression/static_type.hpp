#pragma once
// What is known of an expression's value before the query runs: the set of types it may have, and for lists the set its
// elements may have. Null is a member of every set by definition, so a set says "one of these, or null".

#include <cstdint>
#include <initializer_list>
#include <string>

#include "common/value.hpp"

namespace relata::query {

class TypeSet {
 public:
  constexpr TypeSet() = default;  // only null
  constexpr TypeSet(ValueType type) : bits_(bit(type)) {}  // NOLINT: implicit on purpose
  constexpr TypeSet(std::initializer_list<ValueType> types) {
    for (const ValueType t : types) bits_ |= bit(t);
  }
  static constexpr TypeSet any() { return from_bits(0xFFFE); }

  [[nodiscard]] constexpr bool contains(ValueType t) const { return t == ValueType::null || (bits_ & bit(t)) != 0; }
  [[nodiscard]] constexpr bool overlaps(TypeSet other) const { return (bits_ & other.bits_) != 0; }
  [[nodiscard]] constexpr bool within(TypeSet other) const { return (bits_ & ~other.bits_) == 0; }
  [[nodiscard]] constexpr bool only_null() const { return bits_ == 0; }
  friend constexpr TypeSet operator|(TypeSet a, TypeSet b) { return from_bits(a.bits_ | b.bits_); }
  friend constexpr TypeSet operator&(TypeSet a, TypeSet b) { return from_bits(a.bits_ & b.bits_); }
  friend constexpr bool operator==(TypeSet, TypeSet) = default;

 private:
  static constexpr uint16_t bit(ValueType t) { return t == ValueType::null ? 0 : static_cast<uint16_t>(1U << static_cast<unsigned>(t)); }
  static constexpr TypeSet from_bits(unsigned bits) {
    TypeSet s;
    s.bits_ = static_cast<uint16_t>(bits);
    return s;
  }
  uint16_t bits_ = 0;
};

inline constexpr TypeSet kNumber = {ValueType::integer, ValueType::floating};
inline constexpr TypeSet kEntity = {ValueType::node, ValueType::relationship};
inline constexpr TypeSet kTemporal = {ValueType::date, ValueType::local_time, ValueType::time, ValueType::local_date_time,
                                      ValueType::date_time};

struct StaticType {
  TypeSet values = TypeSet::any();
  TypeSet elements = TypeSet::any();  // of the list, where the value is one; also of a list in a list

  StaticType() = default;
  StaticType(TypeSet v) : values(v) {}             // NOLINT: implicit on purpose
  StaticType(ValueType v) : values(v) {}           // NOLINT: implicit on purpose
  StaticType(TypeSet v, TypeSet e) : values(v), elements(e) {}
  friend bool operator==(const StaticType&, const StaticType&) = default;
};

// openCypher's name of a type: "INTEGER", "LOCAL DATETIME".
std::string_view name_of(ValueType type);
// For messages: "an integer", "an integer or a float", "a list", "any value", "null".
std::string describe(TypeSet types);

}  // namespace relata::query
