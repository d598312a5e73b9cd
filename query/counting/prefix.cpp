#include "query/counting/prefix.hpp"

#include "query/counting/intersect.hpp"

namespace relata::query::counting {

namespace {

// Whether an ascending list holds the id; without branches, so that the searches of a block overlap.
bool holds(std::span<const uint32_t> list, uint32_t id) {
  const uint32_t* at = list.data();
  size_t n = list.size();
  if (n == 0) return false;
  for (size_t half = n / 2; n > 1; n -= half, half = n / 2) at += at[half - 1] < id ? half : 0;
  return *at == id;
}

int64_t times(std::span<const uint32_t> list, uint32_t id) {
  const auto [from, to] = std::equal_range(list.begin(), list.end(), id);
  return to - from;
}

// The number of common elements of two lists without repetitions.
int64_t common(std::span<const uint32_t> a, std::span<const uint32_t> b) {
  int64_t n = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const uint32_t x = a[i];
    const uint32_t y = b[j];
    n += x == y ? 1 : 0;
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  return n;
}

bool covers(const Weights& weights, const TypedAdjacency& table) {
  return weights.all_one() && !weights.is_list() && weights.low() <= table.ends_low() &&
         table.ends_high() <= weights.high();
}

}  // namespace

void Prefix::begin(const Weights& first, std::vector<Step> steps) {
  first_ = &first;
  steps_ = std::move(steps);
  columns_.resize(steps_.size() + 1);
  needed_.resize(columns_.size(), nullptr);
}

void Prefix::close(const Closing& closing) {
  closing_ = closing;
  plain_ = true;
  bool covered = false;
  for (const Closing::Side& side : closing.sides) {
    plain_ = plain_ && !side.table->has_parallel();
    covered = covered || covers(*closing.weights, *side.table);
    needed_[side.from] = side.table;
  }
  plain_ = plain_ && covered;
}

bool Prefix::next(bool& fits) {
  if (at_ >= first_->size()) return false;
  first_column();
  for (size_t level = 1; level < columns_.size(); ++level) step(level, fits);
  return true;
}

void Prefix::first_column() {
  const size_t end = std::min(first_->size(), at_ + kBlock);
  rows_ = 0;
  for (; at_ < end; ++at_) {
    columns_[0][rows_] = first_->id_at(at_);
    weights_[rows_] = first_->weight_at(at_);
    rows_ += static_cast<size_t>(weights_[rows_] != 0) & static_cast<size_t>(leads_on(0, columns_[0][rows_]));
  }
}

// Whether the closing level has candidates, as far as a value of this level tells.
bool Prefix::leads_on(size_t level, uint32_t id) const {
  const TypedAdjacency* table = needed_[level];
  return table == nullptr || table->degree(id) != 0;
}

// Binds one level more and leaves out the rows without a candidate.
void Prefix::step(size_t level, bool& fits) {
  const Step& s = steps_[level - 1];
  const uint32_t* function = s.table->function();
  const uint32_t low = s.table->low();
  const uint32_t size = s.table->high() - low;
  size_t kept = 0;
  for (size_t row = 0; row < rows_; ++row) {
    const uint32_t place = columns_[s.from][row] - low;
    if (place >= size) continue;
    const uint32_t id = function[place];
    const int64_t w = s.weights->of(id);
    for (size_t before = 0; before < level; ++before) columns_[before][kept] = columns_[before][row];
    columns_[level][kept] = id;
    fits = !__builtin_mul_overflow(weights_[row], w, &weights_[kept]) && fits;
    kept += static_cast<size_t>(w != 0) & static_cast<size_t>(leads_on(level, id));
  }
  rows_ = kept;
}

std::span<const int64_t> Prefix::closing_counts(bool& fits) {
  const Closing::Side& a = closing_.sides[0];
  const Closing::Side& b = closing_.sides[1];
  if (is_function(a))
    count_members(a, b, fits);
  else if (is_function(b))
    count_members(b, a, fits);
  else
    count_common(fits);
  return {counts_.data(), rows_};
}

// One side leaves a single candidate: whether the other side's list has it.
void Prefix::count_members(const Closing::Side& single, const Closing::Side& many, bool& fits) {
  const uint32_t* function = single.table->function();
  const uint32_t low = single.table->low();
  const uint32_t size = single.table->high() - low;
  const bool one_each = many.once || !many.table->has_parallel();
  for (size_t row = 0; row < rows_; ++row) {
    const uint32_t place = columns_[single.from][row] - low;
    counts_[row] = 0;
    if (place >= size) continue;
    const uint32_t id = function[place];
    const std::span<const uint32_t> list = many.table->list(columns_[many.from][row]);
    counts_[row] = one_each ? (holds(list, id) ? 1 : 0) : times(list, id);
    if (!plain_) fits = !__builtin_mul_overflow(counts_[row], closing_.weights->of(id), &counts_[row]) && fits;
  }
}

void Prefix::count_common(bool& fits) {
  const Closing::Side& a = closing_.sides[0];
  const Closing::Side& b = closing_.sides[1];
  for (size_t row = 0; row < rows_; ++row) {
    lists_[0][row] = a.table->list(columns_[a.from][row]);
    lists_[1][row] = b.table->list(columns_[b.from][row]);
    __builtin_prefetch(lists_[1][row].data());
  }
  for (size_t row = 0; row < rows_; ++row) {
    const bool counted = plain_ && similar_length(lists_[0][row], lists_[1][row]);
    counts_[row] = counted ? common(lists_[0][row], lists_[1][row]) : weighted_common(row, fits);
  }
}

// The sum of the weights of what both lists have.
int64_t Prefix::weighted_common(size_t row, bool& fits) const {
  const std::span<const uint32_t> a = lists_[0][row];
  const std::span<const uint32_t> b = lists_[1][row];
  Cursor cursors[] = {{a.data(), a.data() + a.size(), closing_.sides[0].once},
                      {b.data(), b.data() + b.size(), closing_.sides[1].once}};
  int64_t total = 0;
  for_each_common(std::span<Cursor>(cursors), [&](uint32_t id, int64_t times) {
    int64_t part = 0;
    fits = !__builtin_mul_overflow(times, closing_.weights->of(id), &part) &&
           !__builtin_add_overflow(total, part, &total) && fits;
    return fits;
  });
  return total;
}

}  // namespace relata::query::counting
