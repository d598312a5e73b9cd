// Patterns by trying every node and every relationship at every place.
#include <algorithm>
#include <iterator>
#include <utility>

#include "tests/twin/twin.hpp"

namespace relata::twin {

class Matcher {
 public:
  Matcher(Twin& twin, const std::vector<const ast::PatternPart*>& parts, const ast::Expression* where, Row row)
      : twin_(twin), graph_(twin.graph_), parts_(parts), where_(where), row_(std::move(row)) {}

  Rows all() {
    part(0);
    return std::move(found_);
  }

 private:
  using Then = std::function<void()>;

  void part(size_t index) {
    twin_.work();
    if (index == parts_.size()) {
      if (twin_.holds(where_, row_)) found_.push_back(row_);
      return;
    }
    const ast::PatternPart& p = *parts_[index];
    for (uint32_t n = 0; n < graph_.nodes.size(); ++n) {
      at_node(p.nodes[0], n, [&] {
        Path path{{NodeId(n)}, {}};
        if (p.search)
          search(index, path);
        else if (p.selector == ast::PathSelector::none)
          relationship(index, 0, path);
        else
          shortest(index, path);
      });
    }
  }

  // Binds a name for the time of `then`, unless it is bound to something else.
  void bound(const std::optional<ast::Name>& name, const Value& value, const Then& then) {
    if (!name) return then();
    const auto known = row_.find(name->text);
    if (known != row_.end()) {
      if (equal(known->second, value) == Truth(true)) then();
      return;
    }
    row_[name->text] = value;
    then();
    row_.erase(name->text);
  }

  void at_node(const ast::NodePattern& pattern, uint32_t n, const Then& then) {
    const Node& node = graph_.nodes[n];
    if (!node.alive || (pattern.labels && !satisfies(node.labels, *pattern.labels))) return;
    if (!has_properties(NodeId(n), pattern.properties)) return;
    bound(pattern.variable, NodeId(n), [&] {
      if (twin_.holds(pattern.predicate.get(), row_)) then();
    });
  }

  bool has_properties(const Value& entity, const ast::ExpressionPtr& properties) {
    if (!properties) return true;
    for (const ast::MapEntry& entry : std::get<ast::MapLiteral>(properties->node).entries) {
      if (equal(twin_.property(entity, entry.key.text), twin_.value(*entry.value, row_)) != Truth(true)) return false;
    }
    return true;
  }

  // The ends a relationship leads to from `at`; a loop leads there once.
  [[nodiscard]] std::set<uint32_t> leads_to(const ast::RelationshipPattern& r, uint32_t edge, uint32_t at) const {
    std::set<uint32_t> ends;
    const Edge& e = graph_.edges[edge];
    if (r.direction != ast::Direction::incoming && e.source == at) ends.insert(e.target);
    if (r.direction != ast::Direction::outgoing && e.target == at) ends.insert(e.source);
    return ends;
  }

  bool fits(const ast::RelationshipPattern& r, uint32_t edge) {
    const Edge& e = graph_.edges[edge];
    if (!e.alive || used_.contains(edge) || (r.types && !satisfies({e.type}, *r.types))) return false;
    return has_properties(RelationshipId(edge), r.properties);
  }

  // Whether the condition in the brackets of a variable length holds for this one.
  bool passes(const ast::RelationshipPattern& r, uint32_t edge) {
    if (!r.predicate) return true;
    Row inner = row_;
    if (r.variable) inner[r.variable->text] = RelationshipId(edge);
    return twin_.holds(r.predicate.get(), inner);
  }

  // Everything behind node `i` of a part, whose path so far is `path`.
  void relationship(size_t index, size_t i, Path& path) {
    twin_.work();
    const ast::PatternPart& p = *parts_[index];
    if (i == p.relationships.size()) return bound(p.variable, path, [&] { complete(index, path); });
    const ast::RelationshipPattern& r = p.relationships[i];
    if (r.group) {
      Lists lists;
      for (const std::string& name : names_in(*r.group)) lists[name];
      return repeat(index, i, path, lists);
    }
    if (r.length) {
      List list;
      return trail(index, i, path, list);
    }
    each_step(r, path, [&](uint32_t edge) {
      bound(r.variable, RelationshipId(edge), [&] {
        if (twin_.holds(r.predicate.get(), row_))
          at_node(p.nodes[i + 1], path.nodes.back().value, [&] { relationship(index, i + 1, path); });
      });
    });
  }

  // Behind the last node of a part: its condition, then the next part, or the collection of a search.
  void complete(size_t index, const Path& path) {
    if (!twin_.holds(parts_[index]->predicate.get(), row_)) return;
    if (collected_ != nullptr)
      collected_->emplace_back(row_, path);
    else
      part(index + 1);
  }

  // ANY k, SHORTEST k and SHORTEST k GROUPS: everything that matches, then for each pair of ends the shortest. Which of
  // several equally long ones comes is open, so the generator asks for groups alone.
  void search(size_t index, const Path& begin) {
    const ast::PatternPart& p = *parts_[index];
    if (p.search->kind != ast::PathSearch::Kind::groups) throw Refusal("a search of this kind");
    std::vector<std::pair<Row, Path>> all;
    Path path = begin;
    collected_ = &all;
    relationship(index, 0, path);
    collected_ = nullptr;
    std::map<uint32_t, std::set<size_t>> lengths;  // by the last node: the first one is the same for all
    for (const auto& [row, found] : all) lengths[found.nodes.back().value].insert(found.relationships.size());
    for (const auto& [row, found] : all) {
      const std::set<size_t>& here = lengths[found.nodes.back().value];
      if (std::distance(here.begin(), here.find(found.relationships.size())) >= p.search->count) continue;
      const Row before = std::exchange(row_, row);
      part(index + 1);
      row_ = before;
    }
  }

  // ((a)-[r]->(b) WHERE ...){1,3}: each name inside stands for one thing while a repetition is matched, and for the
  // list of them outside.
  using Lists = std::map<std::string, List>;
  static std::set<std::string> names_in(const ast::PatternPart& group) {
    std::set<std::string> names;
    for (const ast::NodePattern& n : group.nodes) {
      if (n.variable) names.insert(n.variable->text);
    }
    for (const ast::RelationshipPattern& r : group.relationships) {
      if (r.variable) names.insert(r.variable->text);
    }
    return names;
  }

  void repeat(size_t index, size_t i, Path& path, Lists& lists, int64_t times = 0) {
    twin_.work();
    const ast::PatternPart& p = *parts_[index];
    const ast::RelationshipPattern& r = p.relationships[i];
    if (times >= r.length->minimum.value_or(0)) {
      for (const auto& [name, list] : lists) row_[name] = list;
      at_node(p.nodes[i + 1], path.nodes.back().value, [&] { relationship(index, i + 1, path); });
      for (const auto& [name, list] : lists) row_.erase(name);
    }
    if (r.length->maximum && times >= *r.length->maximum) return;
    at_node(r.group->nodes[0], path.nodes.back().value, [&] { inside(index, i, 0, path, lists, times); });
  }

  void inside(size_t index, size_t i, size_t step, Path& path, Lists& lists, int64_t times) {
    const ast::RelationshipPattern& outer = parts_[index]->relationships[i];
    const ast::PatternPart& group = *outer.group;
    if (step == group.relationships.size()) {
      if (!twin_.holds(outer.predicate.get(), row_)) return;
      const Row before = row_;
      Lists longer = lists;
      for (auto& [name, list] : longer) {
        list.push_back(row_.at(name));
        row_.erase(name);
      }
      repeat(index, i, path, longer, times + 1);
      row_ = before;
      return;
    }
    each_step(group.relationships[step], path, [&](uint32_t edge) {
      bound(group.relationships[step].variable, RelationshipId(edge), [&] {
        if (!twin_.holds(group.relationships[step].predicate.get(), row_)) return;
        at_node(group.nodes[step + 1], path.nodes.back().value,
                [&] { inside(index, i, step + 1, path, lists, times); });
      });
    });
  }

  // One relationship further, in every way.
  void each_step(const ast::RelationshipPattern& r, Path& path, const std::function<void(uint32_t)>& then) {
    const uint32_t at = path.nodes.back().value;
    for (uint32_t edge = 0; edge < graph_.edges.size(); ++edge) {
      if (!fits(r, edge)) continue;
      for (const uint32_t end : leads_to(r, edge, at)) {
        used_.insert(edge);
        path.relationships.emplace_back(edge);
        path.nodes.emplace_back(end);
        then(edge);
        path.nodes.pop_back();
        path.relationships.pop_back();
        used_.erase(edge);
      }
    }
  }

  void trail(size_t index, size_t i, Path& path, List& list) {
    twin_.work();
    const ast::PatternPart& p = *parts_[index];
    const ast::RelationshipPattern& r = p.relationships[i];
    const auto length = static_cast<int64_t>(list.size());
    if (length >= r.length->minimum.value_or(1)) {
      bound(r.variable, list,
            [&] { at_node(p.nodes[i + 1], path.nodes.back().value, [&] { relationship(index, i + 1, path); }); });
    }
    if (r.length->maximum && length >= *r.length->maximum) return;
    each_step(r, path, [&](uint32_t edge) {
      if (!passes(r, edge)) return;
      list.emplace_back(RelationshipId(edge));
      trail(index, i, path, list);
      list.pop_back();
    });
  }

  // All trails from the first node, and of those to each end the shortest ones.
  void shortest(size_t index, const Path& begin) {
    const ast::PatternPart& p = *parts_[index];
    std::map<uint32_t, std::vector<Path>> by_end;
    Path path = begin;
    collect(p.relationships[0], path, by_end);
    const ast::LengthRange range = p.relationships[0].length.value_or(ast::LengthRange{1, 1, {}});
    for (auto& [end, paths] : by_end) {
      const size_t least =
          std::ranges::min(paths, {}, [](const Path& q) { return q.relationships.size(); }).relationships.size();
      const auto length = static_cast<int64_t>(least);
      if (length < range.minimum.value_or(1) || (range.maximum && length > *range.maximum)) continue;
      std::erase_if(paths, [&](const Path& q) { return q.relationships.size() != least; });
      if (p.selector == ast::PathSelector::shortest) paths.resize(1);
      for (const Path& q : paths) at_node(p.nodes[1], end, [&] { bound(p.variable, q, [&] { part(index + 1); }); });
    }
  }

  void collect(const ast::RelationshipPattern& r, Path& path, std::map<uint32_t, std::vector<Path>>& by_end) {
    twin_.work();
    by_end[path.nodes.back().value].push_back(path);
    each_step(r, path, [&](uint32_t edge) {
      if (passes(r, edge)) collect(r, path, by_end);
    });
  }

  Twin& twin_;
  const TwinGraph& graph_;
  const std::vector<const ast::PatternPart*>& parts_;
  const ast::Expression* where_;
  Row row_;
  std::set<uint32_t> used_;
  std::vector<std::pair<Row, Path>>* collected_ = nullptr;  // set while a search is looked for
  Rows found_;
};

Rows Twin::matches(const std::vector<const ast::PatternPart*>& parts, const ast::Expression* where, const Row& row) {
  return Matcher(*this, parts, where, row).all();
}

namespace {

void name_all(const ast::PatternPart& part, Row& row) {
  const auto add = [&](const std::optional<ast::Name>& name) {
    if (name) row.try_emplace(name->text);
  };
  add(part.variable);
  for (const ast::NodePattern& n : part.nodes) add(n.variable);
  for (const ast::RelationshipPattern& r : part.relationships) {
    add(r.variable);
    if (r.group) name_all(*r.group, row);
  }
}

}  // namespace

Rows Twin::match(const ast::Match& match, const Rows& rows) {
  std::vector<const ast::PatternPart*> parts;
  for (const ast::PatternPart& part : match.pattern.parts) parts.push_back(&part);
  Rows out;
  for (const Row& row : rows) {
    Rows found = matches(parts, match.where.get(), row);
    if (found.empty() && match.optional) {
      found.push_back(row);
      for (const auto* part : parts) name_all(*part, found.back());
    }
    for (Row& one : found) out.push_back(std::move(one));
  }
  return out;
}

}  // namespace relata::twin
