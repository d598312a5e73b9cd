#pragma once
// One property key's values, for nodes or for relationships, by id.
//
// All values of a column have one kind and stand in cells of 1, 2, 4 or 8 bytes, as narrow as they fit: small integers
// in a byte, confidences of three decimals in two. A column whose values differ in kind holds encoded values. A column
// is dense (a cell for each id and a bit that says whether it counts) or, while it has values for few ids, sparse
// (sorted ids beside the cells), so that a key used on ten of ten million nodes costs ten cells.

#include <cstdint>
#include <span>
#include <vector>

#include "common/value.hpp"
#include "graph/store/bits.hpp"
#include "graph/store/string_pool.hpp"

namespace relata {

// The numbers are part of the file format.
enum class ColumnKind : uint8_t {
  empty = 0,        // no value yet
  boolean = 1,      // cell: 0 or 1
  integer = 2,      // cell: the number, signed
  thousandths = 3,  // floats k / 1000 with 0 <= k < 65536; cell: k
  floating = 4,     // cell: the bits of the double
  string = 5,       // cell: a code of the pool
  encoded = 6,      // cell: a code of the pool, whose bytes are an encoded value
};

// Cells of one width, a power of two up to 8 bytes.
class Cells {
 public:
  explicit Cells(uint32_t width = 1) : width_(width) {}
  [[nodiscard]] uint64_t get(size_t i) const;  // zero-extended
  void set(size_t i, uint64_t cell);
  void resize(size_t size) { bytes_.resize(size * width_, 0); }
  void insert(size_t i, uint64_t cell);
  void erase(size_t i);
  [[nodiscard]] size_t size() const { return bytes_.size() / width_; }
  [[nodiscard]] uint32_t width() const { return width_; }
  [[nodiscard]] std::span<const uint8_t> bytes() const { return bytes_; }
  void adopt(std::vector<uint8_t> bytes) { bytes_ = std::move(bytes); }

 private:
  uint32_t width_;
  std::vector<uint8_t> bytes_;
};

class Column {
 public:
  [[nodiscard]] bool has(uint32_t id) const { return slot_of(id) != kNoSlot; }
  [[nodiscard]] Value get(uint32_t id, const StringPool& pool) const;  // null if absent
  // Null erases. Requires a storable value.
  void set(uint32_t id, const Value& value, StringPool& pool);
  [[nodiscard]] uint64_t count() const { return count_; }
  [[nodiscard]] ColumnKind kind() const { return kind_; }
  // f(id, value) for every value, by id.
  template <class F>
  void for_each(const StringPool& pool, F f) const {
    if (dense_) {
      present_.for_each([&](uint32_t id) { f(id, value_of(cells_.get(id), pool)); });
      return;
    }
    for (size_t i = 0; i < ids_.size(); ++i) f(ids_[i], value_of(cells_.get(i), pool));
  }
  // f(id) for every id with a value, in order.
  template <class F>
  void for_each_id(F f) const {
    if (dense_) return present_.for_each(f);
    for (uint32_t id : ids_) f(id);
  }
  // The string at `id` without a copy; requires kind() string. Empty view with null data if absent.
  [[nodiscard]] std::string_view string_at(uint32_t id, const StringPool& pool) const;

  // Its code in the pool; requires kind() string and a value.
  [[nodiscard]] uint32_t code_at(uint32_t id) const { return static_cast<uint32_t>(cells_.get(slot_of(id))); }

  // What a file holds of a column.
  struct Parts {
    ColumnKind kind = ColumnKind::empty;
    uint32_t width = 1;
    bool dense = false;
    std::vector<uint64_t> present;  // dense: bits by id
    std::vector<uint32_t> ids;      // sparse: sorted
    std::vector<uint8_t> cells;
  };
  [[nodiscard]] Parts parts() const;
  // False if the parts contradict themselves, the pool or the limit of ids.
  bool adopt(Parts parts, uint32_t id_limit, const StringPool& pool);
  [[nodiscard]] size_t memory() const {
    return cells_.bytes().size() + present_.bytes() + ids_.size() * sizeof(uint32_t);
  }

 private:
  static constexpr size_t kNoSlot = static_cast<size_t>(-1);
  [[nodiscard]] size_t slot_of(uint32_t id) const;
  [[nodiscard]] Value value_of(uint64_t cell, const StringPool& pool) const;
  [[nodiscard]] int64_t signed_cell(uint64_t cell) const;
  void write(uint32_t id, uint64_t cell);
  void erase(uint32_t id);
  void make_dense();
  void widen(uint32_t width);
  void convert(ColumnKind kind, StringPool& pool);

  ColumnKind kind_ = ColumnKind::empty;
  bool dense_ = false;
  uint64_t count_ = 0;
  Bits present_;
  std::vector<uint32_t> ids_;
  Cells cells_;
};

}  // namespace relata
