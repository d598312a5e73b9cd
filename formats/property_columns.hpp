#pragma once
// The properties of many nodes or relationships as typed columns, for formats that declare their types up front.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/value.hpp"
#include "formats/graph_order.hpp"
#include "graph/store/graph.hpp"

namespace relata::formats {

enum class ColumnType : uint8_t { boolean, integer, floating, date, local_time, time, local_date_time, date_time, duration, string };

struct PropertyColumn {
  std::string key;
  ColumnType type = ColumnType::string;  // of the elements, for a list
  bool is_list = false;
  bool wide = false;  // integers that do not fit 32 bits
};

// Collects what values each key has. A key with values of several types becomes a column of strings; integers and floats
// together become floats; texts and lists of texts together become lists.
class PropertyColumns {
 public:
  void add(const Map& properties);
  // Ordered by key, but `name` comes first.
  [[nodiscard]] std::vector<PropertyColumn> take() const;

 private:
  struct Seen {
    bool any = false;
    ColumnType type = ColumnType::string;
    bool is_list = false;
    bool wide = false;
  };
  void note(Seen& seen, const Value& value) const;
  std::map<std::string, Seen> seen_;
};

// The columns of a whole graph's nodes and relationships.
struct GraphColumns {
  std::vector<PropertyColumn> nodes;
  std::vector<PropertyColumn> relationships;
};
GraphColumns columns_of(const Graph& graph, const GraphOrder& order);

// The column's type in formats that know four: "boolean", "long", "double", else "string" (lists are written as texts there).
std::string_view simple_type(const PropertyColumn& column);

// A value of a column as plain text: numbers, booleans, temporal values and texts as toString() gives them, anything else as JSON.
std::string cell_text(const Value& value);

// The elements of a list column's value: a single value counts as a list of one.
std::vector<std::string> cell_elements(const Value& value);

}  // namespace relata::formats
