#pragma once
// What people decide about names and relations: known entities with their types and aliases, wordings of relations, merges and
// splits by hand. Kept in the graph file as a list of single decisions, each of which can be taken back; resolution follows them
// every time it runs, so they survive a rebuild.

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "common/extraction.hpp"

namespace relata {

// One decision. `kind` and what `name` and `value` are:
//   type      an entity's name; the label of its type ("Organization")
//   alias     another name; the entity it is a name of
//   relation  a wording or a relation's name ("is bought from"); its canonical name, with "<" before it if the ends change places
//   merge     a name; the name of the entity that it is, too
//   split     a name; the name of the entity that it is not
struct Decision {
  std::string kind;
  std::string name;
  std::string value;
  bool operator==(const Decision&) const = default;
};

// The decisions of a dictionary file: a line each, fields separated by tabs, '#' before a comment.
//   entity TAB type TAB name [TAB alias ...]
//   relation TAB wording TAB canonical name [TAB inverse]
//   merge TAB name TAB entity
//   split TAB name TAB entity
// Errors of kind data with the span of the line. `source` is the file's name, for messages.
Result<std::vector<Decision>> read_decisions(std::string_view content, const std::string& source);

// An error of kind data unless the decision is one: a known kind, names that are not empty, a type that exists.
Result<void> check_decision(const Decision& decision);

// All decisions, ready to be followed. Names are compared by name_key.
class Curation {
 public:
  Curation() = default;
  explicit Curation(std::span<const Decision> decisions);

  struct Joined {
    std::string key;     // of the entity the name belongs to
    std::string reason;  // "dictionary" or "by hand"; empty if the name is only its own
  };
  // The entity that a key belongs to, through all aliases and merges.
  [[nodiscard]] Joined joined(const std::string& key) const;
  // True for a name that is an entity of its own, whatever the text makes of it.
  [[nodiscard]] bool is_split(std::string_view name) const;
  // The name and type of the known entity with this key; an empty name if it is not known.
  struct Known {
    std::string name;
    EntityType type = EntityType::concept_;
  };
  [[nodiscard]] const Known* known(const std::string& key) const;
  // What a relation is called, by its name or else its wording; empty if nothing was decided.
  [[nodiscard]] std::string relation(std::string_view name, std::string_view phrase) const;
  [[nodiscard]] bool empty() const { return joined_.empty() && split_.empty() && known_.empty() && relations_.empty(); }

 private:
  std::map<std::string, Joined> joined_;
  std::set<std::string> split_;
  std::map<std::string, Known> known_;
  std::map<std::string, std::string> relations_;
};

}  // namespace relata
