// `relata extract --lines` and `--tokens`: sentences whose tokens are given.
#include <algorithm>
#include <istream>
#include <ostream>

#include "extract/clause/confidence.hpp"
#include "extract/clause/fact.hpp"
#include "extract/pipeline/json_text.hpp"
#include "extract/pipeline/ordered.hpp"
#include "extract/pipeline/output.hpp"
#include "extract/pipeline/tree_lines.hpp"
#include "extract/sentence/conllu.hpp"
#include "extract/tokenizer/tokenizer.hpp"

namespace relata::extract {

namespace {

constexpr size_t kBatch = 64;                   // lines that are parsed together
constexpr size_t kMaxLine = size_t{1} << 20;    // bytes; what is longer is no sentence and gives no facts
constexpr size_t kMaxTokens = 1000;             // likewise
constexpr size_t kTokensBlock = size_t{1} << 16;  // bytes of CoNLL-U that are read and analysed together

// Forms as running text has them, for the parser; the output prints the tokens as they came.
std::string plain_form(std::string_view token) {
  struct Pair {
    std::string_view treebank, plain;
  };
  static constexpr Pair kPairs[] = {{"-LRB-", "("}, {"-RRB-", ")"}, {"-LSB-", "["}, {"-RSB-", "]"}, {"-LCB-", "{"},
                                    {"-RCB-", "}"}, {"``", "\""},   {"''", "\""},   {"`", "'"}};
  for (const Pair& p : kPairs) {
    if (p.treebank == token) return std::string(p.plain);
  }
  std::string form;
  for (size_t i = 0; i < token.size(); ++i) {
    const bool escape = token[i] == '\\' && i + 1 < token.size() && (token[i + 1] == '/' || token[i + 1] == '*');
    if (!escape) form += token[i];
  }
  return form;
}

struct Line {
  std::string text;                      // as it came
  std::vector<std::string> tokens;       // as they came
  std::string plain;                     // what the sentence's spans point into
};

Sentence sentence_of(Line& line) {
  size_t begin = 0;
  while (begin < line.text.size() && line.text.size() <= kMaxLine) {
    const size_t end = std::min(line.text.find(' ', begin), line.text.size());
    if (end > begin) line.tokens.push_back(line.text.substr(begin, end - begin));
    begin = end + 1;
  }
  if (line.tokens.size() > kMaxTokens) line.tokens.clear();
  std::vector<std::string> forms;
  for (const std::string& token : line.tokens) forms.push_back(plain_form(token));
  const std::vector<std::string_view> views(forms.begin(), forms.end());
  return sentence_of_tokens(views, false, line.plain);
}

std::string words(const Line& line, const std::vector<uint32_t>& indices, std::string_view before = {}) {
  std::string text(before);
  for (uint32_t w : indices) {
    if (!text.empty()) text += ' ';
    text += line.tokens[w];
  }
  return text;
}

uint64_t append_triples(const Line& line, const Sentence& sentence, const LineOptions& options, std::string& out) {
  const Tree tree(sentence);
  uint64_t count = 0;
  for (const ClauseFact& fact : options.granularity == Granularity::fine ? fine_facts(tree) : nary_facts(tree)) {
    if (fact.implied && !options.implied) continue;
    out += line.text + '\t';
    append_thousandths(out, static_cast<uint32_t>(fact.confidence * 1000 + 0.5));
    out += '\t' + words(line, fact.subject.words) + '\t' + words(line, fact.relation, text_of(fact.added));
    for (const Phrase& object : fact.objects) out += '\t' + words(line, object.words);
    out += '\n';
    ++count;
  }
  return count;
}

void append_key_text(std::string& out, std::string_view key, std::string_view value) {
  append_key(out, key);
  append_json(out, value);
}

// With what the graph would make of each fact, and how it was found.
uint64_t append_objects(const Line& line, const Sentence& sentence, const LineOptions& options, std::string& out) {
  const Tree tree(sentence);
  uint64_t count = 0;
  for (const ClauseFact& fact : options.granularity == Granularity::fine ? fine_facts(tree) : nary_facts(tree)) {
    if (fact.implied && !options.implied) continue;
    out += '{';
    append_key_text(out, "sentence", line.text);
    append_key_text(out, "subject", words(line, fact.subject.words));
    append_key_text(out, "relation", words(line, fact.relation, text_of(fact.added)));
    append_key(out, "arguments");
    out += '[';
    for (size_t i = 0; i < fact.objects.size(); ++i) {
      if (i > 0) out += ',';
      append_json(out, words(line, fact.objects[i].words));
    }
    out += ']';
    append_key_text(out, "name", fact.name);
    append_key_text(out, "polarity", name_of(fact.polarity));
    append_key_text(out, "modality", name_of(fact.modality));
    append_key_text(out, "rule", fact.rule);
    append_key_text(out, "origin", name_of(fact.origin));
    append_key(out, "features");
    out += '[';
    const std::vector<std::string> features = confidence_features(tree, fact);
    for (size_t i = 0; i < features.size(); ++i) {
      if (i > 0) out += ',';
      append_json(out, features[i]);
    }
    out += ']';
    append_key(out, "implied");
    out += fact.implied ? "true" : "false";
    append_key(out, "confidence");
    append_thousandths(out, static_cast<uint32_t>(fact.confidence * 1000 + 0.5));
    out += "}\n";
    ++count;
  }
  return count;
}

void append_tokens(const Line& line, const Sentence& sentence, std::string& out) {
  std::string tagged;
  append_iob2(sentence, line.plain, tagged);
  size_t at = 0;
  for (const std::string& token : line.tokens) {  // the token as it came in place of its plain form
    const size_t tab = tagged.find('\t', at);
    const size_t end = tagged.find('\n', tab);
    out += token + tagged.substr(tab, end + 1 - tab);
    at = end + 1;
  }
  out += '\n';
}

struct Batch {
  std::vector<Line> lines;
  uint64_t first = 0;
};

struct Printed {
  std::string text;
  uint64_t sentences = 0;
  uint64_t facts = 0;
};

Printed print(const Extractor& extractor, Batch batch, const LineOptions& options) {
  Printed printed;
  std::vector<Sentence> sentences;
  for (Line& line : batch.lines) sentences.push_back(sentence_of(line));
  extractor.analyse(sentences);
  for (size_t i = 0; i < sentences.size(); ++i) {
    const Line& line = batch.lines[i];
    ++printed.sentences;
    switch (options.format) {
      case ExtractFormat::jsonl: printed.facts += append_objects(line, sentences[i], options, printed.text); break;
      case ExtractFormat::iob2: append_tokens(line, sentences[i], printed.text); break;
      case ExtractFormat::conllu: write_conllu(sentences[i], line.plain, printed.text); break;
      case ExtractFormat::tree: append_tree(sentences[i], printed.text); break;
      case ExtractFormat::dot: append_dot(sentences[i], batch.first + i + 1, printed.text); break;
      default: printed.facts += append_triples(line, sentences[i], options, printed.text); break;
    }
  }
  return printed;
}

std::optional<Batch> next_batch(std::istream& in, uint64_t& number) {
  Batch batch;
  batch.first = number;
  std::string text;
  while (batch.lines.size() < kBatch && std::getline(in, text)) {
    if (!text.empty() && text.back() == '\r') text.pop_back();
    ++number;
    if (!text.empty()) batch.lines.push_back({std::move(text), {}, {}});
  }
  return batch.lines.empty() ? std::nullopt : std::optional(std::move(batch));
}

// What the file says beyond tokens and sentences is forgotten, so that nothing predicted leans on it.
Sentence tokens_alone(Sentence sentence) {
  for (Word& word : sentence.words) {
    Word bare;
    bare.form = std::move(word.form);
    bare.span = word.span;
    word = std::move(bare);
  }
  sentence.names.clear();
  return sentence;
}

// The number of sentences written.
Result<uint64_t> analyse_given(const Extractor& extractor, const std::string& block, std::ostream& out) {
  Result<std::vector<ConlluSentence>> given = read_conllu(block, "--tokens");
  if (!given) return std::move(given.error());
  std::vector<Sentence> sentences;
  for (ConlluSentence& g : *given) sentences.push_back(tokens_alone(std::move(g.sentence)));
  extractor.analyse(sentences);
  std::string text;
  for (size_t i = 0; i < sentences.size(); ++i) {
    for (const std::string& comment : (*given)[i].comments) text += "# " + comment + "\n";
    write_conllu(sentences[i], (*given)[i].text, text);
  }
  out << text;
  return sentences.size();
}

}  // namespace

Result<OutputCount> write_lines(const Extractor& extractor, std::istream& in, const LineOptions& options, std::ostream& out) {
  if (options.format == ExtractFormat::mentions) {
    Error error;
    error.kind = ErrorKind::usage;
    error.message = "--lines has no format mentions";
    error.hint = "tsv, jsonl, iob2, conllu, tree or dot";
    return error;
  }
  OutputCount count;
  uint64_t number = 0;
  in_order<Batch>(
      options.jobs, [&] { return next_batch(in, number); }, [&](Batch batch) { return print(extractor, std::move(batch), options); },
      [&](const Printed& printed) {
        count.sentences += printed.sentences;
        count.facts += printed.facts;
        out << printed.text;
        return static_cast<bool>(out);
      });
  out.flush();
  if (!out) return file_error("standard output", "the output could not be written");
  return count;
}

Result<OutputCount> write_given_tokens(const Extractor& extractor, std::istream& in, std::ostream& out) {
  OutputCount count;
  std::string block;
  std::string line;
  while (std::getline(in, line)) {
    block += line + '\n';
    if (!line.empty() || block.size() < kTokensBlock) continue;
    Result<uint64_t> done = analyse_given(extractor, block, out);
    if (!done) return std::move(done.error());
    count.sentences += *done;
    block.clear();
  }
  Result<uint64_t> done = analyse_given(extractor, block, out);
  if (!done) return std::move(done.error());
  count.sentences += *done;
  out.flush();
  if (!out) return file_error("standard output", "the output could not be written");
  return count;
}

}  // namespace relata::extract
