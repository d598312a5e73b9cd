#pragma once
// Which mention gives the name of what another stands for: "Vela" for "it" and "the company".

#include <vector>

#include "common/extraction.hpp"

namespace relata::extract {

// Keeps a reference to the mentions, which must outlive it.
class Naming {
 public:
  explicit Naming(const std::vector<Mention>& mentions);
  // It names something itself, or stands in a chain with a mention that does.
  [[nodiscard]] bool nameable(uint32_t mention) const;
  // The mention that names what `mention` stands for; itself if it is in no chain with a name.
  [[nodiscard]] uint32_t name_of(uint32_t mention) const;

 private:
  const std::vector<Mention>& mentions_;
  std::vector<uint32_t> chain_names_;  // chain -> its best naming mention, or kNoIndex
};

}  // namespace relata::extract
