#include "extract/parser/network.hpp"

#include <algorithm>
#include <unordered_map>

#include "extract/parser/features.hpp"

namespace relata::extract {

void Network::run(const std::vector<std::string_view>& forms, const std::vector<uint32_t>& starts) {
  starts_ = starts;
  find_forms(forms);
  embed();
  window();
  for (size_t l = 0; l < w_.layers.size(); ++l) layer(w_.layers[l], l);
  score();
}

// What is computed of a word alone is computed once for each form.
void Network::find_forms(const std::vector<std::string_view>& forms) {
  std::unordered_map<std::string_view, uint32_t> known;
  distinct_.clear();
  form_of_.clear();
  for (const std::string_view form : forms) {
    const auto [at, added] = known.emplace(form, static_cast<uint32_t>(distinct_.size()));
    if (added) distinct_.push_back(form);
    form_of_.push_back(at->second);
  }
}

void Network::unpack_vector(uint32_t row, float* to) const {
  const uint8_t* packed = w_.vectors + row * s_.vector_bytes();
  const float scale = w_.vector_scales[row];
  for (size_t k = 0; k < s_.vector_size; ++k) {
    const int value = (packed[k / 2] >> (k % 2 == 0 ? 0 : 4) & 15) - 8;
    to[k] = scale * static_cast<float>(value);
  }
}

void Network::embed() {
  const size_t width = s_.input();
  const float* scales = w_.floats.table_scales;
  input_.resize(distinct_.size() * width);
  for (size_t i = 0; i < distinct_.size(); ++i) {
    float* x = input_.data() + i * width;
    const std::string key = lookup_key(distinct_[i]);
    const uint32_t entry = w_.keys.find(key);
    uint32_t word = entry == StringTable::kNone ? StringTable::kNone : w_.rows[2 * entry];
    const uint32_t vector = entry == StringTable::kNone ? StringTable::kNone : w_.rows[2 * entry + 1];
    if (word == StringTable::kNone) word = 0;  // the unknown word
    if (vector == StringTable::kNone)
      std::copy_n(w_.floats.missing_vector, s_.vector_size, x);
    else
      unpack_vector(vector, x);
    k_.sum_rows(w_.words, s_.word_size, &word, 1, scales[0], x + s_.vector_size);
    pieces_.clear();
    subword_buckets(distinct_[i], key, s_.buckets, pieces_);
    k_.sum_rows(w_.pieces, s_.piece_size, pieces_.data(), pieces_.size(), scales[1], x + s_.vector_size + s_.word_size);
  }
}

void Network::product(const float* x, size_t rows, size_t columns, const PackedMatrix& m, std::vector<float>& out) {
  quantized_.resize(rows * columns);
  scales_.resize(rows);
  k_.quantize(x, rows, columns, quantized_.data(), scales_.data());
  out.resize(rows * m.columns);
  k_.multiply(quantized_.data(), scales_.data(), rows, m, out.data());
}

void Network::window() {
  const size_t d = s_.state();
  product(input_.data(), distinct_.size(), s_.input(), w_.window, window_);
  const auto part = [&](uint32_t t, size_t which) {
    return window_.data() + form_of_[t] * w_.window.columns + which * d;
  };
  state_.resize(form_of_.size() * d);
  for (size_t b = 0; b + 1 < starts_.size(); ++b) {
    for (uint32_t t = starts_[b]; t < starts_[b + 1]; ++t) {
      const float* left = t > starts_[b] ? part(t - 1, 0) : nullptr;
      const float* right = t + 1 < starts_[b + 1] ? part(t + 1, 2) : nullptr;
      k_.window(part(t, 1), left, right, w_.floats.window_bias, d, state_.data() + t * d);
    }
  }
}

void Network::layer(const PackedMatrix& matrix, size_t index) {
  const size_t d = s_.state();
  const size_t h = s_.hidden;
  product(state_.data(), form_of_.size(), d, matrix, gates_);
  next_.resize(state_.size());
  for (size_t b = 0; b + 1 < starts_.size(); ++b) {
    for (size_t direction = 0; direction < 2; ++direction) {
      cell_.assign(h, 0.0F);
      ScanArguments a;
      a.gates = gates_.data() + starts_[b] * matrix.columns + direction * 3 * h;
      a.input = state_.data() + starts_[b] * d + direction * h;
      a.output = next_.data() + starts_[b] * d + direction * h;
      a.bias = w_.floats.layer_bias[index] + direction * 2 * h;
      a.peephole = w_.floats.layer_peephole[index] + direction * 2 * h;
      a.cell = cell_.data();
      a.hidden = h;
      a.gate_step = matrix.columns;
      a.state_step = d;
      a.words = starts_[b + 1] - starts_[b];
      a.backwards = direction == 1;
      k_.scan(a);
    }
  }
  state_.swap(next_);
}

// The matrix of heads, and what needs a second product: arcs and names.
void Network::score() {
  const size_t words = form_of_.size();
  const size_t width = w_.heads.columns;
  const float* bias = w_.floats.heads_bias;
  product(state_.data(), words, s_.state(), w_.heads, heads_);
  for (size_t t = 0; t < words; ++t) {
    float* x = heads_.data() + t * width;
    k_.add_bias(x, bias, s_.label_at(), true);
    k_.add_bias(x + s_.label_at(), bias + s_.label_at(), s_.name_at() - s_.label_at(), false);
    k_.add_bias(x + s_.name_at(), bias + s_.name_at(), s_.name, true);
    k_.add_bias(x + s_.xpos_at(), bias + s_.xpos_at(), s_.heads() - s_.xpos_at(), false);
  }
  const auto gather = [&](size_t column, size_t count) {
    gathered_.resize(words * count);
    for (size_t t = 0; t < words; ++t)
      std::copy_n(heads_.data() + t * width + column, count, gathered_.data() + t * count);
  };
  gather(0, s_.arc);
  product(gathered_.data(), words, s_.arc, w_.arc, arcs_);
  for (size_t t = 0; t < words; ++t) k_.add_bias(arcs_.data() + t * w_.arc.columns, w_.floats.arc_bias, s_.arc, false);
  gather(s_.name_at(), s_.name);
  product(gathered_.data(), words, s_.name, w_.name, products_);
  names_.resize(words * s_.name_tags);
  for (size_t t = 0; t < words; ++t) {
    std::copy_n(products_.data() + t * w_.name.columns, s_.name_tags, names_.data() + t * s_.name_tags);
    k_.add_bias(names_.data() + t * s_.name_tags, w_.floats.name_bias, s_.name_tags, false);
  }
}

void Network::arc_scores(size_t sentence, std::vector<float>& out) {
  const size_t first = starts_[sentence];
  const size_t n = starts_[sentence + 1] - first;
  const size_t step = padded(n + 1, 16);
  transposed_.assign(s_.arc * step, 0.0F);  // the heads as columns: the root, then the words
  for (size_t k = 0; k < s_.arc; ++k) {
    float* row = transposed_.data() + k * step;
    row[0] = w_.floats.arc_root[k];
    for (size_t j = 0; j < n; ++j) row[j + 1] = heads_[(first + j) * w_.heads.columns + s_.arc + k];
  }
  products_.resize(n * step);
  k_.scores(arcs_.data() + first * w_.arc.columns, w_.arc.columns, n, s_.arc, transposed_.data(), step,
            products_.data());
  out.resize(n * (n + 1));
  for (size_t i = 0; i < n; ++i) {
    std::copy_n(products_.data() + i * step, n + 1, out.data() + i * (n + 1));
    for (size_t j = 0; j < n; ++j) {
      const int distance = std::clamp(static_cast<int>(j) - static_cast<int>(i), -16, 16) + 16;
      out[i * (n + 1) + j + 1] += w_.floats.arc_distance[distance];
    }
  }
}

const float* Network::label_scores(const std::vector<int32_t>& heads, size_t& step) {
  const size_t words = form_of_.size();
  gathered_.resize(words * s_.label);
  const float* x = heads_.data() + s_.label_at();
  for (size_t b = 0; b + 1 < starts_.size(); ++b) {
    for (size_t t = starts_[b]; t < starts_[b + 1]; ++t) {
      const float* head = heads[t] < 0 ? w_.floats.label_root
                                       : x + (starts_[b] + static_cast<size_t>(heads[t])) * w_.heads.columns + s_.label;
      k_.leaky_sum(x + t * w_.heads.columns, head, s_.label, gathered_.data() + t * s_.label);
    }
  }
  product(gathered_.data(), words, s_.label, w_.label, labels_);
  step = w_.label.columns;
  for (size_t t = 0; t < words; ++t) k_.add_bias(labels_.data() + t * step, w_.floats.label_bias, s_.labels, false);
  return labels_.data();
}

}  // namespace relata::extract
