#pragma once
// Trees written by hand for the rules' tests. A word is FORM/LEMMA/XPOS/HEAD/RELATION; LEMMA may be left empty where it is the
// form in lower case, HEAD counts words from 1, 0 is the root: "The//DT/2/det yard//NN/3/nsubj builds/build/VBZ/0/root".

#include <string>
#include <string_view>
#include <vector>

#include "extract/clause/fact.hpp"
#include "extract/sentence/sentence.hpp"

namespace relata::extract {

Sentence tree_of(std::string_view words);

// "form:relation:head " for each word; heads count from 1, 0 is the root.
std::string heads_of(const Sentence& sentence);

// The facts as "subject ; relation ; object", with " [implied]" behind an implied one and " ; ..." for further arguments.
std::vector<std::string> fine_lines(const Sentence& sentence);
std::vector<std::string> nary_lines(const Sentence& sentence);
std::string text_of_words(const Sentence& sentence, const std::vector<uint32_t>& words);

bool holds(const std::vector<std::string>& lines, std::string_view line);

// The first fact whose line is `line`; fails the test if there is none.
ClauseFact fact_of(const Sentence& sentence, std::string_view line);

}  // namespace relata::extract
