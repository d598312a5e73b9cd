// Query text -> AST, on one line each.
#include <doctest/doctest.h>

#include <string>

#include "query/ast/dump.hpp"
#include "query/parser/parser.hpp"

namespace relata::query {

namespace {

std::string parsed(const std::string& text) {
  const Result<ast::Script> script = parse(text);
  if (!script) return script.error().detail + ": " + script.error().message;
  std::string out;
  for (const ast::Statement& s : script->statements) out += (out.empty() ? "" : "; ") + ast::dump(s.query);
  return out;
}

// Of an expression alone.
std::string expression(const std::string& text) {
  const std::string all = parsed("RETURN " + text);
  const std::string before = "(query (return ";
  if (!all.starts_with(before)) return all;
  return all.substr(before.size(), all.size() - before.size() - 2);
}

std::string repeated(const std::string& text, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

ErrorKind kind_of(const std::string& text) {
  const Result<ast::Script> script = parse(text);
  REQUIRE_FALSE(script.ok());
  return script.error().kind;
}

}  // namespace

TEST_CASE("precedence, from loose to tight") {
  CHECK(expression("a OR b XOR c AND NOT d") == "(or a (xor b (and c (not d))))");
  CHECK(expression("NOT a = b") == "(not (a = b))");
  CHECK(expression("a + b = c * d") == "((add a b) = (multiply c d))");
  CHECK(expression("a = b IS NULL") == "(a = (is-null b))");
  CHECK(expression("1 + 2 IN [3] + 4") == "(in (add 1 2) (add (list 3) 4))");
  CHECK(expression("- a ^ b") == "(power (minus a) b)");
  CHECK(expression("2 ^ 3 ^ 4") == "(power (power 2 3) 4)");
  CHECK(expression("a - b - c") == "(subtract (subtract a b) c)");
  CHECK(expression("-a.b[0]") == "(minus ([] (. a b) 0))");
  CHECK(expression("a.x STARTS WITH 'b' AND c ENDS WITH d") == "(and (starts-with (. a x) 'b') (ends-with c d))");
  CHECK(expression("(a OR b) AND c") == "(and (or a b) c)");
}

TEST_CASE("chains become one node") {
  CHECK(expression("a AND b AND c") == "(and a b c)");
  CHECK(expression("a < b <= c") == "(a < b <= c)");
  CHECK(expression("(a < b) < c") == "((a < b) < c)");
  CHECK(expression("a OR (b OR c)") == "(or a (or b c))");
}

TEST_CASE("literals") {
  CHECK(expression("[1, 2.5, .5, 1e3, 0x1F, 0o17, 'it\\'s', \"\\u00e9\", true, null]") ==
        "(list 1 2.5 0.5 1000 31 15 'it's' '\u00e9' true null)");
  CHECK(expression("-9223372036854775808") == "-9223372036854775808");
  CHECK(expression("{a: 1, `b c`: {}, return: 2}") == "{a: 1, b c: {}, return: 2}");
  CHECK(expression("'\\uD83D\\uDE00'") == "'\U0001F600'");
}

TEST_CASE("ranges are not floats") {
  CHECK(expression("a[1..2]") == "([..] a (from 1) (to 2))");
  CHECK(expression("a[..-1]") == "([..] a (to -1))");
  CHECK(expression("a[x..]") == "([..] a (from x))");
  CHECK(parsed("MATCH (a)-[*1..3]->(b)-[*..2]-()-[*2]-()-[r:X*]-() RETURN 1") ==
        "(query (match (path (node a) (-> *1..3) (node b) (-- *..2) (node) (-- *2..2) (node) (-- r :X *..) (node))) "
        "(return 1))");
}

TEST_CASE("what begins with a bracket") {
  CHECK(expression("[x IN xs WHERE x > 1 | x + 1]") == "(comprehension x xs (where (x > 1)) (add x 1))");
  CHECK(expression("[x IN xs]") == "(comprehension x xs)");
  CHECK(expression("[x IN xs, y]") == "(list (in x xs) y)");
  CHECK(expression("[p = (a)-->(b) WHERE b.x | length(p)]") ==
        "(comprehension (path p = (node a) (->) (node b)) (where (. b x)) (length p))");
  CHECK(expression("(a)-[:T]->(b)") == "(exists (path (node a) (-> :T) (node b)))");
  CHECK(expression("(a) - [b]") == "(subtract a (list b))");
  CHECK(expression("a{.x, .*, b, c: 1}") == "(project a .x .* b (c 1))");
}

TEST_CASE("functions and what looks like them") {
  CHECK(expression("count(*)") == "(count *)");
  CHECK(expression("count(DISTINCT a)") == "(count distinct a)");
  CHECK(expression("duration.between(a, b)") == "(duration.between a b)");
  CHECK(expression("any(x IN xs WHERE x)") == "(any x xs x)");
  CHECK(expression("reduce(s = 0, x IN xs | s + x)") == "(reduce s 0 x xs (add s x))");
  CHECK(expression("EXISTS { (a)-->() WHERE a.x }") == "(exists (path (node a) (->) (node)) (where (. a x)))");
  CHECK(expression("COUNT { MATCH (a) RETURN a }") == "(count (query (match (path (node a))) (return a)))");
  CHECK(expression("CASE a WHEN 1 THEN 2 ELSE 3 END") == "(case a (1 2) (else 3))");
  CHECK(expression("CASE WHEN a THEN 2 END") == "(case (a 2))");
}

TEST_CASE("clauses in any order") {
  CHECK(parsed("optional match (a:A:B {x: $p}) where a.x with distinct a, 1 as b order by b desc skip 1 limit $l where "
               "b unwind [1] as c return *") ==
        "(query (optional-match (path (node a :(& A B) {x: $p})) (where (. a x))) (with distinct a (b 1) (desc b) "
        "(skip 1) (limit $l) (where b)) "
        "(unwind (list 1) c) (return *))");
  CHECK(parsed(
            "CREATE (a)-[r:R {x: 1}]->(b) SET a.x = 1, a += {y: 2}, a = b, a:X:Y REMOVE a.x, a:X DETACH DELETE a, b") ==
        "(query (create (path (node a) (-> r :R {x: 1}) (node b))) (set (= (. a x) 1) (+= a {y: 2}) (= a b) (labels a "
        ":X :Y)) "
        "(remove (. a x) a:X) (detach-delete a b))");
  CHECK(parsed("MERGE (a) ON CREATE SET a.x = 1 ON MATCH SET a.y = 2") ==
        "(query (merge (path (node a)) (on-create (= (. a x) 1)) (on-match (= (. a y) 2))))");
  CHECK(parsed("CALL db.x(1, a) YIELD b AS c, d WHERE c RETURN c") ==
        "(query (call db.x (1 a) yield (c b) d (where c)) (return c))");
  CHECK(parsed("FOREACH (x IN [1] | CREATE (x))") == "(query (foreach x (list 1) (create (path (node x)))))");
  CHECK(parsed("RETURN 1 AS a UNION ALL RETURN 2 AS a") == "(query (return (a 1))) union-all (query (return (a 2)))");
  CHECK(parsed("MATCH p = shortestPath((a)-[*]-(b)) RETURN p") ==
        "(query (match (shortest p = (node a) (-- *..) (node b))) (return p))");
}

TEST_CASE("repeated parts of paths and searches") {
  CHECK(parsed("MATCH (a)-[r:T]->{1,3}(b)-->+(c) RETURN 1") ==
        "(query (match (path (node a) (-> r :T *1..3) (node b) (-> *1..) (node c))) (return 1))");
  CHECK(parsed("MATCH ((x)-[r]->(y) WHERE x.k = 1)* RETURN 1") ==
        "(query (match (path (node) (group *0.. (path (node x) (-> r) (node y)) (where ((. x k) = 1))) (node))) (return 1))");
  CHECK(parsed("MATCH ((x)-->(y)){2}((z)--(w)){,4}(b) RETURN 1") ==
        "(query (match (path (node) (group *2..2 (path (node x) (->) (node y))) (node) (group *0..4 (path (node z) (--) "
        "(node w))) (node b))) (return 1))");
  CHECK(parsed("MATCH p = ALL SHORTEST PATHS (a)-->+(b) RETURN p") ==
        "(query (match (path p = groups 1 (node a) (-> *1..) (node b))) (return p))");
  CHECK(parsed("MATCH SHORTEST 2 (p = (a)-->(b) WHERE a.k) RETURN p") ==
        "(query (match (path p = shortest 2 (node a) (->) (node b) (where (. a k)))) (return p))");
  CHECK(parsed("MATCH ANY 3 (a)-->(b) RETURN 1") == parsed("MATCH ANY 3 PATHS (((a)-->(b))) RETURN 1"));
  CHECK(kind_of("MATCH " + repeated("(", 100'000)) == ErrorKind::limit);
  CHECK(parse("MATCH " + repeated("(", 150) + "(a)-->(b)" + repeated(")", 150) + " RETURN 1").ok());
  CHECK_FALSE(parse("MATCH (a)((x)-->(y))(b) RETURN 1").ok());
}

TEST_CASE("reading files") {
  CHECK(parsed("LOAD CSV WITH HEADERS FROM 'a' AS r FIELDTERMINATOR ';' RETURN r") ==
        "(query (load-csv-with-headers 'a' r by ;) (return r))");
}

TEST_CASE("label expressions") {
  CHECK(parsed("MATCH (a:A|B&!C)-[:X|:Y|Z]->(:%) RETURN 1") ==
        "(query (match (path (node a :(| A (& B (! C)))) (-> :(| X Y Z)) (node :%))) (return 1))");
  CHECK(expression("a:A:B") == "(: a (& A B))");
}

TEST_CASE("statements are separated by semicolons; comments and case do not count") {
  CHECK(parsed(" ; return 1 ;; // one\n ReTuRn /* two */ 2;") == "(query (return 1)); (query (return 2))");
  CHECK(parsed("") == "");
}

TEST_CASE("keywords may be names where nothing else can stand") {
  CHECK(parsed("MATCH (count:Match {with: 1}) RETURN count.end AS exists") ==
        "(query (match (path (node count :Match {with: 1}))) (return (exists (. count end))))");
}

TEST_CASE("spans are bytes, not characters") {
  const std::string text = "RETURN '\u00e9\u00e9' + xyz";
  const Result<ast::Script> script = parse(text);
  REQUIRE(script.ok());
  const auto& item = std::get<ast::Return>(script->statements[0].query.parts[0].clauses[0].node).projection.items[0];
  const auto& sum = std::get<ast::Binary>(item.expression->node);
  CHECK(sum.right->span.of(text) == "xyz");
  CHECK(sum.left->span.of(text) == "'\u00e9\u00e9'");
}

TEST_CASE("text of any depth or length gets an answer or an error") {
  CHECK(kind_of("RETURN " + repeated("(", 100'000)) == ErrorKind::limit);
  CHECK(kind_of("RETURN " + repeated("[", 100'000)) == ErrorKind::limit);
  CHECK(kind_of("RETURN " + repeated("NOT ", 100'000) + "true") == ErrorKind::limit);
  CHECK(kind_of("RETURN " + repeated("-(", 100'000)) == ErrorKind::limit);
  CHECK(kind_of("RETURN 1 " + repeated("= NOT 1 ", 100'000)) == ErrorKind::limit);
  CHECK(kind_of("RETURN " + repeated("CASE WHEN ", 100'000)) == ErrorKind::limit);
  CHECK(kind_of("RETURN a" + repeated(".a", 10'000)) == ErrorKind::limit);
  CHECK(kind_of("RETURN 1" + repeated(" + 1", 10'000)) == ErrorKind::limit);
  CHECK(kind_of("RETURN [1" + repeated(",1", 600'000) + "]") == ErrorKind::limit);
  CHECK(parse("RETURN true" + repeated(" AND true", 10'000)).ok());
  CHECK(parse("MATCH (a)" + repeated("-->(a)", 5'000) + " RETURN 1").ok());
  CHECK(parse("RETURN " + repeated("(", 150) + "1" + repeated(")", 150)).ok());
}

TEST_CASE("invalid UTF-8 is an error with its place") {
  const Result<ast::Script> script = parse("RETURN '\xff'");
  REQUIRE_FALSE(script.ok());
  CHECK(script.error().detail == "InvalidUnicodeCharacter");
  CHECK(script.error().span == Span{8, 9});
}

}  // namespace relata::query
