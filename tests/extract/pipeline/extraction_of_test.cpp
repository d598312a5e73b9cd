#include "tests/extract/pipeline/extraction_of.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "extract/document/reader.hpp"
#include "extract/pipeline/naming_mentions.hpp"
#include "extract/pipeline/pipeline.hpp"

namespace relata::extract {

DocumentExtraction extraction_of(std::string markdown) {
  static const Extractor extractor = [] {
    Result<Extractor> opened = Extractor::open(std::string(RELATA_SOURCE_DIR) + "/relata");
    REQUIRE(opened.ok());
    return std::move(*opened);
  }();
  Result<Document> document = read_text(std::move(markdown), "test", TextFormat::markdown);
  REQUIRE(document.ok());
  return extractor.extract(*document);
}

std::vector<std::string> graph_lines(const DocumentExtraction& extraction) {
  const Naming naming(extraction.mentions);
  std::vector<std::string> lines;
  for (const Fact& f : extraction.facts) {
    const auto name = [&](uint32_t m) { return extraction.mentions[naming.name_of(m)].text; };
    std::string line = name(f.subject) + " | " + f.relation + " | " + name(f.object);
    if (f.polarity == Polarity::negated) line += " | negated";
    if (f.modality != Modality::asserted) line += " | " + std::string(name_of(f.modality));
    lines.push_back(std::move(line));
  }
  return lines;
}

bool has_line(const std::vector<std::string>& lines, std::string_view line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

}  // namespace relata::extract
