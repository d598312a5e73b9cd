#include "query/ast/dump.hpp"

#include <fmt/format.h>

namespace relata::ast {

namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

std::string literal(const Value& v) {
  switch (v.type()) {
    case ValueType::boolean:
      return v.boolean() ? "true" : "false";
    case ValueType::integer:
      return std::to_string(v.integer());
    case ValueType::floating:
      return fmt::format("{}", v.floating());
    case ValueType::string:
      return "'" + v.string() + "'";
    default:
      return "null";
  }
}

constexpr std::string_view kUnary[] = {"not", "plus", "minus", "is-null", "is-not-null"};
constexpr std::string_view kBinary[] = {"add",         "subtract",  "multiply", "divide", "modulo", "power",
                                        "starts-with", "ends-with", "contains", "=~",     "in",
                                        "||"};
constexpr std::string_view kJunction[] = {"and", "or", "xor"};
constexpr std::string_view kComparison[] = {"=", "<>", "<", "<=", ">", ">="};
constexpr std::string_view kQuantifier[] = {"all", "any", "none", "single"};
constexpr std::string_view kSubquery[] = {"exists", "count", "collect"};

template <class Enum, size_t N>
std::string name_of(Enum e, const std::string_view (&names)[N]) {
  return std::string(names[static_cast<size_t>(e)]);
}

// " part" or nothing.
std::string maybe(const ExpressionPtr& e) { return e ? " " + dump(*e) : ""; }
std::string maybe(std::string_view label, const ExpressionPtr& e) {
  return e ? " (" + std::string(label) + " " + dump(*e) + ")" : "";
}
std::string maybe(const std::optional<Name>& n) { return n ? " " + n->text : ""; }

std::string all(const std::vector<ExpressionPtr>& list) {
  std::string out;
  for (const ExpressionPtr& e : list) out += " " + dump(*e);
  return out;
}

std::string labels(const LabelExpression& l) {
  using Kind = LabelExpression::Kind;
  if (l.kind == Kind::name) return l.name.text;
  if (l.kind == Kind::any) return "%";
  std::string out = l.kind == Kind::not_ ? "(!" : l.kind == Kind::and_ ? "(&" : "(|";
  for (const LabelExpression& o : l.operands) out += " " + labels(o);
  return out + ")";
}

std::string maybe(const std::optional<LabelExpression>& l) { return l ? " :" + labels(*l) : ""; }

std::string node(const NodePattern& n) {
  return "(node" + maybe(n.variable) + maybe(n.labels) + maybe(n.properties) + maybe("where", n.predicate) + ")";
}

std::string relationship(const RelationshipPattern& r) {
  std::string arrow = r.direction == Direction::outgoing ? "->" : r.direction == Direction::incoming ? "<-" : "--";
  std::string length;
  if (r.length) {
    length = " *" + (r.length->minimum ? std::to_string(*r.length->minimum) : "") + ".." +
             (r.length->maximum ? std::to_string(*r.length->maximum) : "");
  }
  if (r.group) return "(group" + length + " " + dump(*r.group) + maybe("where", r.predicate) + ")";
  return "(" + arrow + maybe(r.variable) + maybe(r.types) + length + maybe(r.properties) + maybe("where", r.predicate) +
         ")";
}

std::string pattern(const Pattern& p) {
  std::string out;
  for (const PatternPart& part : p.parts) out += " " + dump(part);
  return out;
}

std::string map_projection(const MapProjection& m) {
  std::string out = "(project " + dump(*m.subject);
  for (const MapProjectionItem& item : m.items) {
    using Kind = MapProjectionItem::Kind;
    if (item.kind == Kind::all_properties) out += " .*";
    if (item.kind == Kind::property) out += " ." + item.name.text;
    if (item.kind == Kind::variable) out += " " + item.name.text;
    if (item.kind == Kind::entry) out += " (" + item.name.text + " " + dump(*item.value) + ")";
  }
  return out + ")";
}

std::string projection(std::string_view name, const Projection& p) {
  std::string out = "(" + std::string(name) + (p.distinct ? " distinct" : "") + (p.star ? " *" : "");
  for (const ProjectionItem& item : p.items)
    out += item.alias ? " (" + item.alias->text + " " + dump(*item.expression) + ")" : " " + dump(*item.expression);
  for (const SortItem& item : p.order)
    out += std::string(" (") + (item.descending ? "desc " : "asc ") + dump(*item.expression) + ")";
  return out + maybe("skip", p.skip) + maybe("limit", p.limit) + maybe("where", p.where) + ")";
}

std::string set_item(const SetItem& item) {
  using Kind = SetItem::Kind;
  std::string out = item.kind == Kind::extend ? " (+= " : item.kind == Kind::labels ? " (labels " : " (= ";
  out += dump(*item.target) + maybe(item.value);
  for (const Name& label : item.labels) out += " :" + label.text;
  return out + ")";
}

std::string set_items(const std::vector<SetItem>& items) {
  std::string out;
  for (const SetItem& item : items) out += set_item(item);
  return out;
}

std::string call_subquery(const CallSubquery& c) {
  std::string out = c.optional ? "(optional-call " : "(call ";
  if (c.scope) {
    out += c.scope_star ? "(*" : "(";
    for (const Name& n : *c.scope) out += (out.back() == '(' ? "" : " ") + n.text;
    out += ") ";
  }
  return out + dump(*c.query) + ")";
}

std::string call_procedure(const CallProcedure& c) {
  std::string out = (c.optional ? "(optional-call " : "(call ") + c.name.text +
                    (c.arguments ? " (" + (c.arguments->empty() ? "" : all(*c.arguments).substr(1)) + ")" : "");
  if (c.star)
    out += " yield *";
  else if (c.yield)
    out += " yield";
  if (c.yield) {
    for (const YieldItem& item : *c.yield)
      out += item.alias ? " (" + item.alias->text + " " + item.field.text + ")" : " " + item.field.text;
  }
  return out + maybe("where", c.where) + ")";
}

std::string clause(const Clause& c);

std::string clauses(const std::vector<Clause>& list) {
  std::string out;
  for (const Clause& c : list) out += " " + clause(c);
  return out;
}

std::string remove(const Remove& c) {
  std::string out = "(remove";
  for (const RemoveItem& item : c.items) {
    out += " " + dump(*item.target);
    for (const Name& label : item.labels) out += ":" + label.text;
  }
  return out + ")";
}

std::string clause(const Clause& c) {
  return std::visit(
      Overloaded{
          [](const Match& m) {
            return (m.optional ? "(optional-match" : "(match") + pattern(m.pattern) + maybe("where", m.where) + ")";
          },
          [](const Unwind& u) { return "(unwind " + dump(*u.list) + " " + u.variable.text + ")"; },
          [](const With& w) { return projection("with", w.projection); },
          [](const Return& r) { return projection("return", r.projection); },
          [](const Create& create) { return "(create" + pattern(create.pattern) + ")"; },
          [](const Merge& m) {
            std::string out = "(merge " + dump(m.pattern);
            if (!m.on_create.empty()) out += " (on-create" + set_items(m.on_create) + ")";
            if (!m.on_match.empty()) out += " (on-match" + set_items(m.on_match) + ")";
            return out + ")";
          },
          [](const Set& s) { return "(set" + set_items(s.items) + ")"; },
          [](const Remove& r) { return remove(r); },
          [](const Delete& d) { return (d.detach ? "(detach-delete" : "(delete") + all(d.targets) + ")"; },
          [](const CallProcedure& p) { return call_procedure(p); },
          [](const Foreach& f) {
            return "(foreach " + f.variable.text + " " + dump(*f.list) + clauses(f.clauses) + ")";
          },
          [](const CallSubquery& s) { return call_subquery(s); },
          [](const LoadCsv& l) {
            return (l.headers ? "(load-csv-with-headers " : "(load-csv ") + dump(*l.url) + " " + l.variable.text +
                   (l.separator ? " by " + l.separator->text : "") + ")";
          },
      },
      c.node);
}

std::string case_expression(const Case& c) {
  std::string out = "(case" + maybe(c.subject);
  for (const CaseBranch& b : c.branches) out += " (" + dump(*b.when) + " " + dump(*b.then) + ")";
  return out + maybe("else", c.otherwise) + ")";
}

std::string operators(const Expression& e) {
  return std::visit(
      Overloaded{
          [](const Unary& u) { return "(" + name_of(u.op, kUnary) + " " + dump(*u.operand) + ")"; },
          [](const Binary& b) {
            return "(" + name_of(b.op, kBinary) + " " + dump(*b.left) + " " + dump(*b.right) + ")";
          },
          [](const Junction& j) { return "(" + name_of(j.kind, kJunction) + all(j.operands) + ")"; },
          [](const Comparison& c) {
            std::string out = "(" + dump(*c.first);
            for (const auto& [op, operand] : c.rest) out += " " + name_of(op, kComparison) + " " + dump(*operand);
            return out + ")";
          },
          [](const Index& i) { return "([] " + dump(*i.subject) + " " + dump(*i.index) + ")"; },
          [](const Slice& s) { return "([..] " + dump(*s.subject) + maybe("from", s.from) + maybe("to", s.to) + ")"; },
          [](const LabelTest& t) { return "(: " + dump(*t.subject) + " " + labels(t.labels) + ")"; },
          [](const auto&) { return std::string(); },
      },
      e.node);
}

std::string with_patterns(const Expression& e) {
  return std::visit(
      Overloaded{
          [](const PatternPredicate& p) { return "(exists " + dump(*p.pattern) + ")"; },
          [](const PatternComprehension& c) {
            return "(comprehension " + dump(*c.pattern) + maybe("where", c.predicate) + " " + dump(*c.projection) + ")";
          },
          [](const ShortestPathExpression& s) { return dump(*s.pattern); },
          [](const Subquery& s) {
            return "(" + name_of(s.kind, kSubquery) +
                   (s.pattern ? pattern(*s.pattern) + maybe("where", s.predicate) : " " + dump(*s.query)) + ")";
          },
          [&](const auto&) { return operators(e); },
      },
      e.node);
}

}  // namespace

std::string dump(const Expression& e) {
  return std::visit(
      Overloaded{
          [](const Literal& l) { return literal(l.value); },
          [](const Variable& v) { return v.name; },
          [](const Parameter& p) { return "$" + p.name; },
          [](const Property& p) { return "(. " + dump(*p.subject) + " " + p.key.text + ")"; },
          [](const ListLiteral& l) { return "(list" + all(l.items) + ")"; },
          [](const MapLiteral& m) {
            std::string out = "{";
            for (const MapEntry& entry : m.entries)
              out += (out.size() > 1 ? ", " : "") + entry.key.text + ": " + dump(*entry.value);
            return out + "}";
          },
          [](const Case& c) { return case_expression(c); },
          [](const Call& c) { return "(" + c.name + (c.distinct ? " distinct" : "") + all(c.arguments) + ")"; },
          [](const CountStar&) { return std::string("(count *)"); },
          [](const ListComprehension& c) {
            return "(comprehension " + c.variable.text + " " + dump(*c.list) + maybe("where", c.predicate) +
                   maybe(c.projection) + ")";
          },
          [](const Quantifier& q) {
            return "(" + name_of(q.kind, kQuantifier) + " " + q.variable.text + " " + dump(*q.list) + " " +
                   dump(*q.predicate) + ")";
          },
          [](const Reduce& r) {
            return "(reduce " + r.accumulator.text + " " + dump(*r.initial) + " " + r.variable.text + " " +
                   dump(*r.list) + " " + dump(*r.step) + ")";
          },
          [](const MapProjection& m) { return map_projection(m); },
          [&](const auto&) { return with_patterns(e); },
      },
      e.node);
}

std::string dump(const PatternPart& part) {
  static constexpr std::string_view kNames[] = {"path", "shortest", "all-shortest"};
  std::string out = "(" + name_of(part.selector, kNames) + (part.variable ? " " + part.variable->text + " =" : "");
  if (part.search) {
    static constexpr std::string_view kSearches[] = {"any", "shortest", "groups"};
    out += " " + name_of(part.search->kind, kSearches) + " " + std::to_string(part.search->count);
  }
  for (size_t i = 0; i < part.nodes.size(); ++i) {
    if (i > 0) out += " " + relationship(part.relationships[i - 1]);
    out += " " + node(part.nodes[i]);
  }
  return out + maybe("where", part.predicate) + ")";
}

std::string dump(const Query& query) {
  std::string out;
  for (size_t i = 0; i < query.parts.size(); ++i) {
    if (i > 0) out += query.all[i - 1] ? " union-all " : " union ";
    out += "(query" + clauses(query.parts[i].clauses) + ")";
  }
  return out;
}

}  // namespace relata::ast
