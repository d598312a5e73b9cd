#pragma once
// The graph as one web page that needs nothing else: to look at, to search, to send by mail.
//
// The page itself, all but its data, is made from formats/page/ when relata is built, and is part of the program. A build
// without npm has none.

#include <iosfwd>
#include <string>
#include <string_view>

#include "common/error.hpp"
#include "formats/graph_order.hpp"
#include "formats/selection.hpp"
#include "graph/store/graph.hpp"

namespace relata::formats {

// The page with "@DATA@" where its data belongs; empty if this build has none.
std::string_view page_template();

struct PageLimits {
  uint64_t relationships = 20000;
  uint64_t sentence_bytes = 1000000;  // of evidence; what is beyond is counted and left out
};

// The data of the page as one JSON object in which no "<" stands, so that it can stand inside of a script element: types, relations,
// documents, sentences, nodes and facts as arrays (formats/page/src/data.js reads them). Relationships with the most sentences come first
// when there are too many; every fact gets its first sentence before one gets its second. Errors: those of reading evidence.
Result<std::string> page_data(const Graph& graph, const GraphOrder& order, const Selection& selection, const PageLimits& limits = {});

// The whole page. Errors: those of page_data; kind data if this build has no page.
Result<void> write_page(const Graph& graph, const GraphOrder& order, const Selection& selection, std::ostream& out);

}  // namespace relata::formats
