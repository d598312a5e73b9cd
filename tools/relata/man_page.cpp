#include "tools/relata/man_page.hpp"

#include <ostream>
#include <string>

#include <CLI/CLI.hpp>

#include "version.hpp"

namespace relata::tools {

namespace {

// `text` so that troff prints it as it is: a backslash and a hyphen are escaped, a control character at the beginning is hidden.
std::string troff(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else if (c == '\n') out += "\n.br\n";
    else out += c;
  }
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

// "--jobs N", "GRAPH", "-o,--output G.relata".
std::string heading(const CLI::Option& option) {
  std::string name = option.get_name(false, true);
  const std::string type = option.get_type_name();
  return option.get_positional() || type.empty() ? name : name + " " + type;
}

void write_options(const CLI::App& command, std::ostream& out) {
  for (const CLI::Option* option : command.get_options()) {
    out << ".TP\n\\fB" << troff(heading(*option)) << "\\fR\n" << troff(option->get_description()) << '\n';
  }
}

constexpr const char* kEnd =
    ".SH EXIT STATUS\n"
    "0 ok; 1 a query or data error, or a document was left out; 2 usage; 3 a file; 130 interrupted.\n"
    ".SH ENVIRONMENT\n"
    ".TP\n\\fBRELATA_MODEL\\fR\nthe model file, instead of the one beside the program or in its share folder\n"
    ".TP\n\\fBXDG_STATE_HOME\\fR\nthe shell keeps its history in relata/history there (default: ~/.local/state)\n"
    ".TP\n\\fBXDG_CONFIG_HOME\\fR\nthe shell runs relata/relatarc there first (default: ~/.config)\n"
    ".TP\n\\fBRELATA_PAGER\\fR, \\fBPAGER\\fR\nshows results that are longer than the screen; cat for none (default: less \\-RS)\n"
    ".TP\n\\fBVISUAL\\fR, \\fBEDITOR\\fR\nthe editor of the shell's :edit\n"
    ".TP\n\\fBNO_COLOR\\fR\nno colours\n"
    ".TP\n\\fBCOLUMNS\\fR, \\fBLINES\\fR\nthe size of the terminal\n";

}  // namespace

void write_man_page(const CLI::App& program, std::ostream& out) {
  out << ".TH RELATA 1 \"\" \"relata " RELATA_VERSION "\" \"User Commands\"\n.SH NAME\nrelata \\- knowledge graphs from documents\n"
         ".SH SYNOPSIS\n\\fBrelata\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]\n.SH DESCRIPTION\n"
      << troff(program.get_description()) << "\nResults go to standard output and nothing else does.\n.SH OPTIONS\n";
  write_options(program, out);
  out << ".SH COMMANDS\n";
  for (const CLI::App* command : program.get_subcommands({})) {
    out << ".SS relata " << troff(command->get_name()) << "\n" << troff(command->get_description()) << ".\n";
    write_options(*command, out);
  }
  out << kEnd;
}

}  // namespace relata::tools
