// Repeated parts of paths and searches among paths against brute force: random small multigraphs, random patterns. The
// oracle enumerates every trail by the definition; a search must give, for each pair of ends, as many of them as it was
// asked for, and no longer ones than it must.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
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
// One relationship of a stretch.
struct Hop {
  char direction;  // '>' '<' '-'
  char type;       // ' ': any
};
struct Stretch {
  enum class Kind { single, repeated_relationship, group } kind = Kind::single;
  std::vector<Hop> hops;  // one but for a group
  int minimum = 1;
  int maximum = 1;       // -1: none
  char condition = ' ';  // of a group: 'n' its first node's number is at most its last's, 'r' its relationships'
                         // numbers rise
};
struct Puzzle {
  int nodes = 0;
  std::vector<Edge> edges;
  std::vector<Stretch> stretches;
  int first = -1;  // the number that the first node must have
  int last = -1;
  bool last_rare = false;  // the last node has the label that node 0 alone has
};

int pick(std::mt19937& random, int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); }

Stretch make_stretch(std::mt19937& random) {
  Stretch s;
  s.kind = static_cast<Stretch::Kind>(pick(random, 3));
  const int hops = s.kind == Stretch::Kind::group ? 1 + pick(random, 2) : 1;
  for (int i = 0; i < hops; ++i) s.hops.push_back({"><-"[pick(random, 3)], " AB"[pick(random, 3)]});
  if (s.kind == Stretch::Kind::single) return s;
  s.minimum = pick(random, 3);
  s.maximum = pick(random, 3) == 0 ? -1 : std::max(1, s.minimum + pick(random, 3));
  if (s.kind == Stretch::Kind::group) s.condition = " nr"[pick(random, 3)];
  return s;
}

Puzzle make_puzzle(std::mt19937& random) {
  Puzzle p;
  p.nodes = 1 + pick(random, 4);
  for (int i = pick(random, 8); i > 0; --i)
    p.edges.push_back({pick(random, p.nodes), pick(random, p.nodes), "AB"[pick(random, 2)]});
  for (int i = 1 + pick(random, 3); i > 0; --i) p.stretches.push_back(make_stretch(random));
  if (pick(random, 3) == 0) p.first = pick(random, p.nodes);
  if (pick(random, 3) == 0) p.last = pick(random, p.nodes);
  p.last_rare = pick(random, 4) == 0;
  return p;
}

std::string creation(const Puzzle& p) {
  std::string out = "CREATE ";
  for (int i = 0; i < p.nodes; ++i)
    out += (i > 0 ? ", " : "") + std::string("(n") + std::to_string(i) + (i == 0 ? ":Rare" : "") +
           " {k: " + std::to_string(i) + "})";
  for (size_t e = 0; e < p.edges.size(); ++e)
    out += ", (n" + std::to_string(p.edges[e].source) + ")-[:" + p.edges[e].type + " {k: " + std::to_string(e) +
           "}]->(n" + std::to_string(p.edges[e].target) + ")";
  return out;
}

std::string arrow(const Hop& h, const std::string& name) {
  const std::string inside = name + (h.type == ' ' ? "" : std::string(":") + h.type);
  return (h.direction == '<' ? "<-[" : "-[") + inside + (h.direction == '>' ? "]->" : "]-");
}

std::string quantifier(const Stretch& s) {
  if (s.minimum == 1 && s.maximum == -1) return "+";
  if (s.minimum == 0 && s.maximum == -1) return "*";
  if (s.minimum == s.maximum) return "{" + std::to_string(s.minimum) + "}";
  return "{" + (s.minimum == 0 ? "" : std::to_string(s.minimum)) + "," +
         (s.maximum == -1 ? "" : std::to_string(s.maximum)) + "}";
}

std::string shown(const Stretch& s, size_t i) {
  const std::string n = std::to_string(i);
  if (s.kind == Stretch::Kind::single) return arrow(s.hops[0], "r" + n);
  if (s.kind == Stretch::Kind::repeated_relationship) return arrow(s.hops[0], "r" + n) + quantifier(s);
  std::string out = "((x" + n + ")";
  for (size_t h = 0; h < s.hops.size(); ++h)
    out += arrow(s.hops[h], "r" + n + "_" + std::to_string(h)) + (h + 1 < s.hops.size() ? "()" : "(y" + n + ")");
  if (s.condition == 'n') out += " WHERE x" + n + ".k <= y" + n + ".k";
  if (s.condition == 'r' && s.hops.size() > 1) out += " WHERE r" + n + "_0.k < r" + n + "_1.k";
  if (s.condition == 'r' && s.hops.size() == 1) out += " WHERE r" + n + "_0.k > 0";
  return out + ")" + quantifier(s);
}

std::string end_node(const std::string& name, int k, bool rare) {
  return "(" + name + (rare ? ":Rare" : "") + (k < 0 ? "" : " {k: " + std::to_string(k) + "}") + ")";
}

std::string query(const Puzzle& p, const std::string& search, bool whole_condition) {
  std::string path = end_node("a", p.first, false);
  std::string items = "[r IN relationships(p) | r.k] AS way, a.k, z.k";
  for (size_t i = 0; i < p.stretches.size(); ++i) {
    path += shown(p.stretches[i], i);
    path += i + 1 < p.stretches.size() ? "(m" + std::to_string(i) + ")" : end_node("z", p.last, p.last_rare);
    if (p.stretches[i].kind == Stretch::Kind::group)
      items += ", [n IN x" + std::to_string(i) + " | n.k] AS x" + std::to_string(i) + ", [n IN y" + std::to_string(i) +
               " | n.k] AS y" + std::to_string(i);
  }
  if (whole_condition) return "MATCH " + search + " (p = " + path + " WHERE length(p) <> 2) RETURN " + items;
  return "MATCH p = " + search + " " + path + " RETURN " + items;
}

struct Answer {
  int first = 0;
  int last = 0;
  size_t length = 0;
  std::string row;
  friend bool operator<(const Answer& a, const Answer& b) { return a.row < b.row; }
};

class Oracle {
 public:
  explicit Oracle(const Puzzle& p) : p_(p) {}

  std::vector<Answer> all() {
    for (int n = 0; n < p_.nodes; ++n) {
      if (p_.first >= 0 && p_.first != n) continue;
      first_ = n;
      begin_stretch(0, n);
    }
    std::sort(out_.begin(), out_.end());
    return std::move(out_);
  }

 private:
  struct Lists {
    std::string x, y;
  };

  void begin_stretch(size_t index, int at) {
    if (index == p_.stretches.size()) return finish(at);
    lists_.push_back({});
    repeat(index, at, 0);
    lists_.pop_back();
  }

  void repeat(size_t index, int at, int times) {
    const Stretch& s = p_.stretches[index];
    if (times >= s.minimum) {
      const std::vector<Lists> before = lists_;
      begin_stretch(index + 1, at);
      lists_ = before;
    }
    if (times != s.maximum) hop(index, at, at, times, 0);
  }

  void hop(size_t index, int start, int at, int times, size_t h) {
    const Stretch& s = p_.stretches[index];
    if (h == s.hops.size()) {
      const size_t last = way_.size() - 1;
      if (s.condition == 'n' && start > at) return;
      if (s.condition == 'r' && (s.hops.size() > 1 ? way_[last - 1] >= way_[last] : way_[last] == 0)) return;
      const Lists before = lists_.back();
      lists_.back().x += (lists_.back().x.empty() ? "" : ", ") + std::to_string(start);
      lists_.back().y += (lists_.back().y.empty() ? "" : ", ") + std::to_string(at);
      repeat(index, at, times + 1);
      lists_.back() = before;
      return;
    }
    for (size_t e = 0; e < p_.edges.size(); ++e) {
      const Edge& edge = p_.edges[e];
      if (std::find(way_.begin(), way_.end(), e) != way_.end()) continue;
      if (s.hops[h].type != ' ' && s.hops[h].type != edge.type) continue;
      way_.push_back(e);
      const char d = s.hops[h].direction;
      if (d != '<' && edge.source == at) hop(index, start, edge.target, times, h + 1);
      const bool loop_done = edge.source == edge.target && d == '-';
      if (d != '>' && edge.target == at && !loop_done) hop(index, start, edge.source, times, h + 1);
      way_.pop_back();
    }
  }

  void finish(int at) {
    if ((p_.last >= 0 && p_.last != at) || (p_.last_rare && at != 0)) return;
    std::string way;
    for (const size_t e : way_) way += (way.empty() ? "" : ", ") + std::to_string(e);
    std::string row = "[" + way + "] " + std::to_string(first_) + " " + std::to_string(at);
    for (size_t i = 0; i < p_.stretches.size(); ++i) {
      if (p_.stretches[i].kind == Stretch::Kind::group) row += " [" + lists_[i].x + "] [" + lists_[i].y + "]";
    }
    out_.push_back({first_, at, way_.size(), row});
  }

  const Puzzle& p_;
  int first_ = 0;
  std::vector<size_t> way_;
  std::vector<Lists> lists_;
  std::vector<Answer> out_;
};

std::string text_of(const Value& v) {
  if (v.type() != ValueType::list) return std::to_string(v.integer());
  std::string out = "[";
  for (const Value& e : v.list()) out += (out.size() > 1 ? ", " : "") + std::to_string(e.integer());
  return out + "]";
}

std::vector<Answer> asked(Engine& engine, const std::string& text, const RunOptions& options) {
  Table table;
  const auto result = engine.run(text, {}, options, table);
  REQUIRE_MESSAGE(result.ok(), text);
  std::vector<Answer> out;
  for (const std::vector<Value>& row : table.rows) {
    Answer a;
    a.length = row[0].list().size();
    a.first = static_cast<int>(row[1].integer());
    a.last = static_cast<int>(row[2].integer());
    for (const Value& v : row) a.row += (a.row.empty() ? "" : " ") + text_of(v);
    out.push_back(a);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> rows(const std::vector<Answer>& answers) {
  std::vector<std::string> out;
  for (const Answer& a : answers) out.push_back(a.row);
  return out;
}

using Lengths = std::map<std::pair<int, int>, std::vector<size_t>>;

Lengths lengths(const std::vector<Answer>& answers) {
  Lengths out;
  for (const Answer& a : answers) out[{a.first, a.last}].push_back(a.length);
  for (auto& [ends, list] : out) std::sort(list.begin(), list.end());
  return out;
}

// The lengths that a search must give.
Lengths chosen(Lengths all, bool groups, size_t count) {
  for (auto& [ends, list] : all) {
    std::set<size_t> different;
    size_t keep = 0;
    for (; keep < list.size(); ++keep) {
      if (groups ? !different.contains(list[keep]) && different.size() == count : keep == count) break;
      different.insert(list[keep]);
    }
    list.resize(keep);
  }
  return all;
}

struct World {
  Graph graph;
  Engine engine{graph};
  explicit World(const Puzzle& p) {
    Table nothing;
    REQUIRE(engine.run(creation(p), {}, {}, nothing).ok());
  }
};

}  // namespace

TEST_CASE("repeated parts of a path are trails with the right lists") {
  std::mt19937 random(20251123);
  for (int round = 0; round < 500; ++round) {
    const Puzzle p = make_puzzle(random);
    World w(p);
    const std::string text = query(p, "", false);
    const std::vector<std::string> expected = rows(Oracle(p).all());
    CHECK_MESSAGE(rows(asked(w.engine, text, {})) == expected, creation(p) << "\n" << text);
    for (const char* pass : {"order-patterns", "push-filters", "lookup-values"}) {
      RunOptions options;
      options.optimizer.disabled.insert(pass);
      CHECK_MESSAGE(rows(asked(w.engine, text, options)) == expected, "without " << pass << ": " << creation(p) << "\n"
                                                                                 << text);
    }
  }
}

TEST_CASE("searches choose by length for each pair of ends") {
  struct Search {
    const char* text;
    bool groups;
    size_t count;
  };
  constexpr Search kSearches[] = {{"ANY", false, 1},
                                  {"SHORTEST 1", false, 1},
                                  {"ANY SHORTEST PATH", false, 1},
                                  {"ALL SHORTEST", true, 1},
                                  {"SHORTEST 3 PATHS", false, 3},
                                  {"ANY 2", false, 2},
                                  {"SHORTEST 2 GROUPS", true, 2}};
  std::mt19937 random(20251124);
  for (int round = 0; round < 700; ++round) {
    const Puzzle p = make_puzzle(random);
    World w(p);
    const bool whole_condition = round % 3 == 0;
    std::vector<Answer> all = Oracle(p).all();
    if (whole_condition) std::erase_if(all, [](const Answer& a) { return a.length == 2; });
    const std::vector<std::string> possible = rows(all);
    const Search& search = kSearches[static_cast<size_t>(round) % std::size(kSearches)];
    const std::string text = query(p, search.text, whole_condition);
    const std::vector<Answer> got = asked(w.engine, text, {});
    const std::vector<std::string> got_rows = rows(got);
    CHECK_MESSAGE(lengths(got) == chosen(lengths(all), search.groups, search.count), creation(p) << "\n" << text);
    CHECK_MESSAGE(std::includes(possible.begin(), possible.end(), got_rows.begin(), got_rows.end()), creation(p)
                                                                                                         << "\n"
                                                                                                         << text);
  }
}

}  // namespace relata::query
