#include "extract/pipeline/pipeline.hpp"

#include "extract/clause/mending.hpp"
#include "extract/coreference/mentions.hpp"
#include "extract/pipeline/asides.hpp"
#include "extract/pipeline/dated_mentions.hpp"
#include "extract/pipeline/document_facts.hpp"
#include "extract/pipeline/model_path.hpp"
#include "extract/pipeline/sentences.hpp"
#include "extract/pipeline/stages.hpp"

namespace relata::extract {

Result<Stages> Stages::load(const ModelFile& model) {
  Result<Tokenizer> tokenizer = Tokenizer::load(model);
  if (!tokenizer) return std::move(tokenizer.error());
  Result<Parser> parser = Parser::load(model);
  if (!parser) return std::move(parser.error());
  return Stages(std::move(*tokenizer), std::move(*parser));
}

Result<Extractor> Extractor::open(const std::filesystem::path& executable) {
  const std::vector<std::filesystem::path> places = model_places(executable);
  for (const std::filesystem::path& place : places) {
    std::error_code ignored;
    if (places.size() > 1 && !std::filesystem::exists(place, ignored)) continue;
    Result<ModelFile> model = ModelFile::open(place.string());
    if (!model) return std::move(model.error());
    Result<Stages> stages = Stages::load(*model);
    if (!stages) return std::move(stages.error());
    Extractor extractor;
    extractor.stages_ = std::make_shared<const Stages>(std::move(*stages));
    return extractor;
  }
  Error error = file_error(kModelName, "the language model was not found");
  error.hint = "set RELATA_MODEL to its path, or put it beside the program";
  return error;
}

void Extractor::analyse(std::vector<Sentence>& sentences) const {
  std::vector<Aside> asides = take_asides(sentences);
  stages_->parser.parse(sentences);
  std::vector<Sentence> inner;
  for (Aside& aside : asides) inner.push_back(std::move(aside.inner));
  stages_->parser.parse(inner);
  for (size_t i = 0; i < asides.size(); ++i) asides[i].inner = std::move(inner[i]);
  put_back(sentences, asides);
  for (Sentence& sentence : sentences) mend_tree(sentence);
}

void Extractor::analyse(std::vector<Continuation>& continuations) const {
  std::vector<Sentence> sentences;
  for (Continuation& c : continuations) sentences.push_back(std::move(c.sentence));
  analyse(sentences);
  for (size_t i = 0; i < continuations.size(); ++i) continuations[i].sentence = std::move(sentences[i]);
}

std::vector<Sentence> Extractor::parse(const Document& document) const {
  std::vector<Sentence> sentences = all_sentences_of(document, stages_->tokenizer);
  analyse(sentences);
  return sentences;
}

DocumentExtraction Extractor::extract(const Document& document) const {
  DocumentSentences sentences = sentences_of(document, stages_->tokenizer);
  std::vector<Continuation> continuations = continuations_of(document, sentences);
  analyse(sentences.sentences);
  analyse(continuations);
  Mentions mentions = find_mentions(document.text, sentences.sentences, sentences.contexts);

  DocumentExtraction result;
  result.id = document.id;
  result.title = document.title;
  result.date = document.date;
  DocumentFacts found = document_facts(document, sentences, continuations, mentions);
  date_mentions(document.text, document.date, mentions.list);
  result.facts = std::move(found.facts);
  result.dropped = std::move(found.dropped);
  result.mentions = std::move(mentions.list);
  result.sentences.reserve(sentences.sentences.size());
  for (size_t s = 0; s < sentences.sentences.size(); ++s) {
    const BlockKind kind = document.blocks[sentences.blocks[s]].kind;
    result.sentences.push_back({sentences.sentences[s].span, static_cast<uint8_t>(kind)});
  }
  return result;
}

}  // namespace relata::extract
