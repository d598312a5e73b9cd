#pragma once
// From a document to what it says: all stages of extraction in a row.
//
//   Document -> sentences of tokens -> trees and names -> mentions and chains -> clause facts -> DocumentExtraction
//
// An Extractor holds the model and nothing else that changes: one can be used by many threads. What it gives depends on
// the document and the model alone, never on the number of threads.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/extraction.hpp"
#include "extract/document/document.hpp"
#include "extract/reader/input.hpp"
#include "extract/sentence/sentence.hpp"

namespace relata::extract {

struct Continuation;
class Stages;  // the loaded model and the stages that use it

class Extractor {
 public:
  // Loads the model: the file RELATA_MODEL names if that is set, else english.model where model_path.hpp says (beside the
  // program, in models/ above a build tree, in the install's share folder). Never the current folder. Errors: kind file.
  static Result<Extractor> open(const std::filesystem::path& executable);

  // Everything the document says. Never fails: odd text gives fewer facts.
  [[nodiscard]] DocumentExtraction extract(const Document& document) const;

  // The sentences of a document with tags, trees and names; headings, captions and the rest included, in order.
  [[nodiscard]] std::vector<Sentence> parse(const Document& document) const;

  // Fills in tags, trees and names of sentences whose tokens are given.
  void analyse(std::vector<Sentence>& sentences) const;

 private:
  void analyse(std::vector<Continuation>& continuations) const;

  std::shared_ptr<const Stages> stages_;
};

// One document of a batch.
struct Extracted {
  std::string id;
  Document document;              // the kept text and its blocks
  DocumentExtraction extraction;
};

// Called once a document, in the order of the sources, never by two threads at once. An error is that of reading this
// document; the batch goes on. False stops the batch.
using ExtractedSink = std::function<bool(Result<Extracted>)>;

// Reads and extracts all sources with `jobs` threads (0 counts as 1). At most a few documents a thread are held in memory.
void extract_documents(const Extractor& extractor, const std::vector<DocumentSource>& sources, unsigned jobs, const ExtractedSink& sink);

}  // namespace relata::extract
