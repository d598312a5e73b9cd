#include "formats/palette.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace relata::formats {

namespace {

constexpr Colour kOrange{"#f7d9a0", "#e69f00"};
constexpr Colour kSky{"#c4e4f7", "#56b4e9"};
constexpr Colour kGreen{"#a6ddcb", "#009e73"};
constexpr Colour kYellow{"#faf4b3", "#b8ac1f"};
constexpr Colour kBlue{"#a9cfe6", "#0072b2"};
constexpr Colour kVermilion{"#f2c3a6", "#d55e00"};
constexpr Colour kPurple{"#efd3e2", "#cc79a7"};
constexpr Colour kGrey{"#ececec", "#777777"};
constexpr Colour kWhite{"#ffffff", "#777777"};

// Values share one quiet colour: they are many, and seldom what a picture is about.
constexpr std::array<std::pair<std::string_view, Colour>, 12> kTypes = {{
    {"Organization", kBlue}, {"Person", kOrange}, {"Place", kGreen}, {"Product", kVermilion},
    {"Event", kPurple}, {"Work", kYellow}, {"Concept", kSky}, {"Money", kGrey},
    {"Quantity", kGrey}, {"Percent", kGrey}, {"Date", kGrey}, {"Duration", kGrey},
}};
constexpr std::array kOthers = {kSky, kOrange, kGreen, kPurple, kYellow, kVermilion, kBlue};

}  // namespace

std::map<std::string, Colour> colours_of(std::vector<std::string> labels) {
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  std::map<std::string, Colour> colours;
  size_t other = 0;
  for (const std::string& label : labels) {
    const auto* fixed = std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& t) { return t.first == label; });
    if (fixed != kTypes.end()) colours[label] = fixed->second;
    else if (label.empty()) colours[label] = kWhite;
    else colours[label] = kOthers[other++ % kOthers.size()];
  }
  return colours;
}

}  // namespace relata::formats
