#include "extract/parser/tree.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace relata::extract;

namespace {

// A small generator, so that every run sees the same cases.
struct Noise {
  uint64_t state = 1;
  uint32_t next() {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<uint32_t>(state >> 33);
  }
  float uniform() { return static_cast<float>(next() % 20001) / 10000.0F - 1.0F; }
};

bool is_projective(const std::vector<int32_t>& heads) {
  const auto inside = [](int32_t x, int32_t a, int32_t b) { return x > std::min(a, b) && x < std::max(a, b); };
  for (int32_t d = 0; d < static_cast<int32_t>(heads.size()); ++d) {
    const int32_t h = heads[static_cast<size_t>(d)];
    for (int32_t k = 0; h >= 0 && k < static_cast<int32_t>(heads.size()); ++k) {
      const int32_t other = heads[static_cast<size_t>(k)];
      if (k == h || k == d || !inside(k, h, d)) continue;
      if (other < std::min(h, d) || other > std::max(h, d)) return false;
    }
  }
  return true;
}

float total(const std::vector<float>& scores, const std::vector<int32_t>& heads) {
  float sum = 0;
  for (size_t d = 0; d < heads.size(); ++d) sum += scores[d * (heads.size() + 1) + static_cast<size_t>(heads[d] + 1)];
  return sum;
}

// The best score of all projective trees with one root, by trying every assignment of heads.
float best_by_enumeration(const std::vector<float>& scores, size_t n) {
  std::vector<int32_t> heads(n, -1);
  float best = -std::numeric_limits<float>::infinity();
  for (;;) {
    if (is_tree(heads) && is_projective(heads)) best = std::max(best, total(scores, heads));
    size_t at = 0;
    while (at < n && heads[at] + 1 == static_cast<int32_t>(n)) heads[at++] = -1;
    if (at == n) return best;
    ++heads[at];
  }
}

}  // namespace

TEST_CASE("trees: one root, no circle") {
  CHECK(is_tree({}));
  CHECK(is_tree({-1}));
  CHECK(is_tree({1, -1, 1}));
  CHECK_FALSE(is_tree({0}));
  CHECK_FALSE(is_tree({-1, -1}));
  CHECK_FALSE(is_tree({1, 0, -1}));
  CHECK_FALSE(is_tree({1, 2, 0}));
}

TEST_CASE("the projective decoder finds what trying everything finds") {
  Noise noise;
  for (size_t n = 1; n <= 5; ++n) {
    for (int round = 0; round < 30; ++round) {
      std::vector<float> scores(n * (n + 1));
      for (float& x : scores) x = noise.uniform();
      const std::vector<int32_t> heads = best_projective_tree(scores.data(), n);
      REQUIRE(is_tree(heads));
      CHECK(is_projective(heads));
      CHECK(total(scores, heads) == doctest::Approx(best_by_enumeration(scores, n)));
    }
  }
}

TEST_CASE("best heads that are a tree are kept, crossing arcs included") {
  const size_t n = 4;
  std::vector<float> scores(n * (n + 1), 0.0F);
  const std::vector<int32_t> crossing = {2, 3, -1, 2};
  REQUIRE(is_tree(crossing));
  REQUIRE_FALSE(is_projective(crossing));
  for (size_t d = 0; d < n; ++d) scores[d * (n + 1) + static_cast<size_t>(crossing[d] + 1)] = 1.0F;
  CHECK(decode_tree(scores.data(), n) == crossing);
}

TEST_CASE("any scores give a tree with one root: noise, equal ones, infinities, no numbers") {
  Noise noise;
  const float odd[] = {std::numeric_limits<float>::quiet_NaN(),
                       std::numeric_limits<float>::infinity(),
                       -std::numeric_limits<float>::infinity(),
                       0.0F,
                       3e38F,
                       -3e38F};
  for (const size_t n : {1, 2, 3, 7, 30, 192}) {
    for (int kind = 0; kind < 10; ++kind) {
      std::vector<float> scores(n * (n + 1));
      for (float& x : scores)
        x = kind < 6 ? odd[kind] : kind < 8 && noise.next() % 2 == 0 ? odd[noise.next() % 6] : noise.uniform();
      const std::vector<int32_t> heads = decode_tree(scores.data(), n);
      REQUIRE(heads.size() == n);
      CHECK(is_tree(heads));
    }
  }
}
