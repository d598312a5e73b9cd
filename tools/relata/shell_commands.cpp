#include "tools/relata/shell_commands.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <ostream>

#include <fmt/format.h>

#include "formats/json_text.hpp"
#include "formats/value_json.hpp"
#include "tools/relata/exporter.hpp"
#include "common/near_miss.hpp"
#include "tools/relata/parameters.hpp"
#include "tools/relata/shell_help.hpp"
#include "tools/relata/summary.hpp"
#include "tools/relata/usage.hpp"

namespace relata::tools {

namespace {

// The first word of `text` and the rest, both without white space around.
std::pair<std::string, std::string> split_word(const std::string& text) {
  const size_t end = std::min(text.find_first_of(" \t"), text.size());
  const size_t rest = text.find_first_not_of(" \t", end);
  return {text.substr(0, end), rest == std::string::npos ? std::string() : text.substr(rest)};
}

// "on", "off"; empty: the contrary of what it is.
Result<void> set_switch(bool& value, const std::string& argument) {
  if (argument == "on") value = true;
  else if (argument == "off") value = false;
  else if (argument.empty()) value = !value;
  else return usage_error(fmt::format("'{}' is neither on nor off", argument));
  return {};
}

Result<void> help(ShellState& s, const std::string& topic) {
  for (const HelpTopic& t : help_topics()) {
    if (t.name == topic) {
      s.streams.out << t.text;
      return {};
    }
  }
  if (!topic.empty()) return usage_error(fmt::format("there is no help on '{}'", topic), ":help lists the topics");
  s.streams.out << "Type a statement and end it with a semicolon or an empty line. Ctrl-C stops a statement or clears the line.\n";
  for (const ShellCommand& c : shell_commands()) {
    s.streams.out << fmt::format("  {:<26} {}\n", fmt::format(":{} {}", c.name, c.arguments), c.help);
  }
  std::string topics;
  for (const HelpTopic& t : help_topics()) topics += fmt::format("{}{}", topics.empty() ? "" : ", ", t.name);
  s.streams.out << "Topics: " << topics << "\n";
  return {};
}

Result<void> schema(ShellState& s, const std::string&) {
  write_schema(s.session.file().graph(), s.streams.out);
  return {};
}

Result<void> stats(ShellState& s, const std::string&) { return write_stats(s.session.file(), s.streams.out); }

Result<void> mode(ShellState& s, const std::string& name) {
  if (name.empty()) {
    s.streams.out << formats::name_of(s.options.mode) << '\n';
    return {};
  }
  if (!formats::result_mode_from(name, s.options.mode)) return usage_error(fmt::format("there is no mode '{}'", name), std::string(formats::kResultModes));
  return {};
}

Result<void> max_rows(ShellState& s, const std::string& number) {
  uint64_t rows = 0;
  const char* end = number.data() + number.size();
  if (number.empty() || std::from_chars(number.data(), end, rows).ptr != end) return usage_error(fmt::format("'{}' is no number of rows", number), ":max-rows 0 shows all");
  s.options.result.max_rows = rows;
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

Result<void> open_output(ShellState& s, const std::string& path, bool once) {
  s.once = once;
  s.file.reset();
  if (path.empty()) return {};
  s.file = std::make_unique<std::ofstream>(path, std::ios::binary);
  if (*s.file) return {};
  s.file.reset();
  return file_error(path, "cannot be written");
}
Result<void> output(ShellState& s, const std::string& path) { return open_output(s, path, false); }
Result<void> once(ShellState& s, const std::string& path) {
  return path.empty() ? Result<void>(usage_error(":once needs a file")) : open_output(s, path, true);
}

Result<void> source(ShellState& s, const std::string& path) {
  if (path.empty()) return usage_error(":source needs a file");
  const auto text = read_query_file(path);
  if (!text) return text.error();
  Streams streams = result_streams(s);
  s.exit = std::max(s.exit, run_batch(s.session, *text, path, s.options, streams));
  return {};
}

Result<void> export_graph(ShellState& s, const std::string& argument) {
  const auto [format, path] = split_word(argument);
  ExportRequest request;
  request.path = path;
  if (!formats::export_format_from(format, request.format)) return usage_error(fmt::format("there is no format '{}'", format), std::string(formats::kExportFormats));
  return export_to(s.session.file().graph(), request, s.streams);
}

Result<void> history(ShellState& s, const std::string&) {
  for (const std::string& entry : s.lines.history()) s.streams.out << entry << '\n';
  return {};
}

Result<void> quit(ShellState& s, const std::string&) {
  s.quit = true;
  return {};
}

constexpr std::array<ShellCommand, 14> kCommands = {{
    {"help", "[TOPIC]", "this list, or more on a topic", help},
    {"schema", "", "which labels are joined by which relationship types", schema},
    {"stats", "", "what the graph holds, in numbers", stats},
    {"mode", "[MODE]", "how results are printed", mode},
    {"max-rows", "N", "box and table: show at most N rows, 0 for all", max_rows},
    {"param", "[NAME JSON]", "set a parameter, or list them", param},
    {"timer", "[on|off]", "print what parsing, planning and running took", timer},
    {"source", "FILE", "run the statements of a file", source},
    {"output", "[FILE]", "send results to a file from now on, or back here", output},
    {"once", "FILE", "send the next result to a file", once},
    {"export", "FORMAT [PATH]", "write the graph in an exchange format", export_graph},
    {"history", "", "what was typed", history},
    {"quit", "", "leave; so does Ctrl-D", quit},
    {"exit", "", "leave", quit},
}};

// The command of this name, or the only one that begins with it.
const ShellCommand* find_command(std::string_view name) {
  const ShellCommand* found = nullptr;
  for (const ShellCommand& c : kCommands) {
    if (c.name == name) return &c;
    if (!c.name.starts_with(name)) continue;
    if (found != nullptr) return nullptr;
    found = &c;
  }
  return found;
}

}  // namespace

Streams result_streams(ShellState& s) {
  if (!s.file) return s.streams;
  Streams to_file{s.streams.in, *s.file, s.streams.err, s.streams.in_is_terminal, false, s.streams.err_is_terminal};
  return to_file;
}

std::span<const ShellCommand> shell_commands() { return kCommands; }

Result<void> run_shell_command(ShellState& state, std::string_view line) {
  const auto [name, argument] = split_word(std::string(line.substr(1)));
  std::string rest = argument;
  while (!rest.empty() && (rest.back() == ' ' || rest.back() == '\t' || rest.back() == ';')) rest.pop_back();
  std::string plain = name;
  while (plain.ends_with(';')) plain.pop_back();
  if (const ShellCommand* command = plain.empty() ? nullptr : find_command(plain)) return command->run(state, rest);
  std::vector<std::string> names;
  for (const ShellCommand& c : kCommands) names.emplace_back(c.name);
  const std::string near = nearest(plain, names);
  return usage_error(fmt::format("there is no command ':{}'", plain), near.empty() ? ":help lists them" : "did you mean :" + near + "?");
}

}  // namespace relata::tools
