#pragma once
// Pictures, drawn by Graphviz as a child process.

#include <iosfwd>
#include <string>

#include "common/error.hpp"

namespace relata::formats {

// Has `dot` draw the DOT text as `type` ("svg", "png", "pdf") and copies the picture to `out`. The same text gives the same bytes. Errors: kind file
// when Graphviz is not installed or a temporary file cannot be made, kind data when it fails to draw.
Result<void> draw(const std::string& dot, const std::string& type, std::ostream& out);

}  // namespace relata::formats
