// Referring expressions and the models behind them.
#include <doctest/doctest.h>

#include <algorithm>

#include "extract/coreference/referring_features.hpp"
#include "extract/sentence/conllu.hpp"

using namespace relata;
using namespace relata::extract;

namespace {

Sentence parsed(const char* conllu) {
  auto read = read_conllu(conllu, "test");
  REQUIRE(read);
  REQUIRE(read->size() == 1);
  return std::move((*read)[0].sentence);
}

// "The mill in Porto , which Kim built , and its yard closed ."
const char* const kMill =
    "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n2\tmill\tmill\tNOUN\tNN\tNumber=Sing\t13\tnsubj\t_\t_\n3\tin\tin\tADP\tIN\t_\t4\tcase\t_\t_\n"
    "4\tPorto\tPorto\tPROPN\tNNP\tNumber=Sing\t2\tnmod\t_\t_\n5\t,\t,\tPUNCT\t,\t_\t8\tpunct\t_\t_\n6\twhich\twhich\tPRON\tWDT\t_\t8\tobj\t_\t_\n"
    "7\tKim\tKim\tPROPN\tNNP\tNumber=Sing\t8\tnsubj\t_\t_\n8\tbuilt\tbuild\tVERB\tVBD\t_\t2\tacl:relcl\t_\t_\n9\t,\t,\tPUNCT\t,\t_\t8\tpunct\t_\t_\n"
    "10\tand\tand\tCCONJ\tCC\t_\t12\tcc\t_\t_\n11\tits\tits\tPRON\tPRP$\tNumber=Sing\t12\tnmod:poss\t_\t_\n12\tyard\tyard\tNOUN\tNN\tNumber=Sing\t2\tconj\t_\t_\n"
    "13\tclosed\tclose\tVERB\tVBD\t_\t0\troot\t_\t_\n14\t.\t.\tPUNCT\t.\t_\t13\tpunct\t_\t_\n\n";

std::string words(const Sentence& s, WordRange range) {
  std::string out;
  for (uint32_t i = range.first; i < range.last; ++i) out += (out.empty() ? "" : " ") + s.words[i].form;
  return out;
}

}  // namespace

TEST_CASE("an expression has all that belongs to its noun, and its conjuncts only as a group") {
  const Sentence s = parsed(kMill);
  const Children children(s);
  CHECK(words(s, referring_words(s, children, 1, false)) == "The mill in Porto , which Kim built");
  CHECK(words(s, referring_words(s, children, 1, true)) == "The mill in Porto , which Kim built , and its yard");
  CHECK(words(s, referring_words(s, children, 11, false)) == "its yard");
  CHECK(words(s, referring_words(s, children, 3, false)) == "Porto");
}

TEST_CASE("names and nouns are found, verbs are not, and the same name is the same thing") {
  const std::vector<Sentence> sentences = {parsed(kMill), parsed(kMill)};
  const std::vector<Referring> found = find_referring(sentences);
  const auto at = [&](uint32_t sentence, uint32_t head) {
    const auto it = std::find_if(found.begin(), found.end(), [&](const Referring& r) { return r.sentence == sentence && r.head == head; });
    REQUIRE(it != found.end());
    return *it;
  };
  CHECK(words(sentences[0], at(0, 3).words) == "Porto");
  CHECK(at(0, 3).entity == at(1, 3).entity);
  CHECK(at(0, 6).entity == at(1, 6).entity);
  CHECK(at(0, 3).entity != at(0, 6).entity);
  CHECK(std::none_of(found.begin(), found.end(), [](const Referring& r) { return r.head == 12; }));  // closed
  uint32_t next = 0;
  for (const Referring& r : found) {
    CHECK(r.entity <= next);
    next = std::max(next, r.entity + 1);
  }
}

TEST_CASE("a sentence without end gives no expressions, and takes no time") {
  Sentence s;
  for (int i = 0; i < 200000; ++i) {
    Word w;
    w.form = w.lemma = "mill";
    w.upos = Upos::NOUN;
    w.deprel = i == 0 ? Deprel::root : Deprel::nmod;
    w.head = i - 1;
    s.words.push_back(std::move(w));
  }
  CHECK(find_referring(std::vector<Sentence>{std::move(s)}).empty());
}

TEST_CASE("a linear model adds up the weights of the features it knows, also when their keys collide in the table") {
  std::vector<FeatureWeight> weights;
  for (uint32_t i = 1; i <= 100; ++i) weights.push_back({i * 4096, static_cast<int16_t>(i)});
  const LinearModel model(weights);
  const std::vector<uint32_t> keys = {4096, 5, 409600, 77 * 4096, 409601};
  CHECK(model.score(keys) == 1 + 100 + 77);
  CHECK(LinearModel({}).score(keys) == 0);
}

TEST_CASE("features differ by template, part and place of the cut") {
  FeatureKeys keys;
  keys.add(1, "ab", "c");
  keys.add(1, "a", "bc");
  keys.add(2, "ab", "c");
  keys.add(1, {3, 4});
  keys.add(1, {4, 3});
  keys.cross(0, 5, 7);
  std::vector<uint32_t> all(keys.keys().begin(), keys.keys().end());
  CHECK(all.size() == 10);
  std::sort(all.begin(), all.end());
  CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
}

TEST_CASE("an antecedent is sought among a bounded number of expressions") {
  Expressions all;
  std::unordered_map<std::string, std::vector<uint32_t>> by_head;
  for (uint32_t i = 0; i < 1000; ++i) {
    Described d;
    d.kind = Described::Kind::name;
    d.last = i % 2 == 0 ? "mill" : "yard";
    all.list.push_back(d);
    if (i < 999) by_head[d.last].push_back(i);
  }
  const std::vector<uint32_t> found = antecedents_of(all, 999, by_head);
  CHECK(found.size() == kFarthest + kMostAlike);
  CHECK(found.front() == 998);
  CHECK(std::all_of(found.begin() + kFarthest, found.end(), [](uint32_t i) { return i % 2 == 1; }));
}
