#include <algorithm>
#include <cmath>

#include "tools/train/network.hpp"
#include "tools/train/numbers.hpp"
#include "tools/train/scan.hpp"

namespace relata::train {

namespace {

template <class Real>
View<Real> view(const std::vector<Real>& m, size_t columns, size_t first_column = 0) {
  return {m.data() + first_column, columns, 1};
}

// Adds the rows of a matrix (a part of each, `count` numbers wide) to a bias gradient.
template <class Real>
void add_rows(const std::vector<Real>& m, size_t width, size_t count, std::vector<Real>& to) {
  for (size_t t = 0; t * width < m.size(); ++t) add_scaled(Real(1), m.data() + t * width, count, to.data());
}

// The loss of a word's classes against its target; turns the scores into its gradient times scale.
template <class Real>
double class_loss(Real* scores, size_t n, const Target& target, Real scale) {
  softmax(scores, n);
  double loss = 0;
  for (size_t k = 0; k < target.classes.size() && target.shares[k] > 0; ++k)
    loss -= static_cast<double>(target.shares[k]) *
            std::log(std::max(static_cast<double>(scores[target.classes[k]]), 1e-30));
  for (size_t k = 0; k < target.classes.size(); ++k) scores[target.classes[k]] -= static_cast<Real>(target.shares[k]);
  for (size_t i = 0; i < n; ++i) scores[i] *= scale;
  return loss;
}

}  // namespace

template <class Real>
Losses Pass<Real>::backward(Real scale, Gradients<Real>& g) {
  Losses losses;
  losses.words = starts_.back();
  d_heads_.assign(heads_.size(), Real(0));
  d_arcs_.assign(arcs_.size(), Real(0));
  for (size_t b = 0; b < batch_.size(); ++b) {
    if (!batch_[b]->heads.empty()) arc_loss(b, scale, g, losses);
    if (!batch_[b]->heads.empty()) label_loss(b, scale, g, losses);
    tag_loss(b, scale, losses);
  }
  name_loss(scale, g, losses);
  heads_backward(g);
  for (size_t l = s_.layers; l-- > 0;) layer_backward(l, g);
  window_backward(g);
  input_backward(g);
  return losses;
}

template <class Real>
void Pass<Real>::arc_loss(size_t sentence, Real scale, Gradients<Real>& g, Losses& losses) {
  const size_t n = length(sentence);
  const size_t first = starts_[sentence];
  const size_t width = s_.heads();
  const Example& e = *batch_[sentence];
  arc_scores(sentence, scratch_);
  for (size_t i = 0; i < n; ++i) {
    Real* row = scratch_.data() + i * (n + 1);
    row[i + 1] = Real(-1e4);  // no word is its own head
    losses.arc += class_loss(row, n + 1, e.soft.empty() ? certain(e.heads[i] + 1) : e.soft[i].head, scale);
    const Real* query = arcs_.data() + (first + i) * s_.arc;
    Real* d_query = d_arcs_.data() + (first + i) * s_.arc;
    add_scaled(row[0], par(kArcRoot).data.data(), s_.arc, d_query);
    add_scaled(row[0], query, s_.arc, g.data[kArcRoot].data());
    for (size_t j = 0; j < n; ++j) {
      if (j == i) continue;
      const size_t at = (first + j) * width + s_.arc_head();
      add_scaled(row[j + 1], heads_.data() + at, s_.arc, d_query);
      add_scaled(row[j + 1], query, s_.arc, d_heads_.data() + at);
      const int distance = std::clamp(static_cast<int>(j) - static_cast<int>(i), -16, 16) + 16;
      g.data[kArcDistance][static_cast<size_t>(distance)] += row[j + 1];
    }
  }
}

template <class Real>
void Pass<Real>::label_loss(size_t sentence, Real scale, Gradients<Real>& g, Losses& losses) {
  const size_t n = length(sentence);
  const size_t first = starts_[sentence];
  const size_t width = s_.heads();
  const Example& e = *batch_[sentence];
  std::vector<Real> hidden(n * s_.label);
  std::vector<Real> scores(n * s_.labels);
  for (size_t i = 0; i < n; ++i) {
    const int h = e.heads[i];
    const Real* head_row = h < 0 ? par(kLabelRoot).data.data()
                                 : heads_.data() + (first + static_cast<size_t>(h)) * width + s_.label_head();
    for (size_t k = 0; k < s_.label; ++k) hidden[i * s_.label + k] = leaky(label_hidden(first + i, head_row, k));
    std::copy_n(par(kLabelBias).data.data(), s_.labels, scores.data() + i * s_.labels);
  }
  const View<Real> matrix = view(par(kLabelMatrix).data, s_.labels);
  product(n, s_.labels, s_.label, view(hidden, s_.label), matrix, scores.data(), s_.labels, true);
  for (size_t i = 0; i < n; ++i)
    losses.label += class_loss(scores.data() + i * s_.labels, s_.labels,
                               e.soft.empty() ? certain(e.labels[i]) : e.soft[i].label, scale);
  product(s_.label, s_.labels, n, view(hidden, s_.label).transposed(), view(scores, s_.labels),
                 g.data[kLabelMatrix].data(), s_.labels, true);
  add_rows(scores, s_.labels, s_.labels, g.data[kLabelBias]);
  std::vector<Real> d_hidden(n * s_.label);
  product(n, s_.label, s_.labels, view(scores, s_.labels), matrix.transposed(), d_hidden.data(), s_.label,
                 false);
  for (size_t i = 0; i < n; ++i) {
    const int h = e.heads[i];
    Real* d_head = h < 0 ? g.data[kLabelRoot].data()
                         : d_heads_.data() + (first + static_cast<size_t>(h)) * width + s_.label_head();
    Real* d_own = d_heads_.data() + (first + i) * width + s_.label_dependent();
    for (size_t k = 0; k < s_.label; ++k) {
      const Real d = d_hidden[i * s_.label + k] * leaky_slope(hidden[i * s_.label + k]);
      d_own[k] += d;
      d_head[k] += d;
    }
  }
}

template <class Real>
void Pass<Real>::tag_loss(size_t sentence, Real scale, Losses& losses) {
  const Example& e = *batch_[sentence];
  const Real weighted = scale * static_cast<Real>(tags_);
  std::vector<Real> scores;
  const auto one = [&](size_t t, size_t column, size_t classes, const Target& target) {
    if (target.shares[0] <= 0) return;
    const Real* from = heads_.data() + t * s_.heads() + column;
    scores.assign(from, from + classes);
    losses.tags += tags_ * class_loss(scores.data(), classes, target, weighted);
    std::copy_n(scores.data(), classes, d_heads_.data() + t * s_.heads() + column);
  };
  for (size_t i = 0; i < e.xpos.size(); ++i) {
    one(starts_[sentence] + i, s_.xpos_scores(), s_.xpos, e.soft.empty() ? certain(e.xpos[i]) : e.soft[i].xpos);
    one(starts_[sentence] + i, s_.upos_scores(), s_.upos, e.soft.empty() ? certain(e.upos[i]) : e.soft[i].upos);
  }
}

// The loss is that of the whole set of tags that may be right: some sources do not know all types.
template <class Real>
void Pass<Real>::name_loss(Real scale, Gradients<Real>& g, Losses& losses) {
  const size_t total = starts_.back();
  const size_t tags = s_.name_tags;
  std::vector<Real> d_names(total * tags, Real(0));
  for (size_t b = 0; b < batch_.size(); ++b) {
    for (size_t i = 0; i < batch_[b]->names.size(); ++i) {
      const uint64_t allowed = batch_[b]->names[i];
      Real* d = d_names.data() + (starts_[b] + i) * tags;
      std::copy_n(name_scores(starts_[b] + i), tags, d);
      softmax(d, tags);
      Real mass = Real(1e-30);
      for (size_t k = 0; k < tags; ++k) mass += (allowed >> k & 1) != 0 ? d[k] : Real(0);
      losses.names -= std::log(static_cast<double>(mass));
      for (size_t k = 0; k < tags; ++k) d[k] = scale * (d[k] - ((allowed >> k & 1) != 0 ? d[k] / mass : Real(0)));
    }
  }
  const size_t width = s_.heads();
  product(s_.name, tags, total, view(heads_, width, s_.name_hidden()).transposed(), view(d_names, tags),
                 g.data[kNameMatrix].data(), tags, true);
  add_rows(d_names, tags, tags, g.data[kNameBias]);
  product(total, s_.name, tags, view(d_names, tags), view(par(kNameMatrix).data, tags).transposed(),
                 d_heads_.data() + s_.name_hidden(), width, false);
}

template <class Real>
void Pass<Real>::heads_backward(Gradients<Real>& g) {
  const size_t total = starts_.back();
  const size_t width = s_.heads();
  const size_t d = s_.state();
  product(s_.arc, s_.arc, total, view(heads_, width, s_.arc_dependent()).transposed(), view(d_arcs_, s_.arc),
                 g.data[kArcMatrix].data(), s_.arc, true);
  add_rows(d_arcs_, s_.arc, s_.arc, g.data[kArcBias]);
  product(total, s_.arc, s_.arc, view(d_arcs_, s_.arc), view(par(kArcMatrix).data, s_.arc).transposed(),
                 d_heads_.data() + s_.arc_dependent(), width, false);
  const auto activated = [&](size_t k) { return k < s_.label_dependent() || k >= s_.name_hidden(); };
  for (size_t t = 0; t < total; ++t) {
    for (size_t k = 0; k < s_.xpos_scores(); ++k) {
      if (activated(k)) d_heads_[t * width + k] *= leaky_slope(heads_[t * width + k]);
      if (!heads_mask_.empty()) d_heads_[t * width + k] *= heads_mask_[t * s_.xpos_scores() + k];
    }
  }
  product(d, width, total, view(masked_top_, d).transposed(), view(d_heads_, width), g.data[kHeads].data(),
                 width, true);
  add_rows(d_heads_, width, width, g.data[kHeadsBias]);
  d_state_.resize(total * d);
  product(total, d, width, view(d_heads_, width), view(par(kHeads).data, width).transposed(), d_state_.data(), d,
                 false);
  scratch_ = d_state_;
  apply_state_mask(state_masks_[s_.layers], scratch_, d_state_);
  for (size_t b = 0; b < batch_.size(); ++b) {
    if (batch_[b]->names_only_heads)
      std::fill(d_state_.begin() + static_cast<std::ptrdiff_t>(starts_[b] * d),
                d_state_.begin() + static_cast<std::ptrdiff_t>(starts_[b + 1] * d), Real(0));
  }
}

template <class Real>
void Pass<Real>::layer_backward(size_t layer, Gradients<Real>& g) {
  const size_t total = starts_.back();
  const size_t d = s_.state();
  d_gates_.resize(total * 3 * d);
  for (size_t b = 0; b < batch_.size(); ++b) {
    for (size_t direction = 0; direction < 2; ++direction) scan_backward(layer, b, direction, g);
  }
  apply_state_mask(state_masks_[layer], states_[layer], masked_);
  const Tensor<Real>& matrix = par(kLayers + 3 * layer);
  product(d, 3 * d, total, view(masked_, d).transposed(), view(d_gates_, 3 * d),
                 g.data[kLayers + 3 * layer].data(), 3 * d, true);
  scratch_.resize(total * d);
  product(total, d, 3 * d, view(d_gates_, 3 * d), view(matrix.data, 3 * d).transposed(), scratch_.data(), d,
                 false);
  apply_state_mask(state_masks_[layer], scratch_, masked_);
  for (size_t i = 0; i < masked_.size(); ++i) d_state_[i] += masked_[i];  // d_state_ holds what came past the layer
}

template <class Real>
void Pass<Real>::scan_backward(size_t layer, size_t sentence, size_t direction, Gradients<Real>& g) {
  const size_t h = s_.hidden;
  const size_t d = s_.state();
  const Real* peep = par(kLayers + 3 * layer + 2).data.data() + direction * 2 * h;
  Real* d_bias = g.data[kLayers + 3 * layer + 1].data() + direction * 2 * h;
  Real* d_peep = g.data[kLayers + 3 * layer + 2].data() + direction * 2 * h;
  const std::vector<Real> zeros(h, Real(0));
  std::vector<Real> d_cell(h, Real(0));
  for (size_t step = length(sentence); step-- > 0;) {
    const size_t t = direction == 0 ? starts_[sentence] + step : starts_[sentence + 1] - 1 - step;
    const Real* gate = gates_[layer].data() + t * 3 * d + direction * 3 * h;
    const Real* x = states_[layer].data() + t * d + direction * h;
    const Real* c = cells_[layer].data() + t * d + direction * h;
    const Real* before = step == 0 ? zeros.data() : direction == 0 ? c - d : c + d;
    Real* dy = d_state_.data() + t * d + direction * h;
    Real* d_gate = d_gates_.data() + t * 3 * d + direction * 3 * h;
    scan_step_back(h, ScanGradient<Real>{gate, peep, before, x, c, d_bias, d_peep, d_cell.data(), d_gate, dy});
  }
}

template <class Real>
void Pass<Real>::window_backward(Gradients<Real>& g) {
  const size_t total = starts_.back();
  const size_t d = s_.state();
  d_window_.assign(total * 3 * d, Real(0));
  for (size_t b = 0; b < batch_.size(); ++b) {
    for (size_t t = starts_[b]; t < starts_[b + 1]; ++t) {
      Real* dy = d_state_.data() + t * d;
      const Real* y = states_[0].data() + t * d;
      for (size_t k = 0; k < d; ++k) dy[k] *= Real(1) - y[k] * y[k];
      std::copy_n(dy, d, d_window_.data() + t * 3 * d + d);
      if (t > starts_[b]) std::copy_n(dy, d, d_window_.data() + (t - 1) * 3 * d);
      if (t + 1 < starts_[b + 1]) std::copy_n(dy, d, d_window_.data() + (t + 1) * 3 * d + 2 * d);
    }
  }
  add_rows(d_state_, d, d, g.data[kWindowBias]);
  product(s_.input(), 3 * d, total, view(input_, s_.input()).transposed(), view(d_window_, 3 * d),
                 g.data[kWindow].data(), 3 * d, true);
  d_input_.resize(total * s_.input());
  product(total, s_.input(), 3 * d, view(d_window_, 3 * d), view(par(kWindow).data, 3 * d).transposed(),
                 d_input_.data(), s_.input(), false);
}

template <class Real>
void Pass<Real>::input_backward(Gradients<Real>& g) {
  for (size_t i = 0; i < input_mask_.size(); ++i) d_input_[i] *= input_mask_[i];
  size_t t = 0;
  for (const Example* e : batch_) {
    for (size_t i = 0; i < e->words.size(); ++i, ++t) {
      const InputWord& w = e->words[i];
      const Real* d = d_input_.data() + t * s_.input();
      if (w.vector == kNoVector) add_scaled(Real(1), d, s_.vector_size, g.data[kMissingVector].data());
      if (e->names_only_heads) continue;  // their gradient is zero
      g.touch(kWordTable, word_rows_[t]);
      add_scaled(Real(1), d + s_.vector_size, s_.word_size, g.data[kWordTable].data() + word_rows_[t] * s_.word_size);
      for (const uint32_t piece : w.pieces) {
        g.touch(kPieceTable, piece);
        add_scaled(Real(1), d + s_.vector_size + s_.word_size, s_.piece_size,
                   g.data[kPieceTable].data() + piece * s_.piece_size);
      }
    }
  }
}

template Losses Pass<float>::backward(float, Gradients<float>&);
template Losses Pass<double>::backward(double, Gradients<double>&);

}  // namespace relata::train
