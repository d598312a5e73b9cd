// Who may stand for a node of a pattern.
#include "query/counting/term.hpp"

namespace relata::query::counting {

namespace {

Weights of_label(const Graph& graph, LabelId label) {
  if (!label.valid()) return Weights::range(0, 0);
  const std::span<const NodeId> nodes = graph.nodes_with_label(label);
  if (nodes.empty()) return Weights::range(0, 0);
  const uint32_t low = nodes.front().value;
  const uint32_t high = nodes.back().value + 1;
  if (high - low == nodes.size()) return Weights::range(low, high);
  std::vector<uint32_t> ids;
  ids.reserve(nodes.size());
  for (const NodeId node : nodes) ids.push_back(node.value);
  return Weights::list(std::move(ids));
}

Weights all_nodes(const Graph& graph) {
  if (graph.node_count() == graph.node_capacity()) return Weights::range(0, graph.node_capacity());
  std::vector<uint32_t> ids;
  for (const NodeId node : graph.nodes()) ids.push_back(node.value);
  return Weights::list(std::move(ids));
}

bool reads(const Expression& e, uint32_t slot) {
  const std::vector<uint32_t> slots = slots_of(e);
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

// The nodes that an equality of a property names through the graph's index, if the predicate is one.
std::optional<Weights> looked_up(CountContext& context, const PatternNode& node, const Expression& e) {
  if (e.operation != Operation::compare || e.children.size() != 2 || e.comparisons[0] != Comparison::equal) return std::nullopt;
  for (const size_t side : {size_t{0}, size_t{1}}) {
    const Expression& key = e.children[side];
    const Expression& value = e.children[1 - side];
    const bool is_property = key.operation == Operation::property && key.children[0].operation == Operation::slot && key.children[0].index == node.slot;
    if (!is_property || reads(value, node.slot)) continue;
    const PropertyKeyId id = context.graph.find_property_key(key.name);
    if (!id.valid()) return Weights::range(0, 0);
    const auto found = context.graph.find_nodes({}, id, context.evaluator.value(value, context.row));
    if (!found) return std::nullopt;
    std::vector<uint32_t> ids;
    for (const NodeId n : *found) ids.push_back(n.value);
    return Weights::list(std::move(ids));
  }
  return std::nullopt;
}

}  // namespace

Weights Counter::first_domain(const PatternNode& node) {
  Weights domain = Weights::range(0, context_.graph.node_capacity());
  if (node.given) {
    const Value& v = context_.row[node.slot];
    domain = v.type() == ValueType::node ? Weights::list({v.node().value}) : Weights::range(0, 0);
  } else {
    bool seeded = false;
    for (const Expression& e : node.predicates) {
      std::optional<Weights> found = looked_up(context_, node, e);
      if (!found) continue;
      note(domain.multiply(*found));
      seeded = true;
    }
    if (!seeded && node.labels.empty()) return all_nodes(context_.graph);
  }
  if (domain.is_list() && !node.labels.empty()) {
    std::vector<uint32_t> ids = domain.ids();
    for (const std::string& label : node.labels) {
      const LabelId id = context_.graph.find_label(label);
      std::erase_if(ids, [&](uint32_t n) { return !id.valid() || !context_.graph.has_label(NodeId(n), id); });
    }
    return Weights::list(std::move(ids));
  }
  for (const std::string& label : node.labels) note(domain.multiply(of_label(context_.graph, context_.graph.find_label(label))));
  return domain;
}

void Counter::settle(Variable& v) {
  for (const PatternNode* node : v.pending) {
    std::vector<uint32_t> ids;
    std::vector<int64_t> weights;
    Value& slot = context_.row[node->slot];
    const Value before = slot;
    uint32_t asked = 0;
    v.weights.for_each([&](uint32_t id, int64_t w) {
      slot = Value(NodeId(id));
      const bool holds = std::all_of(node->predicates.begin(), node->predicates.end(), [&](const Expression& e) { return context_.evaluator.holds(e, context_.row); });
      if (holds) {
        ids.push_back(id);
        weights.push_back(w);
      }
      return (++asked & 1023) != 0 || go_on();
    });
    slot = before;
    v.weights = Weights::list(std::move(ids), std::move(weights));
  }
  v.pending.clear();
  for (const Branch* branch : v.branches) multiply_branch(v, *branch);
  v.branches.clear();
}

void Counter::flatten(Variable& v) {
  note(multiply_degrees(v.weights, v.degrees));
  v.degrees.clear();
}

namespace {

// The branch restricts nothing but by the degree, so that it is one degree of the nodes in `domain`.
bool is_degree(const Variable& branch, const Weights& domain) {
  const Weights& w = branch.weights;
  if (w.is_list() || !w.all_one() || domain.is_list() || branch.degrees.size() != 1) return false;
  const TypedAdjacency& table = *branch.degrees[0].table;
  return w.low() <= std::max(domain.low(), table.low()) && w.high() >= std::min(domain.high(), table.high());
}

}  // namespace

// Times the matches of the branch, of which none counts as one.
void Counter::multiply_branch(Variable& v, const Branch& branch) {
  Weights& weights = v.weights;
  Variable found = rooted(branch.pattern, 0, &weights);
  if (found.weights.all_one() && found.degrees.empty()) return;  // one or none
  if (is_degree(found, weights)) {
    v.degrees.push_back(found.degrees[0]);
    v.degrees.back().at_least_one = true;
    return;
  }
  flatten(found);
  if (!weights.is_list()) found.weights.make_dense();
  std::vector<uint32_t> ids;
  std::vector<int64_t> products(weights.is_list() ? 0 : weights.size(), 0);
  weights.for_each([&](uint32_t id, int64_t w) {
    int64_t product = 0;
    note(!__builtin_mul_overflow(w, std::max<int64_t>(1, found.weights.of(id)), &product));
    if (!weights.is_list()) {
      products[id - weights.low()] = product;
      return true;
    }
    ids.push_back(id);
    products.push_back(product);
    return true;
  });
  weights = weights.is_list() ? Weights::list(std::move(ids), std::move(products)) : Weights::dense(weights.low(), std::move(products));
}

}  // namespace relata::query::counting
