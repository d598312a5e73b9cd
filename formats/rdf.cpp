#include "formats/rdf.hpp"

#include <ostream>

#include <fmt/format.h>

#include "common/utf8.hpp"
#include "formats/graph_text.hpp"
#include "formats/property_columns.hpp"
#include "graph/store/evidence.hpp"

namespace relata::formats {

namespace {

constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view kRdfs = "http://www.w3.org/2000/01/rdf-schema#";
constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";
constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";

// A name as the last part of an IRI: what is no unreserved ASCII character is percent-encoded, byte by byte.
std::string iri_part(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    if (plain) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string iri(std::string_view space, std::string_view name) { return fmt::format("<{}{}>", space, name); }
std::string own(std::string_view kind, std::string_view name) { return fmt::format("<urn:relata:{}:{}>", kind, iri_part(name)); }

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : utf8::repaired(text)) {
    if (c == '"' || c == '\\') out += std::string("\\") + c;
    else if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else if (c == '\t') out += "\\t";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    else out += c;
  }
  return out + '"';
}

std::string literal(const Value& value) {
  const auto typed = [&](std::string_view type) { return quoted(cell_text(value)) + "^^" + iri(kXsd, type); };
  switch (value.type()) {
    case ValueType::boolean: return typed("boolean");
    case ValueType::integer: return typed("integer");
    case ValueType::floating: return typed("double");
    case ValueType::date: return typed("date");
    default: return quoted(cell_text(value));
  }
}

class RdfWriter {
 public:
  RdfWriter(const Graph& graph, const GraphOrder& order, RdfSyntax syntax, std::ostream& out)
      : graph_(graph), order_(order), turtle_(syntax == RdfSyntax::turtle), out_(out) {}

  Result<void> run() {
    for (const NodeId n : order_.nodes) write_node(n);
    uint64_t number = 0;
    for (const RelationshipId r : order_.relationships) {
      if (auto ok = write_relationship(r, number++); !ok) return ok;
    }
    return {};
  }

 private:
  // In Turtle the triples of one subject are a group; in N-Triples each stands alone.
  void begin_subject(std::string subject) {
    subject_ = std::move(subject);
    first_ = true;
    if (turtle_) out_ << subject_ << '\n';
  }
  void say(const std::string& predicate, const std::string& object) {
    if (!turtle_) out_ << subject_ << ' ' << predicate << ' ' << object << " .\n";
    else out_ << (first_ ? "    " : " ;\n    ") << predicate << ' ' << object;
    first_ = false;
  }
  void end_subject() {
    if (turtle_) out_ << " .\n\n";
  }

  void say_property(const std::string& predicate, const Value& value) {
    if (value.type() != ValueType::list) {
      say(predicate, literal(value));
      return;
    }
    for (const Value& element : value.list()) say(predicate, literal(element));
  }

  static std::string node_predicate(std::string_view key) {
    if (key == "name") return iri(kRdfs, "label");
    return key == "aliases" ? iri(kSkos, "altLabel") : own("property", key);
  }

  [[nodiscard]] std::string node_iri(NodeId n) const { return fmt::format("<urn:relata:node:{}>", order_.rank[n.value]); }

  void write_node(NodeId n) {
    begin_subject(node_iri(n));
    const auto labels = sorted_labels(graph_, n);
    for (const std::string& label : labels) say(iri(kRdf, "type"), own("label", label));
    if (labels.empty()) say(iri(kRdf, "type"), iri(kRdfs, "Resource"));  // so that a node without anything is there at all
    for (const auto& [key, value] : graph_.properties(n)) say_property(node_predicate(key), value);
    end_subject();
  }

  Result<void> write_relationship(RelationshipId r, uint64_t number) {
    const std::string subject = node_iri(graph_.source(r)), predicate = own("relation", graph_.name_of(graph_.type(r))), object = node_iri(graph_.target(r));
    begin_subject(subject);
    say(predicate, object);
    end_subject();
    const std::string statement = fmt::format("<urn:relata:fact:{}>", number);
    begin_subject(statement);
    say(iri(kRdf, "type"), iri(kRdf, "Statement"));
    say(iri(kRdf, "subject"), subject);
    say(iri(kRdf, "predicate"), predicate);
    say(iri(kRdf, "object"), object);
    for (const auto& [key, value] : graph_.properties(r)) say_property(own("property", key), value);
    end_subject();
    return graph_.evidence() == nullptr ? Result<void>() : write_evidence(r, number, statement);
  }

  Result<void> write_evidence(RelationshipId r, uint64_t number, const std::string& statement) {
    const auto evidence = graph_.evidence()->evidence(r);
    if (!evidence) return evidence.error();
    for (size_t i = 0; i < evidence->size(); ++i) {
      begin_subject(fmt::format("<urn:relata:evidence:{}-{}>", number, i));
      say(own("property", "supports"), statement);
      for (const auto& [key, value] : (*evidence)[i].map()) say_property(own("property", key), value);
      end_subject();
    }
    return {};
  }

  const Graph& graph_;
  const GraphOrder& order_;
  bool turtle_;
  std::ostream& out_;
  std::string subject_;
  bool first_ = true;
};

}  // namespace

Result<void> write_rdf(const Graph& graph, const GraphOrder& order, RdfSyntax syntax, std::ostream& out) {
  return RdfWriter(graph, order, syntax, out).run();
}

}  // namespace relata::formats
