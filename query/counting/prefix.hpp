#pragma once
// The first levels of an enumeration, where they follow from the first variable: a comment has one author, one message
// it replies to, and that one author again. They are bound for a block of candidates of the first at a time, a column a
// level, so that the look-ups of many candidates run side by side; what is left of the enumeration is asked of each
// row, or, where it is a single variable between two lists, again of the whole block. Internal to query/counting.

#include <array>
#include <span>
#include <vector>

#include "graph/store/typed_adjacency.hpp"
#include "query/counting/weights.hpp"

namespace relata::query::counting {

class Prefix {
 public:
  static constexpr size_t kBlock = 256;

  // A level that follows from level `from` through a table of single neighbours.
  struct Step {
    uint32_t from = 0;
    const TypedAdjacency* table = nullptr;
    const Weights* weights = nullptr;
  };
  // The last level of all, between the lists of two levels of the prefix.
  struct Closing {
    struct Side {
      uint32_t from = 0;
      const TypedAdjacency* table = nullptr;
      bool once = false;
    };
    Side sides[2];
    const Weights* weights = nullptr;
  };

  void begin(const Weights& first, std::vector<Step> steps);
  void close(const Closing& closing);
  [[nodiscard]] size_t levels() const { return columns_.size(); }
  [[nodiscard]] bool closed() const { return closing_.weights != nullptr; }

  // Binds the next block; false at the end. `fits` turns false when a product of weights does not.
  bool next(bool& fits);
  [[nodiscard]] size_t rows() const { return rows_; }
  [[nodiscard]] uint32_t id(size_t level, size_t row) const { return columns_[level][row]; }
  [[nodiscard]] int64_t weight(size_t row) const { return weights_[row]; }
  // How many matches the closing level gives each row of the block.
  std::span<const int64_t> closing_counts(bool& fits);

 private:
  void first_column();
  void step(size_t level, bool& fits);
  bool is_function(const Closing::Side& side) const { return side.table->function() != nullptr; }
  void count_members(const Closing::Side& single, const Closing::Side& many, bool& fits);
  void count_common(bool& fits);
  int64_t weighted_common(size_t row, bool& fits) const;
  [[nodiscard]] bool leads_on(size_t level, uint32_t id) const;

  const Weights* first_ = nullptr;
  size_t at_ = 0;
  std::vector<Step> steps_;
  std::vector<std::array<uint32_t, kBlock>> columns_;  // by level
  std::vector<const TypedAdjacency*> needed_;          // by level: a table that leads on to the closing level
  std::array<int64_t, kBlock> weights_;
  size_t rows_ = 0;
  Closing closing_;
  bool plain_ = false;  // no weights but one, no parallel relationships: what is common is only counted
  std::array<int64_t, kBlock> counts_;
  std::array<std::span<const uint32_t>, kBlock> lists_[2];
};

}  // namespace relata::query::counting
