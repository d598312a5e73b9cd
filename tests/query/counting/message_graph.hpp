#pragma once
// A small network of people and messages, at random: every message has one author, every comment replies to one message,
// every person lives in one city (some in none), every city lies in one country.

#include <algorithm>
#include <random>
#include <set>
#include <vector>

#include "graph/store/graph.hpp"

namespace relata::query {

class MessageGraph {
 public:
  MessageGraph(Graph& graph, std::mt19937& random) : graph_(graph), random_(random) {
    const std::vector<NodeId> countries = nodes("Country", 2);
    const std::vector<NodeId> cities = nodes("City", 4);
    const std::vector<NodeId> people = nodes("Person", 9);
    const std::vector<NodeId> tags = nodes("Tag", 4);
    const std::vector<NodeId> posts = nodes("Post", 6);
    for (const NodeId city : cities) relate(city, "isPartOf", one_of(countries));
    for (const NodeId person : people) {
      if (below(9) != 0) relate(person, "isLocatedIn", one_of(cities));
    }
    friendships(people);
    std::vector<NodeId> messages = posts;
    for (const NodeId comment : nodes("Comment", 12)) {
      relate(comment, "replyOf", one_of(messages));
      messages.push_back(comment);
    }
    for (const NodeId message : messages) {
      relate(message, "hasCreator", one_of(people));
      std::set<NodeId> mine;
      for (int i = below(4); i > 0; --i) mine.insert(one_of(tags));
      for (const NodeId tag : mine) relate(message, "hasTag", tag);
      for (int i = below(3); i > 0; --i) relate(one_of(people), "likes", message);
    }
  }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  NodeId one_of(const std::vector<NodeId>& all) { return all[static_cast<size_t>(below(static_cast<int>(all.size())))]; }
  std::vector<NodeId> nodes(const char* label, int many) {
    std::vector<NodeId> made;
    const LabelId id = graph_.label(label);
    for (int i = 0; i < many; ++i) made.push_back(graph_.create_node({&id, 1}));
    return made;
  }
  void relate(NodeId from, const char* type, NodeId to) { graph_.create_relationship(from, graph_.relationship_type(type), to); }
  void friendships(const std::vector<NodeId>& people) {
    for (size_t i = 0; i < people.size(); ++i) {
      for (size_t j = i + 1; j < people.size(); ++j) {
        if (below(2) == 0) relate(people[i], "knows", people[j]);
      }
    }
  }

  Graph& graph_;
  std::mt19937& random_;
};

}  // namespace relata::query
