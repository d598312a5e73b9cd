#include "formats/graph_jsonl.hpp"

#include <ostream>

#include "formats/base64.hpp"
#include "formats/facts.hpp"
#include "formats/graph_text.hpp"
#include "formats/json_record.hpp"
#include "graph/file/extraction_codec.hpp"
#include "graph/store/evidence.hpp"

namespace relata::formats {

namespace {

class GraphJsonLines {
 public:
  GraphJsonLines(const Graph& graph, const GraphOrder& order, const TextWalk& texts, std::ostream& out) : graph_(graph), order_(order), texts_(texts), out_(out) {}

  Result<void> run() {
    out_ << JsonRecord().text("kind", "graph").value("format", 1).take() << '\n';
    if (auto ok = write_documents(); !ok) return ok;
    for (const NodeId n : order_.nodes) {
      if (auto ok = write_node(n); !ok) return ok;
    }
    int64_t id = 0;
    for (const RelationshipId r : order_.relationships) {
      if (auto ok = write_relationship(r, id++); !ok) return ok;
    }
    return {};
  }

 private:
  Result<void> write_documents() {
    if (texts_) return texts_([this](const StoredText& text) { return write_text(text); });
    if (graph_.evidence() == nullptr) return {};
    const auto documents = graph_.evidence()->documents();
    if (!documents) return documents.error();
    for (const Value& d : *documents) {
      JsonRecord record;
      record.text("kind", "document");
      for (const auto& [key, value] : d.map()) record.value(key, value);
      out_ << record.take() << '\n';
    }
    return {};
  }

  Result<void> write_text(const StoredText& text) {
    const DocumentSource& s = text.source;
    JsonRecord record;
    record.text("kind", "document");
    if (!s.date.empty()) record.text("date", s.date);
    record.text("id", s.id).value("sentences", static_cast<int64_t>(text.extraction.sentences.size())).text("title", s.title).text("hash", s.hash);
    out_ << record.text("text", s.text).text("extraction", base64(file::encode_extraction(text.extraction))).take() << '\n';
    return {};
  }

  Result<void> write_node(NodeId n) {
    List labels;
    for (const std::string& label : sorted_labels(graph_, n)) labels.emplace_back(label);
    JsonRecord record;
    record.text("kind", "node").value("id", static_cast<int64_t>(order_.rank[n.value])).value("labels", std::move(labels));
    record.value("properties", graph_.properties(n));
    if (graph_.evidence() != nullptr) {
      const auto mentions = graph_.evidence()->mentions(n);
      if (!mentions) return mentions.error();
      if (!mentions->empty()) record.raw("mentions", evidence_json(*mentions));
      const auto merges = graph_.evidence()->merges(n);
      if (!merges) return merges.error();
      if (!merges->empty()) record.value("merges", *merges);
    }
    out_ << record.take() << '\n';
    return {};
  }

  Result<void> write_relationship(RelationshipId r, int64_t id) {
    JsonRecord record;
    record.text("kind", "relationship").value("id", id).text("type", graph_.name_of(graph_.type(r)));
    record.value("source", static_cast<int64_t>(order_.rank[graph_.source(r).value]));
    record.value("target", static_cast<int64_t>(order_.rank[graph_.target(r).value]));
    record.value("properties", graph_.properties(r));
    if (graph_.evidence() != nullptr) {
      const auto evidence = graph_.evidence()->evidence(r);
      if (!evidence) return evidence.error();
      if (!evidence->empty()) record.raw("evidence", evidence_json(*evidence));
    }
    out_ << record.take() << '\n';
    return {};
  }

  const Graph& graph_;
  const GraphOrder& order_;
  const TextWalk& texts_;
  std::ostream& out_;
};

}  // namespace

Result<void> write_graph_jsonl(const Graph& graph, const GraphOrder& order, const TextWalk& texts, std::ostream& out) {
  return GraphJsonLines(graph, order, texts, out).run();
}

}  // namespace relata::formats
