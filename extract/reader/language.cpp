#include "extract/reader/language.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "common/utf8.hpp"
#include "extract/document/lines.hpp"

namespace relata::extract {

namespace {

constexpr size_t kFewestWords = 30;
constexpr size_t kMostWords = 2000;
// In English prose, headlines included, about two words of five are among those below; in other languages one of twenty at most.
constexpr size_t kEnglishPercent = 12;
constexpr size_t kOtherPercent = 15;

struct Language {
  const char* name;
  std::string_view words;  // frequent function words, each between blanks; words that another of these languages has, too, are left out where they would mislead
};

constexpr std::string_view kEnglish =
    " the of and to in a is that for it was on with as be by are at from this have has had not but which or an they their its were will would"
    " been more who he she his her we you there can said about than into other some ";

constexpr std::array<Language, 7> kOthers = {{
    {"German", " der die das und ist nicht mit von zu den dem des ein eine einen sich auf für als auch es im wird werden war hat bei nach "},
    {"French", " le la les des et est une un dans que qui pour pas sur au aux du avec ce cette sont par plus ne se été ont "},
    {"Spanish", " el los las y es una un en que por para con del se al lo como más fue su sus pero son este esta "},
    {"Italian", " il di che e è un una per non con del della sono gli si nel alla da le dei anche più ha "},
    {"Portuguese", " o os as e é um uma que para com não do da dos das em no na por mais foi se ao pela pelo "},
    {"Dutch", " de het een en van is dat op te met voor niet zijn aan door ook er bij wordt naar om uit heeft "},
    {"Swedish", " och att det som en på är av för med den till inte har ett om var från de vid kan "},
}};

struct Words {
  std::vector<std::string> list;
  size_t foreign_script = 0;  // words that begin with a letter that is not Latin
};

bool is_latin(char32_t c) { return c < 0x250 || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2C60 && c < 0x2C80) || (c >= 0xA720 && c < 0xA800); }

Words words_of(const Document& document) {
  Words words;
  for (const Block& block : document.blocks) {
    if (!gives_facts(block.kind) || block.glued) continue;
    for (std::string& word : plain_words(block.span.of(document.prose()), kMostWords)) {
      if (word.empty()) continue;
      const char32_t first = utf8::decode(word, 0).code_point;
      if (!utf8::is_letter(first)) continue;
      words.foreign_script += is_latin(first) ? 0 : 1;
      words.list.push_back(" " + utf8::lowercase(word) + " ");
    }
    if (words.list.size() >= kMostWords) break;
  }
  return words;
}

size_t count_in(const Words& words, std::string_view known) {
  return static_cast<size_t>(std::count_if(words.list.begin(), words.list.end(), [&](const std::string& w) { return known.find(w) != std::string_view::npos; }));
}

const Language* nearest_language(const Words& words) {
  const Language* best = nullptr;
  size_t most = words.list.size() * kOtherPercent / 100;
  for (const Language& language : kOthers) {
    const size_t count = count_in(words, language.words);
    if (count <= most) continue;
    most = count;
    best = &language;
  }
  return best;
}

}  // namespace

std::optional<std::string> language_note(const Document& document) {
  const Words words = words_of(document);
  const bool no_latin = words.foreign_script * 2 > words.list.size();
  // Scripts without blanks between words give few and long ones.
  if (no_latin) return "is not in Latin letters; relata reads English, so its facts will be poor or none";
  if (words.list.size() < kFewestWords || count_in(words, kEnglish) * 100 >= words.list.size() * kEnglishPercent) return std::nullopt;
  const Language* language = nearest_language(words);
  if (language == nullptr) return "does not look like English prose, so its facts will be poor or none";
  return fmt::format("looks like {}; relata reads English, so its facts will be poor or none", language->name);
}

}  // namespace relata::extract
