#include "extract/parser/name_tags.hpp"

#include <array>
#include <limits>

namespace relata::extract {

namespace {

// The worst a score counts: small enough that the sum over a sentence stays exact beside the scores of training (some
// tens).
constexpr float kUnlikely = -1e4F;
constexpr float kImpossible = -std::numeric_limits<float>::infinity();

float cleaned(float x) { return x > kUnlikely && x < -kUnlikely ? x : kUnlikely; }

bool opens(size_t tag) {
  return tag != kOutside && (static_cast<NamePart>((tag - 1) % 4) == NamePart::begin ||
                             static_cast<NamePart>((tag - 1) % 4) == NamePart::inside);
}

// The best score and tag of a path that is inside a name of each type, and of one that is inside none. A step needs no
// more: what may follow depends on that alone.
struct Frontier {
  std::array<float, kNameTypes> inside;
  std::array<uint8_t, kNameTypes> inside_tag;
  float outside = 0;
  uint8_t outside_tag = kOutside;
};

Frontier summarize(const std::array<float, kNameTags>& best) {
  Frontier f;
  f.outside = best[kOutside];
  f.inside.fill(kImpossible);
  f.inside_tag.fill(0);
  for (size_t tag = 1; tag < kNameTags; ++tag) {
    const size_t type = (tag - 1) / 4;
    if (opens(tag) && best[tag] > f.inside[type]) {
      f.inside[type] = best[tag];
      f.inside_tag[type] = static_cast<uint8_t>(tag);
    }
    if (!opens(tag) && best[tag] > f.outside) {
      f.outside = best[tag];
      f.outside_tag = static_cast<uint8_t>(tag);
    }
  }
  return f;
}

std::vector<TypedName> spans_of(const std::vector<uint8_t>& tags) {
  std::vector<TypedName> names;
  uint32_t first = 0;
  for (uint32_t i = 0; i < tags.size(); ++i) {
    if (tags[i] == kOutside) continue;
    const auto part = static_cast<NamePart>((tags[i] - 1) % 4);
    if (part == NamePart::begin || part == NamePart::unit) first = i;
    if (part == NamePart::last || part == NamePart::unit)
      names.push_back({first, i + 1, static_cast<NameType>((tags[i] - 1) / 4)});
  }
  return names;
}

}  // namespace

EntityType entity_type(NameType type) {
  switch (type) {
    case NameType::person:
      return EntityType::person;
    case NameType::organization:
      return EntityType::organization;
    case NameType::place:
      return EntityType::place;
    case NameType::product:
      return EntityType::product;
    case NameType::event:
      return EntityType::event;
    case NameType::work:
      return EntityType::work;
    case NameType::other:
    case NameType::origin:
      break;
  }
  return EntityType::concept_;
}

std::vector<TypedName> decode_names(const float* scores, size_t words) {
  if (words == 0) return {};
  std::vector<uint8_t> back(words * kNameTags, 0);
  Frontier frontier;
  frontier.inside.fill(kImpossible);
  frontier.inside_tag.fill(0);
  for (size_t t = 0; t < words; ++t) {
    std::array<float, kNameTags> best;
    for (size_t tag = 0; tag < kNameTags; ++tag) {
      const size_t type = tag == kOutside ? 0 : (tag - 1) / 4;
      const bool goes_on = tag != kOutside && ((tag - 1) % 4 == static_cast<size_t>(NamePart::inside) ||
                                               (tag - 1) % 4 == static_cast<size_t>(NamePart::last));
      best[tag] = cleaned(scores[t * kNameTags + tag]) + (goes_on ? frontier.inside[type] : frontier.outside);
      back[t * kNameTags + tag] = goes_on ? frontier.inside_tag[type] : frontier.outside_tag;
      if (t + 1 == words && opens(tag)) best[tag] = kImpossible;
    }
    frontier = summarize(best);
  }
  std::vector<uint8_t> tags(words);
  tags[words - 1] = frontier.outside_tag;
  for (size_t t = words - 1; t > 0; --t) tags[t - 1] = back[t * kNameTags + tags[t]];
  return spans_of(tags);
}

}  // namespace relata::extract
