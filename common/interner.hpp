#pragma once
// Strings stored once and named by a dense id, in the order of first use. Not thread safe while it grows.

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/ids.hpp"

namespace relata {

template <class IdType>
class Interner {
 public:
  // The id of `text`, which is added if it is new.
  IdType intern(std::string_view text) {
    if (auto it = ids_.find(text); it != ids_.end()) return it->second;
    IdType id(static_cast<uint32_t>(texts_.size()));
    ids_.emplace(texts_.emplace_back(text), id);
    return id;
  }
  // The id of `text`, or an invalid id if it was never interned.
  [[nodiscard]] IdType find(std::string_view text) const {
    auto it = ids_.find(text);
    return it == ids_.end() ? IdType{} : it->second;
  }
  // Forgets all but the first `size` texts.
  void truncate(size_t size) {
    for (; texts_.size() > size; texts_.pop_back()) ids_.erase(texts_.back());
  }
  // Requires a valid id of this interner. The view lives as long as the interner.
  [[nodiscard]] std::string_view text(IdType id) const { return texts_[id.value]; }
  [[nodiscard]] size_t size() const { return texts_.size(); }

  Interner() = default;
  Interner(Interner&&) noexcept = default;
  Interner& operator=(Interner&&) noexcept = default;
  Interner(const Interner& other) { *this = other; }
  Interner& operator=(const Interner& other) {
    if (this == &other) return *this;
    texts_.clear();
    ids_.clear();
    for (const std::string& t : other.texts_) intern(t);
    return *this;
  }

 private:
  std::deque<std::string> texts_;  // a deque never moves its elements, so the keys of ids_ stay valid
  std::unordered_map<std::string_view, IdType> ids_;
};

}  // namespace relata
