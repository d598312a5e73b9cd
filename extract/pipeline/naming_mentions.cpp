#include "extract/pipeline/naming_mentions.hpp"

namespace relata::extract {

namespace {

// A name tells more than a noun phrase, the longer name more than the shorter; the first of equals.
bool better(const Mention& a, const Mention& b) {
  if ((a.kind == MentionKind::name) != (b.kind == MentionKind::name)) return a.kind == MentionKind::name;
  return a.kind == MentionKind::name && a.text.size() > b.text.size();
}

bool names_itself(const Mention& m) { return !m.generic && m.kind != MentionKind::pronoun && !m.text.empty(); }

}  // namespace

Naming::Naming(const std::vector<Mention>& mentions) : mentions_(mentions) {
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    if (m.chain == kNoIndex || !names_itself(m)) continue;
    if (m.chain >= chain_names_.size()) chain_names_.resize(m.chain + 1, kNoIndex);
    uint32_t& best = chain_names_[m.chain];
    if (best == kNoIndex || better(m, mentions[best])) best = i;
  }
}

uint32_t Naming::name_of(uint32_t mention) const {
  const Mention& m = mentions_[mention];
  if (m.chain < chain_names_.size() && chain_names_[m.chain] != kNoIndex) return chain_names_[m.chain];
  return mention;
}

bool Naming::nameable(uint32_t mention) const {
  if (mention == kNoIndex) return false;
  return names_itself(mentions_[name_of(mention)]);
}

}  // namespace relata::extract
