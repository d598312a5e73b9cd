#include "tools/train/data.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>

#include "extract/parser/features.hpp"

namespace relata::train {

using extract::ConlluSentence;

void Vocabulary::index() {
  for (uint32_t i = 0; i < words.size(); ++i) word_rows.emplace(words[i], i);
  for (uint32_t i = 0; i < vector_words.size(); ++i) vector_rows.emplace(vector_words[i], i);
}

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return file_error(path, "cannot be read");
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Result<std::vector<ConlluSentence>> read_treebank(const std::string& path) {
  Result<std::string> content = read_file(path);
  if (!content) return content.error();
  return extract::read_conllu(*content, path);
}

Result<Vectors> read_vectors(const std::string& path, size_t limit) {
  std::ifstream in(path);
  if (!in) return file_error(path, "cannot be read");
  Vectors result;
  for (std::string line; result.words.size() < limit && std::getline(in, line);) {
    const size_t space = line.find(' ');
    if (space == std::string::npos) return file_error(path, "is no file of word vectors");
    result.words.push_back(line.substr(0, space));
    const char* at = line.data() + space;
    const char* end = line.data() + line.size();
    while (at < end) {
      while (at < end && *at == ' ') ++at;
      float x = 0;
      const auto [next, error] = std::from_chars(at, end, x);
      if (error != std::errc()) break;
      result.values.push_back(x);
      at = next;
    }
    if (result.size == 0) result.size = result.values.size();
    if (result.size == 0 || result.values.size() != result.size * result.words.size())
      return file_error(path, "has a line with another count of numbers");
  }
  return result;
}

Vocabulary make_vocabulary(const std::vector<ConlluSentence>& treebank, const std::vector<NamedSentence>& named,
                           const Vectors& vectors, uint32_t least) {
  Vocabulary v;
  for (const ConlluSentence& s : treebank) {
    for (const extract::Word& w : s.sentence.words) ++v.counts[extract::lookup_key(w.form)];
  }
  std::unordered_map<std::string, uint32_t> in_names;
  for (const NamedSentence& s : named) {
    for (const std::string& form : s.forms) ++in_names[extract::lookup_key(form)];
  }
  for (const auto& [word, count] : v.counts) {
    if (count >= least) v.words.push_back(word);
  }
  for (const auto& [word, count] : in_names) {
    const auto seen = v.counts.find(word);
    if (count >= 2 * least && (seen == v.counts.end() || seen->second < least)) v.words.push_back(word);
    if (count >= 2 * least) v.counts[word] += count / 2;
  }
  std::sort(v.words.begin(), v.words.end());  // the order of a hash table must not reach the model
  v.words.insert(v.words.begin(), "");
  v.vector_words = vectors.words;
  v.index();
  return v;
}

InputWord make_input(const std::string& form, const Vocabulary& vocabulary, uint32_t buckets) {
  const std::string key = extract::lookup_key(form);
  InputWord w;
  if (const auto at = vocabulary.word_rows.find(key); at != vocabulary.word_rows.end()) w.word = at->second;
  if (const auto at = vocabulary.vector_rows.find(key); at != vocabulary.vector_rows.end()) w.vector = at->second;
  extract::subword_buckets(form, key, buckets, w.pieces);
  return w;
}

namespace {

void add_word(const std::string& form, const Vocabulary& vocabulary, uint32_t buckets, Example& e) {
  e.words.push_back(make_input(form, vocabulary, buckets));
  const auto at = vocabulary.counts.find(extract::lookup_key(form));
  const float count = at == vocabulary.counts.end() ? 0 : static_cast<float>(at->second);
  e.drop_word.push_back(0.25F / (0.25F + count));
}

}  // namespace

Example make_tree_example(const ConlluSentence& sentence, const Vocabulary& vocabulary, uint32_t buckets) {
  Example e;
  for (const extract::Word& w : sentence.sentence.words) {
    add_word(w.form, vocabulary, buckets, e);
    e.heads.push_back(std::max(w.head, extract::kRoot));
    e.labels.push_back(static_cast<int>(w.deprel == extract::Deprel::unknown ? extract::Deprel::dep : w.deprel));
    e.xpos.push_back(w.xpos == extract::Xpos::unknown ? -1 : static_cast<int>(w.xpos));
    e.upos.push_back(w.upos == extract::Upos::unknown ? -1 : static_cast<int>(w.upos));
  }
  return e;
}

Example make_name_example(const NamedSentence& sentence, NameScheme scheme, const Vocabulary& vocabulary,
                          uint32_t buckets) {
  Example e;
  for (const std::string& form : sentence.forms) add_word(form, vocabulary, buckets, e);
  e.names = allowed_tags(sentence.forms.size(), sentence.names, scheme);
  return e;
}

}  // namespace relata::train
