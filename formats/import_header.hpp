#pragma once
// Header lines of CSV files as neo4j-admin reads them, and cells by the types they declare:
//   id:ID(Person)  name  age:int  aliases:string[]  :LABEL          of a file of nodes
//   :START_ID(Person)  :END_ID(City)  since:date  :TYPE             of a file of relationships
// An id column with a name is a property too. A column `:IGNORE` is left out.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "common/value.hpp"
#include "formats/csv_reader.hpp"

namespace relata::formats {

enum class ImportRole : uint8_t { property, id, start, end, label, type, ignore };
enum class CellType : uint8_t {
  string, character, integer, floating, boolean, date, local_time, time, local_date_time, date_time, duration,
};

struct ImportColumn {
  ImportRole role = ImportRole::property;
  std::string key;    // of the property; empty: none
  std::string space;  // of ids; empty: the one without a name
  CellType type = CellType::string;
  bool is_list = false;
  bool typed_id = false;  // the header gives the type of the id ({id-type:long}); otherwise whole numbers are integers
};

enum class ImportKind : uint8_t { nodes, relationships };

// Errors are of kind data and name the column. Requires of nodes nothing, of relationships a start and an end; no role
// but property, label and ignore twice, no key twice.
Result<std::vector<ImportColumn>> parse_import_header(std::span<const CsvField> fields, ImportKind kind);

// The value of a cell. Nothing if the text is none of that type. An empty cell without quotes is null.
std::optional<Value> parse_cell(const CsvField& field, const ImportColumn& column, char array_delimiter);

// The elements of a list or of labels: separated by the delimiter, which a backslash takes its meaning from.
std::vector<std::string> split_elements(std::string_view text, char delimiter);

// The value of an id written without a type: an integer if it is one as toString() would write it.
Value id_value(std::string_view text);

// The whole number that `text` is, if it is one of 64 bits without a plus sign or leading zeros.
std::optional<int64_t> plain_integer(std::string_view text);

std::string_view cell_type_name(CellType type);

}  // namespace relata::formats
