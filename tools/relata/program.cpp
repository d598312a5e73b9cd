#include <algorithm>
#include <exception>
#include <filesystem>
#include <optional>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "common/source.hpp"
#include "tools/relata/command.hpp"
#include "tools/relata/completion_script.hpp"
#include "tools/relata/man_page.hpp"
#include "common/near_miss.hpp"
#include "tools/relata/usage.hpp"
#include "version.hpp"

namespace relata::tools {

namespace {

// The hint of a wrong command line: the help that tells what would have been right.
std::string help_hint(const CLI::App& program) {
  const auto chosen = program.get_subcommands();
  return chosen.empty() ? "relata --help" : fmt::format("relata {} --help", chosen.front()->get_name());
}

std::string first_line(std::string text) {
  if (const size_t end = text.find('\n'); end != std::string::npos) text.resize(end);
  while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
  return text;
}

// A first argument that is no option and no command, with the nearest command.
std::optional<Error> unknown_command(std::span<const Command> commands, const std::vector<std::string>& arguments) {
  if (arguments.empty()) return usage_error("no command given", "relata --help lists them");
  const std::string& word = arguments.front();
  if (word.starts_with('-')) return std::nullopt;
  std::vector<std::string> names;
  for (const Command& c : commands) names.emplace_back(c.name);
  if (std::find(names.begin(), names.end(), word) != names.end()) return std::nullopt;
  const std::string near = nearest(word, names);
  std::error_code ignored;
  std::string hint = near.empty() ? "relata --help lists them" : "did you mean " + near + "?";
  if (near.empty() && std::filesystem::exists(word, ignored)) hint = word.ends_with(".relata") ? "relata shell " + word + " opens it" : "relata build " + word + " -o G.relata reads it";
  return usage_error(fmt::format("there is no command '{}'", word), hint);
}

// What was left over after a command took its arguments: an option it has not, with the nearest that it has, or an argument too many.
Error left_over(const CLI::App& program) {
  const auto chosen = program.get_subcommands();
  const CLI::App& command = chosen.empty() ? program : *chosen.front();
  const std::vector<std::string> rest = command.remaining();
  const auto option = std::find_if(rest.begin(), rest.end(), [](const std::string& word) { return word.size() > 1 && word.starts_with('-'); });
  if (option == rest.end()) {
    const std::string hint = command.get_name() == "query" ? "a statement is one argument: put it in quotes" : help_hint(program);
    return usage_error(fmt::format("'{}' is one argument too many", rest.empty() ? "" : rest.front()), hint);
  }
  std::vector<std::string> names;
  for (const CLI::Option* o : command.get_options()) {
    for (const std::string& l : o->get_lnames()) names.push_back("--" + l);
  }
  const std::string near = nearest(*option, names);
  return usage_error(fmt::format("{} has no option {}", chosen.empty() ? "relata" : "relata " + command.get_name(), *option), near.empty() ? help_hint(program) : "did you mean " + near + "?");
}

// A message may quote what was given, and what was given may be a megabyte.
std::string shortened(const std::string& message) {
  constexpr size_t kLongest = 400;
  if (message.size() <= kLongest) return message;
  size_t end = kLongest;
  while (end > 0 && (message[end] & 0xC0) == 0x80) --end;
  return message.substr(0, end) + "...";
}

// For the build, which installs what these print; nobody types them.
std::optional<int> write_for_build(const CLI::App& program, const std::vector<std::string>& arguments, Streams& streams) {
  if (arguments == std::vector<std::string>{"--man-page"}) {
    write_man_page(program, streams.out);
    return kExitOk;
  }
  if (arguments.size() == 2 && arguments[0] == "--completions" && write_completion_script(program, arguments[1], streams.out)) return kExitOk;
  return std::nullopt;
}

int parse_and_run(std::span<const Command> commands, const std::vector<std::string>& arguments, Streams& streams) {
  CLI::App program("Builds a knowledge graph from documents and answers questions about it, offline.", "relata");
  program.set_version_flag("--version", std::string("relata ") + RELATA_VERSION);
  program.require_subcommand(1);
  Action chosen;
  for (const Command& c : commands) c.declare(program, chosen);
  program.footer("relata COMMAND --help explains a command.\nExit codes: 0 ok, 1 data or query error or a document left out, 2 usage, 3 file, 130 interrupted.");
  if (const auto code = write_for_build(program, arguments, streams)) return *code;
  if (auto error = unknown_command(commands, arguments)) return report(streams, *error);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // the order CLI11's parse wants
    program.parse(reversed);
  } catch (const CLI::CallForVersion& version) {
    streams.out << version.what() << '\n' << streams.licence;
    return kExitOk;
  } catch (const CLI::CallForHelp&) {
    streams.out << program.help();
    return kExitOk;
  } catch (const CLI::ExtrasError&) {
    return report(streams, left_over(program));
  } catch (const CLI::ParseError& e) {
    return report(streams, usage_error(first_line(e.what()), help_hint(program)));
  }
  return chosen(streams);
}

}  // namespace

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage: return kExitUsage;
    case ErrorKind::file: return kExitFile;
    case ErrorKind::cancelled: return kExitInterrupted;
    case ErrorKind::data:
    case ErrorKind::query:
    case ErrorKind::limit: return kExitData;
  }
  return kExitData;
}

int report(Streams& streams, const Error& error, std::string_view text) {
  streams.out.flush();  // so that on a terminal the message stands after the rows that came before it
  Error shown = error;
  shown.message = shortened(error.message);
  shown.hint = shortened(error.hint);
  streams.err << render(shown, text);
  return exit_code(error.kind);
}

int run_program(std::span<const Command> commands, const std::vector<std::string>& arguments, Streams& streams) {
  int code = kExitOk;
  try {
    code = parse_and_run(commands, arguments, streams);
  } catch (const std::bad_alloc&) {
    Error e;
    e.kind = ErrorKind::limit;
    e.message = "out of memory";
    code = report(streams, e);
  } catch (const std::exception& e) {
    Error failure;
    failure.message = std::string("internal error: ") + e.what();
    code = report(streams, failure);
  }
  streams.out.flush();
  if (code == kExitOk && !streams.out) return report(streams, file_error("standard output", "cannot be written"));
  return code;
}

}  // namespace relata::tools
