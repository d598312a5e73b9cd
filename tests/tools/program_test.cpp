#include <doctest/doctest.h>

#include <algorithm>

#include "tests/tools/harness.hpp"

using namespace relata::tests;

TEST_CASE("version and help are results") {
  const Outcome version = run({"--version"});
  CHECK(version.code == 0);
  CHECK(version.out.starts_with("relata "));
  CHECK(version.err.empty());
  const Outcome help = run({"--help"});
  CHECK(help.code == 0);
  CHECK(help.err.empty());
  for (const relata::tools::Command& c : relata::tools::all_commands()) {
    CHECK(help.out.find(c.name) != std::string::npos);
    const Outcome one = run({c.name, "--help"});
    CHECK(one.code == 0);
    CHECK(one.out.find(std::string(c.name)) != std::string::npos);
  }
}

TEST_CASE("the manual page lists every option of every help") {
  std::string page = run({"--man-page"}).out;
  page.erase(std::remove(page.begin(), page.end(), '\\'), page.end());  // hyphens are escaped there
  CHECK(page.starts_with(".TH RELATA 1"));
  for (const relata::tools::Command& c : relata::tools::all_commands()) {
    const std::string help = run({c.name, "--help"}).out;
    for (size_t at = help.find("--"); at != std::string::npos; at = help.find("--", at + 2)) {
      const std::string option = help.substr(at, help.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at) - at);
      CHECK_MESSAGE(page.find(option) != std::string::npos, option);
    }
  }
}

TEST_CASE("the completions of all shells list every option of every help") {
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    const std::string script = run({"--completions", shell}).out;
    CHECK(script.size() > 1000);
    for (const relata::tools::Command& c : relata::tools::all_commands()) {
      CHECK_MESSAGE(script.find(c.name) != std::string::npos, c.name);
      const std::string help = run({c.name, "--help"}).out;
      for (size_t at = help.find("\n  -"); at != std::string::npos; at = help.find("\n  -", at + 2)) {
        const size_t begin = help.find("--", at);
        const std::string option = help.substr(begin, help.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", begin) - begin);
        const std::string wanted = shell == "fish" ? "-l " + option.substr(2) : option;
        CHECK_MESSAGE(script.find(wanted) != std::string::npos, wanted);
      }
    }
    CHECK(script.find("box table markdown csv") != std::string::npos);
  }
  CHECK(run({"--completions", "tcsh"}).code == 2);
}

TEST_CASE("a wrong command line exits 2, says why and what would have been right, and prints no result") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{}, "no command given"},
      {{"buidl"}, "did you mean build?"},
      {{"frobnicate"}, "there is no command 'frobnicate'"},
      {{"--frobnicate"}, "relata --help"},
      {{"query"}, "GRAPH is required"},
      {{"query", "g.relata", "RETURN 1", "--mode", "xml"}, "there is no mode 'xml'"},
      {{"query", "g.relata", "RETURN 1", "--frobnicate"}, "--frobnicate"},
      {{"query", "g.relata", "RETURN 1", "--param", "x=nope"}, "a text needs double quotes: x='\"nope\"'"},
      {{"query", "g.relata", "RETURN 1", "--param", "x"}, "NAME=JSON"},
      {{"query", "g.relata", "RETURN 1", "--repeat", "0"}, "--repeat"},
      {{"query", "g.relata", "RETURN 1", "--mdoe", "csv"}, "did you mean --mode?"},
      {{"query", "g.relata", "RETURN", "1"}, "put it in quotes"},
      {{"stats", "g.relata", "h.relata"}, "'h.relata' is one argument too many"},
      {{"samples"}, "relata build samples -o G.relata reads it"},
      {{"export", "g.relata"}, "--format is required"},
      {{"export", "g.relata", "--format", "docx"}, "there is no format 'docx'"},
      {{"build", "x.txt"}, "--output is required"},
      {{"build", "-o", "g.relata"}, "neither INPUT nor --remove"},
      {{"build", "x.txt", "-o", "g.relata", "--jobs", "0"}, "--jobs"},
      {{"extract", "x.txt", "--format", "pdf"}, "there is no format 'pdf'"},
      {{"extract", "x.txt", "--lines", "--format", "mentions"}, "--lines"},
  };
  for (const auto& [arguments, message] : cases) {
    const Outcome o = run(arguments);
    INFO(message, " in ", o.err);
    CHECK(o.code == 2);
    CHECK(o.out.empty());
    CHECK(o.err.starts_with("error: "));
    CHECK(o.err.find(message) != std::string::npos);
  }
}

TEST_CASE("a graph that is not there exits 3, and is not made by looking at it") {
  const Folder folder;
  const std::string graph = folder.path("none.relata");
  const std::vector<std::vector<std::string>> commands = {{"query", graph, "RETURN 1"}, {"stats", graph}, {"show", graph, "x"}, {"path", graph, "a", "b"}, {"export", graph, "--format", "dot"}, {"check", graph}, {"compact", graph}};
  for (const auto& command : commands) {
    const Outcome o = run(command);
    CHECK(o.code == 3);
    CHECK(o.out.empty());
    CHECK(o.err.find("none.relata") != std::string::npos);
  }
  CHECK_FALSE(std::filesystem::exists(graph));
}

TEST_CASE("a file that is no graph exits 3 and stays as it is") {
  const Folder folder;
  for (const std::string& bytes : {std::string("this is no graph"), std::string(100000, '\0'), std::string()}) {
    const std::string graph = folder.file("odd.relata", bytes);
    for (const std::vector<std::string>& command : {std::vector<std::string>{"query", graph, "RETURN 1"}, {"shell", graph}, {"stats", graph}}) {
      const Outcome o = run(command);
      CHECK(o.code == 3);
      CHECK(o.err.starts_with("error: "));
    }
    CHECK(content(graph) == bytes);
  }
}

TEST_CASE("check and compact: a sound file is found sound, and says the same when written anew") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  run({"query", graph, "MATCH (c {name: 'Cem'}) DETACH DELETE c"});
  const std::string before = run({"export", graph, "--format", "jsonl"}).out;
  CHECK(run({"check", graph}).code == 0);
  CHECK(run({"compact", graph}).code == 0);
  const Outcome checked = run({"check", graph});
  CHECK(checked.code == 0);
  CHECK(checked.out.empty());
  CHECK(run({"export", graph, "--format", "jsonl"}).out == before);
}
