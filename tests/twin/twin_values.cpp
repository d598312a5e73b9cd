#include "tests/twin/twin_values.hpp"

namespace relata::twin {

namespace {

Truth equal_lists(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  Truth out = true;
  for (size_t i = 0; i < a.size(); ++i) {
    const Truth one = equal(a[i], b[i]);
    if (one == Truth(false)) return false;
    if (!one) out = std::nullopt;
  }
  return out;
}

int sign(bool smaller, bool larger) { return smaller ? -1 : larger ? 1 : 0; }

}  // namespace

Truth equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (a.is_number() && b.is_number()) return a.number() == b.number();
  if (a.type() != b.type()) return false;
  return a.type() == ValueType::list ? equal_lists(a.list(), b.list()) : Truth(identical(a, b));
}

Truth less(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return a.number() < b.number();
  if (a.type() != b.type()) return std::nullopt;
  if (a.type() == ValueType::string) return a.string() < b.string();
  if (a.type() == ValueType::boolean) return !a.boolean() && b.boolean();
  return std::nullopt;
}

int order(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return sign(!a.is_null(), !b.is_null());
  return sign(less(a, b) == Truth(true), less(b, a) == Truth(true));
}

}  // namespace relata::twin
