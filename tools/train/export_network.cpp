#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "extract/parser/weights.hpp"
#include "tools/train/export.hpp"

namespace relata::train {

namespace {

using extract::kColumnGroup;
using extract::padded;

constexpr float kWeightTop = 63;  // see PackedMatrix
constexpr float kTableTop = 127;

template <class T>
void append(std::vector<std::byte>& to, const std::vector<T>& values) {
  const auto* bytes = reinterpret_cast<const std::byte*>(values.data());
  to.insert(to.end(), bytes, bytes + values.size() * sizeof(T));
}

int8_t rounded(float x, float inverse, float top) {
  return static_cast<int8_t>(std::lround(std::clamp(x * inverse, -top, top)));
}

// One scale for a table; the few numbers beyond the 99.99th percentile are cut, so that the rest keeps its precision.
float table_scale(std::vector<float> values) {
  if (values.empty()) return 1;
  for (float& x : values) x = std::abs(x);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * 0.9999);
  std::nth_element(values.begin(), at, values.end());
  return *at > 0 ? *at / kTableTop : 1;
}

float export_table(const std::string& name, const std::vector<float>& values, extract::ModelWriter& model) {
  const float scale = table_scale(values);
  std::vector<int8_t> table;
  for (const float x : values) table.push_back(rounded(x, 1 / scale, kTableTop));
  std::vector<std::byte> bytes;
  append(bytes, table);
  model.set(name, std::move(bytes));
  return scale;
}

// The scale of a row in 4 bits with the least squared error.
float vector_scale(const float* x, size_t size) {
  float largest = 0;
  for (size_t k = 0; k < size; ++k) largest = std::max(largest, std::abs(x[k]));
  float best = largest / 7;
  float least = std::numeric_limits<float>::infinity();
  for (int step = 10; step <= 20; ++step) {
    const float scale = largest / 7 * static_cast<float>(step) / 20;
    float error = 0;
    for (size_t k = 0; k < size && scale > 0; ++k) {
      const float off = x[k] - scale * static_cast<float>(rounded(x[k], 1 / scale, 7));
      error += off * off;
    }
    if (error < least) least = error, best = scale;
  }
  return best;
}

void export_vectors(const std::vector<float>& vectors, size_t size, extract::ModelWriter& model) {
  const size_t row_bytes = (size + 1) / 2;
  std::vector<float> scales;
  std::vector<uint8_t> packed;
  for (size_t row = 0; row * size < vectors.size(); ++row) {
    const float* x = vectors.data() + row * size;
    const float scale = vector_scale(x, size);
    scales.push_back(scale);
    packed.resize((row + 1) * row_bytes, 0);
    for (size_t k = 0; k < size && scale > 0; ++k) {
      const auto value = static_cast<unsigned>(rounded(x[k], 1 / scale, 7) + 8);
      packed[row * row_bytes + k / 2] |= static_cast<uint8_t>(value << (k % 2 == 0 ? 0 : 4));
    }
  }
  std::vector<std::byte> bytes;
  append(bytes, scales);
  append(bytes, packed);
  model.set("parser.vectors", std::move(bytes));
}

// The union of both vocabularies, and the rows of each key.
void export_keys(const Vocabulary& v, extract::ModelWriter& model) {
  std::vector<std::string> keys(v.words.begin() + 1, v.words.end());
  for (const std::string& w : v.vector_words) {
    if (!v.word_rows.contains(w)) keys.push_back(w);
  }
  std::vector<uint32_t> rows;
  const auto row = [](const auto& table, const std::string& key) {
    const auto at = table.find(key);
    return at == table.end() ? extract::StringTable::kNone : at->second;
  };
  for (const std::string& key : keys) {
    rows.push_back(row(v.word_rows, key));
    rows.push_back(row(v.vector_rows, key));
  }
  model.set("parser.keys", extract::StringTable::build(keys));
  std::vector<std::byte> bytes;
  append(bytes, rows);
  model.set("parser.rows", std::move(bytes));
}

extract::ParserSizes sizes_of(const Sizes& s) {
  extract::ParserSizes p;
  p.words = s.words;
  p.vectors = s.vectors;
  p.buckets = s.buckets;
  p.word_size = s.word_size;
  p.vector_size = s.vector_size;
  p.piece_size = s.piece_size;
  p.hidden = s.hidden;
  p.layers = s.layers;
  p.arc = s.arc;
  p.label = s.label;
  p.name = s.name;
  p.xpos = s.xpos;
  p.upos = s.upos;
  p.labels = s.labels;
  p.name_tags = s.name_tags;
  return p;
}

// The scale of a column with the least squared error: to cut its largest weight may make all others more precise.
float column_scale(const float* x, size_t rows, size_t step) {
  float largest = 0;
  for (size_t i = 0; i < rows; ++i) largest = std::max(largest, std::abs(x[i * step]));
  float best = largest / kWeightTop;
  float least = std::numeric_limits<float>::infinity();
  for (int part = 20; part >= 10; --part) {
    const float scale = largest / kWeightTop * static_cast<float>(part) / 20;
    float error = 0;
    for (size_t i = 0; i < rows && scale > 0; ++i) {
      const float off = x[i * step] - scale * static_cast<float>(rounded(x[i * step], 1 / scale, kWeightTop));
      error += off * off;
    }
    if (error < least) least = error, best = scale;
  }
  return best;
}

}  // namespace

void export_matrix(const std::string& name, const float* weights, size_t rows, size_t columns,
                   extract::ModelWriter& model) {
  const size_t depth = padded(rows, 4);
  const size_t width = padded(columns, kColumnGroup);
  std::vector<float> scale(width, 0);
  std::vector<int32_t> offset(width, 0);
  std::vector<int8_t> packed(depth * width, 0);
  for (size_t j = 0; j < columns; ++j) {
    scale[j] = column_scale(weights + j, rows, columns);
    const float inverse = scale[j] > 0 ? 1 / scale[j] : 0;
    for (size_t i = 0; i < rows; ++i) {
      const int8_t q = rounded(weights[i * columns + j], inverse, kWeightTop);
      packed[(j / kColumnGroup) * kColumnGroup * depth + (i / 4) * 4 * kColumnGroup + (j % kColumnGroup) * 4 + i % 4] =
          q;
      offset[j] += 128 * q;
    }
  }
  std::vector<std::byte> bytes;
  append(bytes, scale);
  append(bytes, offset);
  append(bytes, packed);
  model.set("parser.m." + name, std::move(bytes));
}

void export_network(const Checkpoint& c, extract::ModelWriter& model) {
  const Parameters<float>& p = c.parameters;
  const extract::ParserSizes sizes = sizes_of(c.sizes);
  std::vector<std::byte> bytes(sizeof sizes);
  std::memcpy(bytes.data(), &sizes, sizeof sizes);
  model.set("parser.sizes", std::move(bytes));
  export_keys(c.vocabulary, model);
  std::vector<float> floats;
  floats.push_back(export_table("parser.words", p[kWordTable].data, model));
  floats.push_back(export_table("parser.pieces", p[kPieceTable].data, model));
  export_vectors(c.vectors, c.sizes.vector_size, model);
  const auto add = [&](size_t parameter) {
    floats.insert(floats.end(), p[parameter].data.begin(), p[parameter].data.end());
  };
  for (const size_t i :
       {kMissingVector, kWindowBias, kHeadsBias, kArcBias, kArcRoot, kArcDistance, kLabelRoot, kLabelBias, kNameBias})
    add(i);
  const auto matrix = [&](const std::string& name, size_t parameter) {
    export_matrix(name, p[parameter].data.data(), p[parameter].rows, p[parameter].columns, model);
  };
  matrix("window", kWindow);
  matrix("heads", kHeads);
  matrix("arc", kArcMatrix);
  matrix("label", kLabelMatrix);
  matrix("name", kNameMatrix);
  for (size_t l = 0; l < c.sizes.layers; ++l) {
    matrix("layer" + std::to_string(l), kLayers + 3 * l);
    add(kLayers + 3 * l + 1);
    add(kLayers + 3 * l + 2);
  }
  std::vector<std::byte> float_bytes;
  append(float_bytes, floats);
  model.set("parser.floats", std::move(float_bytes));
}

}  // namespace relata::train
