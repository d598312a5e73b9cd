#include "query/optimizer/estimate.hpp"

#include <algorithm>
#include <cmath>

namespace relata::query {

namespace {

constexpr double kEqualitySelectivity = 0.1;
constexpr double kConditionSelectivity = 0.5;  // of a condition about which nothing is known

bool reads(const Expression& e, uint32_t slot) {
  const std::vector<uint32_t> slots = slots_of(e);
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

bool is_property_of(const Expression& e, uint32_t slot) {
  return e.operation == Operation::property && e.children[0].operation == Operation::slot &&
         e.children[0].index == slot;
}

}  // namespace

Equality equality_on(const Expression& e, uint32_t slot) {
  if (e.operation != Operation::compare || e.children.size() != 2 || e.comparisons[0] != Comparison::equal) return {};
  for (const size_t side : {size_t{0}, size_t{1}}) {
    const Expression& property = e.children[side];
    const Expression& value = e.children[1 - side];
    if (is_property_of(property, slot) && !reads(value, slot) && is_deterministic(value)) return {&property, &value};
  }
  return {};
}

Estimator::Estimator(const plan::Match& match, const Statistics& statistics, const Graph& graph)
    : match_(match), statistics_(statistics), graph_(graph) {
  for (uint32_t i = 0; i < match.pattern.nodes.size(); ++i) {
    const uint32_t slot = match.pattern.nodes[i].slot;
    equalities_.push_back(0);
    selectivity_.push_back(1);
    for (const Expression& e : match.predicates) {
      const Equality equality = equality_on(e, slot);
      if (equality.property == nullptr) continue;
      ++equalities_.back();
      selectivity_.back() *= equality_selectivity(i, equality);
    }
    labels_.push_back(rarest_label(i));
    label_unknown_.push_back(!labels_.back().valid() && !match.pattern.nodes[i].labels.empty());
  }
}

const SchemaEntry* index_on(const Graph& graph, const std::vector<std::string>& labels, std::string_view key) {
  for (const SchemaEntry& e : graph.schema()) {
    if (e.kind == SchemaKind::not_null || e.relationship || e.key != key) continue;
    if (std::find(labels.begin(), labels.end(), e.target) != labels.end()) return &e;
  }
  return nullptr;
}

// What an index of the schema knows exactly for a value that is written in the query; otherwise a guess.
double Estimator::equality_selectivity(uint32_t node, const Equality& equality) const {
  const SchemaEntry* index = index_on(graph_, match_.pattern.nodes[node].labels, equality.property->name);
  if (index == nullptr) return kEqualitySelectivity;
  const LabelId label = graph_.find_label(index->target);
  const double all = std::max(1.0, label.valid() ? label_count(label) : 0.0);
  if (index->kind == SchemaKind::unique) return 1.0 / all;
  const PropertyKeyId key = graph_.find_property_key(index->key);
  if (equality.value->operation != Operation::literal || !label.valid() || !key.valid()) return kEqualitySelectivity;
  const auto found = graph_.find_nodes(label, key, equality.value->value);
  return found ? static_cast<double>(found->size()) / all : kEqualitySelectivity;
}

double Estimator::label_count(LabelId label) const {
  return label.value < statistics_.nodes_of_label.size() ? static_cast<double>(statistics_.nodes_of_label[label.value])
                                                         : 0.0;
}

LabelId Estimator::rarest_label(uint32_t node) const {
  LabelId best;
  for (const std::string& name : match_.pattern.nodes[node].labels) {
    const LabelId label = graph_.find_label(name);
    if (label.valid() && (!best.valid() || label_count(label) < label_count(best))) best = label;
  }
  return best;
}

double Estimator::scanned(uint32_t index) const {
  if (label_unknown_[index]) return 0;
  return labels_[index].valid() ? label_count(labels_[index]) : static_cast<double>(statistics_.nodes);
}

double Estimator::found(uint32_t index) const {
  return scanned(index) * selectivity_[index];
}

double Estimator::selectivity(uint32_t node) const {
  return std::min(1.0, found(node) / std::max(1.0, static_cast<double>(statistics_.nodes)));
}

// Relationships of the right types at one node with the label (invalid: any node), in the right direction.
double Estimator::degree(const PatternRelationship& r, bool from_left, LabelId label) const {
  const double nodes = std::max(1.0, label.valid() ? label_count(label) : static_cast<double>(statistics_.nodes));
  const bool outgoing = r.direction == Direction::both || (r.direction == Direction::outgoing) == from_left;
  const bool incoming = r.direction == Direction::both || (r.direction == Direction::outgoing) != from_left;
  const auto count = [&](RelationshipTypeId type) {
    double sum = 0;
    if (outgoing) sum += static_cast<double>(statistics_.count(label, type, {}));
    if (incoming) sum += static_cast<double>(statistics_.count({}, type, label));
    return sum;
  };
  if (r.types.empty()) return count({}) / nodes;
  double sum = 0;
  for (const std::string& name : r.types) {
    const RelationshipTypeId type = graph_.find_relationship_type(name);
    if (type.valid()) sum += count(type);
  }
  return sum / nodes;
}

// One repetition, or one relationship, from a node of the label.
double Estimator::step(const PatternRelationship& r, bool from_left, LabelId label) const {
  if (!r.repeated) return degree(r, from_left, label);
  double rows = 1;
  PatternRelationship one;
  for (const RepeatedStep& s : r.repeated->steps) {
    one.direction = s.direction;
    one.types = s.types;
    rows *= degree(one, from_left, {});
  }
  return rows * std::pow(kConditionSelectivity, r.repeated->predicates.size());
}

double Estimator::factor(uint32_t index, bool from_left, bool into) const {
  const PatternRelationship& r = match_.pattern.relationships[index];
  double rows = step(r, from_left, labels_[from_left ? r.from : r.to]);
  if (r.length) {
    // Only the first step leaves a node of a known label. The first few lengths tell enough: what grows, grows.
    const double further = step(r, from_left, {});
    const uint32_t longest = std::min(r.length->maximum, std::max(r.length->minimum, uint32_t{1}) + 3);
    double sum = r.length->minimum == 0 ? 1 : 0;
    for (uint32_t n = std::max(r.length->minimum, uint32_t{1}); n <= longest; ++n)
      sum += rows * std::pow(further, n - 1);
    rows = sum;
  }
  if (into) return rows / std::max(1.0, static_cast<double>(statistics_.nodes));
  return rows * selectivity(from_left ? r.to : r.from);
}

}  // namespace relata::query
