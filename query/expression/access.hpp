#pragma once
// Properties, subscripts, slices, labels: what stands after a value. Null in, null out. Failures go to the evaluator:
// TypeError InvalidArgumentType, MapElementAccessByNonString, ListElementAccessByNonInteger, and EntityNotFound
// DeletedEntityAccess for what the statement has deleted.

#include <string_view>

#include "common/value.hpp"
#include "query/expression/evaluator.hpp"

namespace relata::query {

Value property_of(Evaluator& evaluator, const Value& base, std::string_view key);
// All properties of a node or relationship, or the map itself; null for null.
Value properties_of(Evaluator& evaluator, const Value& base);
Value subscript(Evaluator& evaluator, const Value& base, const Value& key);
// An absent bound is given as a null pointer; a null value makes the slice null.
Value slice(Evaluator& evaluator, const Value& base, const Value* from, const Value* to);
// Node: has the label; relationship: is of the type.
Value has_label(Evaluator& evaluator, const Value& entity, std::string_view name);
Value has_any_label(Evaluator& evaluator, const Value& entity);

// The graph's view of an entity is readable; else fails with DeletedEntityAccess.
bool readable(Evaluator& evaluator, const Value& entity);

}  // namespace relata::query
