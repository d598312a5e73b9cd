#include "extract/clause/lexicon.hpp"

#include <algorithm>
#include <array>

namespace relata::extract {

namespace {

template <size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

struct ModalEntry {
  std::string_view word;
  Modality modality;
};

constexpr auto kModals = std::to_array<ModalEntry>({
    {"can", Modality::possible},       {"could", Modality::possible},   {"may", Modality::possible},
    {"might", Modality::possible},     {"ca", Modality::possible},      {"will", Modality::expected},
    {"wo", Modality::expected},        {"shall", Modality::expected},   {"'ll", Modality::expected},
    {"’ll", Modality::expected},       {"would", Modality::conditional}, {"'d", Modality::conditional},
    {"’d", Modality::conditional},     {"must", Modality::obligation},  {"should", Modality::obligation},
    {"ought", Modality::obligation},
});

constexpr auto kGovernors = std::to_array<ModalEntry>({
    {"plan", Modality::planned},        {"schedule", Modality::planned},   {"prepare", Modality::planned},
    {"arrange", Modality::planned},     {"set", Modality::planned},        {"slate", Modality::planned},
    {"propose", Modality::planned},     {"decide", Modality::planned},     {"decision", Modality::planned},
    {"choose", Modality::planned},      {"opt", Modality::planned},        {"about", Modality::planned},
    {"poise", Modality::planned},       {"aim", Modality::intended},       {"intend", Modality::intended},
    {"intention", Modality::intended},  {"intent", Modality::intended},    {"want", Modality::intended},
    {"seek", Modality::intended},       {"hope", Modality::intended},      {"wish", Modality::intended},
    {"try", Modality::intended},        {"attempt", Modality::intended},   {"target", Modality::intended},
    {"look", Modality::intended},       {"strive", Modality::intended},    {"aspire", Modality::intended},
    {"ambition", Modality::intended},   {"goal", Modality::intended},      {"effort", Modality::intended},
    {"work", Modality::intended},       {"push", Modality::intended},      {"bid", Modality::intended},
    {"ask", Modality::intended},        {"urge", Modality::intended},      {"invite", Modality::intended},
    {"encourage", Modality::intended},  {"tell", Modality::intended},      {"design", Modality::intended},
    {"consider", Modality::possible},   {"mission", Modality::intended},   {"willingness", Modality::intended},
    {"agree", Modality::agreed},        {"commit", Modality::agreed},      {"commitment", Modality::agreed},
    {"pledge", Modality::agreed},       {"promise", Modality::agreed},     {"vow", Modality::agreed},
    {"undertake", Modality::agreed},    {"agreement", Modality::agreed},   {"expect", Modality::expected},
    {"anticipate", Modality::expected}, {"likely", Modality::expected},    {"due", Modality::expected},
    {"bind", Modality::expected},       {"project", Modality::projected},  {"forecast", Modality::projected},
    {"predict", Modality::projected},   {"estimate", Modality::estimated}, {"allow", Modality::possible},
    {"enable", Modality::possible},     {"permit", Modality::possible},    {"able", Modality::possible},
    {"ability", Modality::possible},    {"unlikely", Modality::possible},  {"threaten", Modality::possible},
    {"offer", Modality::possible},      {"opportunity", Modality::possible}, {"need", Modality::obligation},
    {"require", Modality::obligation},  {"oblige", Modality::obligation},  {"have", Modality::obligation},
    {"force", Modality::obligation},    {"order", Modality::obligation},   {"say", Modality::claimed},
    {"claim", Modality::claimed},       {"allege", Modality::claimed},     {"rumor", Modality::claimed},
    {"rumour", Modality::claimed},      {"suppose", Modality::expected},   {"seem", Modality::possible},
    {"appear", Modality::possible},
    {"believe", Modality::claimed},     {"think", Modality::claimed},      {"report", Modality::claimed},
});

constexpr auto kSpeech = std::to_array<std::string_view>({
    "say",      "tell",    "announce", "claim",    "argue",    "note",    "add",     "report",   "explain", "state",
    "emphasize", "emphasise", "stress", "believe", "think",    "suggest", "warn",    "estimate", "predict", "project",
    "highlight", "reveal", "confirm",  "outline",  "maintain", "insist",  "write",   "declare",  "assert",  "contend",
    "allege",   "observe", "remark",   "acknowledge", "admit", "continue", "conclude", "forecast", "expect", "testify",
    "comment",  "reply",   "respond",  "recall",   "joke",     "underline", "point", "caution",  "indicate", "signal",
    "hint",     "disclose", "tweet",   "post",     "describe", "repeat",  "reiterate", "stipulate", "quote", "deny",
    "promise",  "inform",  "assure",   "remind",   "advise",  "pledge",
});

constexpr auto kClaims = std::to_array<std::string_view>({
    "claim", "argue", "allege", "assert", "contend", "insist", "maintain", "believe", "think", "suggest", "boast", "suspect",
});

constexpr auto kUnreal = std::to_array<std::string_view>({
    "deny", "doubt", "wish", "pretend", "wonder", "ask", "imagine", "question", "refute", "dispute", "fear", "hope", "pray",
});

constexpr auto kLight = std::to_array<std::string_view>({
    "make", "take", "have", "give", "do", "announce", "sign", "form", "enter", "hold", "strike", "reach", "forge", "establish",
    "conduct", "complete", "unveil", "seal", "ink", "launch", "begin", "start", "pursue", "carry", "perform", "close", "maintain",
    "face", "exert", "pay", "offer", "provide", "show", "receive", "draw", "reveal",
});

struct NominalEntry {
  std::string_view noun;
  std::string_view preposition;
  Nominalisation verb;
};

constexpr auto kNominalisations = std::to_array<NominalEntry>({
    {"partnership", "with", {"partner", "with"}},   {"collaboration", "with", {"collaborate", "with"}},
    {"cooperation", "with", {"cooperate", "with"}}, {"alliance", "with", {"ally", "with"}},
    {"merger", "with", {"merge", "with"}},          {"competition", "with", {"compete", "with"}},
    {"competition", "from", {"compete", "with"}},   {"rivalry", "with", {"compete", "with"}},
    {"purchase", "of", {"buy", ""}},                {"acquisition", "of", {"acquire", ""}},
    {"takeover", "of", {"acquire", ""}},            {"sale", "of", {"sell", ""}},
    {"investment", "in", {"invest", "in"}},         {"contribution", "to", {"contribute", "to"}},
    {"donation", "to", {"donate", "to"}},           {"launch", "of", {"launch", ""}},
    {"construction", "of", {"build", ""}},          {"opening", "of", {"open", ""}},
    {"release", "of", {"release", ""}},             {"creation", "of", {"create", ""}},
    {"expansion", "of", {"expand", ""}},            {"expansion", "into", {"expand", "into"}},
    {"development", "of", {"develop", ""}},         {"use", "of", {"use", ""}},
    {"visit", "to", {"visit", ""}},                 {"attack", "on", {"attack", ""}},
    {"support", "for", {"support", ""}},            {"reference", "to", {"refer", "to"}},
    {"response", "to", {"respond", "to"}},          {"reaction", "to", {"react", "to"}},
    {"impact", "on", {"affect", ""}},               {"effect", "on", {"affect", ""}},
    {"influence", "on", {"influence", ""}},         {"focus", "on", {"focus", "on"}},
    {"control", "of", {"control", ""}},             {"control", "over", {"control", ""}},
    {"discussion", "of", {"discuss", ""}},          {"talk", "with", {"talk", "with"}},
    {"negotiation", "with", {"negotiate", "with"}}, {"criticism", "of", {"criticize", ""}},
    {"agreement", "with", {"agree", "with"}},       {"reliance", "on", {"rely", "on"}},
    {"dependence", "on", {"depend", "on"}},         {"study", "of", {"study", ""}},
});

constexpr auto kRoles = std::to_array<std::string_view>({
    "ceo", "cto", "cfo", "coo", "svp", "evp", "vp", "president", "chairman", "chairwoman", "chair", "chairperson", "chief", "director",
    "officer", "executive", "founder", "co-founder", "cofounder", "manager", "head", "leader", "secretary", "minister", "governor", "mayor",
    "senator", "premier", "chancellor", "spokesman", "spokeswoman", "spokesperson", "analyst", "editor", "owner", "partner", "strategist",
    "economist", "scientist", "engineer", "professor", "coach", "captain", "commander", "ambassador", "treasurer", "principal", "dean",
    "king", "queen", "pope", "bishop", "judge", "member", "boss", "author", "designer", "architect", "researcher", "representative",
});

constexpr auto kRoleModifiers = std::to_array<std::string_view>({
    "chief", "vice", "senior", "executive", "deputy", "assistant", "associate", "managing", "technology", "financial", "operating",
    "general", "prime", "former", "founding", "first", "acting", "interim", "co", "marketing", "information", "scientific", "product",
});

}  // namespace

std::string third_person(std::string_view lemma) {
  if (lemma == "be") return "is";
  if (lemma == "have") return "has";
  std::string s(lemma);
  const auto ends = [&](std::string_view tail) { return lemma.ends_with(tail); };
  if (ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh") || lemma == "do" || lemma == "go" || ends("undergo")) return s + "es";
  const bool vowel_before_y = lemma.size() >= 2 && std::string_view("aeiou").find(lemma[lemma.size() - 2]) != std::string_view::npos;
  if (ends("y") && lemma.size() >= 2 && !vowel_before_y) return s.substr(0, s.size() - 1) + "ies";
  return s + "s";
}

bool is_negation(std::string_view lower) {
  constexpr auto kNegations = std::to_array<std::string_view>(
      {"not", "n't", "n’t", "never", "hardly", "scarcely", "nowhere", "nor", "rarely", "seldom", "barely"});
  return contains(kNegations, lower);
}

bool is_negative_determiner(std::string_view lower) { return lower == "no" || lower == "neither" || lower == "none"; }

bool is_relative_pronoun(std::string_view lower) {
  return lower == "who" || lower == "which" || lower == "that" || lower == "whom";
}

std::optional<Modality> modality_of_auxiliary(std::string_view lower) {
  for (const ModalEntry& e : kModals) {
    if (e.word == lower) return e.modality;
  }
  return std::nullopt;
}

std::optional<Modality> modality_of_governor(std::string_view lemma) {
  for (const ModalEntry& e : kGovernors) {
    if (e.word == lemma) return e.modality;
  }
  return std::nullopt;
}

bool controls_object(std::string_view lemma) {
  constexpr auto kVerbs = std::to_array<std::string_view>(
      {"ask", "allow", "enable", "help", "force", "urge", "tell", "want", "expect", "require", "encourage", "lead", "cause", "permit", "invite",
       "order", "persuade", "push", "make", "let", "see", "hear", "watch", "get", "have", "teach", "train", "instruct", "need", "prefer", "drive",
       "prompt", "forbid", "warn", "advise", "convince", "consider", "find", "believe", "name", "appoint", "elect", "commission", "hire", "position",
       "like", "challenge", "oblige", "authorize", "authorise", "compel", "inspire", "motivate", "pressure", "direct", "assign", "empower", "feel",
       "notice", "keep", "leave", "set", "request", "press", "lobby", "trust", "choose", "assist", "beg", "remind", "tempt", "know", "think"});
  return contains(kVerbs, lemma);
}

bool is_linking(std::string_view lemma) {
  constexpr auto kVerbs = std::to_array<std::string_view>({"be", "become", "remain", "seem", "appear", "stay", "prove", "turn", "look", "feel", "sound",
                                                           "constitute", "represent", "mean", "go", "get", "grow", "end", "call", "name", "rename",
                                                           "resemble", "die", "come", "keep", "act", "serve", "make", "sell", "weigh", "cost"});
  return contains(kVerbs, lemma);
}

bool is_chain_verb(std::string_view lemma) {
  constexpr auto kAspect = std::to_array<std::string_view>(
      {"begin", "start", "continue", "stop", "help", "cease", "keep", "finish", "manage", "fail", "refuse", "decline", "seem", "appear", "tend",
       "come", "go", "use", "happen", "prove", "struggle", "learn", "get", "be", "able", "willing", "eager", "ready"});
  return contains(kAspect, lemma) || modality_of_governor(lemma).has_value();
}

bool is_speech(std::string_view lemma) { return contains(kSpeech, lemma); }
bool is_claim(std::string_view lemma) { return contains(kClaims, lemma); }
bool is_unreal(std::string_view lemma) { return contains(kUnreal, lemma); }
bool is_light(std::string_view lemma) { return contains(kLight, lemma); }
bool is_role(std::string_view lemma) { return contains(kRoles, lemma); }
bool is_role_modifier(std::string_view lower) { return contains(kRoleModifiers, lower); }

std::optional<Nominalisation> nominalisation(std::string_view noun, std::string_view preposition) {
  for (const NominalEntry& e : kNominalisations) {
    if (e.noun == noun && e.preposition == preposition) return e.verb;
  }
  return std::nullopt;
}

bool is_linking_phrase(std::string_view preposition, std::string_view noun) {
  struct Pair {
    std::string_view preposition, noun;
  };
  static constexpr Pair kPairs[] = {{"for", "example"}, {"for", "instance"}, {"in", "particular"}, {"in", "fact"},   {"in", "addition"},
                                    {"in", "general"},  {"in", "short"},     {"in", "turn"},       {"in", "order"},  {"as", "result"},
                                    {"as", "such"},     {"of", "course"},    {"in", "contrast"},   {"by", "contrast"}, {"on", "contrary"},
                                    {"as", "well"},     {"in", "effect"},    {"in", "case"},       {"as", "matter"}, {"in", "total"}, {"in", "terms"},
                                    {"in", "term"},     {"in", "response"},  {"at", "time"},        {"in", "practice"}, {"in", "principle"},
                                    {"in", "theory"},   {"in", "reality"},   {"at", "least"},       {"at", "most"},    {"by", "far"}};
  return std::any_of(std::begin(kPairs), std::end(kPairs), [&](const Pair& p) { return p.preposition == preposition && p.noun == noun; });
}

namespace {

// The nouns that take a preposition, with a blank around each.
struct NounsOf {
  std::string_view preposition;
  std::string_view nouns;
};

constexpr NounsOf kValency[] = {
    {"on",
     " reliance dependence dependency focus impact effect influence pressure ban restriction limit tax tariff duty "
     "attack research work emphasis report study book law decision vote comment light data information bet assault "
     "war curb claim hold grip toll burden agreement lecture advice lien levy sanction spending expenditure position "
     "stance view opinion perspective discount interest "},
    {"to",
     " access commitment contribution threat alternative damage approach answer response reaction solution challenge "
     "change amendment attention link exposure right key road path way entry attack resistance objection opposition "
     "visit return transition boost end limit testament tribute devotion connection tie addition introduction "
     "reference appeal blow witness birth rise "},
    {"over",
     " control power authority influence victory dispute concern jurisdiction advantage lead debate dominance worry "
     "conflict fight war "},
    {"for",
     " demand need support responsibility reason respect market room hope concern search call bid plan foundation "
     "basis opportunity preference recipe desire care cure request case application reputation model platform "
     "license licence permission permit path way "},
    {"in",
     " interest confidence faith role part stake share increase decrease rise fall drop decline growth reduction "
     "investment change improvement belief trust participation difference strength expertise experience boom advance "
     "cut jump surge involvement success shift hole dip "},
    {"with",
     " pace partnership agreement deal contract relationship relation competition cooperation collaboration alliance "
     "connection contact tie link talk negotiation meeting interview conversation problem experience affair quarrel "
     "war peace friendship familiarity "},
    {"from",
     " competition support income revenue protection freedom independence benefit profit relief help departure "
     "distance pressure criticism loan approval "},
    {"of",
     " advantage use care charge control possession note account notice command hold "},
    {"about",
     " concern worry doubt question information book story film awareness talk discussion "},
    {"against",
     " case action war fight protection complaint lawsuit suit charge campaign defence defense discrimination revolt "
     "protest "},
    {"between",
     " difference relationship link connection distinction balance gap conflict border "},
    {"into",
     " research insight inquiry investigation probe entry expansion "},
    {"toward",
     " step progress move attitude "},
    {"towards",
     " step progress move attitude "},
};

}  // namespace

bool takes_preposition(std::string_view noun, std::string_view preposition) {
  for (const NounsOf& e : kValency) {
    if (e.preposition != preposition) continue;
    const std::string word = " " + std::string(noun) + " ";
    return e.nouns.find(word) != std::string_view::npos;
  }
  return false;
}

bool is_transfer(std::string_view lemma) {
  constexpr auto kVerbs = std::to_array<std::string_view>({"sell", "send", "offer", "give", "rent", "lend", "supply", "deliver", "export", "ship", "pay", "donate",
                                                           "award", "grant", "provide", "lease", "license", "present", "report", "buy", "purchase", "get",
                                                           "receive", "obtain", "order", "import", "hire", "borrow", "commit", "allocate", "sue", "charge",
                                                           "teach", "show", "hand", "write", "distribute", "contribute", "acquire", "recruit", "poach"});
  return contains(kVerbs, lemma);
}

bool is_abstract(std::string_view lemma) {
  constexpr auto kNouns = std::to_array<std::string_view>({"risk", "footprint", "role", "interest", "demand", "hope", "fear", "concern", "worry", "pressure", "share",
                                                           "growth", "rise", "fall", "lead", "position", "effort", "attempt", "plan", "progress", "problem",
                                                           "trouble", "stake", "part", "place", "trust", "faith", "doubt", "support", "need", "reach", "income",
                                                           "revenue", "profit", "loss", "price", "cost", "value", "status", "rival", "race", "war"});
  constexpr auto kEndings = std::to_array<std::string_view>({"ism", "ness", "ity", "ence", "ance", "ency", "ancy", "hood", "ship"});
  if (contains(kNouns, lemma)) return true;
  return lemma.size() > 5 && lemma != "conference" && lemma != "audience" && lemma != "residence" && lemma != "entity" && lemma != "university" && lemma != "city" &&
         lemma != "community" && lemma != "ambulance" && lemma != "dealership" && lemma != "battleship" && lemma != "agency" && lemma != "embassy" &&
         std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view end) { return lemma.ends_with(end); });
}

bool is_preposition_noun(std::string_view lemma) {
  constexpr auto kNouns = std::to_array<std::string_view>({"context", "term", "light", "wake", "face", "case", "course", "absence", "spite", "event",
                                                           "addition", "response", "contrast", "favor", "favour", "accordance", "process", "aftermath",
                                                           "midst", "presence", "hope", "view", "behalf", "terms", "recognition", "exchange", "lieu",
                                                           "conjunction", "comparison", "regard", "sense", "likes", "result", "means", "way"});
  return contains(kNouns, lemma);
}

bool raises_object(std::string_view lemma) {
  constexpr auto kVerbs = std::to_array<std::string_view>({"want", "expect", "allow", "enable", "let", "need", "cause", "make", "see", "hear", "watch",
                                                           "get", "have", "find", "believe", "consider", "know", "prefer", "like", "permit", "require",
                                                           "think", "feel", "notice", "wish", "estimate", "project", "deem"});
  return contains(kVerbs, lemma);
}

bool is_naming(std::string_view lemma) {
  constexpr auto kVerbs = std::to_array<std::string_view>(
      {"call", "name", "dub", "term", "label", "describe", "consider", "see", "view", "regard", "deem", "characterize", "characterise", "brand",
       "portray", "position", "cast", "define", "treat", "rate", "judge", "classify", "depict", "interpret", "hail", "cite", "present", "recognize",
       "recognise", "declare", "appoint", "elect", "rename", "nickname", "christen", "perceive", "identify", "list", "rank", "designate", "find"});
  return contains(kVerbs, lemma);
}

bool is_intransitive(std::string_view lemma) {
  constexpr auto kVerbs = std::to_array<std::string_view>(
      {"fall", "rise", "grow", "partner", "dispose", "amount", "arrive", "belong", "depend", "happen", "appear", "emerge", "exist", "occur", "remain",
       "come", "go", "die", "sleep", "collaborate", "cooperate", "compete", "respond", "react", "work", "live", "stay", "soar", "plunge", "surge",
       "climb", "tumble", "jump", "leap", "decline", "drop", "increase", "ally", "team", "merge", "join", "return", "travel", "speak", "talk"});
  return contains(kVerbs, lemma);
}

bool is_preventing(std::string_view lemma) {
  constexpr auto kVerbs = std::to_array<std::string_view>({"prevent", "ban", "stop", "keep", "prohibit", "discourage", "bar", "block", "deter", "dissuade",
                                                           "restrain", "hinder", "forbid", "restrict", "save", "protect", "exclude", "hold"});
  return contains(kVerbs, lemma);
}

bool is_giving_up(std::string_view lemma) {
  constexpr auto kVerbs = std::to_array<std::string_view>({"cancel", "abandon", "drop", "scrap", "reject", "withdraw", "shelve", "halt", "suspend", "block",
                                                           "oppose", "renounce", "deny", "bury", "freeze", "forgo", "dismiss"});
  return contains(kVerbs, lemma);
}

bool is_doubtful(std::string_view lemma) {
  constexpr auto kWords = std::to_array<std::string_view>({"false", "untrue", "unlikely", "doubtful", "impossible", "unclear", "unknown", "uncertain",
                                                           "questionable", "wrong", "myth", "rumor", "rumour", "lie", "mistake"});
  return contains(kWords, lemma);
}

bool is_trade(std::string_view lemma) {
  constexpr auto kVerbs = std::to_array<std::string_view>({"buy", "sell", "purchase", "acquire", "hold", "own", "issue", "repurchase", "trade", "order",
                                                           "export", "import", "ship", "move", "make", "steal", "seize", "collect", "forfeit"});
  return contains(kVerbs, lemma);
}

bool is_limiting(std::string_view lower) {
  return lower == "just" || lower == "only" || lower == "merely" || lower == "simply" || lower == "solely" || lower == "exclusively" || lower == "purely";
}

std::string participle_of(std::string_view lemma) {
  if (lemma == "see") return "seen";
  if (lemma == "find") return "found";
  if (lemma == "cast") return "cast";
  std::string s(lemma);
  if (lemma.ends_with("e")) return s + "d";
  if (lemma.ends_with("y") && !lemma.ends_with("ay")) return s.substr(0, s.size() - 1) + "ied";
  return s + "ed";
}

bool is_collective(std::string_view lower) {
  return lower == "collectively" || lower == "together" || lower == "combined" || lower == "jointly" || lower == "altogether" || lower == "total" ||
         lower == "joint";
}

bool is_particle_adverb(std::string_view lower) {
  return lower == "away" || lower == "back" || lower == "out" || lower == "off" || lower == "apart" || lower == "aside" || lower == "forth" ||
         lower == "forward" || lower == "together";
}

bool is_partitive(std::string_view lemma) {
  constexpr auto kPartitives = std::to_array<std::string_view>(
      {"number", "lot", "series", "range", "variety", "group", "pair", "majority", "half", "part", "portion", "suite", "set", "couple", "dozen",
       "hundred", "thousand", "million", "billion", "kind", "type", "sort", "form", "array", "host", "handful", "percent", "%", "all", "one",
       "some", "many", "most", "each", "several", "any", "two", "three", "four", "five", "ten", "member", "piece", "amount", "collection", "bunch"});
  return contains(kPartitives, lemma);
}

bool is_listing_marker(std::string_view lower) { return lower == "including" || lower == "like" || lower == "such"; }

bool is_pronoun_without_content(std::string_view lower) {
  constexpr auto kEmpty = std::to_array<std::string_view>({"what", "which", "that", "this", "these", "those", "there", "who", "whom", "whose",
                                                           "whatever", "whoever", "where", "when", "how", "why", "such", "as", "so"});
  return contains(kEmpty, lower);
}

}  // namespace relata::extract
