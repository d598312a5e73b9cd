#pragma once
// Learning from teachers: what trained networks say of a sentence becomes part of what another one learns (Hinton et al.,
// 2015; for parsers Kuncoro et al., 2016). It tells a network which mistakes are small, and gives trees to text without any.

#include <vector>

#include "common/error.hpp"
#include "tools/train/checkpoint.hpp"
#include "tools/train/network.hpp"

namespace relata::train {

// Puts the mean of the teachers' probabilities into the targets of every example but those that teach the name layer
// alone. Where there is a tree, `share` (0 to 1) of a target is the teachers' and the rest the tree's; where there is
// none, heads, labels and tags become the teachers' best, too. Error when a teacher has other words or classes than the
// model that is to learn: its inputs would be other ones.
Result<void> add_teaching(const std::vector<Checkpoint>& teachers, const Checkpoint& learner, double share, bool half,
                          std::vector<Example>& examples);

}  // namespace relata::train
