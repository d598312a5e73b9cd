#include "common/curation.hpp"

#include <algorithm>
#include <array>

#include "common/name_key.hpp"
#include "common/utf8.hpp"

namespace relata {

namespace {

constexpr std::array<std::string_view, 5> kKinds = {"type", "alias", "relation", "merge", "split"};
constexpr size_t kLongestWay = 64;  // names joined one after the other; more are a circle

Error data_error(std::string message) {
  Error e;
  e.message = std::move(message);
  return e;
}

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  while (true) {
    const size_t tab = std::min(line.find('\t'), line.size());
    fields.emplace_back(line.substr(0, tab));
    if (tab == line.size()) return fields;
    line.remove_prefix(tab + 1);
  }
}

// "is bought from" and "is_bought_from" are one wording.
std::string relation_key(std::string_view wording) {
  std::string key = utf8::casefold(wording);
  std::replace(key.begin(), key.end(), ' ', '_');
  return key;
}

// The decisions of one line, unchecked.
Result<std::vector<Decision>> decisions_of(const std::vector<std::string>& fields) {
  std::vector<Decision> out;
  const std::string& what = fields.front();
  if (what == "entity" && fields.size() >= 3) {
    out.push_back({"type", fields[2], fields[1]});
    for (size_t i = 3; i < fields.size(); ++i) {
      if (!fields[i].empty()) out.push_back({"alias", fields[i], fields[2]});
    }
    return out;
  }
  if (what == "relation" && (fields.size() == 3 || (fields.size() == 4 && fields[3] == "inverse"))) {
    out.push_back({"relation", fields[1], (fields.size() == 4 ? "<" : "") + fields[2]});
    return out;
  }
  if ((what == "merge" || what == "split") && fields.size() == 3) {
    out.push_back({what, fields[1], fields[2]});
    return out;
  }
  Error e = data_error("this line is no decision");
  e.hint = "entity TAB type TAB name TAB aliases; relation TAB wording TAB name; merge or split TAB name TAB entity";
  return e;
}

}  // namespace

Result<void> check_decision(const Decision& d) {
  if (std::find(kKinds.begin(), kKinds.end(), d.kind) == kKinds.end()) return data_error("'" + d.kind + "' is no kind of decision");
  const bool blank = words_of(d.name).empty() || words_of(d.value).empty() || d.value == "<";
  if (blank || d.name.find('\t') != std::string::npos || d.value.find('\t') != std::string::npos) return data_error("a decision needs two names without tabs");
  EntityType type = EntityType::concept_;
  if (d.kind == "type" && (!entity_type_from(d.value, type) || is_literal(type))) {
    Error e = data_error("'" + d.value + "' is no type of an entity");
    e.hint = "Organization, Person, Place, Product, Event, Work or Concept";
    return e;
  }
  if (d.kind != "relation" && d.kind != "type" && utf8::casefold(d.name) == utf8::casefold(d.value)) return data_error("'" + d.name + "' is itself");
  return {};
}

Result<std::vector<Decision>> read_decisions(std::string_view content, const std::string& source) {
  std::vector<Decision> out;
  for (size_t at = 0; at < content.size();) {
    const size_t end = std::min(content.find('\n', at), content.size());
    std::string_view line = content.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + line.size())};
    at = end + 1;
    if (line.empty() || line.front() == '#') continue;
    const auto located = [&](Error e) {
      e.source = source;
      e.span = span;
      return e;
    };
    const Result<std::vector<Decision>> decisions = decisions_of(fields_of(line));
    if (!decisions) return located(decisions.error());
    for (const Decision& d : *decisions) {
      if (const Result<void> ok = check_decision(d); !ok) return located(ok.error());
      out.push_back(d);
    }
  }
  return out;
}

Curation::Curation(std::span<const Decision> decisions) {
  for (const Decision& d : decisions) {
    if (d.kind == "alias") joined_[name_key(d.name)] = {name_key(d.value), "dictionary"};
    if (d.kind == "merge") joined_[name_key(d.name)] = {name_key(d.value), "by hand"};
    if (d.kind == "split") split_.insert(utf8::casefold(d.name));
    if (d.kind == "relation") relations_[relation_key(d.name)] = d.value;
    if (d.kind != "type") continue;
    Known& known = known_[name_key(d.name)];
    known.name = d.name;
    entity_type_from(d.value, known.type);
  }
}

Curation::Joined Curation::joined(const std::string& key) const {
  Joined out{key, {}};
  for (size_t steps = 0; steps < kLongestWay; ++steps) {
    const auto it = joined_.find(out.key);
    if (it == joined_.end()) break;
    out = it->second;
  }
  return out;
}

bool Curation::is_split(std::string_view name) const { return !split_.empty() && split_.contains(utf8::casefold(name)); }

const Curation::Known* Curation::known(const std::string& key) const {
  const auto it = known_.find(key);
  return it == known_.end() ? nullptr : &it->second;
}

std::string Curation::relation(std::string_view name, std::string_view phrase) const {
  if (relations_.empty()) return {};
  for (const std::string_view wording : {name, phrase}) {
    if (const auto it = relations_.find(relation_key(wording)); it != relations_.end()) return it->second;
  }
  return {};
}

}  // namespace relata
