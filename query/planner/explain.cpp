#include "query/planner/explain.hpp"

#include <fmt/format.h>

namespace relata::query {

namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

// Walks one part of a plan and writes its lines.
class Printer {
 public:
  Printer(std::string_view text, const MeasuredOf& measured, std::string& out)
      : text_(text), measured_(measured), out_(out) {}

  void query(const QueryPlan& q, size_t indent) {
    if (q.parts.size() > 1) line(indent, q.distinct_union ? "Union" : "UnionAll", "");
    for (const PartPlan& part : q.parts) {
      const std::vector<SlotInfo>* const before = slots_;
      slots_ = &part.slots;
      if (part.returns) line(indent + (q.parts.size() > 1 ? 1 : 0), "Return", columns(part.columns));
      chain(*part.root, indent + (q.parts.size() > 1 ? 1 : 0));
      slots_ = before;
    }
  }

 private:
  void chain(const Plan& first, size_t indent) {
    for (const Plan* at = &first; at != nullptr; at = at->input.get()) {
      if (std::holds_alternative<plan::Argument>(at->node) && at != &first) return;
      std::string figures;
      if (at->estimated_rows >= 0) figures = fmt::format("  ~{:.0f} rows", at->estimated_rows);
      const Measured* real = measured_ ? measured_(*at) : nullptr;
      if (real != nullptr) figures += fmt::format("  {} rows  {:.3f} ms", real->rows, real->milliseconds);
      const std::string details = detail(*at);
      line(indent, operator_name(*at), details + figures);
      if (at->inner) chain(*at->inner, indent + 1);
      if (const auto* c = std::get_if<plan::CallSubquery>(&at->node)) query(*c->query, indent + 1);
      if (const auto* f = std::get_if<plan::Foreach>(&at->node)) query(*f->body, indent + 1);
    }
  }

  void line(size_t indent, std::string_view name, const std::string& rest) {
    out_ += std::string(indent * 2, ' ');
    out_ += name;
    if (!rest.empty() && rest[0] != ' ') out_ += ' ';
    out_ += rest;
    out_ += '\n';
  }

  std::string slot_name(uint32_t index) const {
    const std::string& name = (*slots_)[index].name;
    return name.empty() ? "#" + std::to_string(index) : name;
  }

  // As written, on one line; what the binder made itself in the evaluator's notation.
  std::string shown(const Expression& e) const {
    std::string out;
    for (const char c : e.span.of(text_)) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (space && (out.empty() || out.back() == ' ')) continue;
      out += space ? ' ' : c;
    }
    return out.empty() || e.operation == Operation::has_label ? dump_named(e) : out;
  }

  std::string dump_named(const Expression& e) const {
    if (e.operation == Operation::has_label) return slot_or_dump(e.children[0]) + ":" + e.name;
    return slot_or_dump(e);
  }
  std::string slot_or_dump(const Expression& e) const {
    return e.operation == Operation::slot ? slot_name(e.index) : dump(e);
  }

  template <class List, class Show>
  static std::string joined(const List& list, const Show& show, std::string_view separator = ", ") {
    std::string out;
    for (const auto& item : list) {
      if (!out.empty()) out += separator;
      out += show(item);
    }
    return out;
  }

  std::string columns(const std::vector<Column>& list) const {
    return joined(list, [](const Column& c) { return c.name; });
  }
  std::string assignments(const std::vector<Assignment>& items) const {
    return joined(items, [&](const Assignment& i) {
      return i.expression.operation == Operation::slot ? slot_name(i.slot)
                                                       : slot_name(i.slot) + " = " + shown(i.expression);
    });
  }
  std::string sort_keys(const std::vector<SortKey>& keys) const {
    return joined(keys, [&](const SortKey& k) { return shown(k.expression) + (k.descending ? " DESC" : ""); });
  }

  static std::string stars(const std::optional<PathLength>& length) {
    if (!length) return "";
    std::string out = "*" + std::to_string(length->minimum) + "..";
    return length->maximum == kNoMaximum ? out : out + std::to_string(length->maximum);
  }

  std::string step(uint32_t from, uint32_t relationship, uint32_t to, Direction direction,
                   const std::vector<std::string>& types, const std::optional<PathLength>& length) const {
    const std::string& name = (*slots_)[relationship].name;
    const std::string inside = name +
                               (types.empty() ? ""
                                              : ":" + joined(
                                                          types, [](const auto& t) { return t; }, "|")) +
                               stars(length);
    const std::string body = inside.empty() ? "--" : "-[" + inside + "]-";
    return "(" + slot_name(from) + ")" + (direction == Direction::incoming ? "<" : "") + body +
           (direction == Direction::outgoing ? ">" : "") + "(" + slot_name(to) + ")";
  }
  std::string step(const plan::Expand& e, const std::optional<PathLength>& length = std::nullopt) const {
    return step(e.from, e.relationship, e.to, e.direction, e.types, length) + (e.into ? " into" : "");
  }

  std::string pattern_node(const counting::Pattern& pattern, uint32_t index, bool with_labels) const {
    const counting::PatternNode& n = pattern.nodes[index];
    std::string out = "(" + slot_name(n.slot);
    for (const std::string& label : n.labels) out += with_labels ? ":" + label : "";
    return out + ")";
  }

  // The edges of a pattern that is counted; labels stand where a node is first named.
  std::string edges(const counting::Pattern& pattern, const std::vector<counting::PatternEdge>& list,
                    std::vector<bool>& named) const {
    const auto node = [&](uint32_t index) {
      const bool first = !named[index];
      named[index] = true;
      return pattern_node(pattern, index, first);
    };
    return joined(list, [&](const counting::PatternEdge& e) {
      const std::string types = e.types.empty() ? "--" : "-[:" + joined(e.types, [](const auto& t) { return t; }, "|") + "]-";
      const std::string from = node(e.from);
      return from + (e.direction == Direction::incoming ? "<" : "") + types + (e.direction == Direction::outgoing ? ">" : "") + node(e.to);
    });
  }

  std::string counted(const counting::Pattern& pattern) const {
    std::vector<bool> named(pattern.nodes.size(), false);
    std::string out = edges(pattern, pattern.edges, named);
    const auto conditions = [&](std::string_view word, const std::vector<counting::PatternEdge>& list) {
      for (const counting::PatternEdge& e : list) out += " AND " + std::string(word) + edges(pattern, {e}, named);
    };
    for (uint32_t i = 0; i < pattern.nodes.size(); ++i) {
      if (!named[i] && pattern.edges.empty()) out += (out.empty() ? "" : ", ") + pattern_node(pattern, i, true);
      for (const Expression& e : pattern.nodes[i].predicates) out += " AND " + shown(e);
    }
    for (const auto& [a, b] : pattern.unequal) out += " AND " + slot_name(pattern.nodes[a].slot) + " <> " + slot_name(pattern.nodes[b].slot);
    conditions("", pattern.present);
    conditions("NOT ", pattern.absent);
    for (const counting::Branch& branch : pattern.branches) out += " OPTIONAL " + counted(branch.pattern);
    return out;
  }
  std::string counted(const plan::CountMatches& c) const {
    return counted(*c.pattern) + (c.group ? " by " + slot_name(c.pattern->nodes[*c.group].slot) : "");
  }
  static std::string quantifier(const PathLength& times) {
    if (times.maximum == kNoMaximum && times.minimum <= 1) return times.minimum == 0 ? "*" : "+";
    std::string out = "{" + std::to_string(times.minimum);
    if (times.maximum == times.minimum) return out + "}";
    return out + "," + (times.maximum == kNoMaximum ? "" : std::to_string(times.maximum)) + "}";
  }
  // One hop without its nodes.
  std::string hop(const RepeatedStep& s) const {
    const std::string inside =
        (*slots_)[s.slot].name + (s.types.empty() ? ""
                                                  : ":" + joined(
                                                              s.types, [](const auto& t) { return t; }, "|"));
    return std::string(s.direction == Direction::incoming ? "<" : "") + (inside.empty() ? "--" : "-[" + inside + "]-") +
           (s.direction == Direction::outgoing ? ">" : "");
  }
  std::string repetition(const RepeatedPath& path, const PathLength& times) const {
    std::string out = "((" + slot_name(path.nodes[0]) + ")";
    for (size_t i = 0; i < path.steps.size(); ++i) out += hop(path.steps[i]) + "(" + slot_name(path.nodes[i + 1]) + ")";
    return out + ")" + quantifier(times);
  }
  std::string searched(const plan::SearchPaths& search) const {
    std::string out = "(" + slot_name(search.from) + ")";
    for (const plan::Stretch& s : search.stretches) {
      out += s.path.nodes.empty() ? hop(s.path.steps[0]) + (s.single ? "" : quantifier(s.times))
                                  : repetition(s.path, s.times);
      out += "(" + slot_name(s.end) + ")";
    }
    if (search.stretches.back().end_known) out += " into";
    return out + " shortest " + std::to_string(search.search.count) + (search.search.groups ? " groups" : "");
  }

  std::string looked_up(const plan::NodeLookup& s) const {
    const std::string node = slot_name(s.slot);
    return "(" + node + (s.label.empty() ? "" : ":" + s.label) + sought(s, node) + ")" +
           (s.index.empty() ? "" : " " + s.index);
  }
  std::string sought(const plan::NodeLookup& s, const std::string& node) const {
    const std::string property = node + "." + s.key;
    switch (s.kind) {
      case plan::LookupKind::equal: return " {" + s.key + ": " + shown(s.value) + "}";
      case plan::LookupKind::one_of: return " WHERE " + property + " IN " + shown(s.value);
      case plan::LookupKind::prefix: return " WHERE " + property + " STARTS WITH " + shown(s.value);
      case plan::LookupKind::named: return " WHERE named(" + node + ", " + shown(s.value) + ")";
      case plan::LookupKind::range: break;
    }
    if (s.upper.operation == Operation::absent) return " WHERE " + property + " from " + shown(s.value);
    if (s.value.operation == Operation::absent) return " WHERE " + property + " up to " + shown(s.upper);
    return " WHERE " + property + " from " + shown(s.value) + " to " + shown(s.upper);
  }

  std::string detail(const Plan& p) const {
    return std::visit(
        Overloaded{
            [&](const plan::NodeScan& s) {
              return "(" + slot_name(s.slot) + (s.label.empty() ? "" : ":" + s.label) + ")";
            },
            [&](const plan::NodeLookup& s) { return looked_up(s); },
            [&](const plan::Expand& e) { return step(e); },
            [&](const plan::ExpandLength& e) { return step(e.step, e.length); },
            [&](const plan::ShortestPath& s) { return step(s.step.step, s.step.length) + (s.all ? " all" : ""); },
            [&](const plan::ExpandRepeated& e) {
              return "(" + slot_name(e.from) + ")" + repetition(e.path, e.times) + "(" + slot_name(e.to) + ")" +
                     (e.into ? " into" : "");
            },
            [&](const plan::SearchPaths& search) { return searched(search); },
            [&](const plan::LoadCsv& l) {
              return shown(l.load.url) + (l.load.headers ? " with headers" : "") + " AS " + slot_name(l.load.slot);
            },
            [&](const plan::Endpoints& e) {
              return step(e.from, e.relationship, e.to, e.direction, e.types, e.length);
            },
            [&](const plan::AssemblePath& a) { return slot_name(a.slot); },
            [&](const plan::CallProcedure& c) { return c.call.procedure->name; },
            [&](const plan::Filter& f) {
              return joined(
                  f.predicates, [&](const Expression& e) { return shown(e); }, " AND ");
            },
            [&](const plan::Unwind& u) { return shown(u.list) + " AS " + slot_name(u.slot); },
            [&](const plan::Project& project) { return assignments(project.items); },
            [&](const plan::Aggregate& a) {
              std::string out = assignments(a.keys);
              for (const AggregateAssignment& g : a.aggregates)
                out += (out.empty() ? "" : ", ") + slot_name(g.slot) + " = " + shown(g.aggregate);
              return out;
            },
            [&](const plan::CountMatches& c) { return counted(c); },
            [&](const plan::Distinct& d) { return joined(d.slots, [&](uint32_t s) { return slot_name(s); }); },
            [&](const plan::Sort& s) { return sort_keys(s.keys); },
            [&](const plan::Top& t) {
              return sort_keys(t.keys) + (t.skip ? " SKIP " + shown(*t.skip) : "") + " LIMIT " + shown(t.limit);
            },
            [&](const plan::Skip& s) { return shown(s.count); },
            [&](const plan::Limit& l) { return shown(l.count); },
            [](const auto&) { return std::string(); },
        },
        p.node);
  }

  std::string_view text_;
  const MeasuredOf& measured_;
  std::string& out_;
  const std::vector<SlotInfo>* slots_ = nullptr;
};

}  // namespace

std::string_view operator_name(const Plan& p) {
  static constexpr std::string_view kNames[] = {
      "Argument",     "Match",          "NodeScan",    "NodeLookup",   "Expand",    "ExpandLength",  "Endpoints",
      "ShortestPath", "ExpandRepeated", "SearchPaths", "AssemblePath", "Optional",  "CallProcedure", "LoadCsv",
      "CallSubquery", "Filter",         "Unwind",      "Project",      "Aggregate", "Distinct",      "Sort",
      "Top",          "Skip",           "Limit",       "Eager",        "Create",    "Merge",         "Set",
      "Remove",       "Delete",         "Foreach",     "CountMatches"};
  static_assert(std::size(kNames) == std::variant_size_v<Plan::Node>);
  return kNames[p.node.index()];
}

std::string explain(const StatementPlan& plan, std::string_view text, const MeasuredOf& measured) {
  std::string out;
  Printer printer(text, measured, out);
  printer.query(plan.query, 0);
  for (size_t i = 0; i < plan.subqueries.size(); ++i) {
    out += fmt::format("Subquery {}\n", i);
    printer.query(plan.subqueries[i].query, 1);
  }
  return out;
}

}  // namespace relata::query
