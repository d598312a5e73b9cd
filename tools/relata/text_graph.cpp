#include "tools/relata/text_graph.hpp"

#include <vector>

#include "resolve/resolve.hpp"

namespace relata::tools {

Result<void> renew_text_graph(GraphFile& file) {
  const auto stale = file.text_is_newer_than_graph();
  if (!stale) return stale.error();
  if (!*stale) return {};
  std::vector<DocumentExtraction> extractions;
  const auto collect = [&](DocumentExtraction e) {
    extractions.push_back(std::move(e));
    return Result<void>();
  };
  if (auto ok = file.for_each_extraction(collect); !ok) return ok;
  const ResolvedGraph resolved = resolve(extractions);
  if (auto ok = file.begin_build(); !ok) return ok;
  if (auto replaced = file.replace_text_graph(resolved); !replaced) {
    file.rollback_build();
    return replaced.error();
  }
  return file.commit_build();
}

}  // namespace relata::tools
