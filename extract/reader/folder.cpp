#include <algorithm>

#include "extract/reader/input.hpp"
#include "extract/reader/json_lines.hpp"

namespace relata::extract {

namespace {

namespace fs = std::filesystem;

// The documents of one file.
Result<void> add_file(const fs::path& path, std::string id, std::vector<DocumentSource>& found) {
  const InputFormat format = format_of_file(path);
  if (format != InputFormat::json_lines) {
    found.push_back({path, std::move(id), format, 0, 0, 0});
    return {};
  }
  auto lines = list_json_lines(path, id);
  if (!lines) return std::move(lines.error());
  found.insert(found.end(), lines->begin(), lines->end());
  return {};
}

bool is_hidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return !name.empty() && name.front() == '.';
}

Result<std::vector<DocumentSource>> walk(const fs::path& folder) {
  std::vector<DocumentSource> found;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
  if (error) return file_error(folder.string(), "the folder cannot be read: " + error.message());
  while (at != fs::recursive_directory_iterator()) {
    std::error_code ignored;
    if (is_hidden(at->path())) {
      at.disable_recursion_pending();
    } else if (at->is_regular_file(ignored) && format_of_extension(at->path())) {
      if (auto added = add_file(at->path(), at->path().lexically_relative(folder).generic_string(), found); !added) return std::move(added.error());
    }
    at.increment(error);
    if (error) return file_error(folder.string(), "the folder cannot be read: " + error.message());
  }
  if (found.empty()) return file_error(folder.string(), "no document in this folder (.txt, .md, .html, .pdf or .jsonl)");
  std::sort(found.begin(), found.end(), [](const DocumentSource& a, const DocumentSource& b) { return a.id < b.id; });
  return found;
}

std::string place_of(const DocumentSource& source) {
  return source.path.string() + (source.line_1based > 0 ? ":" + std::to_string(source.line_1based) : std::string());
}

Result<void> check_distinct(const std::vector<DocumentSource>& sources) {
  std::vector<const DocumentSource*> sorted;
  for (const DocumentSource& source : sources) sorted.push_back(&source);
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  for (size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i]->id != sorted[i - 1]->id) continue;
    Error error;
    error.message = "two documents have the identity '" + sorted[i]->id + "': " + place_of(*sorted[i - 1]) + " and " + place_of(*sorted[i]);
    error.hint = "name a folder above both, or build them one after the other into graphs of their own";
    return error;
  }
  return {};
}

}  // namespace

Result<std::vector<DocumentSource>> find_documents(const std::vector<fs::path>& inputs) {
  std::vector<DocumentSource> sources;
  for (const fs::path& input : inputs) {
    std::error_code error;
    const fs::file_status status = fs::status(input, error);
    if (!fs::exists(status)) return file_error(input.string(), "no such file or folder");
    if (!fs::is_directory(status)) {
      if (auto added = add_file(input, input.filename().generic_string(), sources); !added) return std::move(added.error());
      continue;
    }
    auto found = walk(input);
    if (!found) return std::move(found.error());
    sources.insert(sources.end(), found->begin(), found->end());
  }
  if (auto distinct = check_distinct(sources); !distinct) return std::move(distinct.error());
  return sources;
}

}  // namespace relata::extract
