#pragma once
// A graph as Graphviz's DOT.

#include <iosfwd>

#include "formats/selection.hpp"

namespace relata::formats {

struct DotOptions {
  bool legend = false;  // a box that says which colour is which type
};

// Writes what is selected. Nodes are n0, n1, ... in the order of the selection and never named by data; what they are called
// stands in their label, in the colour of their type. The line of a relationship is wider the more sentences support it, and
// dashed where it is denied or its confidence is below one half.
void write_dot(const Graph& graph, const Selection& selection, const DotOptions& options, std::ostream& out);

}  // namespace relata::formats
