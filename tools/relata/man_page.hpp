#pragma once
// The manual page, made from the same option table as --help, so that neither can forget an option.

#include <iosfwd>

namespace CLI {
class App;
}

namespace relata::tools {

// Writes relata(1) as troff with the man macros. `program` has all subcommands declared.
void write_man_page(const CLI::App& program, std::ostream& out);

}  // namespace relata::tools
