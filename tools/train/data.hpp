#pragma once
// From treebanks and name lists to examples: reading, the vocabulary, the classes.

#include <string>
#include <unordered_map>
#include <vector>

#include "common/error.hpp"
#include "extract/parser/name_tags.hpp"
#include "extract/sentence/conllu.hpp"
#include "tools/train/network.hpp"

namespace relata::train {

// A sentence with names, and nothing else known of it.
struct NamedSentence {
  std::vector<std::string> forms;
  std::vector<extract::TypedName> names;
  uint32_t document = 0;
};

// What the tags of a source mean. A type that a source does not know may stand behind its "outside".
enum class NameScheme {
  all,        // GUM's named mentions: every type
  wikipedia,  // PER, ORG, LOC, MISC of unknown kind (wikigold, Re-DocRED)
  three,      // PER, ORG, LOC alone (UNER): any other name is outside
};

struct Vocabulary {
  std::vector<std::string> words;         // row 0 is the unknown word ""
  std::vector<std::string> vector_words;  // rows of the frozen table
  std::unordered_map<std::string, uint32_t> word_rows;
  std::unordered_map<std::string, uint32_t> vector_rows;
  std::unordered_map<std::string, uint32_t> counts;
  void index();
};

struct Vectors {
  std::vector<std::string> words;  // most frequent first
  std::vector<float> values;       // `size` numbers a word
  size_t size = 0;
};

Result<std::string> read_file(const std::string& path);
Result<std::vector<extract::ConlluSentence>> read_treebank(const std::string& path);
// The text format of word vectors: a word and its numbers a line, separated by blanks; the first `limit` lines.
Result<Vectors> read_vectors(const std::string& path, size_t limit);
// Names in IOB2: a token and its tag a line (UNER's layout with a leading number too), a blank line after each
// sentence.
Result<std::vector<NamedSentence>> read_iob2(const std::string& path);

// The names of Re-DocRED (its JSON), with the types that its relations tell: works, events, products.
Result<std::vector<NamedSentence>> read_redocred(const std::string& path);

// Words seen at least `least` times in the treebanks; vectors as given.
Vocabulary make_vocabulary(const std::vector<extract::ConlluSentence>& treebank,
                           const std::vector<NamedSentence>& named, const Vectors& vectors, uint32_t least);

InputWord make_input(const std::string& form, const Vocabulary& vocabulary, uint32_t buckets);
Example make_tree_example(const extract::ConlluSentence& sentence, const Vocabulary& vocabulary, uint32_t buckets);
Example make_name_example(const NamedSentence& sentence, NameScheme scheme, const Vocabulary& vocabulary,
                          uint32_t buckets);

// The tags that may be right for each word, as bit sets.
std::vector<uint64_t> allowed_tags(size_t words, const std::vector<extract::TypedName>& names, NameScheme scheme);

// The named mentions of a GUM sentence, from its Entity annotation (treebanks/gum): a mention headed by a proper noun,
// cut down to its proper nouns.
std::vector<extract::TypedName> gum_names(const extract::ConlluSentence& sentence);

// Single words that tell where something comes from ("Chinese") become NameType::origin; `adjectives` holds the forms
// that the treebanks tag as adjectives most of the time.
void mark_origins(std::vector<NamedSentence>& sentences, const std::unordered_map<std::string, bool>& adjectives);
std::unordered_map<std::string, bool> adjective_forms(const std::vector<extract::ConlluSentence>& treebank);

}  // namespace relata::train
