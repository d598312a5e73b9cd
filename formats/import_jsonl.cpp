// JSON Lines, as `relata export --format jsonl` writes them, into a graph.
#include <array>
#include <fstream>
#include <optional>

#include <fmt/format.h>

#include "formats/base64.hpp"
#include "formats/graph_import.hpp"
#include "formats/id_space.hpp"
#include "formats/json_reader.hpp"
#include "graph/file/extraction_codec.hpp"
#include "graph/store/builder.hpp"

namespace relata::formats {

namespace {

constexpr size_t kLongestLine = size_t{256} << 20;  // bytes
constexpr uint64_t kBlock = uint64_t{1} << 20;

enum class LineOutcome : uint8_t { line, too_long, end };

// The next line, without its end; of one that is too long nothing is kept.
LineOutcome read_line(std::istream& in, std::string& line) {
  std::array<char, 65536> part{};
  line.clear();
  bool too_long = false;
  while (in.getline(part.data(), part.size()), in.gcount() != 0) {
    const bool whole = !in.fail();
    const bool counts_newline = whole && !in.eof();
    if (!too_long) line.append(part.data(), static_cast<size_t>(in.gcount()) - (counts_newline ? 1 : 0));
    if (line.size() > kLongestLine) {
      too_long = true;
      line = {};
    }
    if (whole) return too_long ? LineOutcome::too_long : LineOutcome::line;
    if (in.eof() || in.bad()) break;
    in.clear();
  }
  if (too_long) return LineOutcome::too_long;
  return line.empty() ? LineOutcome::end : LineOutcome::line;
}

const Value* member(const Map& map, std::string_view key, ValueType type) {
  const auto at = map.find(key);
  return at != map.end() && at->second.type() == type ? &at->second : nullptr;
}

class JsonlImport {
 public:
  JsonlImport(const std::string& path, const ImportObserver& observer) : path_(path), observer_(observer) {}

  Result<ImportSummary> run() {
    std::ifstream in(path_, std::ios::binary);
    if (!in) return file_error(path_, "cannot be read");
    std::string line;
    uint64_t unread = 0;
    for (LineOutcome outcome = read_line(in, line); outcome != LineOutcome::end; outcome = read_line(in, line)) {
      ++line_;
      if (outcome == LineOutcome::too_long) bad_row("a line of more than 256 MiB");
      else if (!line.empty() && line != "\r") read_record(line);
      if (failed_) break;
      unread += line.size() + 1;
      if (unread < kBlock) continue;
      unread = 0;
      if (observer_.block_read) observer_.block_read();
      if (observer_.go_on && !observer_.go_on()) return interruption();
    }
    if (in.bad()) return file_error(path_, "cannot be read to its end");
    if (failed_) return *failed_;
    std::vector<RelationshipId> ids;
    summary_.graph = builder_.finish(ids);
    for (const uint32_t r : handmade_) summary_.relationships_without_text.push_back(ids[r]);
    return std::move(summary_);
  }

 private:
  void read_record(const std::string& line) {
    const Result<Value> parsed = parse_json(line, path_);
    if (!parsed) return bad_row(parsed.error().message);
    if (parsed->type() != ValueType::map) return bad_row("is no object");
    const Map& record = parsed->map();
    const Value* kind = member(record, "kind", ValueType::string);
    if (kind == nullptr) return bad_row("says no kind");
    if (kind->string() == "node") return read_node(record);
    if (kind->string() == "relationship") return read_relationship(record);
    if (kind->string() == "document") return read_text(record);
    if (kind->string() != "graph") bad_row(fmt::format("'{}' is no kind of record", kind->string()));
  }

  // The properties that can be stored; false, and reported, if one cannot.
  bool read_properties(const Map& record) {
    properties_ = nullptr;
    const Value* found = member(record, "properties", ValueType::map);
    if (found == nullptr) return true;
    for (const auto& [key, value] : found->map()) {
      if (storable(value)) continue;
      bad_row(fmt::format("the value of {} cannot be a property", key));
      return false;
    }
    properties_ = &found->map();
    return true;
  }

  // A document with all that was read off it; one that was only listed is nothing to read.
  void read_text(const Map& record) {
    const Value* text = member(record, "text", ValueType::string);
    const Value* extraction = member(record, "extraction", ValueType::string);
    if (!observer_.document || text == nullptr || extraction == nullptr) return;
    const auto bytes = from_base64(extraction->string());
    auto decoded = bytes ? file::decode_extraction(*bytes) : std::nullopt;
    if (!decoded) return bad_row("its extraction is damaged, or of a newer version");
    const auto told = [&](std::string_view key) {
      const Value* found = member(record, key, ValueType::string);
      return found == nullptr ? std::string() : found->string();
    };
    StoredText document{{told("id"), told("title"), told("date"), told("hash"), text->string()}, std::move(*decoded)};
    if (document.source.id != document.extraction.id || !file::consistent(document.extraction)) return bad_row("the document contradicts itself");
    has_texts_ = true;
    ++summary_.rows;
    if (auto taken = observer_.document(document); !taken) failed_ = std::move(taken.error());
  }

  // The id as text; nothing, and reported, if it is missing.
  std::optional<std::string> read_id(const Map& record, std::string_view key) {
    if (const Value* number = member(record, key, ValueType::integer)) return std::to_string(number->integer());
    if (const Value* text = member(record, key, ValueType::string)) return text->string();
    bad_row(fmt::format("has no {}", key));
    return std::nullopt;
  }

  void read_node(const Map& record) {
    const std::optional<std::string> id = read_id(record, "id");
    if (!id || !read_properties(record)) return;
    if (!ids_.add(*id, builder_.next_node())) return bad_row(fmt::format("the id {} is there twice", *id));
    std::vector<LabelId> labels;
    if (const Value* list = member(record, "labels", ValueType::list)) {
      for (const Value& label : list->list()) {
        if (label.type() == ValueType::string) labels.push_back(builder_.label(label.string()));
      }
    }
    const NodeId node = builder_.add_node(labels);
    if (has_texts_ && !record.contains("mentions")) summary_.nodes_without_text.push_back(node);
    ++summary_.rows;
    if (properties_ == nullptr) return;
    for (const auto& [key, value] : *properties_) builder_.set(node, builder_.property_key(key), value);
  }

  void read_relationship(const Map& record) {
    const Value* type = member(record, "type", ValueType::string);
    if (type == nullptr || type->string().empty()) return bad_row("has no type");
    if (!read_properties(record)) return;
    NodeId ends[2];
    for (const size_t side : {size_t{0}, size_t{1}}) {
      const std::optional<std::string> id = read_id(record, side == 0 ? "source" : "target");
      if (!id) return;
      ends[side] = ids_.find(*id);
      if (!ends[side].valid()) return bad_row(fmt::format("no node has the id {}", *id));
    }
    const uint32_t relationship = builder_.add_relationship(ends[0], builder_.relationship_type(type->string()), ends[1]);
    if (has_texts_ && !record.contains("evidence")) handmade_.push_back(relationship);
    ++summary_.rows;
    if (properties_ == nullptr) return;
    for (const auto& [key, value] : *properties_) builder_.set(relationship, builder_.property_key(key), value);
  }

  void bad_row(std::string_view complaint) {
    ++summary_.bad_rows;
    if (!observer_.bad_row) return;
    Error e;
    e.source = path_;
    e.message = fmt::format("line {}: {}", line_, complaint);
    observer_.bad_row(e);
  }

  static Error interruption() {
    Error e;
    e.kind = ErrorKind::cancelled;
    e.message = "interrupted; nothing was imported";
    return e;
  }

  const std::string& path_;
  const ImportObserver& observer_;
  GraphBuilder builder_;
  IdSpace ids_;
  const Map* properties_ = nullptr;  // of the record at hand
  uint64_t line_ = 0;
  bool has_texts_ = false;            // a document with its text came
  std::vector<uint32_t> handmade_;    // relationships without evidence in such a file
  std::optional<Error> failed_;       // of the observer
  ImportSummary summary_;
};

}  // namespace

Result<ImportSummary> import_jsonl(const std::string& path, const ImportObserver& observer) {
  return JsonlImport(path, observer).run();
}

}  // namespace relata::formats
