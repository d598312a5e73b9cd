// Every gradient of the network against a numerical one, in double precision.
#include <doctest/doctest.h>

#include <bit>
#include <cmath>

#include "tools/train/network.hpp"

using namespace relata::train;

namespace {

Sizes tiny_sizes() {
  Sizes s;
  s.words = 7;
  s.vectors = 5;
  s.buckets = 11;
  s.word_size = 3;
  s.vector_size = 4;
  s.piece_size = 3;
  s.hidden = 3;
  s.layers = 2;
  s.arc = 4;
  s.label = 5;
  s.name = 4;
  s.xpos = 4;
  s.upos = 3;
  s.labels = 6;
  s.name_tags = 9;
  return s;
}

Example random_example(const Sizes& s, size_t n, Random& random, bool tree, bool names) {
  Example e;
  for (size_t i = 0; i < n; ++i) {
    InputWord w;
    w.word = static_cast<uint32_t>(random.below(s.words));
    w.vector = random.below(3) == 0 ? kNoVector : static_cast<uint32_t>(random.below(s.vectors));
    for (size_t k = 0; k < 1 + random.below(4); ++k) w.pieces.push_back(static_cast<uint32_t>(random.below(s.buckets)));
    e.words.push_back(w);
    e.drop_word.push_back(0.3F);
    if (names) e.names.push_back(1 + random.below((1U << s.name_tags) - 1));
    if (!tree) continue;
    e.heads.push_back(i == 0 ? -1 : static_cast<int>(random.below(i)));
    e.labels.push_back(static_cast<int>(random.below(s.labels)));
    e.xpos.push_back(static_cast<int>(random.below(s.xpos + 1)) - 1);
    e.upos.push_back(static_cast<int>(random.below(s.upos)));
  }
  return e;
}

Target random_target(size_t classes, Random& random) {
  const auto first = static_cast<uint16_t>(random.below(classes));
  const auto second = static_cast<uint16_t>((first + 1 + random.below(classes - 1)) % classes);
  const auto share = static_cast<float>(0.2 + 0.6 * random.uniform());
  return {{first, second}, {share, 1 - share}};
}

// What teachers might say; the word itself is no head.
void add_soft_words(const Sizes& s, Random& random, Example& e) {
  for (size_t i = 0; i < e.words.size(); ++i) {
    SoftWord w;
    do w.head = random_target(e.words.size() + 1, random);
    while (w.head.classes[0] == i + 1 || w.head.classes[1] == i + 1);
    w.label = random_target(s.labels, random);
    w.xpos = random_target(s.xpos, random);
    w.upos = random_target(s.upos, random);
    e.soft.push_back(w);
  }
}

struct Setting {
  Sizes sizes = tiny_sizes();
  std::vector<Example> examples;
  std::vector<double> vectors;
  Parameters<double> parameters;
  Dropout dropout;

  explicit Setting(Dropout d) : dropout(d) {
    Random random(5);
    examples.push_back(random_example(sizes, 5, random, true, true));
    examples.push_back(random_example(sizes, 1, random, true, false));
    examples.push_back(random_example(sizes, 4, random, false, true));
    for (size_t i = 0; i < sizes.vectors * sizes.vector_size; ++i) vectors.push_back(random.uniform() - 0.5);
    parameters = make_parameters<double>(sizes, 3);
    for (auto& t : parameters) {
      for (double& x : t.data) x = random.uniform() - 0.5;  // large enough for every gradient to be seen
    }
  }

  double loss(Gradients<double>& g) const {
    std::vector<const Example*> batch;
    for (const Example& e : examples) batch.push_back(&e);
    Pass<double> pass(sizes, parameters, vectors);
    Random random(9);
    pass.forward(batch, dropout, random);
    return pass.backward(1.0, g).sum();
  }
};

void compare_all(Setting& setting) {
  Gradients<double> analytic(setting.parameters);
  setting.loss(analytic);
  Gradients<double> ignored(setting.parameters);
  constexpr double kStep = 1e-5;
  for (size_t i = 0; i < setting.parameters.size(); ++i) {
    double largest = 0;
    for (size_t k = 0; k < setting.parameters[i].data.size(); ++k) {
      double& x = setting.parameters[i].data[k];
      const double kept = x;
      x = kept + kStep;
      const double above = setting.loss(ignored);
      x = kept - kStep;
      const double below = setting.loss(ignored);
      x = kept;
      const double numerical = (above - below) / (2 * kStep);
      largest = std::max(largest, std::abs(numerical));
      CHECK_MESSAGE(std::abs(numerical - analytic.data[i][k]) < 1e-5, setting.parameters[i].name, " ", k, ": ",
                    numerical, " against ", analytic.data[i][k]);
    }
    CHECK_MESSAGE(largest > 1e-4, setting.parameters[i].name, " has no influence");
  }
}

}  // namespace

TEST_CASE("gradients agree with numerical ones") {
  Setting setting(Dropout{});
  compare_all(setting);
}

TEST_CASE("gradients agree with numerical ones under dropout") {
  Setting setting(Dropout{0.3, 0.3, 0.3, true});
  compare_all(setting);
}

TEST_CASE("gradients agree with numerical ones when teachers speak") {
  Setting setting(Dropout{});
  Random random(6);
  add_soft_words(setting.sizes, random, setting.examples[0]);
  compare_all(setting);
}

TEST_CASE("sentences that teach the name layer alone leave the layers below as they are") {
  Setting setting(Dropout{});
  setting.examples = {setting.examples[2]};
  setting.examples[0].names_only_heads = true;
  Gradients<double> g(setting.parameters);
  setting.loss(g);
  const auto norm = [&](size_t parameter) {
    double sum = 0;
    for (const double x : g.data[parameter]) sum += x * x;
    return sum;
  };
  CHECK(norm(kNameMatrix) > 0);
  CHECK(norm(kHeads) > 0);
  CHECK(norm(kWindow) == 0);
  CHECK(norm(kLayers) == 0);
  CHECK(norm(kWordTable) == 0);
}

TEST_CASE("the product of matrices agrees with the plain definition, for all edges of its blocks") {
  Random random(2);
  for (const size_t rows : {1, 5, 12, 13, 130}) {
    for (const size_t columns : {1, 31, 32, 33, 70}) {
      for (const size_t inner : {1, 3, 384, 400}) {
        std::vector<float> a(rows * inner), b(inner * columns), c(rows * columns, 1.0F);
        for (float& x : a) x = static_cast<float>(random.uniform() - 0.5);
        for (float& x : b) x = static_cast<float>(random.uniform() - 0.5);
        multiply<float>(rows, columns, inner, {a.data(), 1, rows}, {b.data(), columns, 1}, c.data(), columns, true);
        double worst = 0;
        for (size_t i = 0; i < rows; ++i) {
          for (size_t j = 0; j < columns; ++j) {
            double sum = 1;
            for (size_t k = 0; k < inner; ++k) sum += double(a[k * rows + i]) * double(b[k * columns + j]);
            worst = std::max(worst, std::abs(sum - double(c[i * columns + j])));
          }
        }
        CHECK(worst < 1e-4);
      }
    }
  }
}

TEST_CASE("the product of bfloat16 numbers is that of rounded factors, for all edges and directions") {
  if (!half_products()) {
    MESSAGE("this processor has none");
    return;
  }
  Random random(3);
  const auto rounded = [](float x) {  // to the nearest with 8 bits of mantissa
    const auto bits = std::bit_cast<uint32_t>(x);
    return std::bit_cast<float>((bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF0000U);
  };
  for (const size_t rows : {1, 12, 13, 130}) {
    for (const size_t columns : {1, 31, 33, 70}) {
      for (const size_t inner : {1, 3, 33, 768, 801}) {
        for (const bool across : {false, true}) {
          std::vector<float> a(rows * inner), b(inner * columns), c(rows * columns, 1.0F);
          for (float& x : a) x = static_cast<float>(random.uniform() - 0.5);
          for (float& x : b) x = static_cast<float>(random.uniform() - 0.5);
          const View<float> left = across ? View<float>{a.data(), 1, rows} : View<float>{a.data(), inner, 1};
          const View<float> right = across ? View<float>{b.data(), columns, 1} : View<float>{b.data(), 1, inner};
          multiply_half(rows, columns, inner, left, right, c.data(), columns, across);
          double worst = 0;
          for (size_t i = 0; i < rows; ++i) {
            for (size_t j = 0; j < columns; ++j) {
              double sum = across ? 1 : 0;
              for (size_t k = 0; k < inner; ++k)
                sum += double(rounded(left.data[i * left.row_step + k * left.column_step])) *
                       double(rounded(right.data[k * right.row_step + j * right.column_step]));
              worst = std::max(worst, std::abs(sum - double(c[i * columns + j])));
            }
          }
          CHECK(worst < 1e-3);
        }
      }
    }
  }
}
