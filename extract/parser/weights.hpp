#pragma once
// The trained numbers of the parser as they lie in the model file: matrices and tables in 8 bits, word vectors in 4,
// the rest in floats. Sections: parser.sizes, parser.keys, parser.rows, parser.words, parser.pieces, parser.vectors,
// parser.floats, one parser.m.NAME for each matrix, lemma.* and features.* (suffix_rules.hpp).

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "extract/model/model_file.hpp"
#include "extract/parser/kernels.hpp"
#include "extract/parser/string_table.hpp"
#include "extract/parser/suffix_rules.hpp"

namespace relata::extract {

inline constexpr uint32_t kParserFormat = 2;

// The section parser.sizes, as it is. `hidden` is per direction.
struct ParserSizes {
  uint32_t format = kParserFormat;
  uint32_t words = 0, vectors = 0, buckets = 0;
  uint32_t word_size = 0, vector_size = 0, piece_size = 0;
  uint32_t hidden = 0, layers = 0, arc = 0, label = 0, name = 0;
  uint32_t xpos = 0, upos = 0, labels = 0, name_tags = 0;

  [[nodiscard]] size_t input() const { return size_t{word_size} + vector_size + piece_size; }
  [[nodiscard]] size_t vector_bytes() const { return (size_t{vector_size} + 1) / 2; }
  [[nodiscard]] size_t state() const { return 2 * size_t{hidden}; }
  // Columns of the matrix of heads: arc as dependent, arc as head, relation as dependent, relation as head, names,
  // XPOS, UPOS.
  [[nodiscard]] size_t label_at() const { return 2 * size_t{arc}; }
  [[nodiscard]] size_t name_at() const { return label_at() + 2 * size_t{label}; }
  [[nodiscard]] size_t xpos_at() const { return name_at() + name; }
  [[nodiscard]] size_t upos_at() const { return xpos_at() + xpos; }
  [[nodiscard]] size_t heads() const { return upos_at() + upos; }
};

inline constexpr size_t kDistanceClasses = 33;  // -16 .. 16

// The float parameters, in the order of the section parser.floats.
struct ParserFloats {
  const float* table_scales = nullptr;  // words, pieces
  const float* missing_vector = nullptr;
  const float* window_bias = nullptr;
  const float* heads_bias = nullptr;
  const float* arc_bias = nullptr;
  const float* arc_root = nullptr;
  const float* arc_distance = nullptr;
  const float* label_root = nullptr;
  const float* label_bias = nullptr;
  const float* name_bias = nullptr;
  std::vector<const float*> layer_bias;      // forward forget, reset; backward forget, reset
  std::vector<const float*> layer_peephole;  // the same order
};

struct Weights {
  ModelFile model;  // keeps the bytes below alive
  ParserSizes sizes;
  StringTable keys;
  const uint32_t* rows = nullptr;  // a key's row in `words` and in `vectors`; StringTable::kNone where it has none
  const int8_t* words = nullptr;
  const int8_t* pieces = nullptr;
  const float* vector_scales = nullptr;  // of each row
  const uint8_t* vectors =
      nullptr;  // two numbers a byte, the first in the low half, 8 added: a word vector bears that well
  ParserFloats floats;
  PackedMatrix window, heads, arc, label, name;
  std::vector<PackedMatrix> layers;
  SuffixRules lemmas, features;
  StringTable lemma_edits, feature_lists;
  std::vector<bool> tag_pairs;  // xpos * sizes.upos + upos: did the treebanks have this pair?
};

// Errors of kind file: sections missing, of another format, or of sizes that do not fit each other.
Result<Weights> load_weights(const ModelFile& model);

// How many floats parser.floats holds.
size_t float_count(const ParserSizes& sizes);
// Bytes of a matrix section: scales, offsets, packed numbers.
size_t matrix_bytes(size_t rows, size_t columns);
inline size_t padded(size_t n, size_t to) { return (n + to - 1) / to * to; }

}  // namespace relata::extract
