// CREATE, MERGE, SET, REMOVE, DELETE, FOREACH.
#include <algorithm>
#include <functional>

#include "query/binder/statement_binder.hpp"
#include "query/expression/check.hpp"

namespace relata::query {

namespace {

bool bare(const ast::NodePattern& n) { return !n.labels && !n.properties; }

}  // namespace

BoundClause StatementBinder::bind(const ast::Create& c) {
  std::vector<const ast::PatternPart*> parts;
  for (const ast::PatternPart& p : c.pattern.parts) parts.push_back(&p);
  return create(parts, false);
}

BoundCreate StatementBinder::create(const std::vector<const ast::PatternPart*>& parts, bool merge) {
  BoundCreate out;
  for (const ast::PatternPart* p : parts) create_part(*p, out, merge);
  return out;
}

void StatementBinder::create_part(const ast::PatternPart& p, BoundCreate& out, bool merge) {
  if (p.selector != ast::PathSelector::none)
    fail("UnexpectedSyntax", "a shortest path can be found but not created", p.span);
  if (p.search) fail("UnexpectedSyntax", "paths can be searched for but not created", p.search->span);
  if (p.predicate) fail("UnexpectedSyntax", "a path that is created cannot have a condition", p.predicate->span);
  for (const ast::RelationshipPattern& r : p.relationships) {
    if (r.group) return fail("CreatingVarLength", "a repeated part of a path cannot be created", r.span);
  }
  if (p.variable && !merge && find_variable(p.variable->text, p.variable->span)) {
    fail("VariableAlreadyBound", "the variable '" + p.variable->text + "' is already bound", p.variable->span);
  }
  NewPath path;
  path.first_node_slot = create_node(p.nodes[0], p.relationships.empty(), out, merge);
  uint32_t from = path.first_node_slot;
  for (size_t i = 0; i < p.relationships.size(); ++i) {
    const uint32_t to = create_node(p.nodes[i + 1], false, out, merge);
    path.relationship_slots.push_back(create_relationship(p.relationships[i], from, to, out, merge));
    from = to;
  }
  if (!p.variable) return;
  path.slot = introduce(*p.variable, ValueType::path);
  out.paths.push_back(std::move(path));
}

uint32_t StatementBinder::create_node(const ast::NodePattern& n, bool alone, BoundCreate& out, bool merge) {
  if (n.predicate) fail("UnexpectedSyntax", "a node that is created cannot have a condition", n.span);
  if (n.variable) {
    if (const std::optional<Expression> known = find_variable(n.variable->text, n.variable->span)) {
      check_node_kind(*known, n.variable->text, n.variable->span);
      if (alone || !bare(n)) {
        fail("VariableAlreadyBound", "the variable '" + n.variable->text + "' is already bound", n.variable->span,
             alone ? "" : "change an existing node with SET");
      }
      return known->index;
    }
  }
  NewNode node;
  if (n.labels) {
    std::function<void(const ast::LabelExpression&)> add = [&](const ast::LabelExpression& l) {
      using Kind = ast::LabelExpression::Kind;
      if (l.kind == Kind::name)
        node.labels.push_back(l.name.text);
      else if (l.kind != Kind::and_)
        fail("UnexpectedSyntax", "a node can only be created with labels that are all named", l.span);
      for (const ast::LabelExpression& operand : l.operands) add(operand);
    };
    add(*n.labels);
  }
  if (merge && n.properties && !std::holds_alternative<ast::MapLiteral>(n.properties->node)) {
    fail("InvalidParameterUse", "a parameter cannot stand for all properties of a pattern that is merged",
         n.properties->span);
  }
  new_properties(n.properties, node.properties, node.property_map);
  node.slot = n.variable ? introduce(*n.variable, ValueType::node) : frame_->add_slot({}, ValueType::node);
  out.nodes.push_back(std::move(node));
  return out.nodes.back().slot;
}

uint32_t StatementBinder::create_relationship(const ast::RelationshipPattern& r, uint32_t from, uint32_t to,
                                              BoundCreate& out, bool merge) {
  if (r.length) fail("CreatingVarLength", "a relationship of variable length cannot be created", r.span);
  if (r.predicate) fail("UnexpectedSyntax", "a relationship that is created cannot have a condition", r.span);
  if (r.variable && find_variable(r.variable->text, r.variable->span)) {
    fail("VariableAlreadyBound", "the variable '" + r.variable->text + "' is already bound", r.variable->span);
  }
  if (!r.types || r.types->kind != ast::LabelExpression::Kind::name) {
    fail("NoSingleRelationshipType", "a relationship is created with exactly one type", r.span, "write -[:TYPE]->");
  }
  if (r.direction == ast::Direction::both && !merge) {
    fail("RequiresDirectedRelationship", "a relationship is created in one direction", r.span,
         "write -[:TYPE]-> or <-[:TYPE]-");
  }
  if (merge && r.properties && !std::holds_alternative<ast::MapLiteral>(r.properties->node)) {
    fail("InvalidParameterUse", "a parameter cannot stand for all properties of a pattern that is merged",
         r.properties->span);
  }
  NewRelationship rel;
  rel.span = r.span;
  const bool backwards = r.direction == ast::Direction::incoming;
  rel.from_slot = backwards ? to : from;
  rel.to_slot = backwards ? from : to;
  if (r.types) rel.type = r.types->name.text;
  new_properties(r.properties, rel.properties, rel.property_map);
  rel.slot =
      r.variable ? introduce(*r.variable, ValueType::relationship) : frame_->add_slot({}, ValueType::relationship);
  out.relationships.push_back(std::move(rel));
  return out.relationships.back().slot;
}

void StatementBinder::new_properties(const ast::ExpressionPtr& properties, std::vector<PropertyValue>& values,
                                     std::optional<Expression>& map) {
  if (!properties) return;
  const auto* entries = std::get_if<ast::MapLiteral>(&properties->node);
  if (entries == nullptr) {
    map = expression(*properties);
    return;
  }
  for (const ast::MapEntry& entry : entries->entries)
    values.push_back({entry.key.text, expression(*entry.value), entry.value->span});
}

// The checks that the pattern would pass or fail as one to create; MERGE's own error names come first.
void StatementBinder::check_merge_pattern(const ast::PatternPart& p) {
  if (p.relationships.empty() && p.nodes[0].variable) {
    const ast::Name& name = *p.nodes[0].variable;
    if (find_variable(name.text, name.span))
      fail("VariableAlreadyBound", "the variable '" + name.text + "' is already bound", name.span);
  }
}

BoundClause StatementBinder::bind(const ast::Merge& c) {
  BoundMerge out;
  check_merge_pattern(c.pattern);
  // The pattern is bound twice from the same scope: as one to create, then as one to match. Both introduce the same
  // variables; the match's slots are the ones that stay, and the creating form is made to fill them.
  const Scope before = frame_->scope;
  out.create = create({&c.pattern}, true);
  if (error_) return out;
  const Scope created = frame_->scope;
  frame_->scope = before;
  out.match.pattern = pattern({&c.pattern}, out.match.predicates, true);
  if (error_) return out;

  std::map<uint32_t, uint32_t> to_match;  // slot of the creating form -> slot of the matching form
  const PatternGraph& graph = out.match.pattern;
  const auto alias = [&](uint32_t slot) {
    const auto at = to_match.find(slot);
    return at == to_match.end() ? slot : at->second;
  };
  size_t next_node = 0;
  for (const PatternNode& n : graph.nodes) {
    if (!n.bound) to_match[out.create.nodes[next_node++].slot] = n.slot;
  }
  for (size_t i = 0; i < graph.relationships.size(); ++i)
    to_match[out.create.relationships[i].slot] = graph.relationships[i].slot;
  for (size_t i = 0; i < out.create.paths.size(); ++i) to_match[out.create.paths[i].slot] = *graph.paths[i].slot;
  for (NewNode& n : out.create.nodes) n.slot = alias(n.slot);
  for (NewRelationship& r : out.create.relationships) {
    r.slot = alias(r.slot);
    r.from_slot = alias(r.from_slot);
    r.to_slot = alias(r.to_slot);
  }
  for (NewPath& p : out.create.paths) {
    p.slot = alias(p.slot);
    p.first_node_slot = alias(p.first_node_slot);
    for (uint32_t& r : p.relationship_slots) r = alias(r);
  }
  out.on_create = set_items(c.on_create);
  out.on_match = set_items(c.on_match);
  return out;
}

Expression StatementBinder::entity(const ast::Expression& e) {
  Expression out = expression(e);
  if (!error_ && !out.type.values.only_null() && !out.type.values.overlaps(kEntity)) {
    fail("InvalidArgumentType",
         "only nodes and relationships have properties that can be changed, this is " + describe(out.type.values),
         e.span);
  }
  return out;
}

std::vector<BoundSetItem> StatementBinder::set_items(const std::vector<ast::SetItem>& items) {
  std::vector<BoundSetItem> out;
  for (const ast::SetItem& item : items) out.push_back(set_item(item));
  return out;
}

BoundSetItem StatementBinder::set_item(const ast::SetItem& item) {
  using Kind = ast::SetItem::Kind;
  BoundSetItem out;
  switch (item.kind) {
    case Kind::property: {
      const auto& target = std::get<ast::Property>(item.target->node);
      out.kind = BoundSetItem::Kind::property;
      out.target = entity(*target.subject);
      out.key = target.key.text;
      out.value = expression(*item.value);
      break;
    }
    case Kind::labels:
      out.kind = BoundSetItem::Kind::labels;
      out.target = entity(*item.target);
      for (const ast::Name& label : item.labels) out.labels.push_back(label.text);
      if (!error_ && !out.target.type.values.only_null() && !out.target.type.values.contains(ValueType::node)) {
        fail("InvalidArgumentType", "only nodes have labels that can be changed", item.span);
      }
      break;
    case Kind::replace:
    case Kind::extend:
      out.kind = item.kind == Kind::replace ? BoundSetItem::Kind::replace : BoundSetItem::Kind::extend;
      out.target = entity(*item.target);
      out.value = expression(*item.value);
      break;
  }
  return out;
}

BoundClause StatementBinder::bind(const ast::Set& c) { return BoundSet{set_items(c.items)}; }

BoundClause StatementBinder::bind(const ast::Remove& c) {
  BoundRemove out;
  for (const ast::RemoveItem& item : c.items) {
    BoundRemoveItem bound;
    if (item.labels.empty()) {
      const auto& target = std::get<ast::Property>(item.target->node);
      bound.target = entity(*target.subject);
      bound.key = target.key.text;
    } else {
      bound.target = entity(*item.target);
      for (const ast::Name& label : item.labels) bound.labels.push_back(label.text);
    }
    out.items.push_back(std::move(bound));
  }
  return out;
}

BoundClause StatementBinder::bind(const ast::Delete& c) {
  BoundDelete out;
  out.detach = c.detach;
  constexpr TypeSet kDeletable = {ValueType::node, ValueType::relationship, ValueType::path};
  for (const ast::ExpressionPtr& target : c.targets) {
    if (std::holds_alternative<ast::LabelTest>(target->node)) {
      fail("InvalidDelete", "DELETE takes nodes, relationships and paths, not labels or types", target->span,
           "take a label away with REMOVE");
    }
    Expression e = expression(*target);
    if (!error_ && !e.type.values.only_null() && !e.type.values.overlaps(kDeletable)) {
      fail("InvalidArgumentType", "DELETE takes nodes, relationships and paths, this is " + describe(e.type.values),
           target->span);
    }
    out.targets.push_back(std::move(e));
  }
  return out;
}

BoundClause StatementBinder::bind(const ast::Foreach& c) {
  BoundForeach out;
  out.list = expression(*c.list);
  Frame frame;
  frame.outer = frame_;
  frame.arguments = &out.arguments;
  frame.first_local = locals_.size();
  frame_ = &frame;
  const uint32_t element = introduce(c.variable, element_type(out.list.type));
  BoundSingleQuery body;
  for (const ast::Clause& clause : c.clauses) {
    const bool writes =
        std::holds_alternative<ast::Create>(clause.node) || std::holds_alternative<ast::Merge>(clause.node) ||
        std::holds_alternative<ast::Set>(clause.node) || std::holds_alternative<ast::Remove>(clause.node) ||
        std::holds_alternative<ast::Delete>(clause.node) || std::holds_alternative<ast::Foreach>(clause.node);
    if (!writes) fail("InvalidClauseComposition", "FOREACH can only hold clauses that write", clause.span);
  }
  clauses(c.clauses, body);
  frame_ = frame.outer;
  frame.imports.push_back({static_cast<uint32_t>(out.arguments.size()), element});
  body.slots = std::move(frame.slots);
  body.imports = std::move(frame.imports);
  out.body = std::make_unique<BoundQuery>();
  out.body->parts.push_back(std::move(body));
  return out;
}

}  // namespace relata::query
