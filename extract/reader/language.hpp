#pragma once
// Is a document English? The model knows no other language, and a reader should hear why a German text gives nonsense.

#include <optional>
#include <string>

#include "extract/document/document.hpp"

namespace relata::extract {

// What is to be said of a document that does not look English ("looks like German; relata reads English, so its facts will be poor"), or
// nothing. Judged by the share of English function words in the first 2,000 words of prose; fewer than 30 words are too few to tell.
std::optional<std::string> language_note(const Document& document);

}  // namespace relata::extract
