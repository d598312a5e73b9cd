// One physical operator for each logical one.
#include "query/executor/operators.hpp"

namespace relata::query {

namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

OperatorPtr build_one(Context c, const Plan& p, OperatorPtr in) {
  return std::visit(Overloaded{
                        [&](const plan::Argument&) { return make_argument(c, p); },
                        [&](const plan::Match&) { return make_argument(c, p); },  // never: the optimizer took it apart
                        [&](const plan::NodeScan& n) { return make_node_scan(c, p, n, std::move(in)); },
                        [&](const plan::NodeLookup& n) { return make_node_lookup(c, p, n, std::move(in)); },
                        [&](const plan::Expand& n) { return make_expand(c, p, n, std::move(in)); },
                        [&](const plan::ExpandLength& n) { return make_expand_length(c, p, n, std::move(in)); },
                        [&](const plan::Endpoints& n) { return make_endpoints(c, p, n, std::move(in)); },
                        [&](const plan::ShortestPath& n) { return make_shortest_path(c, p, n, std::move(in)); },
                        [&](const plan::ExpandRepeated& n) { return make_expand_repeated(c, p, n, std::move(in)); },
                        [&](const plan::SearchPaths& n) { return make_search_paths(c, p, n, std::move(in)); },
                        [&](const plan::LoadCsv& n) { return make_load_csv(c, p, n, std::move(in)); },
                        [&](const plan::AssemblePath& n) { return make_assemble_path(c, p, n, std::move(in)); },
                        [&](const plan::Optional& n) { return make_optional(c, p, n, std::move(in)); },
                        [&](const plan::CallProcedure& n) { return make_call_procedure(c, p, n, std::move(in)); },
                        [&](const plan::CallSubquery& n) { return make_call_subquery(c, p, n, std::move(in)); },
                        [&](const plan::Filter& n) { return make_filter(c, p, n, std::move(in)); },
                        [&](const plan::Unwind& n) { return make_unwind(c, p, n, std::move(in)); },
                        [&](const plan::Project& n) { return make_project(c, p, n, std::move(in)); },
                        [&](const plan::Aggregate& n) { return make_aggregate(c, p, n, std::move(in)); },
                        [&](const plan::CountMatches& n) { return make_count_matches(c, p, n, std::move(in)); },
                        [&](const plan::Distinct& n) { return make_distinct(c, p, n, std::move(in)); },
                        [&](const plan::Sort& n) { return make_sort(c, p, n, std::move(in)); },
                        [&](const plan::Top& n) { return make_top(c, p, n, std::move(in)); },
                        [&](const plan::Skip& n) { return make_skip(c, p, n, std::move(in)); },
                        [&](const plan::Limit& n) { return make_limit(c, p, n, std::move(in)); },
                        [&](const plan::Eager&) { return make_eager(c, p, std::move(in)); },
                        [&](const plan::Create& n) { return make_create(c, p, n, std::move(in)); },
                        [&](const plan::Merge& n) { return make_merge(c, p, n, std::move(in)); },
                        [&](const plan::Set& n) { return make_set(c, p, n, std::move(in)); },
                        [&](const plan::Remove& n) { return make_remove(c, p, n, std::move(in)); },
                        [&](const plan::Delete& n) { return make_delete(c, p, n, std::move(in)); },
                        [&](const plan::Foreach& n) { return make_foreach(c, p, n, std::move(in)); },
                    },
                    p.node);
}

}  // namespace

OperatorPtr build_operator(Context context, const Plan& root) {
  std::vector<const Plan*> chain;
  for (const Plan* at = &root; at != nullptr; at = at->input.get()) chain.push_back(at);
  OperatorPtr out;
  for (size_t i = chain.size(); i-- > 0;) out = build_one(context, *chain[i], std::move(out));
  return out;
}

}  // namespace relata::query
