#pragma once
// One colour for each label, the same in every picture of a graph.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace relata::formats {

struct Colour {
  std::string_view fill;  // "#rrggbb", light enough for black text
  std::string_view line;  // the same hue, darker
};

// The types of text have fixed colours; other labels, taken in alphabetical order, get the remaining ones in turn.
// The hues are those of Okabe and Ito (2008), which stay apart for people who see colours differently.
std::map<std::string, Colour> colours_of(std::vector<std::string> labels);

}  // namespace relata::formats
