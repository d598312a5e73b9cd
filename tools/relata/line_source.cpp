#include "tools/relata/line_source.hpp"

#include <istream>

namespace relata::tools {

LineStatus StreamLines::read(const std::string&, std::string& line) {
  if (!std::getline(in_, line)) return LineStatus::end;
  if (line.ends_with('\r')) line.pop_back();
  return LineStatus::line;
}

}  // namespace relata::tools
