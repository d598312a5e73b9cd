#pragma once
// What may stand behind a piece of query text, for the completion of the shell and for deciding whether a text is
// finished.

#include <string>
#include <string_view>
#include <vector>

namespace relata::query {

// What a name at a place would name. Several may hold at once: behind RETURN stands a variable or a function.
struct NameKinds {
  bool variable = false;
  bool function = false;
  bool procedure = false;
  bool result_field = false;  // of a procedure, behind YIELD
  bool label = false;
  bool relationship_type = false;
  bool property_key = false;
  bool parameter = false;  // behind $

  [[nodiscard]] bool any() const {
    return variable || function || procedure || result_field || label || relationship_type || property_key || parameter;
  }
  friend bool operator==(const NameKinds&, const NameKinds&) = default;
};

struct Expected {
  // No way through the grammar reaches the end of the text, or the text is too long to tell; all else is then empty.
  bool broken = false;
  // The text ends inside of a string, a quoted name or a comment that is not closed; all else is then empty.
  bool inside_quotes = false;
  // The statement may end here. False for a text that needs another line: `MATCH (n)` may end, `MATCH (n` may not.
  bool end = false;
  std::vector<std::string> keywords;  // in capitals, sorted; words that can only come together are one: "ORDER BY"
  std::vector<std::string> signs;     // "(", "<=", ...: sorted
  bool number = false;                // a literal one
  bool text = false;                  // a quoted one
  NameKinds names;
  // The names that stand where a variable may stand, in the last statement of the text, each once, in order. What a
  // variable is in scope of is not decided here: a name behind WITH may be gone.
  std::vector<std::string> variables;
};

// What may follow `before`, of which only the last statement counts. The text ends where the next word would begin: to
// complete a word that is begun, leave it out of `before`. Takes time linear in ordinary texts, and gives up (broken)
// after a fixed number of steps. Never fails, whatever the text.
Expected expected_after(std::string_view before);

}  // namespace relata::query
