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
    {"believe", Modality::claimed},     {"think", Modality::claimed},      {"report", Modality::claimed},
});

constexpr auto kSpeech = std::to_array<std::string_view>({
    "say",      "tell",    "announce", "claim",    "argue",    "note",    "add",     "report",   "explain", "state",
    "emphasize", "emphasise", "stress", "believe", "think",    "suggest", "warn",    "estimate", "predict", "project",
    "highlight", "reveal", "confirm",  "outline",  "maintain", "insist",  "write",   "declare",  "assert",  "contend",
    "allege",   "observe", "remark",   "acknowledge", "admit", "continue", "conclude", "forecast", "expect", "testify",
    "comment",  "reply",   "respond",  "recall",   "joke",     "underline", "point", "caution",  "indicate", "signal",
    "hint",     "disclose", "tweet",   "post",     "describe", "repeat",  "reiterate", "stipulate", "write", "quote",
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
  constexpr auto kNegations = std::to_array<std::string_view>({"not", "n't", "n’t", "never", "hardly", "scarcely", "nowhere", "nor"});
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
                                    {"as", "well"},     {"in", "effect"},    {"in", "case"},       {"as", "matter"}, {"in", "total"}};
  return std::any_of(std::begin(kPairs), std::end(kPairs), [&](const Pair& p) { return p.preposition == preposition && p.noun == noun; });
}

bool is_partitive(std::string_view lemma) {
  constexpr auto kPartitives = std::to_array<std::string_view>(
      {"number", "lot", "series", "range", "variety", "group", "pair", "majority", "half", "part", "portion", "suite", "set", "couple", "dozen",
       "hundred", "thousand", "million", "billion", "kind", "type", "sort", "form", "array", "host", "handful", "percent", "%", "all", "one",
       "some", "many", "most", "each", "several", "any", "two", "three", "four", "five", "member", "piece", "amount", "collection", "bunch"});
  return contains(kPartitives, lemma);
}

bool is_listing_marker(std::string_view lower) { return lower == "including" || lower == "like" || lower == "such"; }

bool is_pronoun_without_content(std::string_view lower) {
  constexpr auto kEmpty = std::to_array<std::string_view>({"what", "which", "that", "this", "these", "those", "there", "who", "whom", "whose",
                                                           "whatever", "whoever", "where", "when", "how", "why", "such", "as", "so"});
  return contains(kEmpty, lower);
}

}  // namespace relata::extract
