#include "extract/reader/html_metadata.hpp"

#include <array>
#include <string_view>

#include "common/dates.hpp"
#include "common/utf8.hpp"

namespace relata::extract {

namespace {

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= 0x20;
    if (!space) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string text_inside(const HtmlTree& tree, uint32_t node) {
  std::string out;
  for (uint32_t n = node + 1; n < tree.nodes[node].end; ++n) {
    if (tree.nodes[n].tag == HtmlTag::text) out += tree.text_of(tree.nodes[n]);
  }
  return collapsed(out);
}

// "How the plant moved | The Daily Example" -> "How the plant moved".
std::string without_site(std::string title) {
  for (const std::string_view bar : {std::string_view(" | "), std::string_view(" \xE2\x80\x94 "), std::string_view(" \xE2\x80\x93 "), std::string_view(" - ")}) {
    const size_t at = title.rfind(bar);
    if (at != std::string::npos && at >= title.size() / 2) return title.substr(0, at);
  }
  return title;
}

std::string iso_date(std::string_view text) {
  const auto date = parse_date(text);
  return date ? date->iso() : std::string();
}

class Reader {
 public:
  explicit Reader(const HtmlTree& tree) : tree_(tree) {}

  HtmlMetadata run() {
    for (uint32_t n = 0; n < tree_.nodes.size(); ++n) {
      const HtmlNode& e = tree_.nodes[n];
      if (e.tag == HtmlTag::meta) read_meta(e);
      else if (e.tag == HtmlTag::title && title_.empty()) title_ = without_site(text_inside(tree_, n));
      else if (e.tag == HtmlTag::time && time_.empty()) time_ = iso_date(tree_.attribute(e, "datetime"));
    }
    HtmlMetadata found;
    found.title = og_title_.empty() ? title_ : og_title_;
    for (const std::string& date : dates_) {
      if (found.date.empty()) found.date = date;
    }
    if (found.date.empty()) found.date = time_;
    return found;
  }

 private:
  // In order of trust.
  static constexpr std::array<std::string_view, 9> kDates = {"article:published_time", "datepublished", "date",    "dc.date", "dcterms.date",
                                                             "pubdate",                "publish-date",  "dc.date.issued", "citation_publication_date"};

  void read_meta(const HtmlNode& e) {
    for (const std::string_view by : {std::string_view("property"), std::string_view("name"), std::string_view("itemprop")}) {
      const std::string key = utf8::lowercase(tree_.attribute(e, by));
      if (key == "og:title" && og_title_.empty()) og_title_ = collapsed(tree_.attribute(e, "content"));
      for (size_t i = 0; i < kDates.size(); ++i) {
        if (key == kDates[i] && dates_[i].empty()) dates_[i] = iso_date(tree_.attribute(e, "content"));
      }
    }
  }

  const HtmlTree& tree_;
  std::string title_;
  std::string og_title_;
  std::string time_;
  std::array<std::string, kDates.size()> dates_;
};

}  // namespace

HtmlMetadata read_metadata(const HtmlTree& tree) { return Reader(tree).run(); }

}  // namespace relata::extract
