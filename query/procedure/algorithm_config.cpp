#include "query/procedure/algorithm_config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "common/near_miss.hpp"
#include "query/procedure/procedure_registry.hpp"

namespace relata::query {

namespace {

constexpr std::string_view kKeys[] = {"labels", "types", "weight", "defaultWeight", "minConfidence", "direction"};

std::string did_you_mean(std::string_view word, const std::vector<std::string>& names) {
  const std::string near = nearest(word, names);
  return near.empty() ? near : "did you mean '" + near + "'?";
}

// A text, or a list of texts.
Result<std::vector<std::string>> texts(const Map& map, std::string_view key) {
  std::vector<std::string> out;
  const auto at = map.find(key);
  if (at == map.end() || at->second.is_null()) return out;
  const List one = {at->second};
  for (const Value& v : at->second.type() == ValueType::list ? at->second.list() : one) {
    if (v.type() != ValueType::string)
      return argument_error(fmt::format("'{}' must be a text or a list of texts", key));
    out.push_back(v.string());
  }
  return out;
}

template <class IdType, class Find, class InUse>
Result<std::vector<IdType>> ids_of(const Graph& graph, const Map& map, std::string_view key, std::string_view what,
                                   Find find, InUse in_use) {
  Result<std::vector<std::string>> names = texts(map, key);
  if (!names) return std::move(names).error();
  std::vector<IdType> out;
  for (const std::string& name : *names) {
    const IdType id = find(name);
    if (id.valid()) {
      out.push_back(id);
      continue;
    }
    std::vector<std::string> known;
    for (const IdType other : in_use()) known.emplace_back(graph.name_of(other));
    return argument_error(fmt::format("there is no {} '{}' in the graph", what, name), did_you_mean(name, known));
  }
  return out;
}

}  // namespace

Result<AlgorithmConfig> AlgorithmConfig::read(const Graph& graph, const Value& given,
                                              std::span<const std::string_view> own, Direction direction) {
  AlgorithmConfig out;
  if (!given.is_null()) out.map_ = given.map();
  std::vector<std::string> known(std::begin(kKeys), std::end(kKeys));
  known.insert(known.end(), own.begin(), own.end());
  for (const auto& [key, value] : out.map_) {
    if (std::ranges::find(known, key) != known.end()) continue;
    std::string all;
    for (const std::string& k : known) all += (all.empty() ? "it takes " : ", ") + k;
    const std::string near = did_you_mean(key, known);
    return argument_error(fmt::format("there is no setting '{}'", key), near.empty() ? all : near);
  }
  if (Result<void> ok = out.choose(graph, direction); !ok) return std::move(ok).error();
  return out;
}

Result<void> AlgorithmConfig::choose(const Graph& graph, Direction direction) {
  auto labels = ids_of<LabelId>(
      graph, map_, "labels", "label", [&](const std::string& n) { return graph.find_label(n); },
      [&] { return graph.labels_in_use(); });
  if (!labels) return std::move(labels).error();
  auto types = ids_of<RelationshipTypeId>(
      graph, map_, "types", "relationship type", [&](const std::string& n) { return graph.find_relationship_type(n); },
      [&] { return graph.relationship_types_in_use(); });
  if (!types) return std::move(types).error();
  auto weight = ids_of<PropertyKeyId>(
      graph, map_, "weight", "property", [&](const std::string& n) { return graph.find_property_key(n); },
      [&] { return graph.property_keys_in_use(); });
  if (!weight) return std::move(weight).error();
  if (weight->size() > 1) return argument_error("'weight' must be one property");
  const Result<double> otherwise = number("defaultWeight", 1, -1e300, 1e300);
  if (!otherwise) return otherwise.error();
  const Result<double> confidence = number("minConfidence", 0, 0, 1);
  if (!confidence) return confidence.error();
  Result<std::vector<std::string>> ways = texts(map_, "direction");
  if (!ways) return std::move(ways).error();
  choice_ = {std::move(*labels), std::move(*types), weight->empty() ? PropertyKeyId() : weight->front(),
             *otherwise,         *confidence,       direction};
  if (ways->empty()) return {};
  const std::string& way = ways->front();
  if (way != "out" && way != "in" && way != "both") return argument_error("'direction' must be 'out', 'in' or 'both'");
  choice_.direction = way == "out" ? Direction::outgoing : way == "in" ? Direction::incoming : Direction::both;
  return {};
}

Result<double> AlgorithmConfig::number(std::string_view key, double otherwise, double least, double most) const {
  const auto at = map_.find(key);
  if (at == map_.end() || at->second.is_null()) return otherwise;
  const double value = at->second.is_number() ? at->second.number() : std::nan("");
  if (value >= least && value <= most) return value;
  return argument_error(fmt::format("'{}' must be a number from {} to {}", key, least, most));
}

Result<uint32_t> AlgorithmConfig::whole(std::string_view key, uint32_t otherwise, uint32_t least, uint32_t most) const {
  const auto at = map_.find(key);
  if (at == map_.end() || at->second.is_null()) return otherwise;
  if (at->second.type() == ValueType::integer && at->second.integer() >= least && at->second.integer() <= most)
    return static_cast<uint32_t>(at->second.integer());
  return argument_error(fmt::format("'{}' must be a whole number from {} to {}", key, least, most));
}

Result<bool> AlgorithmConfig::flag(std::string_view key, bool otherwise) const {
  const auto at = map_.find(key);
  if (at == map_.end() || at->second.is_null()) return otherwise;
  if (at->second.type() == ValueType::boolean) return at->second.boolean();
  return argument_error(fmt::format("'{}' must be true or false", key));
}

}  // namespace relata::query
