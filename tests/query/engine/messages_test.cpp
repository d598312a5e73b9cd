// The whole message of queries that are wrong, as a person sees it: tests/query/messages/*.txt. A case is
//
//   ==== what it shows
//   query, on one line or several
//   ----
//   what is printed
//
// RELATA_WRITE_GOLDEN=1 in the environment writes what is printed now into the files: read the difference before it is
// kept.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "common/source.hpp"
#include "query/executor/engine.hpp"

namespace relata::query {

namespace {

namespace fs = std::filesystem;

struct Message {
  std::string title;
  std::string query;
  std::string expected;
};

std::vector<Message> read_messages(const fs::path& path) {
  std::vector<Message> out;
  std::ifstream in(path);
  bool in_query = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("====")) {
      out.push_back({line, {}, {}});
      in_query = true;
    } else if (line == "----") {
      in_query = false;
    } else if (in_query) {
      out.back().query += (out.back().query.empty() ? "" : "\n") + line;
    } else if (!out.empty()) {
      out.back().expected += line + "\n";
    }
  }
  return out;
}

void write_messages(const fs::path& path, const std::vector<Message>& messages) {
  std::ofstream out(path);
  for (const Message& m : messages) out << m.title << '\n' << m.query << "\n----\n" << m.expected;
}

// A small graph, so that there are labels, types and keys to be meant.
constexpr const char* kGraph =
    "CREATE (ada:Person {name: 'Ada', born: 1815}), (bob:Person {name: 'Bob', born: 1960}), (acme:Company {name: "
    "'Acme'}), "
    "(ada)-[:works_for {since: 2001}]->(acme), (bob)-[:owns]->(acme), (ada)-[:knows]->(bob)";

std::string printed(Engine& engine, const std::string& query) {
  Table rows;
  const Result<std::vector<QueryResult>> results = engine.run(query, {}, {}, rows);
  if (!results) return render(results.error(), query);
  std::string out;
  for (const QueryResult& r : *results) {
    for (const std::string& warning : r.warnings) out += "warning: " + warning + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("messages of wrong queries, whole") {
  const bool write = std::getenv("RELATA_WRITE_GOLDEN") != nullptr;
  size_t total = 0;
  std::set<std::string> queries;
  for (const auto& entry : fs::directory_iterator(fs::path(RELATA_SOURCE_DIR) / "tests" / "query" / "messages")) {
    std::vector<Message> messages = read_messages(entry.path());
    total += messages.size();
    for (Message& m : messages) {
      CHECK_MESSAGE(queries.insert(m.query).second, "twice: " << m.query);
      Graph graph;
      Engine engine(graph);
      Table nothing;
      REQUIRE(engine.run(kGraph, {}, {}, nothing).ok());
      const std::string got = printed(engine, m.query);
      CHECK_MESSAGE(!got.empty(), "no message: " << m.query);
      if (write) m.expected = got;
      CHECK_MESSAGE(got == m.expected, entry.path().filename().string() << ": " << m.query << "\nexpected\n"
                                                                        << m.expected << "got\n"
                                                                        << got);
    }
    if (write) write_messages(entry.path(), messages);
  }
  CHECK(total >= 120);
}

}  // namespace relata::query
