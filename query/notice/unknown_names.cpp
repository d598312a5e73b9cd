#include "query/notice/unknown_names.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <type_traits>

#include "common/near_miss.hpp"
#include "common/source.hpp"

namespace relata::query {

namespace {

enum class Kind { label, type, label_or_type, key };

std::string_view word_for(Kind kind) {
  if (kind == Kind::key) return "property";
  if (kind == Kind::type) return "relationship type";
  return kind == Kind::label ? "label" : "label or relationship type";
}

template <class T, class... Others>
constexpr bool is_one_of = (std::is_same_v<T, Others> || ...);

// Goes through a statement and notes the names in it.
class Names {
 public:
  struct Use {
    Kind kind;
    std::string text;
    std::string owner;  // of a key behind a variable: its name; else empty
  };

  void query(const ast::Query& q) {
    for (const ast::SingleQuery& part : q.parts) {
      for (const ast::Clause& c : part.clauses) clause(c);
    }
  }
  [[nodiscard]] bool writes() const { return writes_; }
  // By place, the first use first. Keys of variables that no pattern binds are left out.
  [[nodiscard]] std::map<uint32_t, Use> uses() const {
    std::map<uint32_t, Use> out;
    for (const auto& [place, use] : uses_) {
      if (use.owner.empty() || entities_.contains(use.owner)) out.emplace(place, use);
    }
    return out;
  }

 private:
  void clause(const ast::Clause& c) {
    std::visit([this](const auto& node) { clause_of(node); }, c.node);
  }
  template <class T>
  void clause_of(const T& c) {
    if constexpr (std::is_same_v<T, ast::Match>) {
      pattern(c.pattern);
      expression(c.where);
    } else if constexpr (std::is_same_v<T, ast::Unwind>) {
      expression(c.list);
    } else if constexpr (is_one_of<T, ast::With, ast::Return>) {
      projection(c.projection);
    } else if constexpr (std::is_same_v<T, ast::CallProcedure>) {
      if (c.arguments) expressions(*c.arguments);
      expression(c.where);
    } else if constexpr (std::is_same_v<T, ast::CallSubquery>) {
      query(*c.query);
    } else if constexpr (std::is_same_v<T, ast::LoadCsv>) {
      expression(c.url);
    } else {
      writes_ = true;
    }
  }

  void projection(const ast::Projection& p) {
    for (const ast::ProjectionItem& item : p.items) expression(item.expression);
    for (const ast::SortItem& item : p.order) expression(item.expression);
    expression(p.skip);
    expression(p.limit);
    expression(p.where);
  }

  void pattern(const ast::Pattern& p) {
    for (const ast::PatternPart& part : p.parts) pattern_part(part);
  }
  void pattern_part(const ast::PatternPart& part) {
    for (const ast::NodePattern& node : part.nodes) {
      if (node.variable) entities_.insert(node.variable->text);
      if (node.labels) labels(*node.labels, Kind::label);
      keys(node.properties);
      expression(node.predicate);
    }
    for (const ast::RelationshipPattern& r : part.relationships) {
      if (r.variable && !r.length) entities_.insert(r.variable->text);
      if (r.group) pattern_part(*r.group);
      if (r.types) labels(*r.types, Kind::type);
      keys(r.properties);
      expression(r.predicate);
    }
    expression(part.predicate);
  }
  void labels(const ast::LabelExpression& e, Kind kind) {
    if (e.kind == ast::LabelExpression::Kind::name) note(kind, e.name, {});
    for (const ast::LabelExpression& operand : e.operands) labels(operand, kind);
  }
  void keys(const ast::ExpressionPtr& map) {
    if (map == nullptr) return;
    if (const auto* literal = std::get_if<ast::MapLiteral>(&map->node)) {
      for (const ast::MapEntry& entry : literal->entries) note(Kind::key, entry.key, {});
    }
    expression(map);
  }
  void note(Kind kind, const ast::Name& name, std::string owner) {
    uses_.push_back({name.span.begin, {kind, name.text, std::move(owner)}});
  }

  void expressions(const std::vector<ast::ExpressionPtr>& list) {
    for (const ast::ExpressionPtr& e : list) expression(e);
  }
  void expression(const ast::ExpressionPtr& e) {
    if (e == nullptr) return;
    std::visit([this](const auto& node) { parts_of(node); }, e->node);
  }
  template <class T>
  void parts_of(const T& e) {
    if constexpr (std::is_same_v<T, ast::Property>) {
      if (const auto* v = std::get_if<ast::Variable>(&e.subject->node)) note(Kind::key, e.key, v->name);
      expression(e.subject);
    } else if constexpr (std::is_same_v<T, ast::LabelTest>) {
      labels(e.labels, Kind::label_or_type);
      expression(e.subject);
    } else if constexpr (is_one_of<T, ast::PatternPredicate, ast::ShortestPathExpression>) {
      pattern_part(*e.pattern);
    } else if constexpr (std::is_same_v<T, ast::PatternComprehension>) {
      pattern_part(*e.pattern);
      expression(e.predicate);
      expression(e.projection);
    } else if constexpr (std::is_same_v<T, ast::Subquery>) {
      if (e.pattern) pattern(*e.pattern);
      expression(e.predicate);
      if (e.query) query(*e.query);
    } else {
      operands_of(e);
    }
  }
  template <class T>
  void operands_of(const T& e) {
    if constexpr (std::is_same_v<T, ast::ListLiteral>) {
      expressions(e.items);
    } else if constexpr (std::is_same_v<T, ast::MapLiteral>) {
      for (const ast::MapEntry& entry : e.entries) expression(entry.value);
    } else if constexpr (std::is_same_v<T, ast::Unary>) {
      expression(e.operand);
    } else if constexpr (std::is_same_v<T, ast::Binary>) {
      expression(e.left);
      expression(e.right);
    } else if constexpr (std::is_same_v<T, ast::Junction>) {
      expressions(e.operands);
    } else if constexpr (std::is_same_v<T, ast::Comparison>) {
      expression(e.first);
      for (const auto& [op, operand] : e.rest) expression(operand);
    } else if constexpr (std::is_same_v<T, ast::Index>) {
      expression(e.subject);
      expression(e.index);
    } else if constexpr (std::is_same_v<T, ast::Slice>) {
      expression(e.subject);
      expression(e.from);
      expression(e.to);
    } else if constexpr (std::is_same_v<T, ast::Call>) {
      expressions(e.arguments);
    } else {
      inner_expressions_of(e);
    }
  }
  template <class T>
  void inner_expressions_of(const T& e) {
    if constexpr (std::is_same_v<T, ast::Case>) {
      expression(e.subject);
      for (const ast::CaseBranch& branch : e.branches) {
        expression(branch.when);
        expression(branch.then);
      }
      expression(e.otherwise);
    } else if constexpr (std::is_same_v<T, ast::ListComprehension>) {
      expression(e.list);
      expression(e.predicate);
      expression(e.projection);
    } else if constexpr (std::is_same_v<T, ast::Quantifier>) {
      expression(e.list);
      expression(e.predicate);
    } else if constexpr (std::is_same_v<T, ast::Reduce>) {
      expression(e.initial);
      expression(e.list);
      expression(e.step);
    } else if constexpr (std::is_same_v<T, ast::MapProjection>) {
      for (const ast::MapProjectionItem& item : e.items) expression(item.value);
    }
  }

  std::vector<std::pair<uint32_t, Use>> uses_;
  std::set<std::string> entities_;  // variables that patterns bind
  bool writes_ = false;
};

bool is_known(const Graph& graph, Kind kind, const std::string& name) {
  const LabelId label = kind == Kind::key ? LabelId() : graph.find_label(name);
  const RelationshipTypeId type = kind == Kind::key ? RelationshipTypeId() : graph.find_relationship_type(name);
  const bool is_label = label.valid() && graph.node_count(label) > 0;
  const bool is_type = type.valid() && graph.relationship_count(type) > 0;
  if (kind == Kind::label) return is_label;
  if (kind == Kind::type) return is_type;
  return kind == Kind::key ? graph.find_property_key(name).valid() : is_label || is_type;
}

std::vector<std::string> names_in_use(const Graph& graph, Kind kind) {
  std::vector<std::string> out;
  const auto add = [&](const auto& ids) {
    for (const auto id : ids) out.emplace_back(graph.name_of(id));
  };
  if (kind == Kind::key) add(graph.property_keys_in_use());
  if (kind == Kind::label || kind == Kind::label_or_type) add(graph.labels_in_use());
  if (kind == Kind::type || kind == Kind::label_or_type) add(graph.relationship_types_in_use());
  return out;
}

}  // namespace

std::vector<std::string> unknown_names(const ast::Statement& statement, std::string_view text, const Graph& graph) {
  std::vector<std::string> out;
  Names names;
  names.query(statement.query);
  if (names.writes() || graph.node_count() == 0) return out;
  std::set<std::pair<Kind, std::string>> said;
  for (const auto& [place, use] : names.uses()) {
    if (is_known(graph, use.kind, use.text) || !said.emplace(use.kind, use.text).second) continue;
    const std::string near = nearest(use.text, names_in_use(graph, use.kind));
    const Position at = LineTable(text).position(place);
    out.push_back(fmt::format("there is no {} '{}' in the graph{} (line {}, column {})", word_for(use.kind), use.text,
                              near.empty() ? "" : "; did you mean '" + near + "'?", at.line_1based, at.column_1based));
  }
  return out;
}

}  // namespace relata::query
