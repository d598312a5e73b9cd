#include "extract/parser/tree.hpp"

#include <algorithm>

namespace relata::extract {

namespace {

constexpr float kWorst = -1e6F;
constexpr float kBest = 1e6F;

// Keeps sums of a whole sentence finite; a NaN compares false with everything and becomes the worst.
float bounded(float x) { return x >= kWorst ? (x <= kBest ? x : kBest) : kWorst; }

std::vector<int32_t> best_heads(const float* scores, size_t n) {
  std::vector<int32_t> heads(n, -1);
  for (size_t d = 0; d < n; ++d) {
    const float* row = scores + d * (n + 1);
    float best = bounded(row[0]);
    for (size_t h = 0; h < n; ++h) {
      if (h == d || bounded(row[h + 1]) <= best) continue;
      best = bounded(row[h + 1]);
      heads[d] = static_cast<int32_t>(h);
    }
  }
  return heads;
}

// The table of Eisner's algorithm. A span (i, j) of words is complete (its head at one end has all its children inside)
// or incomplete (an arc between the ends). Going right: the head is i; going left: the head is j.
class Chart {
 public:
  Chart(const float* scores, size_t n) : scores_(scores), n_(n), cells_(n * n) {
    for (size_t width = 1; width < n; ++width) {
      for (size_t i = 0; i + width < n; ++i) fill(i, i + width);
    }
  }

  std::vector<int32_t> best_tree() const {
    size_t root = 0;
    float best = 4 * kWorst * static_cast<float>(kMaxDecoded);
    for (size_t r = 0; r < n_; ++r) {
      const float score = bounded(scores_[r * (n_ + 1)]) + cell(0, r).left + cell(r, n_ - 1).right;
      if (score <= best) continue;
      best = score;
      root = r;
    }
    std::vector<int32_t> heads(n_, -1);
    follow(root, heads);
    return heads;
  }

 private:
  struct Cell {
    float right = 0, left = 0;            // complete
    float open_right = 0, open_left = 0;  // incomplete
    uint16_t right_at = 0, left_at = 0, open_at = 0;
  };
  struct Task {
    uint16_t i, j;
    enum Kind : uint8_t { right, left, open_right, open_left } kind;
  };

  [[nodiscard]] const Cell& cell(size_t i, size_t j) const { return cells_[i * n_ + j]; }
  [[nodiscard]] float arc(size_t head, size_t dependent) const {
    return bounded(scores_[dependent * (n_ + 1) + head + 1]);
  }

  void fill(size_t i, size_t j) {
    Cell& c = cells_[i * n_ + j];
    size_t at = i;
    float inner = cell(i, i).right + cell(i + 1, j).left;
    for (size_t k = i + 1; k < j; ++k) {
      const float sum = cell(i, k).right + cell(k + 1, j).left;
      if (sum > inner) inner = sum, at = k;
    }
    c.open_at = static_cast<uint16_t>(at);
    c.open_right = inner + arc(i, j);
    c.open_left = inner + arc(j, i);
    c.right = c.open_right + cell(j, j).right;
    c.right_at = static_cast<uint16_t>(j);
    for (size_t k = i + 1; k < j; ++k) {
      const float sum = cell(i, k).open_right + cell(k, j).right;
      if (sum > c.right) c.right = sum, c.right_at = static_cast<uint16_t>(k);
    }
    c.left = cell(i, i).left + c.open_left;
    c.left_at = static_cast<uint16_t>(i);
    for (size_t k = i + 1; k < j; ++k) {
      const float sum = cell(i, k).left + cell(k, j).open_left;
      if (sum > c.left) c.left = sum, c.left_at = static_cast<uint16_t>(k);
    }
  }

  // Reads the heads out of the table, with a stack of its own: depth is the length of the sentence.
  void follow(size_t root, std::vector<int32_t>& heads) const {
    std::vector<Task> stack = {{0, static_cast<uint16_t>(root), Task::left},
                               {static_cast<uint16_t>(root), static_cast<uint16_t>(n_ - 1), Task::right}};
    while (!stack.empty()) {
      const Task t = stack.back();
      stack.pop_back();
      if (t.i == t.j) continue;
      const Cell& c = cell(t.i, t.j);
      switch (t.kind) {
        case Task::right:
          stack.push_back({t.i, c.right_at, Task::open_right});
          stack.push_back({c.right_at, t.j, Task::right});
          break;
        case Task::left:
          stack.push_back({t.i, c.left_at, Task::left});
          stack.push_back({c.left_at, t.j, Task::open_left});
          break;
        case Task::open_right:
        case Task::open_left:
          if (t.kind == Task::open_right)
            heads[t.j] = t.i;
          else
            heads[t.i] = t.j;
          stack.push_back({t.i, c.open_at, Task::right});
          stack.push_back({static_cast<uint16_t>(c.open_at + 1), t.j, Task::left});
          break;
      }
    }
  }

  const float* scores_;
  size_t n_;
  std::vector<Cell> cells_;
};

}  // namespace

bool is_tree(const std::vector<int32_t>& heads) {
  if (heads.empty()) return true;
  if (std::count(heads.begin(), heads.end(), -1) != 1) return false;
  std::vector<uint32_t> seen(heads.size(), 0);  // the walk that came by; 0: none yet
  for (uint32_t start = 0; start < heads.size(); ++start) {
    auto at = static_cast<int32_t>(start);
    while (at >= 0 && seen[static_cast<size_t>(at)] == 0) {
      seen[static_cast<size_t>(at)] = start + 1;
      at = heads[static_cast<size_t>(at)];
    }
    if (at >= 0 && seen[static_cast<size_t>(at)] == start + 1) return false;  // met its own steps
  }
  return true;
}

std::vector<int32_t> best_projective_tree(const float* scores, size_t n) {
  if (n == 0) return {};
  return Chart(scores, n).best_tree();
}

std::vector<int32_t> decode_tree(const float* scores, size_t n) {
  std::vector<int32_t> heads = best_heads(scores, n);
  return is_tree(heads) ? heads : best_projective_tree(scores, n);
}

}  // namespace relata::extract
