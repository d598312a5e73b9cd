#include "common/value.hpp"

#include <cmath>

namespace relata {

Value::Value(List v) : data_(std::make_shared<const List>(std::move(v))) {}
Value::Value(Map v) : data_(std::make_shared<const Map>(std::move(v))) {}

namespace {

bool identical_lists(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (!identical(a[i], b[i])) return false;
  }
  return true;
}

bool identical_maps(const Map& a, const Map& b) {
  if (a.size() != b.size()) return false;
  for (auto i = a.begin(), j = b.begin(); i != a.end(); ++i, ++j) {
    if (i->first != j->first || !identical(i->second, j->second)) return false;
  }
  return true;
}

}  // namespace

bool identical(const Value& a, const Value& b) {
  if (a.type() != b.type()) return false;
  switch (a.type()) {
    case ValueType::null: return true;
    case ValueType::boolean: return a.boolean() == b.boolean();
    case ValueType::integer: return a.integer() == b.integer();
    case ValueType::floating: return a.floating() == b.floating() || (std::isnan(a.floating()) && std::isnan(b.floating()));
    case ValueType::string: return a.string() == b.string();
    case ValueType::list: return identical_lists(a.list(), b.list());
    case ValueType::map: return identical_maps(a.map(), b.map());
    case ValueType::node: return a.node() == b.node();
    case ValueType::relationship: return a.relationship() == b.relationship();
    case ValueType::path: return a.path() == b.path();
    case ValueType::date: return a.date() == b.date();
    case ValueType::local_time: return a.local_time() == b.local_time();
    case ValueType::time: return a.time() == b.time();
    case ValueType::local_date_time: return a.local_date_time() == b.local_date_time();
    case ValueType::date_time: return a.date_time() == b.date_time();
    case ValueType::duration: return a.duration() == b.duration();
  }
  return false;
}

}  // namespace relata
