#include "extract/document/reader.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "extract/document/boilerplate.hpp"
#include "extract/document/prose_signs.hpp"
#include "extract/document/lines.hpp"

using namespace relata;
using namespace relata::extract;

namespace {

Document read(std::string text, TextFormat format = TextFormat::plain) {
  auto document = read_text(std::move(text), "test", format);
  REQUIRE(document.ok());
  return std::move(*document);
}

// Every block on a line: kind, the label in brackets, the block it continues, its content.
std::string dump(const Document& d) {
  std::string out;
  for (const Block& b : d.blocks) {
    out += std::string(name_of(b.kind));
    if (b.level > 0) out += std::to_string(b.level);
    if (!b.label.empty()) out += " [" + std::string(b.label.of(d.prose())) + "]";
    if (b.lead_in != kNoIndex) out += " <" + std::to_string(b.lead_in) + ">";
    out += ": " + std::string(b.span.of(d.prose())) + "\n";
  }
  return out;
}

// The promise of document.hpp: outer spans are in order, disjoint and cover all that is not white space.
void check_cover(const Document& d) {
  uint32_t at = 0;
  bool kept = true;
  for (const Block& b : d.blocks) {
    kept = kept && b.outer.begin >= at && b.outer.contains(b.span) && trimmed(d.text, {at, b.outer.begin}).empty();
    at = b.outer.end;
  }
  CHECK(kept);
  CHECK(trimmed(d.text, {at, static_cast<uint32_t>(d.text.size())}).empty());
}

}  // namespace

TEST_CASE("lines of an unwrapped text are paragraphs of their own") {
  const Document d = read("The mill opened in 1902. It burnt down twice.\nA new owner rebuilt it with bricks from the old harbour.\n\nIt still runs.\n");
  CHECK(dump(d) ==
        "paragraph: The mill opened in 1902. It burnt down twice.\n"
        "paragraph: A new owner rebuilt it with bricks from the old harbour.\n"
        "paragraph: It still runs.\n");
  check_cover(d);
}

TEST_CASE("a hard-wrapped paragraph is one block, its line breaks inside") {
  const Document d = read(
      "The council of the small harbour town voted on Monday\n"
      "to sell the old mill to a cooperative of farmers who\n"
      "want to grind their own flour there.\n");
  REQUIRE(d.blocks.size() == 1);
  CHECK(d.blocks[0].span.of(d.text).find('\n') != std::string_view::npos);
}

TEST_CASE("headings by hashes, by underlining and by their capitals") {
  const Document d = read("# The Mill\n\nGrain Prices Rise Again\n\nOwners were glad.\n\nWhat comes next\n---------------\nNobody knows.\n", TextFormat::markdown);
  CHECK(dump(d) ==
        "heading1: The Mill\nheading: Grain Prices Rise Again\nparagraph: Owners were glad.\nheading2: What comes next\n"
        "markup: ---------------\nparagraph: Nobody knows.\n");
  CHECK(d.title == "The Mill");
  check_cover(d);
}

TEST_CASE("bullets keep their label and what they continue") {
  const Document d = read(
      "The mill now wants to:\n"
      "- Grind spelt for the bakers of the town.\n"
      "  Rye follows later.\n"
      "- Open a shop.\n"
      "\n"
      "Three points\n"
      "\n"
      "  • Water Power: The wheel still turns.\n"
      "  • Two rivals reacted:\n"
      "  • Northmill cut its prices.\n"
      "  • Staff – Eleven people work there.\n");
  CHECK(dump(d) ==
        "paragraph: The mill now wants to:\n"
        "bullet <0>: Grind spelt for the bakers of the town.\n  Rye follows later.\n"
        "bullet <0>: Open a shop.\n"
        "paragraph: Three points\n"
        "bullet1 [Water Power]: The wheel still turns.\n"
        "bullet1: Two rivals reacted:\n"
        "bullet1 <5>: Northmill cut its prices.\n"
        "bullet1 [Staff]: Eleven people work there.\n");
  check_cover(d);
}

TEST_CASE("a clock time or a running sentence before a colon is no label") {
  const Document d = read("- 10:30 is when the wheel starts\n- The miller put it plainly: flour is bread\n");
  CHECK(d.blocks[0].label.empty());
  CHECK(d.blocks[1].label.empty());
}

TEST_CASE("rows barred and tabbed have cells and know their header") {
  const Document d = read("Mill | Wheels | Owner |\n---|---|---|\nNorthmill | 2 | |\nSouthmill | 1 | Kim Doe |\n\nYear\tTons\n2023\t40\n");
  REQUIRE(d.blocks.size() == 6);
  CHECK(d.blocks[0].kind == BlockKind::table_header);
  CHECK(d.blocks[1].kind == BlockKind::markup);
  REQUIRE(d.blocks[2].cells.size() == 3);
  CHECK(d.blocks[2].cells[0].of(d.text) == "Northmill");
  CHECK(d.blocks[2].cells[2].empty());
  CHECK(d.blocks[3].cells[2].of(d.text) == "Kim Doe");
  CHECK(d.blocks[3].header == 0);
  CHECK(d.blocks[5].kind == BlockKind::table_row);
  CHECK(d.blocks[5].header == 4);
  check_cover(d);
}

TEST_CASE("rows whose cells ran together are recognised; names with inner capitals are not") {
  const Document d = read("Mill2025 Output (tons)Wheel TypeOwner\nNorthmill$3M+Oak wheelKim Doe\nSouthmill (old)$1M+Steel wheelLee Roe\n");
  for (const Block& b : d.blocks) CHECK(b.glued);
  CHECK(d.blocks[0].kind == BlockKind::table_header);
  CHECK(d.blocks[1].kind == BlockKind::table_row);
  const Document names = read("OpenMill Buys GrainWorks And FlourNet\n");
  CHECK_FALSE(names.blocks[0].glued);
}

TEST_CASE("captions, bylines, posts and code are no prose") {
  const Document d = read(
      "By Kim Doe\n\nSeptember 24, 2025\n\nPhoto by Lee Roe\n\nwater mill, old mill, flour and grain\n\nold mill, best flour, learn to bake\n\n"
      "The mill reopens today https://t.co/abc123\n— Town News (@townnews) September 20, 2024\n\n```\nmake mill\n```\n");
  CHECK(dump(d) ==
        "byline: By Kim Doe\nbyline: September 24, 2025\ncaption: Photo by Lee Roe\ncaption: water mill, old mill, flour and grain\n"
        "caption: old mill, best flour, learn to bake\npost: The mill reopens today https://t.co/abc123\n"
        "post: — Town News (@townnews) September 20, 2024\ncode: ```\nmake mill\n```\n");
  CHECK(d.date == "2025-09-24");
  for (const Block& b : d.blocks) CHECK_FALSE(gives_facts(b.kind));
  check_cover(d);
}

TEST_CASE("the first line is the headline also when it is written like a sentence; a place and a date are a dateline") {
  const Document d = read("The mill comes back to the harbour\n\nOld Harbour, 3 May 2025\n\nThe wheel turns again. It is loud\n");
  CHECK(dump(d) ==
        "heading: The mill comes back to the harbour\nbyline: Old Harbour, 3 May 2025\nparagraph: The wheel turns again. It is loud\n");
  CHECK_FALSE(looks_like_byline("He came here from Oslo, 3 May 2025"));
  CHECK(d.title == "The mill comes back to the harbour");
  CHECK(d.date == "2025-05-03");
  CHECK(read("The wheel turns again.\n").blocks[0].kind == BlockKind::paragraph);
}

TEST_CASE("advertising, disclaimers and what trails behind them") {
  const std::string article = "The cooperative bought the mill in spring, repaired both wheels over the summer with the help of forty neighbours, and ground its first spelt in the autumn.";
  const Document d = read("Skip to content\n\nThe Mill Runs Again\n\n" + article +
                          "\n\nGet More From Your Garden!\n\nWant to grow grain like a farmer? Our course gives you all you need. Sign up for free today!\n\n"
                          "Risk Notice\n\nThis text is for informational purposes only. Past performance is no guarantee. Please consult a farmer.\n\nOther Mills You Should See\n");
  CHECK(dump(d) ==
        "navigation: Skip to content\nheading: The Mill Runs Again\nparagraph: " + article +
        "\nadvertising: Get More From Your Garden!\nadvertising: Want to grow grain like a farmer? Our course gives you all you need. Sign up for free today!\n"
        "disclaimer: Risk Notice\ndisclaimer: This text is for informational purposes only. Past performance is no guarantee. Please consult a farmer.\n"
        "navigation: Other Mills You Should See\n");
}

TEST_CASE("reports about offers, guides and quotations are no advertising or disclaimer") {
  CHECK(advertising_points("The chain gave a discount to members of its newsletter and ran an exclusive free trial.") < 3);
  CHECK(advertising_points("Take the bus to the mill. Get off at the bridge; you will see the wheel. Visit the bakery behind it.") < 3);
  CHECK(advertising_points("“We want you to get your flour for free. Join us!” the miller said.") < 3);
  CHECK(disclaimer_points("The bank changed its privacy policy after a court ruled against it.") < 2);
  CHECK(disclaimer_points("Past performance of the mill was poor.") < 2);
  CHECK_FALSE(looks_like_navigation("Share this meal with the people who grew it, the miller told his guests on Sunday, and they did."));
}

TEST_CASE("Markdown's inline markup is blanked, offsets stay") {
  const Document d = read("The **old** [mill](https://example.org/a_b) on `river` street_name_x cost ~30 coins, 3 * 4 \\* [sic].\n", TextFormat::markdown);
  CHECK(d.prose().size() == d.text.size());
  CHECK(d.prose() == "The   old    mill                           on  river  street_name_x cost ~30 coins, 3 * 4  * [sic].\n");
  CHECK(read("The **old** mill.\n").masked.empty());
}

TEST_CASE("quotations lose their marks, also inside of a wrapped one") {
  const Document d = read(
      "> The council of the small harbour town voted on Monday\n"
      "> to sell the old mill to a cooperative of farmers who\n"
      "> want to grind their own flour there.\n");
  REQUIRE(d.blocks.size() == 1);
  CHECK(d.blocks[0].kind == BlockKind::quote);
  CHECK(d.blocks[0].span.of(d.prose()).find('>') == std::string_view::npos);
  CHECK(d.prose().size() == d.text.size());
  check_cover(d);
}

TEST_CASE("front matter gives title and date and no prose") {
  const Document d = read("---\ntitle: \"A Mill: its story\"\ndate: 2025-09-24\ntags:\n  - mills\n---\nThe mill runs.\n", TextFormat::markdown);
  CHECK(d.title == "A Mill: its story");
  CHECK(d.date == "2025-09-24");
  CHECK(dump(d).find("paragraph: The mill runs.") != std::string::npos);
  CHECK(d.blocks[0].kind == BlockKind::markup);
  CHECK(read("---\nnot front matter\n").date.empty());
}

TEST_CASE("bytes: mark, line ends, repair") {
  const Document d = read("\xEF\xBB\xBFThe mill runs.\r\nIt grinds.\rIt stops.\n");
  CHECK(dump(d) == "paragraph: The mill runs.\nparagraph: It grinds.\nparagraph: It stops.\n");
  CHECK(d.blocks[0].span.begin == 3);
  const Document broken = read("The caf\xE9 runs.");
  CHECK(broken.text == "The caf\xEF\xBF\xBD runs.");
  REQUIRE(broken.diagnostics.size() == 1);
  CHECK(broken.diagnostics[0].span.of(broken.text) == "\xEF\xBF\xBD");
}

TEST_CASE("what is no text is refused with its reason") {
  const auto message = [](std::string bytes) {
    const auto document = read_text(std::move(bytes), "x.txt");
    REQUIRE_FALSE(document.ok());
    CHECK(document.error().kind == ErrorKind::data);
    CHECK(document.error().source == "x.txt");
    return document.error().message;
  };
  CHECK(message("%PDF-1.4\n...").find("PDF") != std::string::npos);
  CHECK(message(std::string("abc\0def", 7)).find("binary") != std::string::npos);
  CHECK(message("\x1F\x8B\x08 gz").find("binary") != std::string::npos);
  CHECK(message("\xFF\xFEh").find("UTF-16") != std::string::npos);
}

TEST_CASE("a line of 50 MB and a text of many openings are read in linear time") {
  const Document d = read(std::string(50 << 20, 'a'));
  CHECK(d.blocks.size() == 1);
  for (const char* piece : {"[", "](", "<b", "![x](", "> ", "```\n", "- ", "|"}) {
    std::string text;
    while (text.size() < (2u << 20)) text += piece;
    check_cover(read(std::move(text), TextFormat::markdown));
  }
}

TEST_CASE("a document of white space is an error; a line of megabytes is left out with a note") {
  for (const char* empty : {"", " \n\t\n", "\xEF\xBB\xBF\n"}) {
    const auto d = read_text(empty, "empty.txt");
    REQUIRE_FALSE(d.ok());
    CHECK(d.error().kind == ErrorKind::data);
    CHECK(d.error().message.find("empty") != std::string::npos);
  }
  std::string text = "The mill runs.\n";
  while (text.size() < (size_t{6} << 20) + 100) text += "flour and bran and ";
  text += "\n\nIt stopped in June.\n";
  const Document d = read(text.c_str());
  REQUIRE(d.blocks.size() == 3);
  CHECK(d.blocks[0].kind == BlockKind::paragraph);
  CHECK_FALSE(gives_facts(d.blocks[1].kind));
  CHECK(d.blocks[2].span.of(d.text) == "It stopped in June.");
  REQUIRE(d.diagnostics.size() == 1);
  CHECK(d.diagnostics[0].message.find("6 MiB") != std::string::npos);
  check_cover(d);
}
