#pragma once
// What `relata extract` prints: one function a kind of input. All write to `out` in the order of the input, the same
// bytes for any number of jobs, and hold only a bounded piece of the input in memory.

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "extract/reader/input.hpp"
#include "extract/pipeline/pipeline.hpp"

namespace relata::extract {

enum class ExtractFormat : uint8_t {
  tsv,       // subject, relation, object and so on, for scorers and spreadsheets
  jsonl,     // a fact a line, the fields of `export --format facts`
  conllu,    // tokens, tags, trees
  iob2,      // token TAB tag
  mentions,  // document, begin, end, type, cluster
  tree,      // an indented drawing of each sentence's tree, for people
  dot,       // a Graphviz digraph a sentence
};
std::string_view name_of(ExtractFormat format);
bool extract_format_from(std::string_view name, ExtractFormat& out);  // false: no such format

enum class Granularity : uint8_t {
  fine,  // one triple an argument
  nary,  // one tuple a clause
};

struct LineOptions {
  ExtractFormat format = ExtractFormat::tsv;  // any but mentions
  Granularity granularity = Granularity::fine;
  bool implied = true;  // --implicit: also what no clause states: appositions, titles, possessives
  unsigned jobs = 1;
};

// Receives what went wrong with one input; the batch goes on.
using Complaint = std::function<void(const Error&)>;

struct OutputCount {
  uint64_t documents = 0;
  uint64_t left_out = 0;  // documents that could not be read
  uint64_t sentences = 0;
  uint64_t facts = 0;
};

// Documents as `format` says. jsonl: facts with evidence. tsv: document, confidence, subject, relation, object, polarity,
// modality. conllu: every character that is not white space, in order. mentions: the columns of the entity scorer.
// iob2, tree, dot: sentence by sentence. Errors: kind usage if the format is none for documents, kind file if `out` fails.
Result<OutputCount> write_documents(const Extractor& extractor, const std::vector<DocumentSource>& sources, ExtractFormat format,
                                    unsigned jobs, std::ostream& out, const Complaint& complain);

// --lines: a tokenised sentence a line, tokens separated by blanks. tsv: the line as it came, confidence, subject, relation,
// object [, more arguments], in the input's own tokens; iob2: token TAB tag, a blank line after each sentence;
// jsonl: the tuples with rule, canonical name, polarity and modality. Errors: kind usage for mentions, kind file if `out` fails.
Result<OutputCount> write_lines(const Extractor& extractor, std::istream& in, const LineOptions& options, std::ostream& out);

// --tokens: CoNLL-U whose tokens and sentences are kept and everything else is predicted, as CoNLL-U.
Result<OutputCount> write_given_tokens(const Extractor& extractor, std::istream& in, std::ostream& out);

}  // namespace relata::extract
