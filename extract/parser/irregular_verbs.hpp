#pragma once
// The irregular verbs of English: a closed list, which no treebank holds whole ("risen" is in none of ours).

#include <string>
#include <string_view>

namespace relata::extract {

// The base form of an irregular past tense or past participle, also behind a prefix: "risen" -> "rise", "withdrew" ->
// "withdraw". Empty for every other form. Only for words tagged VBD or VBN: "saw" is also a tool.
std::string irregular_verb_lemma(std::string_view lower_case_form);

}  // namespace relata::extract
