#include "tools/relata/inputs.hpp"

#include <algorithm>

namespace relata::tools {

Inputs find_inputs(const std::vector<std::string>& names, Streams& streams) {
  Inputs found;
  std::vector<std::filesystem::path> good;
  for (const std::string& name : names) {
    const auto sources = extract::find_documents({name});
    if (sources) good.emplace_back(name);
    else found.exit = std::max(found.exit, report(streams, sources.error()));
  }
  if (good.empty()) return found;
  auto all = extract::find_documents(good);  // together, because two INPUTs may give one identity
  if (all) found.sources = std::move(*all);
  else found.exit = std::max(found.exit, report(streams, all.error()));
  return found;
}

}  // namespace relata::tools
