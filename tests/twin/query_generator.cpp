#include "tests/twin/query_generator.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace relata::twin {

TwinGraph generate_graph(Random& random) {
  TwinGraph graph;
  const int nodes = 1 + random.below(5);
  for (int i = 0; i < nodes; ++i) {
    Node node;
    for (const char* label : {"A", "B", "C"}) {
      if (random.chance(40)) node.labels.insert(label);
    }
    node.properties["k"] = i;
    if (random.chance(75)) node.properties["v"] = random.below(4);
    if (random.chance(60))
      node.properties["s"] = std::vector<const char*>{"x", "xy", "y"}[static_cast<size_t>(random.below(3))];
    graph.nodes.push_back(std::move(node));
  }
  for (int i = random.below(8); i > 0; --i) {
    Edge edge;
    edge.source = static_cast<uint32_t>(random.below(nodes));
    edge.target = static_cast<uint32_t>(random.below(nodes));
    edge.type = std::string(1, "RST"[random.below(3)]);
    edge.properties["e"] = i;
    if (random.chance(75)) edge.properties["w"] = random.below(4);
    graph.edges.push_back(std::move(edge));
  }
  return graph;
}

namespace {

constexpr Kind kScalars[] = {Kind::integer, Kind::text, Kind::boolean};

class QueryGenerator {
 public:
  explicit QueryGenerator(Random& random) : random_(random) {}

  GeneratedQuery query() {
    if (random_.chance(6)) return union_query();
    if (random_.chance(80))
      match(false);
    else
      unwind();
    for (int more = random_.below(4); more > 0; --more) reading_clause();
    if (random_.chance(20))
      writing();
    else
      projection("RETURN");
    return std::move(out_);
  }

 private:
  std::string name() { return "v" + std::to_string(names_++); }
  ExpressionGenerator expressions() { return {random_, scope_}; }
  std::string expression(Kind kind, int depth = 2) { return expressions().expression(kind, depth); }
  void add(const std::string& clause) { out_.text += (out_.text.empty() ? "" : " ") + clause; }
  std::string where(int percent) {
    if (!random_.chance(percent)) return {};
    if (const std::string sought = random_.chance(25) ? seek() : std::string(); !sought.empty()) return " WHERE " + sought;
    const std::string pattern = random_.chance(15) ? expressions().pattern("") : std::string();
    if (pattern.empty()) return " WHERE " + expression(Kind::boolean);
    return fmt::format(" WHERE {}{}{}", random_.chance(30) ? "NOT " : "", pattern,
                       random_.chance(50) ? " AND " + expression(Kind::boolean) : "");
  }

  // A condition that an index can answer.
  std::string seek() {
    std::vector<std::string> nodes;
    for (const Variable& v : scope_) {
      if (v.kind == Kind::node) nodes.push_back(v.name);
    }
    if (nodes.empty()) return {};
    const std::string& n = nodes[static_cast<size_t>(random_.below(static_cast<int>(nodes.size())))];
    const std::string bound = random_.chance(70) ? std::to_string(random_.below(4)) : expression(Kind::integer, 1);
    switch (random_.below(6)) {
      case 0:
        return fmt::format("{0}:A AND {0}.v {1} {2}", n, random_.chance(50) ? "<" : ">=", bound);
      case 1:
        return fmt::format("{0}:A AND {1} < {0}.v AND {0}.v <= {2}", n, bound, random_.below(4));
      case 2:
        return fmt::format("{0}:A AND {1} <= {0}.v < {2}", n, random_.below(3), bound);
      case 3:
        return fmt::format("{0}:B AND {0}.s {1} 'x{2}'", n,
                           std::vector<const char*>{"STARTS WITH", ">", "<="}[static_cast<size_t>(random_.below(3))],
                           random_.chance(30) ? "y" : "");
      case 4:
        return fmt::format("{}.v IN [{}, {}, null]", n, random_.below(4), bound);
      default:
        return fmt::format("{}.v IN {}", n, expression(Kind::list, 1));
    }
  }

  void reading_clause() {
    switch (random_.below(10)) {
      case 0:
      case 1:
      case 2:
        return match(false);
      case 3:
      case 4:
        return match(true);
      case 5:
        return unwind();
      case 6:
        return subquery();
      default:
        return projection("WITH");
    }
  }

  // --- patterns ---
  struct Pattern {
    std::string text;
    std::vector<Variable> made;  // by it
  };

  std::string node(Pattern& pattern, bool nullable) {
    std::vector<std::string> known;
    for (const auto* list : {&scope_, &pattern.made}) {
      for (const Variable& v : *list) {
        if (v.kind == Kind::node) known.push_back(v.name);
      }
    }
    std::string text;
    if (!known.empty() && random_.chance(35)) {
      text = known[static_cast<size_t>(random_.below(static_cast<int>(known.size())))];
    } else if (random_.chance(70)) {
      text = name();
      pattern.made.push_back({text, Kind::node, nullable});
    }
    if (random_.chance(20)) text += ":" + expressions().labels();
    text += expressions().properties("v");
    return "(" + text + ")";
  }

  // A part of a path that is repeated. What stands inside is not named outside, but for the relationships.
  std::string repetition(Pattern& pattern, bool nullable) {
    const std::string a = name(), b = name(), r = name();
    pattern.made.push_back({r, Kind::relationships, nullable});
    const std::string type = random_.chance(50) ? ":" + expressions().types() : std::string();
    const char* arrow = random_.chance(50) ? "->" : "-";
    const std::string more =
        random_.chance(25) ? std::string("-[") + (random_.chance(50) ? ":R" : "") + "]-()" : std::string();
    const std::string condition =
        random_.chance(40) ? fmt::format(" WHERE {}.{} <> {}.v", a, random_.chance(50) ? "v" : "k", b) : std::string();
    return fmt::format("(({})-[{}{}]{}({}){}{}){}", a, r, type, arrow, b, more, condition, quantifier());
  }
  std::string quantifier() {
    return std::vector<const char*>{"{1,2}", "+", "*", "{2}", "{,2}"}[static_cast<size_t>(random_.below(5))];
  }

  std::string relationship(Pattern& pattern, bool nullable) {
    if (random_.chance(10)) return " " + repetition(pattern, nullable) + " ";
    std::string inside;
    const bool long_one = random_.chance(20);
    if (random_.chance(45)) {
      inside = name();
      pattern.made.push_back({inside, long_one ? Kind::relationships : Kind::relationship, nullable});
    }
    if (random_.chance(40)) inside += ":" + expressions().types();
    if (long_one)
      inside +=
          std::vector<const char*>{"*", "*1..2", "*0..1", "*2", "*0..", "*..2"}[static_cast<size_t>(random_.below(6))];
    inside += expressions().properties("w");
    const bool quantified = !long_one && random_.chance(8);
    const bool named = !pattern.made.empty() && inside.starts_with(pattern.made.back().name);
    if (quantified && named) pattern.made.back().kind = Kind::relationships;
    const std::string times = quantified ? quantifier() : std::string();
    switch (random_.below(3)) {
      case 0:
        return "-[" + inside + "]->" + times;
      case 1:
        return "<-[" + inside + "]-" + times;
      default:
        return "-[" + inside + "]-" + times;
    }
  }

  std::string part(Pattern& pattern, bool nullable, int most) {
    Pattern made = pattern;
    std::string text;
    const bool named = random_.chance(15);
    const std::string path = named ? name() : std::string();
    text = node(made, nullable);
    for (int i = random_.below(most + 1); i > 0; --i) {
      text += relationship(made, nullable);
      text += node(made, nullable);
    }
    pattern.made = made.made;
    if (named) pattern.made.push_back({path, Kind::path, nullable});
    return (named ? path + " = " : "") + text;
  }

  void match(bool optional) {
    Pattern pattern;
    if (random_.chance(8)) {
      shortest(pattern, optional);
    } else if (random_.chance(6)) {
      const char* search = random_.chance(50) ? "ALL SHORTEST " : "SHORTEST 2 GROUPS ";
      const std::string path = name(), from = node(pattern, optional), between = relationship(pattern, optional),
                        to = node(pattern, optional);
      pattern.made.push_back({path, Kind::path, optional});
      pattern.text = path + " = " + search + from + between + to;
    } else {
      const int parts = random_.chance(25) ? 2 : 1;
      for (int i = 0; i < parts; ++i) pattern.text += (i > 0 ? ", " : "") + part(pattern, optional, parts == 2 ? 1 : 2);
    }
    scope_.insert(scope_.end(), pattern.made.begin(), pattern.made.end());
    add(std::string(optional ? "OPTIONAL " : "") + "MATCH " + pattern.text + where(35));
  }

  void shortest(Pattern& pattern, bool nullable) {
    const std::string path = name();
    const std::string length = random_.chance(50) ? "*" : random_.chance(50) ? "*0.." : "*..3";
    const std::string type = random_.chance(40) ? ":" + expressions().types() : std::string();
    const std::string from = node(pattern, nullable), to = node(pattern, nullable);
    const char* arrow = random_.chance(50) ? "->" : "-";
    // Which of several shortest paths comes is open: their number and their length are not.
    pattern.made.push_back({path, Kind::path, nullable});
    pattern.text = fmt::format("{} = allShortestPaths({}-[{}{}]{}{})", path, from, type, length, arrow, to);
  }

  void unwind() {
    const std::string list = expression(random_.chance(50) ? Kind::list : Kind::bag, 1);
    const std::string made = name();
    add(fmt::format("UNWIND {} AS {}", list, made));
    scope_.push_back({made, Kind::integer, true});
  }

  void subquery() {
    std::vector<std::string> nodes;
    for (const Variable& v : scope_) {
      if (v.kind == Kind::node) nodes.push_back(v.name);
    }
    if (nodes.empty()) return unwind();
    const std::string from = nodes[static_cast<size_t>(random_.below(static_cast<int>(nodes.size())))];
    const std::string inner = name(), made = name();
    const char* what = random_.chance(50) ? "count({})" : random_.chance(50) ? "{}.v" : "max({}.v)";
    const std::string head = fmt::format(
        fmt::runtime(std::vector<const char*>{"CALL {{ WITH {0}", "CALL ({0}) {{", "OPTIONAL CALL ({0}) {{", "CALL (*) {{"}
                         [static_cast<size_t>(random_.below(4))]),
        from);
    add(fmt::format("{5} MATCH ({0})-[:{1}]-({2}) RETURN {3} AS {4} }}", from, expressions().types(), inner,
                    fmt::format(fmt::runtime(what), inner), made, head));
    scope_.push_back({made, Kind::integer, true});
  }

  // --- WITH and RETURN ---
  struct Item {
    std::string text;
    Variable made;
  };

  Item aggregate() {
    const std::string alias = name();
    const std::string distinct = random_.chance(30) ? "DISTINCT " : "";
    switch (random_.below(6)) {
      case 0:
        return {"count(*)", {alias, Kind::integer}};
      case 1:
        return {fmt::format("count({}{})", distinct, expression(Kind::integer)), {alias, Kind::integer}};
      case 2:
        return {fmt::format("sum({}{})", distinct, expression(Kind::integer)), {alias, Kind::integer}};
      case 3:
        return {fmt::format("{}({})", random_.chance(50) ? "min" : "max", expression(Kind::integer)),
                {alias, Kind::integer, true}};
      case 4:
        return {fmt::format("max({}) + count(*)", expression(Kind::integer)), {alias, Kind::integer, true}};
      default:
        out_.any_list_order = true;
        return {fmt::format("collect({}{})", distinct, expression(Kind::integer)), {alias, Kind::bag}};
    }
  }

  Item plain() {
    if (!scope_.empty() && random_.chance(45)) {
      const Variable& v = scope_[static_cast<size_t>(random_.below(static_cast<int>(scope_.size())))];
      return {v.name, {random_.chance(70) ? v.name : name(), v.kind, v.nullable}};
    }
    const Kind kind = random_.chance(12) ? Kind::list : kScalars[random_.below(3)];
    std::string text = expression(kind);
    return {std::move(text), {name(), kind, true}};
  }

  static bool scalar(const Variable& v) {
    return v.kind == Kind::integer || v.kind == Kind::text || v.kind == Kind::boolean;
  }

  void projection(const std::string& word) {
    std::vector<Item> items;
    const bool grouped = random_.chance(30);
    const int count = 1 + random_.below(3);
    for (int i = 0; i < count; ++i) {
      Item item = grouped && (i == 0 || random_.chance(40)) ? aggregate() : plain();
      const bool twice =
          std::ranges::any_of(items, [&](const Item& other) { return other.made.name == item.made.name; });
      if (twice) item.made.name = name();
      items.push_back(std::move(item));
    }
    std::string text = word + (random_.chance(20) ? " DISTINCT " : " ");
    scope_.clear();
    bool all_scalar = true;
    for (size_t i = 0; i < items.size(); ++i) {
      text += (i > 0 ? ", " : "") + items[i].text + " AS " + items[i].made.name;
      scope_.push_back(items[i].made);
      all_scalar = all_scalar && scalar(items[i].made);
      out_.any_list_order = out_.any_list_order || items[i].made.kind == Kind::bag;
    }
    if (all_scalar && random_.chance(35)) text += order(word == "RETURN");
    if (word == "WITH") text += where(35);
    add(text);
  }

  // By all columns, so that the order is total but for rows that are the same.
  std::string order(bool last) {
    std::string text = " ORDER BY ";
    for (size_t i = 0; i < scope_.size(); ++i)
      text += (i > 0 ? ", " : "") + scope_[i].name + (random_.chance(40) ? " DESC" : "");
    if (random_.chance(40)) text += fmt::format(" SKIP {}", random_.below(3));
    if (random_.chance(60)) text += fmt::format(" LIMIT {}", random_.below(5));
    out_.ordered = last;
    return text;
  }

  GeneratedQuery union_query() {
    match(false);
    add("RETURN " + expression(Kind::integer) + " AS a");
    add(random_.chance(50) ? "UNION" : "UNION ALL");
    scope_.clear();
    GeneratedQuery first = std::move(out_);
    out_ = {};
    match(false);
    out_.text = first.text + " " + out_.text + " RETURN " + expression(Kind::integer) + " AS a";
    return std::move(out_);
  }

  // --- clauses that write ---
  std::vector<std::string> sure(Kind kind) {
    std::vector<std::string> names;
    for (const Variable& v : scope_) {
      if (v.kind == kind && !v.nullable) names.push_back(v.name);
    }
    return names;
  }

  // Values that are set depend on the key alone, which nothing changes: then the order of rows does not matter.
  void writing() {
    const std::vector<std::string> nodes = sure(Kind::node), relationships = sure(Kind::relationship);
    if (nodes.empty()) return add(fmt::format("MERGE (:A {{v: {}}}) RETURN count(*) AS c", random_.below(4)));
    const std::string n = nodes[static_cast<size_t>(random_.below(static_cast<int>(nodes.size())))];
    const std::string m = nodes[static_cast<size_t>(random_.below(static_cast<int>(nodes.size())))];
    const std::string made = name();
    bool gone = false;
    switch (random_.below(12)) {
      case 0:
        add(fmt::format("CREATE ({})-[:R {{w: 1}}]->(:C {{v: {}.k}})", n, m));
        break;
      case 1:
        add(fmt::format("CREATE ({}:B {{v: 2}})<-[:S]-({})", made, n));
        break;
      case 2:
        add(fmt::format("SET {0}.v = {0}.k + 10, {0}:C", n));
        break;
      case 3:
        add(fmt::format("SET {0} += {{v: null, t: {0}.k}}", n));
        break;
      case 4:
        add(fmt::format("REMOVE {}.v, {}:A", n, m));
        break;
      case 5:
        add(fmt::format("MERGE (:B {{v: {}.k}})", n));
        break;
      case 6:
        add(fmt::format("MERGE ({})-[:T]->({})", n, m));
        break;
      case 7:
        add(fmt::format("MERGE ({0})-[{1}:S]->({2}) ON CREATE SET {1}.w = 7 ON MATCH SET {1}.w = 8", n, made, m));
        break;
      case 8:
        add(fmt::format("FOREACH (i IN range(1, 2) | CREATE (:A {{v: i}}))"));
        break;
      case 9:
        add(fmt::format("DETACH DELETE {}", n)), gone = true;
        break;
      case 10:
        if (relationships.empty()) return add(fmt::format("SET {}:A RETURN count(*) AS c", n));
        add(fmt::format("DELETE {}", relationships[0])), gone = true;
        break;
      default:
        add(fmt::format("SET {0} = {{k: {0}.k}}", n));
    }
    if (gone || random_.chance(40)) return add("RETURN count(*) AS c");
    if (random_.chance(50)) return;
    scope_.clear();
    add(fmt::format("WITH {} AS {}", n, n));
    scope_.push_back({n, Kind::node});
    match(false);
    projection("RETURN");
  }

  Random& random_;
  GeneratedQuery out_;
  std::vector<Variable> scope_;
  int names_ = 0;
};

}  // namespace

GeneratedQuery generate_query(Random& random) { return QueryGenerator(random).query(); }

}  // namespace relata::twin
