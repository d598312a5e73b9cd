#include "query/expression/function.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/near_miss.hpp"
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

// What other systems call a function of ours.
constexpr std::pair<std::string_view, std::string_view> kElsewhere[] = {
    {"array_agg", "collect"}, {"average", "avg"},      {"ceiling", "ceil"},       {"curdate", "date"},        {"current_date", "date"},
    {"float", "toFloat"},     {"group_concat", "collect"}, {"ifnull", "coalesce"}, {"int", "toInteger"},
    {"isnull", "coalesce"},   {"lcase", "toLower"},    {"len", "size"},           {"ln", "log"},              {"list", "collect"},
    {"lower", "toLower"},     {"mean", "avg"},         {"now", "datetime"},       {"nvl", "coalesce"},        {"random", "rand"},
    {"str", "toString"},      {"string_agg", "collect"}, {"strlen", "size"},      {"substr", "substring"},    {"timestamp", "datetime"},
    {"ucase", "toUpper"},     {"upper", "toUpper"},
};

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
  for (const auto& [elsewhere, here] : kElsewhere) {
    if (elsewhere == wanted) return here;
  }
  std::vector<std::string> names;
  for (const Function* f : functions()) names.emplace_back(f->name);
  const Function* near = find_function(nearest(name, names));
  return near == nullptr ? std::string_view() : near->name;
}

}  // namespace relata::query
