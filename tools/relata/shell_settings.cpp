// Commands of the shell that change how it behaves.

#include <charconv>
#include <ostream>

#include <fmt/format.h>

#include "formats/json_text.hpp"
#include "formats/value_json.hpp"
#include "tools/relata/parameters.hpp"
#include "tools/relata/shell_actions.hpp"
#include "tools/relata/usage.hpp"

namespace relata::tools::shell_action {

std::pair<std::string, std::string> split_word(const std::string& text) {
  const size_t end = std::min(text.find_first_of(" \t"), text.size());
  const size_t rest = text.find_first_not_of(" \t", end);
  return {text.substr(0, end), rest == std::string::npos ? std::string() : text.substr(rest)};
}

Result<uint64_t> number_of(const std::string& text, std::string_view what) {
  uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (text.empty() || stop != end || error != std::errc()) return usage_error(fmt::format("'{}' is no number of {}", text, what));
  return number;
}

namespace {

// "on", "off"; empty: the contrary of what it is.
Result<void> set_switch(bool& value, const std::string& argument) {
  if (argument == "on") value = true;
  else if (argument == "off") value = false;
  else if (argument.empty()) value = !value;
  else return usage_error(fmt::format("'{}' is neither on nor off", argument));
  return {};
}

}  // namespace

Result<void> mode(ShellState& s, const std::string& name) {
  if (name.empty()) {
    s.streams.out << formats::name_of(s.options.mode) << '\n';
    return {};
  }
  if (!formats::result_mode_from(name, s.options.mode)) return usage_error(fmt::format("there is no mode '{}'", name), std::string(formats::kResultModes));
  return {};
}

Result<void> max_rows(ShellState& s, const std::string& number) {
  const auto rows = number_of(number, "rows");
  if (!rows) return usage_error(rows.error().message, ":max-rows 0 shows all");
  s.options.result.max_rows = *rows;
  s.max_rows_chosen = true;
  return {};
}

Result<void> max_width(ShellState& s, const std::string& number) {
  const auto columns = number_of(number, "columns");
  if (!columns || *columns > UINT32_MAX) return usage_error(fmt::format("'{}' is no number of columns", number), ":max-width 0 cuts nothing");
  s.options.result.columns = static_cast<uint32_t>(*columns);
  return {};
}

Result<void> pager(ShellState& s, const std::string& command) {
  if (command.empty()) {
    s.streams.out << (s.pager.empty() ? "off" : s.pager) << '\n';
    return {};
  }
  if (command == "off") s.pager.clear();
  else s.pager = command == "on" ? pager_command() : command;
  if (command == "on" && s.pager.empty()) return usage_error("no pager is installed", "set PAGER, or say :pager COMMAND");
  if (!s.max_rows_chosen && s.streams.out_is_terminal) s.options.result.max_rows = s.pager.empty() ? kUnpagedRows : kPagedRows;
  return {};
}

Result<void> timer(ShellState& s, const std::string& argument) { return set_switch(s.options.timing, argument); }

Result<void> param(ShellState& s, const std::string& argument) {
  if (argument.empty()) {
    for (const auto& [name, value] : s.options.parameters) {
      std::string json;
      formats::append_json(json, value, nullptr);
      s.streams.out << name << " = " << json << '\n';
    }
    return {};
  }
  const auto [name, rest] = split_word(argument);
  const bool spaced = name.find('=') == std::string::npos && !rest.empty();
  auto parameter = parse_parameter(spaced ? name + "=" + rest : argument);
  if (!parameter) return parameter.error();
  s.options.parameters[parameter->first] = parameter->second;
  return {};
}

}  // namespace relata::tools::shell_action
