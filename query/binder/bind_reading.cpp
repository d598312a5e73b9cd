// MATCH, UNWIND, CALL.
#include <algorithm>

#include "query/binder/statement_binder.hpp"
#include "query/expression/check.hpp"

namespace relata::query {

BoundClause StatementBinder::bind(const ast::Match& c) {
  BoundMatch out;
  out.optional = c.optional;
  std::vector<const ast::PatternPart*> parts;
  for (const ast::PatternPart& p : c.pattern.parts) parts.push_back(&p);
  out.pattern = pattern(parts, out.predicates, true);
  for (Expression& e : conjuncts(c.where)) out.predicates.push_back(std::move(e));
  return out;
}

BoundClause StatementBinder::bind(const ast::Unwind& c) {
  BoundUnwind out;
  out.list = expression(*c.list);
  if (find_variable(c.variable.text, c.variable.span)) {
    fail("VariableAlreadyBound", "the variable '" + c.variable.text + "' is already bound", c.variable.span);
  }
  // A value that is no list counts as a list of that one value.
  StaticType element =
      out.list.type.values.within(ValueType::list) ? element_type(out.list.type) : StaticType(TypeSet::any());
  out.slot = introduce(c.variable, element);
  return out;
}

std::vector<Expression> StatementBinder::procedure_arguments(const ast::CallProcedure& c,
                                                             const ProcedureSignature& signature, bool standalone) {
  std::vector<Expression> out;
  const size_t most = signature.inputs.size();
  const size_t least = most - signature.optional;
  if (c.arguments) {
    if (c.arguments->size() < least || c.arguments->size() > most) {
      fail("InvalidNumberOfArguments",
           "'" + signature.name + "' takes " + (least == most ? "" : std::to_string(least) + " to ") +
               std::to_string(most) + " arguments, not " + std::to_string(c.arguments->size()),
           c.name.span);
    }
    for (const ast::ExpressionPtr& argument : *c.arguments) out.push_back(expression(*argument));
    while (out.size() < most) out.push_back(literal({}, c.name.span));
    return out;
  }
  if (!standalone && least > 0) {
    fail("InvalidArgumentPassingMode", "only a CALL that stands alone takes its arguments from the parameters",
         c.name.span, "write them in parentheses");
  }
  for (const ProcedureField& input : signature.inputs) {
    if (context_.parameters == nullptr || !context_.parameters->contains(input.name)) {
      if (out.size() >= least) {
        out.push_back(literal({}, c.name.span));
        continue;
      }
      fail(compile_error("ParameterMissing", "MissingParameter",
                         "the parameter $" + input.name + " of '" + signature.name + "' is not given", c.name.span));
      return out;
    }
    Expression parameter;
    parameter.operation = Operation::parameter;
    parameter.name = input.name;
    parameter.span = c.name.span;
    out.push_back(checked(std::move(parameter)));
  }
  return out;
}

BoundClause StatementBinder::bind(const ast::CallProcedure& c, bool standalone, BoundSingleQuery& query) {
  BoundProcedureCall out;
  out.optional = c.optional;
  out.procedure = context_.procedures == nullptr ? nullptr : context_.procedures->find(c.name.text);
  if (out.procedure == nullptr) {
    Error e = compile_error("ProcedureError", "ProcedureNotFound", "there is no procedure '" + c.name.text + "'",
                            c.name.span);
    const std::string near = context_.procedures == nullptr ? "" : context_.procedures->nearest(c.name.text);
    if (!near.empty()) e.hint = "did you mean " + near + "?";
    fail(std::move(e));
    return out;
  }
  out.arguments = procedure_arguments(c, *out.procedure, standalone);
  for (size_t i = 0; i < out.arguments.size() && i < out.procedure->inputs.size(); ++i) {
    const TypeSet given = out.arguments[i].type.values;
    const TypeSet wanted = out.procedure->inputs[i].type.values;
    const bool whole_for_float = given.overlaps(ValueType::integer) && wanted.overlaps(ValueType::floating);
    if (given.only_null() || given.overlaps(wanted) || whole_for_float) continue;
    fail("InvalidArgumentType",
         "'" + out.procedure->inputs[i].name + "' of '" + c.name.text + "' must be " + describe(wanted) + ", this is " +
             describe(given),
         out.arguments[i].span);
  }
  procedure_results(c, standalone, out, query);
  if (c.where) {
    std::vector<Expression> conditions = conjuncts(c.where);
    if (conditions.size() == 1) {
      out.where = std::move(conditions[0]);
    } else {
      Expression all;
      all.operation = Operation::and_;
      all.children = std::move(conditions);
      out.where = checked(std::move(all));
    }
  }
  return out;
}

// Standing alone, a CALL returns what it yields; without YIELD that is everything.
void StatementBinder::procedure_results(const ast::CallProcedure& c, bool standalone, BoundProcedureCall& out,
                                        BoundSingleQuery& query) {
  const std::vector<ProcedureField>& outputs = out.procedure->outputs;
  const auto add = [&](uint32_t output, const ast::Name& name) {
    if (find_variable(name.text, name.span))
      fail("VariableAlreadyBound", "the variable '" + name.text + "' is already bound", name.span);
    out.results.emplace_back(output, introduce(name, outputs[output].type));
    if (standalone) query.columns.push_back({name.text, out.results.back().second});
  };
  query.returns = query.returns || (standalone && !outputs.empty());
  if (c.star && !standalone && !c.show)
    fail("UnexpectedSyntax", "YIELD * is for a CALL that stands alone", c.name.span, "name the results");
  if (c.star || (!c.yield && standalone)) {
    for (uint32_t i = 0; i < outputs.size(); ++i) add(i, {outputs[i].name, c.name.span});
    return;
  }
  if (!c.yield) {
    if (!outputs.empty())
      fail("UndefinedVariable", "'" + c.name.text + "' gives results that nobody named", c.name.span,
           "name them with YIELD");
    return;
  }
  for (const ast::YieldItem& item : *c.yield) {
    const auto at = std::find_if(outputs.begin(), outputs.end(),
                                 [&](const ProcedureField& f) { return f.name == item.field.text; });
    if (at == outputs.end()) {
      std::string yields;
      for (const ProcedureField& f : outputs) yields += (yields.empty() ? "it yields " : ", ") + f.name;
      fail("UndefinedVariable", "'" + c.name.text + "' does not yield '" + item.field.text + "'", item.field.span, yields);
      continue;
    }
    add(static_cast<uint32_t>(at - outputs.begin()), item.alias ? *item.alias : item.field);
  }
}

BoundClause StatementBinder::bind(const ast::LoadCsv& c) {
  BoundLoadCsv out;
  out.headers = c.headers;
  out.url = expression(*c.url);
  if (!error_ && !out.url.type.values.only_null() && !out.url.type.values.overlaps(ValueType::string))
    fail("InvalidArgumentType", "LOAD CSV needs the name of a file as a string", c.url->span);
  if (c.separator) {
    const std::string& text = c.separator->text;
    if (text.size() != 1 || text[0] == '"' || text[0] == '\n' || text[0] == '\r')
      fail("InvalidArgumentValue", "FIELDTERMINATOR takes one ASCII character that is no quote and no newline",
           c.separator->span);
    out.separator = text.empty() ? ',' : text[0];
  }
  if (find_variable(c.variable.text, c.variable.span)) {
    fail("VariableAlreadyBound", "the variable '" + c.variable.text + "' is already bound", c.variable.span);
  }
  out.slot =
      introduce(c.variable, c.headers ? StaticType(ValueType::map) : StaticType(ValueType::list, ValueType::string));
  out.line_slot = frame_->add_slot({}, ValueType::integer);
  out.file_slot = frame_->add_slot({}, ValueType::string);
  frame_->csv_line = out.line_slot;
  frame_->csv_file = out.file_slot;
  return out;
}

// linenumber() and file(): where the last LOAD CSV is; null without one.
Expression StatementBinder::csv_function(const ast::Call& c, Span span) {
  if (!c.arguments.empty()) fail("InvalidNumberOfArguments", "'" + c.name + "' takes no arguments", c.name_span);
  const bool line = c.name.size() > 4;
  const std::optional<uint32_t>& from = line ? frame_->csv_line : frame_->csv_file;
  if (!from) return checked(literal({}, span));
  return slot(*from, line ? ValueType::integer : ValueType::string, span);
}

// CALL (a, b) { }: each is a variable outside, named once.
void StatementBinder::check_subquery_scope(const ast::CallSubquery& c) {
  if (!c.scope) return;
  NameSet seen;
  for (const ast::Name& n : *c.scope) {
    variable(n.text, n.span);
    if (!seen.insert(n.text).second)
      fail("VariableAlreadyBound", "the variable '" + n.text + "' is imported twice", n.span);
  }
}

BoundClause StatementBinder::bind(const ast::CallSubquery& c) {
  BoundCallSubquery out;
  out.optional = c.optional;
  check_subquery_scope(c);
  const size_t locals = locals_.size();
  called_ = &c;
  out.query = std::make_unique<BoundQuery>(query(*c.query, frame_, &out.arguments));
  locals_.resize(locals);
  if (error_) return out;
  out.returns = out.query->parts[0].returns;
  for (uint32_t i = 0; i < out.query->parts[0].columns.size(); ++i) {
    const Column& column = out.query->parts[0].columns[i];
    if (find_variable(column.name, c.query->span)) {
      fail("VariableAlreadyBound", "the subquery returns '" + column.name + "', which is already bound outside",
           c.query->span);
    }
    StaticType type = out.query->parts[0].slots[column.slot].type;
    for (const BoundSingleQuery& part : out.query->parts) {
      if (!(part.slots[part.columns[i].slot].type == type)) type = TypeSet::any();
    }
    out.results.emplace_back(i, introduce({column.name, c.query->span}, type));
  }
  return out;
}

}  // namespace relata::query
