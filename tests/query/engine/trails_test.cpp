// Relationship patterns against brute force: random small multigraphs, random patterns, every optimizer pass on and
// off. The oracle follows the definition: every relationship of a match is another one, whatever part of the pattern it
// is in.
#include <doctest/doctest.h>

#include <cstdlib>
#include <random>
#include <set>
#include <string>

#include "query/executor/engine.hpp"

namespace relata::query {

namespace {

struct Edge {
  int source;
  int target;
  char type;
};
struct Link {
  int from;  // pattern nodes
  int to;
  char direction;  // '>' '<' '-'
  char type;       // ' ': any
  int minimum;
  int maximum;
  bool star;
};
struct Puzzle {
  int nodes = 0;
  std::vector<Edge> edges;
  int pattern_nodes = 0;
  std::vector<Link> links;
};

int pick(std::mt19937& random, int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); }

Puzzle make_puzzle(std::mt19937& random) {
  Puzzle p;
  p.nodes = 1 + pick(random, 4);
  for (int i = pick(random, 7); i > 0; --i)
    p.edges.push_back({pick(random, p.nodes), pick(random, p.nodes), "AB"[pick(random, 2)]});
  p.pattern_nodes = 1 + pick(random, 4);
  for (int i = 1 + pick(random, 3); i > 0; --i) {
    Link l{pick(random, p.pattern_nodes),
           pick(random, p.pattern_nodes),
           "><-"[pick(random, 3)],
           " AB"[pick(random, 3)],
           1,
           1,
           pick(random, 3) == 0};
    if (l.star) {
      l.minimum = pick(random, 3);
      l.maximum = l.minimum + pick(random, 3);
    }
    p.links.push_back(l);
  }
  return p;
}

std::string creation(const Puzzle& p) {
  std::string out = "CREATE ";
  for (int i = 0; i < p.nodes; ++i)
    out += (i > 0 ? ", " : "") + std::string("(n") + std::to_string(i) + ":N" + (i % 2 == 0 ? ":Even" : "") +
           " {k: " + std::to_string(i) + "})";
  for (const Edge& e : p.edges)
    out += ", (n" + std::to_string(e.source) + ")-[:" + e.type + "]->(n" + std::to_string(e.target) + ")";
  return out;
}

std::string pattern(const Puzzle& p) {
  std::string out = "MATCH ";
  for (size_t i = 0; i < p.links.size(); ++i) {
    const Link& l = p.links[i];
    std::string inside = l.type == ' ' ? "" : std::string(":") + l.type;
    if (l.star) inside += "*" + std::to_string(l.minimum) + ".." + std::to_string(l.maximum);
    out += (i > 0 ? ", (" : "(") + std::string("p") + std::to_string(l.from) + ")" +
           (l.direction == '<' ? "<-[" : "-[") + inside + (l.direction == '>' ? "]->" : "]-") + "(p" +
           std::to_string(l.to) + ")";
  }
  return out + " RETURN count(*)";
}

class Oracle {
 public:
  explicit Oracle(const Puzzle& p) : p_(p), bound_(static_cast<size_t>(p.pattern_nodes), -1) {}
  int64_t count() { return link(0); }

 private:
  int64_t link(size_t index) {
    if (index == p_.links.size()) return 1;
    const auto from = static_cast<size_t>(p_.links[index].from);
    int64_t sum = 0;
    for (int n = 0; n < p_.nodes; ++n) {
      const int before = bound_[from];
      if (before >= 0 && before != n) continue;
      bound_[from] = n;
      sum += walk(index, n, 0);
      bound_[from] = before;
    }
    return sum;
  }

  // From `at` on, after `length` relationships of the link.
  int64_t walk(size_t index, int at, int length) {
    const Link& l = p_.links[index];
    int64_t sum = 0;
    if (length >= l.minimum) {
      int& end = bound_[static_cast<size_t>(l.to)];
      const int before = end;
      if (before < 0 || before == at) {
        end = at;
        sum += link(index + 1);
        end = before;
      }
    }
    if (length == l.maximum) return sum;
    for (size_t e = 0; e < p_.edges.size(); ++e) {
      const Edge& edge = p_.edges[e];
      if (used_.contains(e) || (l.type != ' ' && edge.type != l.type)) continue;
      used_.insert(e);
      if (l.direction != '<' && edge.source == at) sum += walk(index, edge.target, length + 1);
      const bool loop_done = edge.source == edge.target && l.direction == '-';
      if (l.direction != '>' && edge.target == at && !loop_done) sum += walk(index, edge.source, length + 1);
      used_.erase(e);
    }
    return sum;
  }

  const Puzzle& p_;
  std::vector<int> bound_;
  std::set<size_t> used_;
};

int64_t counted(Engine& engine, const std::string& text, const RunOptions& options) {
  Table table;
  const auto result = engine.run(text, {}, options, table);
  REQUIRE_MESSAGE(result.ok(), text);
  return table.rows.at(0).at(0).integer();
}

}  // namespace

TEST_CASE("matches are trails, whatever the optimizer does") {
  // More rounds, other puzzles: RELATA_TRAIL_ROUNDS in the environment, as scripts/nightly has it.
  const char* wanted = std::getenv("RELATA_TRAIL_ROUNDS");
  const int rounds = wanted == nullptr ? 400 : std::atoi(wanted);
  std::mt19937 random(20260320U + static_cast<unsigned>(rounds));
  for (int round = 0; round < rounds; ++round) {
    const Puzzle p = make_puzzle(random);
    Graph graph;
    Engine engine(graph);
    Table nothing;
    REQUIRE(engine.run(creation(p), {}, {}, nothing).ok());
    const std::string text = pattern(p);
    const int64_t expected = Oracle(p).count();
    CHECK_MESSAGE(counted(engine, text, {}) == expected, creation(p) << "\n" << text);
    for (const std::string& pass : optimizer_passes()) {
      RunOptions options;
      options.optimizer.disabled.insert(pass);
      CHECK_MESSAGE(counted(engine, text, options) == expected, "without " << pass << ": " << creation(p) << "\n"
                                                                           << text);
    }
  }
}

}  // namespace relata::query
