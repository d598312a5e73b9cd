#include "extract/pipeline/context.hpp"

#include <algorithm>
#include <map>

namespace relata::extract {

namespace {

constexpr size_t kMinMentions = 3;

}  // namespace

DocumentContext::DocumentContext(const Document& document, const DocumentSentences& sentences, const Mentions& mentions, const Naming& naming) {
  std::map<uint32_t, std::vector<uint32_t>> by_name;  // naming mention -> mentions
  std::map<std::string, uint32_t> first_of_text;      // names without a chain are known by their text
  for (uint32_t i = 0; i < mentions.list.size(); ++i) {
    const Mention& m = mentions.list[i];
    if (m.type != EntityType::organization || m.kind != MentionKind::name) continue;
    const uint32_t name = m.chain == kNoIndex ? first_of_text.emplace(m.text, i).first->second : naming.name_of(i);
    by_name[name].push_back(i);
  }
  bool tie = false;
  const std::vector<uint32_t>* best = nullptr;
  for (const auto& [name, list] : by_name) {
    if (best == nullptr || list.size() > best->size()) {
      best = &list;
      tie = false;
    } else if (list.size() == best->size()) {
      tie = true;
    }
  }
  if (best == nullptr || tie || best->size() < kMinMentions) return;
  const bool prominent = std::any_of(best->begin(), best->end(), [&](uint32_t i) {
    const Mention& m = mentions.list[i];
    const bool in_heading = sentences.contexts[m.sentence].place == SentencePlace::heading;
    return m.sentence == 0 || in_heading || document.title.find(m.text) != std::string::npos;
  });
  if (prominent) mentions_of_it_ = *best;
}

uint32_t DocumentContext::organisation_before(uint32_t mention) const {
  if (mention == kNoIndex || mentions_of_it_.empty()) return kNoIndex;
  auto after = std::lower_bound(mentions_of_it_.begin(), mentions_of_it_.end(), mention);
  return after == mentions_of_it_.begin() ? *after : *(after - 1);
}

}  // namespace relata::extract
