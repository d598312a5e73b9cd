// Re-DocRED: names and the relations between them. The set has one type for all that is neither person, organisation
// nor place; what kind of thing it is often follows from a relation: what has an author is a work.
#include <rapidjson/document.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "tools/train/data.hpp"

namespace relata::train {

using extract::NameType;
using extract::TypedName;

namespace {

using Json = rapidjson::Value;

struct Clue {
  std::string_view property;  // Wikidata's number
  bool of_head;               // tells the type of the relation's first argument, else of its second
  NameType type;
};

// In order of trust: the first that applies decides.
constexpr Clue kClues[] = {
    {"P176", true, NameType::product},    // manufacturer
    {"P1056", false, NameType::product},  // product
    {"P178", true, NameType::product},    // developer
    {"P400", false, NameType::product},   // platform
    {"P710", true, NameType::event},      // participant
    {"P1344", false, NameType::event},    // participant of
    {"P607", false, NameType::event},     // conflict
    {"P276", true, NameType::event},      // location
    {"P585", true, NameType::event},      // point in time
    {"P793", false, NameType::event},     // significant event
    {"P50", true, NameType::work},        // author
    {"P57", true, NameType::work},        // director
    {"P58", true, NameType::work},        // screenwriter
    {"P86", true, NameType::work},        // composer
    {"P161", true, NameType::work},       // cast member
    {"P162", true, NameType::work},       // producer
    {"P175", true, NameType::work},       // performer
    {"P264", true, NameType::work},       // record label
    {"P449", true, NameType::work},       // original network
    {"P674", true, NameType::work},       // characters
    {"P676", true, NameType::work},       // lyrics by
    {"P577", true, NameType::work},       // publication date
    {"P800", false, NameType::work},      // notable work
    {"P1441", false, NameType::work},     // present in work
};

const Json* member(const Json& object, const char* name) {
  if (!object.IsObject()) return nullptr;
  const auto at = object.FindMember(name);
  return at == object.MemberEnd() ? nullptr : &at->value;
}

std::string_view text_of(const Json* value) {
  return value != nullptr && value->IsString() ? std::string_view(value->GetString(), value->GetStringLength())
                                               : std::string_view();
}

int64_t number_of(const Json* value) { return value != nullptr && value->IsInt() ? value->GetInt() : -1; }

std::optional<NameType> type_of(std::string_view name) {
  if (name == "PER") return NameType::person;
  if (name == "ORG") return NameType::organization;
  if (name == "LOC") return NameType::place;
  if (name == "MISC") return NameType::other;
  return std::nullopt;  // TIME and NUM are values
}

// For each thing of the document the type that its relations tell.
std::vector<std::optional<NameType>> told_types(const Json& document, size_t things) {
  std::vector<std::optional<NameType>> types(things);
  const Json* labels = member(document, "labels");
  if (labels == nullptr || !labels->IsArray()) return types;
  for (const Clue& clue : kClues) {
    for (const Json& label : labels->GetArray()) {
      const int64_t thing = number_of(member(label, clue.of_head ? "h" : "t"));
      const bool applies =
          text_of(member(label, "r")) == clue.property && thing >= 0 && thing < static_cast<int64_t>(things);
      if (applies && !types[static_cast<size_t>(thing)]) types[static_cast<size_t>(thing)] = clue.type;
    }
  }
  return types;
}

// Adds a mention unless it overlaps one that is there.
void add_mention(const Json& mention, NameType type, std::vector<NamedSentence>& sentences, size_t first_sentence) {
  const Json* position = member(mention, "pos");
  const int64_t at = number_of(member(mention, "sent_id"));
  if (position == nullptr || !position->IsArray() || position->Size() != 2 || at < 0 ||
      first_sentence + static_cast<size_t>(at) >= sentences.size())
    return;
  NamedSentence& s = sentences[first_sentence + static_cast<size_t>(at)];
  const int64_t begin = number_of(&(*position)[0]);
  const int64_t end = number_of(&(*position)[1]);
  if (begin < 0 || end <= begin || end > static_cast<int64_t>(s.forms.size())) return;
  const TypedName name{static_cast<uint32_t>(begin), static_cast<uint32_t>(end), type};
  const bool free = std::none_of(s.names.begin(), s.names.end(), [&](const TypedName& n) {
    return n.first_word < name.last_word && name.first_word < n.last_word;
  });
  if (free) s.names.push_back(name);
}

void add_sentences(const Json& document, uint32_t number, std::vector<NamedSentence>& to) {
  const Json* sents = member(document, "sents");
  if (sents == nullptr || !sents->IsArray()) return;
  for (const Json& tokens : sents->GetArray()) {
    NamedSentence s;
    s.document = number;
    if (tokens.IsArray()) {
      for (const Json& token : tokens.GetArray()) s.forms.emplace_back(text_of(&token));
    }
    to.push_back(std::move(s));
  }
}

void add_document(const Json& document, uint32_t number, std::vector<NamedSentence>& to) {
  const size_t first_sentence = to.size();
  add_sentences(document, number, to);
  const Json* things = member(document, "vertexSet");
  if (things == nullptr || !things->IsArray()) return;
  const auto told = told_types(document, things->Size());
  for (rapidjson::SizeType i = 0; i < things->Size(); ++i) {
    if (!(*things)[i].IsArray()) continue;
    for (const Json& mention : (*things)[i].GetArray()) {
      std::optional<NameType> type = type_of(text_of(member(mention, "type")));
      if (type == NameType::other && told[i]) type = told[i];
      if (type) add_mention(mention, *type, to, first_sentence);
    }
  }
}

}  // namespace

Result<std::vector<NamedSentence>> read_redocred(const std::string& path) {
  Result<std::string> content = read_file(path);
  if (!content) return content.error();
  rapidjson::Document documents;
  documents.Parse<rapidjson::kParseIterativeFlag>(content->data(), content->size());
  if (documents.HasParseError() || !documents.IsArray()) return file_error(path, "is not Re-DocRED's JSON");
  std::vector<NamedSentence> sentences;
  uint32_t number = 0;
  for (const Json& document : documents.GetArray()) add_document(document, number++, sentences);
  for (NamedSentence& s : sentences) {
    std::sort(s.names.begin(), s.names.end(),
              [](const TypedName& a, const TypedName& b) { return a.first_word < b.first_word; });
  }
  std::erase_if(sentences, [](const NamedSentence& s) { return s.forms.empty(); });
  return sentences;
}

}  // namespace relata::train
