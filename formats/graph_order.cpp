#include "formats/graph_order.hpp"

#include <algorithm>
#include <string>

#include "formats/graph_text.hpp"
#include "formats/value_json.hpp"

namespace relata::formats {

namespace {

// Bytes that sort as the number does.
void append_number(std::string& out, uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift);
}

// A zero byte ends each part, so that a prefix sorts first.
std::string content_key(const Graph& graph, NodeId node) {
  std::string key = display_name(graph, node);
  key += '\0';
  for (const std::string& label : sorted_labels(graph, node)) {
    key += label;
    key += '\0';
  }
  append_json(key, Value(graph.properties(node)), nullptr);
  return key;
}

// Positions 0 .. keys.size() - 1 sorted by key; equal keys keep the order of the positions.
std::vector<uint32_t> sorted_positions(const std::vector<std::string>& keys) {
  std::vector<uint32_t> order(keys.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return keys[a] < keys[b]; });
  return order;
}

class Ordering {
 public:
  explicit Ordering(const Graph& graph) : graph_(graph), class_(graph.node_capacity()) {
    for (const NodeId n : graph.nodes()) nodes_.push_back(n);
  }

  GraphOrder run() {
    sort_by_content();
    sort_equals_by_surroundings();
    sort_relationships();
    return std::move(out_);
  }

 private:
  // Nodes of equal content get one class number.
  void sort_by_content() {
    std::vector<std::string> keys;
    keys.reserve(nodes_.size());
    for (const NodeId n : nodes_) keys.push_back(content_key(graph_, n));
    const auto order = sorted_positions(keys);
    for (uint32_t i = 0; i < order.size(); ++i) {
      const bool same = i > 0 && keys[order[i]] == keys[order[i - 1]];
      class_[nodes_[order[i]].value] = same ? class_[out_.nodes.back().value] : i;
      out_.nodes.push_back(nodes_[order[i]]);
    }
  }

  // Values such as "2025" are a node of each fact that has them: equal in content, told apart by the fact.
  std::string surroundings_key(NodeId node) const {
    std::vector<std::string> parts;
    for (const Direction d : {Direction::outgoing, Direction::incoming}) {
      for (const Neighbour& n : graph_.neighbours(node, d)) {
        std::string& part = parts.emplace_back(d == Direction::outgoing ? "o" : "i");
        part += graph_.name_of(n.type);
        part += '\0';
        append_number(part, class_[n.node.value]);
        append_json(part, Value(graph_.properties(n.relationship)), nullptr);
      }
    }
    std::sort(parts.begin(), parts.end());
    std::string key;
    for (const std::string& p : parts) key += p + '\0';
    return key;
  }

  void sort_equals_by_surroundings() {
    auto& nodes = out_.nodes;
    for (size_t begin = 0; begin < nodes.size();) {
      size_t end = begin + 1;
      while (end < nodes.size() && class_[nodes[end].value] == class_[nodes[begin].value]) ++end;
      if (end - begin > 1) sort_stretch(begin, end);
      begin = end;
    }
    out_.rank.assign(graph_.node_capacity(), 0);
    for (uint32_t i = 0; i < nodes.size(); ++i) out_.rank[nodes[i].value] = i;
  }

  void sort_stretch(size_t begin, size_t end) {
    std::vector<std::string> keys;
    for (size_t i = begin; i < end; ++i) keys.push_back(surroundings_key(out_.nodes[i]));
    const std::vector<NodeId> before(out_.nodes.begin() + static_cast<ptrdiff_t>(begin), out_.nodes.begin() + static_cast<ptrdiff_t>(end));
    const auto order = sorted_positions(keys);
    for (size_t i = 0; i < order.size(); ++i) out_.nodes[begin + i] = before[order[i]];
  }

  void sort_relationships() {
    std::vector<RelationshipId> all;
    std::vector<std::string> keys;
    for (const RelationshipId r : graph_.relationships()) {
      all.push_back(r);
      std::string& key = keys.emplace_back();
      append_number(key, out_.rank[graph_.source(r).value]);
      key += graph_.name_of(graph_.type(r));
      key += '\0';
      append_number(key, out_.rank[graph_.target(r).value]);
      append_json(key, Value(graph_.properties(r)), nullptr);
    }
    for (const uint32_t i : sorted_positions(keys)) out_.relationships.push_back(all[i]);
  }

  const Graph& graph_;
  std::vector<NodeId> nodes_;
  std::vector<uint32_t> class_;  // by NodeId::value
  GraphOrder out_;
};

}  // namespace

GraphOrder graph_order(const Graph& graph) { return Ordering(graph).run(); }

}  // namespace relata::formats
