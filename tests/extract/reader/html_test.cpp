#include "extract/reader/html.hpp"

#include <doctest/doctest.h>

#include "extract/document/lines.hpp"
#include "extract/reader/html_tree.hpp"

using namespace relata;
using namespace relata::extract;

namespace {

Document page(std::string_view html) {
  auto document = read_html(html, "page.html");
  REQUIRE(document.ok());
  return std::move(*document);
}

// Every block on a line: kind, level, content; the cells of a row between bars.
std::string dump(const Document& d) {
  std::string out;
  for (const Block& b : d.blocks) {
    out += std::string(name_of(b.kind)) + (b.level > 0 ? std::to_string(b.level) : "") + ": ";
    if (b.cells.empty()) out += b.span.of(d.text);
    for (size_t i = 0; i < b.cells.size(); ++i) out += (i > 0 ? "|" : "") + std::string(b.cells[i].of(d.text));
    out += "\n";
  }
  return out;
}

// The promise of document.hpp: outer spans are in order, disjoint and cover all that is not white space.
void check_cover(const Document& d) {
  uint32_t at = 0;
  bool kept = true;
  for (const Block& b : d.blocks) {
    kept = kept && b.outer.begin >= at && b.outer.contains(b.span) && trimmed(d.text, {at, b.outer.begin}).empty();
    for (const Span cell : b.cells) kept = kept && (cell.empty() || b.outer.contains(cell));
    at = b.outer.end;
  }
  CHECK(kept);
  CHECK(trimmed(d.text, {at, static_cast<uint32_t>(d.text.size())}).empty());
}

constexpr const char* kArticle = R"(<!DOCTYPE html><html><head><title>Mill reopens after the flood | The Harbour Post</title>
<meta property="article:published_time" content="2025-09-24T08:00:00Z"><script>var p = "<p>not text at all, whatever it says here</p>";</script></head><body class="has-sidebar">
<header><h1>The Harbour Post</h1><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav></header>
<div class="layout"><div class="content">
 <article><header><h1>Mill reopens after the flood</h1><p>By Kim Doe</p></header>
  <p>The old mill at <b>Port</b>&nbsp;<b>Lorn</b> opened again on Monday, four months after the river had flooded it.<sup><a href="#n1">[1]</a></sup></p>
  <figure><img src="m.jpg"><figcaption>The mill in June.</figcaption></figure>
  <h2>What was repaired</h2>
  <ul><li>The wheel, which Tern Works rebuilt.</li><li><p>The sluices.</p><ul><li>Two of them are new.</li></ul></li></ul>
  <blockquote><p>&ldquo;We never gave up,&rdquo; said Ann Ray.</p></blockquote>
  <table><caption>Costs of the repair</caption><thead><tr><th>Part</th><th>Cost</th></tr></thead>
   <tbody><tr><td>Wheel</td><td>$2 million</td></tr><tr><td>Sluices</td><td>$1 million</td></tr></tbody></table>
  <p>The owners plan to open a museum beside it next spring, and the town will pay a third of that.</p>
 </article></div>
 <aside><h3>Most read</h3><p>Something quite else that happened somewhere else and is told at some length in this box.</p></aside>
 <div id="comments"><p>I remember the old mill very well, my grandfather worked there in the fifties and was paid little.</p></div></div>
<footer><p>Copyright The Harbour Post, all rights reserved, no part may be used without permission.</p></footer></body></html>)";

}  // namespace

TEST_CASE("a web page is its article: headings, captions, items, quotations and tables apart, the rest of the page left out") {
  const Document d = page(kArticle);
  CHECK(dump(d) ==
        "heading1: Mill reopens after the flood\n"
        "byline: By Kim Doe\n"
        "paragraph: The old mill at Port Lorn opened again on Monday, four months after the river had flooded it.\n"
        "caption: The mill in June.\n"
        "heading2: What was repaired\n"
        "bullet: The wheel, which Tern Works rebuilt.\n"
        "bullet: The sluices.\n"
        "bullet1: Two of them are new.\n"
        "quote: \xE2\x80\x9CWe never gave up,\xE2\x80\x9D said Ann Ray.\n"
        "caption: Costs of the repair\n"
        "table_header: Part|Cost\n"
        "table_row: Wheel|$2 million\n"
        "table_row: Sluices|$1 million\n"
        "paragraph: The owners plan to open a museum beside it next spring, and the town will pay a third of that.\n");
  CHECK(d.title == "Mill reopens after the flood");
  CHECK(d.date == "2025-09-24");
  CHECK(d.origin == TextOrigin::html);
  CHECK(d.blocks[11].header == 10);
  check_cover(d);
}

TEST_CASE("a page without landmarks: the part with the prose is the article") {
  const Document d = page(
      "<div class=top><a href=1>One</a> <a href=2>Two</a> <a href=3>Three</a></div><table><tr><td class=left><a href=a>Ships</a><br><a href=b>Docks</a><br><a href=c>Crews</a>"
      "</td><td><h1>Docks of Lorn</h1><p>Lorn has had a dock since 1820, when the council bought the marsh from Tern Estate.</p><p>It was widened in 1900, and again in 1955.</p>"
      "<p>Four firms use it today, among them Vela Lines, which moved there from Porto.</p></td></tr></table><p><a href=x>Terms</a> <a href=y>Privacy</a> <a href=z>Contact</a></p>");
  CHECK(dump(d) ==
        "heading1: Docks of Lorn\n"
        "paragraph: Lorn has had a dock since 1820, when the council bought the marsh from Tern Estate.\n"
        "paragraph: It was widened in 1900, and again in 1955.\n"
        "paragraph: Four firms use it today, among them Vela Lines, which moved there from Porto.\n");
  check_cover(d);
}

TEST_CASE("broken markup still gives its text") {
  CHECK(dump(page("<p>Vela bought Tern.<p>Tern builds <b>boats.<p>It works in Porto.</b></div></td></html>&nbsp;&bogus; &#xD800; trailing")) ==
        "paragraph: Vela bought Tern.\nparagraph: Tern builds boats.\nparagraph: It works in Porto.\nparagraph: &bogus; trailing\n");
  CHECK(dump(page("Vela bought Tern.<br>Tern builds boats.<br><br>It does well.")) == "paragraph: Vela bought Tern.\nparagraph: Tern builds boats.\nparagraph: It does well.\n");
  CHECK(dump(page("<pre>a  b\n  c</pre><p>Vela<!-- not this --> bought <script>nor this</script>Tern.")) == "code: a  b\n  c\nparagraph: Vela bought Tern.\n");
  for (const char* empty : {"", "<html></html>", "<p> &nbsp; </p>", "<script>x</script>", "<"}) {
    const auto d = read_html(empty, "empty.html");
    if (d) CHECK(d->text.find('<') == 0);  // a lone bracket is text
    else CHECK(d.error().message == "the page has no text");
  }
}

TEST_CASE("pages made to be deep, wide or slow end in time with what they say") {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  const Document d = page("<p>Vela bought Tern.</p>" + deep + "<p>Down here.</p>");
  CHECK(d.text.find("Vela bought Tern.") != std::string::npos);
  CHECK(d.diagnostics.size() == 1);
  std::string nested;
  for (int i = 0; i < 2000; ++i) nested += "<span>";
  CHECK(dump(page("<p>Vela bought Tern." + nested + " Down here.")) == "paragraph: Vela bought Tern. Down here.\n");
  std::string wide = "<p ";
  for (int i = 0; i < 200000; ++i) wide += "a" + std::to_string(i) + "=1 ";
  const auto refused = read_html(wide + ">x", "wide.html");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find("10,000 attributes") != std::string::npos);
  std::string cells = "<table><tr>";
  for (int i = 0; i < 50000; ++i) cells += "<td>" + std::to_string(i);
  check_cover(page(cells + "<tr><td colspan=99999999>x<td>y"));
}

TEST_CASE("the character set that a page declares") {
  CHECK(declared_charset("<meta charset='ISO-8859-1'>") == "iso-8859-1");
  CHECK(declared_charset("<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">") == "windows-1251");
  CHECK(declared_charset("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") == "utf-8");
  CHECK(declared_charset("<p>no charset").empty());
}
