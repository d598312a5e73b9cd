#include "tools/relata/name_index.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include "common/utf8.hpp"
#include "formats/graph_text.hpp"

namespace relata::tools {

namespace {

constexpr auto kSlice = std::chrono::milliseconds(3);
constexpr size_t kRun = 16384;  // names sorted at once: a millisecond or two
constexpr uint64_t kMost = 2'000'000;

// Case folding, quick where it can be: most names are ASCII.
std::string folded(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if ((c & 0x80) != 0) return utf8::casefold(name);
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

bool is_named_thing(const Graph& graph, NodeId node) { return formats::is_entity(graph, node) || !formats::is_from_text(graph, node); }

}  // namespace

void NameIndex::forget() {
  at_ = 0;
  count_ = 0;
  open_.clear();
  runs_.clear();
}

void NameIndex::close_run() {
  std::sort(open_.begin(), open_.end(), [](const Entry& a, const Entry& b) { return a.folded < b.folded; });
  runs_.push_back(std::move(open_));
  open_.clear();
}

bool NameIndex::prepare() {
  const uint32_t end = count_ < kMost ? graph_.node_capacity() : at_;
  if (at_ >= end && open_.empty()) return false;
  const auto stop = std::chrono::steady_clock::now() + kSlice;
  for (; at_ < end && open_.size() < kRun; ++at_) {
    if (at_ % 256 == 0 && std::chrono::steady_clock::now() > stop) return true;
    const NodeId node(at_);
    if (!graph_.exists(node) || !is_named_thing(graph_, node)) continue;
    std::string name = formats::display_name(graph_, node);
    if (name.empty()) continue;
    open_.push_back({folded(name), node});
    ++count_;
  }
  if (open_.size() >= kRun || at_ >= end) close_run();
  return at_ < end;
}

std::vector<std::string> NameIndex::beginning_with(std::string_view beginning, size_t most) const {
  const std::string wanted = folded(beginning);
  std::set<std::string> found;
  for (const auto& run : runs_) {
    auto at = std::lower_bound(run.begin(), run.end(), wanted, [](const Entry& e, const std::string& text) { return e.folded < text; });
    for (size_t taken = 0; at != run.end() && taken < most && at->folded.starts_with(wanted); ++at, ++taken) {
      if (graph_.exists(at->node)) found.insert(formats::display_name(graph_, at->node));
    }
  }
  std::vector<std::string> names(found.begin(), found.end());
  if (names.size() > most) names.resize(most);
  return names;
}

}  // namespace relata::tools
