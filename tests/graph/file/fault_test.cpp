// What a file suffers: foreign and damaged files, kills, full disks, second writers. Each time a clear error or the
// right answer, and what was acknowledged is there.
#include "tests/graph/file/fixture.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <csignal>
#include <fstream>

#include "tests/graph/store/model.hpp"

using namespace relata;
using namespace relata::test;

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_bytes(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

Error error_of_opening(const std::string& path, FileMode mode) {
  const Result<GraphFile> file = GraphFile::open(path, mode);
  REQUIRE(!file.ok());
  CHECK(file.error().kind == ErrorKind::file);
  CHECK(file.error().source == path);
  CHECK(!file.error().message.empty());
  return file.error();
}

// Everything an open file answers from what it read: graph, evidence, documents. Nothing: it said that it is damaged.
std::optional<std::vector<std::string>> everything(const GraphFile& file) {
  std::vector<std::string> all = description(file.graph());
  const auto documents = file.documents();
  if (!documents.ok()) return std::nullopt;
  for (const DocumentEntry& d : *documents) {
    const auto text = file.document_text(d.id);
    if (!text.ok()) return std::nullopt;
    all.push_back(d.id + d.title + d.date + d.hash + text->value_or("missing"));
  }
  if (file.graph().evidence() == nullptr) return all;
  for (RelationshipId r : file.graph().relationships()) {
    const Result<List> evidence = file.graph().evidence()->evidence(r);
    if (!evidence.ok()) return std::nullopt;
    for (const Value& v : *evidence) all.push_back(v.map().at("document").string() + v.map().at("sentence").string());
  }
  return all;
}

// Runs `work` in a process of its own and gives its exit status, or minus the signal that ended it.
template <class F>
int in_process(F work) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    work();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

// A file with documents, hand-made changes, and rows of recent changes. Returns its path.
std::string sample_file(const TemporaryFile& temporary) {
  GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create));
  build(file, small_corpus());
  Graph& graph = file.graph();
  graph.set_property(node_named(graph, "Larkfield"), graph.property_key("rating"), Value(4));
  required(graph.commit());
  graph.create_node({{graph.label("Note")}});
  required(graph.commit());
  return temporary.path();
}

}  // namespace

TEST_CASE("what is not a relata file is told so and left alone") {
  const TemporaryFile temporary;
  CHECK(error_of_opening(temporary.path("none"), FileMode::read_write).message == "does not exist");
  CHECK(error_of_opening(temporary.path("none"), FileMode::read_only).message == "does not exist");
  CHECK(!fs::exists(temporary.path("none")));
  CHECK(error_of_opening(temporary.folder().string(), FileMode::create).message.find("folder") != std::string::npos);

  for (const std::string& content : {std::string("These are notes about a garden, not a graph."),
                                     std::string(5000, 'x'), std::string("\0\1\2", 3)}) {
    for (const FileMode mode : {FileMode::create, FileMode::read_write, FileMode::read_only}) {
      write_bytes(temporary.path("text"), content);
      error_of_opening(temporary.path("text"), mode);
      CHECK(bytes_of(temporary.path("text")) == content);
    }
  }
  write_bytes(temporary.path("empty"), "");
  error_of_opening(temporary.path("empty"), FileMode::read_only);
  error_of_opening(temporary.path("empty"), FileMode::read_write);
  CHECK(error_of_opening("/proc/none/there/graph.relata", FileMode::create).message == "cannot be opened");
}

TEST_CASE("a file of a newer format or of another program is refused") {
  const TemporaryFile temporary;
  const std::string path = sample_file(temporary);
  std::string bytes = bytes_of(path);
  SUBCASE("newer") {
    bytes[63] = 9;  // user_version, big-endian at byte 60 of SQLite's header
    write_bytes(path, bytes);
    for (const FileMode mode : {FileMode::create, FileMode::read_only}) {
      CHECK(error_of_opening(path, mode).message.find("format version 9, newer than") != std::string::npos);
    }
  }
  SUBCASE("another program's") {
    bytes[68] = 0;  // application_id, at byte 68
    write_bytes(path, bytes);
    CHECK(error_of_opening(path, FileMode::create).message.find("not a relata file") != std::string::npos);
  }
  CHECK(bytes_of(path) == bytes);
}

TEST_CASE("a flipped byte gives an error or the right answer") {
  const TemporaryFile temporary;
  const std::string path = sample_file(temporary);
  const std::string sound = bytes_of(path);
  const auto expected = everything(required(GraphFile::open(path, FileMode::read_only)));
  REQUIRE(expected.has_value());
  Random random(77);
  int refused = 0;
  for (int i = 0; i < 400; ++i) {
    std::string damaged = sound;
    const uint32_t at = random.below(static_cast<uint32_t>(sound.size()));
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << random.below(8)));
    const std::string copy = temporary.path("damaged.relata");
    write_bytes(copy, damaged);
    const Result<GraphFile> file = GraphFile::open(copy, FileMode::read_only);
    if (!file.ok()) {
      CHECK(file.error().kind == ErrorKind::file);
      ++refused;
      continue;
    }
    const auto answer = everything(*file);
    if (!answer) ++refused;
    CHECK_MESSAGE((!answer || *answer == *expected), "byte ", at);
  }
  CHECK(refused > 5);  // most bytes are free space, or tables that only other programs read
}

TEST_CASE("a file that was cut gives an error") {
  const TemporaryFile temporary;
  const std::string path = sample_file(temporary);
  const std::string sound = bytes_of(path);
  const auto expected = everything(required(GraphFile::open(path, FileMode::read_only)));
  Random random(78);
  for (int i = 0; i < 60; ++i) {
    const std::string copy = temporary.path("cut.relata");
    write_bytes(copy, sound.substr(0, random.below(static_cast<uint32_t>(sound.size()))));
    const Result<GraphFile> file = GraphFile::open(copy, FileMode::read_only);
    if (!file.ok()) {
      CHECK(file.error().kind == ErrorKind::file);
      continue;
    }
    const auto answer = everything(*file);
    CHECK((!answer || *answer == *expected));
  }
}

TEST_CASE("after a kill the file holds what was acknowledged") {
  for (int round = 0; round < 10; ++round) {
    const TemporaryFile temporary;
    const std::string path = sample_file(temporary);
    int pipe_ends[2];
    REQUIRE(pipe(pipe_ends) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      Result<GraphFile> file = GraphFile::open(path, FileMode::read_write);
      for (uint32_t i = 0; file.ok(); ++i) {
        Graph& graph = file->graph();
        const NodeId a = graph.create_node({{graph.label("Count")}});
        graph.set_property(a, graph.property_key("i"), Value(static_cast<int64_t>(i)));
        graph.create_relationship(a, graph.relationship_type("after"), NodeId(0));
        if (!graph.commit().ok() || ::write(pipe_ends[1], &i, sizeof i) != sizeof i) _exit(1);
      }
      _exit(1);
    }
    uint32_t acknowledged = 0;
    for (int i = 0; i < 3 + round * 7; ++i)
      REQUIRE(read(pipe_ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    close(pipe_ends[1]);
    for (uint32_t more = 0; read(pipe_ends[0], &more, sizeof more) == sizeof more;) acknowledged = more;
    close(pipe_ends[0]);
    // First one who only reads finds the log of the killed process, then one who may write.
    const auto read = description(required(GraphFile::open(path, FileMode::read_only)).graph());
    const GraphFile file = required(GraphFile::open(path, FileMode::read_write));
    CHECK(required(file.check()).empty());
    const Graph& graph = file.graph();
    CHECK(description(graph) == read);
    const uint64_t count = graph.node_count(graph.find_label("Count"));
    // One statement may have been on the disk when the kill came between commit and message.
    CHECK((count == acknowledged + 1 || count == acknowledged + 2));
    CHECK(graph.relationship_count(graph.find_relationship_type("after")) == count);
  }
}

TEST_CASE("after a kill during a build the file holds the state before or the state after") {
  Corpus more = small_corpus();
  for (int d = 0; d < 30; ++d)
    more.add("more" + std::to_string(d),
             {{"Oakmere", "sells", "Pinehall", "sells"}, {"Pinehall", "rents", "Oakmere", "rents"}});
  for (int round = 0; round < 10; ++round) {
    const TemporaryFile temporary;
    const std::string path = sample_file(temporary);
    const auto before = everything(required(GraphFile::open(path, FileMode::read_only)));
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      Result<GraphFile> file = GraphFile::open(path, FileMode::read_write);
      bool done = file.ok() && file->begin_build().ok();
      for (size_t i = 0; done && i < more.sources.size(); ++i)
        done = file->put_document(more.sources[i], more.extractions[i]).ok();
      done = done && file->replace_text_graph(more.resolved()).ok() && file->commit_build().ok();
      _exit(done ? 0 : 1);
    }
    usleep(static_cast<useconds_t>(1500 * round));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    const bool finished = WIFEXITED(status);
    if (finished) REQUIRE(WEXITSTATUS(status) == 0);
    const GraphFile file = required(GraphFile::open(path, FileMode::read_write));
    CHECK(required(file.check()).empty());
    const size_t documents = required(file.documents()).size();
    CHECK((documents == 2 || documents == 32));
    if (finished) CHECK(documents == 32);
    if (documents == 2) CHECK(everything(file) == before);
  }
}

TEST_CASE("a disk without space gives an error, and graph and file stay as they were") {
  const TemporaryFile temporary;
  const std::string path = sample_file(temporary);
  const auto before = everything(required(GraphFile::open(path, FileMode::read_only)));
  const int status = in_process([&] {
    signal(SIGXFSZ, SIG_IGN);
    Result<GraphFile> file = GraphFile::open(path, FileMode::read_write);
    if (!file.ok()) _exit(2);
    const rlimit limit{300'000, 300'000};  // no file may grow beyond: the write-ahead log soon would
    setrlimit(RLIMIT_FSIZE, &limit);
    Graph& graph = file->graph();
    const uint64_t nodes = graph.node_count();
    for (int i = 0; i < 4000; ++i) {
      const NodeId node = graph.create_node();
      graph.set_property(node, graph.property_key("text"), Value(std::string(200, 'a') + std::to_string(i)));
    }
    const Result<void> refused = graph.commit();
    if (refused.ok()) _exit(3);
    if (refused.error().kind != ErrorKind::file || graph.node_count() != nodes) _exit(4);
    if (everything(*file) != before) _exit(5);
  });
  CHECK(status == 0);
  const GraphFile file = required(GraphFile::open(path, FileMode::read_write));
  CHECK(everything(file) == before);
  CHECK(required(file.check()).empty());
}

TEST_CASE("a reader sees the state of its opening, a second writer is told") {
  const TemporaryFile temporary;
  const std::string path = sample_file(temporary);
  GraphFile first = required(GraphFile::open(path, FileMode::read_write));
  GraphFile second = required(GraphFile::open(path, FileMode::read_write));
  const GraphFile reader = required(GraphFile::open(path, FileMode::read_only));
  const auto before = everything(reader);
  build(first, small_corpus());
  first.graph().create_node();
  required(first.graph().commit());
  CHECK(everything(reader) == before);
  second.graph().create_node();
  const Result<void> refused = second.graph().commit();
  REQUIRE(!refused.ok());
  CHECK(refused.error().message.find("changed by another process") != std::string::npos);
  CHECK(second.graph().node_count() == first.graph().node_count() - 1);
  CHECK(!second.begin_build().ok());
}

TEST_CASE("a writer that is busy for long makes a second one give up") {
  const TemporaryFile temporary;
  const std::string path = sample_file(temporary);
  GraphFile first = required(GraphFile::open(path, FileMode::read_write));
  required(first.begin_build());
  GraphFile second = required(GraphFile::open(path, FileMode::read_write));
  second.graph().create_node();
  const Result<void> refused = second.graph().commit();
  REQUIRE(!refused.ok());
  CHECK(refused.error().message == "is being written by another process");
}

TEST_CASE("a file that is open for reading cannot be changed") {
  const TemporaryFile temporary;
  const std::string path = sample_file(temporary);
  GraphFile file = required(GraphFile::open(path, FileMode::read_only));
  CHECK(!file.writable());
  const uint64_t nodes = file.graph().node_count();
  file.graph().create_node();
  const Result<void> refused = file.graph().commit();
  REQUIRE(!refused.ok());
  CHECK(refused.error().kind == ErrorKind::file);
  CHECK(file.graph().node_count() == nodes);
  CHECK(!file.begin_build().ok());
  CHECK(!file.compact().ok());
}

TEST_CASE("a file in a folder where nothing may be written can be read") {
  const TemporaryFile temporary;
  const std::string path = sample_file(temporary);
  const auto expected = everything(required(GraphFile::open(path, FileMode::read_only)));
  chmod(path.c_str(), 0444);
  chmod(temporary.folder().c_str(), 0555);
  const int status = in_process([&] {
    if (geteuid() == 0 && setuid(65534) != 0) _exit(0);  // root may write anywhere: become nobody
    const Result<GraphFile> file = GraphFile::open(path, FileMode::read_only);
    if (!file.ok()) _exit(2);
    if (everything(*file) != expected) _exit(3);
    if (GraphFile::open(path, FileMode::read_write).ok()) _exit(4);
  });
  CHECK(status == 0);
  chmod(temporary.folder().c_str(), 0755);
}
