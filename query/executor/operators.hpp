#pragma once
// Makers of the physical operators, one file each beside this one. Internal to query/executor.

#include "query/executor/operator.hpp"

namespace relata::query {

// scan.cpp, node_lookup.cpp
OperatorPtr make_argument(Context context, const Plan& plan);
OperatorPtr make_node_scan(Context context, const Plan& plan, const plan::NodeScan& node, OperatorPtr input);
OperatorPtr make_node_lookup(Context context, const Plan& plan, const plan::NodeLookup& node, OperatorPtr input);
// expand.cpp, expand_length.cpp, endpoints.cpp, shortest_path.cpp, assemble_path.cpp
OperatorPtr make_expand(Context context, const Plan& plan, const plan::Expand& node, OperatorPtr input);
OperatorPtr make_expand_length(Context context, const Plan& plan, const plan::ExpandLength& node, OperatorPtr input);
OperatorPtr make_endpoints(Context context, const Plan& plan, const plan::Endpoints& node, OperatorPtr input);
OperatorPtr make_shortest_path(Context context, const Plan& plan, const plan::ShortestPath& node, OperatorPtr input);
OperatorPtr make_assemble_path(Context context, const Plan& plan, const plan::AssemblePath& node, OperatorPtr input);
// expand_repeated.cpp, search_paths.cpp, load_csv.cpp
OperatorPtr make_expand_repeated(Context context, const Plan& plan, const plan::ExpandRepeated& node,
                                 OperatorPtr input);
OperatorPtr make_search_paths(Context context, const Plan& plan, const plan::SearchPaths& node, OperatorPtr input);
OperatorPtr make_load_csv(Context context, const Plan& plan, const plan::LoadCsv& node, OperatorPtr input);
// optional.cpp, call_procedure.cpp, call_subquery.cpp
OperatorPtr make_optional(Context context, const Plan& plan, const plan::Optional& node, OperatorPtr input);
OperatorPtr make_call_procedure(Context context, const Plan& plan, const plan::CallProcedure& node, OperatorPtr input);
OperatorPtr make_call_subquery(Context context, const Plan& plan, const plan::CallSubquery& node, OperatorPtr input);
OperatorPtr make_foreach(Context context, const Plan& plan, const plan::Foreach& node, OperatorPtr input);
// project.cpp
OperatorPtr make_filter(Context context, const Plan& plan, const plan::Filter& node, OperatorPtr input);
OperatorPtr make_project(Context context, const Plan& plan, const plan::Project& node, OperatorPtr input);
OperatorPtr make_unwind(Context context, const Plan& plan, const plan::Unwind& node, OperatorPtr input);
// count_matches.cpp
OperatorPtr make_count_matches(Context context, const Plan& plan, const plan::CountMatches& node, OperatorPtr input);
// aggregate.cpp, distinct.cpp, sort.cpp, limit.cpp, eager.cpp
OperatorPtr make_aggregate(Context context, const Plan& plan, const plan::Aggregate& node, OperatorPtr input);
OperatorPtr make_distinct(Context context, const Plan& plan, const plan::Distinct& node, OperatorPtr input);
OperatorPtr make_sort(Context context, const Plan& plan, const plan::Sort& node, OperatorPtr input);
OperatorPtr make_top(Context context, const Plan& plan, const plan::Top& node, OperatorPtr input);
OperatorPtr make_skip(Context context, const Plan& plan, const plan::Skip& node, OperatorPtr input);
OperatorPtr make_limit(Context context, const Plan& plan, const plan::Limit& node, OperatorPtr input);
OperatorPtr make_eager(Context context, const Plan& plan, OperatorPtr input);
// create.cpp, merge.cpp, set.cpp, delete.cpp
OperatorPtr make_create(Context context, const Plan& plan, const plan::Create& node, OperatorPtr input);
OperatorPtr make_merge(Context context, const Plan& plan, const plan::Merge& node, OperatorPtr input);
OperatorPtr make_set(Context context, const Plan& plan, const plan::Set& node, OperatorPtr input);
OperatorPtr make_remove(Context context, const Plan& plan, const plan::Remove& node, OperatorPtr input);
OperatorPtr make_delete(Context context, const Plan& plan, const plan::Delete& node, OperatorPtr input);

// How many rows SKIP or LIMIT says; nothing after an error, which is the execution's then (limit.cpp).
std::optional<uint64_t> row_count(const Context& context, const Expression& e, std::string_view clause);

// Path of a first node and relationships walked from there; null if anything is null (assemble_path.cpp).
Value assemble_path(const Graph& graph, Row row, uint32_t first_node, std::span<const uint32_t> relationships);

}  // namespace relata::query
