#include <doctest/doctest.h>

#include <algorithm>

#include "tests/tools/harness.hpp"
#include "tools/relata/progress.hpp"

using namespace relata::tests;

namespace {

constexpr const char* kOne = "Harbour Robotics opened a factory in Lisbon. Maria Santos works for Harbour Robotics.\n";
constexpr const char* kTwo = "# Harbour Robotics\n\nHarbour Robotics acquired Tern Aviation. Tern Aviation does not sell helicopters.\n";
constexpr const char* kThree = "Tern Aviation employs 300 people. Maria Santos lives in Porto.\n";

const std::vector<std::string> kExports = {"facts", "entities", "mentions", "dot", "jsonl", "cypher", "graphml", "gexf", "nt", "ttl"};

std::string exported(const std::string& graph, const std::string& format) {
  const Outcome o = run({"export", graph, "--format", format});
  CHECK(o.code == 0);
  return o.out;
}

}  // namespace

TEST_CASE("build: documents to facts, and the summary on standard error") {
  const Folder folder;
  folder.file("docs/one.txt", kOne);
  folder.file("docs/sub/two.md", kTwo);
  const std::string graph = folder.path("g.relata");
  const Outcome o = run({"build", folder.path("docs"), "-o", graph});
  CHECK(o.code == 0);
  CHECK(o.out.empty());
  CHECK(o.err.find("documents: 2 added, 0 changed, 0 unchanged, 0 removed, 0 left out") != std::string::npos);
  const std::string facts = exported(graph, "facts");
  CHECK(facts.find("\"document\":\"sub/two.md\"") != std::string::npos);
  CHECK(facts.find("\"document\":\"one.txt\"") != std::string::npos);
  CHECK(facts.find("\"subject\":\"Maria Santos\"") != std::string::npos);
}

TEST_CASE("build again reads only what is new or changed") {
  const Folder folder;
  const std::string one = folder.file("one.txt", kOne), two = folder.file("two.md", kTwo), graph = folder.path("g.relata");
  run({"build", one, two, "-o", graph});
  CHECK(run({"build", one, two, "-o", graph}).err.find("0 added, 0 changed, 2 unchanged") != std::string::npos);
  folder.file("two.md", kThree);
  CHECK(run({"build", one, two, "-o", graph}).err.find("0 added, 1 changed, 1 unchanged") != std::string::npos);
  CHECK(exported(graph, "facts").find("helicopters") == std::string::npos);
  CHECK(run({"build", "-o", graph, "--remove", "two.md"}).err.find("1 removed, 0 left out") != std::string::npos);
  CHECK(exported(graph, "mentions").find("two.md") == std::string::npos);
  const Outcome gone = run({"build", "-o", graph, "--remove", "two.md"});
  CHECK(gone.code == 1);
  CHECK(gone.err.find("there is no document 'two.md'") != std::string::npos);
}

TEST_CASE("the same documents give the same exports: at once, with threads, one by one, in another order, after a change and back") {
  const Folder folder;
  const std::string one = folder.file("one.txt", kOne), two = folder.file("two.md", kTwo), three = folder.file("three.txt", kThree);
  const std::string graph = folder.path("once.relata");
  run({"build", one, two, three, "-o", graph});
  run({"build", three, one, two, "-o", folder.path("threads.relata"), "--jobs", "2"});
  for (const std::string& document : {two, three, one}) run({"build", document, "-o", folder.path("singly.relata")});
  folder.file("two.md", kThree);
  run({"build", one, two, three, "-o", folder.path("back.relata")});
  folder.file("two.md", kTwo);
  run({"build", two, "-o", folder.path("back.relata")});
  for (const std::string& format : kExports) {
    const std::string expected = exported(graph, format);
    CHECK_FALSE(expected.empty());
    for (const char* other : {"threads.relata", "singly.relata", "back.relata"}) {
      INFO(format, " of ", other);
      CHECK(exported(folder.path(other), format) == expected);
    }
  }
  run({"export", graph, "--format", "csv", "-o", folder.path("csv")});
  run({"export", folder.path("singly.relata"), "--format", "csv", "-o", folder.path("csv2")});
  CHECK(content(folder.path("csv/nodes.csv")) == content(folder.path("csv2/nodes.csv")));
  CHECK(content(folder.path("csv/relationships.csv")) == content(folder.path("csv2/relationships.csv")));
}

TEST_CASE("bad documents are left out with a message each; the others are built; nothing at all makes no graph") {
  const Folder folder;
  const std::string good = folder.file("good.txt", kOne), graph = folder.path("g.relata");
  const std::string binary = folder.file("picture.txt", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) + std::string(2000, '\0'));
  const std::string empty = folder.file("empty.txt", ""), missing = folder.path("missing.txt");
  std::filesystem::create_directory(folder.path("bare"));
  for (const std::string& bad : {binary, missing, folder.path("bare")}) {
    const std::string other = folder.path("other.relata");
    const Outcome alone = run({"build", bad, "-o", other});
    INFO(bad, ": ", alone.err);
    CHECK(alone.code != 0);
    CHECK(alone.err.starts_with("error: "));
    const Outcome o = run({"build", good, bad, "-o", graph});
    CHECK(o.code == 1);
    CHECK(o.err.find("error: ") != std::string::npos);
    CHECK(exported(graph, "facts").find("\"subject\":\"Maria Santos\"") != std::string::npos);
  }
  CHECK(run({"build", missing, "-o", folder.path("none.relata")}).code == 3);
  CHECK_FALSE(std::filesystem::exists(folder.path("none.relata")));
  const Outcome nothing = run({"build", good, empty, "-o", graph});
  CHECK(nothing.err.find("empty.txt") != std::string::npos);
}

TEST_CASE("documents of all kinds make one graph; the summary says what was read, what was left out and why") {
  const Folder folder;
  folder.file("docs/one.txt", kOne);
  folder.file("docs/page.html", "<html><nav><a href=x>Home</a></nav><h1>Tern</h1><p>Tern Aviation employs 300 people.</p></html>");
  folder.file("docs/lines.jsonl", "{\"id\": \"news-1\", \"text\": \"Ann Lee founded Acme.\"}\n{\"id\": \"news-2\"}\n");
  folder.file("docs/noise.txt", std::string(3000, '\1'));
  const std::string graph = folder.path("g.relata");
  const Outcome o = run({"build", folder.path("docs"), "-o", graph});
  CHECK(o.code == 1);
  CHECK(o.err.find("documents: 3 added, 0 changed, 0 unchanged, 0 removed, 2 left out") != std::string::npos);
  CHECK(o.err.find("read: 1 HTML, 1 JSON Lines, 1 plain text") != std::string::npos);
  CHECK(o.err.find("left out: news-2: the line has no \"text\"") != std::string::npos);
  CHECK(o.err.find("left out: noise.txt: looks binary") != std::string::npos);
  CHECK(run({"text", graph, "page.html"}).out == "Tern\n\nTern Aviation employs 300 people.\n");
  const Outcome unknown = run({"text", graph, "pag.html"});
  CHECK(unknown.code == 1);
  CHECK(unknown.err.find("did you mean page.html") != std::string::npos);
  const std::string facts = exported(graph, "facts");
  for (const char* id : {"one.txt", "page.html", "news-1"}) CHECK(facts.find("\"document\":\"" + std::string(id) + "\"") != std::string::npos);
  // A line of JSON Lines is a document of its own: only the one that changed is read again.
  folder.file("docs/lines.jsonl", "{\"id\": \"news-1\", \"text\": \"Ann Lee left Acme.\"}\n{\"id\": \"news-3\", \"text\": \"Tern Aviation builds kites.\"}\n");
  CHECK(run({"build", folder.path("docs"), "-o", graph}).err.find("documents: 1 added, 1 changed, 2 unchanged, 0 removed, 1 left out") != std::string::npos);
}

TEST_CASE("standard input is a document, or many") {
  const Folder folder;
  const std::string graph = folder.path("g.relata");
  CHECK(run({"build", "-", "-o", graph}, kOne).code == 0);
  CHECK(exported(graph, "facts").find("\"document\":\"stdin\"") != std::string::npos);
  const Outcome lines = run({"extract", "-"}, "{\"id\": \"a\", \"text\": \"Ann Lee founded Acme.\"}\n{\"id\": \"b\", \"text\": \"Tern Aviation builds kites.\"}\n");
  CHECK(lines.code == 0);
  CHECK(lines.out.find("\"document\":\"a\"") < lines.out.find("\"document\":\"b\""));
  CHECK(run({"extract", "-"}, "<!doctype html><p>Tern Aviation builds kites.").out.find("\"sentence\":\"Tern Aviation builds kites.\"") != std::string::npos);
  CHECK(run({"extract", "-"}, "").code == 1);
}

TEST_CASE("a build of which nothing is left makes no file, and leaves one that is there as it is") {
  const Folder folder;
  const std::string empty = folder.file("empty.txt", " \n"), graph = folder.path("g.relata");
  const Outcome o = run({"build", empty, "-o", graph});
  CHECK(o.code == 1);
  CHECK(o.err.find("not made") != std::string::npos);
  for (const char* suffix : {"", "-wal", "-shm"}) CHECK_FALSE(std::filesystem::exists(graph + suffix));
  const std::string small = small_graph(folder);
  CHECK(run({"build", empty, "-o", small}).code == 1);
  CHECK(run({"query", small, "MATCH (n) RETURN count(n) AS n", "--mode", "csv"}).out == "n\n4\n");
}

TEST_CASE("the line of progress fits the terminal") {
  using relata::tools::progress_line;
  CHECK(progress_line("reading", 0.42, 1850, "sentences", 65, 0) == "reading  42 % [########------------]  1850 sentences/s, 1 min 5 s left");
  CHECK(progress_line("reading", 0.42, 1850, "sentences", 65, 60) == "reading  42 %  1850 sentences/s, 1 min 5 s left");
  CHECK(progress_line("reading", 0.42, 1850, "sentences", 7200, 35) == "reading  42 %, 2 h 0 min left");
  CHECK(progress_line("reading", 1, 1850, "sentences", 0, 20) == "reading 100 %");
}

TEST_CASE("two documents of one identity are refused; a file that is no graph is not touched") {
  const Folder folder;
  const std::string a = folder.file("a/x.txt", kOne), b = folder.file("b/x.txt", kTwo);
  const Outcome o = run({"build", a, b, "-o", folder.path("g.relata")});
  CHECK(o.code == 1);
  CHECK(o.err.find("x.txt") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.path("g.relata")));
  const std::string text = folder.file("text.relata", "my diary");
  CHECK(run({"build", a, "-o", text}).code == 3);
  CHECK(content(text) == "my diary");
}

TEST_CASE("invalid UTF-8 is repaired with a note") {
  const Folder folder;
  const std::string odd = folder.file("odd.txt", std::string("Harbour Robotics builds drones.\n\xFF\xFE bad\n"));
  const Outcome o = run({"build", odd, "-o", folder.path("g.relata")});
  CHECK(o.code == 0);
  CHECK(o.err.find("note: odd.txt:2:1") != std::string::npos);
}

TEST_CASE("extract: streaming formats, exit codes as in build") {
  const Folder folder;
  const std::string one = folder.file("one.txt", kOne), missing = folder.path("missing.txt");
  const Outcome facts = run({"extract", one});
  CHECK(facts.code == 0);
  CHECK(facts.err.empty());
  CHECK(facts.out.find("\"subject\":") != std::string::npos);
  CHECK(run({"extract", one, "--format", "conllu"}).out.find("\tLisbon\t") != std::string::npos);
  CHECK(run({"extract", one, "--format", "mentions"}).code == 0);
  const Outcome part = run({"extract", one, missing});
  CHECK(part.code == 1);
  CHECK(part.out == facts.out);
  CHECK(run({"extract", missing}).code == 3);
  CHECK(run({"extract", one, "--jobs", "2"}).out == facts.out);
  const Outcome lines = run({"extract", "--lines", "--format", "tsv", "-"}, "Harbour Robotics builds drones in Lisbon .\n");
  CHECK(lines.code == 0);
  CHECK(lines.out.starts_with("Harbour Robotics builds drones in Lisbon .\t"));
  CHECK(run({"extract", "--lines", "--format", "iob2", "-"}, "Maria Santos lives in Porto .\n").out.starts_with("Maria\t"));
  CHECK(run({"extract", "--lines", "--format", "tsv", missing}).code == 3);
}

TEST_CASE("show and path speak in words; names are found by alias and without case") {
  const Folder folder;
  const std::string one = folder.file("one.txt", kOne), two = folder.file("two.md", kTwo), graph = folder.path("g.relata");
  run({"build", one, two, "-o", graph});
  const Outcome show = run({"show", graph, "harbour robotics"});
  CHECK(show.code == 0);
  CHECK(show.out.starts_with("Harbour Robotics  ("));
  CHECK(show.out.find("one.txt: Maria Santos works for Harbour Robotics.") != std::string::npos);
  CHECK(run({"show", graph, "Harbour Robotics", "--sentences", "0"}).out.find("one.txt") == std::string::npos);
  const Outcome nobody = run({"show", graph, "Harbor Robotics"});
  CHECK(nobody.code == 1);
  CHECK(nobody.out.empty());
  CHECK(nobody.err.find("did you mean Harbour Robotics") != std::string::npos);
}

TEST_CASE("path: the shortest chain, whichever way its relationships point; a denied fact joins nothing") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  const Outcome path = run({"path", graph, "acme", "Cem"});
  CHECK(path.code == 0);
  CHECK(path.out == "Acme employs Ann\nAnn knows Bob\nBob knows Cem\n");
  CHECK(run({"path", graph, "Cem", "Ann"}).out == "Bob knows Cem\nAnn knows Bob\n");
  CHECK(run({"path", graph, "Ann", "Ann"}).code == 1);
  run({"query", graph, "CREATE (:Person {name: 'Dee'})-[:knows {polarity: 'negated'}]->(:Person {name: 'Eve'})"});
  const Outcome none = run({"path", graph, "Dee", "Eve"});
  CHECK(none.code == 1);
  CHECK(none.out.empty());
  CHECK(none.err.find("no chain of facts joins Dee and Eve") != std::string::npos);
}

TEST_CASE("export writes to files and folders, and says what it cannot do") {
  const Folder folder;
  const std::string graph = small_graph(folder), dot = folder.path("g.dot");
  CHECK(run({"export", graph, "--format", "dot", "-o", dot}).out.empty());
  CHECK(content(dot) == run({"export", graph, "--format", "dot"}).out);
  CHECK(run({"export", graph, "--format", "csv"}).code == 2);
  CHECK(run({"export", graph, "--format", "csv", "-o", folder.path("csv")}).code == 0);
  CHECK(content(folder.path("csv/nodes.csv")).starts_with("id:ID,name,"));
  CHECK(run({"export", graph, "--format", "dot", "-o", "/nowhere/at/all.dot"}).code == 3);
  CHECK(run({"export", graph, "--format", "dot", "--focus", "Zoe"}).code == 1);
  const Outcome top = run({"export", graph, "--format", "dot", "--top", "2"});
  CHECK(top.code == 0);
  CHECK(top.err.find("2 nodes with the fewest relationships are left out") != std::string::npos);
}
