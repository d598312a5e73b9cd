#include "formats/graph_csv.hpp"

#include <algorithm>
#include <fstream>
#include <functional>

#include "formats/csv_text.hpp"
#include "formats/graph_text.hpp"
#include "formats/property_columns.hpp"

namespace relata::formats {

namespace {

std::string_view type_name(const PropertyColumn& column) {
  switch (column.type) {
    case ColumnType::boolean: return "boolean";
    case ColumnType::integer: return column.wide ? "long" : "int";
    case ColumnType::floating: return "double";
    case ColumnType::date: return "date";
    case ColumnType::local_time: return "localtime";
    case ColumnType::time: return "time";
    case ColumnType::local_date_time: return "localdatetime";
    case ColumnType::date_time: return "datetime";
    case ColumnType::duration: return "duration";
    case ColumnType::string: return "string";
  }
  return "string";
}

// "name", "age:int", "aliases:string[]".
std::string header(const PropertyColumn& column) {
  if (column.type == ColumnType::string && !column.is_list) return column.key;
  return column.key + ":" + std::string(type_name(column)) + (column.is_list ? "[]" : "");
}

std::string joined(const std::vector<std::string>& elements) {
  std::string out;
  for (size_t i = 0; i < elements.size(); ++i) {
    if (i > 0) out += ';';
    for (const char c : elements[i]) {
      if (c == ';' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

void append_header(std::string& line, const std::vector<PropertyColumn>& columns) {
  for (const PropertyColumn& c : columns) {
    append_csv_field(line, header(c));
    line += ',';
  }
}

void append_properties(std::string& line, const std::vector<PropertyColumn>& columns, const Map& properties) {
  for (const PropertyColumn& c : columns) {
    const auto it = properties.find(c.key);
    if (it != properties.end() && c.is_list) append_csv_field(line, joined(cell_elements(it->second)));
    else if (it != properties.end()) append_csv_field(line, cell_text(it->second), ',', true);
    line += ',';
  }
}

Result<void> write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write) {
  std::ofstream out(path, std::ios::binary);
  if (out) write(out);
  out.close();
  if (!out) return file_error(path.string(), "cannot be written");
  return {};
}

}  // namespace

void write_nodes_csv(const Graph& graph, const GraphOrder& order, std::ostream& out) {
  PropertyColumns collected;
  for (const NodeId n : order.nodes) collected.add(graph.properties(n));
  const auto columns = collected.take();
  const bool has_id = std::any_of(columns.begin(), columns.end(), [](const PropertyColumn& c) { return c.key == "id"; });
  std::string line = has_id ? ":ID," : "id:ID,";  // two columns of one name are none
  append_header(line, columns);
  out << line << ":LABEL\n";
  for (const NodeId n : order.nodes) {
    line = std::to_string(order.rank[n.value]) + ",";
    append_properties(line, columns, graph.properties(n));
    append_csv_field(line, joined(sorted_labels(graph, n)));
    out << line << '\n';
  }
}

void write_relationships_csv(const Graph& graph, const GraphOrder& order, std::ostream& out) {
  PropertyColumns collected;
  for (const RelationshipId r : order.relationships) collected.add(graph.properties(r));
  const auto columns = collected.take();
  std::string line = ":START_ID,:END_ID,";
  append_header(line, columns);
  out << line << ":TYPE\n";
  for (const RelationshipId r : order.relationships) {
    line = std::to_string(order.rank[graph.source(r).value]) + "," + std::to_string(order.rank[graph.target(r).value]) + ",";
    append_properties(line, columns, graph.properties(r));
    append_csv_field(line, graph.name_of(graph.type(r)));
    out << line << '\n';
  }
}

Result<void> write_csv_folder(const Graph& graph, const GraphOrder& order, const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return file_error(folder.string(), "cannot be made: " + failed.message());
  auto ok = write_file(folder / "nodes.csv", [&](std::ostream& out) { write_nodes_csv(graph, order, out); });
  if (!ok) return ok;
  return write_file(folder / "relationships.csv", [&](std::ostream& out) { write_relationships_csv(graph, order, out); });
}

}  // namespace relata::formats
