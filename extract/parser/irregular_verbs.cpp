#include "extract/parser/irregular_verbs.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace relata::extract {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Past tense and past participle forms that no rule gives, sorted. Where a form belongs to two verbs ("found", "lay",
// "saw") it stands for the one whose past it is. Forms equal to the base form are not listed.
constexpr std::array<Pair, 201> kForms = {{
    {"abode", "abide"}, {"arisen", "arise"}, {"arose", "arise"}, {"ate", "eat"}, {"awoke", "awake"},
    {"awoken", "awake"}, {"beaten", "beat"}, {"became", "become"}, {"been", "be"}, {"began", "begin"},
    {"begun", "begin"}, {"beheld", "behold"}, {"bent", "bend"}, {"bit", "bite"}, {"bitten", "bite"},
    {"bled", "bleed"}, {"blew", "blow"}, {"blown", "blow"}, {"bore", "bear"}, {"born", "bear"}, {"borne", "bear"},
    {"bought", "buy"}, {"bound", "bind"}, {"bred", "breed"}, {"broke", "break"}, {"broken", "break"},
    {"brought", "bring"}, {"built", "build"}, {"burnt", "burn"}, {"came", "come"}, {"caught", "catch"},
    {"chose", "choose"}, {"chosen", "choose"}, {"clung", "cling"}, {"crept", "creep"}, {"dealt", "deal"},
    {"did", "do"}, {"done", "do"}, {"drank", "drink"}, {"drawn", "draw"}, {"dreamt", "dream"}, {"drew", "draw"},
    {"driven", "drive"}, {"drove", "drive"}, {"drunk", "drink"}, {"dug", "dig"}, {"dwelt", "dwell"},
    {"eaten", "eat"}, {"fallen", "fall"}, {"fed", "feed"}, {"fell", "fall"}, {"felt", "feel"}, {"fled", "flee"},
    {"flew", "fly"}, {"flown", "fly"}, {"flung", "fling"}, {"forbade", "forbid"}, {"forbidden", "forbid"},
    {"forgave", "forgive"}, {"forgiven", "forgive"}, {"forgot", "forget"}, {"forgotten", "forget"},
    {"forsaken", "forsake"}, {"forsook", "forsake"}, {"fought", "fight"}, {"found", "find"}, {"froze", "freeze"},
    {"frozen", "freeze"}, {"gave", "give"}, {"given", "give"}, {"gone", "go"}, {"got", "get"}, {"gotten", "get"},
    {"grew", "grow"}, {"ground", "grind"}, {"grown", "grow"}, {"had", "have"}, {"heard", "hear"}, {"held", "hold"},
    {"hid", "hide"}, {"hidden", "hide"}, {"hung", "hang"}, {"kept", "keep"}, {"knelt", "kneel"}, {"knew", "know"},
    {"known", "know"}, {"laid", "lay"}, {"lain", "lie"}, {"lay", "lie"}, {"leant", "lean"}, {"leapt", "leap"},
    {"learnt", "learn"}, {"led", "lead"}, {"left", "leave"}, {"lent", "lend"}, {"lit", "light"}, {"lost", "lose"},
    {"made", "make"}, {"meant", "mean"}, {"met", "meet"}, {"mowed", "mow"}, {"mown", "mow"}, {"paid", "pay"},
    {"proved", "prove"}, {"proven", "prove"}, {"ran", "run"}, {"rang", "ring"}, {"ridden", "ride"},
    {"risen", "rise"}, {"rode", "ride"}, {"rose", "rise"}, {"rung", "ring"}, {"said", "say"}, {"sang", "sing"},
    {"sank", "sink"}, {"sat", "sit"}, {"saw", "see"}, {"sawed", "saw"}, {"sawn", "saw"}, {"seen", "see"},
    {"sent", "send"}, {"sewed", "sew"}, {"sewn", "sew"}, {"shaken", "shake"}, {"shone", "shine"},
    {"shook", "shake"}, {"shot", "shoot"}, {"showed", "show"}, {"shown", "show"}, {"shrank", "shrink"},
    {"shrunk", "shrink"}, {"slain", "slay"}, {"slept", "sleep"}, {"slew", "slay"}, {"slid", "slide"},
    {"slung", "sling"}, {"smelt", "smell"}, {"sold", "sell"}, {"sought", "seek"}, {"sowed", "sow"}, {"sown", "sow"},
    {"spat", "spit"}, {"sped", "speed"}, {"spelt", "spell"}, {"spent", "spend"}, {"spilt", "spill"},
    {"spoilt", "spoil"}, {"spoke", "speak"}, {"spoken", "speak"}, {"sprang", "spring"}, {"sprung", "spring"},
    {"spun", "spin"}, {"stank", "stink"}, {"stole", "steal"}, {"stolen", "steal"}, {"stood", "stand"},
    {"stridden", "stride"}, {"striven", "strive"}, {"strode", "stride"}, {"strove", "strive"}, {"struck", "strike"},
    {"strung", "string"}, {"stuck", "stick"}, {"stung", "sting"}, {"stunk", "stink"}, {"sung", "sing"},
    {"sunk", "sink"}, {"swam", "swim"}, {"swelled", "swell"}, {"swept", "sweep"}, {"swollen", "swell"},
    {"swore", "swear"}, {"sworn", "swear"}, {"swum", "swim"}, {"swung", "swing"}, {"taken", "take"},
    {"taught", "teach"}, {"thought", "think"}, {"threw", "throw"}, {"thrown", "throw"}, {"told", "tell"},
    {"took", "take"}, {"tore", "tear"}, {"torn", "tear"}, {"trod", "tread"}, {"trodden", "tread"}, {"was", "be"},
    {"went", "go"}, {"wept", "weep"}, {"were", "be"}, {"woke", "wake"}, {"woken", "wake"}, {"won", "win"},
    {"wore", "wear"}, {"worn", "wear"}, {"wound", "wind"}, {"wove", "weave"}, {"woven", "weave"},
    {"written", "write"}, {"wrote", "write"}, {"wrung", "wring"}
}};

constexpr std::string_view kPrefixes[] = {"fore", "inter", "mis", "off", "out", "over", "re", "un", "under", "up", "with"};

std::string_view look_up(std::string_view form) {
  const auto at = std::lower_bound(kForms.begin(), kForms.end(), form, [](const Pair& p, std::string_view f) { return p.first < f; });
  return at != kForms.end() && at->first == form ? at->second : std::string_view();
}

}  // namespace

std::string irregular_verb_lemma(std::string_view lower_case_form) {
  if (const std::string_view lemma = look_up(lower_case_form); !lemma.empty()) return std::string(lemma);
  for (const std::string_view prefix : kPrefixes) {
    if (!lower_case_form.starts_with(prefix)) continue;
    const std::string_view lemma = look_up(lower_case_form.substr(prefix.size()));
    if (!lemma.empty() && prefix.size() + 2 < lower_case_form.size()) return std::string(prefix) + std::string(lemma);
  }
  return {};
}

}  // namespace relata::extract
