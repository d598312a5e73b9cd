// A program that makes a graph, asks it and prints what it gets; built by package_test.sh against the installed library.
#include <relata/relata.hpp>

#include <iostream>

int main(int, char** argv) {
  relata::KnowledgeGraph graph;
  auto problem = graph.open(argv[1], relata::Access::create);
  if (!problem) problem = graph.query("CREATE (:Person {name: 'Ada'})-[:knows {since: 1833}]->(:Person {name: 'Charles'})");
  if (!problem) {
    problem = graph.query("MATCH (a)-[k:knows]->(b) WHERE k.since < $year RETURN a.name AS a, k.since AS since, b",
                          [](const relata::RowView& row) {
                            for (std::size_t i = 0; i < row.size(); ++i) std::cout << row.name(i) << " = " << row.text(i) << '\n';
                          },
                          {{"year", "1900"}});
  }
  if (problem) std::cerr << problem->message;
  problem = graph.query("RETURN nobody");
  std::cout << problem->message;
  return 0;
}
