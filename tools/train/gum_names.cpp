#include <algorithm>
#include <optional>
#include <string_view>

#include "tools/train/data.hpp"

namespace relata::train {

using extract::NameType;
using extract::TypedName;
using extract::Upos;
using extract::Word;

namespace {

struct OpenMention {
  std::string group;
  std::optional<NameType> type;
  uint32_t first_word = 0;
};

std::optional<NameType> type_of(std::string_view etype) {
  if (etype == "person") return NameType::person;
  if (etype == "organization") return NameType::organization;
  if (etype == "place") return NameType::place;
  if (etype == "event") return NameType::event;
  if (etype == "object") return NameType::product;
  if (etype == "time") return std::nullopt;  // dates are values
  return NameType::other;
}

// The value of Entity= in a MISC column, or empty.
std::string_view entity_field(std::string_view misc) {
  size_t at = misc.starts_with("Entity=") ? 0 : misc.find("|Entity=");
  if (at == std::string_view::npos) return {};
  at += misc[at] == '|' ? 8 : 7;
  return misc.substr(at, misc.find('|', at) - at);
}

std::string_view field(std::string_view mention, size_t index) {
  for (; index > 0; --index) {
    const size_t dash = mention.find('-');
    if (dash == std::string_view::npos) return {};
    mention.remove_prefix(dash + 1);
  }
  return mention.substr(0, mention.find('-'));
}

// The one word of [first, last) whose head lies outside, or -1.
int head_of(const std::vector<Word>& words, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i < last; ++i) {
    if (words[i].head < static_cast<int32_t>(first) || words[i].head >= static_cast<int32_t>(last))
      return static_cast<int>(i);
  }
  return -1;
}

// The run of words around the head that makes the name: proper nouns, with what stands between two of them ("University
// of Leeds", "Smith & Sons") when it is short and belongs to the name.
TypedName trimmed(const std::vector<Word>& words, uint32_t first, uint32_t last, uint32_t head, NameType type) {
  const auto proper = [&](uint32_t i) {
    return words[i].upos == Upos::PROPN || (words[i].upos == Upos::NUM && i > head);
  };
  const auto capital = [&](uint32_t i) {
    return !words[i].form.empty() && words[i].form[0] >= 'A' && words[i].form[0] <= 'Z';
  };
  uint32_t begin = head;
  while (begin > first && (proper(begin - 1) || (capital(begin - 1) && words[begin - 1].upos == Upos::ADJ))) --begin;
  uint32_t end = head + 1;
  while (end < last) {
    const bool joins = end + 1 < last && proper(end + 1) && type == NameType::organization &&
                       (words[end].form == "of" || words[end].form == "&");
    if (proper(end))
      ++end;
    else if (joins)
      end += 2;
    else
      break;
  }
  return {begin, end, type};
}

void close_mention(const OpenMention& m, uint32_t last, const std::vector<Word>& words, std::vector<TypedName>& names) {
  if (!m.type) return;
  const int head = head_of(words, m.first_word, last);
  if (head < 0 || words[static_cast<size_t>(head)].upos != Upos::PROPN) return;
  names.push_back(trimmed(words, m.first_word, last, static_cast<uint32_t>(head), *m.type));
}

// Longer names win over those inside them.
std::vector<TypedName> without_overlap(std::vector<TypedName> names) {
  std::stable_sort(names.begin(), names.end(), [](const TypedName& a, const TypedName& b) {
    return a.last_word - a.first_word > b.last_word - b.first_word;
  });
  std::vector<TypedName> kept;
  for (const TypedName& n : names) {
    const bool free = std::none_of(kept.begin(), kept.end(), [&](const TypedName& k) {
      return n.first_word < k.last_word && k.first_word < n.last_word;
    });
    if (free) kept.push_back(n);
  }
  std::sort(kept.begin(), kept.end(),
            [](const TypedName& a, const TypedName& b) { return a.first_word < b.first_word; });
  return kept;
}

}  // namespace

std::vector<TypedName> gum_names(const extract::ConlluSentence& sentence) {
  const std::vector<Word>& words = sentence.sentence.words;
  std::vector<OpenMention> open;
  std::vector<TypedName> names;
  const auto close = [&](std::string_view group, uint32_t last) {
    const auto at = std::find_if(open.rbegin(), open.rend(), [&](const OpenMention& m) { return m.group == group; });
    if (at == open.rend()) return;
    close_mention(*at, last, words, names);
    open.erase(std::next(at).base());
  };
  for (uint32_t i = 0; i < words.size() && i < sentence.misc.size(); ++i) {
    std::string_view entity = entity_field(sentence.misc[i]);
    while (!entity.empty()) {
      const bool opening = entity[0] == '(';
      const size_t end = std::min(entity.find_first_of("()", 1), entity.size());
      const std::string_view piece = entity.substr(opening ? 1 : 0, end - (opening ? 1 : 0));
      const bool closing = end < entity.size() && entity[end] == ')';
      if (opening) open.push_back({std::string(field(piece, 0)), type_of(field(piece, 1)), i});
      if (closing) close(field(piece, 0), i + 1);
      entity.remove_prefix(std::min(entity.size(), end + (closing ? 1 : 0)));
    }
  }
  return without_overlap(std::move(names));
}

}  // namespace relata::train
