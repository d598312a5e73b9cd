#include "formats/id_space.hpp"

#include "formats/import_header.hpp"

namespace relata::formats {

namespace {

constexpr size_t kFirstPlaces = 64;

size_t hash_number(int64_t id) {
  const uint64_t mixed = static_cast<uint64_t>(id) * 0x9E3779B97F4A7C15;
  return static_cast<size_t>(mixed ^ (mixed >> 29));
}

}  // namespace

bool IdSpace::add(std::string_view id, NodeId node) {
  if (const std::optional<int64_t> number = plain_integer(id)) return add_number(*number, node);
  return texts_.emplace(id, node).second;
}

NodeId IdSpace::find(std::string_view id) const {
  if (const std::optional<int64_t> number = plain_integer(id)) return keys_.empty() ? NodeId() : nodes_[place_of(*number)];
  const auto at = texts_.find(std::string(id));
  return at == texts_.end() ? NodeId() : at->second;
}

bool IdSpace::add_number(int64_t id, NodeId node) {
  if (numbers_ * 4 >= keys_.size() * 3) grow();
  const size_t place = place_of(id);
  if (nodes_[place].valid()) return false;
  keys_[place] = id;
  nodes_[place] = node;
  ++numbers_;
  return true;
}

size_t IdSpace::place_of(int64_t id) const {
  const size_t mask = keys_.size() - 1;
  size_t place = hash_number(id) & mask;
  while (nodes_[place].valid() && keys_[place] != id) place = (place + 1) & mask;
  return place;
}

void IdSpace::grow() {
  std::vector<int64_t> keys = std::move(keys_);
  std::vector<NodeId> nodes = std::move(nodes_);
  const size_t places = keys.empty() ? kFirstPlaces : keys.size() * 2;
  keys_.assign(places, 0);
  nodes_.assign(places, NodeId());
  for (size_t i = 0; i < keys.size(); ++i) {
    if (!nodes[i].valid()) continue;
    const size_t place = place_of(keys[i]);
    keys_[place] = keys[i];
    nodes_[place] = nodes[i];
  }
}

}  // namespace relata::formats
