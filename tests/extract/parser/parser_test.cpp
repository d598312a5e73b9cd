// The shipped model: what it says of plain sentences, and what the reader says of damaged models.
#include "extract/parser/parser.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#include "extract/parser/tree.hpp"

using namespace relata;
using namespace relata::extract;

namespace {

const ModelFile& shipped_model() {
  static const ModelFile kModel = [] {
    Result<ModelFile> model = ModelFile::open(std::string(RELATA_SOURCE_DIR) + "/models/english.model");
    REQUIRE(model.ok());
    return *model;
  }();
  return kModel;
}

const Parser& parser() {
  static const Parser kParser = [] {
    Result<Parser> p = Parser::load(shipped_model());
    REQUIRE(p.ok());
    return *p;
  }();
  return kParser;
}

Sentence sentence_of(const std::string& tokens) {
  Sentence s;
  std::istringstream in(tokens);
  for (std::string form; in >> form;) {
    Word w;
    w.form = form;
    s.words.push_back(w);
  }
  return s;
}

Sentence parsed(const std::string& tokens) {
  Sentence s = sentence_of(tokens);
  parser().parse(s);
  return s;
}

// "word<relation>head" for every word, for reading and comparing.
std::string arcs(const Sentence& s) {
  std::string out;
  for (const Word& w : s.words) {
    out += (out.empty() ? "" : " ") + w.form + "<" + std::string(name_of(w.deprel)) + ">";
    out += w.head == kRoot ? "" : s.words[static_cast<size_t>(w.head)].form;
  }
  return out;
}

std::string names(const Sentence& s) {
  std::string out;
  for (const NameSpan& n : s.names) {
    out += (out.empty() ? "" : "; ") + std::string(label_of(n.type)) + ":";
    for (uint32_t i = n.first_word; i < n.last_word; ++i) out += (i > n.first_word ? " " : "") + s.words[i].form;
  }
  return out;
}

bool has_tree(const Sentence& s) {
  std::vector<int32_t> heads;
  for (const Word& w : s.words) heads.push_back(w.head);
  return is_tree(heads);
}

}  // namespace

TEST_CASE("plain sentences get the trees that English grammar gives them") {
  CHECK(arcs(parsed("The engineer repaired the old bridge .")) ==
        "The<det>engineer engineer<nsubj>repaired repaired<root> the<det>bridge old<amod>bridge bridge<obj>repaired "
        ".<punct>repaired");
  CHECK(arcs(parsed("The bridge was repaired by two engineers .")) ==
        "The<det>bridge bridge<nsubj:pass>repaired was<aux:pass>repaired repaired<root> by<case>engineers "
        "two<nummod>engineers "
        "engineers<obl:agent>repaired .<punct>repaired");
  CHECK(arcs(parsed("She wants to open a shop in Lisbon .")) ==
        "She<nsubj>wants wants<root> to<mark>open open<xcomp>wants a<det>shop shop<obj>open in<case>Lisbon "
        "Lisbon<obl>open .<punct>wants");
  CHECK(arcs(parsed("He is a teacher .")) ==
        "He<nsubj>teacher is<cop>teacher a<det>teacher teacher<root> .<punct>teacher");
}

TEST_CASE("tags, lemmas and features") {
  const Sentence s = parsed("The cities grew quickly and were rebuilt .");
  CHECK(s.words[1].lemma == "city");
  CHECK(s.words[1].upos == Upos::NOUN);
  CHECK(s.words[1].xpos == Xpos::NNS);
  CHECK(s.words[1].features == "Number=Plur");
  CHECK(s.words[2].lemma == "grow");
  CHECK(s.words[2].xpos == Xpos::VBD);
  CHECK(s.words[5].lemma == "be");
  CHECK(s.words[5].upos == Upos::AUX);
  CHECK(s.words[6].xpos == Xpos::VBN);
}

TEST_CASE("names with their types") {
  CHECK(names(parsed("Maria Schmidt moved from Berlin to Chicago .")) ==
        "Person:Maria Schmidt; Place:Berlin; Place:Chicago");
  CHECK(names(parsed("The weather was fine .")).empty());
}

TEST_CASE("a sentence is analysed alike alone, among others, and with all kernels") {
  const std::vector<std::string> texts = {"The company sold its factory to a rival .", "It rained .",
                                          "No one knew why the old mill had burned down so fast .", "Yes"};
  std::vector<Sentence> together;
  for (int round = 0; round < 40; ++round) {
    for (const std::string& t : texts) together.push_back(sentence_of(t));
  }
  parser().parse(together);
  for (size_t i = 0; i < together.size(); ++i) CHECK(arcs(together[i]) == arcs(parsed(texts[i % texts.size()])));
  for (const char* name : {"plain", "avx2", "avx512"}) {
    Parser other = parser();
    if (!other.use_kernels(name)) continue;
    CHECK(other.kernels() == name);
    for (const std::string& t : texts) {
      Sentence s = sentence_of(t);
      other.parse(s);
      CHECK(arcs(s) == arcs(parsed(t)));
    }
  }
  Parser other = parser();
  CHECK_FALSE(other.use_kernels("abacus"));
}

TEST_CASE("odd sentences: none, empty words, very long words, very many words") {
  Sentence empty;
  parser().parse(empty);
  CHECK(empty.words.empty());
  std::vector<Sentence> none;
  parser().parse(none);

  Sentence odd = sentence_of("a b c d e f");
  odd.words[0].form.clear();
  odd.words[1].form = std::string(1 << 20, 'x');
  odd.words[2].form = "\xF0\x9F\xA6\x8A\xCC\x81\xE2\x80\x8B";  // a fox, a combining accent, a zero-width space
  odd.words[3].form = "\xFF\xFE";
  odd.words[4].form = "\xE4\xB8\xAD\xE5\x9B\xBD";
  odd.words[5].form = std::string(1, '\0');
  parser().parse(odd);
  CHECK(has_tree(odd));

  Sentence endless;
  for (int i = 0; i < 20000; ++i) {
    Word w;
    w.form = i % 7 == 6 ? "," : i % 2 == 0 ? "again" : "Rome";
    endless.words.push_back(w);
  }
  parser().parse(endless);
  CHECK(has_tree(endless));
}

TEST_CASE("a damaged model is refused, whatever section is cut, missing or foreign") {
  const ModelFile& model = shipped_model();
  const auto with = [&](const std::string& name, std::vector<std::byte> bytes) {
    ModelWriter writer(model);
    writer.set(name, std::move(bytes));
    Result<ModelFile> changed = ModelFile::from_bytes(writer.bytes(), "changed.model");
    REQUIRE(changed.ok());
    return Parser::load(*changed);
  };
  size_t sections = 0;
  for (const std::string& name : model.section_names()) {
    const bool ours = name.starts_with("parser.") || name.starts_with("lemma.") || name.starts_with("features.");
    if (!ours) continue;
    ++sections;
    const auto bytes = model.section(name);
    std::vector<std::byte> cut(bytes.begin(), bytes.end() - 1);
    const Result<Parser> shorter = with(name, cut);
    CHECK_MESSAGE(!shorter.ok(), name);
    if (!shorter.ok()) CHECK(shorter.error().kind == ErrorKind::file);
    CHECK_MESSAGE(!with(name, {}).ok(), name);
    // Any byte is a number of these tables, and 0xFFFFFFFF means "no row"; everywhere else all ones are nonsense.
    const bool anything_goes = name == "parser.words" || name == "parser.pieces" || name == "parser.rows";
    if (!anything_goes) CHECK_MESSAGE(!with(name, std::vector<std::byte>(bytes.size(), std::byte{0xFF})).ok(), name);
  }
  CHECK(sections > 15);
}

TEST_CASE("a model without a parser is refused") {
  ModelWriter writer;
  writer.set("something", std::vector<std::byte>(10));
  Result<ModelFile> model = ModelFile::from_bytes(writer.bytes(), "other.model");
  REQUIRE(model.ok());
  const Result<Parser> loaded = Parser::load(*model);
  REQUIRE_FALSE(loaded.ok());
  CHECK(loaded.error().message == "holds no parser");
}

TEST_CASE("no name begins with an auxiliary") {
  for (const char* text : {"Does Harbour Robotics sell helicopters ?", "Did Alibaba buy it ?", "Has Alibaba sold it ?"}) {
    for (const NameSpan& n : parsed(text).names) CHECK(n.first_word > 0);
  }
}
