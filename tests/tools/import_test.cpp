// relata import as a user runs it.
#include <doctest/doctest.h>

#include "tests/tools/harness.hpp"

using namespace relata::tests;

TEST_CASE("import: labels, types and delimiters of the command line") {
  const Folder folder;
  const std::string graph = folder.path("g.relata");
  const std::string posts = folder.file("Post.csv", "id:ID(Post)\n1\n2\n");
  const std::string comments = folder.file("Comment.csv", "id:ID(Comment)\n1\n");
  const std::string replies = folder.file("replies.csv", ":START_ID(Comment)|:END_ID(Post)\n1|2\n");
  const Outcome done = run({"import", graph, "--delimiter", "|", "--nodes", "Message:Post=" + posts, "Message:Comment=" + comments, "--relationships", "replyOf=" + replies});
  CHECK(done.code == 0);
  CHECK(done.out.empty());
  CHECK(done.err == "imported 3 nodes and 1 relationships\n");
  const Outcome rows = run({"query", graph, "MATCH (a)-[r]->(b) RETURN labels(a), a.id, type(r), b.id"});
  CHECK(rows.out == "{\"labels(a)\":[\"Message\",\"Comment\"],\"a.id\":1,\"type(r)\":\"replyOf\",\"b.id\":2}\n");
  CHECK(run({"check", graph}).code == 0);
}

TEST_CASE("import: bad rows are shown, counted, and make the exit code 1") {
  const Folder folder;
  std::string rows = ":ID,n:int\n";
  for (int i = 0; i < 30; ++i) rows += std::to_string(i) + ",x\n";
  const std::string nodes = folder.file("n.csv", rows + "99,1\n");
  const Outcome done = run({"import", folder.path("g.relata"), "--nodes", nodes});
  CHECK(done.code == 1);
  CHECK(done.err.find("line 2: 'x' is no int (n)") != std::string::npos);
  CHECK(done.err.find("... and 10 more of these\n30 of 31 rows were left out\n") != std::string::npos);
  CHECK(done.err.find("imported 1 nodes") != std::string::npos);
}

TEST_CASE("import: what cannot begin leaves nothing behind and says what would be right") {
  const Folder folder;
  const std::string graph = folder.path("g.relata");
  CHECK(run({"import", graph}).code == 2);
  CHECK(run({"import", graph, folder.path("missing.jsonl")}).code == 3);
  CHECK(run({"import", graph, "--nodes", folder.path("missing.csv")}).code == 3);
  CHECK(run({"import", graph, "--delimiter", "::", "--nodes", folder.file("a.csv", ":ID\n")}).code == 2);
  CHECK_FALSE(std::filesystem::exists(graph));
  CHECK(run({"import", graph, "--nodes", folder.file("bad.csv", "age:itn\n1\n")}).code == 1);
  CHECK(run({"query", graph, "MATCH (n) RETURN count(*) AS n"}).out == "{\"n\":0}\n");
}

TEST_CASE("import: a graph that is there already is left alone") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  const std::string before = run({"export", graph, "--format", "jsonl"}).out;
  const Outcome done = run({"import", graph, "--nodes", folder.file("a.csv", ":ID\n1\n")});
  CHECK(done.code == 3);
  CHECK(done.err.find("holds a graph already") != std::string::npos);
  CHECK(run({"export", graph, "--format", "jsonl"}).out == before);
}

TEST_CASE("import: JSON Lines and the folder of a CSV export come back") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  const std::string lines = run({"export", graph, "--format", "jsonl"}).out;
  const std::string copy = folder.path("copy.relata");
  CHECK(run({"import", copy, folder.file("g.jsonl", lines)}).code == 0);
  CHECK(run({"export", copy, "--format", "jsonl"}).out == lines);
  CHECK(run({"export", graph, "--format", "csv", "-o", folder.path("csv")}).code == 0);
  const std::string again = folder.path("again.relata");
  CHECK(run({"import", again, folder.path("csv")}).code == 0);
  const std::string types = "MATCH (a)-[r]->(b) RETURN a.name, r.since, type(r), b.name ORDER BY a.name";
  CHECK(run({"query", again, types}).out == run({"query", graph, types}).out);
}
