// Every set of kernels against the plain one: the same bytes for the same input.
#include "extract/parser/kernels.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>

#include "extract/parser/approximate.hpp"

using namespace relata::extract;

namespace {

struct Noise {
  uint64_t state = 7;
  uint32_t next() {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<uint32_t>(state >> 33);
  }
  std::vector<float> floats(size_t n, float range) {
    std::vector<float> v(n);
    for (float& x : v) x = (static_cast<float>(next() % 200001) / 100000.0F - 1.0F) * range;
    return v;
  }
};

bool same(const std::vector<float>& a, const std::vector<float>& b) {
  for (size_t i = 0; i < a.size(); ++i) {
    if (std::bit_cast<uint32_t>(a[i]) != std::bit_cast<uint32_t>(b[i])) return false;
  }
  return a.size() == b.size();
}

struct Matrix {
  std::vector<int8_t> data;
  std::vector<float> scale;
  std::vector<int32_t> offset;
  PackedMatrix view;
};

Matrix random_matrix(size_t rows, size_t columns, Noise& noise, bool extreme) {
  Matrix m;
  m.data.resize(rows * columns);
  for (int8_t& x : m.data)
    x = extreme ? static_cast<int8_t>(noise.next() % 2 == 0 ? 63 : -63)
                : static_cast<int8_t>(static_cast<int>(noise.next() % 127) - 63);
  m.scale = noise.floats(columns, 0.1F);
  for (size_t i = 0; i < columns; ++i) m.offset.push_back(static_cast<int32_t>(noise.next() % 100000));
  m.view = {rows, columns, m.data.data(), m.scale.data(), m.offset.data()};
  return m;
}

}  // namespace

TEST_CASE("exp, sigmoid and tanh are close to the library's") {
  for (float x = -20.0F; x < 20.0F; x += 0.01F) {
    CHECK(std::abs(exp_of(x) / std::exp(x) - 1) < 5e-7F);
    CHECK(std::abs(sigmoid_of(x) - 1 / (1 + std::exp(-x))) < 3e-7F);
    CHECK(std::abs(tanh_of(x) - std::tanh(x)) < 5e-7F);
  }
  CHECK(sigmoid_of(1000.0F) == 1.0F);
  CHECK(tanh_of(-1000.0F) == -1.0F);
  CHECK(sigmoid_of(-1000.0F) < 1e-30F);
}

TEST_CASE("products: the kernels agree, and agree with the definition") {
  Noise noise;
  for (const bool extreme : {false, true}) {
    for (const size_t rows : {1, 3, 4, 5, 6, 7, 13}) {
      const Matrix m = random_matrix(32, 128, noise, extreme);
      std::vector<uint8_t> q(rows * 32);
      for (uint8_t& x : q) x = extreme ? 255 : static_cast<uint8_t>(noise.next() % 255 + 1);
      const std::vector<float> scales = noise.floats(rows, 2.0F);
      std::vector<float> first(rows * 128);
      kPlainKernels.multiply(q.data(), scales.data(), rows, m.view, first.data());
      for (size_t i = 0; i < rows; ++i) {
        for (size_t j = 0; j < 128; ++j) {
          int32_t sum = -m.offset[j];
          for (size_t k = 0; k < 32; ++k)
            sum += q[i * 32 + k] * m.data[(j / 64) * 64 * 32 + (k / 4) * 256 + (j % 64) * 4 + k % 4];
          CHECK(first[i * 128 + j] == static_cast<float>(sum) * (scales[i] * m.scale[j]));
        }
      }
      for (const Kernels* k : available_kernels()) {
        std::vector<float> other(rows * 128);
        k->multiply(q.data(), scales.data(), rows, m.view, other.data());
        CHECK_MESSAGE(same(first, other), k->name);
      }
    }
  }
}

TEST_CASE("rounding of activations: the kernels agree; zero and tiny rows stay zero") {
  Noise noise;
  std::vector<float> x = noise.floats(5 * 100, 3.0F);
  for (size_t i = 0; i < 100; ++i) x[i] = 0.0F;
  for (size_t i = 100; i < 200; ++i) x[i] = 1e-30F;
  x[200] = 1000.0F;
  for (const Kernels* k : available_kernels()) {
    std::vector<uint8_t> plain(x.size()), q(x.size());
    std::vector<float> plain_scales(5), scales(5);
    kPlainKernels.quantize(x.data(), 5, 100, plain.data(), plain_scales.data());
    k->quantize(x.data(), 5, 100, q.data(), scales.data());
    CHECK_MESSAGE(q == plain, k->name);
    CHECK(same(scales, plain_scales));
    CHECK(q[0] == 128);
    CHECK(q[200] == 255);
    CHECK(scales[1] == 0.0F);
  }
}

TEST_CASE("recurrence: the kernels agree in both directions") {
  Noise noise;
  constexpr size_t kHidden = 48, kWords = 9;
  const std::vector<float> gates = noise.floats(kWords * 6 * kHidden, 4.0F),
                           input = noise.floats(kWords * 2 * kHidden, 1.0F);
  const std::vector<float> bias = noise.floats(2 * kHidden, 1.0F), peephole = noise.floats(2 * kHidden, 1.0F);
  for (const bool backwards : {false, true}) {
    std::vector<std::vector<float>> outputs;
    for (const Kernels* k : available_kernels()) {
      std::vector<float> cell(kHidden, 0.0F), output(kWords * 2 * kHidden, 0.0F);
      ScanArguments a{gates.data(), input.data(), output.data(), bias.data(), peephole.data(), cell.data(),
                      kHidden,      6 * kHidden,  2 * kHidden,   kWords,      backwards};
      k->scan(a);
      outputs.push_back(output);
      CHECK_MESSAGE(same(outputs.front(), output), k->name);
    }
    const size_t last = backwards ? 0 : kWords - 1;  // depends on every word before
    CHECK(outputs.front()[last * 2 * kHidden] != 0.0F);
  }
}

TEST_CASE("the other kernels agree") {
  Noise noise;
  const std::vector<float> a = noise.floats(7 * 96, 2.0F), b = noise.floats(96 * 48, 2.0F);
  std::vector<int8_t> table(50 * 92);
  for (int8_t& x : table) x = static_cast<int8_t>(noise.next() % 255);
  std::vector<uint32_t> indices;
  for (int i = 0; i < 70; ++i) indices.push_back(noise.next() % 50);
  const auto run = [&](const Kernels& k) {
    std::vector<float> all(4 * 96 + 7 * 48 + 92);
    k.window(a.data(), nullptr, a.data() + 96, b.data(), 96, all.data());
    std::copy(a.begin(), a.begin() + 192, all.begin() + 96);
    k.add_bias(all.data() + 96, b.data(), 96, true);
    k.add_bias(all.data() + 192, b.data(), 96, false);
    k.leaky_sum(a.data(), b.data(), 96, all.data() + 288);
    k.scores(a.data(), 96, 7, 96, b.data(), 48, all.data() + 384);
    k.sum_rows(table.data(), 92, indices.data(), indices.size(), 0.3F, all.data() + 384 + 7 * 48);
    return all;
  };
  for (const Kernels* k : available_kernels()) CHECK_MESSAGE(same(run(kPlainKernels), run(*k)), k->name);
}
