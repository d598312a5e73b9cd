#pragma once
// Adam (Kingma & Ba, 2015). Rows of sparse tables that a batch does not touch keep their moments and their values.

#include "tools/train/network.hpp"

namespace relata::train {

class Adam {
 public:
  explicit Adam(const Parameters<float>& like);
  // One step against the gradients, whose norm is first cut to `clip`.
  void step(double rate, double clip, const Gradients<float>& gradients, Parameters<float>& parameters);

 private:
  std::vector<std::vector<float>> first_, second_;
  double first_power_ = 1;
  double second_power_ = 1;
};

}  // namespace relata::train
