#pragma once
// One line of JSON Lines, put together member by member.

#include <string>
#include <string_view>

#include "common/value.hpp"
#include "formats/json_text.hpp"
#include "formats/value_json.hpp"

namespace relata::formats {

class JsonRecord {
 public:
  JsonRecord& text(std::string_view key, std::string_view value) {
    append_json_string(begin(key), value);
    return *this;
  }
  JsonRecord& value(std::string_view key, const Value& value) {
    append_json(begin(key), value, nullptr);
    return *this;
  }
  // `json` is JSON already.
  JsonRecord& raw(std::string_view key, std::string_view json) {
    begin(key) += json;
    return *this;
  }
  // The object, closed. The record is empty again afterwards.
  std::string take() {
    std::string done = line_.empty() ? "{}" : line_ + "}";
    line_.clear();
    return done;
  }

 private:
  std::string& begin(std::string_view key) {
    line_ += line_.empty() ? '{' : ',';
    append_json_string(line_, key);
    line_ += ':';
    return line_;
  }
  std::string line_;
};

}  // namespace relata::formats
