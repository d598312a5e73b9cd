// Subqueries in expressions: EXISTS, COUNT, COLLECT, patterns as conditions, pattern comprehensions, shortest paths.
#include "query/binder/statement_binder.hpp"
#include "query/expression/check.hpp"

namespace relata::query {

namespace {

// Subqueries inside one another; each level recurses through the executor.
constexpr size_t kMaximumSubqueries = 32;

StaticType type_of(SubqueryResult result) {
  if (result == SubqueryResult::exists) return ValueType::boolean;
  if (result == SubqueryResult::count) return ValueType::integer;
  return result == SubqueryResult::collect ? StaticType(ValueType::list) : StaticType(TypeSet::any());
}

bool writes(const ast::Clause& c) {
  return std::holds_alternative<ast::Create>(c.node) || std::holds_alternative<ast::Merge>(c.node) ||
         std::holds_alternative<ast::Set>(c.node) || std::holds_alternative<ast::Remove>(c.node) ||
         std::holds_alternative<ast::Delete>(c.node) || std::holds_alternative<ast::Foreach>(c.node);
}

}  // namespace

Expression StatementBinder::add_subquery(BoundSubquery bound, std::vector<Expression> arguments, StaticType type,
                                         Span span) {
  Expression out;
  out.operation = Operation::subquery;
  out.span = span;
  out.index = static_cast<uint32_t>(subqueries_.size());
  out.children = std::move(arguments);
  out.type = type;
  subqueries_.push_back(std::make_unique<BoundSubquery>(std::move(bound)));
  return out;
}

namespace {

// Makes a frame current for one subquery.
class FrameScope {
 public:
  FrameScope(Frame*& current, Frame& frame) : current_(current), before_(current) { current_ = &frame; }
  ~FrameScope() { current_ = before_; }
  FrameScope(const FrameScope&) = delete;
  FrameScope& operator=(const FrameScope&) = delete;

 private:
  Frame*& current_;
  Frame* before_;
};

BoundSingleQuery close_frame(Frame& frame, std::vector<BoundClause> clauses) {
  BoundSingleQuery out;
  out.clauses = std::move(clauses);
  out.slots = std::move(frame.slots);
  out.imports = std::move(frame.imports);
  return out;
}

}  // namespace

Expression StatementBinder::pattern_subquery(const std::vector<const ast::PatternPart*>& parts,
                                             const ast::ExpressionPtr& predicate, SubqueryResult result,
                                             bool may_introduce, Span span) {
  std::vector<Expression> arguments;
  Frame frame;
  frame.outer = frame_;
  frame.arguments = &arguments;
  frame.first_local = locals_.size();
  BoundMatch match;
  {
    const FrameScope scope(frame_, frame);
    match.pattern = pattern(parts, match.predicates, may_introduce);
    for (Expression& e : conjuncts(predicate)) match.predicates.push_back(std::move(e));
  }
  BoundSubquery bound;
  bound.result = result;
  std::vector<BoundClause> clauses;
  clauses.emplace_back(std::move(match));
  bound.query.parts.push_back(close_frame(frame, std::move(clauses)));
  return add_subquery(std::move(bound), std::move(arguments), type_of(result), span);
}

Expression StatementBinder::pattern_comprehension(const ast::PatternComprehension& c, Span span) {
  std::vector<Expression> arguments;
  Frame frame;
  frame.outer = frame_;
  frame.arguments = &arguments;
  frame.first_local = locals_.size();
  BoundMatch match;
  BoundProjection result;
  StaticType type = ValueType::list;
  {
    const FrameScope scope(frame_, frame);
    match.pattern = pattern({c.pattern.get()}, match.predicates, true);
    for (Expression& e : conjuncts(c.predicate)) match.predicates.push_back(std::move(e));
    Expression item = expression(*c.projection);
    type.elements = item.type.values;
    const uint32_t index = frame.add_slot({}, item.type);
    result.items.push_back({std::move(item), index});
    result.columns.push_back({{}, index});
    result.final = true;
  }
  BoundSubquery bound;
  bound.result = SubqueryResult::collect;
  std::vector<BoundClause> clauses;
  clauses.emplace_back(std::move(match));
  clauses.emplace_back(std::move(result));
  bound.query.parts.push_back(close_frame(frame, std::move(clauses)));
  bound.query.parts[0].columns = std::get<BoundProjection>(bound.query.parts[0].clauses[1]).columns;
  bound.query.parts[0].returns = true;
  return add_subquery(std::move(bound), std::move(arguments), type, span);
}

Expression StatementBinder::shortest_path(const ast::ShortestPathExpression& s, Span span) {
  std::vector<Expression> arguments;
  Frame frame;
  frame.outer = frame_;
  frame.arguments = &arguments;
  frame.first_local = locals_.size();
  BoundMatch match;
  BoundProjection result;
  {
    const FrameScope scope(frame_, frame);
    match.pattern = pattern({s.pattern.get()}, match.predicates, false);
    if (!match.pattern.paths.empty()) {
      const uint32_t index = frame.add_slot({}, ValueType::path);
      match.pattern.paths[0].slot = index;
      result.columns.push_back({{}, index});
    }
    result.final = true;
  }
  const bool all = s.pattern->selector == ast::PathSelector::all_shortest;
  BoundSubquery bound;
  bound.result = all ? SubqueryResult::collect : SubqueryResult::first;
  const StaticType type = all ? StaticType(ValueType::list, ValueType::path) : StaticType(ValueType::path);
  std::vector<BoundClause> clauses;
  clauses.emplace_back(std::move(match));
  clauses.emplace_back(std::move(result));
  bound.query.parts.push_back(close_frame(frame, std::move(clauses)));
  bound.query.parts[0].columns = std::get<BoundProjection>(bound.query.parts[0].clauses[1]).columns;
  bound.query.parts[0].returns = true;
  return add_subquery(std::move(bound), std::move(arguments), type, span);
}

void StatementBinder::forbid_writing(const ast::Query& q) {
  for (const ast::SingleQuery& part : q.parts) {
    for (const ast::Clause& clause : part.clauses) {
      if (writes(clause)) fail("InvalidClauseComposition", "a subquery in an expression cannot write", clause.span);
      if (const auto* inner = std::get_if<ast::CallSubquery>(&clause.node)) forbid_writing(*inner->query);
    }
  }
}

Expression StatementBinder::subquery(const ast::Subquery& s, Span span) {
  const bool in_aggregate = std::exchange(in_aggregate_, false);
  if (++subquery_depth_ > kMaximumSubqueries) fail("UnexpectedSyntax", "too many subqueries inside one another", span);
  const SubqueryResult result = s.kind == ast::SubqueryKind::exists  ? SubqueryResult::exists
                                : s.kind == ast::SubqueryKind::count ? SubqueryResult::count
                                                                     : SubqueryResult::collect;
  Expression out = literal({}, span);
  if (error_) {
    // Nothing more to find.
  } else if (s.pattern) {
    std::vector<const ast::PatternPart*> parts;
    for (const ast::PatternPart& p : s.pattern->parts) parts.push_back(&p);
    out = pattern_subquery(parts, s.predicate, result, true, span);
  } else {
    forbid_writing(*s.query);
    std::vector<Expression> arguments;
    BoundSubquery bound;
    bound.result = result;
    bound.query = query(*s.query, frame_, &arguments);
    if (result == SubqueryResult::collect && !error_ && bound.query.parts[0].columns.size() != 1) {
      fail("UnexpectedSyntax", "COLLECT needs a query that returns exactly one column", span);
    }
    out = add_subquery(std::move(bound), std::move(arguments), type_of(result), span);
  }
  --subquery_depth_;
  in_aggregate_ = in_aggregate;
  return out;
}

}  // namespace relata::query
