// Commands of the shell that read and write files.

#include <stdlib.h>  // mkstemps
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include "tools/relata/exporter.hpp"
#include "tools/relata/shell_actions.hpp"
#include "tools/relata/usage.hpp"

namespace relata::tools::shell_action {

namespace {

constexpr uint32_t kDeepestSource = 20;

Result<void> open_output(ShellState& s, const std::string& path, bool once) {
  s.once = once;
  s.file.reset();
  if (path.empty()) return {};
  s.file = std::make_unique<std::ofstream>(path, std::ios::binary);
  if (*s.file) return {};
  s.file.reset();
  return file_error(path, "cannot be written");
}

// A file that goes away with the object.
class DraftFile {
 public:
  DraftFile() {
    std::error_code failed;
    path_ = (std::filesystem::temp_directory_path(failed) / "relata-XXXXXX.cypher").string();
    descriptor_ = failed ? -1 : mkstemps(path_.data(), 7);
  }
  ~DraftFile() {
    if (descriptor_ < 0) return;
    close(descriptor_);
    unlink(path_.c_str());
  }
  DraftFile(const DraftFile&) = delete;
  DraftFile& operator=(const DraftFile&) = delete;
  [[nodiscard]] bool made() const { return descriptor_ >= 0; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
  int descriptor_ = -1;
};

std::string editor_command() {
  for (const char* name : {"VISUAL", "EDITOR"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return "vi";
}

}  // namespace

Result<void> output(ShellState& s, const std::string& path) { return open_output(s, path, false); }
Result<void> once(ShellState& s, const std::string& path) {
  return path.empty() ? Result<void>(usage_error(":once needs a file")) : open_output(s, path, true);
}

Result<void> source(ShellState& s, const std::string& path) {
  if (path.empty()) return usage_error(":source needs a file");
  if (s.depth == kDeepestSource) return usage_error(fmt::format("{} files of :source inside one another", kDeepestSource));
  const auto text = read_query_file(path);
  if (!text) return text.error();
  ++s.depth;
  s.exit = std::max(s.exit, run_script(s, *text, path));
  --s.depth;
  return {};
}

Result<void> export_graph(ShellState& s, const std::string& argument) {
  const auto [format, path] = split_word(argument);
  ExportRequest request;
  request.path = path;
  if (!formats::export_format_from(format, request.format)) return usage_error(fmt::format("there is no format '{}'", format), std::string(formats::kExportFormats));
  return export_to(s.session.file(), request, s.streams);
}

Result<void> edit(ShellState& s, const std::string&) {
  const DraftFile draft;
  if (!draft.made()) return file_error(draft.path(), "cannot be written");
  std::ofstream(draft.path(), std::ios::binary) << s.last.statement << '\n';
  s.streams.out.flush();
  const std::string command = editor_command();
  if (std::system(fmt::format("{} '{}'", command, draft.path()).c_str()) != 0) return usage_error(fmt::format("the editor '{}' failed", command), "VISUAL or EDITOR names another");
  const auto text = read_query_file(draft.path());
  if (!text) return text.error();
  const size_t end = text->find_last_not_of(" \t\r\n;");
  if (end == std::string::npos) return {};
  s.lines.remember(text->substr(0, end + 1) + ";");
  s.exit = std::max(s.exit, run_script(s, *text, "<edit>"));
  return {};
}

Result<void> history(ShellState& s, const std::string& number) {
  const auto entries = s.lines.history();
  size_t first = 0;
  if (!number.empty()) {
    const auto wanted = number_of(number, "entries");
    if (!wanted) return wanted.error();
    first = entries.size() - std::min<size_t>(*wanted, entries.size());
  }
  for (size_t i = first; i < entries.size(); ++i) s.streams.out << entries[i] << '\n';
  return {};
}

}  // namespace relata::tools::shell_action
