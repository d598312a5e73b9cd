#include "query/expression/check.hpp"

#include <doctest/doctest.h>

#include <set>

#include "query/expression/function.hpp"

using namespace relata;
using namespace relata::query;

namespace {

Expression list_of(std::vector<Expression> items) {
  Expression e;
  e.operation = Operation::list;
  e.children = std::move(items);
  return e;
}

// "" when the expression passes, else "Type: Detail".
std::string checked(Expression e) {
  const auto r = check_all(e);
  if (r) return {};
  CHECK(r.error().phase == Phase::compile_time);
  return r.error().type + ": " + r.error().detail;
}

Expression called(std::string_view name, std::vector<Expression> arguments) {
  const Function* f = find_function(name);
  REQUIRE(f != nullptr);
  return call(*f, std::move(arguments));
}

const Expression kOne = literal(Value(1));
const Expression kText = literal(Value("a"));
const Expression kTrue = literal(Value(true));
const Expression kNull = literal(Value());
const Expression kUnknown = slot(0);
const Expression kNode = slot(1, ValueType::node);
const Expression kPath = slot(2, ValueType::path);
constexpr const char* kWrong = "SyntaxError: InvalidArgumentType";

}  // namespace

TEST_CASE("operands that can never be right are found before the run") {
  CHECK(checked(unary(Operation::not_, kOne)) == kWrong);
  CHECK(checked(unary(Operation::not_, list_of({kTrue}))) == kWrong);
  CHECK(checked(binary(Operation::and_, kTrue, kText)) == kWrong);
  CHECK(checked(binary(Operation::modulo, kText, kOne)) == kWrong);
  CHECK(checked(binary(Operation::subtract, kText, kOne)) == kWrong);
  CHECK(checked(binary(Operation::add, kTrue, kOne)) == kWrong);
  CHECK(checked(binary(Operation::in, kOne, kText)) == kWrong);
  CHECK(checked(called("length", {kNode})) == kWrong);
  CHECK(checked(called("labels", {kPath})) == kWrong);
  CHECK(checked(called("size", {kPath})) == kWrong);
  CHECK(checked(called("size", {kOne})) == kWrong);
  CHECK(checked(called("properties", {kOne})) == kWrong);
  CHECK(checked(property(kOne, "k")) == "TypeError: InvalidArgumentType");
  CHECK(checked(called("size", {})) == "SyntaxError: InvalidNumberOfArguments");
  CHECK(checked(called("size", {kText, kText})) == "SyntaxError: InvalidNumberOfArguments");
}

TEST_CASE("what may be right is left to the run") {
  for (const Expression& operand : {kUnknown, kNull, kTrue}) {
    CHECK(checked(unary(Operation::not_, operand)).empty());
    CHECK(checked(binary(Operation::or_, kTrue, operand)).empty());
  }
  CHECK(checked(binary(Operation::add, kText, kOne)).empty());
  CHECK(checked(binary(Operation::add, list_of({kOne}), kTrue)).empty());
  CHECK(checked(called("labels", {binary(Operation::subscript, list_of({kNode, kOne}), kOne)})).empty());
  CHECK(checked(property(kNode, "k")).empty());
  CHECK(checked(property(called("date", {kText}), "year")).empty());
  CHECK(checked(called("count", {})).empty());
}

TEST_CASE("types pass through expressions") {
  const auto type = [](Expression e) {
    REQUIRE(check_all(e).ok());
    return e.type;
  };
  CHECK(type(binary(Operation::add, kOne, kOne)).values == TypeSet(ValueType::integer));
  CHECK(type(binary(Operation::divide, kOne, literal(Value(2.0)))).values == TypeSet(ValueType::floating));
  CHECK(type(list_of({kOne, kText})).elements == TypeSet{ValueType::integer, ValueType::string});
  CHECK(type(called("head", {list_of({kText})})).values == TypeSet(ValueType::string));
  CHECK(type(called("collect", {kNode})).elements == TypeSet(ValueType::node));
  CHECK(type(called("coalesce", {kText, kOne})).values == TypeSet{ValueType::integer, ValueType::string});
  CHECK(element_type(type(called("nodes", {kPath}))).values == TypeSet(ValueType::node));
  CHECK(type(compare(Comparison::less, kOne, kText)).values == TypeSet(ValueType::boolean));
}

TEST_CASE("the catalogue is complete and consistent") {
  std::set<std::string_view> names;
  for (const Function* f : functions()) {
    CHECK_MESSAGE(names.insert(f->name).second, f->name);
    CHECK_MESSAGE((f->kind == FunctionKind::aggregate) == (f->body == nullptr), f->name);
    CHECK_MESSAGE(f->least <= f->most, f->name);
    CHECK_MESSAGE(!f->help.empty(), f->name);
    CHECK_MESSAGE(f->signature.find(f->name) == 0, f->signature);
    CHECK(find_function(f->name) == f);
  }
  CHECK(find_function("TOUPPER") == find_function("toUpper"));
  CHECK(find_function("nothing") == nullptr);
  CHECK(nearest_function("tolowr") == "toLower");
  CHECK(nearest_function("cuont") == "count");
  CHECK(nearest_function("completelyDifferent").empty());
  CHECK(nearest_function(std::string(100'000, 'x')).empty());
}
