#include "graph/store/label_store.hpp"

#include <algorithm>
#include <iterator>

namespace relata {

bool LabelStore::has(NodeId node, LabelId label) const {
  const std::span<const LabelId> set = labels(node);
  return std::binary_search(set.begin(), set.end(), label);
}

void LabelStore::add_node_like(NodeId node) {
  const NodeId fresh(nodes());
  set_of_.push_back(set_of_[node.value]);
  for (LabelId label : labels(fresh)) insert_into_index(fresh, label);
}

void LabelStore::add(NodeId node, LabelId label) {
  std::vector<LabelId> set = sets_[set_of_[node.value]];
  set.insert(std::lower_bound(set.begin(), set.end(), label), label);
  set_of_[node.value] = set_id(std::move(set));
  insert_into_index(node, label);
}

void LabelStore::remove(NodeId node, LabelId label) {
  std::vector<LabelId> set = sets_[set_of_[node.value]];
  set.erase(std::lower_bound(set.begin(), set.end(), label));
  set_of_[node.value] = set_id(std::move(set));
  erase_from_index(node, label);
}

void LabelStore::hide(NodeId node) {
  hidden_.set(node.value);
  for (LabelId label : labels(node)) erase_from_index(node, label);
}

void LabelStore::show(NodeId node) {
  hidden_.clear(node.value);
  for (LabelId label : labels(node)) insert_into_index(node, label);
}

uint32_t LabelStore::set_id(std::vector<LabelId> set) {
  const auto [at, added] = set_ids_.emplace(std::move(set), static_cast<uint32_t>(sets_.size()));
  if (added) sets_.push_back(at->first);
  return at->second;
}

void LabelStore::insert_into_index(NodeId node, LabelId label) {
  if (label.value >= index_.size()) index_.resize(label.value + 1);
  Members& members = index_[label.value];
  ++members.count;
  const bool last = members.noted.empty() && (members.nodes.empty() || members.nodes.back() < node);
  (last ? members.nodes : members.noted).push_back(node);
}

void LabelStore::erase_from_index(NodeId node, LabelId label) {
  Members& members = index_[label.value];
  --members.count;
  if (members.noted.empty() && members.nodes.back() == node) {
    members.nodes.pop_back();
  } else {
    members.noted.push_back(node);
  }
}

std::span<const NodeId> LabelStore::nodes_with(LabelId label) const {
  if (label.value >= index_.size()) return {};
  settle(label);
  return index_[label.value].nodes;
}

void LabelStore::settle() const {
  for (LabelId label(0); label.value < index_.size(); ++label.value) settle(label);
}

// Whoever was noted is taken out, and put in again if it has the label now.
void LabelStore::settle(LabelId label) const {
  Members& members = index_[label.value];
  if (members.noted.empty()) return;
  std::vector<NodeId>& noted = members.noted;
  std::sort(noted.begin(), noted.end());
  noted.erase(std::unique(noted.begin(), noted.end()), noted.end());
  std::vector<NodeId> kept;
  std::set_difference(members.nodes.begin(), members.nodes.end(), noted.begin(), noted.end(), std::back_inserter(kept));
  std::erase_if(noted,
                [&](NodeId node) { return node.value >= nodes() || hidden_.test(node.value) || !has(node, label); });
  members.nodes.clear();
  std::merge(kept.begin(), kept.end(), noted.begin(), noted.end(), std::back_inserter(members.nodes));
  noted.clear();
}

bool LabelStore::adopt_sets(std::vector<std::vector<LabelId>> sets, std::vector<uint32_t> set_of,
                            uint32_t label_limit) {
  if (sets.empty() || !sets.front().empty()) return false;
  LabelStore fresh;
  for (size_t i = 1; i < sets.size(); ++i) {
    for (size_t j = 0; j < sets[i].size(); ++j) {
      if (sets[i][j].value >= label_limit || (j != 0 && sets[i][j] <= sets[i][j - 1])) return false;
    }
    if (fresh.set_id(std::move(sets[i])) != i) return false;
  }
  if (std::any_of(set_of.begin(), set_of.end(), [&](uint32_t set) { return set >= fresh.sets_.size(); })) return false;
  fresh.set_of_ = std::move(set_of);
  *this = std::move(fresh);
  return true;
}

size_t LabelStore::memory() const {
  size_t total = set_of_.capacity() * sizeof(uint32_t);
  for (const Members& members : index_) total += members.nodes.capacity() * sizeof(NodeId);
  return total;
}

}  // namespace relata
