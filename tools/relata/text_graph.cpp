#include "tools/relata/text_graph.hpp"

#include <vector>

#include "graph/file/decisions.hpp"
#include "resolve/resolve.hpp"

namespace relata::tools {

namespace {

Result<ResolvedGraph> resolve_stored(const GraphFile& file) {
  std::vector<DocumentExtraction> extractions;
  const auto collect = [&](DocumentExtraction e) {
    extractions.push_back(std::move(e));
    return Result<void>();
  };
  if (auto ok = file.for_each_extraction(collect); !ok) return ok.error();
  const auto decisions = stored_decisions(file.path());
  if (!decisions) return decisions.error();
  return resolve(extractions, Curation(*decisions));
}

}  // namespace

Result<void> make_text_graph(GraphFile& file) {
  const auto resolved = resolve_stored(file);
  if (!resolved) return resolved.error();
  if (auto ok = file.begin_build(); !ok) return ok;
  if (auto replaced = file.replace_text_graph(*resolved); !replaced) {
    file.rollback_build();
    return replaced.error();
  }
  return file.commit_build();
}

Result<void> renew_text_graph(GraphFile& file) {
  const auto stale = file.text_is_newer_than_graph();
  if (!stale) return stale.error();
  return *stale ? make_text_graph(file) : Result<void>();
}

}  // namespace relata::tools
