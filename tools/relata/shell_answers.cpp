// Commands of the shell that tell something.

#include <algorithm>
#include <ostream>
#include <set>

#include <fmt/format.h>

#include "common/near_miss.hpp"
#include "graph/store/evidence.hpp"
#include "query/expression/function.hpp"
#include "tools/relata/fact_text.hpp"
#include "tools/relata/row_facts.hpp"
#include "tools/relata/shell_actions.hpp"
#include "tools/relata/shell_commands.hpp"
#include "tools/relata/shell_help.hpp"
#include "tools/relata/summary.hpp"
#include "tools/relata/usage.hpp"

namespace relata::tools::shell_action {

namespace {

constexpr size_t kEvidenceSentences = 20;  // of one fact
constexpr size_t kMentionSentences = 5;    // of one thing

void list_commands(std::ostream& out) {
  out << "Type a statement and end it with a semicolon or an empty line. Ctrl-C stops a statement or clears the line.\n";
  for (const ShellCommand& c : shell_commands()) {
    out << fmt::format("  {:<26} {}\n", fmt::format(":{} {}", c.name, c.arguments), c.help);
  }
  std::string topics;
  for (const HelpTopic& t : help_topics()) topics += fmt::format("{}{}", topics.empty() ? "" : ", ", t.name);
  out << "Topics: " << topics << "; or the name of a clause, a command or a function.\n";
}

Result<void> write_mentions(ShellState& s, NodeId node) {
  const Graph& graph = s.session.file().graph();
  Paging paging(s);
  paging.out() << thing_name(graph, node) << '\n';
  if (graph.evidence() == nullptr) return {};
  const auto mentions = graph.evidence()->mentions(node);
  if (!mentions) return mentions.error();
  write_marked(*mentions, kMentionSentences, s.streams.color ? Marking::underline : Marking::brackets, "  ", paging.out());
  return {};
}

Result<void> write_facts(ShellState& s, const std::vector<RelationshipId>& facts) {
  const Graph& graph = s.session.file().graph();
  Paging paging(s);
  for (const RelationshipId r : facts) {
    paging.out() << fact_line(graph, r) << '\n';
    const auto evidence = graph.evidence() == nullptr ? Result<List>(List()) : graph.evidence()->evidence(r);
    if (!evidence) return evidence.error();
    if (evidence->empty()) paging.out() << "  made by hand: no sentence says it\n";
    write_marked(*evidence, kEvidenceSentences, s.streams.color ? Marking::underline : Marking::brackets, "  ", paging.out());
  }
  return {};
}

// The topics that might have been meant.
std::string near_topic(const std::string& name) {
  std::vector<std::string> names;
  for (const std::span<const HelpTopic> topics : {help_topics(), help_clauses()}) {
    for (const HelpTopic& t : topics) names.emplace_back(t.name);
  }
  for (const ShellCommand& c : shell_commands()) names.emplace_back(c.name);
  for (const query::Function* f : query::functions()) names.emplace_back(f->name);
  const std::string near = nearest(name, names);
  return near.empty() ? ":help lists the topics" : "did you mean :help " + near + "?";
}

// The row that an argument names: its number, or nothing where there is only one.
Result<size_t> chosen_row(const LastResult& last, const std::string& argument) {
  if (last.rows().empty()) return usage_error("there is no result with rows yet");
  if (argument.empty() && last.rows().size() == 1) return size_t{0};
  if (argument.empty()) return usage_error(fmt::format("which of the {} rows?", last.count()), ":evidence 1 is the first");
  const auto number = number_of(argument, "a row");
  if (!number) return number.error();
  if (*number >= 1 && *number <= last.rows().size()) return *number - 1;
  if (*number >= 1 && *number <= last.count()) return usage_error(fmt::format("only the first {} rows are kept", LastResult::kKept));
  return usage_error(fmt::format("there is no row {}: the last result has {}", *number, last.count()));
}

}  // namespace

Result<void> help(ShellState& s, const std::string& topic) {
  if (topic.empty()) {
    list_commands(Paging(s).out());
    return {};
  }
  if (const HelpTopic* t = find_help(topic)) {
    s.streams.out << t->text;
    return {};
  }
  const bool colon = topic.starts_with(':') || topic.starts_with('.');
  const std::string name = colon ? topic.substr(1) : topic;
  const query::Function* f = colon ? nullptr : query::find_function(name);
  const ShellCommand* c = find_shell_command(name);
  if (f != nullptr) s.streams.out << f->signature << "\n  " << f->help << '\n';
  if (c != nullptr) s.streams.out << fmt::format(":{} {}\n  {}\n", c->name, c->arguments, c->help);
  if (f != nullptr || c != nullptr) return {};
  return usage_error(fmt::format("there is no help on '{}'", topic), near_topic(name));
}

Result<void> schema(ShellState& s, const std::string&) {
  write_schema(s.session.file().graph(), Paging(s).out());
  return {};
}

Result<void> stats(ShellState& s, const std::string&) { return write_stats(s.session.file(), Paging(s).out()); }

Result<void> explain(ShellState& s, const std::string& statement) {
  const std::string asked = statement.empty() ? s.last.statement : statement;
  if (asked.empty()) return usage_error("nothing was run yet", ":explain STATEMENT");
  const std::string text = "EXPLAIN " + asked;
  s.exit = std::max(s.exit, run_shell_statement(s, text, Span{0, static_cast<uint32_t>(text.size())}, "<shell>"));
  s.last.statement = asked;
  return {};
}

Result<void> evidence(ShellState& s, const std::string& argument) {
  const auto row = chosen_row(s.last, argument);
  if (!row) return row.error();
  const Graph& graph = s.session.file().graph();
  const RowFacts facts = facts_of_row(graph, s.last.rows()[*row]);
  if (facts.relationships.empty() && facts.nodes.empty()) return usage_error("the row names nothing that the graph knows", "return the relationship: RETURN a.name, r, b.name");
  if (facts.by_name) s.streams.err << "note: the row holds no relationship; these are the facts between the things it names\n";
  if (auto ok = write_facts(s, facts.relationships); !ok) return ok;
  if (!facts.relationships.empty()) return {};
  for (const NodeId n : facts.nodes) {
    if (auto ok = write_mentions(s, n); !ok) return ok;
  }
  return {};
}

Result<void> last(ShellState& s, const std::string&) {
  if (s.last.statement.empty()) return usage_error("nothing was run yet");
  {
    const Paging paging(s, !s.file);
    Streams streams = result_streams(s);
    const auto writer = formats::make_result_writer(s.options.mode, s.options.result, streams.out);
    writer->begin(s.last.names());
    for (const auto& row : s.last.rows()) writer->row_of(row);
    writer->end();
  }
  if (s.last.count() > s.last.rows().size()) s.streams.err << fmt::format("note: only the first {} of {} rows are kept\n", s.last.rows().size(), s.last.count());
  return {};
}

Result<void> quit(ShellState& s, const std::string&) {
  s.quit = true;
  return {};
}

}  // namespace relata::tools::shell_action
