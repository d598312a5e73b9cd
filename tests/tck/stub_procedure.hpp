#pragma once
// Procedures as the test kit defines them: a signature and a table from inputs to outputs.

#include <string_view>

#include "query/procedure/procedure_registry.hpp"
#include "tests/tck/gherkin.hpp"

namespace relata::tck {

// `declaration`: "test.my.proc(in :: INTEGER?) :: (out :: STRING?)", a colon may follow. A call gives the outputs of every
// row whose inputs are the arguments, in the order of the table.
Result<void> add_stub(query::ProcedureRegistry& registry, std::string_view declaration, const std::vector<TableRow>& table);

}  // namespace relata::tck
