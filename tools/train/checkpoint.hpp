#pragma once
// A trained network in full precision, before it is rounded for the parser: file of sections like the model itself.

#include <string>
#include <vector>

#include "common/error.hpp"
#include "tools/train/data.hpp"
#include "tools/train/network.hpp"

namespace relata::train {

struct Checkpoint {
  Sizes sizes;
  Vocabulary vocabulary;
  std::vector<float> vectors;  // the frozen table
  Parameters<float> parameters;
};

Result<void> write_checkpoint(const Checkpoint& checkpoint, const std::string& path);
Result<Checkpoint> read_checkpoint(const std::string& path);

}  // namespace relata::train
