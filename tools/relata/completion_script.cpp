#include "tools/relata/completion_script.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace relata::tools {

namespace {

// An option as the shells need it.
struct Entry {
  std::vector<std::string> names;  // "-o", "--output"
  bool takes_value = false;
  std::string choices;  // "box csv", or empty: then a value is a file name
  std::string help;
};

// The list that choice() gave its validator, with blanks between.
std::string choices_of(const CLI::Option& option) {
  try {
    std::string names = const_cast<CLI::Option&>(option).get_validator(0)->get_name();  // CLI11 has no const way to it
    if (names.find(", ") == std::string::npos) return {};
    names.erase(std::remove(names.begin(), names.end(), ','), names.end());
    return names;
  } catch (const CLI::OptionNotFound&) {
    return {};
  }
}

std::vector<Entry> entries_of(const CLI::App& command) {
  std::vector<Entry> entries;
  for (const CLI::Option* option : command.get_options()) {
    Entry e;
    for (const std::string& s : option->get_snames()) e.names.push_back("-" + s);
    for (const std::string& l : option->get_lnames()) e.names.push_back("--" + l);
    if (e.names.empty()) continue;  // a positional
    e.takes_value = option->get_expected_max() > 0 && option->get_type_size_max() > 0;
    e.choices = choices_of(*option);
    e.help = option->get_description();
    entries.push_back(std::move(e));
  }
  return entries;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : std::string(separator)) + w;
  return out;
}

std::string all_names(const std::vector<Entry>& entries) {
  std::string out;
  for (const Entry& e : entries) out += (out.empty() ? "" : " ") + joined(e.names, " ");
  return out;
}

// In single quotes for a POSIX shell; `quote` is how that shell writes a quote inside of them.
std::string quoted(const std::string& text, std::string_view quote) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += quote;
    else if (c == '\n') out += ' ';
    else out += c;
  }
  return out + "'";
}

std::vector<const CLI::App*> commands_of(const CLI::App& program) { return program.get_subcommands([](const CLI::App* a) { return !a->get_name().empty(); }); }

std::string command_names(const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* c : commands_of(program)) names.push_back(c->get_name());
  return joined(names, " ");
}

// bash: the word before the cursor decides about choices, the first word that is a command about options.
void write_bash(const CLI::App& program, std::ostream& out) {
  out << "# bash completion for relata; written by relata --completions bash\n_relata() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= choices= options= i\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n    case ${COMP_WORDS[i]} in\n      -*) ;;\n      *) command=${COMP_WORDS[i]}; break ;;\n    esac\n  done\n"
         "  COMPREPLY=()\n  case \"$command $before\" in\n";
  for (const CLI::App* c : commands_of(program)) {
    for (const Entry& e : entries_of(*c)) {
      if (e.choices.empty()) continue;
      std::vector<std::string> patterns;
      for (const std::string& n : e.names) patterns.push_back(fmt::format("\"{} {}\"", c->get_name(), n));
      out << "    " << joined(patterns, " | ") << ") choices=" << quoted(e.choices, "'\\''") << " ;;\n";
    }
  }
  out << "  esac\n  if [ -n \"$choices\" ]; then\n    mapfile -t COMPREPLY < <(compgen -W \"$choices\" -- \"$word\")\n    return\n  fi\n  case $command in\n"
      << "    '') options=" << quoted(all_names(entries_of(program)) + " " + command_names(program), "'\\''") << " ;;\n";
  for (const CLI::App* c : commands_of(program)) out << "    " << c->get_name() << ") options=" << quoted(all_names(entries_of(*c)), "'\\''") << " ;;\n";
  out << "  esac\n  if [ -z \"$command\" ] || [ \"${word:0:1}\" = - ]; then\n    mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$word\")\n"
         "  else\n    compopt -o filenames 2>/dev/null\n    mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n  fi\n}\ncomplete -F _relata relata\n";
}

// The help of an option inside of zsh's [...]: brackets and colons have a meaning there.
std::string zsh_help(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

void write_zsh_arguments(const CLI::App& command, std::ostream& out) {
  for (const Entry& e : entries_of(command)) {
    const std::string action = !e.takes_value ? "" : e.choices.empty() ? ":value:_files" : ":value:(" + e.choices + ")";
    for (const std::string& name : e.names) out << " \\\n        " << quoted("*" + name + "[" + zsh_help(e.help) + "]" + action, "'\\''");
  }
}

void write_zsh(const CLI::App& program, std::ostream& out) {
  out << "#compdef relata\n# written by relata --completions zsh\n_relata() {\n  local -a commands\n  commands=(\n";
  for (const CLI::App* c : commands_of(program)) out << "    " << quoted(c->get_name() + ":" + zsh_help(c->get_description()), "'\\''") << "\n";
  out << "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    _arguments";
  write_zsh_arguments(program, out);
  out << "\n    return\n  fi\n  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n";
  for (const CLI::App* c : commands_of(program)) {
    out << "    " << c->get_name() << ")\n      _arguments";
    write_zsh_arguments(*c, out);
    out << " \\\n        '*:file:_files' ;;\n";
  }
  out << "  esac\n}\n_relata \"$@\"\n";
}

void write_fish_options(const CLI::App& command, const std::string& condition, std::ostream& out) {
  for (const Entry& e : entries_of(command)) {
    out << "complete -c relata -n " << quoted(condition, "\\'");
    for (const std::string& name : e.names) out << (name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1));
    if (e.takes_value) out << (e.choices.empty() ? " -r" : " -x -a " + quoted(e.choices, "\\'"));
    out << " -d " << quoted(e.help, "\\'") << "\n";
  }
}

void write_fish(const CLI::App& program, std::ostream& out) {
  out << "# fish completion for relata; written by relata --completions fish\n";
  write_fish_options(program, "__fish_use_subcommand", out);
  for (const CLI::App* c : commands_of(program)) {
    out << fmt::format("complete -c relata -f -n __fish_use_subcommand -a {} -d {}\n", c->get_name(), quoted(c->get_description(), "\\'"));
    write_fish_options(*c, "__fish_seen_subcommand_from " + c->get_name(), out);
  }
}

}  // namespace

bool write_completion_script(const CLI::App& program, std::string_view shell, std::ostream& out) {
  if (shell == "bash") write_bash(program, out);
  else if (shell == "zsh") write_zsh(program, out);
  else if (shell == "fish") write_fish(program, out);
  else return false;
  return true;
}

}  // namespace relata::tools
