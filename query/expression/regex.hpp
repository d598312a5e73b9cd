#pragma once
// The `=~` operator by RE2: linear in the length of text and pattern, no backtracking. The pattern must match the whole
// text. A pattern is compiled once an evaluator.

#include <memory>
#include <string>
#include <string_view>

namespace relata::query {

class RegexCache {
 public:
  RegexCache();
  ~RegexCache();
  RegexCache(const RegexCache&) = delete;
  RegexCache& operator=(const RegexCache&) = delete;

  enum class Outcome { no, yes, bad_pattern };
  // On bad_pattern `why` is filled.
  Outcome match(const std::string& text, const std::string& pattern, std::string& why);

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace relata::query
