// The graph file: however its bytes are damaged, it is refused or read, and everything that can be asked of it answers or
// says what is wrong.
//
// The input is not a file but what is done to a sound one: every four bytes put a byte (the last) at a place (the first three,
// modulo the size); a rest of fewer than four bytes cuts the file there.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "graph/file/graph_file.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace relata;
using relata::fuzz::require;

namespace {

namespace fs = std::filesystem;

const fs::path& folder() {
  struct Folder {
    fs::path path = fs::temp_directory_path() / ("relata_fuzz_" + std::to_string(getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
  };
  static const Folder kFolder;
  return kFolder.path;
}

Mention mention(Span span, const char* text, EntityType type) {
  Mention m;
  m.span = m.head = span;
  m.text = text;
  m.type = type;
  m.kind = MentionKind::name;
  return m;
}

DocumentExtraction extraction() {
  DocumentExtraction e;
  e.id = "note.txt";
  e.sentences.push_back({{0, 24}, 0});
  e.mentions = {mention({0, 8}, "Ada Reis", EntityType::person), mention({17, 23}, "Norden", EntityType::organization)};
  Fact fact;
  fact.subject = 0;
  fact.object = 1;
  fact.relation = "founds";
  fact.phrase = "founded";
  fact.relation_span = {9, 16};
  fact.rule = "object";
  e.facts.push_back(fact);
  return e;
}

ResolvedGraph resolved() {
  ResolvedGraph g;
  g.entities.resize(2);
  g.entities[0].name = "Ada Reis";
  g.entities[0].type = EntityType::person;
  g.entities[0].mentions = {{0, 0}};
  g.entities[1].name = "Norden";
  g.entities[1].type = EntityType::organization;
  g.entities[1].mentions = {{0, 1}};
  ResolvedFact fact;
  fact.subject = 0;
  fact.object = 1;
  fact.relation = "founds";
  fact.phrase = "founded";
  fact.evidence = {{0, 0}};
  g.facts.push_back(fact);
  return g;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const std::string& sound_file() {
  static const std::string kBytes = [] {
    const fs::path path = folder() / "sound.relata";
    {
      auto file = GraphFile::open(path.string(), FileMode::create);
      require(file.ok(), "a file can be made");
      require(file->begin_build().ok() && file->put_document({"note.txt", "", "", "h", "Ada Reis founded  Norden."}, extraction()).ok() &&
                  file->replace_text_graph(resolved()).ok() && file->commit_build().ok(),
              "a graph can be stored");
    }
    return read_file(path);
  }();
  return kBytes;
}

std::string damaged(const uint8_t* data, size_t size) {
  std::string bytes = sound_file();
  for (; size >= 4; data += 4, size -= 4) {
    const size_t at = (size_t{data[0]} << 16) | (size_t{data[1]} << 8) | data[2];
    bytes[at % bytes.size()] = static_cast<char>(data[3]);
  }
  if (size > 0) bytes.resize(bytes.size() * data[0] / 256);
  return bytes;
}

void ask_everything(GraphFile& file) {
  unsigned answers = file.documents().ok() + file.document_text("note.txt").ok() + file.check().ok();
  answers += file.for_each_extraction([](const DocumentExtraction&) { return Result<void>(); }).ok();
  answers += file.search_names("ada", 5).ok() + file.search_sentences("norden", 5).ok();
  const Graph& graph = file.graph();
  for (const RelationshipId r : graph.relationships()) {
    require(graph.exists(graph.source(r)) && graph.exists(graph.target(r)), "a relationship has two ends");
    if (graph.evidence() != nullptr) answers += graph.evidence()->evidence(r).ok();
  }
  for (const NodeId n : graph.nodes()) answers += static_cast<unsigned>(graph.properties(n).size() + graph.degree(n, Direction::both));
  fuzz::observed = answers;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const fs::path path = folder() / "damaged.relata";
  std::ofstream(path, std::ios::binary | std::ios::trunc) << damaged(data, size);
  for (const FileMode mode : {FileMode::read_only, FileMode::read_write}) {
    auto file = GraphFile::open(path.string(), mode);
    if (file) ask_everything(*file);
    else require(size > 0 && !file.error().message.empty(), "a sound file opens, a damaged one is refused with a message");
    if (!file) require(file.error().kind == ErrorKind::file || file.error().kind == ErrorKind::data, "a damaged file is an error of the file");
  }
  return 0;
}
