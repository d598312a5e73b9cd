#pragma once
// The editor of the terminal as a LineSource: GNU readline, libedit or none, as RELATA_LINE_EDITOR chose for the build. Only the
// executable links it; the shell itself knows the interface alone.

#include <filesystem>
#include <memory>

#include "tools/relata/line_source.hpp"

namespace relata::tools {

// An editor on the process's terminal. Entries of `history_file` are loaded, new ones appended to it at once; entries of
// several lines stay one entry. An empty path, or a file that cannot be written, means a history for this session alone.
// At most one may exist at a time, since readline's state is global. Null where the build has no editor: lines are then
// read as from a pipe.
std::unique_ptr<LineSource> make_line_editor(const std::filesystem::path& history_file);

}  // namespace relata::tools
