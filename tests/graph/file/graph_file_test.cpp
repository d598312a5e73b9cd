// A file, written and opened again: documents, graph, evidence, search, hand-made changes.
#include "tests/graph/file/fixture.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "graph/file/json_text.hpp"
#include "tests/graph/store/model.hpp"

using namespace relata;
using namespace relata::test;

std::vector<std::string> relata::test::description(const Graph& graph) {
  const auto node_text = [&](NodeId node) {
    std::string text;
    for (LabelId label : graph.labels(node)) text += ":" + std::string(graph.name_of(label));
    return text + file::json_text(Value(graph.properties(node)));
  };
  std::vector<std::string> lines;
  for (NodeId node : graph.nodes()) lines.push_back(node_text(node));
  for (RelationshipId r : graph.relationships()) {
    lines.push_back(node_text(graph.source(r)) + " -" + std::string(graph.name_of(graph.type(r))) +
                    file::json_text(Value(graph.properties(r))) + "-> " + node_text(graph.target(r)));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST_CASE("documents come back as they were put, in order of id") {
  const TemporaryFile temporary;
  const Corpus corpus = small_corpus();
  {
    GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create));
    build(file, corpus);
  }
  const GraphFile file = required(GraphFile::open(temporary.path(), FileMode::read_only));
  const std::vector<DocumentEntry> documents = required(file.documents());
  REQUIRE(documents.size() == 2);
  CHECK(documents[0].id == "a.txt");
  CHECK(documents[1].id == "b.txt");
  CHECK(documents[0].facts == 3);
  CHECK(documents[1].bytes == corpus.sources[0].text.size());
  CHECK(required(file.document_text("a.txt")) == corpus.sources[1].text);
  CHECK(required(file.document_hash("b.txt")) == corpus.sources[0].hash);
  CHECK(!required(file.document_hash("c.txt")));
  std::vector<DocumentExtraction> extractions;
  required(file.for_each_extraction([&](DocumentExtraction e) -> Result<void> {
    extractions.push_back(std::move(e));
    return {};
  }));
  REQUIRE(extractions.size() == 2);
  const DocumentExtraction& e = extractions[0];
  REQUIRE(e.mentions.size() == 6);
  CHECK(e.mentions[3].text == "$5 million");
  CHECK(e.mentions[3].kind == MentionKind::literal);
  CHECK(e.mentions[3].chain == kNoIndex);
  CHECK(e.mentions[3].properties.at("currency").string() == "USD");
  CHECK(e.facts[2].relation == "builds");
  CHECK(e.facts[2].relation_span.of(corpus.sources[1].text) == "builds");
  CHECK(e.facts[2].attribution == kNoIndex);
  CHECK(e.sentences[1].span.of(corpus.sources[1].text) == "Larkfield spends $5 million.");
}

TEST_CASE("the text graph has labels, properties and evidence as the data model says") {
  const TemporaryFile temporary;
  {
    GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create));
    build(file, small_corpus());
  }
  const GraphFile file = required(GraphFile::open(temporary.path(), FileMode::read_only));
  const Graph& graph = file.graph();
  CHECK(graph.node_count() == 5);
  CHECK(graph.relationship_count() == 4);
  const NodeId larkfield = node_named(graph, "Larkfield");
  CHECK(graph.has_label(larkfield, graph.find_label("Entity")));
  CHECK(graph.has_label(larkfield, graph.find_label("Organization")));
  const Map properties = graph.properties(larkfield);
  CHECK(properties.at("mentions").integer() == 5);
  CHECK(properties.at("aliases").list().size() == 2);
  const NodeId money = node_named(graph, "$5 million");
  CHECK(graph.has_label(money, graph.find_label("Money")));
  CHECK(graph.property(money, graph.find_property_key("currency")).string() == "USD");
  CHECK(graph.property(larkfield, graph.find_property_key("currency")).is_null());

  const RelationshipId builds = relationship_between(graph, "Larkfield", "builds", "Pinehall");
  const Map fact = graph.properties(builds);
  CHECK(fact.at("support").integer() == 2);
  CHECK(fact.at("sources").integer() == 2);
  CHECK(fact.at("confidence").floating() == 0.875);
  CHECK(fact.at("polarity").string() == "affirmed");
  CHECK(!fact.contains("attribution"));

  REQUIRE(graph.evidence() != nullptr);
  const List evidence = required(graph.evidence()->evidence(builds));
  REQUIRE(evidence.size() == 2);
  CHECK(evidence[0].map().at("document").string() == "a.txt");
  CHECK(evidence[0].map().at("sentence").string() == "Larkfield builds Pinehall.");
  const std::string text = *required(file.document_text("a.txt"));
  const auto words = [&](const char* begin, const char* end) {
    const Map& m = evidence[0].map();
    return Span{static_cast<uint32_t>(m.at(begin).integer()), static_cast<uint32_t>(m.at(end).integer())}.of(text);
  };
  CHECK(words("subject_begin", "subject_end") == "Larkfield");
  CHECK(words("relation_begin", "relation_end") == "builds");
  CHECK(words("object_begin", "object_end") == "Pinehall");
  CHECK(words("begin", "end") == "Larkfield builds Pinehall.");
  CHECK(evidence[0].map().at("rule").string() == "subject_verb_object");
  CHECK(evidence[1].map().at("document").string() == "b.txt");
  CHECK(required(graph.evidence()->mentions(larkfield)).size() == 5);
  CHECK(required(graph.evidence()->merges(larkfield))[0].map().at("reason").string() == "corporate suffix");
  CHECK(required(graph.evidence()->documents())[1].map().at("id").string() == "b.txt");
}

TEST_CASE("opening again gives the same graph, and building twice changes nothing") {
  const TemporaryFile temporary;
  const Corpus corpus = small_corpus();
  std::vector<std::string> first;
  Model before;
  {
    GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create));
    build(file, corpus);
    first = description(file.graph());
    before = model_of(file.graph());
  }
  {
    GraphFile file = required(GraphFile::open(temporary.path(), FileMode::read_write));
    CHECK(same(model_of(file.graph()), before));
    build(file, corpus);
    CHECK(description(file.graph()) == first);
    CHECK(same(model_of(file.graph()), before));
    CHECK(required(file.check()).empty());
  }
}

TEST_CASE("statements are in the file when they are committed, whatever the value") {
  const TemporaryFile temporary;
  Model expected;
  {
    GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create));
    Graph& graph = file.graph();
    const NodeId a = graph.create_node({{graph.label("Person"), graph.label("Author")}});
    const NodeId b = graph.create_node();
    const RelationshipId r = graph.create_relationship(a, graph.relationship_type("wrote"), b);
    graph.set_property(a, graph.property_key("born"), Value(Date{-20000}));
    graph.set_property(a, graph.property_key("names"), Value(List{Value("Ö"), Value("")}));
    graph.set_property(r, graph.property_key("share"), Value(0.1));
    required(graph.commit());
    graph.set_property(r, graph.property_key("share"), Value());
    graph.remove_label(a, graph.find_label("Author"));
    const NodeId c = graph.create_node();
    required(graph.commit());
    graph.delete_node(c);
    required(graph.commit());
    graph.create_node();
    graph.rollback();
    graph.create_node();  // never committed
    expected = model_of(graph);
    expected.nodes.erase(3);
  }
  const GraphFile file = required(GraphFile::open(temporary.path(), FileMode::read_only));
  CHECK(same(model_of(file.graph()), expected));
  CHECK(file.graph().evidence() == nullptr);
}

TEST_CASE("many statements are gathered into columns and still say the same") {
  const TemporaryFile temporary;
  Model expected;
  {
    GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create));
    Graph& graph = file.graph();
    Random random(5);
    const PropertyKeyId name = graph.property_key("name");
    for (int round = 0; round < 12; ++round) {
      for (int i = 0; i < 3000; ++i) {
        const NodeId node = graph.create_node({{graph.label("N")}});
        graph.set_property(node, name, Value("node " + std::to_string(node.value)));
        const NodeId other(random.below(graph.node_capacity()));
        graph.create_relationship(node, graph.relationship_type("t" + std::to_string(random.below(50))), other);
      }
      required(graph.commit());
    }
    expected = model_of(graph);
  }
  const GraphFile file = required(GraphFile::open(temporary.path(), FileMode::read_only));
  CHECK(same(model_of(file.graph()), expected));
}

TEST_CASE("what people made by hand survives a rebuild") {
  const TemporaryFile temporary;
  Corpus corpus = small_corpus();
  GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create));
  build(file, corpus);
  Graph& graph = file.graph();
  const NodeId note = graph.create_node({{graph.label("Note")}});
  graph.set_property(note, graph.property_key("text"), Value("ask again in May"));
  graph.create_relationship(note, graph.relationship_type("about"), node_named(graph, "Oakmere"));
  graph.set_property(node_named(graph, "Larkfield"), graph.property_key("rating"), Value(4));
  graph.add_label(node_named(graph, "Larkfield"), graph.label("Watched"));
  graph.set_property(relationship_between(graph, "Larkfield", "buys", "Oakmere"), graph.property_key("checked"),
                     Value(true));
  graph.delete_relationship(relationship_between(graph, "Larkfield", "spends", "$5 million"));
  graph.delete_node(node_named(graph, "$5 million"));
  required(graph.commit());
  const std::vector<std::string> edited = description(graph);

  SUBCASE("the same documents: nothing changes") {
    const ReplayReport report = build(file, corpus);
    CHECK(description(file.graph()) == edited);
    CHECK(report.edits_waiting == 0);
    CHECK(report.edits_applied == 5);
    CHECK(report.nodes_kept == 1);
    CHECK(report.relationships_kept == 1);
  }
  SUBCASE("a document goes and comes back: the node something hangs on stays, edits wait and return") {
    required(file.begin_build());
    CHECK(required(file.remove_document("a.txt")));
    Corpus rest;
    rest.add("b.txt", {{"Larkfield", "builds", "Pinehall", "builds"}, {"Mira Voss", "leads", "Larkfield", "leads"}});
    const ReplayReport report = required(file.replace_text_graph(rest.resolved()));
    required(file.commit_build());
    CHECK(report.edits_waiting == 3);
    CHECK(report.nodes_kept == 2);
    CHECK(graph.has_label(node_named(graph, "Larkfield"), graph.find_label("Watched")));
    relationship_between(graph, "Larkfield", "builds", "Pinehall");
    CHECK(required(graph.evidence()->evidence(relationship_between(graph, "Larkfield", "builds", "Pinehall"))).size() ==
          1);
    CHECK(graph.degree(node_named(graph, "Oakmere"), Direction::both) == 1);
    build(file, corpus);
    CHECK(description(file.graph()) == edited);
  }
  SUBCASE("also after the file was compacted and opened again") {
    required(file.compact());
    CHECK(description(file.graph()) == edited);
    CHECK(required(file.graph().evidence()->evidence(relationship_between(graph, "Larkfield", "builds", "Pinehall")))
              .size() == 2);
    file = required(GraphFile::open(temporary.path(), FileMode::read_write));
    build(file, corpus);
    CHECK(description(file.graph()) == edited);
    CHECK(required(file.check()).empty());
  }
}

TEST_CASE("a build that is not committed leaves nothing behind") {
  const TemporaryFile temporary;
  const Corpus corpus = small_corpus();
  GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create));
  build(file, corpus);
  const std::vector<std::string> before = description(file.graph());
  Corpus more = corpus;
  more.add("c.txt", {{"Oakmere", "sells", "Pinehall", "sells"}});
  required(file.begin_build());
  required(file.put_document(more.sources.back(), more.extractions.back()));
  required(file.replace_text_graph(more.resolved()));
  CHECK(description(file.graph()) != before);
  file.rollback_build();
  CHECK(description(file.graph()) == before);
  CHECK(required(file.documents()).size() == 2);
  CHECK(
      required(file.graph().evidence()->evidence(relationship_between(file.graph(), "Larkfield", "builds", "Pinehall")))
          .size() == 2);
  file = required(GraphFile::open(temporary.path(), FileMode::read_only));
  CHECK(description(file.graph()) == before);
}

TEST_CASE("documents may be stored first and resolved later") {
  const TemporaryFile temporary;
  const Corpus corpus = small_corpus();
  GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create));
  CHECK(!required(file.text_is_newer_than_graph()));
  required(file.put_document(corpus.sources[0], corpus.extractions[0]));
  CHECK(required(file.text_is_newer_than_graph()));
  file = required(GraphFile::open(temporary.path(), FileMode::read_write));
  CHECK(required(file.text_is_newer_than_graph()));
  CHECK(required(file.documents()).size() == 1);
  build(file, corpus);
  CHECK(!required(file.text_is_newer_than_graph()));
  CHECK(required(file.documents()).size() == 2);
}

TEST_CASE("search finds names, aliases and sentences, and follows changes") {
  const TemporaryFile temporary;
  GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create));
  build(file, small_corpus());
  Graph& graph = file.graph();
  const NodeId larkfield = node_named(graph, "Larkfield");
  CHECK(required(file.search_names("lrk", 5)) == std::vector<NodeId>{larkfield});
  CHECK(required(file.search_names("VOSS mira", 5)) == std::vector<NodeId>{node_named(graph, "Mira Voss")});
  CHECK(required(file.search_names("\"* OR (", 5)).empty());
  CHECK(required(file.search_sentences("oakmere", 5)).at(0).sentence == "Larkfield buys Oakmere.");
  graph.set_property(larkfield, graph.property_key("name"), Value("Renamed"));
  required(graph.commit());
  CHECK(required(file.search_names("renamed", 5)) == std::vector<NodeId>{larkfield});
  CHECK(required(file.search_names("larkfield", 5)) == std::vector<NodeId>{larkfield});  // by its alias
  graph.set_property(larkfield, graph.property_key("aliases"), Value());
  required(graph.commit());
  CHECK(required(file.search_names("larkfield", 5)).empty());
  CHECK(required(file.check()).empty());
}

TEST_CASE("another program reads the tables, and they follow the statements") {
  if (std::system("command -v sqlite3 >/dev/null") != 0) {
    MESSAGE("the program sqlite3 is not installed: left out");
    return;
  }
  const TemporaryFile temporary;
  {
    GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create));
    build(file, small_corpus());
    Graph& graph = file.graph();
    graph.delete_relationship(relationship_between(graph, "Larkfield", "buys", "Oakmere"));
    const NodeId fresh = graph.create_node({{graph.label("Entity"), graph.label("Place")}});
    graph.set_property(fresh, graph.property_key("name"), Value("Harrow"));
    graph.create_relationship(node_named(graph, "Pinehall"), graph.relationship_type("lies_in"), fresh);
    required(graph.commit());
  }
  const auto ask = [&](const std::string& sql) {
    const std::string command = "sqlite3 -separator ' | ' '" + temporary.path() + "' \"" + sql + "\"";
    std::string answer;
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) answer += static_cast<char>(c);
    pclose(pipe);
    return answer;
  };
  CHECK(ask("SELECT s.name, f.relation, o.name FROM fact f JOIN entity s ON s.node = f.subject JOIN entity o ON o.node "
            "= f.object "
            "ORDER BY 1, 2") ==
        "Larkfield | builds | Pinehall\nLarkfield | spends | $5 million\nMira Voss | leads | Larkfield\nPinehall | "
        "lies_in | Harrow\n");
  CHECK(ask("SELECT d.id, s.text FROM evidence e JOIN document d ON d.number = e.document JOIN fact f USING "
            "(relationship) "
            "JOIN sentence s ON s.document = e.document AND s.ordinal = e.sentence WHERE f.relation = 'builds' ORDER "
            "BY 1") == "a.txt | Larkfield builds Pinehall.\nb.txt | Larkfield builds Pinehall.\n");
  CHECK(ask("SELECT name, type, json_extract(properties, '$.currency') FROM entity WHERE type = 'Money'") ==
        "$5 million | Money | USD\n");
  CHECK(ask("SELECT count(*) FROM entity_mention m JOIN entity USING (node) WHERE name = 'Larkfield'") == "5\n");
  CHECK(ask("PRAGMA integrity_check") == "ok\n");
}

TEST_CASE("indexes and constraints stay with the file, through a rebuild and a compaction") {
  const TemporaryFile temporary;
  const Corpus corpus = small_corpus();
  const auto names = [](const Graph& graph) {
    std::vector<std::string> out;
    for (const SchemaEntry& e : graph.schema()) out.push_back(e.name);
    return out;
  };
  const auto twice = [](Graph& graph) {
    const LabelId label = graph.label("Code");
    for (int i = 0; i < 2; ++i) graph.set_property(graph.create_node({&label, 1}), graph.property_key("no"), Value(7));
    return graph.commit();
  };
  {
    GraphFile file = required(GraphFile::open(temporary.path(), FileMode::create));
    CHECK(file.graph().add_schema({"code_no", SchemaKind::unique, false, "Code", "no"}));
    CHECK(file.graph().add_schema({"by_name", SchemaKind::index, false, "Entity", "name"}));
    CHECK_FALSE(file.graph().add_schema({"by_name", SchemaKind::index, false, "Entity", "aliases"}));
    required(file.graph().commit());
    CHECK(file.graph().drop_schema("by_name"));
    file.graph().rollback();
    CHECK(names(file.graph()) == std::vector<std::string>{"by_name", "code_no"});
    CHECK(file.graph().drop_schema("by_name"));
    required(file.graph().commit());
    const Result<void> refused = twice(file.graph());
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().detail == "UniquenessConstraint");
    CHECK(file.graph().node_count() == 0);
  }
  {
    GraphFile file = required(GraphFile::open(temporary.path(), FileMode::read_write));
    CHECK(names(file.graph()) == std::vector<std::string>{"code_no"});
    build(file, corpus);
    CHECK(names(file.graph()) == std::vector<std::string>{"code_no"});
    required(file.compact());
    CHECK_FALSE(twice(file.graph()).ok());
  }
  GraphFile file = required(GraphFile::open(temporary.path(), FileMode::read_write));
  CHECK(names(file.graph()) == std::vector<std::string>{"code_no"});
  CHECK_FALSE(twice(file.graph()).ok());
  CHECK(required(file.check()).empty());
}
