// The concepts the store models, asserted where it is built and not only where it is tested.
#include "graph/store/bgl.hpp"

#include <boost/concept/assert.hpp>
#include <boost/graph/graph_concepts.hpp>

namespace relata {

BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, uint32_t, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, EdgeDescriptor, boost::edge_index_t>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<RelationView>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<RelationView>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<RelationView>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<RelationView>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyMapConcept<NodeNumbers, uint32_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyMapConcept<RelationshipNumbers, EdgeDescriptor>));

}  // namespace relata
