// What only a graph from text can answer: implementation extensions to Cypher. On what a user made they find nothing.

#include <set>

#include "common/dates.hpp"
#include "graph/store/evidence.hpp"
#include "graph/store/graph.hpp"
#include "query/expression/access.hpp"
#include "query/expression/calendar.hpp"
#include "query/expression/catalogue.hpp"
#include "query/expression/say.hpp"

namespace relata::query {

namespace {

constexpr TypeSet kNode = ValueType::node;
constexpr TypeSet kRelationship = ValueType::relationship;

const EvidenceSource* source(Call& c) { return c.evaluator.context().graph->evidence(); }

Value given(Call& c, Result<List> list) { return list ? Value(std::move(*list)) : c.evaluator.fail(std::move(list).error()); }

Value evidence(Call& c) {
  if (!readable(c.evaluator, c.arguments[0])) return {};
  return source(c) == nullptr ? Value(List{}) : given(c, source(c)->evidence(c.arguments[0].relationship()));
}

Value mentions(Call& c) {
  if (!readable(c.evaluator, c.arguments[0])) return {};
  return source(c) == nullptr ? Value(List{}) : given(c, source(c)->mentions(c.arguments[0].node()));
}

Value confidence(Call& c) { return property_of(c.evaluator, c.arguments[0], "confidence"); }

// The property where the builder left one, else counted from the evidence.
Value support(Call& c) {
  Value stored = property_of(c.evaluator, c.arguments[0], "support");
  if (!stored.is_null() || c.evaluator.failed()) return stored;
  const Value all = evidence(c);
  return all.is_null() ? Value() : Value(static_cast<int64_t>(all.list().size()));
}

Value sources(Call& c) {
  const Value all = evidence(c);
  if (all.is_null()) return {};
  std::set<std::string> names;
  for (const Value& piece : all.list()) {
    const Value document = property_of(c.evaluator, piece, "document");
    if (document.type() == ValueType::string) names.insert(document.string());
  }
  return Value(List(names.begin(), names.end()));
}

Value aliases(Call& c) {
  Value stored = property_of(c.evaluator, c.arguments[0], "aliases");
  return stored.is_null() && !c.evaluator.failed() ? Value(List{}) : stored;
}

Value polarity(Call& c) { return property_of(c.evaluator, c.arguments[0], "polarity"); }
Value modality(Call& c) { return property_of(c.evaluator, c.arguments[0], "modality"); }

// A node whose name or one of whose aliases is the text, written in any way that names the same (common/name_key.hpp).
Value named(Call& c) {
  if (!readable(c.evaluator, c.arguments[0])) return {};
  return has_name(*c.evaluator.context().graph, c.arguments[0].node(), c.arguments[1].string());
}

Value said(Call& c) {
  const Graph& graph = *c.evaluator.context().graph;
  const Value& what = c.arguments[0];
  if (what.type() == ValueType::relationship && !readable(c.evaluator, what)) return {};
  Result<std::string> text = what.type() == ValueType::path ? say(graph, what.path()) : say(graph, what.relationship());
  return text ? Value(std::move(*text)) : c.evaluator.fail(std::move(text).error());
}

// A date of which a part is not known counts as the first day it can be.
Value first_stated(Call& c) {
  if (!readable(c.evaluator, c.arguments[0]) || source(c) == nullptr) return {};
  const Result<std::string> text = source(c)->first_stated(c.arguments[0].relationship());
  if (!text) return c.evaluator.fail(text.error());
  const std::optional<PartialDate> date = parse_date(*text);
  if (!date || !date->year) return {};
  return Date{days_from_civil({*date->year, date->month.value_or(1), date->day.value_or(1)})};
}

Value as_of(Call& c) {
  const Value first = first_stated(c);
  return first.is_null() ? Value() : Value(first.date().days <= c.arguments[1].date().days);
}

}  // namespace

std::span<const Function> evidence_functions() {
  static const std::array kRows = {
      row("evidence", 1, 1, {kRelationship}, StaticType(kLists, kMaps), evidence, "evidence(relationship) -> LIST OF MAP",
          "the sentences behind a relationship: document, sentence, begin, end, rule, confidence and the places in the text"),
      row("mentions", 1, 1, {kNode}, StaticType(kLists, kMaps), mentions, "mentions(node) -> LIST OF MAP",
          "where the text speaks of a node: document, sentence, text, kind and places"),
      row("confidence", 1, 1, {kRelationship}, kFloat, confidence, "confidence(relationship) -> FLOAT", "how sure the fact is, 0 to 1"),
      row("support", 1, 1, {kRelationship}, kInteger, support, "support(relationship) -> INTEGER", "how many sentences state the fact"),
      row("sources", 1, 1, {kRelationship}, StaticType(kLists, kText), sources, "sources(relationship) -> LIST OF STRING",
          "the documents that state the fact, sorted"),
      row("aliases", 1, 1, {kNode}, StaticType(kLists, kText), aliases, "aliases(node) -> LIST OF STRING", "the node's other names"),
      row("named", 2, 2, {kNode, kText}, kTruth, named, "named(node, text) -> BOOLEAN",
          "whether the text is the node's name or one of its aliases, whatever the case, the apostrophes and a firm's suffix"),
      row("say", 1, 1, {kRelationship | ValueType::path}, kText, said, "say(relationship or path) -> STRING",
          "the facts as an English sentence, each with the place it was read at"),
      row("firstStated", 1, 1, {kRelationship}, ValueType::date, first_stated, "firstStated(relationship) -> DATE",
          "the date of the earliest dated document that states the fact"),
      row("asOf", 2, 2, {kRelationship, ValueType::date}, kTruth, as_of, "asOf(relationship, date) -> BOOLEAN",
          "whether a document of that day or before states the fact; null if none of its documents has a date"),
      row("polarity", 1, 1, {kRelationship}, kText, polarity, "polarity(relationship) -> STRING", "'affirmed' or 'negated'"),
      row("modality", 1, 1, {kRelationship}, kText, modality, "modality(relationship) -> STRING", "'asserted', 'planned', 'possible' ..."),
  };
  return kRows;
}

}  // namespace relata::query
