// kg.search, kg.searchNames, kg.resolve, kg.why, kg.whynot: from the graph to the text it comes from. On a graph that
// was not made from text they give no rows (kg.resolve looks at names alone and needs none).
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "common/name_key.hpp"
#include "graph/store/evidence.hpp"
#include "query/procedure/procedure_registry.hpp"
#include "query/procedure/resolve_name.hpp"

namespace relata::query {

namespace {

Value field(const Map& map, std::string_view key) {
  const auto at = map.find(key);
  return at == map.end() ? Value() : at->second;
}
std::string text_field(const Map& map, std::string_view key) {
  const Value v = field(map, key);
  return v.type() == ValueType::string ? v.string() : std::string();
}

std::vector<Value> fields(const Map& map, std::initializer_list<std::string_view> keys) {
  std::vector<Value> out;
  for (const std::string_view key : keys) out.push_back(field(map, key));
  return out;
}

// The optional last argument: how many rows at most.
Result<uint32_t> limit_of(const Value& given) {
  if (given.is_null()) return 10;
  if (given.integer() < 0 || given.integer() > 1'000'000)
    return argument_error("'limit' must be a whole number from 0 to 1000000");
  return static_cast<uint32_t>(given.integer());
}

using Search = Result<List> (EvidenceSource::*)(std::string_view text, uint32_t limit) const;

Result<void> search(const ProcedureCall& call, Search how, std::initializer_list<std::string_view> keys) {
  const Result<uint32_t> limit = limit_of(call.arguments[1]);
  if (!limit) return limit.error();
  const EvidenceSource* source = call.graph.evidence();
  if (source == nullptr || call.arguments[0].is_null()) return {};
  const Result<List> hits = (source->*how)(call.arguments[0].string(), *limit);
  if (!hits) return hits.error();
  for (const Value& hit : *hits) {
    const Value node = field(hit.map(), "node");
    if (node.is_null() || call.graph.exists(node.node())) call.emit(fields(hit.map(), keys));
  }
  return {};
}

Result<void> search_sentences(const ProcedureCall& call) {
  return search(call, &EvidenceSource::search_sentences, {"sentence", "document", "begin", "end", "score"});
}
Result<void> search_names(const ProcedureCall& call) {
  return search(call, &EvidenceSource::search_names, {"node", "score"});
}

Result<void> resolve(const ProcedureCall& call) {
  const Result<uint32_t> limit = limit_of(call.arguments[1]);
  if (!limit) return limit.error();
  if (call.arguments[0].is_null()) return {};
  for (const NameCandidate& c : resolve_name(call.graph, call.arguments[0].string(), *limit, call.go_on))
    call.emit({c.node, c.score, c.how});
  return {};
}

// --- why ---

// How the words of one end come to mean the node: the other mentions in the document's chain, and the names that were
// merged.
Result<void> steps_of_end(const ProcedureCall& call, const Map& piece, std::string_view end, NodeId node, List& steps) {
  const std::string words = text_field(piece, end);
  std::set<std::string> names = {name_key(words)};
  const Value chain = field(piece, fmt::format("{}_chain", end));
  std::string others;
  for (const Value& link : chain.type() == ValueType::list ? chain.list() : List()) {
    const std::string text = text_field(link.map(), "text");
    if (!names.insert(name_key(text)).second) continue;
    others += fmt::format("{}'{}' ({})", others.empty() ? "" : ", ", text, text_field(link.map(), "kind"));
  }
  if (!others.empty())
    steps.emplace_back(fmt::format("'{}' stands for the same as {} in this document", words, others));
  const Result<List> merges = call.graph.evidence()->merges(node);
  if (!merges) return merges.error();
  for (const Value& merge : *merges) {
    const std::string name = text_field(merge.map(), "name");
    if (!names.contains(name_key(name))) continue;
    steps.emplace_back(fmt::format("'{}' is a name of '{}': {}", name, text_field(merge.map(), "into"),
                                   text_field(merge.map(), "reason")));
  }
  return {};
}

Result<void> why(const ProcedureCall& call) {
  const Graph& graph = call.graph;
  if (call.arguments[0].is_null() || graph.evidence() == nullptr) return {};
  const RelationshipId r = call.arguments[0].relationship();
  if (!graph.exists(r)) return {};
  const Result<List> pieces = graph.evidence()->why(r);
  if (!pieces) return pieces.error();
  for (const Value& value : *pieces) {
    const Map& piece = value.map();
    List steps;
    if (auto ok = steps_of_end(call, piece, "subject", graph.source(r), steps); !ok) return ok;
    if (auto ok = steps_of_end(call, piece, "object", graph.target(r), steps); !ok) return ok;
    const std::string relation = text_field(piece, "relation");
    if (relation != graph.name_of(graph.type(r)))
      steps.emplace_back(fmt::format("the relation '{}' is called '{}'", relation, graph.name_of(graph.type(r))));
    std::vector<Value> row =
        fields(piece, {"sentence", "document", "rule", "confidence", "subject", "relation", "object"});
    row.emplace_back(std::move(steps));
    call.emit(std::move(row));
  }
  return {};
}

// --- why not ---

class WhyNot {
 public:
  WhyNot(const ProcedureCall& call, NodeId a, std::string type, NodeId b)
      : call_(call), graph_(call.graph), a_(a), type_(std::move(type)), b_(b) {}

  Result<void> run() {
    relationships();
    if (graph_.evidence() != nullptr) {
      if (auto ok = sentences(); !ok) return ok;
    }
    if (rows_ == 0) emit("no sentence that speaks of both gave anything", {}, {});
    return {};
  }

 private:
  void emit(const std::string& reason, const Map& piece, const Value& relationship) {
    std::vector<Value> row = {reason};
    for (Value& v : fields(piece, {"document", "sentence", "subject", "relation", "object"}))
      row.push_back(std::move(v));
    row.push_back(relationship);
    call_.emit(std::move(row));
    ++rows_;
  }

  [[nodiscard]] std::string text(RelationshipId r, std::string_view key) const {
    const PropertyKeyId known = graph_.find_property_key(key);
    const Value v = known.valid() ? graph_.property(r, known) : Value();
    return v.type() == ValueType::string ? v.string() : std::string();
  }

  // What there is between the two instead.
  void relationships() {
    Neighbour n;
    Neighbours range = graph_.neighbours(a_, Direction::both);
    while (range.next(n)) {
      if (n.node != b_) continue;
      const std::string type(graph_.name_of(n.type));
      const bool same = type == type_;
      const bool forward = graph_.source(n.relationship) == a_;
      if (same && forward) {
        const std::string polarity = text(n.relationship, "polarity"), modality = text(n.relationship, "modality");
        if (polarity == "negated")
          emit("the text denies it", {}, n.relationship);
        else if (!modality.empty() && modality != "asserted")
          emit("the text says it is " + modality, {}, n.relationship);
        else
          emit("it is there", {}, n.relationship);
      } else {
        emit(same ? "it is there the other way round"
                  : fmt::format("there is '{}' instead{}", type, forward ? "" : ", the other way round"),
             {}, n.relationship);
      }
    }
  }

  using Place = std::pair<std::string, int64_t>;
  Result<std::set<Place>> places_of(NodeId node) const {
    const Result<List> mentions = graph_.evidence()->mentions(node);
    if (!mentions) return mentions.error();
    std::set<Place> out;
    for (const Value& m : *mentions) out.emplace(text_field(m.map(), "document"), field(m.map(), "begin").integer());
    return out;
  }

  // What the rules read off the sentences that speak of both, and what became of it.
  Result<void> sentences() {
    const Result<std::set<Place>> of_a = places_of(a_), of_b = places_of(b_);
    if (!of_a) return of_a.error();
    if (!of_b) return of_b.error();
    for (const Place& place : *of_a) {
      if (!of_b->contains(place) || !call_.go_on()) continue;
      const Result<List> considered = graph_.evidence()->considered(place.first, static_cast<uint32_t>(place.second));
      if (!considered) return considered.error();
      bool any = false;
      for (const Value& one : *considered) any = consider(one.map()) || any;
      if (!any && considered->empty())
        emit("no rule found a statement in this sentence", {{"document", Value(place.first)}}, {});
    }
    return {};
  }

  bool consider(const Map& one) {
    const std::string outcome = text_field(one, "outcome");
    if (outcome == "fact") return false;  // that is a relationship, and either between the two or about others
    if (outcome == "removed") {
      emit("it was removed by hand", one, {});
    } else {
      emit(fmt::format("dropped: {}", text_field(one, "explanation")), one, {});
    }
    return true;
  }

  const ProcedureCall& call_;
  const Graph& graph_;
  NodeId a_;
  std::string type_;
  NodeId b_;
  size_t rows_ = 0;
};

Result<void> why_not(const ProcedureCall& call) {
  for (const Value& v : call.arguments) {
    if (v.is_null()) return {};
  }
  const NodeId a = call.arguments[0].node(), b = call.arguments[2].node();
  if (!call.graph.exists(a) || !call.graph.exists(b)) return {};
  return WhyNot(call, a, call.arguments[1].string(), b).run();
}

}  // namespace

void add_evidence_procedures(ProcedureRegistry& registry) {
  const auto text = [](const char* name) { return ProcedureField{name, ValueType::string}; };
  const ProcedureField limit = {"limit", ValueType::integer}, score = {"score", ValueType::floating},
                       node = {"node", ValueType::node};
  const ProcedureField begin = {"begin", ValueType::integer}, end = {"end", ValueType::integer};
  registry.add({"kg.search", {text("text"), limit}, {text("sentence"), text("document"), begin, end, score}, 1},
               search_sentences);
  registry.add({"kg.searchNames", {text("text"), limit}, {node, score}, 1}, search_names);
  registry.add({"kg.resolve", {text("name"), limit}, {node, score, text("how")}, 1}, resolve);
  registry.add({"kg.why",
                {{"relationship", ValueType::relationship}},
                {text("sentence"),
                 text("document"),
                 text("rule"),
                 {"confidence", ValueType::floating},
                 text("subject"),
                 text("relation"),
                 text("object"),
                 {"steps", ValueType::list}},
                0},
               why);
  registry.add({"kg.whynot",
                {{"subject", ValueType::node}, text("relation"), {"object", ValueType::node}},
                {text("reason"),
                 text("document"),
                 text("sentence"),
                 text("subject"),
                 text("relation"),
                 text("object"),
                 {"relationship", ValueType::relationship}},
                0},
               why_not);
}

}  // namespace relata::query
