#include "query/optimizer/lookup.hpp"

#include <algorithm>
#include <tuple>

#include "query/expression/function.hpp"

namespace relata::query {

namespace {

using plan::LookupKind;

bool is_property_of(const Expression& e, uint32_t slot) {
  return e.operation == Operation::property && e.children[0].operation == Operation::slot && e.children[0].index == slot;
}

// What can be computed once, before the node is looked for.
bool is_given(const Expression& e, uint32_t slot) {
  const std::vector<uint32_t> slots = slots_of(e);
  return std::find(slots.begin(), slots.end(), slot) == slots.end() && is_deterministic(e);
}

bool is_less(Comparison c) { return c == Comparison::less || c == Comparison::less_equal; }
bool is_greater(Comparison c) { return c == Comparison::greater || c == Comparison::greater_equal; }

// a < n.key <= b, and shorter ones.
std::optional<Seek> range_on(const Expression& e, uint32_t slot) {
  for (size_t i = 0; i < e.children.size(); ++i) {
    if (!is_property_of(e.children[i], slot)) continue;
    Seek out{LookupKind::range, e.children[i].name};
    const auto bound = [&](size_t operand, bool above) {
      if (is_given(e.children[operand], slot)) (above ? out.upper : out.value) = &e.children[operand];
    };
    if (i > 0 && is_less(e.comparisons[i - 1])) bound(i - 1, false);
    if (i > 0 && is_greater(e.comparisons[i - 1])) bound(i - 1, true);
    if (i + 1 < e.children.size() && is_less(e.comparisons[i])) bound(i + 1, true);
    if (i + 1 < e.children.size() && is_greater(e.comparisons[i])) bound(i + 1, false);
    if (out.value != nullptr || out.upper != nullptr) return out;
  }
  return std::nullopt;
}

std::optional<Seek> equal_on(const Expression& e, uint32_t slot) {
  if (e.children.size() != 2 || e.comparisons[0] != Comparison::equal) return std::nullopt;
  for (const size_t side : {size_t{0}, size_t{1}}) {
    const Expression& property = e.children[side];
    const Expression& value = e.children[1 - side];
    if (is_property_of(property, slot) && is_given(value, slot)) return Seek{LookupKind::equal, property.name, &value};
  }
  return std::nullopt;
}

// named(n, text)
std::optional<Seek> named_on(const Expression& e, uint32_t slot) {
  const bool fits = e.function != nullptr && e.function->name == "named" && e.children.size() == 2 &&
                    e.children[0].operation == Operation::slot && e.children[0].index == slot &&
                    is_given(e.children[1], slot);
  return fits ? std::optional(Seek{LookupKind::named, {}, &e.children[1]}) : std::nullopt;
}

int rank(LookupKind kind) {
  switch (kind) {
    case LookupKind::equal: return 0;
    case LookupKind::named: return 1;
    case LookupKind::one_of: return 2;
    case LookupKind::prefix: return 3;
    case LookupKind::range: return 4;
  }
  return 5;
}

Expression copy_of(const Expression* e) { return e == nullptr ? Expression{} : *e; }

// n.x > 1 AND n.x < 5 is one range.
void add_bound(plan::NodeLookup& range, const Seek& more) {
  if (range.value.operation == Operation::absent) range.value = copy_of(more.value);
  if (range.upper.operation == Operation::absent) range.upper = copy_of(more.upper);
}

}  // namespace

bool seeks_without_index(LookupKind kind) { return kind != LookupKind::range && kind != LookupKind::prefix; }

const SchemaEntry* index_on(const Graph& graph, const std::vector<std::string>& labels, std::string_view key) {
  for (const SchemaEntry& e : graph.schema()) {
    if (e.kind == SchemaKind::not_null || e.relationship || e.key != key) continue;
    if (std::find(labels.begin(), labels.end(), e.target) != labels.end()) return &e;
  }
  return nullptr;
}

std::optional<Seek> seek_on(const Expression& e, uint32_t slot) {
  switch (e.operation) {
    case Operation::compare: {
      std::optional<Seek> equal = equal_on(e, slot);
      return equal ? equal : range_on(e, slot);
    }
    case Operation::call: return named_on(e, slot);
    case Operation::in:
    case Operation::starts_with: {
      if (!is_property_of(e.children[0], slot) || !is_given(e.children[1], slot)) return std::nullopt;
      const LookupKind kind = e.operation == Operation::in ? LookupKind::one_of : LookupKind::prefix;
      return Seek{kind, e.children[0].name, &e.children[1]};
    }
    default: return std::nullopt;
  }
}

std::optional<plan::NodeLookup> best_lookup(const PatternNode& node, const std::vector<Expression>& conditions,
                                            const std::function<bool(const Expression&)>& available, const Graph& graph,
                                            bool scans_labels) {
  const std::string label = scans_labels && !node.labels.empty() ? node.labels[0] : std::string();
  std::optional<plan::NodeLookup> best;
  const auto order = [](const plan::NodeLookup& l) { return std::tuple(l.index.empty(), rank(l.kind)); };
  for (const Expression& e : conditions) {
    const std::optional<Seek> seek = seek_on(e, node.slot);
    if (!seek || (seek->value && !available(*seek->value)) || (seek->upper && !available(*seek->upper))) continue;
    const SchemaEntry* index = seek->kind == LookupKind::named ? nullptr : index_on(graph, node.labels, seek->key);
    if (index == nullptr && !seeks_without_index(seek->kind)) continue;
    if (best && best->kind == LookupKind::range && seek->kind == LookupKind::range && best->key == seek->key) {
      add_bound(*best, *seek);
      continue;
    }
    plan::NodeLookup found{node.slot, index ? index->target : label, std::string(seek->key), copy_of(seek->value),
                           index ? index->name : std::string(), seek->kind, copy_of(seek->upper)};
    if (!best || order(found) < order(*best)) best = std::move(found);
  }
  return best;
}

}  // namespace relata::query
