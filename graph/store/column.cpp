#include "graph/store/column.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <optional>

#include "graph/store/value_codec.hpp"

namespace relata {

namespace {

constexpr size_t kAlwaysSparse = 64;  // so few values are never worth a dense column
constexpr uint32_t kDenseShare = 16;  // a column is dense from one value in so many ids on

// k if `v` is exactly k / 1000 with 0 <= k < 65536, which the file's three-decimal figures all are.
std::optional<uint64_t> thousandths_of(double v) {
  if (!(v >= 0 && v < 65.536) || std::signbit(v)) return std::nullopt;
  const double k = std::round(v * 1000);
  if (k / 1000 != v || k >= 65536) return std::nullopt;
  return static_cast<uint64_t>(k);
}

// The narrowest kind that holds a value by itself.
ColumnKind kind_for(const Value& value) {
  switch (value.type()) {
    case ValueType::boolean:
      return ColumnKind::boolean;
    case ValueType::integer:
      return ColumnKind::integer;
    case ValueType::floating:
      return thousandths_of(value.floating()) ? ColumnKind::thousandths : ColumnKind::floating;
    case ValueType::string:
      return ColumnKind::string;
    default:
      return ColumnKind::encoded;
  }
}

ColumnKind common_kind(ColumnKind a, ColumnKind b) {
  if (a == ColumnKind::empty || a == b) return b;
  const bool floats = (a == ColumnKind::thousandths || a == ColumnKind::floating) &&
                      (b == ColumnKind::thousandths || b == ColumnKind::floating);
  return floats ? ColumnKind::floating : ColumnKind::encoded;
}

uint64_t cell_for(const Value& value, ColumnKind kind, StringPool& pool) {
  switch (kind) {
    case ColumnKind::boolean:
      return value.boolean() ? 1 : 0;
    case ColumnKind::integer:
      return static_cast<uint64_t>(value.integer());
    case ColumnKind::thousandths:
      return *thousandths_of(value.floating());
    case ColumnKind::floating:
      return std::bit_cast<uint64_t>(value.floating());
    case ColumnKind::string:
      return pool.intern(value.string());
    default:
      return pool.intern(encode_value(value));
  }
}

uint32_t width_for(uint64_t cell, ColumnKind kind) {
  if (kind == ColumnKind::floating) return 8;
  if (kind == ColumnKind::thousandths) return 2;
  if (kind == ColumnKind::string || kind == ColumnKind::encoded) return 4;
  const auto v = static_cast<int64_t>(cell);
  for (uint32_t width = 1; width < 8; width *= 2) {
    const int64_t limit = int64_t{1} << (8 * width - 1);
    if (v >= -limit && v < limit) return width;
  }
  return 8;
}

uint64_t load_cell(const uint8_t* at, uint32_t width) {
  switch (width) {
    case 1:
      return *at;
    case 2: {
      uint16_t v = 0;
      std::memcpy(&v, at, 2);
      return v;
    }
    case 4: {
      uint32_t v = 0;
      std::memcpy(&v, at, 4);
      return v;
    }
    default: {
      uint64_t v = 0;
      std::memcpy(&v, at, 8);
      return v;
    }
  }
}

void store_cell(uint8_t* at, uint32_t width, uint64_t cell) {
  const auto one = static_cast<uint8_t>(cell);
  const auto two = static_cast<uint16_t>(cell);
  const auto four = static_cast<uint32_t>(cell);
  switch (width) {
    case 1:
      *at = one;
      return;
    case 2:
      std::memcpy(at, &two, 2);
      return;
    case 4:
      std::memcpy(at, &four, 4);
      return;
    default:
      std::memcpy(at, &cell, 8);
      return;
  }
}

}  // namespace

uint64_t Cells::get(size_t i) const { return load_cell(bytes_.data() + i * width_, width_); }
void Cells::set(size_t i, uint64_t cell) { store_cell(bytes_.data() + i * width_, width_, cell); }

void Cells::insert(size_t i, uint64_t cell) {
  bytes_.insert(bytes_.begin() + static_cast<std::ptrdiff_t>(i * width_), width_, 0);
  set(i, cell);
}

void Cells::erase(size_t i) {
  const auto at = bytes_.begin() + static_cast<std::ptrdiff_t>(i * width_);
  bytes_.erase(at, at + width_);
}

size_t Column::slot_of(uint32_t id) const {
  if (dense_) return present_.test(id) ? id : kNoSlot;
  const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
  return at != ids_.end() && *at == id ? static_cast<size_t>(at - ids_.begin()) : kNoSlot;
}

int64_t Column::signed_cell(uint64_t cell) const {
  const uint32_t shift = 64 - 8 * cells_.width();
  return static_cast<int64_t>(cell << shift) >> shift;
}

Value Column::value_of(uint64_t cell, const StringPool& pool) const {
  switch (kind_) {
    case ColumnKind::empty:
      return {};
    case ColumnKind::boolean:
      return Value(cell != 0);
    case ColumnKind::integer:
      return Value(signed_cell(cell));
    case ColumnKind::thousandths:
      return Value(static_cast<double>(cell) / 1000);
    case ColumnKind::floating:
      return Value(std::bit_cast<double>(cell));
    case ColumnKind::string:
      return Value(pool.text(static_cast<uint32_t>(cell)));
    case ColumnKind::encoded:
      return decode_value(pool.text(static_cast<uint32_t>(cell))).value_or(Value());
  }
  return {};
}

Value Column::get(uint32_t id, const StringPool& pool) const {
  const size_t slot = slot_of(id);
  return slot == kNoSlot ? Value() : value_of(cells_.get(slot), pool);
}

std::string_view Column::string_at(uint32_t id, const StringPool& pool) const {
  const size_t slot = slot_of(id);
  return slot == kNoSlot ? std::string_view() : pool.text(static_cast<uint32_t>(cells_.get(slot)));
}

void Column::set(uint32_t id, const Value& value, StringPool& pool) {
  if (value.is_null()) return erase(id);
  const ColumnKind kind = count_ == 0 ? kind_for(value) : common_kind(kind_, kind_for(value));
  if (kind != kind_) convert(kind, pool);
  const uint64_t cell = cell_for(value, kind, pool);
  const uint32_t width = width_for(cell, kind);
  if (width > cells_.width()) widen(width);
  write(id, cell);
}

// All values again, as cells of another kind.
void Column::convert(ColumnKind kind, StringPool& pool) {
  std::vector<std::pair<uint32_t, Value>> values;
  values.reserve(count_);
  for_each(pool, [&](uint32_t id, Value value) { values.emplace_back(id, std::move(value)); });
  *this = Column();
  kind_ = kind;
  for (const auto& [id, value] : values) {
    const uint64_t cell = cell_for(value, kind, pool);
    if (const uint32_t width = width_for(cell, kind); width > cells_.width()) widen(width);
    write(id, cell);
  }
}

void Column::widen(uint32_t width) {
  Cells wide(width);
  wide.resize(cells_.size());
  for (size_t i = 0; i < cells_.size(); ++i) {
    const uint64_t cell = cells_.get(i);
    wide.set(i, kind_ == ColumnKind::integer ? static_cast<uint64_t>(signed_cell(cell)) : cell);
  }
  cells_ = std::move(wide);
}

void Column::write(uint32_t id, uint64_t cell) {
  if (const size_t slot = slot_of(id); slot != kNoSlot) return cells_.set(slot, cell);
  ++count_;
  if (!dense_ && count_ > kAlwaysSparse && count_ * kDenseShare > std::max(id, ids_.back())) make_dense();
  if (!dense_) {
    const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
    cells_.insert(static_cast<size_t>(at - ids_.begin()), cell);
    ids_.insert(at, id);
    return;
  }
  if (id >= cells_.size()) cells_.resize(size_t{id} + 1);
  present_.set(id);
  cells_.set(id, cell);
}

void Column::erase(uint32_t id) {
  const size_t slot = slot_of(id);
  if (slot == kNoSlot) return;
  --count_;
  if (dense_) return present_.clear(id);
  ids_.erase(ids_.begin() + static_cast<std::ptrdiff_t>(slot));
  cells_.erase(slot);
}

void Column::make_dense() {
  Cells dense(cells_.width());
  dense.resize(size_t{ids_.back()} + 1);
  for (size_t i = 0; i < ids_.size(); ++i) {
    dense.set(ids_[i], cells_.get(i));
    present_.set(ids_[i]);
  }
  cells_ = std::move(dense);
  ids_ = {};
  dense_ = true;
}

Column::Parts Column::parts() const {
  Parts parts;
  parts.kind = kind_;
  parts.width = cells_.width();
  parts.dense = dense_;
  parts.present.assign(present_.words().begin(), present_.words().end());
  parts.ids = ids_;
  parts.cells.assign(cells_.bytes().begin(), cells_.bytes().end());
  return parts;
}

bool Column::adopt(Parts parts, uint32_t id_limit, const StringPool& pool) {
  if (parts.kind > ColumnKind::encoded ||
      (parts.width != 1 && parts.width != 2 && parts.width != 4 && parts.width != 8))
    return false;
  if (parts.cells.size() % parts.width != 0) return false;
  Column column;
  column.kind_ = parts.kind;
  column.dense_ = parts.dense;
  column.cells_ = Cells(parts.width);
  column.cells_.adopt(std::move(parts.cells));
  column.present_.assign(std::move(parts.present));
  column.ids_ = std::move(parts.ids);
  const size_t cells = column.cells_.size();
  const bool codes = column.kind_ == ColumnKind::string || column.kind_ == ColumnKind::encoded;
  bool fits = cells <= id_limit;
  const auto check = [&](uint32_t id, size_t slot) {
    fits = fits && id < id_limit && slot < cells && (!codes || column.cells_.get(slot) < pool.size());
  };
  if (column.dense_) {
    column.present_.for_each([&](uint32_t id) { check(id, id); });
    column.count_ = column.present_.count();
  } else {
    fits = fits && column.ids_.size() == cells &&
           std::is_sorted(column.ids_.begin(), column.ids_.end(), std::less_equal<>());
    for (size_t i = 0; fits && i < cells; ++i) check(column.ids_[i], i);
    column.count_ = cells;
  }
  if (!fits) return false;
  *this = std::move(column);
  return true;
}

}  // namespace relata
