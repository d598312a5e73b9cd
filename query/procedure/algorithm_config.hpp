#pragma once
// The map that the procedures algo.* take: which part of the graph, and how the algorithm is set.
//
//   {labels: ['Person'], types: ['knows'], weight: 'confidence', defaultWeight: 1.0, minConfidence: 0.5, direction:
//   'both'}
//
// `labels` and `types` may be one text or a list of texts. Everything is optional; a key that is not known, a label,
// type or property that the graph has not, and a value of the wrong type are errors.

#include <span>
#include <string_view>

#include "common/error.hpp"
#include "common/value.hpp"
#include "graph/algorithm/subgraph.hpp"

namespace relata::query {

class AlgorithmConfig {
 public:
  // `given` is a map or null; `own` are the keys of the algorithm itself; `direction` holds where the map says nothing.
  static Result<AlgorithmConfig> read(const Graph& graph, const Value& given, std::span<const std::string_view> own,
                                      Direction direction);

  [[nodiscard]] const SubgraphChoice& choice() const { return choice_; }
  [[nodiscard]] SubgraphChoice& choice() { return choice_; }
  [[nodiscard]] bool weighted() const { return choice_.weight.valid(); }
  // Values of the algorithm's own keys; `otherwise` where there is none. The bounds belong to what is allowed.
  [[nodiscard]] Result<double> number(std::string_view key, double otherwise, double least, double most) const;
  [[nodiscard]] Result<uint32_t> whole(std::string_view key, uint32_t otherwise, uint32_t least, uint32_t most) const;
  [[nodiscard]] Result<bool> flag(std::string_view key, bool otherwise) const;

 private:
  Result<void> choose(const Graph& graph, Direction direction);

  Map map_;
  SubgraphChoice choice_;
};

}  // namespace relata::query
