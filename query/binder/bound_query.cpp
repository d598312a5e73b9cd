#include "query/binder/bound_query.hpp"

namespace relata::query {

std::vector<uint32_t> introduced_slots(const PatternGraph& pattern) {
  std::vector<uint32_t> out;
  for (const PatternNode& n : pattern.nodes) {
    if (!n.bound) out.push_back(n.slot);
  }
  for (const PatternRelationship& r : pattern.relationships) {
    if (!r.bound) out.push_back(r.slot);
    if (!r.repeated) continue;
    for (const RepeatedPath::Group& g : r.repeated->groups) out.push_back(g.list);
  }
  for (const PatternPath& p : pattern.paths) {
    if (p.slot) out.push_back(*p.slot);
  }
  return out;
}

}  // namespace relata::query
