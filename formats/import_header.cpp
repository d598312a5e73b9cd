#include "formats/import_header.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

namespace relata::formats {

namespace {

struct TypeName {
  std::string_view name;
  CellType type;
};
constexpr std::array kTypeNames = {
    TypeName{"string", CellType::string},          TypeName{"char", CellType::character},
    TypeName{"int", CellType::integer},            TypeName{"long", CellType::integer},
    TypeName{"short", CellType::integer},          TypeName{"byte", CellType::integer},
    TypeName{"float", CellType::floating},         TypeName{"double", CellType::floating},
    TypeName{"boolean", CellType::boolean},        TypeName{"date", CellType::date},
    TypeName{"localtime", CellType::local_time},   TypeName{"time", CellType::time},
    TypeName{"localdatetime", CellType::local_date_time}, TypeName{"datetime", CellType::date_time},
    TypeName{"duration", CellType::duration},
};

struct RoleName {
  std::string_view name;
  ImportRole role;
};
constexpr std::array kRoleNames = {
    RoleName{"ID", ImportRole::id},       RoleName{"START_ID", ImportRole::start}, RoleName{"END_ID", ImportRole::end},
    RoleName{"LABEL", ImportRole::label}, RoleName{"TYPE", ImportRole::type},      RoleName{"IGNORE", ImportRole::ignore},
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return out;
}

std::optional<CellType> type_named(std::string_view name) {
  const std::string wanted = lower(name);
  for (const TypeName& t : kTypeNames) {
    if (t.name == wanted) return t.type;
  }
  return std::nullopt;
}

Error header_error(std::string_view column, std::string message) {
  Error e;
  e.message = fmt::format("column '{}': {}", column, message);
  return e;
}

// "{id-type:long}" at the end of a column's text is cut off it and read.
Result<void> take_options(std::string_view& text, ImportColumn& column, std::string_view whole) {
  if (!text.ends_with('}')) return {};
  const size_t open = text.rfind('{');
  if (open == std::string_view::npos) return {};
  const std::string option = lower(text.substr(open + 1, text.size() - open - 2));
  text = text.substr(0, open);
  constexpr std::string_view kIdType = "id-type:";
  if (!option.starts_with(kIdType)) return header_error(whole, "only the option id-type is known");
  const std::optional<CellType> type = type_named(option.substr(option[kIdType.size()] == ' ' ? kIdType.size() + 1 : kIdType.size()));
  if (type != CellType::string && type != CellType::integer) return header_error(whole, "an id is a string, an int or a long");
  column.type = *type;
  column.typed_id = true;
  return {};
}

// "ID(Person)" and the like; false if it is no role.
bool take_role(std::string_view text, ImportColumn& column) {
  std::string_view name = text;
  std::string_view space;
  if (const size_t open = text.find('('); open != std::string_view::npos && text.ends_with(')')) {
    name = text.substr(0, open);
    space = text.substr(open + 1, text.size() - open - 2);
  }
  for (const RoleName& r : kRoleNames) {
    if (r.name != name) continue;
    column.role = r.role;
    column.space = space;
    return true;
  }
  return false;
}

Result<ImportColumn> parse_column(std::string_view whole) {
  ImportColumn column;
  std::string_view text = whole;
  if (Result<void> ok = take_options(text, column, whole); !ok) return ok.error();
  const size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) {
    column.key = text;
    return column;
  }
  column.key = text.substr(0, colon);
  std::string_view type = text.substr(colon + 1);
  if (take_role(type, column)) {
    if (column.role != ImportRole::id && column.role != ImportRole::ignore && !column.key.empty())
      return header_error(whole, "only an id column may have a name");
    return column;
  }
  if (column.typed_id) return header_error(whole, "id-type belongs to an id");
  column.is_list = type.ends_with("[]");
  if (column.is_list) type.remove_suffix(2);
  const std::optional<CellType> known = type_named(type);
  if (!known) return header_error(whole, fmt::format("'{}' is no type", type));
  column.type = *known;
  return column;
}

Result<void> check_roles(const std::vector<ImportColumn>& columns, ImportKind kind) {
  const auto count = [&](ImportRole role) {
    return std::count_if(columns.begin(), columns.end(), [&](const ImportColumn& c) { return c.role == role; });
  };
  const auto complain = [](std::string message) -> Result<void> {
    Error e;
    e.message = std::move(message);
    return e;
  };
  for (const ImportRole role : {ImportRole::id, ImportRole::start, ImportRole::end, ImportRole::type}) {
    if (count(role) > 1) return complain(fmt::format("the header has two columns {}", kRoleNames[role == ImportRole::id ? 0 : role == ImportRole::start ? 1 : role == ImportRole::end ? 2 : 4].name));
  }
  const bool ends = count(ImportRole::start) + count(ImportRole::end) != 0;
  if (kind == ImportKind::nodes && (ends || count(ImportRole::type) != 0))
    return complain("the header of a file of nodes has columns of relationships");
  if (kind == ImportKind::relationships && (count(ImportRole::start) == 0 || count(ImportRole::end) == 0))
    return complain("the header of a file of relationships needs :START_ID and :END_ID");
  if (kind == ImportKind::relationships && (count(ImportRole::id) != 0 || count(ImportRole::label) != 0))
    return complain("the header of a file of relationships has columns of nodes");
  return {};
}

}  // namespace

std::string_view cell_type_name(CellType type) {
  const auto* at = std::find_if(kTypeNames.begin(), kTypeNames.end(), [&](const TypeName& t) { return t.type == type; });
  return at->name;
}

Result<std::vector<ImportColumn>> parse_import_header(std::span<const CsvField> fields, ImportKind kind) {
  std::vector<ImportColumn> columns;
  std::set<std::string> keys;
  for (const CsvField& field : fields) {
    Result<ImportColumn> column = parse_column(field.text);
    if (!column) return column.error();
    if (column->role == ImportRole::property && column->key.empty()) return header_error(field.text, "has no name");
    const bool named = !column->key.empty() && column->role != ImportRole::ignore;
    if (named && !keys.insert(column->key).second) return header_error(field.text, "is there twice");
    columns.push_back(std::move(*column));
  }
  if (Result<void> ok = check_roles(columns, kind); !ok) return ok.error();
  return columns;
}

}  // namespace relata::formats
