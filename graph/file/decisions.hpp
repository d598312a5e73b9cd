#pragma once
// What people decided about names and relations (common/curation.hpp), as a graph file keeps it: rows of the table `edit` whose `thing`
// is "curation", the kind and the name, and whose `slot` is the value.
//
// These functions open the file by themselves and close it again; no GraphFile on it may be in a build. Errors are of kind file; those of
// a wrong decision of kind data.

#include <string>
#include <vector>

#include "common/curation.hpp"
#include "common/error.hpp"

namespace relata {

// By kind and name.
Result<std::vector<Decision>> stored_decisions(const std::string& path);

// Adds decisions or takes them back, all or none; how many were not so before. The graph is then older than what it is made from
// (GraphFile::text_is_newer_than_graph) until it is made anew.
Result<size_t> store_decisions(const std::string& path, const std::vector<Decision>& decisions, bool take_back);

}  // namespace relata
