#pragma once
// The binder at work: one object a statement. Internal to query/binder.
//
// Only the first error is kept; after it binding goes on with placeholders, and the result is thrown away.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/ast/pattern.hpp"
#include "query/binder/binder.hpp"
#include "query/binder/frame.hpp"

namespace relata::query {

// Where an expression stands.
struct Place {
  bool predicate = false;   // patterns may stand for "is there one"
  bool aggregates = false;  // aggregate functions may be called
};

class StatementBinder {
 public:
  explicit StatementBinder(const BindContext& context) : context_(context) {}
  Result<BoundStatement> run(const ast::Statement& statement);

 private:
  // bind_query.cpp
  BoundQuery query(const ast::Query& q, Frame* outer, std::vector<Expression>* arguments);
  BoundSingleQuery single_query(const ast::SingleQuery& q, Frame* outer, std::vector<Expression>* arguments);
  void clauses(const std::vector<ast::Clause>& list, BoundSingleQuery& out);
  void limit_scope(const ast::CallSubquery& call, const ast::SingleQuery& q);
  void check_composition(const ast::SingleQuery& q);
  void check_union(const ast::Query& q, const BoundQuery& bound);

  // bind_reading.cpp
  BoundClause bind(const ast::Match& c);
  BoundClause bind(const ast::Unwind& c);
  BoundClause bind(const ast::CallProcedure& c, bool standalone, BoundSingleQuery& query);
  BoundClause bind(const ast::CallSubquery& c);
  void check_subquery_scope(const ast::CallSubquery& c);
  BoundClause bind(const ast::LoadCsv& c);
  Expression csv_function(const ast::Call& c, Span span);
  std::vector<Expression> procedure_arguments(const ast::CallProcedure& c, const ProcedureSignature& signature,
                                              bool standalone);
  void procedure_results(const ast::CallProcedure& c, bool standalone, BoundProcedureCall& out,
                         BoundSingleQuery& query);

  // bind_projection.cpp
  struct Item;  // of a projection
  BoundProjection projection(const ast::Projection& p, bool final);
  std::vector<Item> projection_items(const ast::Projection& p, bool final);
  Item projection_item(const ast::ProjectionItem& item, bool final);
  void assign_items(std::vector<Item>& items, BoundProjection& out);
  void group_items(std::vector<Item>& items, BoundProjection& out);
  Expression over_groups(const Expression& e, const std::vector<Item>& items, BoundProjection& out);
  uint32_t aggregate_slot(const Expression& aggregate, BoundProjection& out);
  Expression over_columns(const Expression& e, const std::vector<Item>& items, BoundProjection& out,
                          bool in_aggregation);
  Expression after_projection(const ast::Expression& e, const std::vector<Item>& items, BoundProjection& out,
                              bool is_where);
  std::optional<Expression> row_count(const ast::ExpressionPtr& e, std::string_view clause);

  // bind_pattern.cpp
  struct PatternBuilder;
  PatternGraph pattern(const std::vector<const ast::PatternPart*>& parts, std::vector<Expression>& predicates,
                       bool may_introduce);
  void part(PatternBuilder& builder, const ast::PatternPart& p);
  uint32_t node(PatternBuilder& builder, const ast::NodePattern& n);
  uint32_t node_index(PatternBuilder& builder, const ast::NodePattern& n);
  void relationship(PatternBuilder& builder, const ast::RelationshipPattern& r, uint32_t from, uint32_t to);
  bool too_many(size_t relationships, Span span);
  void relationship_variable(PatternBuilder& builder, const ast::RelationshipPattern& r, PatternRelationship& out);
  void path(PatternBuilder& builder, const ast::PatternPart& p, uint32_t first_node, size_t first_relationship);
  void property_predicates(PatternBuilder& builder, const ast::ExpressionPtr& properties, const Expression& entity);
  void each_predicate(const ast::RelationshipPattern& r, PatternRelationship& out);
  Expression label_predicate(const ast::LabelExpression& labels, const Expression& entity);
  std::vector<std::string> type_names(const ast::LabelExpression& types);
  void check_node_kind(const Expression& e, const std::string& name, Span span);

  // bind_repeated.cpp
  struct RepeatedBuilder;
  void repeated(PatternBuilder& builder, const ast::RelationshipPattern& r, uint32_t from, uint32_t to);
  void repeated_node(RepeatedBuilder& inside, const ast::NodePattern& n);
  void repeated_step(RepeatedBuilder& inside, const ast::RelationshipPattern& r);
  uint32_t repeated_variable(RepeatedBuilder& inside, const std::optional<ast::Name>& name, bool is_node);
  void check_search(const ast::PatternPart& p, size_t parts);

  // bind_writing.cpp
  BoundCreate create(const std::vector<const ast::PatternPart*>& parts, bool merge);
  void create_part(const ast::PatternPart& p, BoundCreate& out, bool merge);
  uint32_t create_node(const ast::NodePattern& n, bool alone, BoundCreate& out, bool merge);
  uint32_t create_relationship(const ast::RelationshipPattern& r, uint32_t from, uint32_t to, BoundCreate& out,
                               bool merge);
  void new_properties(const ast::ExpressionPtr& properties, std::vector<PropertyValue>& values,
                      std::optional<Expression>& map);
  BoundClause bind(const ast::Create& c);
  BoundClause bind(const ast::Merge& c);
  BoundClause bind(const ast::Set& c);
  BoundClause bind(const ast::Remove& c);
  BoundClause bind(const ast::Delete& c);
  BoundClause bind(const ast::Foreach& c);
  std::vector<BoundSetItem> set_items(const std::vector<ast::SetItem>& items);
  BoundSetItem set_item(const ast::SetItem& item);
  Expression entity(const ast::Expression& e);
  void check_merge_pattern(const ast::PatternPart& p);

  // bind_expression.cpp
  Expression expression(const ast::Expression& e, Place place = {});
  Expression optional_expression(const ast::ExpressionPtr& e, Place place = {});
  Expression checked(Expression e);
  Expression operator_expression(const ast::Expression& e, Place place);
  Expression junction(const ast::Junction& j, Span span, Place place);
  Expression comparison(const ast::Comparison& c, Span span, Place place);
  Expression case_expression(const ast::Case& c, Span span, Place place);
  Expression call(const ast::Call& c, Span span, Place place);
  Expression aggregate(const ast::Call& c, const Function& function, Span span, Place place);
  Expression map_projection(const ast::MapProjection& m, Span span, Place place);
  std::vector<Expression> conjuncts(const ast::ExpressionPtr& predicate);

  // bind_scope.cpp
  Expression variable(const std::string& name, Span span);
  std::optional<Expression> find_variable(Frame& frame, std::string_view name, Span span, size_t local_limit);
  std::optional<Expression> find_variable(std::string_view name, Span span) {
    return find_variable(*frame_, name, span, locals_.size());
  }
  uint32_t introduce(const ast::Name& name, StaticType type);
  std::string near_name(std::string_view name);
  Expression with_local(const ast::Name& name, StaticType type, const ast::Expression& body, Place place,
                        uint32_t& index);
  Expression list_comprehension(const ast::ListComprehension& c, Span span, Place place);
  Expression quantifier(const ast::Quantifier& q, Span span, Place place);
  Expression reduce(const ast::Reduce& r, Span span, Place place);

  // bind_subquery.cpp
  Expression pattern_subquery(const std::vector<const ast::PatternPart*>& parts, const ast::ExpressionPtr& predicate,
                              SubqueryResult result, bool may_introduce, Span span);
  Expression pattern_comprehension(const ast::PatternComprehension& c, Span span);
  Expression shortest_path(const ast::ShortestPathExpression& s, Span span);
  Expression subquery(const ast::Subquery& s, Span span);
  Expression add_subquery(BoundSubquery bound, std::vector<Expression> arguments, StaticType type, Span span);
  void forbid_writing(const ast::Query& q);

  // Errors: type SyntaxError unless said otherwise.
  void fail(std::string detail, std::string message, Span span, std::string hint = {});
  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }

  const BindContext& context_;
  std::optional<Error> error_;
  std::vector<std::unique_ptr<BoundSubquery>> subqueries_;
  Frame* frame_ = nullptr;
  std::vector<Local> locals_;
  const Scope* hidden_ = nullptr;  // while a repetition is bound: variables of the same MATCH, which it cannot read
  size_t subquery_depth_ = 0;
  const ast::CallSubquery* called_ = nullptr;  // the query to be bound next is that of this clause
  bool in_aggregate_ = false;
};

}  // namespace relata::query
