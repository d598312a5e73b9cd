// Variables: looking them up through frames, introducing them, and the locals of comprehensions.
#include <algorithm>

#include "query/binder/statement_binder.hpp"
#include "query/expression/check.hpp"

namespace relata::query {

std::optional<Expression> StatementBinder::find_variable(Frame& frame, std::string_view name, Span span,
                                                         size_t local_limit) {
  for (size_t i = local_limit; i-- > frame.first_local;) {
    if (locals_[i].name == name) return local(locals_[i].index, locals_[i].type, span);
  }
  for (const Scope* scope : {&frame.scope, &frame.imported}) {
    if (const auto it = scope->find(name); it != scope->end()) return slot(it->second.slot, it->second.type, span);
  }
  if (frame.outer == nullptr || (frame.visible && !frame.visible->contains(name))) return std::nullopt;
  std::optional<Expression> outside = find_variable(*frame.outer, name, span, frame.first_local);
  if (!outside) return std::nullopt;
  const auto known = std::find_if(frame.arguments->begin(), frame.arguments->end(),
                                  [&](const Expression& e) { return same(e, *outside); });
  const auto argument = static_cast<uint32_t>(known - frame.arguments->begin());
  const StaticType type = outside->type;
  if (known == frame.arguments->end()) frame.arguments->push_back(std::move(*outside));
  const uint32_t index = frame.add_slot(std::string(name), type);
  frame.imports.push_back({argument, index});
  frame.imported.emplace(std::string(name), Variable{index, type});
  return slot(index, type, span);
}

Expression StatementBinder::variable(const std::string& name, Span span) {
  if (std::optional<Expression> found = find_variable(name, span)) return std::move(*found);
  if (hidden_ != nullptr && hidden_->contains(name)) {
    fail("UndefinedVariable", "a repeated part cannot read '" + name + "', which belongs to the same MATCH", span,
         "bind it in a MATCH before, or compare in the WHERE behind the pattern");
    return literal({}, span);
  }
  for (Frame* f = frame_; f != nullptr && f->outer != nullptr; f = f->outer) {
    if (!f->visible || !find_variable(*f->outer, name, span, f->first_local)) continue;
    fail("UndefinedVariable", "the variable '" + name + "' is not defined in this subquery", span,
         "CALL { } reads what it imports: write CALL (" + name + ") { }");
    return literal({}, span);
  }
  const std::string near = near_name(name);
  fail("UndefinedVariable", "the variable '" + name + "' is not defined", span,
       near.empty() ? "" : "did you mean " + near + "?");
  return literal({}, span);
}

uint32_t StatementBinder::introduce(const ast::Name& name, StaticType type) {
  const uint32_t index = frame_->add_slot(name.text, type);
  frame_->scope[name.text] = {index, type};
  return index;
}

namespace {

// One insertion, deletion, replacement or other case apart.
bool near_names(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || b.size() < 2) return false;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  size_t i = 0;
  while (i < a.size() && lower(a[i]) == lower(b[i])) ++i;
  const size_t skip_a = a.size() == b.size() ? 1 : 0;
  if (i == a.size()) return true;
  return std::equal(a.begin() + static_cast<ptrdiff_t>(i + skip_a), a.end(), b.begin() + static_cast<ptrdiff_t>(i + 1),
                    b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::string StatementBinder::near_name(std::string_view name) {
  for (const Local& l : locals_) {
    if (near_names(l.name, name)) return l.name;
  }
  for (const Frame* frame = frame_; frame != nullptr; frame = frame->outer) {
    for (const auto& [known, unused] : frame->scope) {
      if (near_names(known, name)) return known;
    }
  }
  return {};
}

// Binds `body` where `name` is a local of its own.
Expression StatementBinder::with_local(const ast::Name& name, StaticType type, const ast::Expression& body, Place place,
                                       uint32_t& index) {
  index = static_cast<uint32_t>(locals_.size());
  if (index + 1 >= kMaxLocals) {
    fail("UnexpectedSyntax", "too many comprehensions inside one another", name.span);
    return literal({}, body.span);
  }
  locals_.push_back({name.text, index, type});
  Expression out = expression(body, place);
  locals_.pop_back();
  return out;
}

Expression StatementBinder::list_comprehension(const ast::ListComprehension& c, Span span, Place place) {
  Expression out;
  out.operation = Operation::comprehension;
  out.span = span;
  out.index = static_cast<uint32_t>(locals_.size());
  Expression list = expression(*c.list, {false, place.aggregates});
  const StaticType element = element_type(list.type);
  out.children.push_back(std::move(list));
  out.children.push_back(c.predicate ? with_local(c.variable, element, *c.predicate, {true, false}, out.index)
                                     : Expression{});
  out.children.push_back(c.projection ? with_local(c.variable, element, *c.projection, {}, out.index) : Expression{});
  return checked(std::move(out));
}

Expression StatementBinder::quantifier(const ast::Quantifier& q, Span span, Place place) {
  Expression out;
  switch (q.kind) {
    case ast::QuantifierKind::all:
      out.operation = Operation::all;
      break;
    case ast::QuantifierKind::any:
      out.operation = Operation::any;
      break;
    case ast::QuantifierKind::none:
      out.operation = Operation::none;
      break;
    case ast::QuantifierKind::single:
      out.operation = Operation::single;
      break;
  }
  out.span = span;
  Expression list = expression(*q.list, {false, place.aggregates});
  const StaticType element = element_type(list.type);
  out.children.push_back(std::move(list));
  out.children.push_back(with_local(q.variable, element, *q.predicate, {true, false}, out.index));
  return checked(std::move(out));
}

Expression StatementBinder::reduce(const ast::Reduce& r, Span span, Place place) {
  Expression out;
  out.operation = Operation::reduce;
  out.span = span;
  Expression initial = expression(*r.initial, {false, place.aggregates});
  Expression list = expression(*r.list, {false, place.aggregates});
  const StaticType element = element_type(list.type);
  out.index = static_cast<uint32_t>(locals_.size());
  locals_.push_back({r.accumulator.text, out.index, TypeSet::any()});
  Expression step = with_local(r.variable, element, *r.step, {}, out.index2);
  locals_.pop_back();
  out.children.push_back(std::move(initial));
  out.children.push_back(std::move(list));
  out.children.push_back(std::move(step));
  return checked(std::move(out));
}

}  // namespace relata::query
