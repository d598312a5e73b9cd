// Which candidates are one thing, and what type that thing is.
#include <algorithm>
#include <array>

#include "extract/coreference/anaphora.hpp"
#include "extract/coreference/candidate.hpp"
#include "extract/coreference/chain_set.hpp"
#include "extract/coreference/name_match.hpp"

namespace relata::extract {

namespace {

constexpr size_t kTypes = 12;
using Votes = std::array<uint32_t, kTypes>;

// Cues in the text vote; what only the model guesses counts in all as much as one cue, since it errs alike on every mention of a
// name; nominals count where no name does. A name of one word is seldom a person's alone.
struct Ballot {
  Votes cues{};
  Votes guesses{};
  Votes nominals{};
};

void vote(Ballot& ballot, const Candidate& c) {
  if (c.type == EntityType::concept_ || c.reference == Reference::pronoun) return;
  const auto type = static_cast<size_t>(c.type);
  if (c.reference != Reference::name) ++ballot.nominals[type];
  else if (c.type_source == TypeSource::wording) ballot.cues[type] += 40;
  else if (c.type_source == TypeSource::cue) ballot.cues[type] += 10;
  else ballot.guesses[type] += c.type == EntityType::person && c.core.last - c.core.first == 1 ? 1 : 2;
}

EntityType largest(const Votes& votes) {
  const auto best = std::max_element(votes.begin(), votes.end());
  return *best == 0 ? EntityType::concept_ : static_cast<EntityType>(best - votes.begin());
}

EntityType winner(Ballot ballot) {
  if (const EntityType guess = largest(ballot.guesses); guess != EntityType::concept_) ballot.cues[static_cast<size_t>(guess)] += 9;
  if (const EntityType type = largest(ballot.cues); type != EntityType::concept_) return type;
  return largest(ballot.nominals);
}

void vote_types(Analysis& analysis, ChainSet& chains) {
  std::vector<Ballot> ballots(analysis.candidates.size());
  for (uint32_t i = 0; i < analysis.candidates.size(); ++i) vote(ballots[chains.root(i)], analysis.candidates[i]);
  for (uint32_t i = 0; i < analysis.candidates.size(); ++i) {
    Candidate& c = analysis.candidates[i];
    const EntityType type = winner(ballots[chains.root(i)]);
    if (c.reference != Reference::literal && type != EntityType::concept_) c.type = type;
  }
}

// A thing of this document even if nothing else is said of it: "a new mill", "the strike". Kinds have no chain.
bool is_particular(const Candidate& c) {
  switch (c.reference) {
    case Reference::bare:
    case Reference::literal: return false;
    case Reference::indefinite: return !c.plural;
    default: return true;
  }
}

}  // namespace

void chain_candidates(Analysis& analysis) {
  ChainSet chains(analysis.candidates.size());
  merge_names(analysis, chains);
  vote_types(analysis, chains);
  link_by_structure(analysis, chains);
  vote_types(analysis, chains);
  link_backwards(analysis, chains);
  vote_types(analysis, chains);
  std::vector<uint32_t> size(analysis.candidates.size(), 0);
  for (uint32_t i = 0; i < analysis.candidates.size(); ++i) ++size[chains.root(i)];
  std::vector<uint32_t> number(analysis.candidates.size(), kNoIndex);
  uint32_t next = 0;
  for (uint32_t i = 0; i < analysis.candidates.size(); ++i) {
    const uint32_t root = chains.root(i);
    if (size[root] == 1 && !is_particular(analysis.candidates[i])) continue;
    if (number[root] == kNoIndex) number[root] = next++;
    analysis.candidates[i].chain = number[root];
  }
}

}  // namespace relata::extract
