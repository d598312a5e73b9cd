// CSV with neo4j-admin headers into a graph.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "formats/graph_import.hpp"
#include "formats/id_space.hpp"
#include "formats/import_header.hpp"
#include "graph/store/builder.hpp"

namespace relata::formats {

namespace {

std::string shown(std::string_view text) {
  constexpr size_t kShown = 60;
  return fmt::format("'{}{}'", text.substr(0, kShown), text.size() > kShown ? "..." : "");
}

// A column of the file at hand, made ready.
struct ReadyColumn {
  ImportColumn column;
  PropertyKeyId key;         // invalid: no property
  IdSpace* space = nullptr;  // of id, start, end
};

class CsvImport {
 public:
  CsvImport(const ImportRequest& request, const ImportObserver& observer) : request_(request), observer_(observer) {}

  Result<ImportSummary> run() {
    for (const ImportFiles& files : request_.nodes) {
      if (Result<void> ok = read_group(files, ImportKind::nodes); !ok) return ok.error();
    }
    for (const ImportFiles& files : request_.relationships) {
      if (Result<void> ok = read_group(files, ImportKind::relationships); !ok) return ok.error();
    }
    spaces_.clear();
    std::vector<RelationshipId> ids;
    summary_.graph = builder_.finish(ids);
    return std::move(summary_);
  }

 private:
  // What one group of files has in common.
  struct Group {
    ImportKind kind = ImportKind::nodes;
    std::vector<std::string> header;  // to know it again at the top of the next file
    std::vector<ReadyColumn> columns;
    std::vector<LabelId> labels;    // of nodes
    RelationshipTypeId type;        // of relationships; invalid: none given
    std::vector<LabelId> row_labels;  // with those of the row at hand
  };

  Result<void> read_group(const ImportFiles& files, ImportKind kind) {
    Group group;
    group.kind = kind;
    if (kind == ImportKind::nodes) {
      for (const std::string& name : files.names) group.labels.push_back(builder_.label(name));
    } else if (!files.names.empty()) {
      group.type = builder_.relationship_type(files.names.front());
    }
    for (const std::string& path : files.paths) {
      if (Result<void> ok = read_file(path, group); !ok) return ok;
    }
    return {};
  }

  Result<void> read_file(const std::string& path, Group& group) {
    Result<CsvReader> reader = CsvReader::open(path, request_.delimiter, [this] { block_read(); });
    if (!reader) return reader.error();
    CsvReader& in = *reader;
    bool first = true;
    while (true) {
      if (stopped_) return interruption();
      const CsvReader::Outcome outcome = in.next();
      if (outcome == CsvReader::Outcome::failed) return file_error(path, "cannot be read to its end");
      if (outcome == CsvReader::Outcome::end) break;
      if (outcome == CsvReader::Outcome::malformed) {
        bad_row(in, in.complaint());
      } else if (first && group.columns.empty()) {
        if (Result<void> ok = read_header(in, group); !ok) return ok;
      } else if (!first || !repeats_header(in, group)) {
        read_row(in, group);
      }
      first = false;
    }
    if (!group.columns.empty()) return {};
    Error e;
    e.source = path;
    e.message = "has no header";
    return e;
  }

  Result<void> read_header(const CsvReader& in, Group& group) {
    Result<std::vector<ImportColumn>> columns = parse_import_header(in.fields(), group.kind);
    if (!columns) {
      columns.error().source = in.path();
      return columns.error();
    }
    const bool typed = group.type.valid() || std::any_of(columns->begin(), columns->end(), [](const ImportColumn& c) { return c.role == ImportRole::type; });
    if (group.kind == ImportKind::relationships && !typed) {
      Error e;
      e.source = in.path();
      e.message = "gives its relationships no type";
      e.hint = fmt::format("write --relationships TYPE={}, or add a column :TYPE", in.path());
      return e;
    }
    for (const CsvField& field : in.fields()) group.header.emplace_back(field.text);
    for (ImportColumn& c : *columns) {
      ReadyColumn ready;
      const bool is_property = c.role != ImportRole::ignore && (request_.ids_are_properties || c.role != ImportRole::id);
      if (!c.key.empty() && is_property) ready.key = builder_.property_key(c.key);
      const bool is_id = c.role == ImportRole::id || c.role == ImportRole::start || c.role == ImportRole::end;
      if (is_id) ready.space = &spaces_[c.space];
      ready.column = std::move(c);
      group.columns.push_back(std::move(ready));
    }
    return {};
  }

  static bool repeats_header(const CsvReader& in, const Group& group) {
    return std::equal(in.fields().begin(), in.fields().end(), group.header.begin(), group.header.end(),
                      [](const CsvField& f, const std::string& h) { return f.text == h; });
  }

  void read_row(const CsvReader& in, Group& group) {
    if (in.fields().size() > group.columns.size()) {
      return bad_row(in, fmt::format("has {} fields, the header {}", in.fields().size(), group.columns.size()));
    }
    values_.clear();
    for (size_t i = 0; i < in.fields().size(); ++i) {
      if (!group.columns[i].key.valid()) continue;
      if (!read_value(in, group.columns[i], in.fields()[i])) return;
    }
    const bool used = group.kind == ImportKind::nodes ? add_node(in, group) : add_relationship(in, group);
    if (used) ++summary_.rows;
  }

  bool read_value(const CsvReader& in, const ReadyColumn& ready, const CsvField& field) {
    if (ready.column.role == ImportRole::id && !ready.column.typed_id) {
      if (!field.text.empty()) values_.emplace_back(ready.key, id_value(field.text));
      return true;
    }
    std::optional<Value> value = parse_cell(field, ready.column, request_.array_delimiter);
    if (!value) {
      bad_row(in, fmt::format("{} is no {} ({})", shown(field.text), cell_type_name(ready.column.type), ready.column.key));
      return false;
    }
    if (!value->is_null()) values_.emplace_back(ready.key, std::move(*value));
    return true;
  }

  bool add_node(const CsvReader& in, Group& group) {
    group.row_labels = group.labels;
    const NodeId node = builder_.next_node();
    for (size_t i = 0; i < in.fields().size(); ++i) {
      const ReadyColumn& ready = group.columns[i];
      const std::string_view text = in.fields()[i].text;
      if (ready.column.role == ImportRole::label) {
        for (const std::string& label : split_elements(text, request_.array_delimiter)) {
          if (!label.empty()) group.row_labels.push_back(builder_.label(label));
        }
      } else if (ready.column.role == ImportRole::id && !text.empty() && !ready.space->add(text, node)) {
        bad_row(in, fmt::format("the id {} is there twice{}", shown(text), in_space(ready.column.space)));
        return false;
      }
    }
    builder_.add_node(group.row_labels);
    for (const auto& [key, value] : values_) builder_.set(node, key, value);
    return true;
  }

  static std::string in_space(const std::string& space) { return space.empty() ? std::string() : fmt::format(" in {}", space); }

  bool add_relationship(const CsvReader& in, const Group& group) {
    NodeId ends[2];
    RelationshipTypeId type = group.type;
    for (size_t i = 0; i < in.fields().size(); ++i) {
      const ReadyColumn& ready = group.columns[i];
      const std::string_view text = in.fields()[i].text;
      if (ready.column.role == ImportRole::type && !text.empty()) type = builder_.relationship_type(text);
      if (ready.space == nullptr) continue;
      NodeId& end = ends[ready.column.role == ImportRole::start ? 0 : 1];
      end = ready.space->find(text);
      if (end.valid()) continue;
      bad_row(in, fmt::format("no node has the id {}{}", shown(text), in_space(ready.column.space)));
      return false;
    }
    if (!ends[0].valid() || !ends[1].valid() || !type.valid()) {
      bad_row(in, type.valid() ? "an end of the relationship is missing" : "the relationship has no type");
      return false;
    }
    const uint32_t relationship = builder_.add_relationship(ends[0], type, ends[1]);
    for (const auto& [key, value] : values_) builder_.set(relationship, key, value);
    return true;
  }

  void bad_row(const CsvReader& in, std::string_view complaint) {
    ++summary_.bad_rows;
    if (!observer_.bad_row) return;
    Error e;
    e.source = in.path();
    e.message = fmt::format("line {}: {}", in.line_1based(), complaint);
    observer_.bad_row(e);
  }

  void block_read() {
    if (observer_.block_read) observer_.block_read();
    if (observer_.go_on && !observer_.go_on()) stopped_ = true;
  }

  static Error interruption() {
    Error e;
    e.kind = ErrorKind::cancelled;
    e.message = "interrupted; nothing was imported";
    return e;
  }

  const ImportRequest& request_;
  const ImportObserver& observer_;
  GraphBuilder builder_;
  std::map<std::string, IdSpace> spaces_;
  std::vector<std::pair<PropertyKeyId, Value>> values_;  // of the row at hand
  ImportSummary summary_;
  bool stopped_ = false;
};

}  // namespace

Result<ImportSummary> import_csv(const ImportRequest& request, const ImportObserver& observer) {
  return CsvImport(request, observer).run();
}

}  // namespace relata::formats
