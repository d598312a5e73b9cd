#include "query/procedure/graph_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace relata::query {

namespace {

std::string text_of(const Value& value) {
  switch (value.type()) {
    case ValueType::boolean:
      return value.boolean() ? "true" : "false";
    case ValueType::integer:
      return std::to_string(value.integer());
    case ValueType::floating:
      return fmt::format("{}", value.floating());
    case ValueType::string:
      return "'" + value.string() + "'";
    case ValueType::list: {
      std::string out = "[";
      for (const Value& item : value.list()) out += (out.size() > 1 ? ", " : "") + text_of(item);
      return out + "]";
    }
    default:
      return fmt::format("value of type {}", static_cast<int>(value.type()));
  }
}

std::string text_of(const Map& map) {
  std::string out;
  for (const auto& [key, value] : map) out += (out.empty() ? "" : ", ") + key + ": " + text_of(value);
  return "{" + out + "}";
}

bool same(const Map& a, const Map& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) {
           return x.first == y.first && identical(x.second, y.second);
         });
}

std::string name_in(const Map& map, const char* key) {
  const auto at = map.find(key);
  return at == map.end() || at->second.type() != ValueType::string ? std::string() : at->second.string();
}

// Everything of one kind: what it is called, and the properties of all that are called so, ordered by their text.
using Things = std::map<std::string, std::vector<Map>>;

class Names {
 public:
  explicit Names(const Graph& graph) : graph_(graph) {
    for (const NodeId node : graph.nodes()) {
      Map properties = graph.properties(node);
      names_[node] = called(node, properties);
      nodes_[names_[node]].push_back(std::move(properties));
    }
    for (const RelationshipId r : graph.relationships()) {
      Map properties = graph.properties(r);
      const std::string polarity = name_in(properties, "polarity");
      relationships_[fmt::format("{} {}{} {}", names_[graph.source(r)], polarity == "negated" ? "(not) " : "",
                                 graph.name_of(graph.type(r)), names_[graph.target(r)])]
          .push_back(std::move(properties));
    }
    for (auto* things : {&nodes_, &relationships_}) {
      for (auto& [name, list] : *things) std::ranges::sort(list, {}, [](const Map& m) { return text_of(m); });
    }
  }
  [[nodiscard]] const Things& nodes() const { return nodes_; }
  [[nodiscard]] const Things& relationships() const { return relationships_; }

 private:
  [[nodiscard]] std::string called(NodeId node, const Map& properties) const {
    std::set<std::string> labels;
    for (const LabelId label : graph_.labels(node)) labels.emplace(graph_.name_of(label));
    std::string out;
    for (const std::string& label : labels) out += (out.empty() ? "" : ":") + label;
    const std::string name = name_in(properties, "name");
    return out + (out.empty() ? "" : " ") + (name.empty() ? text_of(properties) : "'" + name + "'");
  }

  const Graph& graph_;
  std::map<NodeId, std::string> names_;
  Things nodes_;
  Things relationships_;
};

void compare_lists(const std::string& kind, const std::string& name, std::vector<Map> before, std::vector<Map> after,
                   std::vector<GraphChange>& out) {
  // What is the same goes first, so that one of several that changed is not paired with another that did not.
  std::erase_if(before, [&](const Map& b) {
    const auto at = std::ranges::find_if(after, [&](const Map& a) { return same(a, b); });
    if (at == after.end()) return false;
    after.erase(at);
    return true;
  });
  for (size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
    const bool was = i < before.size(), is = i < after.size();
    out.push_back({was && is ? "changed"
                   : was     ? "removed"
                             : "added",
                   kind, name, was ? Value(before[i]) : Value(), is ? Value(after[i]) : Value()});
  }
}

void compare(const std::string& kind, const Things& before, const Things& after, std::vector<GraphChange>& out) {
  std::set<std::string> names;
  for (const auto* things : {&before, &after}) {
    for (const auto& [name, list] : *things) names.insert(name);
  }
  const auto list_of = [](const Things& things, const std::string& name) {
    const auto at = things.find(name);
    return at == things.end() ? std::vector<Map>() : at->second;
  };
  for (const std::string& name : names) compare_lists(kind, name, list_of(before, name), list_of(after, name), out);
}

}  // namespace

std::vector<GraphChange> diff(const Graph& before, const Graph& after) {
  const Names old_names(before), new_names(after);
  std::vector<GraphChange> out;
  compare("node", old_names.nodes(), new_names.nodes(), out);
  compare("relationship", old_names.relationships(), new_names.relationships(), out);
  return out;
}

}  // namespace relata::query
