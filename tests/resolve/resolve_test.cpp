#include "resolve/resolve.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include <fmt/format.h>

#include "resolve/entities.hpp"
#include "resolve/relations.hpp"

using namespace relata;

namespace {

// Documents are put together mention by mention; chains are given as numbers.
class DocumentMaker {
 public:
  explicit DocumentMaker(std::string id) { d_.id = std::move(id); }
  uint32_t name(std::string text, EntityType type, uint32_t chain, std::vector<std::string> aliases = {}) {
    Mention m;
    m.text = std::move(text);
    m.type = type;
    m.kind = MentionKind::name;
    m.chain = chain;
    m.aliases = std::move(aliases);
    return add(std::move(m));
  }
  uint32_t nominal(std::string text, EntityType type = EntityType::concept_, uint32_t chain = kNoIndex, bool generic = false) {
    Mention m;
    m.text = std::move(text);
    m.type = type;
    m.chain = chain;
    m.generic = generic;
    return add(std::move(m));
  }
  uint32_t pronoun(std::string text, uint32_t chain) {
    Mention m;
    m.text = std::move(text);
    m.kind = MentionKind::pronoun;
    m.chain = chain;
    m.generic = chain == kNoIndex;
    return add(std::move(m));
  }
  uint32_t literal(std::string text, EntityType type, Map properties = {}) {
    Mention m;
    m.text = std::move(text);
    m.type = type;
    m.kind = MentionKind::literal;
    m.properties = std::move(properties);
    return add(std::move(m));
  }
  Fact& fact(uint32_t subject, std::string relation, uint32_t object, uint16_t confidence = 500) {
    Fact f;
    f.sentence = static_cast<uint32_t>(d_.facts.size());
    f.subject = subject;
    f.object = object;
    f.relation = std::move(relation);
    f.phrase = f.relation;
    f.confidence_thousandths = confidence;
    d_.sentences.push_back({});
    d_.facts.push_back(std::move(f));
    return d_.facts.back();
  }
  [[nodiscard]] DocumentExtraction get() const { return d_; }

 private:
  uint32_t add(Mention m) {
    d_.mentions.push_back(std::move(m));
    return static_cast<uint32_t>(d_.mentions.size() - 1);
  }
  DocumentExtraction d_;
};

// Each fact on a line: ends with their types, polarity and modality where they are not the usual ones, confidence, number of sentences.
std::string dump(const ResolvedGraph& g) {
  std::string out;
  for (const ResolvedFact& f : g.facts) {
    const ResolvedEntity& s = g.entities[f.subject];
    const ResolvedEntity& o = g.entities[f.object];
    out += fmt::format("{}:{} {} {}:{} {} x{}", s.name, label_of(s.type), f.relation, o.name, label_of(o.type), f.confidence_thousandths, f.evidence.size());
    if (f.polarity != Polarity::affirmed) out += " " + std::string(name_of(f.polarity));
    if (f.modality != Modality::asserted) out += " " + std::string(name_of(f.modality));
    out += "\n";
  }
  return out;
}

const ResolvedEntity* find(const ResolvedGraph& g, const std::string& name) {
  const auto it = std::find_if(g.entities.begin(), g.entities.end(), [&](const ResolvedEntity& e) { return e.name == name; });
  return it == g.entities.end() ? nullptr : &*it;
}

constexpr EntityType kOrganization = EntityType::organization;
constexpr EntityType kPerson = EntityType::person;

std::vector<DocumentExtraction> two_documents() {
  DocumentMaker a("a");
  const uint32_t full = a.name("Kim Mills Holding Ltd.", kOrganization, 0, {"KML"});
  const uint32_t doe = a.name("Lee Doe", kPerson, 1);
  const uint32_t surname = a.name("Doe", kPerson, 1);
  const uint32_t it = a.pronoun("it", 0);
  const uint32_t harbour = a.name("Old Harbour", EntityType::place, 2);
  a.fact(full, "buys", harbour, 600);
  a.fact(surname, "is_ceo_of", it, 700);
  a.fact(doe, "leaves", harbour).polarity = Polarity::negated;
  DocumentMaker b("b");
  const uint32_t mills = b.name("KIM MILLS", kOrganization, 0);
  const uint32_t mills_again = b.name("Kim Mills", kOrganization, 0);
  const uint32_t cloud = b.name("Kim Mills Bakery", kOrganization, 1);
  const uint32_t harbour_b = b.name("Old Harbour", EntityType::place, 2);
  const uint32_t ticker = b.name("KML", kOrganization, 3);
  const uint32_t doe_b = b.name("Doe", kPerson, 4);
  b.fact(mills, "purchases", harbour_b, 500);
  b.fact(mills_again, "owns", cloud);
  b.fact(ticker, "buys", cloud);
  b.fact(doe_b, "leaves", cloud);
  return {a.get(), b.get()};
}

}  // namespace

TEST_CASE("spellings, suffixes, tickers and surnames become one node; longer names and strangers do not") {
  const std::vector<DocumentExtraction> documents = two_documents();
  const ResolvedGraph g = resolve(documents);
  CHECK(dump(g) ==
        "Doe:Person leaves Kim Mills Bakery:Organization 500 x1\n"
        "Kim Mills:Organization buys Kim Mills Bakery:Organization 500 x1\n"
        "Kim Mills:Organization buys Old Harbour:Place 800 x2\n"
        "Kim Mills:Organization owns Kim Mills Bakery:Organization 500 x1\n"
        "Lee Doe:Person is_ceo_of Kim Mills:Organization 700 x1\n"
        "Lee Doe:Person leaves Old Harbour:Place 500 x1 negated\n");
  const ResolvedEntity* mills = find(g, "Kim Mills");
  REQUIRE(mills != nullptr);
  CHECK(mills->aliases == std::vector<std::string>{"KIM MILLS", "KML", "Kim Mills Holding Ltd."});
  REQUIRE(mills->merges.size() == 3);
  CHECK(mills->merges[0].reason == "case");
  CHECK(mills->merges[1].reason == "ticker");
  CHECK(mills->merges[2].reason == "corporate suffix");
  CHECK(mills->mentions.size() == 5);
  CHECK(find(g, "Lee Doe")->merges[0].reason == "surname");
}

TEST_CASE("the order of the extractions changes nothing but their indices") {
  std::vector<DocumentExtraction> documents = two_documents();
  const std::string there = dump(resolve(documents));
  std::reverse(documents.begin(), documents.end());
  CHECK(dump(resolve(documents)) == there);
  CHECK(resolve(std::span<const DocumentExtraction>()).facts.empty());
}

TEST_CASE("one name with two types is one node, the majority's") {
  DocumentMaker d("d");
  const uint32_t a = d.name("Lune", EntityType::product, 0);
  d.name("Lune", kOrganization, 0);
  const uint32_t b = d.name("Lune", kOrganization, 0);
  const uint32_t mill = d.name("Northmill", kOrganization, 1);
  d.fact(a, "supplies", mill);
  d.fact(b, "supplies", mill);
  const std::vector<DocumentExtraction> documents = {d.get()};
  CHECK(dump(resolve(documents)) == "Lune:Organization supplies Northmill:Organization 750 x2\n");
}

TEST_CASE("kinds are one node everywhere, things of a document stay in it") {
  DocumentMaker a("a");
  DocumentMaker b("b");
  for (DocumentMaker* d : {&a, &b}) {
    const uint32_t mill = d->name("Northmill", kOrganization, 0);
    d->fact(mill, "grinds", d->nominal("spelt flour"));
    d->fact(mill, "opens", d->nominal("new wheel", EntityType::concept_, 1));
    d->fact(mill, "sells", d->nominal("Northmill's old wheel", EntityType::concept_, 2));
  }
  const std::vector<DocumentExtraction> documents = {a.get(), b.get()};
  CHECK(dump(resolve(documents)) ==
        "Northmill:Organization grinds spelt flour:Concept 750 x2\n"
        "Northmill:Organization opens new wheel:Concept 500 x1\n"
        "Northmill:Organization opens new wheel:Concept 500 x1\n"
        "Northmill:Organization sells Northmill's old wheel:Concept 750 x2\n");
}

TEST_CASE("values belong to one fact; equal measures in other words are the same fact") {
  DocumentMaker d("d");
  const uint32_t mill = d.name("Northmill", kOrganization, 0);
  const uint32_t other = d.name("Southmill", kOrganization, 1);
  const Map three = {{"amount", 3000000}, {"currency", "USD"}};
  d.fact(mill, "pays", d.literal("$3 million", EntityType::money, three));
  d.fact(mill, "pays", d.literal("$3M", EntityType::money, three));
  d.fact(other, "pays", d.literal("$3 million", EntityType::money, three));
  const std::vector<DocumentExtraction> documents = {d.get()};
  const ResolvedGraph g = resolve(documents);
  CHECK(dump(g) == "Northmill:Organization pays $3 million:Money 750 x2\nSouthmill:Organization pays $3 million:Money 500 x1\n");
  CHECK(g.facts[0].object != g.facts[1].object);
  CHECK(g.facts[0].amount == "$3 million");
  CHECK(g.entities[g.facts[0].object].aliases == std::vector<std::string>{"$3M"});
  CHECK(g.entities[g.facts[0].object].properties.at("amount").integer() == 3000000);
}

TEST_CASE("polarity and modality keep facts apart; symmetric relations have one direction; inverses are turned") {
  DocumentMaker d("d");
  const uint32_t a = d.name("Northmill", kOrganization, 0);
  const uint32_t b = d.name("Southmill", kOrganization, 1);
  d.fact(a, "partners_with", b);
  d.fact(b, "collaborates_with", a);
  d.fact(a, "buys", b).modality = Modality::planned;
  d.fact(a, "buys", b).polarity = Polarity::negated;
  d.fact(b, "is_owned_by", a);
  d.fact(a, "owns", b);
  const std::vector<DocumentExtraction> documents = {d.get()};
  CHECK(dump(resolve(documents)) ==
        "Northmill:Organization buys Southmill:Organization 500 x1 planned\n"
        "Northmill:Organization buys Southmill:Organization 500 x1 negated\n"
        "Northmill:Organization owns Southmill:Organization 750 x2\n"
        "Northmill:Organization partners_with Southmill:Organization 750 x2\n");
}

TEST_CASE("facts about what has no name are dropped; several in one sentence count once") {
  DocumentMaker d("d");
  const uint32_t a = d.name("Northmill", kOrganization, 0);
  const uint32_t flour = d.nominal("flour");
  d.fact(d.pronoun("it", kNoIndex), "grinds", flour);
  d.fact(a, "wants", d.nominal("the company", kOrganization, 3, true));
  d.fact(a, "is", a);
  std::string endless = "flour";
  for (int i = 0; i < 14; ++i) endless += " and flour";
  d.fact(a, "grinds", d.nominal(endless));
  Fact& once = d.fact(a, "grinds", flour, 400);
  Fact twice = once;
  twice.confidence_thousandths = 600;
  DocumentExtraction extraction = d.get();
  extraction.facts.push_back(twice);
  const std::vector<DocumentExtraction> documents = {extraction};
  CHECK(dump(resolve(documents)) == "Northmill:Organization grinds flour:Concept 600 x2\n");
}

TEST_CASE("what a name is said to be is a node of its own, though both phrases mean one thing") {
  DocumentMaker d("d");
  const uint32_t mill = d.name("Northmill", kOrganization, 0);
  d.fact(mill, "is_a", d.nominal("oldest mill of the town", kOrganization, 0));
  const std::vector<DocumentExtraction> documents = {d.get()};
  CHECK(dump(resolve(documents)) == "Northmill:Organization is_a oldest mill of the town:Organization 500 x1\n");
}

TEST_CASE("what is no place is nowhere a fact happens, whatever one sentence took it for") {
  DocumentMaker d("d");
  const uint32_t mill = d.name("Northmill", kOrganization, 0);
  const uint32_t orion = d.name("Orion", EntityType::place, 0);
  d.name("Orion", kOrganization, 1);
  d.name("Orion", kOrganization, 2);
  Fact& f = d.fact(mill, "invests_in", d.nominal("ovens"));
  f.qualifiers = {{"place", "in", "Orion", orion}};
  const std::vector<DocumentExtraction> documents = {d.get()};
  CHECK(resolve(documents).facts.front().place.empty());
}

TEST_CASE("qualifiers and speakers become properties") {
  DocumentMaker d("d");
  const uint32_t mill = d.name("Northmill", kOrganization, 0);
  const uint32_t doe = d.name("Lee Doe", kPerson, 1);
  const uint32_t us = d.name("U.S.", EntityType::place, 2);
  d.name("United States", EntityType::place, 3);
  d.name("United States", EntityType::place, 3);
  Fact& f = d.fact(mill, "opens", d.nominal("bakeries"));
  f.attribution = doe;
  f.qualifiers = {{"place", "in", "the U.S.", us}, {"time", "in", "2025", kNoIndex}, {"amount", "for", "$3 million", kNoIndex}};
  const std::vector<DocumentExtraction> documents = {d.get()};
  const ResolvedGraph g = resolve(documents);
  REQUIRE(g.facts.size() == 1);
  CHECK(g.facts[0].attribution == "Lee Doe");
  CHECK(g.facts[0].place == "United States");
  CHECK(g.facts[0].time == "2025");
  CHECK(g.facts[0].amount == "$3 million");
}

TEST_CASE("the preposition of a time or a place stays where it changes what is said") {
  DocumentMaker d("d");
  const uint32_t mill = d.name("Northmill", kOrganization, 0);
  const uint32_t porto = d.name("Porto", EntityType::place, 1);
  Fact& sells = d.fact(mill, "sells", d.nominal("bread"));
  sells.qualifiers = {{"time", "since", "2019", kNoIndex}, {"place", "Outside", "Porto", porto}};
  Fact& grinds = d.fact(mill, "grinds", d.nominal("flour"));
  grinds.qualifiers = {{"time", "On", "Monday", kNoIndex}, {"place", "in", "Porto", porto}};
  const std::vector<DocumentExtraction> documents = {d.get()};
  const ResolvedGraph g = resolve(documents);
  REQUIRE(g.facts.size() == 2);
  const bool first = g.facts[0].relation == "sells";
  const auto& sold = g.facts[first ? 0 : 1];
  const auto& ground = g.facts[first ? 1 : 0];
  CHECK(sold.time == "since 2019");
  CHECK(sold.place == "outside Porto");
  CHECK(ground.time == "Monday");
  CHECK(ground.place == "Porto");
}

TEST_CASE("what can name a node") {
  for (const char* text : {"", "it", "They", "which", "us", "the", "@mill", "https://example.org/x", "a b c d e f g h i j k l m n o"}) CHECK_FALSE(can_name_node(text));
  for (const char* text : {"US", "IT", "Northmill", "a b c d e f g h i j k l m n"}) CHECK(can_name_node(text));
}

TEST_CASE("ten times the documents take about ten times the work") {
  const auto corpus = [](uint32_t count) {
    std::vector<DocumentExtraction> documents;
    for (uint32_t i = 0; i < count; ++i) {
      DocumentMaker d(fmt::format("{:06}", i));
      const uint32_t mill = d.name("Northmill", kOrganization, 0);
      const uint32_t own = d.name(fmt::format("Mill {}", i), kOrganization, 1);
      d.fact(mill, "sells", own);
      d.fact(mill, "grinds", d.nominal("flour"));
      documents.push_back(d.get());
    }
    return documents;
  };
  const ResolvedGraph g = resolve(corpus(20000));
  CHECK(g.facts.size() == 20001);
  CHECK(g.facts[0].evidence.size() == 20000);
}

TEST_CASE("people's decisions go before the text: aliases, types, splits, relations") {
  const std::vector<DocumentExtraction> documents = two_documents();
  const std::vector<Decision> decisions = {{"alias", "Kim Mills Bakery", "Kim Mills"}, {"type", "Kim Mills", "Product"}, {"relation", "buys", "<is_sold_to"}};
  const ResolvedGraph merged = resolve(documents, Curation(decisions));
  const ResolvedEntity* mills = find(merged, "Kim Mills");
  REQUIRE(mills != nullptr);
  CHECK(mills->type == EntityType::product);
  CHECK(std::find(mills->aliases.begin(), mills->aliases.end(), "Kim Mills Bakery") != mills->aliases.end());
  const auto bakery = std::find_if(mills->merges.begin(), mills->merges.end(), [](const Merge& m) { return m.name == "Kim Mills Bakery"; });
  REQUIRE(bakery != mills->merges.end());
  CHECK(bakery->reason == "dictionary");
  CHECK(bakery->score_thousandths == 1000);
  CHECK(dump(merged).find("Old Harbour:Place is_sold_to Kim Mills:Product") != std::string::npos);
  const std::vector<Decision> split = {{"split", "KML", "Kim Mills"}};
  const ResolvedGraph parted = resolve(documents, Curation(split));
  const ResolvedEntity* rest = find(parted, "Kim Mills");
  REQUIRE(rest != nullptr);
  CHECK(std::find(rest->aliases.begin(), rest->aliases.end(), "KML") == rest->aliases.end());
}

TEST_CASE("one wording without a name has one type, whatever its documents guess") {
  DocumentMaker a("a");
  a.fact(a.name("Northmill", kOrganization, 0), "plans", a.nominal("wide growth", kOrganization, 1));
  DocumentMaker b("b");
  b.fact(b.name("Tern", kOrganization, 0), "plans", b.nominal("wide growth", EntityType::concept_, 1));
  b.fact(b.name("Tern", kOrganization, 0), "fears", b.nominal("wide growth", EntityType::concept_, 2));
  b.fact(b.name("Tern", kOrganization, 0), "sells", b.nominal("mills", EntityType::product));
  const ResolvedGraph g = resolve(std::vector{a.get(), b.get()});
  for (const ResolvedEntity& e : g.entities) {
    if (e.name == "wide growth") CHECK(e.type == kOrganization);  // one of three mentions, and no other real type
    if (e.name == "mills") CHECK(e.type == EntityType::product);
  }
}

TEST_CASE("the circumstance of a fact with an object is no fact of its own; a place is, and what stands alone") {
  DocumentMaker d("d");
  const uint32_t firm = d.name("Northmill", kOrganization, 0);
  const auto at_verb = [&](Fact& f) {
    f.sentence = 0;
    f.relation_span = {10, 15};
  };
  at_verb(d.fact(firm, "shows", d.nominal("strength")));
  at_verb(d.fact(firm, "shows_in", d.nominal("difficult market")));
  at_verb(d.fact(firm, "shows_in", d.name("Porto", EntityType::place, 1)));
  Fact& alone = d.fact(firm, "shows_in", d.nominal("second quarter"));
  alone.relation_span = {50, 55};
  const ResolvedGraph g = resolve(std::vector{d.get()});
  CHECK(g.facts.size() == 3);
  REQUIRE(g.unused.size() == 1);
  CHECK(g.unused[0].fact == 1);
  CHECK(g.unused[0].reason == DropReason::thinner);
}
