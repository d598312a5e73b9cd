#include "graph/store/delta.hpp"

#include <algorithm>

namespace relata {

namespace {

void insert_sorted(std::vector<DeltaEntry>& list, DeltaEntry entry) {
  if (list.empty() || list.back() < entry) {  // the usual case: ids grow
    list.push_back(entry);
    return;
  }
  list.insert(std::lower_bound(list.begin(), list.end(), entry), entry);
}

void erase_sorted(std::vector<DeltaEntry>& list, DeltaEntry entry) {
  const auto at = std::lower_bound(list.begin(), list.end(), entry);
  if (at != list.end() && *at == entry) list.erase(at);
}

}  // namespace

uint32_t Delta::add(uint32_t source, uint32_t type, uint32_t target) {
  const uint32_t id = end_id();
  edges_.push_back({source, type, target, id});
  link(id);
  return id;
}

void Delta::link(uint32_t id) {
  const EdgeRecord& e = find(id);
  touched_.set(e.source);
  touched_.set(e.target);
  insert_sorted(lists_[e.source].out, {e.type, e.target, id});
  insert_sorted(lists_[e.target].in, {e.type, e.source, id});
}

void Delta::unlink(uint32_t id) {
  const EdgeRecord& e = find(id);
  erase_sorted(lists_[e.source].out, {e.type, e.target, id});
  erase_sorted(lists_[e.target].in, {e.type, e.source, id});
}

void Delta::remove_last() {
  unlink(end_id() - 1);
  edges_.pop_back();
}

std::span<const DeltaEntry> Delta::touched_list(uint32_t node, bool incoming) const {
  const Lists& lists = lists_.find(node)->second;
  return incoming ? lists.in : lists.out;
}

size_t Delta::bytes() const {
  size_t total = edges_.capacity() * sizeof(EdgeRecord) + touched_.bytes();
  total += lists_.bucket_count() * sizeof(void*) + lists_.size() * (sizeof(Lists) + 3 * sizeof(void*));
  return total + edges_.size() * 2 * sizeof(DeltaEntry);
}

std::span<const DeltaEntry> entries_of_type(std::span<const DeltaEntry> list, uint32_t type) {
  const auto first = std::lower_bound(list.begin(), list.end(), DeltaEntry{type, 0, 0});
  auto last = first;
  if (type != kNoType) last = std::lower_bound(first, list.end(), DeltaEntry{type + 1, 0, 0});
  return list.subspan(static_cast<size_t>(first - list.begin()), static_cast<size_t>(last - first));
}

}  // namespace relata
