#include "formats/page.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <ostream>
#include <vector>

#include <fmt/format.h>

#include "common/utf8.hpp"
#include "formats/graph_text.hpp"
#include "formats/joined.hpp"
#include "formats/json_record.hpp"
#include "formats/json_text.hpp"
#include "formats/palette.hpp"
#include "graph/store/evidence.hpp"

namespace relata::formats {

namespace {

constexpr std::string_view kDataMark = "@DATA@";
constexpr size_t kMostEvidence = 5;      // sentences of one fact
constexpr size_t kLongestSentence = 1000;  // bytes
constexpr std::array<std::string_view, 4> kQualifiers = {"attribution", "amount", "time", "place"};

// Numbers for texts, in the order in which they came.
class Numbering {
 public:
  size_t of(const std::string& text) {
    const auto [at, is_new] = numbers_.try_emplace(text, texts_.size());
    if (is_new) texts_.push_back(&at->first);
    return at->second;
  }
  [[nodiscard]] std::string json() const {
    std::string out = "[";
    append_joined(out, texts_, ",", [&](const std::string* text) { append_json_string(out, *text); });
    return out + "]";
  }

 private:
  std::map<std::string, size_t> numbers_;
  std::vector<const std::string*> texts_;
};

std::string text_in(const Map& map, std::string_view key) {
  const auto it = map.find(key);
  return it != map.end() && it->second.type() == ValueType::string ? it->second.string() : std::string();
}
int64_t number_in(const Map& map, std::string_view key, int64_t otherwise) {
  const auto it = map.find(key);
  return it != map.end() && it->second.type() == ValueType::integer ? it->second.integer() : otherwise;
}

// Where JavaScript, which counts UTF-16 units, finds the byte `offset` of `text`.
size_t units_before(std::string_view text, size_t offset) {
  size_t units = 0;
  for (size_t at = 0; at < std::min(offset, text.size());) {
    const utf8::Decoded d = utf8::decode(text, at);
    units += d.code_point >= 0x10000 ? 2 : 1;
    at += d.size;
  }
  return units;
}

class PageWriter {
 public:
  PageWriter(const Graph& graph, const GraphOrder& order, const Selection& selection, const PageLimits& limits)
      : graph_(graph), order_(order), selection_(selection), limits_(limits), number_(graph.node_capacity(), 0) {}

  Result<std::string> run() {
    const std::string nodes = nodes_json();
    choose_relationships();
    if (auto read = read_evidence(); !read) return read.error();
    choose_evidence();
    const std::string facts = facts_json();
    JsonRecord record;
    record.text("title", title()).raw("notes", notes_json()).raw("types", types_json()).raw("relations", relations_.json());
    record.raw("documents", documents_.json()).raw("sentences", "[" + sentences_ + "]").raw("nodes", nodes).raw("facts", facts);
    return without_markup(record.take());
  }

 private:
  struct Chosen {
    std::vector<Map> evidence;  // the first ones
    size_t kept = 0;            // of these, on the page
  };

  // "<" can stand in strings of JSON alone, where it may be written by its number.
  static std::string without_markup(const std::string& json) {
    std::string out;
    out.reserve(json.size());
    for (const char c : json) {
      if (c == '<') out += "\\u003c";
      else out += c;
    }
    return out;
  }

  std::string nodes_json() {
    std::string out = "[";
    for (const NodeId n : selection_.nodes) {
      number_[n.value] = next_++;
      if (out.size() > 1) out += ',';
      out += '[';
      append_json_string(out, display_name(graph_, n));
      out += fmt::format(",{},{},", types_.of(type_label(graph_, n)), whole(n, "mentions", 0));
      append_aliases(out, n);
      out += ']';
    }
    return out + "]";
  }
  void append_aliases(std::string& out, NodeId n) const {
    const Value aliases = property(n, "aliases");
    std::vector<std::string> texts;
    for (const Value& alias : aliases.type() == ValueType::list ? aliases.list() : List{}) {
      if (alias.type() == ValueType::string) texts.push_back(alias.string());
    }
    out += '[';
    append_joined(out, texts, ",", [&](const std::string& text) { append_json_string(out, text); });
    out += ']';
  }

  template <class IdType>
  [[nodiscard]] Value property(IdType id, std::string_view key) const {
    const PropertyKeyId k = graph_.find_property_key(key);
    return k.valid() ? graph_.property(id, k) : Value();
  }
  template <class IdType>
  [[nodiscard]] int64_t whole(IdType id, std::string_view key, int64_t otherwise) const {
    const Value v = property(id, key);
    return v.type() == ValueType::integer ? v.integer() : otherwise;
  }

  void choose_relationships() {
    relationships_ = selection_.relationships;
    if (relationships_.size() <= limits_.relationships) return;
    relationships_left_out_ = relationships_.size() - limits_.relationships;
    std::vector<std::pair<int64_t, size_t>> ranked;
    for (size_t i = 0; i < relationships_.size(); ++i) ranked.emplace_back(-whole(relationships_[i], "support", 0), i);
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(limits_.relationships);
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    std::vector<RelationshipId> kept;
    for (const auto& [support, i] : ranked) kept.push_back(relationships_[i]);
    relationships_ = std::move(kept);
  }

  Result<void> read_evidence() {
    chosen_.resize(relationships_.size());
    if (graph_.evidence() == nullptr) return {};
    for (size_t i = 0; i < relationships_.size(); ++i) {
      const auto evidence = graph_.evidence()->evidence(relationships_[i]);
      if (!evidence) return evidence.error();
      for (const Value& v : *evidence) {
        if (chosen_[i].evidence.size() == kMostEvidence) break;
        if (v.type() == ValueType::map && text_in(v.map(), "sentence").size() <= kLongestSentence) chosen_[i].evidence.push_back(v.map());
      }
    }
    return {};
  }

  // Round after round each fact gets one sentence more, as long as there is room. A sentence behind several facts is counted once.
  void choose_evidence() {
    uint64_t bytes = 0;
    for (size_t round = 0; round < kMostEvidence; ++round) {
      for (Chosen& c : chosen_) {
        if (c.evidence.size() <= round || c.kept != round) continue;
        const size_t size = is_known(c.evidence[round]) ? 0 : text_in(c.evidence[round], "sentence").size();
        if (bytes + size > limits_.sentence_bytes) {
          sentences_cut_ = true;
          continue;
        }
        bytes += size;
        ++c.kept;
        number_of_sentence(c.evidence[round]);
      }
    }
  }
  static std::pair<std::string, int64_t> key_of(const Map& evidence) { return {text_in(evidence, "document"), number_in(evidence, "begin", 0)}; }
  [[nodiscard]] bool is_known(const Map& evidence) const { return sentence_numbers_.contains(key_of(evidence)); }
  size_t number_of_sentence(const Map& evidence) {
    const auto [at, is_new] = sentence_numbers_.try_emplace(key_of(evidence), sentence_numbers_.size());
    if (!is_new) return at->second;
    if (!sentences_.empty()) sentences_ += ',';
    sentences_ += fmt::format("[{},", documents_.of(text_in(evidence, "document")));
    append_json_string(sentences_, text_in(evidence, "sentence"));
    sentences_ += ']';
    return at->second;
  }

  std::string facts_json() {
    std::string out = "[";
    for (size_t i = 0; i < relationships_.size(); ++i) {
      if (i > 0) out += ',';
      append_fact(out, relationships_[i], chosen_[i]);
    }
    return out + "]";
  }
  void append_fact(std::string& out, RelationshipId r, const Chosen& chosen) {
    const Value confidence = property(r, "confidence");
    out += fmt::format("[{},{},{},{},", number_[graph_.source(r).value], number_[graph_.target(r).value], relations_.of(std::string(graph_.name_of(graph_.type(r)))),
                       confidence.is_number() ? fmt::format("{:.0f}", confidence.number() * 1000) : std::string("null"));
    for (const std::string_view key : {"polarity", "modality"}) {
      append_json_string(out, text_property(graph_, r, key));
      out += ',';
    }
    out += fmt::format("{},", whole(r, "support", 0));
    append_json_string(out, text_property(graph_, r, "phrase"));
    out += ",[";
    bool first = true;
    for (const std::string_view key : kQualifiers) {
      const std::string text = text_property(graph_, r, key);
      if (text.empty()) continue;
      out += first ? "[" : ",[";
      first = false;
      append_json_string(out, key);
      out += ',';
      append_json_string(out, text);
      out += ']';
    }
    out += "],[";
    for (size_t e = 0; e < chosen.kept; ++e) append_evidence(out, chosen.evidence[e], e == 0);
    out += "]]";
  }
  // [sentence, begin and end of subject, relation, object]; null for what lies outside of the sentence.
  void append_evidence(std::string& out, const Map& evidence, bool first) {
    const std::string sentence = text_in(evidence, "sentence");
    const int64_t begin = number_in(evidence, "begin", 0), end = number_in(evidence, "end", 0);
    out += fmt::format("{}[{}", first ? "" : ",", number_of_sentence(evidence));
    for (const char* part : {"subject", "relation", "object"}) {
      const int64_t b = number_in(evidence, fmt::format("{}_begin", part), -1), e = number_in(evidence, fmt::format("{}_end", part), -1);
      if (b < begin || e > end || b >= e) out += ",null,null";
      else out += fmt::format(",{},{}", units_before(sentence, static_cast<size_t>(b - begin)), units_before(sentence, static_cast<size_t>(e - begin)));
    }
    out += ']';
  }

  std::string types_json() const {
    std::vector<std::string> labels;
    for (const NodeId n : selection_.nodes) labels.push_back(type_label(graph_, n));
    const auto colours = colours_of(labels);
    std::string out = "[";
    std::vector<std::string> seen;
    for (const std::string& label : labels) {
      if (std::find(seen.begin(), seen.end(), label) != seen.end()) continue;
      seen.push_back(label);
      if (out.size() > 1) out += ',';
      out += JsonRecord().text("name", label).text("colour", label.empty() ? "#777777" : colours.at(label).line).take();
    }
    return out + "]";
  }

  std::string title() const {
    return fmt::format("{} names and {} facts", selection_.nodes.size() + selection_.left_out, graph_.relationship_count());
  }
  std::string notes_json() const {
    std::string out = "[";
    const auto add = [&](const std::string& note) {
      if (out.size() > 1) out += ',';
      append_json_string(out, note);
    };
    if (selection_.left_out > 0) add(fmt::format("{} names with the fewest facts are left out of this page", selection_.left_out));
    if (relationships_left_out_ > 0) add(fmt::format("{} facts with the fewest sentences are left out", relationships_left_out_));
    if (sentences_cut_) add("some sentences are left out to keep the page small");
    return out + "]";
  }

  const Graph& graph_;
  const GraphOrder& order_;
  const Selection& selection_;
  const PageLimits& limits_;
  std::vector<uint32_t> number_;  // by NodeId::value
  uint32_t next_ = 0;
  std::vector<RelationshipId> relationships_;
  std::vector<Chosen> chosen_;    // beside relationships_
  uint64_t relationships_left_out_ = 0;
  bool sentences_cut_ = false;
  Numbering types_, relations_, documents_;
  std::map<std::pair<std::string, int64_t>, size_t> sentence_numbers_;
  std::string sentences_;
};

}  // namespace

Result<std::string> page_data(const Graph& graph, const GraphOrder& order, const Selection& selection, const PageLimits& limits) {
  return PageWriter(graph, order, selection, limits).run();
}

Result<void> write_page(const Graph& graph, const GraphOrder& order, const Selection& selection, std::ostream& out) {
  const std::string_view page = page_template();
  const size_t mark = page.find(kDataMark);
  if (mark == std::string_view::npos) {
    Error e;
    e.message = "this build of relata has no page: npm was not there, or could not fetch its packages, when it was built";
    e.hint = "install npm and build again, or take --format svg or dot";
    return e;
  }
  const auto data = page_data(graph, order, selection);
  if (!data) return data.error();
  out << page.substr(0, mark) << *data << page.substr(mark + kDataMark.size());
  return {};
}

}  // namespace relata::formats
