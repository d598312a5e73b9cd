#include "tools/relata/parameters.hpp"

#include <fmt/format.h>

#include "formats/json_reader.hpp"
#include "formats/json_text.hpp"
#include "tools/relata/usage.hpp"

namespace relata::tools {

Result<std::pair<std::string, Value>> parse_parameter(const std::string& text) {
  const size_t equals = text.find('=');
  const size_t begin = text.starts_with('$') ? 1 : 0;
  if (equals == std::string::npos || equals <= begin) return usage_error(fmt::format("'{}' is no parameter", text), "NAME=JSON, as limit=3 or name='\"Alibaba\"'");
  const std::string name = text.substr(begin, equals - begin), json = text.substr(equals + 1);
  auto value = formats::parse_json(json, "$" + name);
  if (value) return std::pair(name, std::move(*value));
  std::string quoted;
  formats::append_json_string(quoted, json);
  return usage_error(fmt::format("the value of ${} is {}", name, value.error().message), fmt::format("a text needs double quotes: {}='{}'", name, quoted));
}

}  // namespace relata::tools
