#pragma once
// Scopes. Internal to query/binder.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/binder/bound_query.hpp"

namespace relata::query {

struct Variable {
  uint32_t slot = 0;
  StaticType type;
};
using NameSet = std::set<std::string, std::less<>>;
using Scope = std::map<std::string, Variable, std::less<>>;  // by name, so RETURN * has one order

// The row layout and the visible variables of one single query. A subquery's frame stands inside another one: what it
// reads from there becomes an argument.
struct Frame {
  Frame* outer = nullptr;
  std::vector<Expression>* arguments = nullptr;  // values from `outer`, shared by the parts of a UNION; null at the top
  std::vector<SlotInfo> slots;
  std::vector<Import> imports;
  Scope scope;
  Scope imported;          // outer variables already read; they stay visible whatever WITH does
  std::optional<NameSet> visible;  // of `outer`, which may be read; absent: all
  bool with_imports = false;       // a CALL { } whose first WITH says what it reads: hidden again behind that
  size_t first_local = 0;  // locals before that belong to outer frames
  std::optional<uint32_t> csv_line, csv_file;  // slots of the last LOAD CSV

  uint32_t add_slot(std::string name, StaticType type) {
    slots.push_back({std::move(name), type});
    return static_cast<uint32_t>(slots.size() - 1);
  }
};

// A variable of a comprehension, quantifier or reduce.
struct Local {
  std::string name;
  uint32_t index = 0;
  StaticType type;
};

}  // namespace relata::query
