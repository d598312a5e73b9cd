#include "extract/sentence/conllu.hpp"

#include <array>
#include <charconv>
#include <optional>

#include "common/utf8.hpp"

namespace relata::extract {

namespace {

constexpr size_t kColumns = 10;
enum Column : size_t { kId, kForm, kLemma, kUpos, kXpos, kFeats, kHead, kDeprel, kDeps, kMisc };
using Columns = std::array<std::string_view, kColumns>;

std::optional<Columns> split(std::string_view line) {
  Columns columns;
  for (size_t i = 0; i < kColumns; ++i) {
    const size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == kColumns)) return std::nullopt;
    columns[i] = line.substr(0, tab);
    if (tab != std::string_view::npos) line.remove_prefix(tab + 1);
  }
  return columns;
}

std::optional<uint32_t> number(std::string_view text) {
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string or_empty(std::string_view field) { return field == "_" ? std::string() : std::string(field); }

bool no_space_after(std::string_view misc) {
  while (!misc.empty()) {
    const size_t bar = misc.find('|');
    if (misc.substr(0, bar) == "SpaceAfter=No") return true;
    if (bar == std::string_view::npos) break;
    misc.remove_prefix(bar + 1);
  }
  return false;
}

// Reads one file; holds the sentence under construction.
class Reader {
 public:
  Reader(std::string_view content, const std::string& name) : content_(content), name_(name) {}

  Result<std::vector<ConlluSentence>> run() {
    for (size_t begin = 0; begin < content_.size();) {
      size_t end = content_.find('\n', begin);
      if (end == std::string_view::npos) end = content_.size();
      std::string_view line = content_.substr(begin, end - begin);
      if (line.ends_with('\r')) line.remove_suffix(1);
      line_ = {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + line.size())};
      if (auto error = read_line(line)) return *std::move(error);
      begin = end + 1;
    }
    if (auto error = finish()) return *std::move(error);
    return std::move(sentences_);
  }

 private:
  std::optional<Error> read_line(std::string_view line) {
    if (line.empty()) return finish();
    if (line[0] == '#') return comment(line.substr(1)), std::nullopt;
    const auto columns = split(line);
    if (!columns) return error("a line of CoNLL-U has ten columns separated by tabs");
    if ((*columns)[kForm].empty()) return error("the form is empty");
    const std::string_view id = (*columns)[kId];
    if (id.find('.') != std::string_view::npos) return std::nullopt;  // an empty node of the enhanced graph
    const size_t dash = id.find('-');
    if (dash != std::string_view::npos) return multiword(*columns, number(id.substr(0, dash)), number(id.substr(dash + 1)));
    return word(*columns);
  }

  void comment(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    current_.comments.emplace_back(text);
    if (text.starts_with("newdoc")) current_.new_document = current_.new_paragraph = true;
    if (text.starts_with("newpar") && !text.starts_with("newpar_block")) current_.new_paragraph = true;
  }

  std::optional<Error> multiword(const Columns& c, std::optional<uint32_t> first, std::optional<uint32_t> last) {
    const size_t next = current_.sentence.words.size() + 1;
    const bool inside_another = multiword_end_ >= next;
    if (inside_another || !first || !last || *first != next || *last <= *first || *last - *first > 64) {
      return error("the range of a multiword token is wrong");
    }
    add_token(c);
    multiword_end_ = *last;
    return std::nullopt;
  }

  void add_token(const Columns& c) {
    Token token;
    token.span = append_text(c[kForm]);
    token.first_word = static_cast<uint32_t>(current_.sentence.words.size());
    token.space_after = !no_space_after(c[kMisc]);
    current_.sentence.tokens.push_back(token);
    inside_ = token.span.begin;
  }

  Span append_text(std::string_view form) {
    auto& tokens = current_.sentence.tokens;
    if (!tokens.empty() && tokens.back().space_after) current_.text += ' ';
    const auto begin = static_cast<uint32_t>(current_.text.size());
    current_.text += form;
    return {begin, static_cast<uint32_t>(current_.text.size())};
  }

  std::optional<Error> word(const Columns& c) {
    auto& words = current_.sentence.words;
    const auto id = number(c[kId]);
    if (!id || *id != words.size() + 1) return error("word ids count up from 1");
    const bool inside_multiword = *id <= multiword_end_;
    if (!inside_multiword) add_token(c);
    Word w;
    w.form = c[kForm];
    w.lemma = or_empty(c[kLemma]);
    if (c[kForm] == "_" && c[kLemma] == "_") w.lemma = "_";
    w.features = or_empty(c[kFeats]);
    w.upos = upos_from(c[kUpos]);
    w.xpos = xpos_from(c[kXpos]);
    w.deprel = deprel_from(c[kDeprel]);
    if (c[kHead] != "_") {
      const auto head = number(c[kHead]);
      if (!head || *head > 1000000) return error("the head is not a number");
      w.head = static_cast<int32_t>(*head) - 1;
    }
    w.span = inside_multiword ? inside(w.form) : current_.sentence.tokens.back().span;
    words.push_back(std::move(w));
    current_.misc.emplace_back(c[kMisc]);
    current_.sentence.tokens.back().last_word = static_cast<uint32_t>(words.size());
    return std::nullopt;
  }

  // The bytes of a multiword token's next word, or the whole token where the word is no piece of it.
  Span inside(const std::string& form) {
    const Span token = current_.sentence.tokens.back().span;
    if (Span{inside_, token.end}.of(current_.text).starts_with(form)) {
      const Span span{inside_, inside_ + static_cast<uint32_t>(form.size())};
      inside_ = span.end;
      return span;
    }
    return token;
  }

  std::optional<Error> finish() {
    Sentence& s = current_.sentence;
    if (multiword_end_ > s.words.size()) return error("a multiword token reaches beyond its sentence");
    if (s.words.empty()) return std::nullopt;
    const auto count = static_cast<int32_t>(s.words.size());
    for (const Word& w : s.words) {
      if (w.head >= count) return error("a head is no word of the sentence");
    }
    s.span = {s.tokens.front().span.begin, s.tokens.back().span.end};
    sentences_.push_back(std::move(current_));
    current_ = {};
    multiword_end_ = 0;
    return std::nullopt;
  }

  Error error(std::string message) const {
    Error e;
    e.kind = ErrorKind::data;
    e.message = std::move(message);
    e.source = name_;
    e.span = line_;
    return e;
  }

  std::string_view content_;
  const std::string& name_;
  std::vector<ConlluSentence> sentences_;
  ConlluSentence current_;
  Span line_;
  uint32_t multiword_end_ = 0;  // id of the last word of the multiword token being read
  uint32_t inside_ = 0;         // where its next word begins
};

void append_field(std::string& out, std::string_view field) {
  out += '\t';
  if (field.empty()) out += '_';
  bool space = false;
  for (size_t i = 0; i < field.size();) {  // white space inside a token is one space: a tab would start a column
    const auto d = utf8::decode(field, i);
    const bool is_space = utf8::is_space(d.code_point) && d.code_point != 0xA0;
    if (!is_space) out.append(field, i, d.size);
    else if (!space) out += ' ';
    space = is_space;
    i += d.size;
  }
}

void append_word(const Word& w, size_t id, std::string_view misc, std::string& out) {
  out += std::to_string(id);
  append_field(out, w.form);
  append_field(out, w.lemma);
  append_field(out, name_of(w.upos));
  append_field(out, name_of(w.xpos));
  append_field(out, w.features);
  append_field(out, w.head == kNoHead ? std::string() : std::to_string(w.head + 1));
  append_field(out, name_of(w.deprel));
  out += "\t_";
  append_field(out, misc);
  out += '\n';
}

}  // namespace

Result<std::vector<ConlluSentence>> read_conllu(std::string_view content, const std::string& name) { return Reader(content, name).run(); }

void write_conllu(const Sentence& sentence, std::string_view text, std::string& out) {
  for (const Token& token : sentence.tokens) {
    const std::string_view misc = token.space_after ? "" : "SpaceAfter=No";
    if (token.multiword()) {
      out += std::to_string(token.first_word + 1) + "-" + std::to_string(token.last_word);
      append_field(out, token.span.of(text));
      out += "\t_\t_\t_\t_\t_\t_\t_";
      append_field(out, misc);
      out += '\n';
    }
    for (uint32_t i = token.first_word; i < token.last_word; ++i) {
      append_word(sentence.words[i], i + 1, token.multiword() ? "" : misc, out);
    }
  }
  out += '\n';
}

}  // namespace relata::extract
