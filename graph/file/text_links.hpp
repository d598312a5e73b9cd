#pragma once
// What ties the graph to the text: which facts of which documents stand behind a relationship, which mentions behind a
// node, which merges made it, and under which name each is known across rebuilds ("origin"). Kept in checksummed
// segments beside the graph's columns; read when first asked for.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/resolved.hpp"
#include "graph/file/segments.hpp"

namespace relata::file {

// A fact or a mention of a stored document.
struct Reference {
  uint32_t document = 0;  // document.number
  uint32_t index = 0;     // into that extraction's facts or mentions
};

// Lists of references by id.
class LinkTable {
 public:
  void add(uint32_t id, std::span<const Reference> references);  // ids in increasing order
  [[nodiscard]] std::span<const Reference> find(uint32_t id) const;
  [[nodiscard]] const std::vector<uint32_t>& ids() const { return ids_; }
  [[nodiscard]] std::string encode() const;
  bool decode(std::string_view bytes);

 private:
  std::vector<uint32_t> ids_;
  std::vector<uint32_t> offsets_ = {0};
  std::vector<Reference> references_;
};

using Origins = std::map<uint32_t, std::string>;  // by id; what is not in it was made by hand

// A fact of a document that is no relationship, and why.
struct Unused {
  Reference fact;
  DropReason reason = DropReason::itself;
};

struct TextLinks {
  LinkTable evidence;                             // by relationship
  LinkTable mentions;                             // by node
  std::map<uint32_t, std::vector<Merge>> merges;  // by node
  std::vector<Unused> unused;                     // by document number and fact
  Origins node_origins;
  Origins relationship_origins;

  Result<void> write(Database& database, Segments& segments) const;  // requires an open transaction
  static Result<TextLinks> read(const Database& database, const Segments& segments);
};

}  // namespace relata::file
