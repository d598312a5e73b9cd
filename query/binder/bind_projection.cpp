// WITH and RETURN: items, grouping, and what ORDER BY, SKIP, LIMIT and WHERE may see.
#include <algorithm>

#include "query/binder/statement_binder.hpp"
#include "query/expression/check.hpp"

namespace relata::query {

// One column of a projection.
struct StatementBinder::Item {
  std::string name;
  Span span;
  Expression expression;  // over the slots before the projection, aggregates still inside
  uint32_t slot = 0;      // where its value stands afterwards
  bool aggregates = false;
};

namespace {

// A variable, or a property of one, however long: what may be used beside aggregates when it is a grouping key.
bool is_simple(const Expression& e) {
  if (e.operation == Operation::property) return is_simple(e.children[0]);
  return e.operation == Operation::slot;
}

bool reads_slot(const Expression& e, uint32_t index) {
  const std::vector<uint32_t> slots = slots_of(e);
  return std::find(slots.begin(), slots.end(), index) != slots.end();
}

}  // namespace

BoundProjection StatementBinder::projection(const ast::Projection& p, bool final) {
  BoundProjection out;
  out.final = final;
  out.distinct = p.distinct;
  std::vector<Item> items = projection_items(p, final);
  out.grouping = std::any_of(items.begin(), items.end(), [](const Item& i) { return i.aggregates; });
  if (out.grouping)
    group_items(items, out);
  else
    assign_items(items, out);

  Scope after;
  for (const Item& item : items) {
    const StaticType type = item.expression.type;
    after[item.name] = {item.slot, type};
    frame_->slots[item.slot].type = type;
    if (frame_->slots[item.slot].name.empty()) frame_->slots[item.slot].name = item.name;
    out.columns.push_back({item.name, item.slot});
  }
  // ORDER BY and WHERE see the new names before the old ones.
  const Scope before = frame_->scope;
  for (const auto& [name, variable] : after) frame_->scope[name] = variable;
  for (const ast::SortItem& key : p.order)
    out.order.push_back({after_projection(*key.expression, items, out, false), key.descending});
  if (p.where) {
    Expression condition = after_projection(*p.where, items, out, true);
    if (!error_ && !condition.type.values.contains(ValueType::boolean) && !condition.type.values.only_null()) {
      fail("InvalidArgumentType", "a condition must be a boolean, this is " + describe(condition.type.values),
           condition.span);
    }
    out.where = std::move(condition);
  }
  out.skip = row_count(p.skip, "SKIP");
  out.limit = row_count(p.limit, "LIMIT");
  frame_->scope = std::move(after);
  return out;
}

std::vector<StatementBinder::Item> StatementBinder::projection_items(const ast::Projection& p, bool final) {
  std::vector<Item> items;
  if (p.star && frame_->scope.empty() && frame_->outer == nullptr && final)
    fail("NoVariablesInScope", "there is nothing that * could stand for", p.span);
  if (p.star) {
    for (const auto& [name, variable] : frame_->scope) {
      items.push_back({name, {}, slot(variable.slot, variable.type), variable.slot, false});
    }
  }
  for (const ast::ProjectionItem& item : p.items) items.push_back(projection_item(item, final));
  for (size_t i = 0; i < items.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (items[i].name != items[j].name) continue;
      fail("ColumnNameConflict", "two columns are named '" + items[i].name + "'", items[i].span,
           "name one of them with AS");
    }
  }
  return items;
}

StatementBinder::Item StatementBinder::projection_item(const ast::ProjectionItem& item, bool final) {
  Item out;
  out.span = item.expression->span;
  out.expression = expression(*item.expression, {false, true});
  out.aggregates = contains_aggregate(out.expression);
  if (item.alias) {
    out.name = item.alias->text;
    out.span = item.alias->span;
  } else if (const auto* v = std::get_if<ast::Variable>(&item.expression->node)) {
    out.name = v->name;
  } else {
    out.name = std::string(item.span.of(context_.text));
    if (!final)
      fail("NoExpressionAlias", "an expression in WITH needs a name", item.expression->span, "add AS and a name");
  }
  return out;
}

// Without aggregates. What is only renamed stays in its slot.
void StatementBinder::assign_items(std::vector<Item>& items, BoundProjection& out) {
  for (Item& item : items) {
    if (item.expression.operation == Operation::slot) {
      item.slot = item.expression.index;
      continue;
    }
    item.slot = frame_->add_slot(item.name, item.expression.type);
    out.items.push_back({item.expression, item.slot});
  }
}

void StatementBinder::group_items(std::vector<Item>& items, BoundProjection& out) {
  for (Item& item : items) {
    if (item.aggregates) continue;
    const bool renamed = item.expression.operation == Operation::slot;
    item.slot = renamed ? item.expression.index : frame_->add_slot(item.name, item.expression.type);
    out.keys.push_back({item.expression, item.slot});
  }
  for (Item& item : items) {
    if (!item.aggregates) continue;
    if (item.expression.operation == Operation::aggregate) {
      item.slot = aggregate_slot(item.expression, out);
      continue;
    }
    Expression over = over_groups(item.expression, items, out);
    item.slot = frame_->add_slot(item.name, item.expression.type);
    out.items.push_back({std::move(over), item.slot});
  }
}

uint32_t StatementBinder::aggregate_slot(const Expression& aggregate, BoundProjection& out) {
  for (const AggregateAssignment& known : out.aggregates) {
    if (same(known.aggregate, aggregate)) return known.slot;
  }
  const uint32_t index = frame_->add_slot({}, aggregate.type);
  out.aggregates.push_back({aggregate, index});
  return index;
}

// `e`, an item with aggregates in it, over the slots of the groups: aggregates and simple grouping keys become their
// slots. Anything else that differs from row to row would be ambiguous.
Expression StatementBinder::over_groups(const Expression& e, const std::vector<Item>& items, BoundProjection& out) {
  if (e.operation == Operation::aggregate) return slot(aggregate_slot(e, out), e.type, e.span);
  for (const Item& item : items) {
    if (!item.aggregates && is_simple(item.expression) && same(item.expression, e))
      return slot(item.slot, e.type, e.span);
  }
  if (e.operation == Operation::slot) {
    fail("AmbiguousAggregationExpression", "beside an aggregate only constants and grouping keys may stand", e.span,
         "compute it with WITH first, or return it as a column of its own");
  }
  Expression copy = e;
  for (Expression& child : copy.children) child = over_groups(child, items, out);
  return copy;
}

// `e`, from an ORDER BY or WHERE after grouping or DISTINCT, over the columns: what is an item becomes its slot.
Expression StatementBinder::over_columns(const Expression& e, const std::vector<Item>& items, BoundProjection& out,
                                         bool in_aggregation) {
  for (const Item& item : items) {
    if (same(item.expression, e) && (!in_aggregation || item.aggregates || is_simple(e)))
      return slot(item.slot, e.type, e.span);
  }
  if (e.operation == Operation::aggregate) return slot(aggregate_slot(e, out), e.type, e.span);
  if (e.operation == Operation::slot) {
    const auto is_it = [&](const Item& i) { return i.slot == e.index; };
    if (std::any_of(items.begin(), items.end(), is_it)) return e;
    const auto reads_it = [&](const Item& i) { return !i.aggregates && reads_slot(i.expression, e.index); };
    if (in_aggregation && std::any_of(items.begin(), items.end(), reads_it)) {
      fail("AmbiguousAggregationExpression", "beside an aggregate only constants and grouping keys may stand", e.span);
    } else {
      fail("UndefinedVariable",
           "the variable '" + frame_->slots[e.index].name + "' is not defined after " +
               (out.grouping ? "grouping" : "DISTINCT"),
           e.span, "return it as a column, too");
    }
  }
  Expression copy = e;
  for (Expression& child : copy.children) child = over_columns(child, items, out, in_aggregation);
  return copy;
}

Expression StatementBinder::after_projection(const ast::Expression& e, const std::vector<Item>& items,
                                             BoundProjection& out, bool is_where) {
  Expression bound = expression(e, {is_where, out.grouping && !is_where});
  if (!out.grouping && !out.distinct) return bound;
  return over_columns(bound, items, out, contains_aggregate(bound));
}

// SKIP and LIMIT: a constant, a parameter, or a function of such.
std::optional<Expression> StatementBinder::row_count(const ast::ExpressionPtr& e, std::string_view clause) {
  if (!e) return std::nullopt;
  Expression out = expression(*e);
  if (error_) return out;
  bool varies = false;
  walk(out, [&](const Expression& x) {
    varies = varies || x.operation == Operation::slot || x.operation == Operation::subquery;
  });
  const std::string name(clause);
  if (varies)
    fail("NonConstantExpression", name + " needs a number that is the same for all rows", out.span);
  else if (!out.type.values.contains(ValueType::integer))
    fail("InvalidArgumentType", name + " needs an integer, this is " + describe(out.type.values), out.span);
  const Expression& number = out.operation == Operation::negate ? out.children[0] : out;
  const bool literal_integer = number.operation == Operation::literal && number.value.type() == ValueType::integer;
  if (literal_integer && (number.value.integer() < 0) != (&number != &out && number.value.integer() != 0)) {
    fail("NegativeIntegerArgument", name + " cannot be negative", out.span);
  }
  return out;
}

}  // namespace relata::query
