#pragma once
// Sentences as lines of text, for programs (iob2, dot) and for people (tree).

#include <string>
#include <string_view>

#include "extract/sentence/sentence.hpp"

namespace relata::extract {

// token TAB tag, then a blank line. Tags: B- and I- of PER, ORG, LOC; O. The token is what `text` holds at its span.
void append_iob2(const Sentence& sentence, std::string_view text, std::string& out);

// A word a line, indented under its head: "built VERB root".
void append_tree(const Sentence& sentence, std::string& out);

// A Graphviz digraph named s`number`, heads to dependents, labelled with relations.
void append_dot(const Sentence& sentence, uint64_t number, std::string& out);

}  // namespace relata::extract
