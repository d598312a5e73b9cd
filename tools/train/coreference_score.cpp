#include <map>
#include <set>
#include <tuple>

#include "tools/train/coreference_training.hpp"

namespace relata::train {

namespace {

using Place = std::tuple<uint32_t, uint32_t, uint32_t>;  // sentence, first, last
using Entities = std::map<Place, std::string>;

using Clusters = std::map<std::string, std::vector<Place>>;

Clusters clusters_of(const Entities& entities) {
  Clusters clusters;
  for (const auto& [place, name] : entities) clusters[name].push_back(place);
  return clusters;
}

struct Sums {
  double muc_hit = 0, muc_all = 0, b3_hit = 0, b3_all = 0;
};

// What of the key's links and mentions the response has.
void compare(const Entities& key, const Entities& response, Sums& sums) {
  for (const auto& [name, members] : clusters_of(key)) {
    std::map<std::string, size_t> parts;
    size_t missing = 0;
    for (const Place& place : members) {
      const auto it = response.find(place);
      if (it == response.end()) ++missing;
      else ++parts[it->second];
    }
    const auto size = static_cast<double>(members.size());
    sums.muc_hit += size - static_cast<double>(parts.size() + missing);
    sums.muc_all += size - 1;
    for (const auto& [other, count] : parts) sums.b3_hit += static_cast<double>(count * count) / size;
    sums.b3_all += size;
  }
}

double percent(double hit, double all) { return all > 0 ? 100 * hit / all : 0; }

}  // namespace

CoreferenceScore score_coreference(const std::vector<CoreferenceDocument>& documents, const extract::LinearModel& heads, const extract::LinearModel& pairs) {
  Sums recall;
  Sums precision;
  double found = 0;
  double right = 0;
  double gold = 0;
  for (const CoreferenceDocument& d : documents) {
    Entities ours;
    Entities theirs;
    for (const extract::Referring& r : extract::find_referring(d.sentences, heads, pairs)) ours[{r.sentence, r.words.first, r.words.last}] = std::to_string(r.entity);
    for (const GoldMention& m : d.mentions) theirs[{m.sentence, m.first, m.last}] = m.entity;
    for (const auto& entry : ours) right += theirs.contains(entry.first) ? 1 : 0;
    found += static_cast<double>(ours.size());
    gold += static_cast<double>(theirs.size());
    compare(theirs, ours, recall);
    compare(ours, theirs, precision);
  }
  return {percent(right, found), percent(right, gold), percent(precision.muc_hit, precision.muc_all), percent(recall.muc_hit, recall.muc_all), percent(precision.b3_hit, precision.b3_all), percent(recall.b3_hit, recall.b3_all)};
}

}  // namespace relata::train
