// Statements, queries and the order of their clauses.
#include <algorithm>
#include <utility>

#include "query/binder/statement_binder.hpp"
#include "query/expression/check.hpp"

namespace relata::query {

Result<BoundStatement> bind(const ast::Statement& statement, const BindContext& context) {
  return StatementBinder(context).run(statement);
}

void StatementBinder::fail(std::string detail, std::string message, Span span, std::string hint) {
  Error e = compile_error("SyntaxError", std::move(detail), std::move(message), span);
  e.hint = std::move(hint);
  fail(std::move(e));
}

Result<BoundStatement> StatementBinder::run(const ast::Statement& statement) {
  BoundStatement out;
  out.query = query(statement.query, nullptr, nullptr);
  if (error_) return std::move(*error_);
  out.subqueries = std::move(subqueries_);
  return out;
}

BoundQuery StatementBinder::query(const ast::Query& q, Frame* outer, std::vector<Expression>* arguments) {
  BoundQuery out;
  const ast::CallSubquery* const called = called_;
  for (const ast::SingleQuery& part : q.parts) {
    called_ = called;
    out.parts.push_back(single_query(part, outer, arguments));
  }
  check_union(q, out);
  out.distinct_union = !q.all.empty() && !q.all[0];
  return out;
}

namespace {

const ast::With* leading_with(const ast::SingleQuery& q) {
  return q.clauses.empty() ? nullptr : std::get_if<ast::With>(&q.clauses[0].node);
}

// What a part of CALL { } may read from outside: the plain variables of a WITH at its beginning.
std::optional<NameSet> imported_names(const ast::SingleQuery& q) {
  NameSet out;
  const ast::With* const with = leading_with(q);
  if (with == nullptr) return out;
  if (with->projection.star) return std::nullopt;
  for (const ast::ProjectionItem& item : with->projection.items) {
    if (const auto* variable = std::get_if<ast::Variable>(&item.expression->node)) out.insert(variable->name);
  }
  return out;
}

}  // namespace

// What the frame of a CALL's part may read from outside.
void StatementBinder::limit_scope(const ast::CallSubquery& call, const ast::SingleQuery& q) {
  if (!call.scope) {
    frame_->visible = imported_names(q);
    frame_->with_imports = frame_->visible.has_value();
  } else if (!call.scope_star) {
    frame_->visible.emplace();
    for (const ast::Name& n : *call.scope) frame_->visible->insert(n.text);
  }
}

BoundSingleQuery StatementBinder::single_query(const ast::SingleQuery& q, Frame* outer,
                                               std::vector<Expression>* arguments) {
  Frame frame;
  frame.outer = outer;
  frame.arguments = arguments;
  frame.first_local = locals_.size();
  Frame* const before = frame_;
  frame_ = &frame;
  if (const ast::CallSubquery* call = std::exchange(called_, nullptr); call != nullptr) limit_scope(*call, q);
  BoundSingleQuery out;
  check_composition(q);
  clauses(q.clauses, out);
  frame_ = before;
  out.slots = std::move(frame.slots);
  out.imports = std::move(frame.imports);
  return out;
}

namespace {

// The WITH that imports is bound: what it did not name cannot be read any more, nor what a later WITH leaves out.
void hide_imports(Frame& frame) {
  if (!std::exchange(frame.with_imports, false)) return;
  frame.imported.clear();
  frame.visible.emplace();
}

}  // namespace

void StatementBinder::clauses(const std::vector<ast::Clause>& list, BoundSingleQuery& out) {
  for (const ast::Clause& clause : list) {
    if (error_) return;
    if (const auto* w = std::get_if<ast::With>(&clause.node)) {
      out.clauses.emplace_back(projection(w->projection, false));
      hide_imports(*frame_);
    } else if (const auto* r = std::get_if<ast::Return>(&clause.node)) {
      BoundProjection p = projection(r->projection, true);
      out.columns = p.columns;
      out.returns = true;
      out.clauses.emplace_back(std::move(p));
    } else if (const auto* c = std::get_if<ast::CallProcedure>(&clause.node)) {
      out.clauses.push_back(bind(*c, list.size() == 1 && frame_->outer == nullptr, out));
    } else {
      std::visit(
          [&](const auto& c2) {
            using C = std::decay_t<decltype(c2)>;
            constexpr bool kElsewhere =
                std::is_same_v<C, ast::With> || std::is_same_v<C, ast::Return> || std::is_same_v<C, ast::CallProcedure>;
            if constexpr (!kElsewhere) out.clauses.push_back(bind(c2));
          },
          clause.node);
    }
  }
}

namespace {

// Clauses that only make rows: something must follow that uses them.
bool only_reads(const ast::Clause& c) {
  return std::holds_alternative<ast::Match>(c.node) || std::holds_alternative<ast::Unwind>(c.node) ||
         std::holds_alternative<ast::With>(c.node);
}

}  // namespace

void StatementBinder::check_composition(const ast::SingleQuery& q) {
  for (size_t i = 0; i + 1 < q.clauses.size(); ++i) {
    if (!std::holds_alternative<ast::Return>(q.clauses[i].node)) continue;
    fail("InvalidClauseComposition", "nothing can follow RETURN", q.clauses[i + 1].span, "use WITH to go on");
  }
  // A subquery of EXISTS or COUNT may end with what it reads.
  if (frame_->outer == nullptr && only_reads(q.clauses.back())) {
    fail("InvalidClauseComposition", "the query reads but does nothing with what it found", q.clauses.back().span,
         "end it with RETURN");
  }
}

void StatementBinder::check_union(const ast::Query& q, const BoundQuery& bound) {
  if (error_) return;
  for (size_t i = 1; i < q.all.size(); ++i) {
    if (q.all[i] != q.all[0])
      fail("InvalidClauseComposition", "UNION and UNION ALL cannot be mixed in one query", q.parts[i + 1].span);
  }
  for (size_t i = 1; i < bound.parts.size(); ++i) {
    const auto same_name = [](const Column& a, const Column& b) { return a.name == b.name; };
    const auto& a = bound.parts[0].columns;
    const auto& b = bound.parts[i].columns;
    if (std::equal(a.begin(), a.end(), b.begin(), b.end(), same_name)) continue;
    fail("DifferentColumnsInUnion", "all parts of a UNION must return columns of the same names in the same order",
         q.parts[i].span);
  }
}

}  // namespace relata::query
