#pragma once
// A value of the query language and of the property graph: what properties hold, expressions give, and rows contain.
// Copying is cheap: texts, lists, maps and paths are shared and immutable.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/ids.hpp"
#include "common/temporal.hpp"

namespace relata {

class Value;
using List = std::vector<Value>;
using Map = std::map<std::string, Value, std::less<>>;  // ordered by key, so printing is deterministic

// nodes.size() == relationships.size() + 1; relationships[i] joins nodes[i] and nodes[i + 1], in either direction.
struct Path {
  std::vector<NodeId> nodes;
  std::vector<RelationshipId> relationships;
  friend bool operator==(const Path&, const Path&) = default;
};

// The order is the order of the variant's alternatives; value.cpp asserts it.
enum class ValueType : uint8_t {
  null, boolean, integer, floating, string, list, map, node, relationship, path,
  date, local_time, time, local_date_time, date_time, duration,
};

class Value {
 public:
  Value() = default;  // null
  Value(std::nullptr_t) {}                                    // NOLINT: implicit on purpose, as are the following
  Value(bool v) : data_(v) {}                                 // NOLINT
  Value(int v) : data_(static_cast<int64_t>(v)) {}            // NOLINT
  Value(int64_t v) : data_(v) {}                              // NOLINT
  Value(double v) : data_(v) {}                               // NOLINT
  Value(const char* v) : Value(std::string(v)) {}             // NOLINT
  Value(std::string_view v) : Value(std::string(v)) {}        // NOLINT
  Value(std::string v) : data_(std::make_shared<const std::string>(std::move(v))) {}  // NOLINT
  Value(List v);                                              // NOLINT
  Value(Map v);                                               // NOLINT
  Value(NodeId v) : data_(v) {}                               // NOLINT
  Value(RelationshipId v) : data_(v) {}                       // NOLINT
  Value(Path v) : data_(std::make_shared<const Path>(std::move(v))) {}  // NOLINT
  Value(Date v) : data_(v) {}                                 // NOLINT
  Value(LocalTime v) : data_(v) {}                            // NOLINT
  Value(Time v) : data_(v) {}                                 // NOLINT
  Value(LocalDateTime v) : data_(v) {}                        // NOLINT
  Value(DateTime v) : data_(std::make_shared<const DateTime>(std::move(v))) {}  // NOLINT
  Value(Duration v) : data_(std::make_shared<const Duration>(v)) {}             // NOLINT

  [[nodiscard]] ValueType type() const { return static_cast<ValueType>(data_.index()); }
  [[nodiscard]] bool is_null() const { return type() == ValueType::null; }
  [[nodiscard]] bool is_number() const { return type() == ValueType::integer || type() == ValueType::floating; }

  // Each requires the type it names.
  [[nodiscard]] bool boolean() const { return std::get<bool>(data_); }
  [[nodiscard]] int64_t integer() const { return std::get<int64_t>(data_); }
  [[nodiscard]] double floating() const { return std::get<double>(data_); }
  [[nodiscard]] const std::string& string() const { return *std::get<std::shared_ptr<const std::string>>(data_); }
  [[nodiscard]] const List& list() const { return *std::get<std::shared_ptr<const List>>(data_); }
  [[nodiscard]] const Map& map() const { return *std::get<std::shared_ptr<const Map>>(data_); }
  [[nodiscard]] NodeId node() const { return std::get<NodeId>(data_); }
  [[nodiscard]] RelationshipId relationship() const { return std::get<RelationshipId>(data_); }
  [[nodiscard]] const Path& path() const { return *std::get<std::shared_ptr<const Path>>(data_); }
  [[nodiscard]] Date date() const { return std::get<Date>(data_); }
  [[nodiscard]] LocalTime local_time() const { return std::get<LocalTime>(data_); }
  [[nodiscard]] Time time() const { return std::get<Time>(data_); }
  [[nodiscard]] LocalDateTime local_date_time() const { return std::get<LocalDateTime>(data_); }
  [[nodiscard]] const DateTime& date_time() const { return *std::get<std::shared_ptr<const DateTime>>(data_); }
  [[nodiscard]] const Duration& duration() const { return *std::get<std::shared_ptr<const Duration>>(data_); }
  // An integer or a float as a double.
  [[nodiscard]] double number() const { return type() == ValueType::integer ? static_cast<double>(integer()) : floating(); }

  // Structural identity: same type and same content; 1 and 1.0 differ, NaN is identical to NaN, null to null.
  // This is not Cypher's `=`, which has three outcomes (query/expression).
  friend bool identical(const Value& a, const Value& b);

 private:
  std::variant<std::monostate, bool, int64_t, double, std::shared_ptr<const std::string>, std::shared_ptr<const List>,
               std::shared_ptr<const Map>, NodeId, RelationshipId, std::shared_ptr<const Path>, Date, LocalTime, Time, LocalDateTime,
               std::shared_ptr<const DateTime>, std::shared_ptr<const Duration>>
      data_;
};

bool identical(const Value& a, const Value& b);

}  // namespace relata
