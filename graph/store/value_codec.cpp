#include "graph/store/value_codec.hpp"

#include <bit>
#include <cassert>

#include "graph/store/bytes.hpp"

namespace relata {

namespace {

// The numbers are part of the file format.
enum class Tag : uint8_t {
  null = 0,
  no = 1,
  yes = 2,
  integer = 3,
  floating = 4,
  string = 5,
  list = 6,
  map = 7,
  date = 8,
  local_time = 9,
  time = 10,
  local_date_time = 11,
  date_time = 12,
  duration = 13,
};

constexpr int kMaxDepth = 200;  // of lists in lists; what the query language can make is far below

void put_u64(std::string& out, uint64_t v) { put_fixed(out, v, 8); }
void put_i64(std::string& out, int64_t v) { put_fixed(out, static_cast<uint64_t>(v), 8); }
void put_i32(std::string& out, int32_t v) { put_fixed(out, static_cast<uint32_t>(v), 4); }
void put_tag(std::string& out, Tag tag) { out.push_back(static_cast<char>(tag)); }

void put_temporal(const Value& value, std::string& out) {
  switch (value.type()) {
    case ValueType::date:
      put_tag(out, Tag::date);
      return put_i64(out, value.date().days);
    case ValueType::local_time:
      put_tag(out, Tag::local_time);
      return put_i64(out, value.local_time().nanoseconds);
    case ValueType::time:
      put_tag(out, Tag::time);
      put_i64(out, value.time().nanoseconds);
      return put_i32(out, value.time().offset_seconds);
    case ValueType::local_date_time:
      put_tag(out, Tag::local_date_time);
      put_i64(out, value.local_date_time().seconds);
      return put_i32(out, value.local_date_time().nanoseconds);
    case ValueType::date_time: {
      const DateTime& t = value.date_time();
      put_tag(out, Tag::date_time);
      put_i64(out, t.seconds);
      put_i32(out, t.nanoseconds);
      put_i32(out, t.offset_seconds);
      return put_text(out, t.zone);
    }
    default: {
      const Duration& d = value.duration();
      put_tag(out, Tag::duration);
      put_i64(out, d.months);
      put_i64(out, d.days);
      put_i64(out, d.seconds);
      return put_i32(out, d.nanoseconds);
    }
  }
}

int64_t take_i64(ByteReader& in) { return static_cast<int64_t>(in.fixed(8)); }
int32_t take_i32(ByteReader& in) { return static_cast<int32_t>(static_cast<uint32_t>(in.fixed(4))); }

Value read_value(ByteReader& in, int depth);

Value read_list(ByteReader& in, int depth) {
  List list;
  for (uint64_t n = in.count(); n != 0 && in.ok(); --n) list.push_back(read_value(in, depth + 1));
  return Value(std::move(list));
}

Value read_map(ByteReader& in, int depth) {
  Map map;
  for (uint64_t n = in.count(); n != 0 && in.ok(); --n) {
    std::string key(in.text());
    map.emplace(std::move(key), read_value(in, depth + 1));
  }
  return Value(std::move(map));
}

Value read_date_time(ByteReader& in) {
  DateTime t;
  t.seconds = take_i64(in);
  t.nanoseconds = take_i32(in);
  t.offset_seconds = take_i32(in);
  t.zone = in.text();
  return Value(std::move(t));
}

Value read_duration(ByteReader& in) {
  Duration d;
  d.months = take_i64(in);
  d.days = take_i64(in);
  d.seconds = take_i64(in);
  d.nanoseconds = take_i32(in);
  return Value(d);
}

Value read_time(ByteReader& in) {
  const int64_t nanoseconds = take_i64(in);
  return Value(Time{nanoseconds, take_i32(in)});
}

Value read_local_date_time(ByteReader& in) {
  const int64_t seconds = take_i64(in);
  return Value(LocalDateTime{seconds, take_i32(in)});
}

Value read_value(ByteReader& in, int depth) {
  if (depth > kMaxDepth) in.fail();
  if (!in.ok()) return {};
  switch (static_cast<Tag>(in.fixed(1))) {
    case Tag::null:
      return {};
    case Tag::no:
      return Value(false);
    case Tag::yes:
      return Value(true);
    case Tag::integer:
      return Value(take_i64(in));
    case Tag::floating:
      return Value(std::bit_cast<double>(in.fixed(8)));
    case Tag::string:
      return Value(std::string(in.text()));
    case Tag::list:
      return read_list(in, depth);
    case Tag::map:
      return read_map(in, depth);
    case Tag::date:
      return Value(Date{take_i64(in)});
    case Tag::local_time:
      return Value(LocalTime{take_i64(in)});
    case Tag::time:
      return read_time(in);
    case Tag::local_date_time:
      return read_local_date_time(in);
    case Tag::date_time:
      return read_date_time(in);
    case Tag::duration:
      return read_duration(in);
  }
  in.fail();
  return {};
}

}  // namespace

void encode_value(const Value& value, std::string& bytes) {
  switch (value.type()) {
    case ValueType::null:
      return put_tag(bytes, Tag::null);
    case ValueType::boolean:
      return put_tag(bytes, value.boolean() ? Tag::yes : Tag::no);
    case ValueType::integer:
      put_tag(bytes, Tag::integer);
      return put_i64(bytes, value.integer());
    case ValueType::floating:
      put_tag(bytes, Tag::floating);
      return put_u64(bytes, std::bit_cast<uint64_t>(value.floating()));
    case ValueType::string:
      put_tag(bytes, Tag::string);
      return put_text(bytes, value.string());
    case ValueType::list:
      put_tag(bytes, Tag::list);
      put_varint(bytes, value.list().size());
      for (const Value& element : value.list()) encode_value(element, bytes);
      return;
    case ValueType::map:
      put_tag(bytes, Tag::map);
      put_varint(bytes, value.map().size());
      for (const auto& [key, element] : value.map()) {
        put_text(bytes, key);
        encode_value(element, bytes);
      }
      return;
    case ValueType::node:
    case ValueType::relationship:
    case ValueType::path:
      assert(false && "not a storable value");
      return put_tag(bytes, Tag::null);
    default:
      return put_temporal(value, bytes);
  }
}

std::string encode_value(const Value& value) {
  std::string bytes;
  encode_value(value, bytes);
  return bytes;
}

std::optional<Value> decode_value(std::string_view bytes) {
  ByteReader in(bytes);
  Value value = read_value(in, 0);
  if (!in.finished()) return std::nullopt;
  return value;
}

}  // namespace relata
