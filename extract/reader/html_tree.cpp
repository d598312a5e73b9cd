#include "extract/reader/html_tree.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

#include "common/utf8.hpp"

namespace relata::extract {

namespace {

constexpr size_t kDeepest = 512;         // beyond, elements are taken as if side by side
constexpr size_t kDeepestParsed = 4096;  // beyond, the parser is stopped: each end tag walks all that is open
constexpr size_t kMostAttributes = 10000;

struct Known {
  std::string_view name;
  HtmlTag tag;
};

// Sorted by name.
constexpr auto kTags = std::to_array<Known>({
    {"a", HtmlTag::a}, {"address", HtmlTag::address}, {"article", HtmlTag::article}, {"aside", HtmlTag::aside}, {"blockquote", HtmlTag::blockquote},
    {"body", HtmlTag::body}, {"br", HtmlTag::br}, {"button", HtmlTag::button}, {"caption", HtmlTag::caption}, {"center", HtmlTag::other_block},
    {"cite", HtmlTag::cite}, {"code", HtmlTag::code}, {"dd", HtmlTag::dd}, {"details", HtmlTag::other_block}, {"dialog", HtmlTag::aside},
    {"div", HtmlTag::other_block}, {"dl", HtmlTag::dl}, {"dt", HtmlTag::dt}, {"em", HtmlTag::em}, {"fieldset", HtmlTag::other_block},
    {"figcaption", HtmlTag::figcaption}, {"figure", HtmlTag::figure}, {"footer", HtmlTag::footer}, {"form", HtmlTag::form}, {"h1", HtmlTag::h1},
    {"h2", HtmlTag::h2}, {"h3", HtmlTag::h3}, {"h4", HtmlTag::h4}, {"h5", HtmlTag::h5}, {"h6", HtmlTag::h6}, {"head", HtmlTag::head},
    {"header", HtmlTag::header}, {"hgroup", HtmlTag::other_block}, {"hr", HtmlTag::hr}, {"html", HtmlTag::html}, {"iframe", HtmlTag::script},
    {"img", HtmlTag::img}, {"li", HtmlTag::li}, {"link", HtmlTag::link}, {"main", HtmlTag::main}, {"math", HtmlTag::other}, {"menu", HtmlTag::nav},
    {"meta", HtmlTag::meta}, {"nav", HtmlTag::nav}, {"noscript", HtmlTag::noscript}, {"object", HtmlTag::script}, {"ol", HtmlTag::ol},
    {"option", HtmlTag::script}, {"p", HtmlTag::p}, {"pre", HtmlTag::pre}, {"script", HtmlTag::script}, {"section", HtmlTag::section},
    {"select", HtmlTag::script}, {"span", HtmlTag::span}, {"style", HtmlTag::style}, {"sub", HtmlTag::sub}, {"summary", HtmlTag::summary},
    {"sup", HtmlTag::sup}, {"svg", HtmlTag::svg}, {"table", HtmlTag::table}, {"tbody", HtmlTag::tbody}, {"td", HtmlTag::td},
    {"template", HtmlTag::template_}, {"textarea", HtmlTag::script}, {"tfoot", HtmlTag::tfoot}, {"th", HtmlTag::th}, {"thead", HtmlTag::thead},
    {"time", HtmlTag::time}, {"title", HtmlTag::title}, {"tr", HtmlTag::tr}, {"ul", HtmlTag::ul},
});

HtmlTag tag_of(std::string_view name) {
  const auto* at = std::lower_bound(kTags.begin(), kTags.end(), name, [](const Known& k, std::string_view n) { return k.name < n; });
  return at != kTags.end() && at->name == name ? at->tag : HtmlTag::other;
}

constexpr std::array<std::string_view, 14> kKept = {"class", "id",       "role",    "href",     "hidden",  "aria-hidden", "style",
                                                    "name",  "property", "itemprop", "content", "datetime", "colspan",     "charset"};

// Receives the parser's events. Children of an element that is nested too deeply become its siblings.
class TreeBuilder {
 public:
  explicit TreeBuilder(htmlParserCtxtPtr parser) : parser_(parser) { tree.nodes.push_back({HtmlTag::html, 0, 0, 0, 0, 0, 0}); }

  static void start(void* self, const xmlChar* name, const xmlChar** attributes) { static_cast<TreeBuilder*>(self)->open(name, attributes); }
  static void finish(void* self, const xmlChar*) { static_cast<TreeBuilder*>(self)->close(); }
  static void characters(void* self, const xmlChar* text, int size) {
    static_cast<TreeBuilder*>(self)->add_text({reinterpret_cast<const char*>(text), static_cast<size_t>(size)});
  }

  void end() {
    while (!open_.empty()) close();
    tree.nodes[0].end = static_cast<uint32_t>(tree.nodes.size());
  }

  HtmlTree tree;

 private:
  [[nodiscard]] uint32_t parent() const { return open_.empty() ? 0 : open_[std::min(open_.size(), kDeepest) - 1]; }

  void open(const xmlChar* name, const xmlChar** attributes) {
    if (open_.size() >= kDeepestParsed) {
      tree.cut = true;
      xmlStopParser(parser_);
      return;
    }
    HtmlNode node;
    node.tag = tag_of(reinterpret_cast<const char*>(name));
    node.parent = parent();
    node.first_attribute = static_cast<uint32_t>(tree.attributes.size());
    for (; attributes != nullptr && *attributes != nullptr; attributes += 2) keep_attribute(attributes[0], attributes[1]);
    node.attribute_count = static_cast<uint32_t>(tree.attributes.size()) - node.first_attribute;
    open_.push_back(static_cast<uint32_t>(tree.nodes.size()));
    tree.nodes.push_back(node);
  }
  void keep_attribute(const xmlChar* name, const xmlChar* value) {
    const auto* kept = std::find(kKept.begin(), kKept.end(), std::string_view(reinterpret_cast<const char*>(name)));
    if (kept != kKept.end()) tree.attributes.push_back({*kept, value == nullptr ? std::string() : reinterpret_cast<const char*>(value)});
  }
  void close() {
    if (open_.empty()) return;
    const uint32_t node = open_.back();
    open_.pop_back();
    // Beyond the limit a node ends before the next one begins, also when it was opened around it.
    tree.nodes[node].end = open_.size() >= kDeepest ? node + 1 : static_cast<uint32_t>(tree.nodes.size());
  }
  void add_text(std::string_view text) {
    HtmlNode node;
    node.tag = HtmlTag::text;
    node.parent = parent();
    node.text_begin = static_cast<uint32_t>(tree.text.size());
    tree.text.append(text);
    node.text_end = static_cast<uint32_t>(tree.text.size());
    node.end = static_cast<uint32_t>(tree.nodes.size()) + 1;
    tree.nodes.push_back(node);
  }

  htmlParserCtxtPtr parser_;
  std::vector<uint32_t> open_;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// Where the tag that begins at `at` ends; counts the words in it outside of quotation marks, which are its attributes.
size_t tag_end(std::string_view html, size_t at, size_t& words) {
  words = 0;
  for (size_t i = at + 1; i < html.size(); ++i) {
    const char c = html[i];
    if (c == '>') return i;
    if ((c == '"' || c == '\'') && html[i - 1] == '=') {
      i = html.find(c, i + 1);
      if (i == std::string_view::npos) return html.size();
    } else if (is_space(html[i - 1]) && !is_space(c)) {
      ++words;
    }
  }
  return html.size();
}

// libxml2 compares each attribute of a tag with all before it.
bool has_huge_tag(std::string_view html) {
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const bool opens = at + 1 < html.size() && ((html[at + 1] | 0x20) >= 'a' && (html[at + 1] | 0x20) <= 'z');
    if (!opens) continue;
    size_t words = 0;
    at = tag_end(html, at, words);
    if (words > kMostAttributes) return true;
    if (at >= html.size()) return false;
  }
  return false;
}

Error parse_error(ErrorKind kind, const char* message) {
  Error error;
  error.kind = kind;
  error.message = message;
  return error;
}

}  // namespace

bool is_block(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::text:
    case HtmlTag::other:
    case HtmlTag::a:
    case HtmlTag::button:
    case HtmlTag::cite:
    case HtmlTag::code:
    case HtmlTag::em:
    case HtmlTag::img:
    case HtmlTag::span:
    case HtmlTag::sub:
    case HtmlTag::sup:
    case HtmlTag::time: return false;
    default: return true;
  }
}

std::string_view HtmlTree::attribute(const HtmlNode& n, std::string_view name) const {
  for (uint32_t i = n.first_attribute; i < n.first_attribute + n.attribute_count; ++i) {
    if (attributes[i].name == name) return attributes[i].value;
  }
  return {};
}

Result<HtmlTree> parse_html(std::string_view html) {
  if (has_huge_tag(html)) return parse_error(ErrorKind::data, "the page has a tag of more than 10,000 attributes");
  if (html.empty()) html = " ";  // the parser takes no empty page
  const std::string sound = utf8::repaired(html);
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(htmlCreateMemoryParserCtxt(sound.data(), static_cast<int>(sound.size())), htmlFreeParserCtxt);
  if (!parser) return parse_error(ErrorKind::limit, "out of memory while the page was parsed");
  TreeBuilder builder(parser.get());
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
  htmlSAXHandler events;
  std::memset(&events, 0, sizeof events);
  events.startElement = TreeBuilder::start;
  events.endElement = TreeBuilder::finish;
  events.characters = events.ignorableWhitespace = TreeBuilder::characters;
  *parser->sax = events;
  parser->userData = &builder;
  xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(parser.get());
  builder.end();
  return std::move(builder.tree);
}

std::string declared_charset(std::string_view bytes) {
  const std::string head = utf8::lowercase(utf8::repaired(bytes.substr(0, 4096)));
  for (const std::string_view key : {std::string_view("charset="), std::string_view("encoding=")}) {
    const size_t at = head.find(key);
    if (at == std::string::npos) continue;
    const size_t begin = head.find_first_not_of("\"' ", at + key.size());
    if (begin == std::string::npos) continue;
    const size_t end = head.find_first_of("\"' />;?\n\r\t", begin);
    return head.substr(begin, std::min(end, begin + 40) - begin);
  }
  return {};
}

}  // namespace relata::extract
