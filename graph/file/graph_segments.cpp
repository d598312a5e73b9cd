#include "graph/file/graph_segments.hpp"

#include <fmt/format.h>

#include "graph/store/bytes.hpp"
#include "graph/store/state.hpp"
#include "graph/store/value_codec.hpp"

namespace relata::file {

namespace {

constexpr const char* kPrefix = "graph.";

// Writes until the first error.
class Writer {
 public:
  Writer(Database& database, Segments& segments) : database_(database), segments_(segments) {}
  void put(const std::string& name, std::string_view bytes) {
    if (result_.ok()) result_ = segments_.put(database_, kPrefix + name, bytes);
  }
  template <class T>
  void array(const std::string& name, std::span<const T> values) {
    if (result_.ok()) result_ = segments_.put_array(database_, kPrefix + name, values);
  }
  Result<void>& result() { return result_; }

 private:
  Database& database_;
  Segments& segments_;
  Result<void> result_;
};

// Reads until the first error; after it everything is empty.
class Reader {
 public:
  Reader(const Database& database, const Segments& segments) : database_(database), segments_(segments) {}
  std::string get(const std::string& name) {
    if (error_) return {};
    Result<std::string> bytes = segments_.get(database_, kPrefix + name);
    if (bytes.ok()) return std::move(bytes).value();
    error_ = bytes.error();
    return {};
  }
  template <class T>
  Array<T> array(const std::string& name) {
    if (error_) return {};
    Result<Array<T>> values = segments_.get_array<T>(database_, kPrefix + name);
    if (values.ok()) return std::move(values).value();
    error_ = values.error();
    return {};
  }
  template <class T>
  std::vector<T> vector(const std::string& name) {
    const Array<T> values = array<T>(name);
    return {values.begin(), values.end()};
  }
  void require(bool fits, std::string_view what) {
    if (!fits && !error_)
      error_ = file_error(database_.path(), fmt::format("is damaged: its {} contradict each other", what));
  }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  const Database& database_;
  const Segments& segments_;
  std::optional<Error> error_;
};

void write_side(Writer& out, const std::string& name, const CsrSide& side) {
  out.array(name + ".row", side.row.view());
  out.array(name + ".run_row", side.run_row.view());
  out.array(name + ".runs", side.runs.view());
  out.array(name + ".ends", side.ends.view());
  out.array(name + ".edges", side.edges.view());
}

CsrSide read_side(Reader& in, const std::string& name) {
  CsrSide side;
  side.row = in.array<uint32_t>(name + ".row");
  side.run_row = in.array<uint32_t>(name + ".run_row");
  side.runs = in.array<uint8_t>(name + ".runs");
  side.ends = in.array<uint32_t>(name + ".ends");
  side.edges = in.array<uint32_t>(name + ".edges");
  return side;
}

template <class IdType>
std::string encode_names(const Interner<IdType>& names) {
  std::string bytes;
  for (IdType id(0); id.value < names.size(); ++id.value) put_text(bytes, names.text(id));
  return bytes;
}

template <class IdType>
void decode_names(Reader& in, const std::string& segment, Interner<IdType>& names) {
  const std::string bytes = in.get(segment);
  ByteReader reader(bytes);
  uint32_t n = 0;
  for (; !reader.finished() && reader.ok(); ++n) names.intern(reader.text());
  in.require(reader.ok() && names.size() == n, "names");
}

std::string encode_sets(const std::vector<std::vector<LabelId>>& sets) {
  std::string bytes;
  put_varint(bytes, sets.size());
  for (const auto& set : sets) {
    put_varint(bytes, set.size());
    for (LabelId label : set) put_varint(bytes, label.value);
  }
  return bytes;
}

std::vector<std::vector<LabelId>> decode_sets(Reader& in, const std::string& bytes) {
  ByteReader reader(bytes);
  std::vector<std::vector<LabelId>> sets;
  for (uint64_t n = reader.count(); n != 0 && reader.ok(); --n) {
    sets.emplace_back();
    for (uint64_t m = reader.count(); m != 0 && reader.ok(); --m) sets.back().emplace_back(reader.u32());
  }
  in.require(reader.finished(), "sets of labels");
  return sets;
}

void write_columns(Writer& out, const std::string& name, const PropertyTable& table) {
  for (uint32_t key = 0; key < table.columns().size(); ++key) {
    if (table.columns()[key].count() == 0) continue;
    const Column::Parts parts = table.columns()[key].parts();
    std::string head;
    for (uint64_t v : {static_cast<uint64_t>(parts.kind), uint64_t{parts.width}, uint64_t{parts.dense ? 1u : 0u}})
      put_varint(head, v);
    const std::string prefix = fmt::format("{}.{}", name, key);
    out.put(prefix + ".head", head);
    out.array(prefix + ".present", std::span<const uint64_t>(parts.present));
    out.array(prefix + ".ids", std::span<const uint32_t>(parts.ids));
    out.array(prefix + ".cells", std::span<const uint8_t>(parts.cells));
  }
}

void read_columns(Reader& in, const std::string& name, uint32_t id_limit, const GraphState& state,
                  PropertyTable& table) {
  table.columns().resize(state.keys.size());
  for (uint32_t key = 0; key < state.keys.size(); ++key) {
    const std::string prefix = fmt::format("{}.{}", name, key);
    const std::string head = in.get(prefix + ".head");
    if (head.empty()) continue;
    ByteReader reader(head);
    Column::Parts parts;
    parts.kind = static_cast<ColumnKind>(reader.below(256));
    parts.width = reader.u32();
    parts.dense = reader.below(2) != 0;
    parts.present = in.vector<uint64_t>(prefix + ".present");
    parts.ids = in.vector<uint32_t>(prefix + ".ids");
    parts.cells = in.vector<uint8_t>(prefix + ".cells");
    in.require(reader.finished() && table.columns()[key].adopt(std::move(parts), id_limit, state.pool),
               "property columns");
  }
}

std::string encode_statistics(const Statistics& s) {
  std::string bytes;
  for (uint64_t v :
       {s.nodes, s.relationships, s.patterns_known ? uint64_t{1} : uint64_t{0}, uint64_t{s.nodes_of_label.size()}})
    put_varint(bytes, v);
  for (uint64_t v : s.nodes_of_label) put_varint(bytes, v);
  put_varint(bytes, s.types.size());
  for (const TypeStatistics& t : s.types) {
    for (uint64_t v : {t.relationships, t.sources, t.targets}) put_varint(bytes, v);
  }
  put_varint(bytes, s.patterns.size());
  for (const auto& [pattern, count] : s.patterns) {
    for (uint32_t id : {std::get<0>(pattern).value, std::get<1>(pattern).value, std::get<2>(pattern).value})
      put_varint(bytes, id);
    put_varint(bytes, count);
  }
  return bytes;
}

std::optional<Statistics> decode_statistics(std::string_view bytes) {
  ByteReader in(bytes);
  Statistics s;
  s.nodes = in.varint();
  s.relationships = in.varint();
  s.patterns_known = in.varint() != 0;
  for (uint64_t n = in.count(); n != 0 && in.ok(); --n) s.nodes_of_label.push_back(in.varint());
  for (uint64_t n = in.count(); n != 0 && in.ok(); --n) {
    TypeStatistics t;
    t.relationships = in.varint();
    t.sources = in.varint();
    t.targets = in.varint();
    s.types.push_back(t);
  }
  for (uint64_t n = in.count(); n != 0 && in.ok(); --n) {
    const LabelId source(in.u32());
    const RelationshipTypeId type(in.u32());
    const LabelId target(in.u32());
    s.patterns[{source, type, target}] = in.varint();
  }
  if (!in.finished()) return std::nullopt;
  return s;
}

std::string encode_entries(const std::vector<SchemaEntry>& entries) {
  List list;
  for (const SchemaEntry& e : entries) list.push_back(encode_schema(e));
  return encode_value(Value(std::move(list)));
}

bool decode_entries(std::string_view bytes, std::vector<SchemaEntry>& entries) {
  const std::optional<Value> list = decode_value(bytes);
  if (!list || list->type() != ValueType::list) return false;
  for (const Value& value : list->list()) {
    std::optional<SchemaEntry> entry = decode_schema(value);
    if (!entry || (!entries.empty() && entry->name <= entries.back().name)) return false;
    entries.push_back(std::move(*entry));
  }
  return true;
}

void read_body(Reader& in, uint32_t id_limit, GraphState& state) {
  CsrSide out_side = read_side(in, "out");
  CsrSide in_side = read_side(in, "in");
  const auto types = static_cast<uint32_t>(state.types.size());
  if (in.error()) return;
  in.require(Body::adopt(std::move(out_side), std::move(in_side), id_limit, types, state.body), "relationships");
}

void read_nodes(Reader& in, GraphState& state) {
  std::vector<std::vector<LabelId>> sets = decode_sets(in, in.get("label_sets"));
  std::vector<uint32_t> set_of = in.vector<uint32_t>("label_set_of");
  state.dead_nodes.assign(in.vector<uint64_t>("dead_nodes"));
  if (in.error()) return;
  const auto dead = [&](uint32_t node) { return state.dead_nodes.test(node); };
  in.require(
      state.node_labels.adopt(std::move(sets), std::move(set_of), static_cast<uint32_t>(state.labels.size()), dead),
      "labels");
  state.dead_node_count = state.dead_nodes.count();
  in.require(state.body.vertices() <= state.node_labels.nodes() && state.dead_node_count <= state.node_labels.nodes(),
             "nodes");
}

}  // namespace

Result<void> write_graph(Database& database, Segments& segments, Graph& graph) {
  graph.merge_delta();
  if (Result<void> removed = segments.remove_with_prefix(database, kPrefix); !removed) return removed;
  const GraphState& state = graph.state();
  Writer out(database, segments);
  out.put("labels", encode_names(state.labels));
  out.put("types", encode_names(state.types));
  out.put("keys", encode_names(state.keys));
  const uint32_t limit[] = {state.relationship_limit()};
  out.array("limit", std::span<const uint32_t>(limit));
  write_side(out, "out", state.body.out());
  write_side(out, "in", state.body.in());
  out.array("count_of_type", std::span<const uint64_t>(state.count_of_type));
  out.put("label_sets", encode_sets(state.node_labels.sets()));
  out.array("label_set_of", state.node_labels.set_of());
  out.array("dead_nodes", state.dead_nodes.words());
  out.array("pool.bytes", state.pool.all_bytes());
  out.array("pool.offsets", state.pool.offsets());
  write_columns(out, "node", state.node_properties);
  write_columns(out, "relationship", state.relationship_properties);
  out.put("statistics", encode_statistics(graph.statistics()));
  out.put("schema", encode_entries(state.schema));
  return out.result();
}

Result<Graph> read_graph(const Database& database, const Segments& segments) {
  Graph graph;
  if (!segments.has(std::string(kPrefix) + "limit")) return graph;
  GraphState& state = graph.state();
  Reader in(database, segments);
  decode_names(in, "labels", state.labels);
  decode_names(in, "types", state.types);
  decode_names(in, "keys", state.keys);
  const Array<uint32_t> limit = in.array<uint32_t>("limit");
  const uint32_t id_limit = limit.size() == 1 ? limit[0] : 0;
  read_body(in, id_limit, state);
  state.delta = Delta(id_limit);
  state.count_of_type = in.vector<uint64_t>("count_of_type");
  read_nodes(in, state);
  in.require(state.pool.adopt(in.vector<char>("pool.bytes"), in.vector<uint64_t>("pool.offsets")), "texts");
  if (in.error()) return *in.error();
  read_columns(in, "node", state.node_labels.nodes(), state, state.node_properties);
  read_columns(in, "relationship", id_limit, state, state.relationship_properties);
  state.statistics = decode_statistics(in.get("statistics"));
  if (segments.has(std::string(kPrefix) + "schema"))  // files of earlier releases have none
    in.require(decode_entries(in.get("schema"), state.schema), "constraints");
  if (in.error()) return *in.error();
  state.find_plain_rows();
  return graph;
}

}  // namespace relata::file
