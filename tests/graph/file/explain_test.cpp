// Why facts are there, and what became of what was read off a sentence.
#include "tests/graph/file/fixture.hpp"

#include "graph/file/extraction_codec.hpp"

using namespace relata;
using namespace relata::test;

namespace {

// "The yard" of the second sentence stands for Larkfield; one fact was dropped by the rules, one by resolution.
Corpus corpus_with_chain() {
  Corpus corpus;
  corpus.add("a.txt", {{"Larkfield", "builds", "Boats", "builds"}, {"The yard", "sells", "Oars", "sells"}, {"Boats", "are", "Boats", "is"}});
  DocumentExtraction& e = corpus.extractions[0];
  e.mentions[0].chain = e.mentions[2].chain = 0;
  e.mentions[2].kind = MentionKind::nominal;
  e.dropped.push_back({1, e.mentions[2].span, {}, "sells_to", "oblique", DropReason::unnamed_object});
  return corpus;
}

// As resolution would: the chain is one entity, and a thing is not itself.
ResolvedGraph resolved_with_chain(const Corpus& corpus) {
  ResolvedGraph graph;
  const auto entity = [](const char* name, std::vector<MentionReference> mentions) {
    ResolvedEntity e;
    e.name = name;
    e.mentions = std::move(mentions);
    return e;
  };
  graph.entities = {entity("Boats", {{0, 1}, {0, 4}, {0, 5}}), entity("Larkfield", {{0, 0}, {0, 2}}), entity("Oars", {{0, 3}})};
  graph.entities[1].merges.push_back({"LRK", "Larkfield", "ticker", 950});
  for (const auto& [object, fact] : {std::pair(0U, 0U), std::pair(2U, 1U)}) {
    ResolvedFact f;
    f.subject = 1;
    f.object = object;
    f.relation = corpus.extractions[0].facts[fact].relation;
    f.evidence.push_back({0, fact});
    graph.facts.push_back(f);
  }
  graph.unused.push_back({0, 2, DropReason::itself});
  return graph;
}

GraphFile built(const TemporaryFile& temporary) {
  const Corpus corpus = corpus_with_chain();
  {
    GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create));
    required(file.put_document(corpus.sources[0], corpus.extractions[0]));
    required(file.replace_text_graph(resolved_with_chain(corpus)));
  }
  return required(GraphFile::open(temporary.path(), FileMode::read_only));
}

std::string text(const Value& map, const char* key) { return map.map().at(key).string(); }

RelationshipId relationship(const Graph& graph, std::string_view type) {
  for (RelationshipId r : graph.relationships()) {
    if (graph.name_of(graph.type(r)) == type) return r;
  }
  FAIL("no such relationship");
  return {};
}

}  // namespace

TEST_CASE("a fact is explained by its words, its rule and the chains of its ends") {
  const TemporaryFile temporary;
  const GraphFile file = built(temporary);
  const List why = required(file.graph().evidence()->why(relationship(file.graph(), "sells")));
  REQUIRE(why.size() == 1);
  CHECK(text(why[0], "sentence") == "The yard sells Oars.");
  CHECK(text(why[0], "subject") == "The yard");
  CHECK(text(why[0], "object") == "Oars");
  CHECK(text(why[0], "rule") == "subject_verb_object");
  CHECK(!why[0].map().at("implied").boolean());
  const List chain = why[0].map().at("subject_chain").list();
  REQUIRE(chain.size() == 2);
  CHECK(text(chain[0], "text") == "Larkfield");
  CHECK(text(chain[0], "kind") == "name");
  CHECK(text(chain[1], "kind") == "nominal");
  CHECK(why[0].map().at("object_chain").list().size() == 1);
}

TEST_CASE("a sentence is explained by what was found in it, kept or dropped, and why") {
  const TemporaryFile temporary;
  const GraphFile file = built(temporary);
  const EvidenceSource& source = *file.graph().evidence();
  const List second = required(source.considered("a.txt", 25));
  REQUIRE(second.size() == 2);
  CHECK(text(second[0], "outcome") == "fact");
  CHECK(second[0].map().at("relationship").relationship().value == relationship(file.graph(), "sells").value);
  CHECK(text(second[1], "outcome") == "dropped");
  CHECK(text(second[1], "reason") == "unnamed_object");
  CHECK(text(second[1], "object").empty());
  const List third = required(source.considered("a.txt", 50));
  REQUIRE(third.size() == 1);
  CHECK(text(third[0], "reason") == "itself");
  CHECK(text(third[0], "explanation") == "both ends are one thing");
  CHECK(required(source.considered("a.txt", 5000)).empty());
  CHECK(required(source.considered("b.txt", 0)).empty());
}

TEST_CASE("merges keep their scores in the file") {
  const TemporaryFile temporary;
  const GraphFile file = built(temporary);
  for (NodeId node : file.graph().nodes()) {
    const List merges = required(file.graph().evidence()->merges(node));
    if (merges.empty()) continue;
    CHECK(text(merges[0], "reason") == "ticker");
    CHECK(merges[0].map().at("score").floating() == doctest::Approx(0.95));
    return;
  }
  FAIL("no merges");
}

TEST_CASE("an extraction's dropped facts are stored; one stored before there were any is still read") {
  const DocumentExtraction e = corpus_with_chain().extractions[0];
  const std::string bytes = file::encode_extraction(e);
  const auto back = file::decode_extraction(bytes);
  REQUIRE(back);
  REQUIRE(back->dropped.size() == 1);
  CHECK(back->dropped[0].relation == "sells_to");
  CHECK(back->dropped[0].reason == DropReason::unnamed_object);
  DocumentExtraction plain = e;
  plain.dropped.clear();
  std::string old = file::encode_extraction(plain);
  old.pop_back();  // the length of the list of dropped facts
  old[0] = 1;
  const auto older = file::decode_extraction(old);
  REQUIRE(older);
  CHECK(older->facts.size() == e.facts.size());
  DocumentExtraction wrong = e;
  wrong.dropped[0].sentence = 99;
  CHECK(!file::consistent(wrong));
}
