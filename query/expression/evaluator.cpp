#include "query/expression/evaluator.hpp"

#include <chrono>

#include <fmt/format.h>

#include "query/expression/access.hpp"
#include "query/expression/arithmetic.hpp"
#include "query/expression/calendar.hpp"
#include "query/expression/function.hpp"
#include "query/expression/order.hpp"
#include "query/expression/regex.hpp"

namespace relata::query {

DateTime now() {
  using std::chrono::nanoseconds;
  const auto since_epoch = std::chrono::duration_cast<nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  DateTime out;
  out.seconds = floor_div(since_epoch, kNanosPerSecond);
  out.nanoseconds = static_cast<int32_t>(floor_mod(since_epoch, kNanosPerSecond));
  return out;
}

Evaluator::Evaluator(EvaluationContext context)
    : context_(std::move(context)),
      locals_(std::make_unique<std::array<Value, kMaxLocals>>()),
      regexes_(std::make_unique<RegexCache>()),
      random_state_(context_.random_seed) {}

Evaluator::~Evaluator() = default;

Value Evaluator::fail(std::string_view type, std::string_view detail, std::string message) {
  Error error;
  error.kind = ErrorKind::query;
  error.type = type;
  error.detail = detail;
  error.phase = Phase::runtime;
  error.message = std::move(message);
  return fail(std::move(error));
}

Value Evaluator::fail(Error error) {
  if (error_) return {};
  if (!error.span && current_ != nullptr && !current_->span.empty()) error.span = current_->span;
  error_ = std::move(error);
  return {};
}

Error Evaluator::take_error() {
  Error error = std::move(*error_);
  error_.reset();
  return error;
}

namespace {

Error over_the_limit(std::string message) {
  Error e;
  e.kind = ErrorKind::limit;
  e.phase = Phase::runtime;
  e.message = std::move(message);
  return e;
}

constexpr uint32_t kRoundsBetweenQuestions = 1024;

}  // namespace

bool Evaluator::may_make_elements(uint64_t count) {
  elements_made_ += count;
  if (elements_made_ <= kMostElements && count <= kMostElements) return true;
  fail(over_the_limit(fmt::format("an expression would make more than {} list elements", kMostElements)));
  return false;
}

bool Evaluator::may_make_text(uint64_t bytes) {
  if (bytes <= kLongestText) return true;
  fail(over_the_limit(fmt::format("an expression would make a text of more than {} bytes", kLongestText)));
  return false;
}

bool Evaluator::go_on() {
  if (error_) return false;
  if (++rounds_ % kRoundsBetweenQuestions != 0 || context_.subqueries == nullptr || context_.subqueries->go_on()) return true;
  Error e;
  e.kind = ErrorKind::cancelled;  // the statement knows better why
  e.message = "the statement was ended";
  fail(std::move(e));
  return false;
}

// SplitMix64 (Steele, Lea & Flood 2014).
double Evaluator::random() {
  uint64_t z = (random_state_ += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  z ^= z >> 31;
  return static_cast<double>(z >> 11) * 0x1.0p-53;
}

namespace {

std::string a(const Value& v) { return describe(TypeSet(v.type())); }

}  // namespace

// The walk over the tree. A node evaluates its children first and then marks itself as current, so that a failure of its
// own points at it.
struct Evaluation {
  Evaluator& self;
  Row row;

  Value value(const Expression& e);

 private:
  Value child(const Expression& e, size_t i) { return value(e.children[i]); }
  void at(const Expression& e) { self.current_ = &e; }
  Value wrong_type(const Expression& e, std::string message) {
    at(e);
    return self.fail("TypeError", "InvalidArgumentType", std::move(message));
  }
  Value& local(uint32_t index) { return (*self.locals_)[index]; }

  Value parameter(const Expression& e);
  Value slice_of(const Expression& e);
  Value list(const Expression& e);
  Value map(const Expression& e);
  Value map_projection(const Expression& e);
  Value operators(const Expression& e);
  Truth truth(const Expression& e, const Value& v);
  Value not_of(const Expression& e);
  Value conjunction(const Expression& e, bool deciding);
  Value exclusive_or(const Expression& e);
  Value comparison(const Expression& e);
  Value membership(const Expression& e);
  Value text_predicate(const Expression& e);
  Value call(const Expression& e);
  bool arguments_fit(const Function& f, std::span<const Value> arguments);
  Value case_simple(const Expression& e);
  Value case_searched(const Expression& e);
  // The list of a comprehension, quantifier or reduce; null (and perhaps failed) unless it is a list.
  Value list_operand(const Expression& e, const Expression& operand);
  Value comprehension(const Expression& e);
  Value quantifier(const Expression& e);
  Value reduce(const Expression& e);
  Value subquery(const Expression& e);
};

Value Evaluation::value(const Expression& e) {
  switch (e.operation) {
    case Operation::literal: return e.value;
    case Operation::slot: return row[e.index];
    case Operation::local: return local(e.index);
    case Operation::parameter: return parameter(e);
    case Operation::property: {
      const Value base = child(e, 0);
      at(e);
      return property_of(self, base, e.name);
    }
    case Operation::list: return list(e);
    case Operation::map: return map(e);
    case Operation::map_projection: return map_projection(e);
    case Operation::slice: return slice_of(e);
    case Operation::call: return call(e);
    case Operation::case_simple: return case_simple(e);
    case Operation::case_searched: return case_searched(e);
    case Operation::comprehension: return comprehension(e);
    case Operation::all:
    case Operation::any:
    case Operation::none:
    case Operation::single: return quantifier(e);
    case Operation::reduce: return reduce(e);
    case Operation::subquery: return subquery(e);
    default: return operators(e);
  }
}

Value Evaluation::operators(const Expression& e) {
  switch (e.operation) {
    case Operation::and_: return conjunction(e, false);
    case Operation::or_: return conjunction(e, true);
    case Operation::xor_: return exclusive_or(e);
    case Operation::not_: return not_of(e);
    case Operation::compare: return comparison(e);
    case Operation::in: return membership(e);
    case Operation::starts_with:
    case Operation::ends_with:
    case Operation::contains:
    case Operation::matches: return text_predicate(e);
    case Operation::is_null: return Value(child(e, 0).is_null());
    case Operation::is_not_null: return Value(!child(e, 0).is_null());
    default: break;
  }
  const Value left = e.children.empty() ? Value() : child(e, 0);
  const Value right = e.children.size() < 2 ? Value() : child(e, 1);
  at(e);
  switch (e.operation) {
    case Operation::negate: return negated(self, left);
    case Operation::plus: return left.is_null() || left.is_number() ? left : wrong_type(e, fmt::format("+ needs a number, not {}", a(left)));
    case Operation::subscript: return subscript(self, left, right);
    case Operation::has_label: return has_label(self, left, e.name);
    case Operation::has_any_label: return has_any_label(self, left);
    case Operation::aggregate: return self.fail("SyntaxError", "InvalidAggregation", "an aggregate stands where no rows are grouped");
    case Operation::absent: return {};
    default: return arithmetic(self, e.operation, left, right);
  }
}

Value Evaluation::parameter(const Expression& e) {
  const Map* parameters = self.context_.parameters;
  if (parameters != nullptr) {
    if (const auto it = parameters->find(e.name); it != parameters->end()) return it->second;
  }
  at(e);
  return self.fail("ParameterMissing", "MissingParameter", fmt::format("no value was given for the parameter ${}", e.name));
}

Value Evaluation::slice_of(const Expression& e) {
  const Value base = child(e, 0);
  const bool has_from = e.children[1].operation != Operation::absent;
  const bool has_to = e.children[2].operation != Operation::absent;
  const Value lower = has_from ? child(e, 1) : Value();
  const Value upper = has_to ? child(e, 2) : Value();
  at(e);
  return slice(self, base, has_from ? &lower : nullptr, has_to ? &upper : nullptr);
}

Value Evaluation::list(const Expression& e) {
  List out;
  out.reserve(e.children.size());
  for (const Expression& c : e.children) out.push_back(value(c));
  return Value(std::move(out));
}

Value Evaluation::map(const Expression& e) {
  Map out;
  for (size_t i = 0; i < e.children.size(); ++i) out.insert_or_assign(e.names[i], child(e, i));
  return Value(std::move(out));
}

Value Evaluation::map_projection(const Expression& e) {
  const Value base = child(e, 0);
  if (base.is_null()) return {};
  at(e);
  const Value all = properties_of(self, base);
  if (self.failed()) return {};
  Map out;
  if (e.flag) out = all.map();
  for (size_t i = 0; i < e.names.size(); ++i) out.insert_or_assign(e.names[i], child(e, i + 1));
  return Value(std::move(out));
}

Truth Evaluation::truth(const Expression& e, const Value& v) {
  if (v.type() == ValueType::boolean) return v.boolean();
  if (!v.is_null()) wrong_type(e, fmt::format("a boolean is needed here, not {}", a(v)));
  return std::nullopt;
}

Value Evaluation::not_of(const Expression& e) {
  const Truth t = truth(e, child(e, 0));
  return t ? Value(!*t) : Value();
}

// AND with deciding = false, OR with deciding = true: one operand of that value decides, else one null makes null. What
// follows the deciding operand is not evaluated.
Value Evaluation::conjunction(const Expression& e, bool deciding) {
  bool unknown = false;
  for (const Expression& c : e.children) {
    const Truth t = truth(c, value(c));
    if (self.failed()) return {};
    if (t == deciding) return Value(deciding);
    unknown = unknown || !t;
  }
  return unknown ? Value() : Value(!deciding);
}

Value Evaluation::exclusive_or(const Expression& e) {
  bool odd = false;
  bool unknown = false;
  for (const Expression& c : e.children) {
    const Truth t = truth(c, value(c));
    unknown = unknown || !t;
    odd = odd != t.value_or(false);
  }
  return unknown ? Value() : Value(odd);
}

Value Evaluation::comparison(const Expression& e) {
  Value left = child(e, 0);
  bool unknown = false;
  for (size_t i = 0; i < e.comparisons.size(); ++i) {
    Value right = child(e, i + 1);
    const Truth t = compare(e.comparisons[i], left, right);
    if (t == false) return Value(false);
    unknown = unknown || !t;
    left = std::move(right);
  }
  return unknown ? Value() : Value(true);
}

Value Evaluation::membership(const Expression& e) {
  const Value element = child(e, 0);
  const Value list = child(e, 1);
  if (list.is_null()) return {};
  if (list.type() != ValueType::list) return wrong_type(e, fmt::format("IN needs a list, not {}", a(list)));
  bool unknown = false;
  for (const Value& candidate : list.list()) {
    const Truth t = equal(element, candidate);
    if (t == true) return Value(true);
    unknown = unknown || !t;
  }
  return unknown ? Value() : Value(false);
}

// What is not a string neither starts with, ends with nor contains anything: unknown, not an error.
Value Evaluation::text_predicate(const Expression& e) {
  const Value left = child(e, 0);
  const Value right = child(e, 1);
  if (left.type() != ValueType::string || right.type() != ValueType::string) return {};
  const std::string& text = left.string();
  const std::string& part = right.string();
  if (e.operation == Operation::starts_with) return Value(text.starts_with(part));
  if (e.operation == Operation::ends_with) return Value(text.ends_with(part));
  if (e.operation == Operation::contains) return Value(text.find(part) != std::string::npos);
  std::string why;
  const auto outcome = self.regexes_->match(text, part, why);
  if (outcome != RegexCache::Outcome::bad_pattern) return Value(outcome == RegexCache::Outcome::yes);
  at(e);
  return self.fail("ArgumentError", "InvalidArgumentValue", fmt::format("not a regular expression: {}", why));
}

bool Evaluation::arguments_fit(const Function& f, std::span<const Value> arguments) {
  for (size_t i = 0; i < arguments.size(); ++i) {
    const TypeSet taken = argument_type(f, i);
    if (taken.contains(arguments[i].type())) continue;
    self.fail("TypeError", "InvalidArgumentValue", fmt::format("{}() takes {}, not {}", f.name, describe(taken), a(arguments[i])));
    return false;
  }
  return true;
}

Value Evaluation::call(const Expression& e) {
  const Function& f = *e.function;
  std::array<Value, kMaxArguments> few;
  std::vector<Value> many;
  std::span<Value> arguments(few.data(), std::min(e.children.size(), few.size()));
  if (e.children.size() > few.size()) {
    many.resize(e.children.size());
    arguments = many;
  }
  bool any_null = false;
  for (size_t i = 0; i < e.children.size(); ++i) {
    arguments[i] = child(e, i);
    any_null = any_null || arguments[i].is_null();
  }
  if (self.failed()) return {};
  at(e);
  if (!arguments_fit(f, arguments)) return {};
  if (any_null && f.null_in_null_out) return {};
  Call call{self, arguments};
  return f.body(call);
}

Value Evaluation::case_simple(const Expression& e) {
  const Value operand = child(e, 0);
  const size_t last = e.children.size() - 1;
  for (size_t i = 1; i + 1 < e.children.size(); i += 2) {
    if (equal(operand, child(e, i)) == true) return child(e, i + 1);
  }
  return child(e, last);
}

Value Evaluation::case_searched(const Expression& e) {
  for (size_t i = 0; i + 1 < e.children.size(); i += 2) {
    const Value condition = child(e, i);
    if (truth(e.children[i], condition) == true) return child(e, i + 1);
    if (self.failed()) return {};
  }
  return child(e, e.children.size() - 1);
}

Value Evaluation::list_operand(const Expression& e, const Expression& operand) {
  Value list = value(operand);
  if (list.is_null() || list.type() == ValueType::list) return list;
  return wrong_type(e, fmt::format("a list is needed here, not {}", a(list)));
}

Value Evaluation::comprehension(const Expression& e) {
  const Value list = list_operand(e, e.children[0]);
  if (list.is_null()) return {};
  const bool filtered = e.children[1].operation != Operation::absent;
  const bool projected = e.children[2].operation != Operation::absent;
  List out;
  for (const Value& element : list.list()) {
    local(e.index) = element;
    if (!self.go_on()) return {};
    if (filtered && truth(e.children[1], child(e, 1)) != true) continue;
    if (!self.may_make_elements(1)) return {};
    out.push_back(projected ? child(e, 2) : element);
  }
  return self.failed() ? Value() : Value(std::move(out));
}

namespace {

// The outcome of a quantifier from how often its predicate was true, false, unknown.
Value quantified(Operation quantifier, size_t trues, size_t falses, size_t unknowns) {
  switch (quantifier) {
    case Operation::all: return falses > 0 ? Value(false) : unknowns > 0 ? Value() : Value(true);
    case Operation::any: return trues > 0 ? Value(true) : unknowns > 0 ? Value() : Value(false);
    case Operation::none: return trues > 0 ? Value(false) : unknowns > 0 ? Value() : Value(true);
    default: return trues > 1 ? Value(false) : unknowns > 0 ? Value() : Value(trues == 1);
  }
}

}  // namespace

Value Evaluation::quantifier(const Expression& e) {
  const Value list = list_operand(e, e.children[0]);
  if (list.is_null()) return {};
  size_t trues = 0;
  size_t falses = 0;
  size_t unknowns = 0;
  for (const Value& element : list.list()) {
    local(e.index) = element;
    const Truth t = truth(e.children[1], child(e, 1));
    if (!self.go_on()) return {};
    trues += t == true ? 1 : 0;
    falses += t == false ? 1 : 0;
    unknowns += t ? 0 : 1;
  }
  return quantified(e.operation, trues, falses, unknowns);
}

namespace {

// The elements of a list and of the lists in it; nothing when there are too many of those to count each round.
std::optional<uint64_t> weight(const Value& v, int& lists_left) {
  if (v.type() == ValueType::map) return std::nullopt;
  if (v.type() != ValueType::list) return 0;
  if (--lists_left < 0) return std::nullopt;
  uint64_t sum = v.list().size();
  for (const Value& element : v.list()) {
    if (element.type() != ValueType::list && element.type() != ValueType::map) continue;
    const auto inner = weight(element, lists_left);
    if (!inner) return std::nullopt;
    sum += *inner;
  }
  return sum;
}

constexpr int kListsWeighed = 64;

}  // namespace

// What a round made besides its accumulator is gone when the next begins, so a list that grows element by element is
// counted once and not in all its lengths.
Value Evaluation::reduce(const Expression& e) {
  Value accumulator = child(e, 0);
  const Value list = list_operand(e, e.children[1]);
  if (list.is_null()) return {};
  const uint64_t made_before = self.elements_made_;
  for (const Value& element : list.list()) {
    local(e.index) = std::move(accumulator);
    local(e.index2) = element;
    accumulator = child(e, 2);
    if (!self.go_on()) return {};
    int lists_left = kListsWeighed;
    if (const auto kept = weight(accumulator, lists_left)) self.elements_made_ = made_before + *kept;
  }
  return accumulator;
}

Value Evaluation::subquery(const Expression& e) {
  std::vector<Value> arguments;
  arguments.reserve(e.children.size());
  for (const Expression& c : e.children) arguments.push_back(value(c));
  if (self.failed()) return {};
  at(e);
  if (self.context_.subqueries == nullptr) return self.fail("SemanticError", "UnsupportedSubquery", "no subquery can run here");
  Result<Value> result = self.context_.subqueries->run(e.index, arguments);
  return result ? std::move(*result) : self.fail(std::move(result).error());
}

Value Evaluator::value(const Expression& e, Row row) {
  if (error_) return {};
  elements_made_ = 0;
  Value v = Evaluation{*this, row}.value(e);
  return error_ ? Value() : v;
}

bool Evaluator::holds(const Expression& e, Row row) {
  const Value v = value(e, row);
  if (v.type() == ValueType::boolean) return v.boolean();
  if (!v.is_null()) {
    current_ = &e;
    fail("TypeError", "InvalidArgumentType", fmt::format("a condition is a boolean, not {}", a(v)));
  }
  return false;
}

Result<Value> Evaluator::evaluate(const Expression& e, Row row) {
  Value v = value(e, row);
  if (error_) return take_error();
  return v;
}

}  // namespace relata::query
