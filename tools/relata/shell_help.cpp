#include "tools/relata/shell_help.hpp"

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

}  // namespace

std::span<const HelpTopic> help_topics() { return kTopics; }

}  // namespace relata::tools
