#include "tools/relata/inputs.hpp"

#include <algorithm>
#include <fstream>
#include <istream>

namespace relata::tools {

namespace {

// Standard input can be read once, a document is looked at more than once: what comes is put into a file. Its name is the identity.
Result<std::filesystem::path> spooled(std::istream& in, Inputs& inputs) {
  inputs.spool = std::make_shared<TemporaryFolder>();
  const std::filesystem::path path = inputs.spool->path() / "stdin";
  std::ofstream out(path, std::ios::binary);
  if (in.peek() != std::istream::traits_type::eof()) out << in.rdbuf();
  out.close();
  if (inputs.spool->path().empty() || !out) return file_error("standard input", "cannot be kept in a temporary file");
  return path;
}

}  // namespace

Inputs find_inputs(const std::vector<std::string>& names, Streams& streams) {
  Inputs found;
  std::vector<std::filesystem::path> good;
  for (const std::string& name : names) {
    Result<std::filesystem::path> path = std::filesystem::path(name);
    if (name == "-" && !found.spool) path = spooled(streams.in, found);
    const auto sources = path ? extract::find_documents({*path}) : Result<std::vector<extract::DocumentSource>>(path.error());
    if (sources) good.push_back(*path);
    else found.exit = std::max(found.exit, report(streams, sources.error()));
  }
  if (good.empty()) return found;
  auto all = extract::find_documents(good);  // together, because two INPUTs may give one identity
  if (all) found.sources = std::move(*all);
  else found.exit = std::max(found.exit, report(streams, all.error()));
  return found;
}

}  // namespace relata::tools
