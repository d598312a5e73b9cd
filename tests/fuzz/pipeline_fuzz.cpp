// Extraction as a whole: whatever a document holds, its extraction is consistent; sentences, mentions and facts refer to
// each other within bounds, and spans lie in the text.
#include "extract/document/reader.hpp"
#include "extract/pipeline/pipeline.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace relata;
using relata::fuzz::require;

namespace {

const extract::Extractor& extractor() {
  static const extract::Extractor kExtractor = [] {
    auto opened = extract::Extractor::open(RELATA_SOURCE_DIR "/build/relata");
    require(opened.ok(), "the model opens");
    return *opened;
  }();
  return kExtractor;
}

bool lies_in(Span span, const std::string& text) { return span.begin <= span.end && span.end <= text.size(); }

void check_mention(const Mention& mention, const DocumentExtraction& e, const std::string& text) {
  require(mention.sentence < e.sentences.size(), "a mention stands in a sentence");
  require(lies_in(mention.span, text) && lies_in(mention.head, text), "a mention lies in the text");
  require(mention.text.find('\n') == std::string::npos, "a mention's text is one line");
}

void check_fact(const Fact& fact, const DocumentExtraction& e, const std::string& text) {
  const size_t count = e.mentions.size();
  require(fact.sentence < e.sentences.size(), "a fact stands in a sentence");
  require(fact.subject < count && fact.object < count, "a fact has a subject and an object");
  require(fact.attribution == kNoIndex || fact.attribution < count, "the speaker is a mention");
  require(lies_in(fact.relation_span, text), "the relation lies in the text");
  require(!fact.relation.empty() && !fact.rule.empty(), "a fact has a relation and a rule");
  require(fact.confidence_thousandths <= 1000, "a confidence is at most 1");
  for (const Qualifier& q : fact.qualifiers) require(q.mention == kNoIndex || q.mention < count, "a qualifier's mention exists");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto document = extract::read_text(std::string(fuzz::text(data, size)), "input", extract::TextFormat::markdown);
  if (!document) return 0;
  const DocumentExtraction extraction = extractor().extract(*document);
  for (const SentenceRecord& sentence : extraction.sentences) require(lies_in(sentence.span, document->text), "a sentence lies in the text");
  for (const Mention& mention : extraction.mentions) check_mention(mention, extraction, document->text);
  for (const Fact& fact : extraction.facts) check_fact(fact, extraction, document->text);
  return 0;
}
