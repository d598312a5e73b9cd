#pragma once
// The heavy arithmetic of the parser, once for each instruction set. All versions give the same bytes: products
// accumulate in whole numbers, everything else is done number by number in an order that does not depend on the width
// of a register, and nothing is contracted (-ffp-contract=off). Tests compare them.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace relata::extract {

// Weights of a product, packed: groups of 64 columns; in a group, for every four rows, 64 times the four numbers of a
// column. Rows are padded with zeros to a multiple of 4, columns to a multiple of 64. Numbers are in [-63, 63]: 7 bits,
// so that the 16-bit sums of AVX2's byte product (2 * 255 * 63) cannot overflow.
struct PackedMatrix {
  size_t rows = 0;     // padded
  size_t columns = 0;  // padded
  const int8_t* data = nullptr;
  const float* scale = nullptr;     // of each column
  const int32_t* offset = nullptr;  // 128 times the sum of each column: activations are stored with 128 added
};

inline constexpr size_t kColumnGroup = 64;

// One direction of a recurrent layer over one sentence.
struct ScanArguments {
  const float* gates = nullptr;  // first word's candidate, forget, reset (hidden numbers each)
  const float* input = nullptr;  // first word's input past the layer
  float* output = nullptr;
  const float* bias = nullptr;      // forget, reset
  const float* peephole = nullptr;  // forget, reset
  float* cell = nullptr;            // hidden numbers, zero at the start
  size_t hidden = 0;
  size_t gate_step = 0;  // numbers from word to word
  size_t state_step = 0;
  size_t words = 0;
  bool backwards = false;  // `gates`, `input`, `output` are still the first word's
};

struct Kernels {
  std::string_view name;  // "plain", "avx2", "avx512"

  // Each row (of `columns` numbers) divided by its own scale into [-127, 127], plus 128. scales[i] * (q - 128) is the
  // number.
  void (*quantize)(const float* x, size_t rows, size_t columns, uint8_t* q, float* scales);
  // out (rows x m.columns) = q (rows x m.rows) times m, scaled back. m.rows is the step of q.
  void (*multiply)(const uint8_t* q, const float* scales, size_t rows, const PackedMatrix& m, float* out);
  // to[k] = scale * sum of table[index][k]: the spelling pieces of a word. At most 4096 indices.
  void (*sum_rows)(const int8_t* table, size_t width, const uint32_t* indices, size_t count, float scale, float* to);
  // y = tanh(own + left + right + bias); left or right may be null at the ends of a sentence.
  void (*window)(const float* own, const float* left, const float* right, const float* bias, size_t width, float* y);
  void (*scan)(const ScanArguments& arguments);
  // x = leaky(x + bias) or x + bias.
  void (*add_bias)(float* x, const float* bias, size_t count, bool leaky);
  // y = leaky(a + b).
  void (*leaky_sum)(const float* a, const float* b, size_t count, float* y);
  // scores (n x step) = queries (n rows of `width`, query_step apart) times heads (width rows of `step` numbers).
  void (*scores)(const float* queries, size_t query_step, size_t n, size_t width, const float* heads, size_t step,
                 float* out);
};

// Those this processor can run, plain first, best last.
const std::vector<const Kernels*>& available_kernels();
// The best; the environment variable RELATA_KERNELS (a name) overrides it, for measurements.
const Kernels& best_kernels();

extern const Kernels kPlainKernels;
extern const Kernels kAvx2Kernels;
extern const Kernels kAvx512Kernels;

}  // namespace relata::extract
