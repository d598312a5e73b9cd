#pragma once
// GNU readline as a LineSource. Only the executable links it; the shell itself knows the interface alone.

#include <filesystem>
#include <memory>

#include "tools/relata/line_source.hpp"

namespace relata::tools {

// An editor on the process's terminal. Entries of `history_file` are loaded, new ones appended to it at once; entries of
// several lines stay one entry. An empty path, or a file that cannot be written, means a history for this session alone.
// At most one may exist at a time, since readline's state is global.
std::unique_ptr<LineSource> make_readline_editor(const std::filesystem::path& history_file);

}  // namespace relata::tools
