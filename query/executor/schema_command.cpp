#include "query/executor/schema_command.hpp"

#include <algorithm>

namespace relata::query {

namespace {

using Kind = ast::SchemaCommand::Kind;

Error schema_error(std::string detail, std::string message, Span span, std::string hint = {}) {
  Error e;
  e.kind = ErrorKind::query;
  e.type = "SchemaError";
  e.detail = std::move(detail);
  e.phase = Phase::runtime;
  e.message = std::move(message);
  e.span = span;
  e.hint = std::move(hint);
  return e;
}

SchemaKind kind_of(Kind kind) {
  if (kind == Kind::create_unique) return SchemaKind::unique;
  return kind == Kind::create_not_null ? SchemaKind::not_null : SchemaKind::index;
}

SchemaEntry entry_of(const ast::SchemaCommand& command) {
  SchemaEntry out;
  out.kind = kind_of(command.kind);
  out.relationship = command.relationship;
  out.target = command.target.text;
  out.key = command.key.text;
  out.name = command.name ? command.name->text : default_schema_name(out);
  return out;
}

Result<void> create(Graph& graph, const ast::SchemaCommand& command, Span span) {
  if (command.variable.text != command.property_variable.text) {
    return schema_error("UndefinedVariable", "the variable '" + command.property_variable.text + "' is not defined",
                        command.property_variable.span, "the property is one of " + command.variable.text);
  }
  SchemaEntry entry = entry_of(command);
  if (command.kind == Kind::create_index && command.relationship) {
    return schema_error("UnsupportedIndex", "relationships have no index", span,
                        "a constraint REQUIRE ... IS UNIQUE or IS NOT NULL can be made for them");
  }
  const std::vector<SchemaEntry>& all = graph.schema();
  const auto same = std::find_if(all.begin(), all.end(), [&](const SchemaEntry& e) {
    return e.kind == entry.kind && e.relationship == entry.relationship && e.target == entry.target &&
           e.key == entry.key;
  });
  if (same != all.end()) {
    if (command.conditional) return {};
    return schema_error("AlreadyExists", "it exists already, under the name " + same->name, span,
                        "IF NOT EXISTS makes it only where it is missing");
  }
  if (graph.find_schema(entry.name) != nullptr) {
    if (command.conditional) return {};
    return schema_error("AlreadyExists", "the name " + entry.name + " is taken",
                        command.name ? command.name->span : span);
  }
  if (Result<void> holds = check_schema(graph, entry); !holds) {
    Error e = std::move(holds).error();
    e.message = "the constraint cannot be made: the graph does not satisfy it: " + e.message;
    e.span = span;
    return e;
  }
  graph.add_schema(std::move(entry));
  return {};
}

Result<void> drop(Graph& graph, const ast::SchemaCommand& command) {
  const SchemaEntry* entry = graph.find_schema(command.name->text);
  const bool index = command.kind == Kind::drop_index;
  if (entry != nullptr && (entry->kind == SchemaKind::index) == index) {
    graph.drop_schema(command.name->text);
    return {};
  }
  if (entry != nullptr && index && entry->kind == SchemaKind::unique) {
    return schema_error("BelongsToConstraint", "the index " + entry->name + " belongs to a constraint",
                        command.name->span, "write DROP CONSTRAINT " + entry->name);
  }
  if (command.conditional) return {};
  return schema_error("NotFound", std::string("there is no ") + (index ? "index " : "constraint ") + command.name->text,
                      command.name->span, index ? "SHOW INDEXES lists them" : "SHOW CONSTRAINTS lists them");
}

}  // namespace

Result<void> run_schema_command(Graph& graph, const ast::SchemaCommand& command, Span span) {
  const bool drops = command.kind == Kind::drop_index || command.kind == Kind::drop_constraint;
  return drops ? drop(graph, command) : create(graph, command, span);
}

std::string explain_schema_command(const ast::SchemaCommand& command) {
  if (command.kind == Kind::drop_index) return "DropIndex " + command.name->text + "\n";
  if (command.kind == Kind::drop_constraint) return "DropConstraint " + command.name->text + "\n";
  const SchemaEntry entry = entry_of(command);
  const std::string what = entry.relationship ? "()-[:" + entry.target + "]-()" : "(:" + entry.target + ")";
  const char* const kind = entry.kind == SchemaKind::index    ? "CreateIndex "
                           : entry.kind == SchemaKind::unique ? "CreateUniqueConstraint "
                                                              : "CreateExistenceConstraint ";
  return kind + entry.name + " " + what + "." + entry.key + "\n";
}

}  // namespace relata::query
