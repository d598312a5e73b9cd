#include <algorithm>

#include "tests/twin/twin.hpp"

namespace relata::twin {

namespace {

// The name of a column: its alias, or the variable it is.
std::string column_name(const ast::ProjectionItem& item) {
  if (item.alias) return item.alias->text;
  const auto* variable = std::get_if<ast::Variable>(&item.expression->node);
  if (variable == nullptr) throw Refusal("a column without a name");
  return variable->name;
}

std::string key_of(const TwinGraph& graph, const Row& row, const std::vector<std::string>& columns) {
  std::string key;
  for (const std::string& c : columns) {
    const Value& v = row.at(c);
    key += shown(graph, v);
    if (v.type() == ValueType::node) key += "#" + std::to_string(v.node().value);
    if (v.type() == ValueType::relationship) key += "#" + std::to_string(v.relationship().value);
    key += "|";
  }
  return key;
}

void keep_distinct(const TwinGraph& graph, Rows& rows, const std::vector<std::string>& columns) {
  std::set<std::string> seen;
  std::erase_if(rows, [&](const Row& row) { return !seen.insert(key_of(graph, row, columns)).second; });
}

}  // namespace

Table Twin::run(const ast::Query& query, const Row& outside) {
  Table out = run_part(query.parts[0], outside);
  for (size_t i = 1; i < query.parts.size(); ++i) {
    Table more = run_part(query.parts[i], outside);
    for (auto& row : more.rows) out.rows.push_back(std::move(row));
  }
  if (query.all.empty() || query.all.back()) return out;
  std::set<std::string> seen;
  std::erase_if(out.rows, [&](const std::vector<Value>& row) {
    std::string key;
    for (const Value& v : row) key += shown(graph_, v) + "|";
    return !seen.insert(key).second;
  });
  return out;
}

Table Twin::run_part(const ast::SingleQuery& query, const Row& outside) {
  Rows rows = {outside};
  Table result;
  for (const ast::Clause& c : query.clauses) clause(c, rows, result);
  // A subquery of EXISTS and COUNT may do without RETURN: its rows count.
  if (!query.clauses.empty() && !std::holds_alternative<ast::Return>(query.clauses.back().node))
    result.rows.resize(rows.size());
  return result;
}

void Twin::clause(const ast::Clause& c, Rows& rows, Table& result) {
  if (const auto* m = std::get_if<ast::Match>(&c.node)) {
    rows = match(*m, rows);
  } else if (const auto* u = std::get_if<ast::Unwind>(&c.node)) {
    Rows out;
    for (const Row& row : rows) {
      const Value list = value(*u->list, row);
      if (list.is_null()) continue;
      for (const Value& item : list.list()) {
        out.push_back(row);
        out.back()[u->variable.text] = item;
      }
    }
    rows = std::move(out);
  } else if (const auto* w = std::get_if<ast::With>(&c.node)) {
    std::vector<std::string> columns;
    rows = project(w->projection, rows, columns);
  } else if (const auto* r = std::get_if<ast::Return>(&c.node)) {
    for (const Row& row : project(r->projection, rows, result.columns)) {
      result.rows.emplace_back();
      for (const std::string& column : result.columns) result.rows.back().push_back(row.at(column));
    }
  } else if (const auto* s = std::get_if<ast::CallSubquery>(&c.node)) {
    call_subquery(*s, rows);
  } else if (!write(c, rows)) {
    throw Refusal("a clause of this kind");
  }
}

void Twin::call_subquery(const ast::CallSubquery& call, Rows& rows) {
  Rows out;
  for (const Row& row : rows) {
    const Table table = run(*call.query, row);
    for (const auto& values : table.rows) {
      out.push_back(row);
      for (size_t i = 0; i < values.size(); ++i) out.back()[table.columns[i]] = values[i];
    }
    if (!call.optional || !table.rows.empty()) continue;
    out.push_back(row);
    for (const std::string& column : table.columns) out.back()[column] = Value();
  }
  rows = std::move(out);
}

Rows Twin::project(const ast::Projection& p, const Rows& rows, std::vector<std::string>& columns) {
  if (p.star) throw Refusal("a star");
  bool aggregates = false;
  for (const ast::ProjectionItem& item : p.items) {
    columns.push_back(column_name(item));
    aggregates = aggregates || has_aggregate(*item.expression);
  }
  Rows out;
  if (aggregates) {
    out = grouped(p, rows, columns);
  } else {
    for (const Row& row : rows) {
      Row made;
      for (size_t i = 0; i < columns.size(); ++i) made[columns[i]] = value(*p.items[i].expression, row);
      out.push_back(std::move(made));
    }
  }
  if (p.distinct) keep_distinct(graph_, out, columns);
  order_and_cut(p, out);
  std::erase_if(out, [&](const Row& row) { return !holds(p.where.get(), row); });
  return out;
}

Rows Twin::grouped(const ast::Projection& p, const Rows& rows, const std::vector<std::string>& columns) {
  std::vector<std::string> keys;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (!has_aggregate(*p.items[i].expression)) keys.push_back(columns[i]);
  }
  std::map<std::string, std::pair<Row, Rows>> groups;
  for (const Row& row : rows) {
    Row made;
    for (size_t i = 0; i < columns.size(); ++i) {
      if (!has_aggregate(*p.items[i].expression)) made[columns[i]] = value(*p.items[i].expression, row);
    }
    auto& group = groups[key_of(graph_, made, keys)];
    group.first = std::move(made);
    group.second.push_back(row);
  }
  if (keys.empty() && groups.empty()) groups[""];
  Rows out;
  for (auto& [key, group] : groups) {
    Row made = group.first;
    for (size_t i = 0; i < columns.size(); ++i) {
      if (has_aggregate(*p.items[i].expression)) made[columns[i]] = value(*p.items[i].expression, Row(), &group.second);
    }
    out.push_back(std::move(made));
  }
  return out;
}

void Twin::order_and_cut(const ast::Projection& p, Rows& rows) {
  const auto before = [&](const Row& a, const Row& b) {
    for (const ast::SortItem& item : p.order) {
      const int o = order(value(*item.expression, a), value(*item.expression, b));
      if (o != 0) return (o < 0) != item.descending;
    }
    return false;
  };
  std::ranges::stable_sort(rows, before);
  const auto count = [&](const ast::ExpressionPtr& e) { return static_cast<size_t>(value(*e, Row()).integer()); };
  if (p.skip)
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min(rows.size(), count(p.skip))));
  if (p.limit) rows.resize(std::min(rows.size(), count(p.limit)));
}

}  // namespace relata::twin
