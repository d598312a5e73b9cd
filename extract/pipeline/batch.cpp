#include "extract/pipeline/ordered.hpp"
#include "extract/pipeline/pipeline.hpp"

namespace relata::extract {

namespace {

Result<Extracted> extract_one(const Extractor& extractor, const DocumentSource& source) {
  Result<Document> document = read_document(source);
  if (!document) return std::move(document.error());
  Extracted done;
  done.id = source.id;
  done.extraction = extractor.extract(*document);
  done.document = std::move(*document);
  return done;
}

}  // namespace

void extract_documents(const Extractor& extractor, const std::vector<DocumentSource>& sources, unsigned jobs, const ExtractedSink& sink) {
  size_t next = 0;
  in_order<size_t>(
      jobs, [&]() -> std::optional<size_t> { return next < sources.size() ? std::optional(next++) : std::nullopt; },
      [&](size_t i) { return extract_one(extractor, sources[i]); }, [&](Result<Extracted> done) { return sink(std::move(done)); });
}

}  // namespace relata::extract
