#pragma once
// Which mentions of all documents are one entity, and what it is called.
//
// Inside a document, mentions of one chain are one thing. Across documents, things are one when they share a name:
//   names     spelled alike but for case and corporate suffixes ("Kim Mills", "KIM MILLS Holding Ltd."), or one the bracketed alias of the
//             other ("(KML)"); never on a single word of a person's name, never on a part of a longer name
//   countries under their usual short forms ("U.S.", "United States")
//   kinds     by their wording ("custom chips"), as they have no name
// A nominal that stands for a thing of its document ("a new mill") stays in it, unless a name in it says whose it is ("Kim's mill").
// What people decided goes before all of this.
// Values are no entities here: each belongs to one fact.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "common/curation.hpp"
#include "common/extraction.hpp"
#include "common/resolved.hpp"

namespace relata {

struct EntityTable {
  std::vector<ResolvedEntity> entities;             // in the order of their first mention
  std::vector<std::vector<uint32_t>> of_mention;    // [extraction][mention] -> entity, kNoIndex where no node may stand for it
};

// `order` lists the extractions in the order in which they are taken.
EntityTable resolve_entities(std::span<const DocumentExtraction> extractions, const std::vector<uint32_t>& order, const Curation& curation);

// False for what may name no node: empty, longer than 14 words, a lone function word.
bool can_name_node(const std::string& text);

}  // namespace relata
