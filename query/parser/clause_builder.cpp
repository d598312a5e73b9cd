// Queries and their clauses.
#include "query/parser/builder.hpp"
#include "query/parser/literal.hpp"

namespace relata::query {

namespace {

using P = grammar::CypherParser;

}  // namespace

ast::Query Builder::query(P::QueryContext* ctx) {
  ast::Query out;
  out.span = span(ctx);
  for (P::SingleQueryContext* part : ctx->singleQuery()) out.parts.push_back(single_query(part));
  for (antlr4::tree::ParseTree* child : ctx->children) {
    auto* token = dynamic_cast<antlr4::tree::TerminalNode*>(child);
    if (token == nullptr) continue;
    if (token->getSymbol()->getType() == P::UNION)
      out.all.push_back(false);
    else
      out.all.back() = true;
  }
  return out;
}

ast::SingleQuery Builder::single_query(P::SingleQueryContext* ctx) {
  ast::SingleQuery out;
  out.span = span(ctx);
  for (P::ClauseContext* c : ctx->clause()) out.clauses.push_back(clause(c));
  return out;
}

ast::Clause Builder::clause(P::ClauseContext* ctx) {
  const bool reads = ctx->matchClause() != nullptr || ctx->unwindClause() != nullptr || ctx->withClause() != nullptr ||
                     ctx->returnClause() != nullptr || ctx->callClause() != nullptr ||
                     ctx->subqueryClause() != nullptr || ctx->loadClause() != nullptr || ctx->showClause() != nullptr;
  return {reads ? reading_clause(ctx) : writing_clause(ctx), span(ctx)};
}

ast::Clause::Node Builder::reading_clause(P::ClauseContext* ctx) {
  if (auto* c = ctx->matchClause())
    return ast::Match{c->OPTIONAL() != nullptr, pattern(c->pattern()), where(c->where())};
  if (auto* c = ctx->unwindClause()) return ast::Unwind{expression(c->expression()), name(c->variable())};
  if (auto* c = ctx->withClause()) return ast::With{projection(c->projectionBody(), c->where())};
  if (auto* c = ctx->returnClause()) return ast::Return{projection(c->projectionBody(), nullptr)};
  if (auto* c = ctx->callClause()) return call_procedure(c);
  if (auto* c = ctx->loadClause()) return load_csv(c);
  if (auto* c = ctx->showClause()) return show(c);
  const Level level(*this, 1, span(ctx));
  return call_subquery(ctx->subqueryClause());
}

ast::Clause::Node Builder::writing_clause(P::ClauseContext* ctx) {
  if (auto* c = ctx->createClause()) return ast::Create{pattern(c->pattern())};
  if (auto* c = ctx->mergeClause()) return merge(c);
  if (auto* c = ctx->setClause()) return ast::Set{set_items(c)};
  if (auto* c = ctx->foreachClause()) return foreach (c);
  if (auto* c = ctx->removeClause()) {
    ast::Remove out;
    for (P::RemoveItemContext* item : c->removeItem()) out.items.push_back(remove_item(item));
    return out;
  }
  ast::Delete out;
  out.detach = ctx->deleteClause()->DETACH() != nullptr;
  for (P::ExpressionContext* e : ctx->deleteClause()->expression()) out.targets.push_back(expression(e));
  return out;
}

ast::Projection Builder::projection(P::ProjectionBodyContext* ctx, P::WhereContext* predicate) {
  ast::Projection out;
  out.span = span(ctx);
  out.distinct = ctx->DISTINCT() != nullptr;
  out.star = ctx->projectionItems()->STAR() != nullptr;
  for (P::ProjectionItemContext* item : ctx->projectionItems()->projectionItem()) {
    ast::ProjectionItem i{expression(item->expression()), std::nullopt, span(item->expression())};
    if (item->variable() != nullptr) i.alias = name(item->variable());
    out.items.push_back(std::move(i));
  }
  if (ctx->orderBy() != nullptr) {
    for (P::SortItemContext* item : ctx->orderBy()->sortItem()) {
      out.order.push_back({expression(item->expression()), item->DESC() != nullptr || item->DESCENDING() != nullptr});
    }
  }
  if (ctx->skip() != nullptr) out.skip = expression(ctx->skip()->expression());
  if (ctx->limit() != nullptr) out.limit = expression(ctx->limit()->expression());
  out.where = where(predicate);
  return out;
}

ast::Merge Builder::merge(P::MergeClauseContext* ctx) {
  ast::Merge out;
  out.pattern = pattern_part(ctx->patternPart());
  for (P::MergeActionContext* action : ctx->mergeAction()) {
    std::vector<ast::SetItem>& into = action->MATCH() != nullptr ? out.on_match : out.on_create;
    for (ast::SetItem& item : set_items(action->setClause())) into.push_back(std::move(item));
  }
  return out;
}

std::vector<ast::SetItem> Builder::set_items(P::SetClauseContext* ctx) {
  std::vector<ast::SetItem> out;
  for (P::SetItemContext* item : ctx->setItem()) out.push_back(set_item(item));
  return out;
}

ast::SetItem Builder::set_item(P::SetItemContext* ctx) {
  using Kind = ast::SetItem::Kind;
  const Span place = span(ctx);
  if (auto* c = dynamic_cast<P::SetPropertyContext*>(ctx)) {
    ast::ExpressionPtr target = property_target(c->propertyTarget());
    return {Kind::property, std::move(target), expression(c->expression()), {}, place};
  }
  if (auto* c = dynamic_cast<P::SetReplaceContext*>(ctx)) {
    return {Kind::replace, variable(c->variable()), expression(c->expression()), {}, place};
  }
  if (auto* c = dynamic_cast<P::SetExtendContext*>(ctx)) {
    return {Kind::extend, variable(c->variable()), expression(c->expression()), {}, place};
  }
  auto* c = dynamic_cast<P::SetLabelsContext*>(ctx);
  return {Kind::labels, variable(c->variable()), nullptr, labels(c->nodeLabels()), place};
}

ast::RemoveItem Builder::remove_item(P::RemoveItemContext* ctx) {
  if (auto* c = dynamic_cast<P::RemoveLabelsContext*>(ctx))
    return {variable(c->variable()), labels(c->nodeLabels()), span(ctx)};
  return {property_target(dynamic_cast<P::RemovePropertyContext*>(ctx)->propertyTarget()), {}, span(ctx)};
}

std::vector<ast::Name> Builder::labels(P::NodeLabelsContext* ctx) {
  std::vector<ast::Name> out;
  for (P::SchemaNameContext* label : ctx->schemaName()) out.push_back(name(label));
  return out;
}

ast::CallSubquery Builder::call_subquery(P::SubqueryClauseContext* ctx) {
  ast::CallSubquery out;
  out.optional = ctx->OPTIONAL() != nullptr;
  if (P::SubqueryScopeContext* scope = ctx->subqueryScope(); scope != nullptr) {
    out.scope_star = scope->STAR() != nullptr;
    out.scope.emplace();
    for (P::VariableContext* v : scope->variable()) out.scope->push_back(name(v));
  }
  out.query = std::make_unique<ast::Query>(query(ctx->query()));
  return out;
}

ast::CallProcedure Builder::call_procedure(P::CallClauseContext* ctx) {
  ast::CallProcedure out;
  out.optional = ctx->OPTIONAL() != nullptr;
  out.name = dotted_name(ctx->procedureName()->symbolicName(), span(ctx->procedureName()));
  if (ctx->procedureArguments() != nullptr) {
    out.arguments.emplace();
    for (P::ExpressionContext* e : ctx->procedureArguments()->expression()) out.arguments->push_back(expression(e));
  }
  if (ctx->yieldItems() == nullptr) return out;
  yield_items(ctx->yieldItems(), out);
  out.where = where(ctx->where());
  return out;
}

void Builder::yield_items(P::YieldItemsContext* ctx, ast::CallProcedure& out) {
  out.star = ctx->STAR() != nullptr;
  out.yield.emplace();
  for (P::YieldItemContext* item : ctx->yieldItem()) {
    ast::YieldItem i{name(item->symbolicName()), std::nullopt};
    if (item->variable() != nullptr) i.alias = name(item->variable());
    out.yield->push_back(std::move(i));
  }
}

// SHOW is a CALL of the procedure that lists those things.
ast::CallProcedure Builder::show(P::ShowClauseContext* ctx) {
  ast::CallProcedure out;
  out.show = true;
  out.name.span = span(ctx);
  if (ctx->INDEX() != nullptr || ctx->INDEXES() != nullptr) out.name.text = "db.indexes";
  if (ctx->CONSTRAINT() != nullptr || ctx->CONSTRAINTS() != nullptr) out.name.text = "db.constraints";
  if (ctx->PROCEDURES() != nullptr) out.name.text = "dbms.procedures";
  if (ctx->FUNCTIONS() != nullptr) out.name.text = "dbms.functions";
  out.arguments.emplace();
  if (ctx->yieldItems() != nullptr)
    yield_items(ctx->yieldItems(), out);
  else
    out.star = true;
  out.where = where(ctx->where());
  return out;
}

ast::LoadCsv Builder::load_csv(P::LoadClauseContext* ctx) {
  ast::LoadCsv out;
  out.headers = ctx->HEADERS() != nullptr;
  out.url = expression(ctx->expression());
  out.variable = name(ctx->variable());
  if (ctx->FIELDTERMINATOR() != nullptr) {
    const Span place = span(ctx->STRING());
    out.separator = ast::Name{take(string_of(ctx->STRING()->getText(), place)), place};
  }
  return out;
}

ast::SchemaCommand Builder::schema_command(P::SchemaCommandContext* ctx) {
  using Kind = ast::SchemaCommand::Kind;
  ast::SchemaCommand out;
  const auto named = [&](P::SymbolicNameContext* n, bool conditional) {
    if (n != nullptr) out.name = name(n);
    out.conditional = conditional;
  };
  if (auto* c = dynamic_cast<P::CreateIndexContext*>(ctx)) {
    named(c->symbolicName(), c->ifNotExists() != nullptr);
    schema_target(c->schemaTarget(), c->schemaProperty(), out);
  } else if (auto* k = dynamic_cast<P::CreateConstraintContext*>(ctx)) {
    out.kind = k->UNIQUE() != nullptr ? Kind::create_unique : Kind::create_not_null;
    named(k->symbolicName(), k->ifNotExists() != nullptr);
    schema_target(k->schemaTarget(), k->constrained()->schemaProperty(), out);
  } else if (auto* d = dynamic_cast<P::DropIndexContext*>(ctx)) {
    out.kind = Kind::drop_index;
    named(d->symbolicName(), d->ifExists() != nullptr);
  } else if (auto* e = dynamic_cast<P::DropConstraintContext*>(ctx)) {
    out.kind = Kind::drop_constraint;
    named(e->symbolicName(), e->ifExists() != nullptr);
  }
  return out;
}

void Builder::schema_target(P::SchemaTargetContext* target, P::SchemaPropertyContext* property,
                            ast::SchemaCommand& out) {
  if (auto* c = dynamic_cast<P::LabelTargetContext*>(target)) {
    out.variable = name(c->variable());
    out.target = name(c->schemaName());
  } else if (auto* t = dynamic_cast<P::TypeTargetContext*>(target)) {
    out.relationship = true;
    out.variable = name(t->variable());
    out.target = name(t->schemaName());
  }
  out.property_variable = name(property->variable());
  out.key = name(property->schemaName());
}

ast::Foreach Builder::foreach (P::ForeachClauseContext* ctx) {
  const Level level(*this, 1, span(ctx));
  ast::Foreach out;
  out.variable = name(ctx->variable());
  out.list = expression(ctx->expression());
  for (P::ClauseContext* c : ctx->clause()) out.clauses.push_back(clause(c));
  return out;
}

}  // namespace relata::query
