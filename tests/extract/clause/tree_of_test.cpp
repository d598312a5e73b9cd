#include "tests/extract/clause/tree_of.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <charconv>

#include "common/utf8.hpp"

namespace relata::extract {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

Upos upos_of(Xpos tag, Deprel relation) {
  const std::string_view name = name_of(tag);
  if (relation == Deprel::aux || relation == Deprel::aux_pass || relation == Deprel::cop) return Upos::AUX;
  if (name.starts_with("VB")) return Upos::VERB;
  if (name.starts_with("NNP")) return Upos::PROPN;
  if (name.starts_with("NN")) return Upos::NOUN;
  if (name.starts_with("JJ")) return Upos::ADJ;
  if (name.starts_with("RB")) return Upos::ADV;
  if (name.starts_with("PRP") || name == "WP" || name == "EX") return Upos::PRON;
  if (name == "CD") return Upos::NUM;
  if (name == "DT" || name == "WDT") return Upos::DET;
  if (name == "IN") return Upos::ADP;
  if (name == "CC") return Upos::CCONJ;
  if (name == "TO" || name == "POS") return Upos::PART;
  return Upos::PUNCT;
}

std::vector<std::string> lines_of(const Sentence& sentence, const std::vector<ClauseFact>& facts) {
  std::vector<std::string> lines;
  for (const ClauseFact& fact : facts) {
    const std::string relation = text_of_words(sentence, fact.relation);
    const std::string added(text_of(fact.added));
    std::string line = text_of_words(sentence, fact.subject.words) + " ; " + added + (added.empty() || relation.empty() ? "" : " ") + relation;
    for (const Phrase& object : fact.objects) line += " ; " + text_of_words(sentence, object.words);
    lines.push_back(line + (fact.implied ? " [implied]" : ""));
  }
  return lines;
}

}  // namespace

Sentence tree_of(std::string_view words) {
  Sentence sentence;
  for (std::string_view item : split(words, ' ')) {
    const std::vector<std::string_view> fields = split(item, '/');
    REQUIRE(fields.size() == 5);
    Word word;
    word.form = fields[0];
    word.lemma = fields[1].empty() ? utf8::lowercase(fields[0]) : std::string(fields[1]);
    word.xpos = xpos_from(fields[2]);
    word.deprel = deprel_from(fields[4]);
    word.upos = upos_of(word.xpos, word.deprel);
    int head = 0;
    std::from_chars(fields[3].data(), fields[3].data() + fields[3].size(), head);
    word.head = head - 1;
    sentence.words.push_back(std::move(word));
  }
  return sentence;
}

std::string text_of_words(const Sentence& sentence, const std::vector<uint32_t>& words) {
  std::string text;
  for (uint32_t w : words) text += (text.empty() ? "" : " ") + sentence.words[w].form;
  return text;
}

std::vector<std::string> fine_lines(const Sentence& sentence) { return lines_of(sentence, fine_facts(Tree(sentence))); }
std::vector<std::string> nary_lines(const Sentence& sentence) { return lines_of(sentence, nary_facts(Tree(sentence))); }

std::string heads_of(const Sentence& sentence) {
  std::string out;
  for (const Word& w : sentence.words) out += w.form + ":" + std::string(name_of(w.deprel)) + ":" + std::to_string(w.head + 1) + " ";
  return out;
}

bool holds(const std::vector<std::string>& lines, std::string_view line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

ClauseFact fact_of(const Sentence& sentence, std::string_view line) {
  const Tree tree(sentence);
  const std::vector<ClauseFact> facts = fine_facts(tree);
  const std::vector<std::string> lines = lines_of(sentence, facts);
  const auto it = std::find(lines.begin(), lines.end(), line);
  std::string all;
  for (const std::string& other : lines) all += "\n  " + other;
  REQUIRE_MESSAGE(it != lines.end(), "no fact: " << line << "; found: " << all);
  return facts[static_cast<size_t>(it - lines.begin())];
}

}  // namespace relata::extract
