#pragma once
// A small corpus with its extraction and what resolution makes of it, written out by hand; and temporary files.

#include <doctest/doctest.h>

#include <unistd.h>
#include <filesystem>
#include <string>
#include <vector>

#include "graph/file/graph_file.hpp"

namespace relata::test {

// A path in a folder of its own that goes away at the end.
class TemporaryFile {
 public:
  TemporaryFile() {
    static int count = 0;
    folder_ = std::filesystem::temp_directory_path() /
              ("relata_store_" + std::to_string(getpid()) + "_" + std::to_string(count++));
    std::filesystem::create_directories(folder_);
  }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] std::string path(const char* name = "graph.relata") const { return (folder_ / name).string(); }
  [[nodiscard]] std::filesystem::path folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

// Fails the test with the error's text.
template <class T>
T&& required(Result<T>&& result) {
  if (!result) FAIL(result.error().message);
  return std::move(result).value();
}
inline void required(const Result<void>& result) {
  if (!result) FAIL(result.error().message);
}

inline Span find_span(const std::string& text, const std::string& words) {
  const size_t at = text.find(words);
  REQUIRE(at != std::string::npos);
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

struct Triple {
  const char* subject;
  const char* verb;
  const char* object;
  const char* relation;
};

// A document with one sentence a triple: "SUBJECT VERB OBJECT."
struct Corpus {
  std::vector<DocumentSource> sources;
  std::vector<DocumentExtraction> extractions;

  void add(const std::string& id, const std::vector<Triple>& triples) {
    DocumentSource source;
    DocumentExtraction e;
    source.id = e.id = id;
    source.title = e.title = "About " + id;
    source.date = e.date = "2025-03-0" + std::to_string(1 + sources.size() % 9);
    for (const Triple& t : triples) {
      const auto begin = static_cast<uint32_t>(source.text.size());
      const std::string sentence = std::string(t.subject) + " " + t.verb + " " + t.object + ".";
      const auto index = static_cast<uint32_t>(e.sentences.size());
      e.sentences.push_back({{begin, begin + static_cast<uint32_t>(sentence.size())}, 0});
      const auto place = [&](const char* words) {
        const Span local = find_span(sentence, words);
        return Span{begin + local.begin, begin + local.end};
      };
      const auto first = static_cast<uint32_t>(e.mentions.size());
      e.mentions.push_back(mention(t.subject, place(t.subject), index));
      e.mentions.push_back(mention(t.object, place(t.object), index));
      Fact fact;
      fact.sentence = index;
      fact.subject = first;
      fact.object = first + 1;
      fact.relation = t.relation;
      fact.phrase = t.verb;
      fact.relation_span = place(t.verb);
      fact.rule = "subject_verb_object";
      fact.confidence_thousandths = 875;
      e.facts.push_back(fact);
      source.text += sentence + "\n";
    }
    source.hash = "hash of " + source.text;
    sources.push_back(source);
    extractions.push_back(e);
  }

  static EntityType type_of(const std::string& name) {
    if (name.starts_with("$")) return EntityType::money;
    return name.find(' ') == std::string::npos ? EntityType::organization : EntityType::person;
  }
  static Mention mention(const std::string& words, Span span, uint32_t sentence) {
    Mention m;
    m.text = words;
    m.span = m.head = span;
    m.type = type_of(words);
    m.kind = is_literal(m.type) ? MentionKind::literal : MentionKind::name;
    m.sentence = sentence;
    if (m.kind == MentionKind::literal) m.properties = {{"amount", Value(5)}, {"currency", Value("USD")}};
    return m;
  }

  // Equal names are one entity, values are nodes of their own, equal triples one fact. Documents in order of id.
  [[nodiscard]] ResolvedGraph resolved() const {
    std::vector<const DocumentExtraction*> order;
    for (const DocumentExtraction& e : extractions) order.push_back(&e);
    std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
    ResolvedGraph graph;
    for (uint32_t d = 0; d < order.size(); ++d) {
      for (uint32_t i = 0; i < order[d]->facts.size(); ++i) add_fact(*order[d], d, i, graph);
    }
    return graph;
  }

 private:
  static uint32_t entity(const DocumentExtraction& e, uint32_t document, uint32_t m, ResolvedGraph& graph) {
    const Mention& mention = e.mentions[m];
    uint32_t found = 0;
    while (found < graph.entities.size() && (graph.entities[found].name != mention.text || is_literal(mention.type)))
      ++found;
    if (found == graph.entities.size()) {
      ResolvedEntity fresh;
      fresh.name = mention.text;
      fresh.type = mention.type;
      fresh.properties = mention.properties;
      if (mention.text == "Larkfield") {
        fresh.aliases = {"Larkfield Group", "LRK"};
        fresh.merges = {{"Larkfield Group", "Larkfield", "corporate suffix"}};
      }
      graph.entities.push_back(fresh);
    }
    graph.entities[found].mentions.push_back({document, m});
    return found;
  }
  static void add_fact(const DocumentExtraction& e, uint32_t document, uint32_t i, ResolvedGraph& graph) {
    const Fact& fact = e.facts[i];
    const uint32_t subject = entity(e, document, fact.subject, graph);
    const uint32_t object = entity(e, document, fact.object, graph);
    for (ResolvedFact& known : graph.facts) {
      if (known.subject == subject && known.object == object && known.relation == fact.relation) {
        known.evidence.push_back({document, i});
        return;
      }
    }
    ResolvedFact fresh;
    fresh.subject = subject;
    fresh.object = object;
    fresh.relation = fact.relation;
    fresh.phrase = fact.phrase;
    fresh.confidence_thousandths = fact.confidence_thousandths;
    fresh.evidence = {{document, i}};
    graph.facts.push_back(fresh);
  }
};

inline Corpus small_corpus() {
  Corpus corpus;
  corpus.add("b.txt", {{"Larkfield", "builds", "Pinehall", "builds"}, {"Mira Voss", "leads", "Larkfield", "leads"}});
  corpus.add("a.txt", {{"Larkfield", "buys", "Oakmere", "buys"},
                       {"Larkfield", "spends", "$5 million", "spends"},
                       {"Larkfield", "builds", "Pinehall", "builds"}});
  return corpus;
}

inline ReplayReport build(GraphFile& file, const Corpus& corpus) {
  required(file.begin_build());
  for (size_t i = 0; i < corpus.sources.size(); ++i)
    required(file.put_document(corpus.sources[i], corpus.extractions[i]));
  const ReplayReport report = required(file.replace_text_graph(corpus.resolved()));
  required(file.commit_build());
  return report;
}

inline NodeId node_named(const Graph& graph, const std::string& name) {
  const auto found = graph.find_nodes(LabelId(), graph.find_property_key("name"), Value(name));
  REQUIRE(found);
  REQUIRE(found->size() == 1);
  return found->front();
}

// The relationship of `type` from one named node to another.
inline RelationshipId relationship_between(const Graph& graph, const std::string& from, const std::string& type,
                                           const std::string& to) {
  const RelationshipTypeId types[] = {graph.find_relationship_type(type)};
  REQUIRE(types[0].valid());
  const NodeId target = node_named(graph, to);
  for (const Neighbour& n : graph.neighbours(node_named(graph, from), Direction::outgoing, types)) {
    if (n.node == target) return n.relationship;
  }
  FAIL("no such relationship");
  return {};
}

// A graph in a form that can be compared across rebuilds: a line for each node and relationship, sorted; nodes by
// content.
std::vector<std::string> description(const Graph& graph);

}  // namespace relata::test
