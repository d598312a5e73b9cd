#include "extract/pipeline/dated_mentions.hpp"

#include "common/dates.hpp"

namespace relata::extract {

namespace {

void date_it(const PartialDate& written, Mention& m) {
  const auto has = [&](const char* key) { return m.properties.contains(key); };
  if (has("value") || has("quarter") || has("fiscal")) return;
  const auto date = resolve_date(m.text, written);
  if (!date || date->iso().empty()) return;
  m.properties["value"] = date->iso();
  if (date->quarter) m.properties["quarter"] = static_cast<int64_t>(*date->quarter);
}

// "two years ago": "ago" stands behind the mention.
void date_distance(std::string_view text, const PartialDate& written, Mention& m) {
  std::string_view rest = text.substr(m.span.end);
  while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\n')) rest.remove_prefix(1);
  const auto value = m.properties.find("value");
  const auto unit = m.properties.find("unit");
  if (!rest.starts_with("ago") || value == m.properties.end() || unit == m.properties.end()) return;
  if (value->second.type() != ValueType::integer || unit->second.type() != ValueType::string) return;
  const auto date = date_before(written, value->second.integer(), unit->second.string());
  if (date) m.properties["date"] = date->iso();
}

}  // namespace

void date_mentions(std::string_view text, std::string_view written, std::vector<Mention>& mentions) {
  const auto date = parse_date(written);
  if (!date || !date->year) return;
  for (Mention& m : mentions) {
    if (m.type == EntityType::date) date_it(*date, m);
    if (m.type == EntityType::duration && m.span.end <= text.size()) date_distance(text, *date, m);
  }
}

}  // namespace relata::extract
