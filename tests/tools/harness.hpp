#pragma once
// Runs the program in this process on streams of its own.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "tools/relata/commands.hpp"

namespace relata::tests {

struct Outcome {
  int code = -1;
  std::string out;
  std::string err;
};

inline Outcome run(const std::vector<std::string>& arguments, const std::string& input = {}) {
  std::istringstream in(input);
  std::ostringstream out, err;
  tools::Streams streams{in, out, err};
  Outcome outcome;
  outcome.code = tools::run_program(tools::all_commands(), arguments, streams);
  outcome.out = out.str();
  outcome.err = err.str();
  return outcome;
}

// A folder that goes away with the object.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "relata-tools-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string path(const std::string& name) const { return (path_ / name).string(); }
  // Writes a file and gives its path.
  std::string file(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << content;
    return path(name);
  }

 private:
  std::filesystem::path path_;
};

inline std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A graph file made by a shell: Ann knows Bob, Bob knows Cem, a firm employs Ann.
inline std::string small_graph(const Folder& folder) {
  const std::string path = folder.path("small.relata");
  run({"shell", path},
         "CREATE (a:Person {name: 'Ann', age: 31})-[:knows {since: 2001}]->(b:Person {name: 'Bob'})-[:knows]->(:Person {name: 'Cem'}), "
         "(:Firm {name: 'Acme'})-[:employs]->(a);\n");
  return path;
}

}  // namespace relata::tests
