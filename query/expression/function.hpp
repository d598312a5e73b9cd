#pragma once
// The catalogue of functions: one row a function, for the binder (does it exist, how many arguments, of which types), for
// the evaluator (the body), for completion, "did you mean" and help. Names are matched without regard to case.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "query/expression/static_type.hpp"

namespace relata::query {

class Evaluator;
struct Expression;

inline constexpr size_t kMaxArguments = 4;

enum class FunctionKind : uint8_t { scalar, aggregate };

// What a call gives to the body: the arguments and the evaluator, for the graph, the clock and for failing.
struct Call {
  Evaluator& evaluator;
  std::span<const Value> arguments;
};
using FunctionBody = Value (*)(Call& call);

struct Function {
  std::string_view name;         // as documented: "toInteger"
  FunctionKind kind = FunctionKind::scalar;
  uint8_t least = 0;             // number of arguments
  uint8_t most = 0;              // kManyArguments: no limit, all of the first type
  std::array<TypeSet, kMaxArguments> takes = {};
  StaticType gives;              // null besides, always
  bool deterministic = true;     // false for rand() and the like; the clock's functions are constant within a statement
  bool null_in_null_out = true;  // the body is not called, and the result is null, when an argument is null
  FunctionBody body = nullptr;   // null for aggregates
  StaticType (*types)(std::span<const Expression> arguments) = nullptr;  // where the result's type depends on theirs
  std::string_view signature;    // "toInteger(value) -> INTEGER", for help
  std::string_view help;         // one line
};

inline constexpr uint8_t kManyArguments = 255;

// The types the i-th argument may have.
inline TypeSet argument_type(const Function& f, size_t i) {
  const size_t last = f.most == kManyArguments || f.most > kMaxArguments ? 0 : size_t{f.most} - 1;
  return f.takes[i < last ? i : last];
}

// Null when there is none of that name. `name` may have a namespace: "duration.between".
const Function* find_function(std::string_view name);
// All, ordered by name; count(*) is the function named "count" called without arguments.
std::span<const Function* const> functions();
// The function that was probably meant: what another system calls so, or the nearest name (common/near_miss.hpp); or empty.
std::string_view nearest_function(std::string_view name);

}  // namespace relata::query
