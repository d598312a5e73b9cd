#include <fmt/format.h>

#include "tests/twin/query_generator.hpp"

namespace relata::twin {

const Variable* ExpressionGenerator::some(Kind kind) {
  std::vector<const Variable*> fitting;
  for (const Variable& v : scope_) {
    if (v.kind == kind) fitting.push_back(&v);
  }
  return fitting.empty() ? nullptr : fitting[static_cast<size_t>(random_.below(static_cast<int>(fitting.size())))];
}

std::string ExpressionGenerator::expression(Kind kind, int depth) {
  if (const Variable* v = some(kind); v != nullptr && random_.chance(25)) return v->name;
  switch (kind) {
    case Kind::integer:
      return integer(depth);
    case Kind::text:
      return text(depth);
    case Kind::boolean:
      return boolean(depth);
    case Kind::list:
      return list(depth);
    default:
      return any_list(depth);
  }
}

std::string ExpressionGenerator::labels() {
  switch (random_.below(9)) {
    case 0:
      return "A&B";
    case 1:
      return "A|B";
    case 2:
      return "!A";
    case 3:
      return "A&!(B|C)";
    case 4:
      return "%";
    default:
      return std::string(1, "ABC"[random_.below(3)]);
  }
}

std::string ExpressionGenerator::types() {
  switch (random_.below(6)) {
    case 0:
      return "R|S";
    case 1:
      return "!R";
    case 2:
      return "R|T";
    default:
      return std::string(1, "RST"[random_.below(3)]);
  }
}

std::string ExpressionGenerator::properties(const char* key) {
  return random_.chance(12) ? fmt::format(" {{{}: {}}}", key, random_.below(3)) : std::string();
}

std::string ExpressionGenerator::pattern(const std::string& inner) {
  const Variable* node = some(Kind::node);
  if (node == nullptr) return {};
  const std::string type = random_.chance(50) ? ":" + types() : std::string();
  const std::string length = random_.chance(15) ? "*1..2" : std::string();
  const std::string end = fmt::format("({}{})", inner, random_.chance(30) ? ":" + labels() : std::string());
  switch (random_.below(3)) {
    case 0:
      return fmt::format("({})-[{}{}]->{}", node->name, type, length, end);
    case 1:
      return fmt::format("({})<-[{}{}]-{}", node->name, type, length, end);
    default:
      return fmt::format("({})-[{}{}]-{}", node->name, type, length, end);
  }
}

std::string ExpressionGenerator::integer(int depth) {
  const Variable* node = some(Kind::node);
  const Variable* relationship = some(Kind::relationship);
  if (depth <= 0 || random_.chance(35)) {
    if (node != nullptr && random_.chance(50)) return node->name + (random_.chance(50) ? ".v" : ".k");
    if (relationship != nullptr && random_.chance(50)) return relationship->name + ".w";
    return std::to_string(random_.below(4));
  }
  const auto one = [&] { return integer(depth - 1); };
  switch (random_.below(13)) {
    case 0:
      return fmt::format("({} + {})", one(), one());
    case 1:
      return fmt::format("({} - {})", one(), one());
    case 2:
      return fmt::format("({} * {})", one(), one());
    case 3:
      return fmt::format("size({})", any_list(depth - 1));
    case 4:
      return fmt::format("size({})", text(depth - 1));
    case 5:
      return fmt::format("coalesce({}, {})", one(), one());
    case 6:
      return fmt::format("CASE WHEN {} THEN {} ELSE {} END", boolean(depth - 1), one(), one());
    case 7:
      return fmt::format("abs({})", one());
    case 8:
      return fmt::format("{}({})", random_.chance(50) ? "head" : "last", list(depth - 1));
    case 9:
      return fmt::format("{}[{}]", list(depth - 1), random_.below(4) - 2);
    case 10: {
      const std::string sum = inner_name(), x = inner_name();
      return fmt::format("reduce({0} = 0, {1} IN {2} | {0} + {1})", sum, x, any_list(depth - 1));
    }
    case 11: {
      const std::string found = pattern("");
      return found.empty() ? one() : fmt::format("COUNT {{ {} }}", found);
    }
    default: {
      const Variable* path = some(Kind::path);
      return path == nullptr ? fmt::format("CASE {} WHEN {} THEN {} END", one(), one(), one())
                             : fmt::format("length({})", path->name);
    }
  }
}

std::string ExpressionGenerator::text(int depth) {
  const Variable* node = some(Kind::node);
  if (depth <= 0 || random_.chance(35)) {
    if (node != nullptr && random_.chance(60)) return node->name + ".s";
    return random_.chance(50) ? "'x'" : "'xy'";
  }
  const Variable* relationship = some(Kind::relationship);
  switch (random_.below(5)) {
    case 0:
      return fmt::format("({} + {})", text(depth - 1), text(depth - 1));
    case 1:
      return fmt::format("toUpper({})", text(depth - 1));
    case 2:
      return fmt::format("coalesce({}, {})", text(depth - 1), text(depth - 1));
    case 3:
      return fmt::format("toString({})", integer(depth - 1));
    default:
      return relationship == nullptr ? "'y'" : fmt::format("type({})", relationship->name);
  }
}

std::string ExpressionGenerator::boolean(int depth) {
  if (depth <= 0) return fmt::format("{} < {}", integer(0), integer(0));
  const auto one = [&] { return boolean(depth - 1); };
  switch (random_.below(9)) {
    case 0:
      return fmt::format("({} AND {})", one(), one());
    case 1:
      return fmt::format("({} OR {})", one(), one());
    case 2:
      return fmt::format("({} XOR {})", one(), one());
    case 3:
      return fmt::format("NOT ({})", one());
    default:
      return predicate(depth);
  }
}

std::string ExpressionGenerator::predicate(int depth) {
  static constexpr const char* kComparisons[] = {"=", "<>", "<", "<=", ">", ">="};
  const auto comparison = [&] { return kComparisons[random_.below(6)]; };
  const Variable* node = some(Kind::node);
  switch (random_.below(12)) {
    case 0:
      return fmt::format("{} {} {}", text(depth - 1), comparison(), text(depth - 1));
    case 1:
      return fmt::format("{} IS {}NULL", integer(depth - 1), random_.chance(50) ? "NOT " : "");
    case 2:
      return fmt::format("{} IN {}", integer(depth - 1), any_list(depth - 1));
    case 3:
      return fmt::format("{} {} {}", text(depth - 1),
                         random_.chance(50)   ? "STARTS WITH"
                         : random_.chance(50) ? "ENDS WITH"
                                              : "CONTAINS",
                         text(0));
    case 4:
      return node == nullptr ? "true" : fmt::format("{}:{}", node->name, labels());
    case 5: {
      static constexpr const char* kQuantifiers[] = {"all", "any", "none", "single"};
      const std::string x = inner_name();
      return fmt::format("{}({} IN {} WHERE {} {} {})", kQuantifiers[random_.below(4)], x, any_list(depth - 1), x,
                         comparison(), integer(0));
    }
    case 6: {
      const std::string found = pattern("");
      return found.empty() ? "false" : fmt::format("EXISTS {{ {} }}", found);
    }
    case 7: {
      const std::string x = inner_name();
      const std::string found = pattern(x);
      return found.empty() ? "true"
                           : fmt::format("EXISTS {{ {} WHERE {}.v {} {} }}", found, x, comparison(), integer(0));
    }
    case 8: {
      const Variable* rels = some(Kind::relationships);
      const std::string x = inner_name();
      return rels == nullptr
                 ? fmt::format("{} < {} <= {}", integer(depth - 1), integer(depth - 1), integer(depth - 1))
                 : fmt::format("all({} IN {} WHERE {}.w {} {})", x, rels->name, x, comparison(), integer(0));
    }
    case 9: {
      const Variable* other = some(Kind::node);
      return node == nullptr ? "false"
                             : fmt::format("{} {} {}", node->name, random_.chance(50) ? "=" : "<>", other->name);
    }
    default:
      return fmt::format("{} {} {}", integer(depth - 1), comparison(), integer(depth - 1));
  }
}

std::string ExpressionGenerator::list(int depth) {
  const Variable* rels = some(Kind::relationships);
  const Variable* path = some(Kind::path);
  const std::string x = inner_name();
  if (depth > 0 && rels != nullptr && random_.chance(30)) return fmt::format("[{} IN {} | {}.w]", x, rels->name, x);
  if (depth > 0 && path != nullptr && random_.chance(30))
    return fmt::format("[{} IN nodes({}) | {}.k]", x, path->name, x);
  if (depth <= 0)
    return fmt::format("[{}, {}]", random_.below(3), random_.chance(20) ? "null" : std::to_string(random_.below(3)));
  switch (random_.below(5)) {
    case 0:
      return fmt::format("range(0, {})", random_.below(3));
    case 1:
      return fmt::format("[{} IN {} WHERE {} > {} | {} + {}]", x, list(depth - 1), x, integer(0), x, integer(0));
    case 2:
      return fmt::format("({} + {})", list(depth - 1), list(0));
    case 3:
      return fmt::format("reverse({})", list(depth - 1));
    default:
      return fmt::format("[{}, {}, {}]", integer(depth - 1), integer(0), integer(0));
  }
}

std::string ExpressionGenerator::any_list(int depth) {
  const Variable* bag = some(Kind::bag);
  if (bag != nullptr && random_.chance(30)) return bag->name;
  const std::string x = inner_name();
  const std::string found = depth > 0 && random_.chance(25) ? pattern(x) : std::string();
  if (found.empty()) return list(depth);
  return random_.chance(50) ? fmt::format("[{} | {}.v]", found, x)
                            : fmt::format("COLLECT {{ MATCH {} RETURN {}.v AS v }}", found, x);
}

}  // namespace relata::twin
