#include "extract/pipeline/output.hpp"

#include <array>
#include <ostream>
#include <utility>

#include "extract/coreference/referring.hpp"
#include "extract/pipeline/fact_lines.hpp"
#include "extract/pipeline/ordered.hpp"
#include "extract/pipeline/tree_lines.hpp"
#include "extract/sentence/conllu.hpp"

namespace relata::extract {

namespace {

constexpr std::array<std::pair<ExtractFormat, std::string_view>, 7> kFormats = {{{ExtractFormat::tsv, "tsv"},
                                                                                 {ExtractFormat::jsonl, "jsonl"},
                                                                                 {ExtractFormat::conllu, "conllu"},
                                                                                 {ExtractFormat::iob2, "iob2"},
                                                                                 {ExtractFormat::mentions, "mentions"},
                                                                                 {ExtractFormat::tree, "tree"},
                                                                                 {ExtractFormat::dot, "dot"}}};

// One document written out, or why it was not.
struct Written {
  std::string text;
  std::optional<Error> error;
  uint64_t sentences = 0;
  uint64_t facts = 0;
};

bool needs_facts(ExtractFormat format) { return format == ExtractFormat::tsv || format == ExtractFormat::jsonl; }

void write_sentences(const std::vector<Sentence>& sentences, const Document& document, ExtractFormat format, Written& out) {
  if (format == ExtractFormat::conllu) {
    out.text += "# newdoc id = " + document.id + "\n";
  }
  for (const Sentence& sentence : sentences) {
    switch (format) {
      case ExtractFormat::conllu: write_conllu(sentence, document.text, out.text); break;
      case ExtractFormat::iob2: append_iob2(sentence, document.text, out.text); break;
      case ExtractFormat::tree: append_tree(sentence, out.text); break;
      default: append_dot(sentence, out.sentences + 1, out.text); break;
    }
    ++out.sentences;
  }
}

void write_extraction(const Extractor& extractor, const Document& document, ExtractFormat format, Written& out) {
  const DocumentExtraction extraction = extractor.extract(document);
  out.sentences = extraction.sentences.size();
  out.facts = extraction.facts.size();
  switch (format) {
    case ExtractFormat::tsv: append_fact_rows(extraction, out.text); break;
    case ExtractFormat::jsonl: append_fact_objects(document, extraction, out.text); break;
    default: break;
  }
}

// Every referring expression, in whatever block it stands.
void write_mentions(const Extractor& extractor, const Document& document, bool single, Written& out) {
  const std::vector<Sentence> sentences = extractor.parse(document);
  out.sentences = sentences.size();
  append_mention_rows(sentences, find_referring(sentences), single ? "." : document.id, out.text);
}

Written write_one(const Extractor& extractor, const DocumentSource& source, ExtractFormat format, bool single) {
  Written out;
  Result<Document> document = read_document(source);
  if (!document) {
    out.error = std::move(document.error());
  } else if (needs_facts(format)) {
    write_extraction(extractor, *document, format, out);
  } else if (format == ExtractFormat::mentions) {
    write_mentions(extractor, *document, single, out);
  } else {
    write_sentences(extractor.parse(*document), *document, format, out);
  }
  return out;
}

}  // namespace

std::string_view name_of(ExtractFormat format) {
  for (const auto& [value, name] : kFormats) {
    if (value == format) return name;
  }
  return "";
}

bool extract_format_from(std::string_view name, ExtractFormat& out) {
  for (const auto& [value, known] : kFormats) {
    if (known != name) continue;
    out = value;
    return true;
  }
  return false;
}

Result<OutputCount> write_documents(const Extractor& extractor, const std::vector<DocumentSource>& sources, ExtractFormat format,
                                    unsigned jobs, std::ostream& out, const Complaint& complain) {
  OutputCount count;
  size_t next = 0;
  const auto take = [&]() -> std::optional<size_t> { return next < sources.size() ? std::optional(next++) : std::nullopt; };
  const auto work = [&](size_t i) { return write_one(extractor, sources[i], format, sources.size() == 1); };
  const auto give = [&](const Written& written) {
    ++count.documents;
    count.sentences += written.sentences;
    count.facts += written.facts;
    if (written.error) {
      ++count.left_out;
      complain(*written.error);
    }
    out << written.text;
    return static_cast<bool>(out);
  };
  in_order<size_t>(jobs, take, work, give);
  out.flush();
  if (!out) return file_error("standard output", "the output could not be written");
  return count;
}

}  // namespace relata::extract
