#include <algorithm>
#include <map>

#include "extract/parser/features.hpp"
#include "extract/parser/suffix_rules.hpp"
#include "tools/train/export.hpp"

namespace relata::train {

namespace {

// Numbers strings in the order they come.
class Numbering {
 public:
  uint32_t operator()(const std::string& s) {
    const auto [at, added] = numbers_.emplace(s, static_cast<uint32_t>(strings_.size()));
    if (added) strings_.push_back(s);
    return at->second;
  }
  [[nodiscard]] const std::vector<std::string>& strings() const { return strings_; }

 private:
  std::map<std::string, uint32_t> numbers_;
  std::vector<std::string> strings_;
};

void export_list(const std::string& prefix, const std::string& strings,
                 const std::vector<extract::SuffixSample>& samples, const Numbering& numbering,
                 extract::ModelWriter& model) {
  extract::SuffixTables tables = extract::SuffixRules::build(samples);
  model.set(prefix + ".keys", std::move(tables.keys));
  model.set(prefix + ".classes", std::move(tables.values));
  model.set(prefix + "." + strings, extract::StringTable::build(numbering.strings()));
}

// Words whose case says something: names and addresses.
bool keeps_case(extract::Xpos tag) {
  return tag == extract::Xpos::NNP || tag == extract::Xpos::NNPS || tag == extract::Xpos::ADD;
}

// The edit that is right for the most of a word's occurrences: "al" and "Al" both stay as they are, "i" and "I" both
// become "I". Of equals the first seen.
std::string common_edit(const std::vector<const extract::Word*>& words) {
  std::string best;
  size_t most = 0;
  for (const extract::Word* w : words) {
    const std::string edit = extract::lemma_edit(w->form, w->lemma, keeps_case(w->xpos));
    if (edit == best) continue;
    const auto right = static_cast<size_t>(std::count_if(
        words.begin(), words.end(), [&](const auto* o) { return extract::apply_edit(edit, o->form) == o->lemma; }));
    if (right > most) best = edit, most = right;
  }
  return best;
}

// A name that was only seen with a capital gets one; of names never seen nothing is known, so endings keep their case.
void add_lemmas(const std::string& tag, const std::string& key, const std::vector<const extract::Word*>& words,
                Numbering& edits, std::vector<extract::SuffixSample>& samples) {
  const std::string common = common_edit(words);
  for (const extract::Word* w : words) {
    const bool fits = extract::apply_edit(common, w->form) == w->lemma;
    const std::string edit = fits ? common : extract::lemma_edit(w->form, w->lemma, keeps_case(w->xpos));
    std::string ending = edit;
    if (edit[0] == 'C' && extract::apply_edit("K" + edit.substr(1), w->form) == w->lemma) ending[0] = 'K';
    samples.push_back({tag, key, edits(ending), edits(edit)});
  }
}

}  // namespace

void export_rules(const std::vector<extract::ConlluSentence>& treebank, extract::ModelWriter& model) {
  Numbering edits;
  Numbering lists;
  std::map<std::pair<std::string, std::string>, std::vector<const extract::Word*>> lemma_words;
  std::vector<extract::SuffixSample> lemma_samples;
  std::vector<extract::SuffixSample> feature_samples;
  for (const extract::ConlluSentence& s : treebank) {
    for (const extract::Word& w : s.sentence.words) {
      const std::string key = extract::lookup_key(w.form);
      const std::string tag = {static_cast<char>(static_cast<size_t>(w.xpos) + 1),
                               static_cast<char>(static_cast<size_t>(w.upos) + 1)};
      feature_samples.push_back({tag, key, lists(w.features), {}});
      const bool has_lemma = !w.lemma.empty() && w.lemma != "_";
      if (has_lemma) lemma_words[{tag, key}].push_back(&w);
    }
  }
  for (const auto& [place, words] : lemma_words) add_lemmas(place.first, place.second, words, edits, lemma_samples);
  export_list("lemma", "edits", lemma_samples, edits, model);
  export_list("features", "lists", feature_samples, lists, model);
}

}  // namespace relata::train
