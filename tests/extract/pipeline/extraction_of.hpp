#pragma once
// What the pipeline with the model of the repository makes of a piece of Markdown.

#include <string>
#include <vector>

#include "common/extraction.hpp"

namespace relata::extract {

DocumentExtraction extraction_of(std::string markdown);

// The facts as "subject | relation | object", names as the chains give them; " | negated" and the modality behind where they say more.
std::vector<std::string> graph_lines(const DocumentExtraction& extraction);
bool has_line(const std::vector<std::string>& lines, std::string_view line);

}  // namespace relata::extract
