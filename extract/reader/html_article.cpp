#include "extract/reader/html_article.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "common/utf8.hpp"

namespace relata::extract {

namespace {

constexpr uint32_t kProseLength = 40;       // a piece of text without links as long as this counts as prose
constexpr uint32_t kShortAside = 300;       // what is named like a side matter but holds more prose than this is looked at twice
constexpr uint32_t kNearlyAllPercent = 80;  // of the page's prose

using Names = std::string_view;  // words between blanks

// Class and id names that only boilerplate bears ...
constexpr Names kSurelyAside = " comments comment disqus cookie cookies consent gdpr newsletter breadcrumb breadcrumbs pagination editsection navbox noprint mw-editsection ";
// ... and those that an article's own parts bear now and then.
constexpr Names kPerhapsAside =
    " nav navbar navigation menu sidebar footer masthead subscribe subscription promo advert advertisement ads ad sponsored related recommended recommendations"
    " share sharing social toolbar popup modal banner skip toc tags popular trending signup login widget teaser teasers ";
constexpr Names kAsideRoles = " navigation banner contentinfo search complementary dialog alertdialog alert menu menubar tablist toolbar ";

bool is_one_of(std::string_view word, Names names) {
  std::string padded = " ";
  padded += word;
  padded += ' ';
  return word.find(' ') == std::string_view::npos && names.find(padded) != Names::npos;
}

// Any part of "site-nav main_menu" at blanks, hyphens and underscores.
bool any_part_is(std::string_view value, Names names) {
  const std::string lower = utf8::lowercase(value.substr(0, 400));
  std::string_view rest = lower;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find_first_of(" -_\t\n:"), rest.size());
    if (end > 0 && is_one_of(rest.substr(0, end), names)) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

// What lies inside of each node: sums over a tree in preorder.
struct Measures {
  std::vector<uint32_t> letters;  // bytes of text that are no white space
  std::vector<uint32_t> linked;   // of these, inside of links
  std::vector<uint32_t> prose;    // of these, outside of links and in pieces of kProseLength
  std::vector<uint32_t> links;    // how many
};

class Finder {
 public:
  explicit Finder(const HtmlTree& tree) : tree_(tree) {
    result_.dropped.assign(tree.nodes.size(), false);
    for (auto* sums : {&m_.letters, &m_.linked, &m_.prose, &m_.links}) sums->assign(tree.nodes.size(), 0);
  }

  HtmlArticle run() {
    drop_what_nobody_sees();
    measure();
    for (uint32_t n = 1; n < tree_.nodes.size(); n = result_.dropped[n] ? tree_.nodes[n].end : n + 1) {
      if (is_side_matter(n)) result_.dropped[n] = true;
    }
    measure();
    result_.root = article_root();
    find_headline();
    return std::move(result_);
  }

 private:
  [[nodiscard]] const HtmlNode& node(uint32_t n) const { return tree_.nodes[n]; }

  void drop_what_nobody_sees() {
    for (uint32_t n = 0; n < tree_.nodes.size(); n = result_.dropped[n] ? node(n).end : n + 1) result_.dropped[n] = n > 0 && is_invisible(n);
  }
  [[nodiscard]] bool is_invisible(uint32_t n) const {
    const HtmlNode& e = node(n);
    switch (e.tag) {
      case HtmlTag::script:
      case HtmlTag::style:
      case HtmlTag::template_:
      case HtmlTag::noscript:
      case HtmlTag::head:
      case HtmlTag::svg:
      case HtmlTag::button: return true;
      default: break;
    }
    if (e.attribute_count == 0) return false;
    for (uint32_t i = e.first_attribute; i < e.first_attribute + e.attribute_count; ++i) {
      if (tree_.attributes[i].name == "hidden") return true;
    }
    if (tree_.attribute(e, "aria-hidden") == "true") return true;
    std::string style = utf8::lowercase(tree_.attribute(e, "style").substr(0, 400));
    std::erase(style, ' ');
    return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
  }

  // Text counts for the nearest block around it; then every node takes what its children have.
  void measure() {
    for (auto* sums : {&m_.letters, &m_.linked, &m_.prose, &m_.links}) std::fill(sums->begin(), sums->end(), 0);
    for (uint32_t n = 0; n < tree_.nodes.size();) {
      if (result_.dropped[n]) {
        n = node(n).end;
        continue;
      }
      if (node(n).tag == HtmlTag::text) count_text(n);
      else if (node(n).tag == HtmlTag::a) ++m_.links[n];
      ++n;
    }
    for (uint32_t n = 1; n < tree_.nodes.size(); ++n) {
      if (is_block(node(n).tag) && m_.letters[n] - m_.linked[n] >= kProseLength && m_.linked[n] * 2 < m_.letters[n]) m_.prose[n] = m_.letters[n] - m_.linked[n];
    }
    for (auto* sums : {&m_.letters, &m_.linked, &m_.prose, &m_.links}) {
      for (size_t n = tree_.nodes.size(); n-- > 1;) (*sums)[node(static_cast<uint32_t>(n)).parent] += (*sums)[n];
    }
  }
  void count_text(uint32_t n) {
    const std::string_view text = tree_.text_of(node(n));
    const auto letters = static_cast<uint32_t>(std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 0x20; }));
    uint32_t at = node(n).parent;
    bool linked = false;
    while (at != 0 && !is_block(node(at).tag)) {
      linked = linked || node(at).tag == HtmlTag::a;
      at = node(at).parent;
    }
    for (uint32_t up = at; up != 0 && !linked; up = node(up).parent) linked = node(up).tag == HtmlTag::a;
    m_.letters[at] += letters;
    m_.linked[at] += linked ? letters : 0;
  }

  [[nodiscard]] bool in_article(uint32_t n) const {
    for (uint32_t up = node(n).parent; up != 0; up = node(up).parent) {
      if (node(up).tag == HtmlTag::article || node(up).tag == HtmlTag::main) return true;
    }
    return false;
  }

  // Nothing that holds most of the page's prose is side matter, whatever it is called.
  [[nodiscard]] bool is_side_matter(uint32_t n) const {
    const HtmlNode& e = node(n);
    if (e.tag == HtmlTag::text || e.tag == HtmlTag::body || m_.prose[n] * 2 > m_.prose[0]) return false;
    if (e.tag == HtmlTag::nav || e.tag == HtmlTag::aside || e.tag == HtmlTag::form || e.tag == HtmlTag::footer) return true;
    if (e.tag == HtmlTag::header && !in_article(n)) return true;
    if (is_link_list(n)) return true;
    if (e.attribute_count == 0) return false;
    if (is_one_of(tree_.attribute(e, "role"), kAsideRoles)) return true;
    const std::string_view names = tree_.attribute(e, "class"), id = tree_.attribute(e, "id");
    if (any_part_is(names, kSurelyAside) || any_part_is(id, kSurelyAside)) return true;
    const bool named = any_part_is(names, kPerhapsAside) || any_part_is(id, kPerhapsAside);
    return named && (m_.prose[n] < kShortAside || m_.linked[n] * 3 > m_.letters[n]);
  }

  // "Home | News | Contact": three links or more and little else.
  [[nodiscard]] bool is_link_list(uint32_t n) const {
    return is_block(node(n).tag) && m_.links[n] >= 3 && m_.prose[n] == 0 && m_.linked[n] * 10 > m_.letters[n] * 7;
  }

  // From the page inwards as long as one child holds nearly all of the prose.
  [[nodiscard]] uint32_t article_root() const {
    uint32_t root = 0;
    while (true) {
      uint32_t next = 0;
      for (uint32_t c = root + 1; c < node(root).end; c = node(c).end) {
        const bool holds = static_cast<uint64_t>(m_.prose[c]) * 100 >= static_cast<uint64_t>(m_.prose[0]) * kNearlyAllPercent;
        if (!result_.dropped[c] && m_.prose[c] > 0 && holds) next = c;
      }
      if (next == 0 || !may_be_root(next)) return root;
      root = next;
    }
  }
  // One long paragraph or table is no article: what stands around it belongs to it.
  [[nodiscard]] bool may_be_root(uint32_t n) const {
    switch (node(n).tag) {
      case HtmlTag::html:
      case HtmlTag::body:
      case HtmlTag::main:
      case HtmlTag::article:
      case HtmlTag::section:
      case HtmlTag::form:
      case HtmlTag::other_block: return true;
      case HtmlTag::table:
      case HtmlTag::tbody:
      case HtmlTag::tr:
      case HtmlTag::td: return is_layout(n);
      default: return false;
    }
  }
  // A cell with paragraphs of its own is a column of an old page.
  [[nodiscard]] bool is_layout(uint32_t n) const {
    size_t paragraphs = 0;
    for (uint32_t c = n + 1; c < node(n).end; ++c) paragraphs += node(c).tag == HtmlTag::p ? 1 : 0;
    return paragraphs >= 3;
  }

  void find_headline() {
    for (uint32_t n = result_.root; n < node(result_.root).end; ++n) {
      if (node(n).tag == HtmlTag::h1) return;
    }
    for (uint32_t n = 1; n < result_.root; ++n) {
      if (node(n).tag == HtmlTag::h1) result_.headline = n;
    }
  }

  const HtmlTree& tree_;
  Measures m_;
  HtmlArticle result_;
};

}  // namespace

HtmlArticle find_article(const HtmlTree& tree) { return Finder(tree).run(); }

}  // namespace relata::extract
