#include <algorithm>
#include <cctype>

#include "tests/twin/twin.hpp"

namespace relata::twin {

namespace {

std::string lowered(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

Truth truth(const Value& v) {
  if (v.is_null()) return std::nullopt;
  if (v.type() != ValueType::boolean) throw Refusal("a condition that is no boolean");
  return v.boolean();
}

Value add(const Value& a, const Value& b) {
  if (a.type() == ValueType::list && b.type() == ValueType::list) {
    List out = a.list();
    out.insert(out.end(), b.list().begin(), b.list().end());
    return out;
  }
  if (a.is_null() || b.is_null()) return {};
  if (a.type() == ValueType::string && b.type() == ValueType::string) return a.string() + b.string();
  if (a.type() == ValueType::integer && b.type() == ValueType::integer) return a.integer() + b.integer();
  if (a.is_number() && b.is_number()) return a.number() + b.number();
  throw Refusal("a sum of these types");
}

Truth contained(const Value& item, const Value& list) {
  if (list.is_null()) return std::nullopt;
  Truth out = false;
  for (const Value& element : list.list()) {
    const Truth same = equal(item, element);
    if (same == Truth(true)) return true;
    if (!same) out = std::nullopt;
  }
  return out;
}

Value binary(ast::BinaryOperator op, const Value& a, const Value& b) {
  using Op = ast::BinaryOperator;
  if (op == Op::add) return add(a, b);
  if (op == Op::in) return from_truth(contained(a, b));
  if (a.is_null() || b.is_null()) return {};
  switch (op) {
    case Op::subtract:
      return a.integer() - b.integer();
    case Op::multiply:
      return a.integer() * b.integer();
    case Op::starts_with:
      return a.string().starts_with(b.string());
    case Op::ends_with:
      return a.string().ends_with(b.string());
    case Op::contains:
      return a.string().find(b.string()) != std::string::npos;
    default:
      throw Refusal("an operator");
  }
}

Truth compared(ast::ComparisonOperator op, const Value& a, const Value& b) {
  using Op = ast::ComparisonOperator;
  switch (op) {
    case Op::equal:
      return equal(a, b);
    case Op::not_equal:
      return negated(equal(a, b));
    case Op::less:
      return less(a, b);
    case Op::greater:
      return less(b, a);
    case Op::less_equal:
      return negated(less(b, a));
    default:
      return negated(less(a, b));
  }
}

Truth joined(ast::JunctionKind kind, Truth a, Truth b) {
  if (kind == ast::JunctionKind::xor_) return a && b ? Truth(*a != *b) : std::nullopt;
  const bool decides = kind == ast::JunctionKind::or_;  // the value that decides alone
  if (a == Truth(decides) || b == Truth(decides)) return decides;
  return a && b ? Truth(!decides) : std::nullopt;
}

Value indexed(const Value& list, const Value& index) {
  if (list.is_null() || index.is_null()) return {};
  const auto size = static_cast<int64_t>(list.list().size());
  const int64_t at = index.integer() < 0 ? index.integer() + size : index.integer();
  return at < 0 || at >= size ? Value() : list.list()[static_cast<size_t>(at)];
}

Value path_part(const std::string& name, const Path& path) {
  if (name == "length") return static_cast<int64_t>(path.relationships.size());
  if (name == "nodes") return List(path.nodes.begin(), path.nodes.end());
  return List(path.relationships.begin(), path.relationships.end());
}

Value list_function(const std::string& name, const List& list) {
  if (name == "size") return static_cast<int64_t>(list.size());
  if (name == "head") return list.empty() ? Value() : list.front();
  if (name == "last") return list.empty() ? Value() : list.back();
  if (name == "reverse") return List(list.rbegin(), list.rend());
  throw Refusal("a function of a list: " + name);
}

// Every boolean the elements give, counted: for all, any, none and single.
Truth quantified(ast::QuantifierKind kind, const std::vector<Truth>& outcomes) {
  const auto yes = std::ranges::count(outcomes, Truth(true));
  const auto no = std::ranges::count(outcomes, Truth(false));
  const auto unknown = static_cast<std::ptrdiff_t>(outcomes.size()) - yes - no;
  switch (kind) {
    case ast::QuantifierKind::all:
      return no > 0 ? Truth(false) : unknown > 0 ? std::nullopt : Truth(true);
    case ast::QuantifierKind::any:
      return yes > 0 ? Truth(true) : unknown > 0 ? std::nullopt : Truth(false);
    case ast::QuantifierKind::none:
      return yes > 0 ? Truth(false) : unknown > 0 ? std::nullopt : Truth(true);
    default:
      return yes > 1 ? Truth(false) : unknown > 0 ? std::nullopt : Truth(yes == 1);
  }
}

}  // namespace

bool is_aggregate(const ast::Call& call) {
  static const std::set<std::string> kNames = {"count", "sum", "min", "max", "avg", "collect"};
  return kNames.contains(lowered(call.name));
}

bool has_aggregate(const ast::Expression& e) {
  if (std::holds_alternative<ast::CountStar>(e.node)) return true;
  if (const auto* binary = std::get_if<ast::Binary>(&e.node))
    return has_aggregate(*binary->left) || has_aggregate(*binary->right);
  const auto* call = std::get_if<ast::Call>(&e.node);
  if (call == nullptr) return false;
  return is_aggregate(*call) || std::ranges::any_of(call->arguments, [](const auto& a) { return has_aggregate(*a); });
}

bool satisfies(const std::set<std::string>& labels, const ast::LabelExpression& e) {
  using Kind = ast::LabelExpression::Kind;
  const auto one = [&](const ast::LabelExpression& operand) { return satisfies(labels, operand); };
  switch (e.kind) {
    case Kind::name:
      return labels.contains(e.name.text);
    case Kind::any:
      return !labels.empty();
    case Kind::not_:
      return !one(e.operands[0]);
    case Kind::and_:
      return std::ranges::all_of(e.operands, one);
    default:
      return std::ranges::any_of(e.operands, one);
  }
}

Value Twin::has_labels(const Value& subject, const ast::LabelExpression& labels) const {
  if (subject.is_null()) return {};
  if (subject.type() == ValueType::node) return satisfies(graph_.nodes[subject.node().value].labels, labels);
  return satisfies({graph_.edges[subject.relationship().value].type}, labels);
}

Value Twin::property(const Value& subject, const std::string& key) {
  if (subject.is_null()) return {};
  const Map& map = subject.type() == ValueType::map ? subject.map() : properties_of(subject);
  const auto at = map.find(key);
  return at == map.end() ? Value() : at->second;
}

bool Twin::holds(const ast::Expression* e, const Row& row) {
  return e == nullptr || truth(value(*e, row)) == Truth(true);
}

Value Twin::value(const ast::Expression& e, const Row& row, const Rows* group) {
  work();
  const Place at{row, group};
  return std::visit([&](const auto& node) { return value_of(node, at); }, e.node);
}

Value Twin::value_of(const ast::Variable& e, const Place& at) {
  const auto found = at.row.find(e.name);
  if (found == at.row.end()) throw Refusal("variable " + e.name);
  return found->second;
}

Value Twin::value_of(const ast::Property& e, const Place& at) { return property(value(e.subject, at), e.key.text); }

Value Twin::value_of(const ast::ListLiteral& e, const Place& at) {
  List out;
  for (const auto& item : e.items) out.push_back(value(item, at));
  return out;
}

Value Twin::value_of(const ast::MapLiteral& e, const Place& at) {
  Map out;
  for (const auto& entry : e.entries) out[entry.key.text] = value(entry.value, at);
  return out;
}

Value Twin::value_of(const ast::Unary& e, const Place& at) {
  const Value v = value(e.operand, at);
  switch (e.op) {
    case ast::UnaryOperator::is_null:
      return v.is_null();
    case ast::UnaryOperator::is_not_null:
      return !v.is_null();
    case ast::UnaryOperator::not_:
      return from_truth(negated(truth(v)));
    default:
      return v.is_null() ? Value() : Value(-v.integer());
  }
}

Value Twin::value_of(const ast::Binary& e, const Place& at) {
  const Value left = value(e.left, at);
  return binary(e.op, left, value(e.right, at));
}

Value Twin::value_of(const ast::Junction& e, const Place& at) {
  Truth out = truth(value(e.operands[0], at));
  for (size_t i = 1; i < e.operands.size(); ++i) out = joined(e.kind, out, truth(value(e.operands[i], at)));
  return from_truth(out);
}

Value Twin::value_of(const ast::Comparison& e, const Place& at) {
  Truth out = true;
  Value left = value(e.first, at);
  for (const auto& [op, operand] : e.rest) {
    Value right = value(operand, at);
    out = joined(ast::JunctionKind::and_, out, compared(op, left, right));
    left = std::move(right);
  }
  return from_truth(out);
}

Value Twin::value_of(const ast::Index& e, const Place& at) { return indexed(value(e.subject, at), value(e.index, at)); }

Value Twin::value_of(const ast::LabelTest& e, const Place& at) { return has_labels(value(e.subject, at), e.labels); }

Value Twin::value_of(const ast::Case& e, const Place& at) {
  for (const auto& branch : e.branches) {
    const Value when = value(branch.when, at);
    const Truth chosen = e.subject ? equal(value(e.subject, at), when) : truth(when);
    if (chosen == Truth(true)) return value(branch.then, at);
  }
  return e.otherwise ? value(e.otherwise, at) : Value();
}

Value Twin::value_of(const ast::ListComprehension& e, const Place& at) {
  const Value list = value(e.list, at);
  if (list.is_null()) return {};
  List out;
  Row inner = at.row;
  for (const Value& item : list.list()) {
    inner[e.variable.text] = item;
    if (holds(e.predicate.get(), inner)) out.push_back(e.projection ? value(*e.projection, inner) : item);
  }
  return out;
}

Value Twin::value_of(const ast::Quantifier& e, const Place& at) {
  const Value list = value(e.list, at);
  if (list.is_null()) return {};
  std::vector<Truth> outcomes;
  Row inner = at.row;
  for (const Value& item : list.list()) {
    inner[e.variable.text] = item;
    outcomes.push_back(truth(value(*e.predicate, inner)));
  }
  return from_truth(quantified(e.kind, outcomes));
}

Value Twin::value_of(const ast::Reduce& e, const Place& at) {
  const Value list = value(e.list, at);
  if (list.is_null()) return {};
  Row inner = at.row;
  inner[e.accumulator.text] = value(e.initial, at);
  for (const Value& item : list.list()) {
    inner[e.variable.text] = item;
    inner[e.accumulator.text] = value(*e.step, inner);
  }
  return inner[e.accumulator.text];
}

Value Twin::value_of(const ast::PatternPredicate& e, const Place& at) {
  return !matches({e.pattern.get()}, nullptr, at.row).empty();
}

Value Twin::value_of(const ast::PatternComprehension& e, const Place& at) {
  List out;
  for (const Row& found : matches({e.pattern.get()}, e.predicate.get(), at.row)) {
    out.push_back(value(*e.projection, found));
  }
  return out;
}

Value Twin::subquery(const ast::Subquery& e, const Row& row) {
  if (e.pattern) {
    std::vector<const ast::PatternPart*> parts;
    for (const ast::PatternPart& part : e.pattern->parts) parts.push_back(&part);
    const Rows found = matches(parts, e.predicate.get(), row);
    return e.kind == ast::SubqueryKind::exists ? Value(!found.empty()) : Value(static_cast<int64_t>(found.size()));
  }
  const Table table = run(*e.query, row);
  if (e.kind == ast::SubqueryKind::exists) return !table.rows.empty();
  if (e.kind == ast::SubqueryKind::count) return static_cast<int64_t>(table.rows.size());
  List out;
  for (const auto& values : table.rows) out.push_back(values.at(0));
  return out;
}

Value Twin::call(const ast::Call& e, const Row& row, const Rows* group) {
  if (is_aggregate(e)) return aggregate(e, *group);
  const std::string name = lowered(e.name);
  std::vector<Value> arguments;
  for (const auto& argument : e.arguments) arguments.push_back(value(*argument, row, group));
  if (name == "coalesce") {
    for (const Value& v : arguments) {
      if (!v.is_null()) return v;
    }
    return {};
  }
  const Value& first = arguments.at(0);
  if (first.is_null()) return {};
  if (name == "range") {
    List out;
    for (int64_t i = first.integer(); i <= arguments.at(1).integer(); ++i) out.emplace_back(i);
    return out;
  }
  if (first.type() == ValueType::path) return path_part(name, first.path());
  if (first.type() == ValueType::list) return list_function(name, first.list());
  if (name == "size") return static_cast<int64_t>(first.string().size());
  if (name == "toupper") {
    std::string out = first.string();
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return out;
  }
  if (name == "abs") return std::abs(first.integer());
  if (name == "tostring") return std::to_string(first.integer());
  if (name == "type") return graph_.edges[first.relationship().value].type;
  if (name == "startnode") return NodeId(graph_.edges[first.relationship().value].source);
  if (name == "endnode") return NodeId(graph_.edges[first.relationship().value].target);
  if (name == "labels") {
    const auto& labels = graph_.nodes[first.node().value].labels;
    return List(labels.begin(), labels.end());
  }
  throw Refusal("function " + name);
}

Value Twin::aggregate(const ast::Call& e, const Rows& group) {
  const std::string name = lowered(e.name);
  List values;
  std::set<std::string> seen;
  for (const Row& row : group) {
    const Value v = value(*e.arguments.at(0), row);
    if (v.is_null() ||
        (e.distinct && !seen.insert(std::to_string(static_cast<int>(v.type())) + shown(graph_, v)).second))
      continue;
    values.push_back(v);
  }
  if (name == "collect") return values;
  if (name == "count") return static_cast<int64_t>(values.size());
  if (name == "sum" || name == "avg") {
    int64_t sum = 0;
    for (const Value& v : values) sum += v.integer();
    if (name == "sum") return sum;
    return values.empty() ? Value() : Value(static_cast<double>(sum) / static_cast<double>(values.size()));
  }
  Value best;
  for (const Value& v : values) {
    const bool better = best.is_null() || (name == "min" ? order(v, best) < 0 : order(v, best) > 0);
    if (better) best = v;
  }
  return best;
}

}  // namespace relata::twin
