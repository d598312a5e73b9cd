#pragma once
// RDF: N-Triples and Turtle, for triple stores and SPARQL.

#include <iosfwd>

#include "common/error.hpp"
#include "formats/graph_order.hpp"
#include "graph/store/graph.hpp"

namespace relata::formats {

enum class RdfSyntax : uint8_t { ntriples, turtle };

// Each node an IRI (urn:relata:node:N, N in graph_order) with rdf:type for its labels, rdfs:label for its name, skos:altLabel for its aliases and
// its other properties; each relationship one triple, and, since RDF cannot say anything of a triple, an rdf:Statement beside it with
// its properties and its evidence (document, begin, end, sentence). Lists give a triple an element. All of it is plain RDF 1.1.
// Errors: those of reading evidence.
Result<void> write_rdf(const Graph& graph, const GraphOrder& order, RdfSyntax syntax, std::ostream& out);

}  // namespace relata::formats
