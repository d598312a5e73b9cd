#include "tools/relata/graph_access.hpp"

#include <unistd.h>

#include <filesystem>

namespace relata::tools {

namespace {

bool may_be_changed(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  // SQLite writes its log beside the file, so the folder counts, too.
  return access(path.c_str(), W_OK) == 0 && access(folder.empty() ? "." : folder.c_str(), W_OK) == 0;
}

// A document given for a graph is the first mistake of many: say what makes a graph of it.
Result<GraphFile> opened(const std::string& path, FileMode mode) {
  auto file = GraphFile::open(path, mode);
  if (file || !file.error().hint.empty()) return file;
  const std::string ending = std::filesystem::path(path).extension().string();
  for (const char* document : {".txt", ".md", ".markdown", ".pdf", ".html", ".htm", ".jsonl"}) {
    if (ending == document) file.error().hint = "relata build " + path + " -o G.relata makes a graph of a document";
  }
  const auto folder = std::filesystem::path(path).parent_path();
  std::error_code ignored;
  if (mode == FileMode::create && !folder.empty() && !std::filesystem::exists(folder, ignored)) file.error().hint = "there is no folder " + folder.string();
  return file;
}

}  // namespace

Result<GraphFile> open_to_read(const std::string& path) { return opened(path, FileMode::read_only); }

Result<GraphFile> open_to_query(const std::string& path) {
  return opened(path, may_be_changed(path) ? FileMode::read_write : FileMode::read_only);
}

Result<GraphFile> open_or_make(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) return open_to_query(path);
  return opened(path, FileMode::create);
}

}  // namespace relata::tools
