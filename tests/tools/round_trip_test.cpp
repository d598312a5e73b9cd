// Out and in again: a graph that left in an exchange format and came back says the same as far as the format carries it, and leaves the
// second time with the same bytes.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/tools/harness.hpp"

using namespace relata::tests;

namespace {

std::string exported(const std::string& graph, const std::string& format) {
  const Outcome o = run({"export", graph, "--format", format});
  INFO(o.err);
  CHECK(o.code == 0);
  return o.out;
}

// The files of the csv folder, one behind the other.
std::string exported_csv(const Folder& folder, const std::string& graph) {
  CHECK(run({"export", graph, "--format", "csv", "-o", folder.path("csv")}).code == 0);
  return content(folder.path("csv/nodes.csv")) + content(folder.path("csv/relationships.csv"));
}

// The graph that an export gives when it is read.
std::string read_back(const Folder& folder, const std::string& graph, const std::string& format, const std::string& name) {
  const std::string made = folder.path(name);
  Outcome o;
  if (format == "cypher") {
    o = run({"shell", made}, exported(graph, "cypher"));
  } else if (format == "csv") {
    exported_csv(folder, graph);
    o = run({"import", made, folder.path("csv")});
  } else {
    o = run({"import", made, folder.file(name + ".jsonl", exported(graph, "jsonl"))});
  }
  INFO(format, ": ", o.err);
  CHECK(o.code == 0);
  return made;
}

// Hostile names, all types of values, parallel relationships, a loop, nodes that are equal in everything.
std::string odd_graph(const Folder& folder) {
  const std::string path = folder.path("odd.relata");
  const Outcome o = run({"shell", path}, R"(
CREATE (a:`Odd ``Label` {id: 17, name: 'back\\slash "quoted" \'single\' two
lines\ttab;semi,comma', aliases: ['a;b', 'c\\', '', '</script>', '\u202Eevil', '🦊'], whole: 42, wide: 1099511627776, fraction: 0.1, tiny: 1e-300, yes: true}),
       (b:B:A {name: '${x} <b>&amp;</b> ]]> \\N', numbers: [1, 2, 3], fractions: [0.5, 1.0], flags: [true, false], empty: ''}),
       (c {day: date('2025-09-24'), at: localdatetime('2025-09-24T10:20:30.5'), zoned: datetime('2025-09-24T10:20:30+02:00'), clock: localtime('10:20'), span: duration('P1Y2M3DT4H')}),
       (:Twin {v: 1}), (:Twin {v: 1}), (:Twin {v: 1})-[:T]->(:Twin {v: 1}),
       (a)-[:`odd type \\ "` {phrase: 'x', since: date('2020-01-01'), weights: [0.25]}]->(b), (a)-[:R {n: 1}]->(b), (a)-[:R {n: 2}]->(b), (b)-[:R]->(b), (c)-[:R {n: 3}]->(a);
)");
  INFO(o.err, o.out);
  CHECK(o.code == 0);
  CHECK(run({"query", path, "MATCH (n) RETURN count(n) AS n", "--mode", "csv"}).out == "n\n7\n");
  return path;
}

std::string text_graph(const Folder& folder) {
  const std::string path = folder.path("text.relata");
  const std::string document = folder.file("one.txt", "Harbour Robotics opened a factory in Lisbon. Harbour Robotics Ltd. acquired Tern Aviation for $3 million in 2021. "
                                                      "Tern Aviation does not sell helicopters. Ann Lee said that Tern Aviation plans to open a yard in Porto in 2026.\n");
  CHECK(run({"build", document, "-o", path}).code == 0);
  return path;
}

// Everything but what only the text of documents can tell.
std::string all_of_graph(const Folder& folder, const std::string& graph) {
  return exported(graph, "cypher") + exported(graph, "graphml") + exported(graph, "gexf") + exported(graph, "entities") + exported(graph, "dot") + exported_csv(folder, graph);
}

}  // namespace

TEST_CASE("a graph comes back from CSV and from a Cypher script as it was") {
  const Folder folder;
  for (const std::string& graph : {odd_graph(folder), text_graph(folder)}) {
    const std::string expected = all_of_graph(folder, graph);
    for (const char* format : {"csv", "cypher"}) {
      const std::string again = read_back(folder, graph, format, std::string(format) + "-" + std::to_string(expected.size()) + ".relata");
      INFO(format, " of ", graph);
      CHECK(all_of_graph(folder, again) == expected);
    }
  }
}

TEST_CASE("a graph comes back from JSON Lines: all but the types that JSON lacks, and the second trip changes nothing") {
  const Folder folder;
  const std::string odd = odd_graph(folder), text = text_graph(folder);
  const std::string once = read_back(folder, odd, "jsonl", "once.relata");
  CHECK(exported(once, "jsonl") == exported(odd, "jsonl"));
  const std::string twice = read_back(folder, once, "jsonl", "twice.relata");
  CHECK(all_of_graph(folder, twice) == all_of_graph(folder, once));
}

TEST_CASE("JSON Lines carry everything: text, evidence, mentions, merges, and what was made by hand") {
  const Folder folder;
  const std::string text = text_graph(folder);
  const auto everything = [&](const std::string& graph) {
    return all_of_graph(folder, graph) + exported(graph, "jsonl") + exported(graph, "facts") + exported(graph, "mentions") + exported(graph, "nt") + run({"text", graph, "one.txt"}).out;
  };
  const std::string again = read_back(folder, text, "jsonl", "text-again.relata");
  CHECK(everything(again) == everything(text));
  // What was read back is as good as what was built: the same document is known, and another one can be added.
  CHECK(run({"build", folder.path("one.txt"), "-o", again}).err.find("1 unchanged") != std::string::npos);
  const Outcome made = run({"query", text, "MATCH (t:Entity {name: 'Tern Aviation'}), (h:Entity {name: 'Lisbon'}) CREATE (t)-[:NOTED {by: 'me'}]->(:Note {text: 'check'})-[:NEAR]->(h)"});
  CHECK(made.code == 0);
  const std::string with_notes = read_back(folder, text, "jsonl", "notes-again.relata");
  CHECK(exported(with_notes, "jsonl").find("NOTED") != std::string::npos);
  CHECK(everything(with_notes) == everything(text));
  // A change of what the text says is kept, at the price of the evidence, and that is told.
  run({"query", text, "MATCH (t:Entity {name: 'Tern Aviation'}) SET t.sector = 'aircraft'"});
  const Outcome changed = run({"import", folder.path("changed.relata"), folder.file("changed.jsonl", exported(text, "jsonl"))});
  CHECK(changed.code == 0);
  CHECK(changed.err.find("changed by hand") != std::string::npos);
  CHECK(all_of_graph(folder, folder.path("changed.relata")) == all_of_graph(folder, text));
}
