#pragma once
// A fixed-size array that is not zeroed when it is made: the immutable columns of the body are filled at once, and
// writing hundreds of megabytes twice would be felt when a file is opened.

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <type_traits>

namespace relata {

template <class T>
class Array {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Array() = default;
  explicit Array(size_t size) : data_(size ? std::make_unique_for_overwrite<T[]>(size) : nullptr), size_(size) {}
  Array(size_t size, T value) : Array(size) { std::fill(begin(), end(), value); }
  explicit Array(std::span<const T> values) : Array(values.size()) {
    if (size_ != 0) std::memcpy(data_.get(), values.data(), size_ * sizeof(T));
  }
  [[nodiscard]] size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] T* data() { return data_.get(); }
  [[nodiscard]] const T* data() const { return data_.get(); }
  T& operator[](size_t i) { return data_[i]; }
  const T& operator[](size_t i) const { return data_[i]; }
  [[nodiscard]] T* begin() { return data_.get(); }
  [[nodiscard]] T* end() { return data_.get() + size_; }
  [[nodiscard]] const T* begin() const { return data_.get(); }
  [[nodiscard]] const T* end() const { return data_.get() + size_; }
  [[nodiscard]] std::span<const T> view() const { return {data_.get(), size_}; }
  [[nodiscard]] size_t bytes() const { return size_ * sizeof(T); }

 private:
  std::unique_ptr<T[]> data_;
  size_t size_ = 0;
};

}  // namespace relata
