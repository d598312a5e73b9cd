#pragma once
// What the binder must know of procedures. The executor keeps the registry with their bodies.

#include <string>
#include <string_view>
#include <vector>

#include "query/expression/static_type.hpp"

namespace relata::query {

struct ProcedureField {
  std::string name;
  StaticType type;
};

struct ProcedureSignature {
  std::string name;  // with its namespace: "db.labels"
  std::vector<ProcedureField> inputs;
  std::vector<ProcedureField> outputs;
  size_t optional = 0;  // so many of the last inputs may be left out; they are null then
};

class ProcedureCatalogue {
 public:
  virtual ~ProcedureCatalogue() = default;
  // Null if there is none of that name. Names are matched exactly. The signature lives as long as the catalogue.
  [[nodiscard]] virtual const ProcedureSignature* find(std::string_view name) const = 0;
  // The nearest name (common/near_miss.hpp), or empty.
  [[nodiscard]] virtual std::string nearest(std::string_view name) const = 0;
};

}  // namespace relata::query
