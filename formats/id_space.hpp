#pragma once
// From the ids that a file gives its nodes to the nodes of the graph. Whole numbers, which most ids are, stand in a table
// of their own: 12 bytes a place, at most three quarters full.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/ids.hpp"

namespace relata::formats {

class IdSpace {
 public:
  // False if the id is known already.
  bool add(std::string_view id, NodeId node);
  [[nodiscard]] NodeId find(std::string_view id) const;  // invalid if unknown

 private:
  bool add_number(int64_t id, NodeId node);
  [[nodiscard]] size_t place_of(int64_t id) const;  // where it is or would stand
  void grow();

  std::vector<int64_t> keys_;
  std::vector<NodeId> nodes_;  // beside keys_; invalid: free
  size_t numbers_ = 0;
  std::unordered_map<std::string, NodeId> texts_;  // looked up only, never walked
};

}  // namespace relata::formats
