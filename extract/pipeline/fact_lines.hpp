#pragma once
// One document's facts and mentions as lines of text.

#include <span>
#include <string>

#include "common/extraction.hpp"
#include "extract/coreference/referring.hpp"
#include "extract/document/document.hpp"

namespace relata::extract {

// A JSON object a fact: subject, relation, object, subject_type, object_type, confidence, polarity, modality, qualifiers,
// evidence. Names are those of the chain ("Vela" for "it").
void append_fact_objects(const Document& document, const DocumentExtraction& extraction, std::string& out);

// document, confidence, subject, relation, object, polarity, modality; tab-separated.
void append_fact_rows(const DocumentExtraction& extraction, std::string& out);

// document, begin, end, type, cluster; tab-separated. `name` is the document column. Types are GUM's.
void append_mention_rows(std::span<const Sentence> sentences, std::span<const Referring> mentions, std::string_view name, std::string& out);

}  // namespace relata::extract
