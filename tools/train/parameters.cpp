#include <cmath>

#include "tools/train/network.hpp"

namespace relata::train {

namespace {

template <class Real>
Tensor<Real> tensor(std::string name, size_t rows, size_t columns, double range, Random& random, bool sparse = false) {
  Tensor<Real> t;
  t.name = std::move(name);
  t.rows = rows;
  t.columns = columns;
  t.sparse = sparse;
  t.data.resize(rows * columns);
  for (Real& x : t.data) x = static_cast<Real>((2 * random.uniform() - 1) * range);
  return t;
}

// Glorot & Bengio (2010): the range that keeps the variance of activations and gradients.
double glorot(size_t in, size_t out) { return std::sqrt(6.0 / static_cast<double>(in + out)); }

}  // namespace

template <class Real>
Parameters<Real> make_parameters(const Sizes& s, uint64_t seed) {
  Random random(seed);
  Parameters<Real> p;
  const size_t d = s.state();
  p.push_back(tensor<Real>("words", s.words, s.word_size, 0.05, random, true));
  p.push_back(tensor<Real>("pieces", s.buckets, s.piece_size, 0.05, random, true));
  p.push_back(tensor<Real>("missing_vector", 1, s.vector_size, 0.05, random));
  p.push_back(tensor<Real>("window", s.input(), 3 * d, glorot(3 * s.input(), d), random));
  p.push_back(tensor<Real>("window_bias", 1, d, 0, random));
  p.push_back(tensor<Real>("heads", d, s.heads(), glorot(d, s.arc), random));
  p.push_back(tensor<Real>("heads_bias", 1, s.heads(), 0, random));
  p.push_back(tensor<Real>("arc", s.arc, s.arc, glorot(s.arc, s.arc), random));
  p.push_back(tensor<Real>("arc_bias", 1, s.arc, 0, random));
  p.push_back(tensor<Real>("arc_root", 1, s.arc, 0.1, random));
  p.push_back(tensor<Real>("arc_distance", 1, kDistances, 0, random));
  p.push_back(tensor<Real>("label_root", 1, s.label, 0.1, random));
  p.push_back(tensor<Real>("label", s.label, s.labels, glorot(s.label, s.labels), random));
  p.push_back(tensor<Real>("label_bias", 1, s.labels, 0, random));
  p.push_back(tensor<Real>("name", s.name, s.name_tags, glorot(s.name, s.name_tags), random));
  p.push_back(tensor<Real>("name_bias", 1, s.name_tags, 0, random));
  for (uint32_t l = 0; l < s.layers; ++l) {
    const std::string prefix = "layer" + std::to_string(l);
    p.push_back(tensor<Real>(prefix, d, 6 * s.hidden, glorot(d, s.hidden), random));
    p.push_back(tensor<Real>(prefix + "_bias", 1, 4 * s.hidden, 0, random));
    p.push_back(tensor<Real>(prefix + "_peephole", 1, 4 * s.hidden, 0.1, random));
  }
  return p;
}

template <class Real>
Gradients<Real>::Gradients(const Parameters<Real>& like) : data(like.size()), touched(like.size()), marks(like.size()) {
  for (size_t i = 0; i < like.size(); ++i) {
    data[i].assign(like[i].data.size(), Real(0));
    if (like[i].sparse) marks[i].assign(like[i].rows, 0);
  }
}

template <class Real>
void Gradients<Real>::clear() {
  for (size_t i = 0; i < data.size(); ++i) {
    if (marks[i].empty()) {
      std::fill(data[i].begin(), data[i].end(), Real(0));
      continue;
    }
    const size_t columns = data[i].size() / marks[i].size();
    for (const uint32_t row : touched[i]) {
      std::fill_n(data[i].begin() + static_cast<std::ptrdiff_t>(row * columns), columns, Real(0));
      marks[i][row] = 0;
    }
    touched[i].clear();
  }
}

template <class Real>
void Gradients<Real>::touch(size_t parameter, size_t row) {
  if (marks[parameter][row]) return;
  marks[parameter][row] = 1;
  touched[parameter].push_back(static_cast<uint32_t>(row));
}

template Parameters<float> make_parameters<float>(const Sizes&, uint64_t);
template Parameters<double> make_parameters<double>(const Sizes&, uint64_t);
template struct Gradients<float>;
template struct Gradients<double>;

}  // namespace relata::train
