// kg.conflicts: facts of one graph that cannot well both hold; kg.diff: two graph files.
#include <algorithm>
#include <map>
#include <tuple>

#include "graph/file/graph_file.hpp"
#include "query/procedure/graph_diff.hpp"
#include "query/procedure/procedure_registry.hpp"

namespace relata::query {

namespace {

// A relation counts as having one object a subject when so many subjects have one, of so many at least.
constexpr double kNearlyAlways = 0.9;
constexpr size_t kEnoughSubjects = 5;

class Conflicts {
 public:
  explicit Conflicts(const ProcedureCall& call)
      : call_(call),
        graph_(call.graph),
        polarity_(graph_.find_property_key("polarity")),
        modality_(graph_.find_property_key("modality")) {}

  void run() {
    for (const RelationshipId r : graph_.relationships()) {
      if (!call_.go_on()) return;
      const bool denied = text(r, polarity_) == "negated";
      const std::string modality = text(r, modality_);
      auto& pair = same_[{graph_.source(r), graph_.type(r), graph_.target(r)}];
      (denied ? pair.second : pair.first).push_back(r);
      if (denied || (!modality.empty() && modality != "asserted")) continue;
      objects_[graph_.type(r)][graph_.source(r)].emplace(graph_.target(r), r);
      subjects_[graph_.type(r)][graph_.target(r)].emplace(graph_.source(r), r);
    }
    for (const auto& [ends, pair] : same_) {
      for (const RelationshipId affirmed : pair.first) {
        for (const RelationshipId denied : pair.second) call_.emit({"affirmed and denied", affirmed, denied});
      }
    }
    several(objects_, "several objects");
    several(subjects_, "several subjects");
  }

 private:
  // For each type: a node to its other ends, each with its first relationship.
  using Ends = std::map<RelationshipTypeId, std::map<NodeId, std::map<NodeId, RelationshipId>>>;

  [[nodiscard]] std::string text(RelationshipId r, PropertyKeyId key) const {
    const Value v = key.valid() ? graph_.property(r, key) : Value();
    return v.type() == ValueType::string ? v.string() : std::string();
  }

  void several(const Ends& all, const char* kind) {
    for (const auto& [type, nodes] : all) {
      const auto single =
          static_cast<size_t>(std::ranges::count_if(nodes, [](const auto& n) { return n.second.size() == 1; }));
      if (nodes.size() < kEnoughSubjects ||
          static_cast<double>(single) < kNearlyAlways * static_cast<double>(nodes.size()))
        continue;
      for (const auto& [node, ends] : nodes) {
        for (auto other = std::next(ends.begin()); other != ends.end(); ++other)
          call_.emit({kind, ends.begin()->second, other->second});
      }
    }
  }

  const ProcedureCall& call_;
  const Graph& graph_;
  PropertyKeyId polarity_;
  PropertyKeyId modality_;
  std::map<std::tuple<NodeId, RelationshipTypeId, NodeId>,
           std::pair<std::vector<RelationshipId>, std::vector<RelationshipId>>>
      same_;
  Ends objects_;
  Ends subjects_;
};

Result<void> conflicts(const ProcedureCall& call) {
  Conflicts(call).run();
  return {};
}

Result<void> diff_files(const ProcedureCall& call) {
  if (call.arguments[0].is_null() || call.arguments[1].is_null())
    return argument_error("kg.diff needs the paths of two graph files");
  const auto before = GraphFile::open(call.arguments[0].string(), FileMode::read_only);
  if (!before) return before.error();
  const auto after = GraphFile::open(call.arguments[1].string(), FileMode::read_only);
  if (!after) return after.error();
  for (GraphChange& c : diff(before->graph(), after->graph()))
    call.emit({c.change, c.kind, c.element, std::move(c.before), std::move(c.after)});
  return {};
}

}  // namespace

void add_comparison_procedures(ProcedureRegistry& registry) {
  const ProcedureField a = {"a", ValueType::relationship}, b = {"b", ValueType::relationship};
  registry.add({"kg.conflicts", {}, {{"kind", ValueType::string}, a, b}, 0}, conflicts);
  registry.add({"kg.diff",
                {{"old", ValueType::string}, {"new", ValueType::string}},
                {{"change", ValueType::string},
                 {"kind", ValueType::string},
                 {"element", ValueType::string},
                 {"before", ValueType::map},
                 {"after", ValueType::map}},
                0},
               diff_files);
}

}  // namespace relata::query
