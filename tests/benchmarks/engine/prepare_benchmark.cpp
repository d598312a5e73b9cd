// How long a query of two thousand characters takes to parse, bind and plan, in a process that is warm.
//
//   prepare_benchmark [ROUNDS]      default 200
//
// The query is made of clauses as people write them, over a graph of a few labels and types. Times are of the processor,
// so that a busy machine does not count; the median of all rounds and the first, cold one are printed.

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "query/executor/engine.hpp"

namespace {

using relata::query::Engine;
using relata::query::RunOptions;
using relata::query::Table;

double processor_ms() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

const char* const kGraph =
    "CREATE (a:Entity:Organization {name: 'Alpha', founded: 1999}), (b:Entity:Organization {name: 'Beta', founded: 2004}), "
    "(p:Entity:Person {name: 'Ann', born: 1970}), (q:Entity:Person {name: 'Bob', born: 1981}), "
    "(c:Entity:Place {name: 'Cork'}), (a)-[:buys {year: 2020}]->(b), (p)-[:works_for {since: 2001}]->(a), "
    "(q)-[:works_for {since: 2010}]->(b), (a)-[:is_based_in]->(c), (b)-[:is_based_in]->(c), (p)-[:knows]->(q)";

// EXPLAIN: everything is done but the running.
std::string query_text() {
  const std::string part =
      "MATCH (o:Organization)-[b:buys|owns]->(t:Organization), (p:Person)-[w:works_for]->(o) "
      "WHERE b.year >= $from AND t.founded < 2010 AND NOT p.name STARTS WITH 'X' "
      "OPTIONAL MATCH (t)-[:is_based_in]->(c:Place {name: 'Cork'}) "
      "WITH o, t, c, count(DISTINCT p) AS people, collect(p {.name, .born, since: w.since})[0..5] AS staff "
      "WHERE people > 0 AND EXISTS { (o)-[:is_based_in]->(:Place) } "
      "UNWIND staff AS s WITH o, t, people, s, CASE WHEN c IS NULL THEN 'nowhere' ELSE c.name END AS place "
      "MATCH path = (o)-[:knows|works_for|is_based_in*1..3]-(x:Entity) "
      "WHERE all(r IN relationships(path) WHERE r.since IS NULL OR r.since > 1990) "
      "WITH o.name AS name, t.name AS target, people + size([n IN nodes(path) WHERE n:Person | n.name]) AS score, "
      "reduce(sum = 0, n IN nodes(path) | sum + coalesce(n.born, 0)) AS years, toUpper(place) + ', ' + s.name AS label "
      "ORDER BY score DESC, name LIMIT 25 ";
  return "EXPLAIN " + part + part + "RETURN name, target, score * 2 AS doubled, years / 3.0 AS third, label, date('2024-02-29') AS day";
}

double prepare(Engine& engine, const std::string& text, const relata::Map& parameters) {
  Table table;
  const double begin = processor_ms();
  const auto done = engine.run(text, parameters, RunOptions{}, table);
  const double spent = processor_ms() - begin;
  if (done.ok()) return spent;
  fmt::print(stderr, "{}\n", done.error().message);
  std::exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 200;
  relata::Graph graph;
  Engine engine(graph);
  Table table;
  if (!engine.run(kGraph, {}, {}, table).ok()) return 1;
  const std::string text = query_text();
  const relata::Map parameters{{"from", relata::Value(2015)}};
  const double first = prepare(engine, text, parameters);
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) times.push_back(prepare(engine, text, parameters));
  std::sort(times.begin(), times.end());
  fmt::print("characters {}  first {:.3f} ms  median {:.3f} ms  rounds {}\n", text.size(), first, times[times.size() / 2],
             rounds);
  return 0;
}
