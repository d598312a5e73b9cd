#pragma once
// Changing the graph: shared by the writing operators. Internal to query/executor.

#include "query/executor/operators.hpp"

namespace relata::query {

// Makes what the clause says and puts it into the row. Errors are the execution's.
void create(const Context& context, const BoundCreate& create, std::span<Value> row);

// One SET item after the other.
void set_items(const Context& context, const std::vector<BoundSetItem>& items, Row row);
void remove_items(const Context& context, const std::vector<BoundRemoveItem>& items, Row row);

}  // namespace relata::query
