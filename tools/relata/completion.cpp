#include "tools/relata/completion.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "common/utf8.hpp"
#include "formats/cypher_text.hpp"
#include "formats/export.hpp"
#include "formats/graph_text.hpp"
#include "formats/result_writer.hpp"
#include "query/procedure/procedure_registry.hpp"
#include "query/expression/function.hpp"
#include "query/parser/expected.hpp"
#include "tools/relata/query_context.hpp"
#include "tools/relata/shell_commands.hpp"
#include "tools/relata/shell_help.hpp"

namespace relata::tools {

namespace {

constexpr size_t kMost = 200;
constexpr uint32_t kSample = 1000;  // nodes or relationships that are looked at to learn keys and values

class Candidates {
 public:
  explicit Candidates(std::string_view word) : folded_(utf8::casefold(word)) {}
  void offer(std::string_view text, std::string_view after = {}) {
    if (utf8::casefold(text).starts_with(folded_)) found_.insert(std::string(text) + std::string(after));
  }
  [[nodiscard]] std::vector<std::string> take() const {
    std::vector<std::string> list(found_.begin(), found_.end());
    if (list.size() > kMost) list.resize(kMost);
    return list;
  }

 private:
  std::string folded_;
  std::set<std::string> found_;
};

// At most kSample of the nodes with this label (of all, if it is not valid), from all over the graph.
std::vector<NodeId> sampled_nodes(const Graph& graph, LabelId label) {
  std::vector<NodeId> sample;
  if (label.valid()) {
    const auto nodes = graph.nodes_with_label(label);
    const size_t step = std::max<size_t>(1, nodes.size() / kSample);
    for (size_t i = 0; i < nodes.size(); i += step) sample.push_back(nodes[i]);
    return sample;
  }
  const uint32_t step = std::max<uint32_t>(1, graph.node_capacity() / kSample);
  for (uint32_t i = 0; i < graph.node_capacity(); i += step) {
    if (graph.exists(NodeId(i))) sample.emplace_back(i);
  }
  return sample;
}

// The same of relationships. Those of a rare type may not be met at all: then nothing.
std::vector<RelationshipId> sampled_relationships(const Graph& graph, RelationshipTypeId type) {
  constexpr uint32_t kLooks = 20 * kSample;
  std::vector<RelationshipId> sample;
  const uint32_t capacity = graph.relationship_capacity(), looks = type.valid() ? kLooks : kSample;
  const uint32_t step = std::max<uint32_t>(1, capacity / looks);
  for (uint32_t i = 0; i < capacity && sample.size() < kSample; i += step) {
    const RelationshipId r(i);
    if (graph.exists(r) && (!type.valid() || graph.type(r) == type)) sample.push_back(r);
  }
  return sample;
}

class QueryCompletion {
 public:
  QueryCompletion(const Graph& graph, const Map& parameters, const NameIndex& names, std::string_view text)
      : graph_(graph), parameters_(parameters), names_(names), text_(text), word_(last_word(text)), before_(text.substr(0, text.size() - word_.size())), out_(word_) {}

  Completion run() {
    if (const size_t quote = open_quote(text_); quote != std::string_view::npos) return inside_quotes(quote);
    const query::Expected expected = query::expected_after(before_);
    offer_names(expected);
    // Where a name of the schema stands, any word of the language may be one, too; nobody means that.
    if (expected.names.label || expected.names.relationship_type || expected.names.property_key) return done();
    if (word_.empty() && before_.find_first_not_of(" \t\r\n") != std::string_view::npos && expected.names.any() && !expected.end) return done();
    for (const std::string& k : expected.keywords) out_.offer(k);
    Completion completion = done();
    if (completion.candidates.size() == 1 && is_one_of(expected.keywords, completion.candidates[0])) completion.candidates[0] += ' ';
    return completion;
  }

 private:
  static bool is_one_of(const std::vector<std::string>& words, const std::string& word) { return std::find(words.begin(), words.end(), word) != words.end(); }

  [[nodiscard]] Completion done() const { return {before_.size(), out_.take()}; }

  void offer_names(const query::Expected& expected) {
    const query::NameKinds& names = expected.names;
    if (names.label) {
      for (const LabelId l : graph_.labels_in_use()) out_.offer(formats::cypher_name(graph_.name_of(l)));
    }
    if (names.relationship_type) {
      for (const RelationshipTypeId t : graph_.relationship_types_in_use()) out_.offer(formats::cypher_name(graph_.name_of(t)));
    }
    if (names.property_key) offer_keys();
    if (names.parameter) {
      for (const auto& entry : parameters_) out_.offer(formats::cypher_name(entry.first));
    }
    if (names.variable) {
      for (const std::string& v : expected.variables) out_.offer(formats::cypher_name(v));
    }
    if (names.function && !(word_.empty() && spaces().empty())) {
      for (const query::Function* f : query::functions()) offer_spaced(f->name);
    }
    if (names.procedure) offer_procedures();
  }

  void offer_procedures() {
    query::ProcedureRegistry registry;
    query::add_builtin_procedures(registry);
    for (const query::ProcedureSignature* p : registry.list()) offer_spaced(p->name);
  }

  // The name spaces before the word: "db." in "CALL db.la".
  [[nodiscard]] std::string_view spaces() const {
    size_t begin = before_.size();
    while (begin > 0 && (is_word_character(before_[begin - 1]) || before_[begin - 1] == '.')) --begin;
    return before_.substr(begin);
  }
  // A function or procedure; the word is only what follows the last point of its name.
  void offer_spaced(std::string_view name) {
    if (name.starts_with(spaces())) out_.offer(name.substr(spaces().size()), "(");
  }

  void offer_keys() {
    const Owner owner = owner_of_key(before_);
    if (owner.kind == Owner::Kind::node && !owner.name.empty()) {
      const LabelId label = graph_.find_label(owner.name);
      if (label.valid() && offer_keys_of(sampled_nodes(graph_, label))) return;
    } else if (owner.kind == Owner::Kind::node) {
      if (offer_keys_of(sampled_nodes(graph_, {}))) return;
    } else if (owner.kind == Owner::Kind::relationship) {
      const RelationshipTypeId type = owner.name.empty() ? RelationshipTypeId() : graph_.find_relationship_type(owner.name);
      if (offer_keys_of(sampled_relationships(graph_, type))) return;
    }
    for (const PropertyKeyId k : graph_.property_keys_in_use()) out_.offer(formats::cypher_name(graph_.name_of(k)));
  }

  template <class Id>
  bool offer_keys_of(const std::vector<Id>& sample) {
    bool any = false;
    for (const Id id : sample) {
      for (const auto& entry : graph_.properties(id)) {
        out_.offer(formats::cypher_name(entry.first));
        any = true;
      }
    }
    return any;
  }

  // Names of things; but where the quote is the value of another property, the values that property has.
  Completion inside_quotes(size_t quote) {
    const std::string_view typed = text_.substr(quote + 1);
    const std::string_view key = key_before_value(text_.substr(0, quote));
    const bool is_name = key.empty() || key == "name" || key == "title" || key == "aliases";
    std::vector<std::string> found = is_name ? names_.beginning_with(typed, kMost) : values_of(key, typed);
    for (std::string& f : found) f = escaped(f, text_[quote]);
    if (found.size() == 1) found[0] += text_[quote];
    return {quote + 1, std::move(found)};
  }

  [[nodiscard]] std::vector<std::string> values_of(std::string_view key_name, std::string_view typed) const {
    const PropertyKeyId key = graph_.find_property_key(key_name);
    if (!key.valid()) return {};
    Candidates values(typed);
    const auto offer = [&](const Value& v) {
      if (v.type() == ValueType::string) values.offer(v.string());
    };
    for (const NodeId n : sampled_nodes(graph_, {})) offer(graph_.property(n, key));
    for (const RelationshipId r : sampled_relationships(graph_, {})) offer(graph_.property(r, key));
    return values.take();
  }

  static std::string escaped(std::string_view text, char quote) {
    std::string out;
    for (const char c : text) {
      if (c == quote || c == '\\') out += '\\';
      if (c == '\n') out += "\\n";
      else out += c;
    }
    return out;
  }

  const Graph& graph_;
  const Map& parameters_;
  const NameIndex& names_;
  std::string_view text_;
  std::string_view word_;
  std::string_view before_;
  Candidates out_;
};

// Entries of the folder that `path` leads into; a folder gets a slash.
std::vector<std::string> files_beginning_with(std::string_view path) {
  const size_t slash = path.rfind('/');
  const std::string folder(slash == std::string_view::npos ? "" : path.substr(0, slash + 1));
  const std::string_view beginning = path.substr(folder.size());
  std::set<std::string> found;
  std::error_code failed;
  for (std::filesystem::directory_iterator it(folder.empty() ? "." : folder, failed), end; !failed && it != end && found.size() < kMost; it.increment(failed)) {
    const std::string name = it->path().filename().string();
    if (!name.starts_with(beginning) || (beginning.empty() && name.starts_with('.'))) continue;
    std::error_code ignored;
    found.insert(folder + name + (it->is_directory(ignored) ? "/" : ""));
  }
  return {found.begin(), found.end()};
}

// "box, table, csv" as words.
void offer_list(std::string_view list, Candidates& out) {
  while (!list.empty()) {
    const size_t end = std::min(list.find(','), list.size());
    out.offer(list.substr(0, end));
    list.remove_prefix(std::min(end + 2, list.size()));
  }
}

void offer_arguments(ShellArgument kind, Candidates& out) {
  switch (kind) {
    case ShellArgument::mode: return offer_list(formats::kResultModes, out);
    case ShellArgument::format: return offer_list(formats::kExportFormats, out);
    case ShellArgument::on_off: return offer_list("off, on", out);
    case ShellArgument::topic:
      for (const HelpTopic& t : help_topics()) out.offer(t.name);
      for (const HelpTopic& t : help_clauses()) out.offer(t.name);
      for (const ShellCommand& c : shell_commands()) out.offer(c.name);
      return;
    default: return;
  }
}

}  // namespace

Completion ShellCompletion::complete(std::string_view text) const {
  const size_t first = text.find_first_not_of(" \t\r\n");
  const bool command = first != std::string_view::npos && (text[first] == ':' || text[first] == '.');
  if (!command) return QueryCompletion(graph_, parameters_, names_, text).run();
  const size_t blank = text.find_first_of(" \t", first);
  if (blank == std::string_view::npos) {
    Candidates out(text.substr(first + 1));
    for (const ShellCommand& c : shell_commands()) out.offer(c.name, c.arguments.empty() ? "" : " ");
    return {first + 1, out.take()};
  }
  const ShellCommand* found = find_shell_command(text.substr(first + 1, blank - first - 1));
  if (found == nullptr) return {text.size(), {}};
  const size_t begin = text.find_last_of(" \t") + 1;
  const bool second = text.find_first_not_of(" \t", blank) < begin && begin < text.size() + 1 && text.substr(blank, begin - blank).find_first_not_of(" \t") != std::string_view::npos;
  if (found->takes == ShellArgument::query) {
    Completion inner = QueryCompletion(graph_, parameters_, names_, text.substr(blank + 1)).run();
    inner.begin += blank + 1;
    return inner;
  }
  if (found->takes == ShellArgument::file || (found->takes == ShellArgument::format && second)) return {begin, files_beginning_with(text.substr(begin))};
  Candidates out(text.substr(begin));
  if (!second) offer_arguments(found->takes, out);
  return {begin, out.take()};
}

}  // namespace relata::tools
