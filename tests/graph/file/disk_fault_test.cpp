// The disk fails at every call in turn: a write, a truncation, a sync or a deletion gives an error, once or from then on.
// Each time the program gets an error or the work is done, and afterwards the file opens, is sound, and holds the state
// before or the state after: after, if that was acknowledged.
#include "tests/graph/file/fault_vfs.hpp"
#include "tests/graph/file/fixture.hpp"
#include "graph/store/builder.hpp"
#include "tests/graph/store/model.hpp"

using namespace relata;
using namespace relata::test;

namespace {

constexpr int64_t kMostPlaces = 25;  // of one kind of failure; the calls between are left out

using Content = std::vector<std::string>;

Content content_of(const std::string& path) {
  const GraphFile file = required(GraphFile::open(path, FileMode::read_only));
  CHECK(required(file.check()).empty());
  Content all = description(file.graph());
  const std::vector<DocumentEntry> documents = required(file.documents());
  for (const DocumentEntry& d : documents) all.push_back(d.id + d.hash);
  return all;
}

void copy(const std::string& from, const std::string& to) {
  namespace fs = std::filesystem;
  for (const char* tail : {"-wal", "-shm"}) fs::remove(to + tail);
  fs::copy_file(from, to, fs::copy_options::overwrite_existing);
}

// `work` gives whether it was acknowledged; an error of opening counts as not.
void fail_everywhere(const std::string& original, const std::function<Result<void>(const std::string&)>& work) {
  const TemporaryFile temporary;
  const std::string path = temporary.path();
  const Content before = content_of(original);
  copy(original, path);
  FaultVfs vfs;
  vfs.plan = {};
  REQUIRE(work(path).ok());
  const int64_t calls = vfs.plan.calls;
  vfs.plan = {};
  const Content after = content_of(path);
  REQUIRE(calls > 0);
  REQUIRE(before != after);
  const int64_t stride = std::max<int64_t>(1, calls / kMostPlaces);
  for (const int code : {SQLITE_IOERR_WRITE, SQLITE_FULL}) {
    for (int64_t at = 1; at <= calls; at += stride) {
      CAPTURE(at);
      CAPTURE(code);
      copy(original, path);
      vfs.plan = {at, code, code == SQLITE_FULL, 0, false};
      const Result<void> done = work(path);
      if (!done) CHECK(done.error().kind == ErrorKind::file);
      if (!done) CHECK_FALSE(done.error().message.empty());
      vfs.plan = {};
      const Content now = content_of(path);
      CHECK((now == after || (!done.ok() && now == before)));
    }
  }
}

Result<void> statement(const std::string& path) {
  Result<GraphFile> file = GraphFile::open(path, FileMode::read_write);
  if (!file) return file.error();
  Graph& graph = file->graph();
  const NodeId a = graph.create_node({{graph.label("Note")}});
  const NodeId b = graph.create_node();
  graph.set_property(a, graph.property_key("text"), Value(std::string(20'000, 'x')));
  graph.create_relationship(a, graph.relationship_type("before"), b);
  return graph.commit();
}

Result<void> another_build(const std::string& path) {
  Result<GraphFile> file = GraphFile::open(path, FileMode::read_write);
  if (!file) return file.error();
  if (auto ok = file->begin_build(); !ok) return ok;
  const auto documents = file->documents();
  if (!documents) return documents.error();
  if (auto removed = file->remove_document(documents->front().id); !removed) return removed.error();
  if (auto replaced = file->replace_text_graph(ResolvedGraph()); !replaced) return replaced.error();
  return file->commit_build();
}

Result<void> import(const std::string& path) {
  Result<GraphFile> file = GraphFile::open(path, FileMode::read_write);
  if (!file) return file.error();
  GraphBuilder builder;
  const LabelId label = builder.label("Thing");
  for (int i = 0; i < 3000; ++i) builder.set(builder.add_node({{label}}), builder.property_key("n"), Value(i));
  for (uint32_t i = 1; i < 3000; ++i) builder.add_relationship(NodeId(i), builder.relationship_type("after"), NodeId(i / 2));
  std::vector<RelationshipId> ids;
  return file->replace_graph(builder.finish(ids));
}

}  // namespace

TEST_CASE("a statement on a failing disk is there whole or not at all") {
  const TemporaryFile temporary;
  {
    GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create));
    build(file, small_corpus());
  }
  fail_everywhere(temporary.path(), statement);
}

TEST_CASE("a build on a failing disk leaves the state before or the state after") {
  const TemporaryFile temporary;
  {
    GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create));
    build(file, small_corpus());
  }
  fail_everywhere(temporary.path(), another_build);
}

TEST_CASE("an import on a failing disk leaves the file empty or whole") {
  const TemporaryFile temporary;
  { const GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create)); }
  fail_everywhere(temporary.path(), import);
}
