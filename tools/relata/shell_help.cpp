#include "tools/relata/shell_help.hpp"

#include <algorithm>
#include <array>

namespace relata::tools {

namespace {

constexpr std::array<HelpTopic, 6> kTopics = {{
    {"cypher",
     "A statement says which pattern to find and what to return; it ends with a semicolon or an empty line.\n"
     "  MATCH (a:Organization)-[r:builds]->(b) RETURN a.name, b.name LIMIT 10;\n"
     "  MATCH (a)-[r]->(b) WHERE r.polarity = 'negated' RETURN a.name, type(r), b.name;\n"
     "  MATCH (a)-[r]->() RETURN type(r), count(*) AS n ORDER BY n DESC;\n"
     "Clauses: MATCH, OPTIONAL MATCH, WHERE, WITH, UNWIND, RETURN, ORDER BY, SKIP, LIMIT, UNION, CREATE, MERGE, SET, REMOVE, DELETE.\n"},
    {"patterns",
     "  (n)                      a node; (n:Person) with a label; (n:Entity {name: 'Nvidia'}) with a property\n"
     "  (a)-[r:builds]->(b)      a relationship of a type; (a)-[r]-(b) any type, any direction\n"
     "  (a)-[:owns*1..3]->(b)    a chain of one to three\n"
     "  shortestPath((a)-[*..6]-(b))   the shortest chain between two nodes\n"},
    {"graph",
     "A node is a thing: label Entity and one of Organization, Person, Place, Product, Event, Work, Concept; its properties are name,\n"
     "aliases, mentions. Values have the labels Money, Quantity, Percent, Date, Duration; each belongs to one fact.\n"
     "A relationship is a fact: phrase, confidence, polarity (affirmed, negated), modality (asserted, planned, ...), attribution, amount,\n"
     "time, place, support (sentences), sources (documents).\n"},
    {"evidence",
     "evidence(r) gives the sentences behind a relationship, mentions(n) the places where a node is named.\n"
     "  MATCH (a)-[r:acquires]->(b) UNWIND evidence(r) AS e RETURN a.name, b.name, e.document, e.sentence;\n"},
    {"parameters",
     "  :param name \"Nvidia\"      set $name; values are JSON\n"
     "  MATCH (n {name: $name}) RETURN n;\n"
     "  :param                   list them\n"},
    {"modes",
     "box and table fit the terminal, markdown is for documents; csv and tsv have a header; json is one line a statement, jsonl one object\n"
     "a row; line prints a column a line. :max-rows N limits box and table, :output FILE sends results to a file.\n"},
}};

constexpr auto kClauses = std::to_array<HelpTopic>({
    {"MATCH",
     "MATCH pattern [WHERE condition]\n"
     "  every way in which the pattern lies in the graph, a row each\n"
     "  MATCH (a:Organization)-[r:builds]->(b) RETURN a.name, b.name;\n"},
    {"OPTIONAL MATCH",
     "OPTIONAL MATCH pattern [WHERE condition]\n"
     "  as MATCH, but a row that finds nothing stays, with nulls\n"
     "  MATCH (a:Person) OPTIONAL MATCH (a)-[:founds]->(b) RETURN a.name, b.name;\n"},
    {"WHERE",
     "WHERE condition\n"
     "  keeps the rows for which the condition is true: =, <>, <, IN, STARTS WITH, CONTAINS, =~, IS NULL, EXISTS { pattern }, AND, OR, NOT\n"
     "  MATCH (n) WHERE n.name STARTS WITH 'Ali' AND n.mentions > 3 RETURN n.name;\n"},
    {"RETURN",
     "RETURN [DISTINCT] expression [AS name], ... [ORDER BY ...] [SKIP n] [LIMIT n]\n"
     "  what the result shows; with count, sum, avg, min, max or collect beside others it makes groups\n"
     "  MATCH (a)-[r]->() RETURN type(r), count(*) AS n ORDER BY n DESC LIMIT 5;\n"},
    {"WITH",
     "WITH expression [AS name], ... [ORDER BY ...] [SKIP n] [LIMIT n] [WHERE condition]\n"
     "  as RETURN, but the query goes on with these rows\n"
     "  MATCH (a)-->(b) WITH a, count(b) AS n WHERE n > 2 RETURN a.name, n;\n"},
    {"UNWIND",
     "UNWIND list AS name\n"
     "  a row for each element of the list\n"
     "  MATCH ()-[r:builds]->() UNWIND evidence(r) AS e RETURN e.document, e.sentence;\n"},
    {"ORDER BY", "ORDER BY expression [DESC], ...\n  puts the rows of RETURN or WITH in order\n"},
    {"SKIP", "SKIP n\n  leaves the first n rows of RETURN or WITH out\n"},
    {"LIMIT", "LIMIT n\n  takes only the first n rows of RETURN or WITH\n"},
    {"UNION",
     "query UNION [ALL] query\n"
     "  the rows of both, which have columns of the same names; with ALL also those that are there already\n"},
    {"CALL",
     "CALL procedure(arguments) [YIELD name, ...], or CALL (variables) { query }\n"
     "  the rows of a procedure, or of a query that is run for each row\n"
     "  CALL db.labels() YIELD label RETURN label;\n"},
    {"LOAD CSV", "LOAD CSV [WITH HEADERS] FROM 'file' AS row\n  a row for each record of a file\n"},
    {"CREATE",
     "CREATE pattern\n"
     "  makes nodes and relationships\n"
     "  CREATE (:Person {name: 'Ann'})-[:knows]->(:Person {name: 'Bob'});\n"},
    {"MERGE",
     "MERGE pattern [ON CREATE SET ...] [ON MATCH SET ...]\n"
     "  finds the pattern, or makes it where it is missing\n"
     "  MERGE (p:Person {name: 'Ann'}) ON CREATE SET p.age = 1;\n"},
    {"SET", "SET variable.key = expression, variable:Label, variable += map\n  sets properties and labels\n"},
    {"REMOVE", "REMOVE variable.key, variable:Label\n  takes properties and labels away\n"},
    {"DELETE",
     "[DETACH] DELETE variable, ...\n"
     "  deletes nodes and relationships; DETACH deletes the relationships of a node with it\n"},
    {"FOREACH", "FOREACH (name IN list | clauses)\n  runs clauses that write for each element of a list\n"},
    {"EXPLAIN", "EXPLAIN query\n  how the query would be run; PROFILE runs it and tells rows and time of each step\n"},
});

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::span<const HelpTopic> help_topics() { return kTopics; }
std::span<const HelpTopic> help_clauses() { return kClauses; }

const HelpTopic* find_help(std::string_view name) {
  for (const std::span<const HelpTopic> topics : {help_topics(), help_clauses()}) {
    for (const HelpTopic& t : topics) {
      if (same_letters(t.name, name) || same_letters(t.name.substr(0, t.name.find(' ')), name)) return &t;
    }
  }
  return nullptr;
}

}  // namespace relata::tools
