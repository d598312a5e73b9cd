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

bool names_something(extract::Xpos tag) { return tag == extract::Xpos::NNP || tag == extract::Xpos::NNPS; }

}  // namespace

void export_rules(const std::vector<extract::ConlluSentence>& treebank, extract::ModelWriter& model) {
  Numbering edits;
  Numbering lists;
  std::vector<extract::SuffixSample> lemma_samples;
  std::vector<extract::SuffixSample> feature_samples;
  for (const extract::ConlluSentence& s : treebank) {
    for (const extract::Word& w : s.sentence.words) {
      const std::string key = extract::lookup_key(w.form);
      const std::string tag = {static_cast<char>(static_cast<size_t>(w.xpos) + 1),
                               static_cast<char>(static_cast<size_t>(w.upos) + 1)};
      feature_samples.push_back({tag, key, lists(w.features)});
      const bool has_lemma = !w.lemma.empty() && w.lemma != "_";
      if (has_lemma)
        lemma_samples.push_back({tag, key, edits(extract::lemma_edit(w.form, w.lemma, names_something(w.xpos)))});
    }
  }
  export_list("lemma", "edits", lemma_samples, edits, model);
  export_list("features", "lists", feature_samples, lists, model);
}

}  // namespace relata::train
