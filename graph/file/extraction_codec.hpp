#pragma once
// A document's extraction as bytes and back: compact, versioned, the same bytes for the same extraction.

#include <optional>
#include <string>
#include <string_view>

#include "common/extraction.hpp"

namespace relata::file {

std::string encode_extraction(const DocumentExtraction& extraction);

// Nothing if the bytes are not such bytes, or an index in them points nowhere.
std::optional<DocumentExtraction> decode_extraction(std::string_view bytes);

// True if every index in it points to something: what put_document requires.
bool consistent(const DocumentExtraction& extraction);

}  // namespace relata::file
