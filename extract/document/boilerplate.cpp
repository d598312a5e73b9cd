#include "extract/document/boilerplate.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "extract/document/lines.hpp"
#include "extract/document/prose_signs.hpp"

namespace relata::extract {

namespace {

constexpr int kDisclaimer = 2;
constexpr int kAdvertising = 3;
constexpr size_t kJudgedWords = 600;     // of a paragraph; a longer one is an article
constexpr size_t kArticleWords = 25;     // a paragraph of this length without signs is article text

struct Sign {
  std::string_view phrase;
  int points;
};

// Formulas of two points make a disclaimer alone; those of one point need company.
constexpr std::array kLegal = {
    Sign{"disclaimer", 2}, Sign{"for informational purposes", 2}, Sign{"for information purposes", 2}, Sign{"for educational purposes", 2},
    Sign{"informational and educational purposes", 2}, Sign{"does not constitute", 1}, Sign{"should not be construed", 2}, Sign{"not be construed as", 2},
    Sign{"past performance", 1}, Sign{"at your own risk", 2}, Sign{"own risk", 1}, Sign{"no guarantee", 1}, Sign{"never be guaranteed", 1},
    Sign{"not an offer to", 2}, Sign{"investment advice", 1}, Sign{"financial advice", 1}, Sign{"legal advice", 1}, Sign{"medical advice", 1},
    Sign{"not registered", 1}, Sign{"investment advisers", 1}, Sign{"investment advisors", 1}, Sign{"substantial risk", 1}, Sign{"risk of loss", 1},
    Sign{"risk of losing", 1}, Sign{"all rights reserved", 2}, Sign{"terms of use", 1}, Sign{"terms of service", 1}, Sign{"terms and conditions", 1},
    Sign{"privacy policy", 1}, Sign{"cookie policy", 1}, Sign{"use cookies", 1}, Sign{"we may earn", 2}, Sign{"affiliate commission", 2}, Sign{"affiliate links", 2},
    Sign{"views expressed", 1}, Sign{"opinions expressed", 1}, Sign{"those of the author", 1}, Sign{"the author has no position", 2},
    Sign{"no position in any", 2}, Sign{"please refer to our", 2}, Sign{"please see our", 2}, Sign{"please read our", 2}, Sign{"consult a", 1},
    Sign{"consult your", 1}, Sign{"qualified professional", 1}, Sign{"this article was created", 1}, Sign{"this article was generated", 2},
    Sign{"this article was produced", 1}, Sign{"this article was written with", 1}, Sign{"this content was created", 1}, Sign{"with ai assistance", 1},
    Sign{"reviewed by an editor", 1}, Sign{"forward-looking statements", 1}, Sign{"actual results to differ", 2}, Sign{"undertakes no obligation", 2},
    Sign{"without prior notice", 1}, Sign{"accepts no liability", 2}, Sign{"accept no liability", 2}, Sign{"accepts no responsibility", 2}, Sign{"may not be reproduced", 2},
};

constexpr std::array<std::string_view, 34> kImperatives = {
    "unlock", "explore", "join",  "discover", "get",   "start",  "take",    "try",     "sign",   "subscribe", "claim",    "learn",
    "dive",   "stay",    "grab",  "upgrade",  "order", "shop",   "begin",   "follow",  "consider", "download", "register", "enjoy",
    "save",   "click",   "visit", "become",   "find",  "receive", "contact", "donate", "buy",    "don't"};

constexpr std::array kOffers = {
    Sign{"special offer", 2}, Sign{"free trial", 2}, Sign{"for free", 1}, Sign{"starting at", 1}, Sign{"sign up", 2}, Sign{"subscribe", 2}, Sign{"newsletter", 1},
    Sign{"exclusive", 1}, Sign{"discount", 1}, Sign{"limited time", 2}, Sign{"our team", 1}, Sign{"we offer", 1}, Sign{"we've got you", 2}, Sign{"join us", 1},
    Sign{"join our", 2}, Sign{"joining our", 2}, Sign{"our comprehensive", 1}, Sign{"advantage of our", 2}, Sign{"real-time news", 1}, Sign{"trusted by", 1},
    Sign{"beginner or", 1}, Sign{"beginners and", 1}, Sign{"gives you", 1}, Sign{"powerful tools", 1}, Sign{"don't miss", 2}, Sign{"miss out", 1},
    Sign{"members only", 2}, Sign{"money back", 1}, Sign{"your inbox", 2}, Sign{"game-changers", 1}, Sign{"in this article", 1}, Sign{"promo code", 2}, Sign{"want to", 1},
    Sign{"looking for", 1}, Sign{"ready to", 1}, Sign{"get started", 1}, Sign{"click here", 2}, Sign{"shop now", 2}, Sign{"buy now", 2},
};

constexpr std::array<std::string_view, 34> kNavigation = {
    " skip to ", " share this ", " read more ", " read also ", " also read ", " related articles ", " related stories ", " related posts ", " related content ",
    " related topics ", " more from ", " you may also ", " you might also ", " recommended for you ", " recommended reading ", " popular posts ", " most popular ", " most read ",
    " trending now ", " latest news ", " leave a comment ", " leave a reply ", " back to top ", " table of contents ", " continue reading ", " story continues ",
    " advertisement ", " sponsored ", " follow us ", " subscribe to ", " sign up for ", " click here ", " post comment ", " previous post "};

bool has(const std::string& phrase, std::string_view words) {
  const size_t at = phrase.find(words);
  return at != std::string::npos && phrase[at - 1] == ' ' && phrase[at + words.size()] == ' ';
}

template <size_t N>
int points_of(const std::string& phrase, const std::array<Sign, N>& signs) {
  int points = 0;
  for (const Sign& sign : signs) {
    if (has(phrase, sign.phrase)) points += sign.points;
  }
  return points;
}

int count_of(const std::string& phrase, std::initializer_list<std::string_view> words) {
  int count = 0;
  for (const std::string_view word : words) {
    const std::string padded = " " + std::string(word) + " ";
    for (size_t at = phrase.find(padded); at != std::string::npos; at = phrase.find(padded, at + 1)) ++count;
  }
  return count;
}

// What people are quoted with addresses their listeners, not the reader.
std::string without_quotations(std::string_view text) {
  std::string out;
  bool inside = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("“")) inside = true;
    if (rest.starts_with("”")) inside = false;
    if (rest.front() == '"') inside = !inside;
    if (!inside) out += text[i];
  }
  return inside ? std::string(text) : out;  // an opening mark alone quotes nothing
}

// Sentences that begin with an imperative of advertising.
int imperatives(std::string_view text) {
  int count = 0;
  bool begin = true;
  for (size_t i = 0; i < text.size();) {
    const size_t blank = std::min(text.find(' ', i), text.size());
    const std::string_view piece = text.substr(i, blank - i);
    const std::vector<std::string> word = plain_words(piece, 1);
    if (begin && !word.empty() && std::find(kImperatives.begin(), kImperatives.end(), word[0]) != kImperatives.end()) ++count;
    if (!word.empty()) begin = ends_sentence(piece);
    i = blank + 1;
  }
  return count;
}

// The judgement on one block alone.
BlockKind judge(std::string_view text, const Block& block) {
  const std::string_view content = block.outer.of(text);
  if (looks_like_links(content)) return BlockKind::navigation;
  if (count_words(content, kJudgedWords + 1) > kJudgedWords) return block.kind;
  if (looks_like_navigation(content)) return BlockKind::navigation;
  if (disclaimer_points(content) >= kDisclaimer) return BlockKind::disclaimer;
  if (advertising_points(content) >= kAdvertising) return BlockKind::advertising;
  return block.kind;
}

bool is_boilerplate(BlockKind kind) {
  return kind == BlockKind::navigation || kind == BlockKind::advertising || kind == BlockKind::disclaimer;
}

bool is_judged(BlockKind kind) { return gives_facts(kind) && kind != BlockKind::table_row; }

bool is_article(std::string_view text, const Block& block) {
  return block.kind == BlockKind::paragraph && count_words(block.span.of(text), kArticleWords) >= kArticleWords && ends_sentence(block.span.of(text));
}

// A heading or a question goes with what stands under it, a bullet with what it continues.
void spread_to_neighbours(std::string_view text, std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    if (block.kind == BlockKind::bullet && block.lead_in != kNoIndex && is_boilerplate(blocks[block.lead_in].kind)) block.kind = blocks[block.lead_in].kind;
  }
  for (size_t i = blocks.size(); i-- > 1;) {
    const bool under = is_boilerplate(blocks[i].kind) && blocks[i].kind != BlockKind::navigation;
    Block& above = blocks[i - 1];
    const bool question = above.kind == BlockKind::paragraph && final_mark(above.span.of(text)) == U'?';
    if (under && i > 1 && (above.kind == BlockKind::heading || question)) above.kind = blocks[i].kind;
  }
}

// Behind the end of the article: from the first block of boilerplate after which no full paragraph follows any more.
void mark_tail(std::string_view text, std::vector<Block>& blocks) {
  size_t last_article = 0;
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (is_article(text, blocks[i])) last_article = i;
  }
  BlockKind tail = BlockKind::paragraph;
  for (size_t i = last_article + 1; i < blocks.size(); ++i) {
    if (is_boilerplate(blocks[i].kind)) tail = blocks[i].kind;
    const bool ended = tail != BlockKind::paragraph;
    if (ended && is_judged(blocks[i].kind)) blocks[i].kind = tail == BlockKind::disclaimer ? BlockKind::navigation : tail;
  }
}

}  // namespace

int disclaimer_points(std::string_view paragraph) {
  const std::string phrase = plain_phrase(paragraph, kJudgedWords);
  int points = points_of(phrase, kLegal);
  if (points > 0) points += std::min(1, count_of(phrase, {"you", "your", "please", "our"}));
  if (paragraph.starts_with("©") || phrase.starts_with(" copyright ")) points += kDisclaimer;
  return points;
}

int advertising_points(std::string_view paragraph) {
  const std::string spoken = without_quotations(paragraph);
  const std::string phrase = plain_phrase(spoken, kJudgedWords);
  const int address = count_of(phrase, {"you", "your", "you're", "you'll", "yours"});
  const int offers = points_of(phrase, kOffers);
  const int calls = imperatives(spoken);
  const int exclamation = spoken.find('!') != std::string::npos ? 1 : 0;
  // Someone must be addressed or called, or it is a report about discounts and newsletters; and something offered or
  // exclaimed, or it is a travel guide or a manual.
  const int seller = count_of(phrase, {"we", "our", "us", "we've"});
  if (address + calls + seller == 0 || offers + exclamation == 0) return 0;
  return std::min(address, 2) + std::min(calls, 3) + offers + exclamation;
}

bool looks_like_navigation(std::string_view line) {
  if (count_words(line, 16) > 15) return false;
  const std::string phrase = plain_phrase(line, 16);
  const bool starts = std::any_of(kNavigation.begin(), kNavigation.end(), [&](std::string_view s) { return phrase.starts_with(s); });
  if (starts) return !ends_sentence(line) || count_words(line, 16) <= 6;
  return line.find(" » ") != std::string_view::npos || line.find(" › ") != std::string_view::npos || phrase.starts_with(" tags ") || phrase.starts_with(" filed under ");
}

void mark_boilerplate(std::string_view text, std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    if (is_judged(block.kind)) block.kind = judge(text, block);
  }
  spread_to_neighbours(text, blocks);
  mark_tail(text, blocks);
}

}  // namespace relata::extract
