#pragma once
// The joint network as it is trained: words -> frozen vector, learned vector and sum of spelling pieces -> a window of
// three words -> bidirectional layers of simple recurrent units (Lei et al., 2018) -> tags, biaffine heads (Dozat &
// Manning, 2017), relations, names. Forward and backward are written by hand; tests compare every gradient with a
// numerical one, which is why the number type is a parameter (double there, float in training).

#include <array>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include "tools/train/gemm_half.hpp"
#include "tools/train/random.hpp"

namespace relata::train {

// The sizes of a network. `hidden` is per direction.
struct Sizes {
  uint32_t words = 1;       // rows of the learned word table; row 0 stands for unknown words
  uint32_t vectors = 0;     // rows of the frozen table
  uint32_t buckets = 1024;  // rows of the table of spelling pieces
  uint32_t word_size = 64;
  uint32_t vector_size = 100;
  uint32_t piece_size = 92;
  uint32_t hidden = 128;
  uint32_t layers = 3;
  uint32_t arc = 128;
  uint32_t label = 128;
  uint32_t name = 96;
  uint32_t xpos = 49;
  uint32_t upos = 17;
  uint32_t labels = 52;
  uint32_t name_tags = 1;

  [[nodiscard]] uint32_t input() const { return vector_size + word_size + piece_size; }
  [[nodiscard]] uint32_t state() const { return 2 * hidden; }
  // Columns of the matrix of heads, in this order.
  [[nodiscard]] uint32_t arc_dependent() const { return 0; }
  [[nodiscard]] uint32_t arc_head() const { return arc; }
  [[nodiscard]] uint32_t label_dependent() const { return 2 * arc; }
  [[nodiscard]] uint32_t label_head() const { return 2 * arc + label; }
  [[nodiscard]] uint32_t name_hidden() const { return 2 * arc + 2 * label; }
  [[nodiscard]] uint32_t xpos_scores() const { return name_hidden() + name; }
  [[nodiscard]] uint32_t upos_scores() const { return xpos_scores() + xpos; }
  [[nodiscard]] uint32_t heads() const { return upos_scores() + upos; }
};

inline constexpr uint32_t kNoVector = 0xFFFFFFFF;
inline constexpr int kDistances = 33;  // -16 .. 16: how far the head lies, longer ones together

struct InputWord {
  uint32_t word = 0;
  uint32_t vector = kNoVector;
  std::vector<uint32_t> pieces;
};

// What a word should be: shares of a few classes that sum to one. Unused ones have the share 0.
struct Target {
  std::array<uint16_t, 4> classes{};
  std::array<float, 4> shares{};
};

inline Target certain(int gold) {
  Target t;
  t.classes[0] = static_cast<uint16_t>(gold);
  t.shares[0] = gold < 0 ? 0.0F : 1.0F;
  return t;
}

// What teachers say of a word (distil.hpp), mixed with what the treebank says where it says something.
struct SoftWord {
  Target head;  // the class of a head is its number + 1
  Target label, xpos, upos;
};

// A sentence to learn from. Tags are classes; heads count words from 0, -1 is the root.
struct Example {
  std::vector<InputWord> words;
  std::vector<float> drop_word;  // probability that training hides the word's own row
  std::vector<int> heads;        // empty: no tree is known
  std::vector<int> labels;
  std::vector<int> xpos;  // -1: not known
  std::vector<int> upos;
  std::vector<SoftWord> soft;     // empty: heads, labels and tags are certain
  std::vector<uint64_t> names;    // bit set of the name tags that may be right; empty: no names are known
  bool names_only_heads = false;  // names teach their own layer, not the layers below
};

// The parameters; index with these. Those of layer l are kLayers + 3 l + {0: matrix, 1: bias, 2: peephole}.
enum Parameter : size_t {
  kWordTable,
  kPieceTable,
  kMissingVector,
  kWindow,
  kWindowBias,
  kHeads,
  kHeadsBias,
  kArcMatrix,
  kArcBias,
  kArcRoot,
  kArcDistance,
  kLabelRoot,
  kLabelMatrix,
  kLabelBias,
  kNameMatrix,
  kNameBias,
  kLayers,
};

template <class Real>
struct Tensor {
  std::string name;
  size_t rows = 0;
  size_t columns = 0;
  bool sparse = false;  // a table of which a batch touches few rows
  std::vector<Real> data;
  Real* row(size_t i) { return data.data() + i * columns; }
  const Real* row(size_t i) const { return data.data() + i * columns; }
};

template <class Real>
using Parameters = std::vector<Tensor<Real>>;

template <class Real>
Parameters<Real> make_parameters(const Sizes& sizes, uint64_t seed);

// Gradients of one batch. Of sparse tensors only the rows in `touched` are not zero.
template <class Real>
struct Gradients {
  explicit Gradients(const Parameters<Real>& like);
  void clear();
  void touch(size_t parameter, size_t row);
  std::vector<std::vector<Real>> data;
  std::vector<std::vector<uint32_t>> touched;
  std::vector<std::vector<char>> marks;
};

struct Dropout {
  double input = 0;
  double state = 0;
  double heads = 0;
  bool words = false;
};

// How a pass computes and what it weighs.
struct PassOptions {
  bool half = false;  // products of numbers in bfloat16 where the processor has them (gemm_half.hpp), of floats alone
  double tags = 0.5;  // weight of either set of tags; heads, relations and names have 1
};

struct Losses {
  double arc = 0, label = 0, tags = 0, names = 0;
  size_t words = 0;
  [[nodiscard]] double sum() const { return arc + label + tags + names; }
};

// One pass over a batch. Holds the activations between forward and backward; one object a thread.
template <class Real>
class Pass {
 public:
  Pass(const Sizes& sizes, const Parameters<Real>& parameters, const std::vector<Real>& vectors,
       const PassOptions& options = {})
      : s_(sizes), p_(parameters), vectors_(vectors), half_(options.half && half_products()), tags_(options.tags) {}

  // Activations of a batch; random numbers decide what is dropped.
  void forward(const std::vector<const Example*>& batch, const Dropout& dropout, Random& random);
  // The loss of the batch after forward; adds its gradient times `scale` to `gradients`.
  Losses backward(Real scale, Gradients<Real>& gradients);

  // Scores after forward without dropout. Word t counts through the whole batch.
  [[nodiscard]] size_t first_word(size_t sentence) const { return starts_[sentence]; }
  [[nodiscard]] const Real* xpos_scores(size_t t) const { return heads_.data() + t * s_.heads() + s_.xpos_scores(); }
  [[nodiscard]] const Real* upos_scores(size_t t) const { return heads_.data() + t * s_.heads() + s_.upos_scores(); }
  [[nodiscard]] const Real* name_scores(size_t t) const { return names_.data() + t * s_.name_tags; }
  // Row d (n + 1 numbers): the scores of the heads of word d; the first is the root's.
  void arc_scores(size_t sentence, std::vector<Real>& out) const;
  // Scores of the relations of word d of a sentence to head h (-1: root).
  void label_scores(size_t sentence, size_t d, int h, std::vector<Real>& out) const;

 private:
  const Tensor<Real>& par(size_t i) const { return p_[i]; }
  [[nodiscard]] size_t length(size_t sentence) const { return starts_[sentence + 1] - starts_[sentence]; }

  void product(size_t rows, size_t columns, size_t inner, View<Real> a, View<Real> b, Real* c, size_t c_step,
               bool add) const {
    if constexpr (std::is_same_v<Real, float>) {
      if (half_) return multiply_half(rows, columns, inner, a, b, c, c_step, add);
    }
    multiply<Real>(rows, columns, inner, a, b, c, c_step, add);
  }

  void fill_input(const Dropout& dropout, Random& random);
  void window_forward();
  void layer_forward(size_t layer, double drop, Random& random);
  void scan_forward(size_t layer, size_t sentence, size_t direction);
  void heads_forward(const Dropout& dropout, Random& random);
  void make_state_mask(std::vector<Real>& mask, double drop, Random& random) const;
  void apply_state_mask(const std::vector<Real>& mask, const std::vector<Real>& from, std::vector<Real>& to) const;

  void arc_loss(size_t sentence, Real scale, Gradients<Real>& g, Losses& losses);
  void label_loss(size_t sentence, Real scale, Gradients<Real>& g, Losses& losses);
  void tag_loss(size_t sentence, Real scale, Losses& losses);
  void name_loss(Real scale, Gradients<Real>& g, Losses& losses);
  Real label_hidden(size_t t, const Real* head_row, size_t k) const;
  void heads_backward(Gradients<Real>& g);
  void layer_backward(size_t layer, Gradients<Real>& g);
  void scan_backward(size_t layer, size_t sentence, size_t direction, Gradients<Real>& g);
  void window_backward(Gradients<Real>& g);
  void input_backward(Gradients<Real>& g);

  const Sizes s_;
  const Parameters<Real>& p_;
  const std::vector<Real>& vectors_;
  const bool half_;
  const double tags_;
  std::vector<const Example*> batch_;
  std::vector<size_t> starts_;       // first word of each sentence; one more at the end
  std::vector<uint32_t> word_rows_;  // after hiding
  std::vector<Real> input_, input_mask_, window_;
  std::vector<std::vector<Real>> states_;       // states_[l] goes into layer l; the last comes out of the top
  std::vector<std::vector<Real>> state_masks_;  // a row a sentence; empty: nothing dropped
  std::vector<std::vector<Real>> gates_;        // products of each layer, then candidates and gates in place
  std::vector<std::vector<Real>> cells_;
  std::vector<Real> masked_, masked_top_, heads_, heads_mask_, arcs_, names_;
  // gradients of activations
  std::vector<Real> d_state_, d_gates_, d_heads_, d_arcs_, d_window_, d_input_, scratch_;
};

}  // namespace relata::train
