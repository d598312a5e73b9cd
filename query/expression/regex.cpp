#include "query/expression/regex.hpp"

#include <unordered_map>

#include <re2/re2.h>

namespace relata::query {

// Patterns made from the row ("n.name =~ n.pattern") must not fill the memory, so the cache starts anew when it is full.
struct RegexCache::Compiled {
  static constexpr size_t kMost = 64;
  std::unordered_map<std::string, std::unique_ptr<RE2>> patterns;
};

RegexCache::RegexCache() : compiled_(std::make_unique<Compiled>()) {}
RegexCache::~RegexCache() = default;

RegexCache::Outcome RegexCache::match(const std::string& text, const std::string& pattern, std::string& why) {
  auto& patterns = compiled_->patterns;
  auto it = patterns.find(pattern);
  if (it == patterns.end()) {
    if (patterns.size() >= Compiled::kMost) patterns.clear();
    RE2::Options options;
    options.set_log_errors(false);
    it = patterns.emplace(pattern, std::make_unique<RE2>(pattern, options)).first;
  }
  if (!it->second->ok()) {
    why = it->second->error();
    return Outcome::bad_pattern;
  }
  return RE2::FullMatch(text, *it->second) ? Outcome::yes : Outcome::no;
}

}  // namespace relata::query
