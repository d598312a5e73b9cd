// Point queries in this process: through relata's engine with a parsed text, and through SQLite's C interface with a prepared
// statement, in turn, over the same graph.
//
//   point_benchmark FOLDER [ROUNDS, default 5]
//
// FOLDER holds what kg_gen of ../shared/bench wrote. SQLite keeps the graph in memory with the indexes it likes. Prints a
// Markdown table: for each kind of query the median over the seeds of the quickest of the rounds, in microseconds of the
// clock; both sides' answers, summed over the seeds, must be the same.
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include "graph/store/builder.hpp"
#include "query/executor/engine.hpp"

using namespace relata;

namespace {

const char* const kRelations[] = {"related_to", "works_for", "located_in", "part_of", "created", "knows", "member_of", "born_in"};

struct Entity {
  std::string name;
  std::string kind;
};
struct Edge {
  uint32_t from;
  uint32_t relation;
  uint32_t to;
};
struct Data {
  std::vector<Entity> entities;
  std::vector<Edge> edges;
  std::vector<uint32_t> seeds;
};

Data read(const std::string& folder) {
  Data data;
  std::string line;
  std::ifstream entities(folder + "/entities.csv");
  for (std::getline(entities, line); std::getline(entities, line);) {
    const size_t name = line.find(',') + 1;
    const size_t kind = line.find(',', name) + 1;
    data.entities.push_back({line.substr(name, kind - name - 1), line.substr(kind)});
  }
  for (uint32_t r = 0; r < std::size(kRelations); ++r) {
    std::ifstream edges(folder + "/rel_" + kRelations[r] + ".csv");
    for (std::getline(edges, line); std::getline(edges, line);) {
      char* behind = nullptr;
      const auto from = static_cast<uint32_t>(std::strtoul(line.c_str(), &behind, 10));
      data.edges.push_back({from, r, static_cast<uint32_t>(std::strtoul(behind + 1, nullptr, 10))});
    }
  }
  std::stringstream text;
  text << std::ifstream(folder + "/queries.json").rdbuf();
  const std::string queries = text.str();
  const char* at = queries.c_str() + queries.find("\"seeds\":[") + 8;
  while (*at == ',' || *at == '[') {
    char* behind = nullptr;
    data.seeds.push_back(static_cast<uint32_t>(std::strtoul(at + 1, &behind, 10)));
    at = behind;
  }
  return data;
}

Graph graph_of(const Data& data) {
  GraphBuilder builder;
  const LabelId label = builder.label("Entity");
  const PropertyKeyId id = builder.property_key("id");
  const PropertyKeyId name = builder.property_key("name");
  const PropertyKeyId kind = builder.property_key("kind");
  for (const Entity& e : data.entities) {
    const NodeId node = builder.add_node({&label, 1});
    builder.set(node, id, Value(static_cast<int64_t>(node.value)));
    builder.set(node, name, Value(e.name));
    builder.set(node, kind, Value(e.kind));
  }
  for (const Edge& e : data.edges) builder.add_relationship(NodeId(e.from), builder.relationship_type(kRelations[e.relation]), NodeId(e.to));
  std::vector<RelationshipId> ids;
  return builder.finish(ids);
}

void must(int code, sqlite3* db) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  std::fprintf(stderr, "%s\n", sqlite3_errmsg(db));
  std::exit(1);
}

sqlite3* database_of(const Data& data) {
  sqlite3* db = nullptr;
  must(sqlite3_open(":memory:", &db), db);
  const auto run = [&](const char* sql) { must(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), db); };
  run("CREATE TABLE entity(id INTEGER PRIMARY KEY, name TEXT, kind TEXT); CREATE TABLE edge(src INT, rel INT, dst INT); BEGIN");
  sqlite3_stmt* insert = nullptr;
  must(sqlite3_prepare_v2(db, "INSERT INTO entity VALUES(?,?,?)", -1, &insert, nullptr), db);
  for (size_t i = 0; i < data.entities.size(); ++i) {
    sqlite3_bind_int64(insert, 1, static_cast<int64_t>(i));
    sqlite3_bind_text(insert, 2, data.entities[i].name.c_str(), -1, SQLITE_STATIC);
    sqlite3_bind_text(insert, 3, data.entities[i].kind.c_str(), -1, SQLITE_STATIC);
    must(sqlite3_step(insert), db);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  must(sqlite3_prepare_v2(db, "INSERT INTO edge VALUES(?,?,?)", -1, &insert, nullptr), db);
  for (const Edge& e : data.edges) {
    sqlite3_bind_int64(insert, 1, e.from);
    sqlite3_bind_int64(insert, 2, e.relation);
    sqlite3_bind_int64(insert, 3, e.to);
    must(sqlite3_step(insert), db);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  run("COMMIT; CREATE INDEX e_name ON entity(name); CREATE INDEX e_out ON edge(src, rel, dst); ANALYZE");
  return db;
}

// A query in both languages. It is given the seed, or its name; its answer is its one number, or its rows.
struct Kind {
  const char* title;
  const char* cypher;
  const char* sql;
  bool by_name;
  bool number;
};
const Kind kKinds[] = {
    {"look-up by name", "MATCH (e:Entity {name: $s}) RETURN e.kind", "SELECT kind FROM entity WHERE name = ?", true, false},
    {"one hop", "MATCH (:Entity {id: $s})-->(b) RETURN b.id", "SELECT dst FROM edge WHERE src = ?", false, false},
    {"one hop, one relation", "MATCH (:Entity {id: $s})-[:works_for]->(b) RETURN b.id", "SELECT dst FROM edge WHERE src = ? AND rel = 1", false, false},
    {"count of two hops", "MATCH (:Entity {id: $s})-->()-->() RETURN count(*)",
     "SELECT count(*) FROM edge a JOIN edge b ON a.dst = b.src WHERE a.src = ?", false, true},
};

struct Counted : query::RowSink {
  explicit Counted(bool first_value) : number(first_value) {}
  Result<void> columns(const std::vector<std::string>&) override { return {}; }
  Result<void> row(std::span<const Value> values) override {
    sum += number ? values[0].integer() : 1;
    return {};
  }
  bool number;
  int64_t sum = 0;
};

struct Times {
  std::vector<double> best;  // by seed, microseconds
  int64_t answer = 0;
};

void measure(Times& times, const std::vector<uint32_t>& seeds, const std::function<int64_t(uint32_t)>& ask) {
  using Clock = std::chrono::steady_clock;
  times.best.resize(seeds.size(), std::numeric_limits<double>::infinity());
  times.answer = 0;
  for (size_t i = 0; i < seeds.size(); ++i) {
    const Clock::time_point begin = Clock::now();
    times.answer += ask(seeds[i]);
    times.best[i] = std::min(times.best[i], std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
  }
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void compare(const Kind& kind, const Data& data, query::Engine& engine, sqlite3* db, int rounds) {
  const Result<query::ParsedQuery> parsed = query::Engine::parse(kind.cypher);
  sqlite3_stmt* select = nullptr;
  must(sqlite3_prepare_v2(db, kind.sql, -1, &select, nullptr), db);
  Map parameters{{"s", Value()}};
  const auto ours = [&](uint32_t seed) -> int64_t {
    parameters["s"] = kind.by_name ? Value(data.entities[seed].name) : Value(static_cast<int64_t>(seed));
    Counted sink(kind.number);
    if (!engine.run(*parsed, 0, parameters, {}, sink).ok()) std::exit(1);
    return sink.sum;
  };
  const auto theirs = [&](uint32_t seed) -> int64_t {
    if (kind.by_name) sqlite3_bind_text(select, 1, data.entities[seed].name.c_str(), -1, SQLITE_STATIC);
    else sqlite3_bind_int64(select, 1, seed);
    int64_t sum = 0;
    while (sqlite3_step(select) == SQLITE_ROW) sum += kind.number ? sqlite3_column_int64(select, 0) : 1;
    sqlite3_reset(select);
    return sum;
  };
  Times times[2];
  for (int round = 0; round < rounds; ++round) {
    measure(times[0], data.seeds, ours);
    measure(times[1], data.seeds, theirs);
  }
  sqlite3_finalize(select);
  const double us[] = {median(times[0].best), median(times[1].best)};
  std::printf("| %s | %.2f | %.2f | 1 : %.2f | %s |\n", kind.title, us[0], us[1], us[1] / us[0], times[0].answer == times[1].answer ? "agree" : "DIFFER");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fputs("usage: point_benchmark FOLDER [ROUNDS]\n", stderr), 2;
  const Data data = read(argv[1]);
  const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 5;
  Graph graph = graph_of(data);
  query::Engine engine(graph);
  sqlite3* db = database_of(data);
  std::puts("| query | relata, us | SQLite, us | relata : SQLite | answers |\n|---|---|---|---|---|");
  for (const Kind& kind : kKinds) compare(kind, data, engine, db, rounds);
  sqlite3_close(db);
  return 0;
}
