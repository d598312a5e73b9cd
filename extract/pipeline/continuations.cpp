#include "extract/pipeline/continuations.hpp"

#include <algorithm>
#include <array>

#include "common/utf8.hpp"

namespace relata::extract {

namespace {

constexpr size_t kMaxLeadWords = 60;

// Words behind which a sentence cannot end.
constexpr auto kOpenEnds = std::to_array<std::string_view>({"to", "on", "for", "by", "in", "of", "with", "from", "include", "includes", "including", "are",
                                                            "is", "into", "about", "against", "upon", "through"});

bool ends_with_colon(const Sentence& s) { return s.words.size() > 1 && s.words.back().form == ":"; }

bool is_open(const Sentence& s) {
  if (!ends_with_colon(s) || s.words.size() > kMaxLeadWords) return false;
  const std::string last = utf8::lowercase(s.words[s.words.size() - 2].form);
  return std::find(kOpenEnds.begin(), kOpenEnds.end(), last) != kOpenEnds.end();
}

// "Compete" at the head of an item is a common word; "AI" and "Vela's" stay as they are.
std::string continued_form(const std::string& form, const std::string& next) {
  const bool capitals = form.size() > 1 && form[1] >= 'A' && form[1] <= 'Z';
  const bool owner = next == "'s" || next == "’s";
  return capitals || owner ? form : utf8::lowercase(form);
}

class Joiner {
 public:
  Joiner(const Document& document, const DocumentSentences& all, std::vector<Continuation>& out) : document_(document), all_(all), out_(out) {}

  void run() {
    uint32_t lead = kNoIndex;  // the open sentence above the items
    for (uint32_t s = 0; s < all_.sentences.size(); ++s) {
      const BlockKind kind = document_.blocks[all_.blocks[s]].kind;
      const bool first = s == 0 || all_.blocks[s] != all_.blocks[s - 1];
      if (is_open(all_.sentences[s])) {
        lead = s;
        continue;
      }
      if (kind != BlockKind::bullet) {
        lead = kNoIndex;
        continue;
      }
      if (lead != kNoIndex && first && all_.blocks[s] != all_.blocks[lead] && !is_label(s)) join(lead, s, false);
      const bool label = s + 1 < all_.sentences.size() && all_.blocks[s + 1] == all_.blocks[s] && is_label(s);
      if (label) join(s, s + 1, true);
    }
  }

 private:
  // The sentence is the label of its item, which sentences_of makes one of where it can be a subject.
  bool is_label(uint32_t sentence) const {
    const Span label = document_.blocks[all_.blocks[sentence]].label;
    const Span span = all_.sentences[sentence].span;
    return !label.empty() && span.begin >= label.begin && span.end <= label.end;
  }

  void join(uint32_t lead, uint32_t item, bool label) {
    Continuation c;
    c.item = item;
    const Sentence& begun = all_.sentences[lead];
    const size_t words = begun.words.size() - (label ? 0 : 1);  // a lead-in's colon goes
    for (uint32_t w = 0; w < words; ++w) add(c, begun.words[w], {lead, w});
    if (label) {
      Word verb;
      verb.form = "is";
      verb.span = {begun.span.end, begun.span.end};
      add(c, verb, {});
    }
    const std::vector<Word>& rest = all_.sentences[item].words;
    for (uint32_t w = 0; w < rest.size(); ++w) {
      Word word = rest[w];
      if (w == 0) word.form = continued_form(word.form, rest.size() > 1 ? rest[1].form : std::string());
      add(c, word, {item, w});
    }
    c.sentence.span = {begun.span.begin, all_.sentences[item].span.end};
    out_.push_back(std::move(c));
  }

  static void add(Continuation& c, const Word& from, WordPlace place) {
    Word word;  // only what the tokenizer knows: the sentence is parsed anew
    word.form = from.form;
    word.span = from.span;
    const auto index = static_cast<uint32_t>(c.sentence.words.size());
    c.sentence.tokens.push_back({word.span, index, index + 1, true});
    c.sentence.words.push_back(std::move(word));
    c.places.push_back(place);
  }

  const Document& document_;
  const DocumentSentences& all_;
  std::vector<Continuation>& out_;
};

}  // namespace

std::vector<Continuation> continuations_of(const Document& document, const DocumentSentences& all) {
  std::vector<Continuation> out;
  Joiner(document, all, out).run();
  return out;
}

}  // namespace relata::extract
