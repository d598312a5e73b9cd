#include "query/optimizer/estimate.hpp"

#include <algorithm>
#include <cmath>

#include "graph/store/lookup.hpp"

namespace relata::query {

namespace {

constexpr double kEqualitySelectivity = 0.1;
constexpr double kRangeSelectivity = 0.3;
constexpr double kListLength = 10;  // of a list that is not written out
constexpr double kConditionSelectivity = 0.5;  // of a condition about which nothing is known

// The number of elements that are written.
double length_of(const Expression& list) {
  if (list.operation == Operation::list) return static_cast<double>(list.children.size());
  if (list.operation != Operation::literal || list.value.type() != ValueType::list) return kListLength;
  return static_cast<double>(list.value.list().size());
}

bool is_written(const Expression* e) { return e == nullptr || e->operation == Operation::literal; }

}  // namespace

Estimator::Estimator(const plan::Match& match, const Statistics& statistics, const Graph& graph)
    : match_(match), statistics_(statistics), graph_(graph) {
  for (uint32_t i = 0; i < match.pattern.nodes.size(); ++i) {
    const uint32_t slot = match.pattern.nodes[i].slot;
    sought_.push_back(0);
    selectivity_.push_back(1);
    for (const Expression& e : match.predicates) {
      const std::optional<Seek> seek = seek_on(e, slot);
      if (!seek) continue;
      if (seeks_without_index(seek->kind)) ++sought_.back();
      selectivity_.back() *= seek_selectivity(i, *seek);
    }
    labels_.push_back(rarest_label(i));
    label_unknown_.push_back(!labels_.back().valid() && !match.pattern.nodes[i].labels.empty());
  }
}

double Estimator::seek_selectivity(uint32_t node, const Seek& seek) const {
  using plan::LookupKind;
  switch (seek.kind) {
    case LookupKind::equal: return equality_selectivity(node, seek);
    case LookupKind::one_of: return std::min(1.0, length_of(*seek.value) * equality_selectivity(node, seek));
    case LookupKind::named: return 1.0 / std::max(1.0, static_cast<double>(statistics_.nodes));
    case LookupKind::prefix:
    case LookupKind::range: break;
  }
  return range_selectivity(node, seek);
}

// What an index of the schema knows exactly for a value that is written in the query; otherwise a guess.
double Estimator::equality_selectivity(uint32_t node, const Seek& seek) const {
  const SchemaEntry* index = index_on(graph_, match_.pattern.nodes[node].labels, seek.key);
  if (index == nullptr) return kEqualitySelectivity;
  const LabelId label = graph_.find_label(index->target);
  const double all = std::max(1.0, label.valid() ? label_count(label) : 0.0);
  if (index->kind == SchemaKind::unique) return 1.0 / all;
  const PropertyKeyId key = graph_.find_property_key(index->key);
  const bool written = seek.kind == plan::LookupKind::equal && seek.value->operation == Operation::literal;
  if (!written || !label.valid() || !key.valid()) return kEqualitySelectivity;
  const auto found = graph_.find_nodes(label, key, seek.value->value);
  return found ? static_cast<double>(found->size()) / all : kEqualitySelectivity;
}

// Nothing is guessed where no index of the schema answers.
double Estimator::range_selectivity(uint32_t node, const Seek& seek) const {
  const SchemaEntry* index = index_on(graph_, match_.pattern.nodes[node].labels, seek.key);
  if (index == nullptr) return 1;
  const LabelId label = graph_.find_label(index->target);
  const PropertyKeyId key = graph_.find_property_key(index->key);
  if (!is_written(seek.value) || !is_written(seek.upper) || !label.valid() || !key.valid()) return kRangeSelectivity;
  const auto bound = [](const Expression* e) { return e == nullptr ? Value() : e->value; };
  const Value value = bound(seek.value), upper = bound(seek.upper);
  if ((value.is_null() && upper.is_null()) || (seek.kind == plan::LookupKind::prefix && value.type() != ValueType::string))
    return kRangeSelectivity;
  const auto found = seek.kind == plan::LookupKind::prefix ? nodes_with_prefix(graph_, label, key, value.string())
                                                          : nodes_between(graph_, label, key, value, upper);
  return found ? static_cast<double>(found->size()) / std::max(1.0, label_count(label)) : kRangeSelectivity;
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
