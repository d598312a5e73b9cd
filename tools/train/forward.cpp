#include <algorithm>

#include "tools/train/network.hpp"
#include "tools/train/numbers.hpp"
#include "tools/train/scan.hpp"

namespace relata::train {

namespace {

// 0 with the given probability, else what keeps the mean.
template <class Real>
Real keep_factor(double drop, Random& random) {
  return random.uniform() < drop ? Real(0) : static_cast<Real>(1.0 / (1.0 - drop));
}

}  // namespace

template <class Real>
void Pass<Real>::forward(const std::vector<const Example*>& batch, const Dropout& dropout, Random& random) {
  batch_ = batch;
  starts_.assign(1, 0);
  for (const Example* e : batch) starts_.push_back(starts_.back() + e->words.size());
  states_.resize(s_.layers + 1);
  state_masks_.resize(s_.layers + 1);
  gates_.resize(s_.layers);
  cells_.resize(s_.layers);
  fill_input(dropout, random);
  window_forward();
  for (size_t l = 0; l < s_.layers; ++l) layer_forward(l, dropout.state, random);
  heads_forward(dropout, random);
}

template <class Real>
void Pass<Real>::fill_input(const Dropout& dropout, Random& random) {
  const size_t total = starts_.back();
  const size_t width = s_.input();
  input_.assign(total * width, Real(0));
  word_rows_.resize(total);
  size_t t = 0;
  for (const Example* e : batch_) {
    for (size_t i = 0; i < e->words.size(); ++i, ++t) {
      const InputWord& w = e->words[i];
      Real* x = input_.data() + t * width;
      const Real* vector =
          w.vector == kNoVector ? par(kMissingVector).data.data() : vectors_.data() + w.vector * s_.vector_size;
      std::copy_n(vector, s_.vector_size, x);
      const bool hidden =
          dropout.words && !e->drop_word.empty() && random.uniform() < static_cast<double>(e->drop_word[i]);
      word_rows_[t] = hidden ? 0 : w.word;
      std::copy_n(par(kWordTable).row(word_rows_[t]), s_.word_size, x + s_.vector_size);
      for (const uint32_t piece : w.pieces)
        add_scaled(Real(1), par(kPieceTable).row(piece), s_.piece_size, x + s_.vector_size + s_.word_size);
    }
  }
  input_mask_.clear();
  if (dropout.input <= 0) return;
  input_mask_.resize(input_.size());
  for (Real& m : input_mask_) m = keep_factor<Real>(dropout.input, random);
  for (size_t i = 0; i < input_.size(); ++i) input_[i] *= input_mask_[i];
}

// Each word adds to itself and to both neighbours; the product is one for all words.
template <class Real>
void Pass<Real>::window_forward() {
  const size_t total = starts_.back();
  const size_t d = s_.state();
  window_.resize(total * 3 * d);
  product(total, 3 * d, s_.input(), {input_.data(), s_.input(), 1}, {par(kWindow).data.data(), 3 * d, 1},
                 window_.data(), 3 * d, false);
  std::vector<Real>& out = states_[0];
  out.resize(total * d);
  for (size_t b = 0; b < batch_.size(); ++b) {
    for (size_t t = starts_[b]; t < starts_[b + 1]; ++t) {
      Real* y = out.data() + t * d;
      const Real* own = window_.data() + t * 3 * d + d;
      for (size_t k = 0; k < d; ++k) y[k] = own[k] + par(kWindowBias).data[k];
      if (t > starts_[b]) add_scaled(Real(1), window_.data() + (t - 1) * 3 * d, d, y);
      if (t + 1 < starts_[b + 1]) add_scaled(Real(1), window_.data() + (t + 1) * 3 * d + 2 * d, d, y);
      for (size_t k = 0; k < d; ++k) y[k] = hyperbolic(y[k]);
    }
  }
}

template <class Real>
void Pass<Real>::make_state_mask(std::vector<Real>& mask, double drop, Random& random) const {
  mask.clear();
  if (drop <= 0) return;
  mask.resize(batch_.size() * s_.state());
  for (Real& m : mask) m = keep_factor<Real>(drop, random);
}

template <class Real>
void Pass<Real>::apply_state_mask(const std::vector<Real>& mask, const std::vector<Real>& from,
                                  std::vector<Real>& to) const {
  to = from;
  if (mask.empty()) return;
  const size_t d = s_.state();
  for (size_t b = 0; b < batch_.size(); ++b) {
    for (size_t t = starts_[b]; t < starts_[b + 1]; ++t) {
      for (size_t k = 0; k < d; ++k) to[t * d + k] *= mask[b * d + k];
    }
  }
}

template <class Real>
void Pass<Real>::layer_forward(size_t layer, double drop, Random& random) {
  const size_t total = starts_.back();
  const size_t d = s_.state();
  make_state_mask(state_masks_[layer], drop, random);
  apply_state_mask(state_masks_[layer], states_[layer], masked_);
  std::vector<Real>& gates = gates_[layer];
  gates.resize(total * 3 * d);
  product(total, 3 * d, d, {masked_.data(), d, 1}, {par(kLayers + 3 * layer).data.data(), 3 * d, 1},
                 gates.data(), 3 * d, false);
  cells_[layer].resize(total * d);
  states_[layer + 1].resize(total * d);
  for (size_t b = 0; b < batch_.size(); ++b) {
    for (size_t direction = 0; direction < 2; ++direction) scan_forward(layer, b, direction);
  }
}

template <class Real>
void Pass<Real>::scan_forward(size_t layer, size_t sentence, size_t direction) {
  const size_t h = s_.hidden;
  const size_t d = s_.state();
  const Real* bias = par(kLayers + 3 * layer + 1).data.data() + direction * 2 * h;
  const Real* peep = par(kLayers + 3 * layer + 2).data.data() + direction * 2 * h;
  const std::vector<Real> zeros(h, Real(0));
  const Real* before = zeros.data();
  for (size_t step = 0; step < length(sentence); ++step) {
    const size_t t = direction == 0 ? starts_[sentence] + step : starts_[sentence + 1] - 1 - step;
    Real* g = gates_[layer].data() + t * 3 * d + direction * 3 * h;
    const Real* x = states_[layer].data() + t * d + direction * h;
    Real* c = cells_[layer].data() + t * d + direction * h;
    Real* y = states_[layer + 1].data() + t * d + direction * h;
    scan_step(h, g, bias, peep, before, x, c, y);
    before = c;
  }
}

template <class Real>
void Pass<Real>::heads_forward(const Dropout& dropout, Random& random) {
  const size_t total = starts_.back();
  const size_t d = s_.state();
  const size_t width = s_.heads();
  make_state_mask(state_masks_[s_.layers], dropout.state, random);
  apply_state_mask(state_masks_[s_.layers], states_[s_.layers], masked_top_);
  heads_.resize(total * width);
  product(total, width, d, {masked_top_.data(), d, 1}, {par(kHeads).data.data(), width, 1}, heads_.data(), width,
                 false);
  heads_mask_.clear();
  if (dropout.heads > 0) {
    heads_mask_.resize(total * s_.xpos_scores());
    for (Real& m : heads_mask_) m = keep_factor<Real>(dropout.heads, random);
  }
  const auto activated = [&](size_t k) { return k < s_.label_dependent() || k >= s_.name_hidden(); };
  for (size_t t = 0; t < total; ++t) {
    Real* y = heads_.data() + t * width;
    for (size_t k = 0; k < width; ++k) y[k] += par(kHeadsBias).data[k];
    for (size_t k = 0; k < s_.xpos_scores(); ++k) {
      if (activated(k)) y[k] = leaky(y[k]);
      if (!heads_mask_.empty()) y[k] *= heads_mask_[t * s_.xpos_scores() + k];
    }
  }
  arcs_.resize(total * s_.arc);
  product(total, s_.arc, s_.arc, {heads_.data() + s_.arc_dependent(), width, 1},
                 {par(kArcMatrix).data.data(), s_.arc, 1}, arcs_.data(), s_.arc, false);
  for (size_t t = 0; t < total; ++t) add_scaled(Real(1), par(kArcBias).data.data(), s_.arc, arcs_.data() + t * s_.arc);
  names_.resize(total * s_.name_tags);
  product(total, s_.name_tags, s_.name, {heads_.data() + s_.name_hidden(), width, 1},
                 {par(kNameMatrix).data.data(), s_.name_tags, 1}, names_.data(), s_.name_tags, false);
  for (size_t t = 0; t < total; ++t)
    add_scaled(Real(1), par(kNameBias).data.data(), s_.name_tags, names_.data() + t * s_.name_tags);
}

template <class Real>
void Pass<Real>::arc_scores(size_t sentence, std::vector<Real>& out) const {
  const size_t n = length(sentence);
  const size_t width = s_.heads();
  out.assign(n * (n + 1), Real(0));
  for (size_t i = 0; i < n; ++i) {
    const Real* query = arcs_.data() + (starts_[sentence] + i) * s_.arc;
    Real* row = out.data() + i * (n + 1);
    row[0] = dot(query, par(kArcRoot).data.data(), s_.arc);
    for (size_t j = 0; j < n; ++j) {
      const Real* head = heads_.data() + (starts_[sentence] + j) * width + s_.arc_head();
      const int distance = std::clamp(static_cast<int>(j) - static_cast<int>(i), -16, 16) + 16;
      row[j + 1] = dot(query, head, s_.arc) + par(kArcDistance).data[static_cast<size_t>(distance)];
    }
  }
}

// Of word t with a head whose share of the hidden layer is `head_row`: number k before the activation.
template <class Real>
Real Pass<Real>::label_hidden(size_t t, const Real* head_row, size_t k) const {
  return heads_[t * s_.heads() + s_.label_dependent() + k] + head_row[k];
}

template <class Real>
void Pass<Real>::label_scores(size_t sentence, size_t d, int h, std::vector<Real>& out) const {
  const Real* head_row =
      h < 0 ? par(kLabelRoot).data.data()
            : heads_.data() + (starts_[sentence] + static_cast<size_t>(h)) * s_.heads() + s_.label_head();
  out = par(kLabelBias).data;
  for (size_t k = 0; k < s_.label; ++k) {
    add_scaled(leaky(label_hidden(starts_[sentence] + d, head_row, k)), par(kLabelMatrix).row(k), s_.labels,
               out.data());
  }
}

template class Pass<float>;
template class Pass<double>;

}  // namespace relata::train
