#include "formats/picture.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <vector>

#include <fmt/format.h>

namespace relata::formats {

namespace {

// A folder of our own that goes away with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code failed;
    std::string name = (std::filesystem::temp_directory_path(failed) / "relata-XXXXXX").string();
    if (!failed && mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }  // empty: could not be made

 private:
  std::filesystem::path path_;
};

// The exit status of `dot`, or an errno as a negative number.
int run_dot(std::vector<std::string> arguments) {
  std::vector<char*> argv;
  for (std::string& a : arguments) argv.push_back(a.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  if (const int failed = posix_spawnp(&child, "dot", nullptr, nullptr, argv.data(), environ)) return -failed;
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -errno;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

// Graphviz writes the time of drawing into a PDF. It is overwritten in place, since the file counts its bytes.
void forget_time(std::string& picture) {
  constexpr std::string_view kKey = "/CreationDate (D:";
  const size_t at = picture.find(kKey);
  if (at == std::string::npos) return;
  for (size_t i = at + kKey.size(); i < picture.size() && picture[i] >= '0' && picture[i] <= '9'; ++i) picture[i] = '0';
}

}  // namespace

Result<void> draw(const std::string& dot, const std::string& type, std::ostream& out) {
  const TemporaryFolder folder;
  const auto source = folder.path() / "graph.dot", target = folder.path() / ("graph." + type);
  std::ofstream file(source, std::ios::binary);
  file << dot;
  file.close();
  if (folder.path().empty() || !file) return file_error(source.string(), "a temporary file cannot be written");
  const int status = run_dot({"dot", "-T" + type, "-o", target.string(), source.string()});
  if (status < 0) {
    Error e = file_error("dot", status == -ENOENT ? "Graphviz is not installed" : std::strerror(-status));
    e.hint = "install the package graphviz, or take --format dot and draw it elsewhere";
    return e;
  }
  std::ifstream picture(target, std::ios::binary);
  if (status != 0 || !picture) {
    Error e;
    e.message = fmt::format("Graphviz could not draw the graph (exit status {})", status);
    return e;
  }
  std::string bytes(std::istreambuf_iterator<char>(picture), {});
  if (type == "pdf") forget_time(bytes);
  out << bytes;
  return {};
}

}  // namespace relata::formats
