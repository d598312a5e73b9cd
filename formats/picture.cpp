#include "formats/picture.hpp"

#include <fstream>
#include <ostream>
#include <string_view>

#include <fmt/format.h>

#include "common/process.hpp"
#include "common/temporary.hpp"

namespace relata::formats {

namespace {

constexpr uint64_t kLargestPicture = uint64_t{512} << 20;
constexpr std::chrono::minutes kPatience{10};

Error too_large() {
  Error e;
  e.kind = ErrorKind::limit;
  e.message = "the graph is too large for Graphviz: the drawing was given up";
  e.hint = "--top N or --focus NAME draws a part of it";
  return e;
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
  const auto source = folder.path() / "graph.dot";
  std::ofstream file(source, std::ios::binary);
  file << dot;
  file.close();
  if (folder.path().empty() || !file) return file_error(source.string(), "a temporary file cannot be written");
  auto drawn = run_process({"dot", "-T" + type, source.string()}, {kLargestPicture, kPatience});
  if (!drawn) {
    Error e = std::move(drawn.error());
    if (e.message == "is not installed") e.message = "Graphviz is not installed";
    e.hint = "install the package graphviz, or take --format dot and draw it elsewhere";
    return e;
  }
  if (drawn->end == ProcessEnd::out_of_time || drawn->end == ProcessEnd::too_long_output) return too_large();
  if (drawn->end != ProcessEnd::exited || drawn->status != 0) {
    Error e;
    e.message = fmt::format("Graphviz could not draw the graph (exit status {})", drawn->status);
    return e;
  }
  if (type == "pdf") forget_time(drawn->out);
  out << drawn->out;
  return {};
}

}  // namespace relata::formats
