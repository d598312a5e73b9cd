#include "query/expression/function.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/expression/catalogue.hpp"

namespace relata::query {

namespace {

std::string lowered(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

struct Catalogue {
  std::vector<const Function*> ordered;
  std::unordered_map<std::string, const Function*> by_name;

  Catalogue() {
    for (const auto part : {aggregate_functions(), conversion_functions(), evidence_functions(), graph_functions(), list_functions(),
                            math_functions(), scalar_functions(), temporal_functions(), text_functions()}) {
      for (const Function& f : part) {
        ordered.push_back(&f);
        by_name.emplace(lowered(f.name), &f);
      }
    }
    std::sort(ordered.begin(), ordered.end(), [](const Function* a, const Function* b) { return a->name < b->name; });
  }
};

const Catalogue& catalogue() {
  static const Catalogue kCatalogue;
  return kCatalogue;
}

// Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.
size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::vector<size_t>> d(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    for (size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

Function row(std::string_view name, uint8_t least, uint8_t most, std::array<TypeSet, kMaxArguments> takes, StaticType gives,
             FunctionBody body, std::string_view signature, std::string_view help) {
  Function f;
  f.name = name;
  f.kind = body == nullptr ? FunctionKind::aggregate : FunctionKind::scalar;
  f.least = least;
  f.most = most;
  f.takes = takes;
  f.gives = gives;
  f.body = body;
  f.signature = signature;
  f.help = help;
  return f;
}

Function with_nulls(Function f) {
  f.null_in_null_out = false;
  return f;
}

Function with_chance(Function f) {
  f.deterministic = false;
  return f;
}

Function with_types(Function f, StaticType (*types)(std::span<const Expression> arguments)) {
  f.types = types;
  return f;
}

const Function* find_function(std::string_view name) {
  const auto it = catalogue().by_name.find(lowered(name));
  return it == catalogue().by_name.end() ? nullptr : it->second;
}

std::span<const Function* const> functions() { return catalogue().ordered; }

std::string_view nearest_function(std::string_view name) {
  const std::string wanted = lowered(name);
  std::string_view best;
  size_t least = wanted.size() <= 4 ? 2 : 3;  // one beyond what is still near
  for (const Function* f : functions()) {
    const size_t longer = std::max(wanted.size(), f->name.size());
    const size_t shorter = std::min(wanted.size(), f->name.size());
    if (longer - shorter >= least) continue;  // also keeps the table small, whatever the name given
    const size_t distance = edits(wanted, lowered(f->name));
    if (distance >= least) continue;
    least = distance;
    best = f->name;
  }
  return best;
}

}  // namespace relata::query
