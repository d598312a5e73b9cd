#include "extract/pipeline/fact_lines.hpp"

#include <algorithm>

#include "extract/pipeline/json_text.hpp"
#include "extract/pipeline/naming_mentions.hpp"

namespace relata::extract {

namespace {

std::string one_line(std::string_view text) {
  std::string s(text);
  for (char& c : s) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return s;
}

void append_span(std::string& out, std::string_view role, Span span) {
  append_key(out, std::string(role) + "begin");
  out += std::to_string(span.begin);
  append_key(out, std::string(role) + "end");
  out += std::to_string(span.end);
}

class FactWriter {
 public:
  FactWriter(const Document& document, const DocumentExtraction& extraction, std::string& out)
      : document_(document), extraction_(extraction), naming_(extraction.mentions), out_(out) {}

  void write(const Fact& fact) {
    out_ += '{';
    text("subject", name(fact.subject).text);
    text("relation", fact.relation);
    text("object", name(fact.object).text);
    text("subject_type", label_of(name(fact.subject).type));
    text("object_type", label_of(name(fact.object).type));
    append_key(out_, "confidence");
    append_thousandths(out_, fact.confidence_thousandths);
    text("polarity", name_of(fact.polarity));
    text("modality", name_of(fact.modality));
    qualifiers(fact);
    evidence(fact);
    out_ += "}\n";
  }

 private:
  const Mention& name(uint32_t mention) const { return extraction_.mentions[naming_.name_of(mention)]; }

  void text(std::string_view key, std::string_view value) {
    append_key(out_, key);
    append_json(out_, value);
  }

  void qualifiers(const Fact& fact) {
    append_key(out_, "qualifiers");
    out_ += '{';
    if (fact.attribution != kNoIndex) text("attribution", name(fact.attribution).text);
    std::vector<std::string_view> told;
    for (const Qualifier& q : fact.qualifiers) {
      if (std::find(told.begin(), told.end(), q.key) != told.end()) continue;  // an object's keys are unique: the first stands
      told.push_back(q.key);
      text(q.key, q.text);
    }
    out_ += '}';
  }

  void evidence(const Fact& fact) {
    const Span sentence = extraction_.sentences[fact.sentence].span;
    append_key(out_, "evidence");
    out_ += "[{";
    text("document", extraction_.id);
    text("sentence", one_line(sentence.of(document_.text)));
    append_span(out_, "", sentence);
    append_span(out_, "subject_", extraction_.mentions[fact.subject].span);
    append_span(out_, "relation_", fact.relation_span);
    append_span(out_, "object_", extraction_.mentions[fact.object].span);
    text("rule", fact.rule);
    append_key(out_, "confidence");
    append_thousandths(out_, fact.confidence_thousandths);
    out_ += "}]";
  }

  const Document& document_;
  const DocumentExtraction& extraction_;
  Naming naming_;
  std::string& out_;
};

// The ten types of GUM's annotation.
std::string_view gum_type(EntityType type) {
  switch (type) {
    case EntityType::organization: return "organization";
    case EntityType::person: return "person";
    case EntityType::place: return "place";
    case EntityType::product: return "object";
    case EntityType::event: return "event";
    case EntityType::date:
    case EntityType::duration: return "time";
    default: return "abstract";
  }
}

}  // namespace

void append_fact_objects(const Document& document, const DocumentExtraction& extraction, std::string& out) {
  FactWriter writer(document, extraction, out);
  for (const Fact& fact : extraction.facts) writer.write(fact);
}

void append_fact_rows(const DocumentExtraction& extraction, std::string& out) {
  const Naming naming(extraction.mentions);
  for (const Fact& fact : extraction.facts) {
    out += one_line(extraction.id) + '\t';
    append_thousandths(out, fact.confidence_thousandths);
    out += '\t' + one_line(extraction.mentions[naming.name_of(fact.subject)].text) + '\t' + fact.relation + '\t' +
           one_line(extraction.mentions[naming.name_of(fact.object)].text) + '\t';
    out += name_of(fact.polarity);
    out += '\t';
    out += name_of(fact.modality);
    out += '\n';
  }
}

void append_mention_rows(std::span<const Sentence> sentences, std::span<const Referring> mentions, std::string_view name, std::string& out) {
  for (const Referring& m : mentions) {
    const std::vector<Word>& words = sentences[m.sentence].words;
    const Span span = cover(words[m.words.first].span, words[m.words.last - 1].span);
    out += name;
    out += '\t' + std::to_string(span.begin) + '\t' + std::to_string(span.end) + '\t';
    out += gum_type(m.type);
    out += '\t' + std::to_string(m.entity) + '\n';
  }
}

}  // namespace relata::extract
