#include "extract/coreference/mentions.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include <fmt/format.h>

#include "extract/sentence/sentence.hpp"

using namespace relata;
using namespace relata::extract;

namespace {

// Trees by hand. A word is FORM/UPOS/HEAD/DEPREL with heads counted from 1, 0 the root; "~" before a form: no blank before it. The
// lemma is the form in small letters, a plural's without its "s", or what stands behind a second slash of the form: "is=be".
class Text {
 public:
  Text& add(const std::string& line, SentencePlace place = SentencePlace::prose) {
    Sentence s;
    std::istringstream in(line);
    for (std::string piece; in >> piece;) s.words.push_back(word(piece));
    s.span = cover(s.words.front().span, s.words.back().span);
    for (uint32_t i = 0; i < s.words.size(); ++i) s.tokens.push_back({s.words[i].span, i, i + 1, true});
    text_ += "\n";
    sentences_.push_back(std::move(s));
    contexts_.push_back({place, static_cast<uint32_t>(place)});
    return *this;
  }
  Text& name(uint32_t first, uint32_t last, EntityType type) {
    sentences_.back().names.push_back({first, last, type});
    return *this;
  }
  [[nodiscard]] Mentions mentions() const { return find_mentions(text_, sentences_, contexts_); }

  // Each mention on a line: text, type, chain or "-", "generic", aliases.
  [[nodiscard]] std::string dump() const {
    std::string out;
    for (const Mention& m : mentions().list) {
      out += fmt::format("{}|{}|{}", m.text, label_of(m.type), m.chain == kNoIndex ? "-" : std::to_string(m.chain));
      if (m.generic) out += "|generic";
      for (const std::string& alias : m.aliases) out += "|" + alias;
      out += "\n";
    }
    return out;
  }

 private:
  Word word(std::string piece) {
    std::vector<std::string> parts;
    while (parts.size() < 3) {
      const size_t slash = piece.rfind('/');
      parts.push_back(piece.substr(slash + 1));
      piece.resize(slash);
    }
    Word w;
    w.form = piece;
    const bool joined = w.form.size() > 1 && w.form[0] == '~';
    if (joined) w.form.erase(0, 1);
    const size_t equals = w.form.find('=');
    if (equals != std::string::npos) {
      w.lemma = w.form.substr(equals + 1);
      w.form.resize(equals);
    }
    w.deprel = deprel_from(parts[0]);
    w.head = std::stoi(parts[1]) - 1;
    w.upos = upos_from(parts[2]);
    const bool plural = w.upos == Upos::NOUN && w.form.ends_with("s") && !w.form.ends_with("ss");
    if (plural) w.xpos = Xpos::NNS;
    if (w.lemma.empty()) w.lemma = plural ? w.form.substr(0, w.form.size() - 1) : w.form;
    if (!joined && !text_.empty() && text_.back() != '\n') text_ += ' ';
    w.span = {static_cast<uint32_t>(text_.size()), static_cast<uint32_t>(text_.size() + w.form.size())};
    text_ += w.form;
    return w;
  }

  std::string text_;
  std::vector<Sentence> sentences_;
  std::vector<SentenceContext> contexts_;
};

}  // namespace

TEST_CASE("names lose titles and determiners, keep hyphens; brackets give aliases") {
  Text t;
  t.add("CEO/NOUN/2/nmod:desc Kim/PROPN/4/nsubj Doe/PROPN/2/flat left=leave/VERB/0/root the/DET/6/det Netherlands/PROPN/4/obj");
  CHECK(t.dump() == "Kim Doe|Person|0\nNetherlands|Place|1\n");
  Text u;
  u.add("Northmill/PROPN/2/compound Ltd./PROPN/6/nsubj (/PUNCT/4/punct ~NML/PROPN/2/appos ~)/PUNCT/4/punct sold=sell/VERB/0/root the/DET/10/det Ab3/PROPN/10/compound ~-/PUNCT/10/punct "
        "~Max/PROPN/6/obj");
  CHECK(u.dump() == "Northmill Ltd.|Organization|0|NML\nNML|Organization|0\nAb3-Max|Product|1\n");
}

TEST_CASE("every word of a name leads to its mention, other words only from their heads") {
  Text t;
  t.add("Old/PROPN/2/compound Harbour/PROPN/3/nsubj opened=open/VERB/0/root two/NUM/6/nummod new/ADJ/6/amod mills/NOUN/3/obj");
  const Mentions m = t.mentions();
  CHECK(m.at(0, 0) == 0);
  CHECK(m.at(0, 1) == 0);
  CHECK(m.at(0, 2) == kNoIndex);
  CHECK(m.at(0, 4) == kNoIndex);
  CHECK(m.list[m.at(0, 5)].text == "two new mills");
  CHECK(m.head_word(1) == 5);
  CHECK(m.at(7, 0) == kNoIndex);
  CHECK(m.at(0, 99) == kNoIndex);
}

TEST_CASE("values are literals; counted things are quantities, counted people are people") {
  Text t;
  t.add("Northmill/PROPN/2/nsubj paid=pay/VERB/0/root more/ADV/5/advmod than/ADP/3/fixed $/SYM/2/obj ~3/NUM/7/compound million/NUM/5/nummod for/ADP/10/case 91/NUM/10/nummod mills/NOUN/2/obl "
        "and/CCONJ/13/cc 40/NUM/13/nummod bakers/NOUN/10/conj");
  const Mentions m = t.mentions();
  const Mention& money = m.list[m.at(0, 4)];
  CHECK(money.text == "$3 million");
  CHECK(money.type == EntityType::money);
  CHECK(money.properties.at("amount").integer() == 3000000);
  CHECK(money.properties.at("at_least").boolean());
  const Mention& mills = m.list[m.at(0, 9)];
  CHECK(mills.type == EntityType::quantity);
  CHECK(mills.properties.at("value").integer() == 91);
  CHECK(mills.properties.at("unit").string() == "mills");
}

TEST_CASE("it, its and the company go back to the firm; an ambiguous it names nothing") {
  Text t;
  t.add("Northmill/PROPN/3/compound Ltd./PROPN/3/nsubj bought=buy/VERB/0/root a/DET/5/det bakery/NOUN/3/obj").name(0, 2, EntityType::organization);
  t.add("It/PRON/2/nsubj sold=sell/VERB/0/root its/PRON/5/nmod:poss old/ADJ/5/amod wheels/NOUN/2/obj");
  t.add("The/DET/2/det company/NOUN/3/nsubj left/VERB/0/root town/NOUN/3/obj");
  CHECK(t.dump() ==
        "Northmill Ltd.|Organization|0\nbakery|Concept|1\nIt|Organization|0\nits|Organization|0\nNorthmill's old wheels|Concept|2\ncompany|Organization|0\ntown|Place|-\n");
  Text u;
  u.add("It/PRON/2/nsubj rained=rain/VERB/0/root");
  CHECK(u.dump() == "It|Concept|0|generic\n");
}

TEST_CASE("it that a clause explains is nobody") {
  Text t;
  t.add("A/DET/2/det mill/NOUN/3/nsubj burns=burn/VERB/0/root and/CCONJ/6/cc Northmill/PROPN/6/nsubj makes=make/VERB/3/conj it/PRON/6/obj clear/ADJ/6/xcomp that/SCONJ/11/mark "
        "Anna/PROPN/11/nsubj sells=sell/VERB/6/ccomp");
  CHECK(t.dump().find("it|Concept|") != std::string::npos);
  CHECK(t.dump().find("|generic") != std::string::npos);
  Text u;
  u.add("A/DET/2/det mill/NOUN/3/nsubj burns=burn/VERB/0/root and/CCONJ/6/cc Northmill/PROPN/6/nsubj paints=paint/VERB/3/conj it/PRON/6/obj red/ADJ/6/xcomp");
  CHECK(u.dump().find("|generic") == std::string::npos);
}

TEST_CASE("what was baked is no firm, what was sold may be one") {
  Text t;
  t.add("Northmill/PROPN/3/compound Ltd./PROPN/3/nsubj rose=rise/VERB/0/root").name(0, 2, EntityType::organization);
  t.add("It/PRON/3/nsubj:pass was=be/AUX/3/aux:pass baked=bake/VERB/0/root");
  CHECK(t.dump() == "Northmill Ltd.|Organization|0\nIt|Concept|1|generic\n");
  Text u;
  u.add("Northmill/PROPN/3/compound Ltd./PROPN/3/nsubj rose=rise/VERB/0/root").name(0, 2, EntityType::organization);
  u.add("It/PRON/3/nsubj:pass was=be/AUX/3/aux:pass sold=sell/VERB/0/root");
  CHECK(u.dump() == "Northmill Ltd.|Organization|0\nIt|Organization|0\n");
}

TEST_CASE("who pushes is not who is pushed") {
  Text t;
  t.add("Bakers/NOUN/2/nsubj rose=rise/VERB/0/root ,/PUNCT/4/punct pushing=push/VERB/2/advcl them/PRON/4/obj");
  const Mentions m = t.mentions();
  CHECK((m.list[m.at(0, 4)].chain == kNoIndex || m.list[m.at(0, 4)].chain != m.list[m.at(0, 0)].chain));
  Text u;
  u.add("Bakers/NOUN/2/nsubj rose=rise/VERB/0/root ,/PUNCT/4/punct selling=sell/VERB/2/advcl their/PRON/6/nmod:poss mills/NOUN/4/obj");
  const Mentions own = u.mentions();
  CHECK(own.list[own.at(0, 4)].chain == own.list[own.at(0, 0)].chain);
}

TEST_CASE("the second of two predications goes on about the subject of the first, not about its owner") {
  Text t;
  t.add("Northmill/PROPN/3/nmod:poss ~'s/PART/1/case plan/NOUN/6/nsubj is=be/AUX/6/cop a/DET/6/det hope/NOUN/0/root ;/PUNCT/6/punct it/PRON/11/nsubj is=be/AUX/11/cop "
        "a/DET/11/det promise/NOUN/6/parataxis")
      .name(0, 1, EntityType::organization);
  const Mentions m = t.mentions();
  CHECK(m.list[m.at(0, 7)].chain == m.list[m.at(0, 2)].chain);
  Text u;
  u.add("Northmill/PROPN/3/nmod:poss ~'s/PART/1/case plan/NOUN/4/nsubj failed=fail/VERB/0/root ;/PUNCT/4/punct it/PRON/7/nsubj sold=sell/VERB/4/parataxis mills/NOUN/7/obj")
      .name(0, 1, EntityType::organization);
  const Mentions owner = u.mentions();
  CHECK(owner.list[owner.at(0, 5)].chain == owner.list[owner.at(0, 0)].chain);
}

TEST_CASE("an office is named by what it is for; a firm is not") {
  Text t;
  t.add("the/DET/3/det Inland/PROPN/3/compound Agency/PROPN/7/nsubj for/ADP/6/case River/PROPN/6/compound Shipping/PROPN/3/nmod met=meet/VERB/0/root")
      .name(1, 3, EntityType::organization);
  CHECK(t.dump() == "Inland Agency for River Shipping|Organization|0\n");
  Text u;
  u.add("Northmill/PROPN/4/nsubj for/ADP/3/case Porto/PROPN/1/nmod won=win/VERB/0/root");
  CHECK(u.dump().starts_with("Northmill|"));
}

TEST_CASE("he and she agree with given names and titles; surnames join full names") {
  Text t;
  t.add("Anna/PROPN/3/nsubj Roe/PROPN/1/flat met=meet/VERB/0/root Mr./PROPN/5/nmod:desc Doe/PROPN/3/obj").name(0, 2, EntityType::person).name(4, 5, EntityType::person);
  t.add("She/PRON/2/nsubj thanked=thank/VERB/0/root him/PRON/2/obj");
  t.add("Roe/PROPN/2/nsubj left=leave/VERB/0/root");
  CHECK(t.dump() == "Anna Roe|Person|0\nDoe|Person|1\nShe|Person|0\nhim|Person|1\nRoe|Person|0\n");
}

TEST_CASE("an unresolved definite, a demonstrative and an empty noun name no node") {
  Text t;
  t.add("The/DET/2/det deal/NOUN/3/nsubj pleased=please/VERB/0/root this/DET/5/det firm/NOUN/3/obj");
  t.add("Bakers/NOUN/2/nsubj want/VERB/0/root spelt/NOUN/4/compound flour/NOUN/2/obj");
  CHECK(t.dump() == "deal|Concept|0|generic\nfirm|Organization|1|generic\nbakers|Person|-\nspelt flour|Concept|-\n");
}

TEST_CASE("appositions, naming modifiers and names that are called go with the name") {
  Text t;
  t.add("Northmill/PROPN/7/nsubj ~,/PUNCT/5/punct a/DET/5/det small/ADJ/5/amod company/NOUN/1/appos ~,/PUNCT/5/punct sold=sell/VERB/0/root the/DET/10/det Ab3/PROPN/10/compound "
        "model/NOUN/7/obj");
  CHECK(t.dump() == "Northmill|Organization|0\nsmall company|Organization|0\nAb3|Product|1\nAb3 model|Product|1\n");
  Text u;
  u.add("Kim/PROPN/2/nsubj built=build/VERB/0/root a/DET/4/det mill/NOUN/2/obj called=call/VERB/4/acl Eastwind/PROPN/5/xcomp");
  CHECK(u.dump() == "Kim|Concept|0\nmill|Concept|1\nEastwind|Concept|1\n");
}

TEST_CASE("pieces with capitals joined by a hyphen are a name, whatever their tags") {
  Text t;
  t.add("Bakers/NOUN/2/nsubj like/VERB/0/root the/DET/7/det Ab3/NOUN/6/compound ~-/PUNCT/4/punct ~Max/PROPN/7/amod model/NOUN/2/obj");
  CHECK(t.dump() == "bakers|Person|-\nAb3-Max|Product|0\nAb3-Max model|Product|0\n");
}

TEST_CASE("relative pronouns are their antecedents; who is a person") {
  Text u;
  u.add("He/PRON/2/nsubj read=read/VERB/0/root comments/NOUN/2/obj by/ADP/5/case Anna/PROPN/3/nmod Roe/PROPN/5/flat who/PRON/8/nsubj left=leave/VERB/3/acl:relcl").name(4, 6, EntityType::person);
  CHECK(u.dump() == "He|Person|0|generic\ncomments|Concept|-\nAnna Roe|Person|1\nwho|Person|1\n");
}

TEST_CASE("firms named in a list are firms, products products (Hearst patterns)") {
  Text t;
  t.add("Rivals/NOUN/6/nsubj and/CCONJ/3/cc chatbots/NOUN/1/conj like/ADP/5/case Eastwind/PROPN/3/nmod fell=fall/VERB/0/root").name(4, 5, EntityType::place);
  CHECK(t.dump() == "rivals|Organization|-\nchatbots|Product|-\nEastwind|Product|0\n");
}

TEST_CASE("a place in no list that acts, and a person without a full name, are taken for firms") {
  const auto types = [](Text text) {
    std::string out;
    for (const Mention& m : text.mentions().list) out += m.text + " " + std::string(label_of(m.type)) + "\n";
    return out;
  };
  CHECK(types(Text().add("Norvela/PROPN/2/nsubj rented/VERB/0/root Zarko/PROPN/2/obj").name(0, 1, EntityType::place).name(2, 3, EntityType::person)) ==
        "Norvela Organization\nZarko Organization\n");
  // Where things are: a place. Behind a full name: a person.
  CHECK(types(Text().add("It/PRON/2/nsubj stands/VERB/0/root in/ADP/4/case Norvela/PROPN/2/obl").name(3, 4, EntityType::place)).find("Norvela Place") !=
        std::string::npos);
  CHECK(types(Text()
                  .add("Kim/PROPN/3/nsubj Zarko/PROPN/1/flat left/VERB/0/root").name(0, 2, EntityType::person)
                  .add("Zarko/PROPN/2/nsubj returned/VERB/0/root").name(0, 1, EntityType::person))
            .find("Zarko Organization") == std::string::npos);
}

TEST_CASE("a noun and the name that hangs flat on it or stands beside it are one") {
  Text t;
  t.add("CEO=ceo/NOUN/4/nsubj Anna/PROPN/1/flat Roe/PROPN/2/flat met=meet/VERB/0/root Kim/PROPN/4/obj").name(1, 3, EntityType::person);
  const Mentions m = t.mentions();
  CHECK(m.list[m.at(0, 0)].text == "Anna Roe");
  CHECK(m.at(0, 2) == m.at(0, 0));
  CHECK(m.list[m.at(0, 0)].type == EntityType::person);
  Text u;
  u.add("baking/NOUN/2/compound giant/NOUN/4/nsubj Northmill/PROPN/4/nsubj saw=see/VERB/0/root flour/NOUN/4/obj").name(2, 3, EntityType::organization);
  CHECK(u.dump() == "baking giant|Organization|0\nNorthmill|Organization|0\nflour|Concept|-\n");
}

TEST_CASE("bare abstract nouns and pairs of places name no node") {
  Text t;
  t.add("Peru/PROPN/3/compound ~-/PUNCT/1/punct ~Chile/PROPN/4/nsubj made=make/VERB/0/root plans/NOUN/4/obj").name(0, 3, EntityType::place);
  for (const Mention& m : t.mentions().list) CHECK(m.generic);
}

TEST_CASE("headlines: names the text has, too, are trusted, others are not") {
  Text t;
  t.add("Northmill/PROPN/2/nsubj Buys/VERB/0/root Big/ADJ/5/amod Old/ADJ/5/amod Wheel/PROPN/2/obj", SentencePlace::heading);
  t.add("Northmill/PROPN/2/nsubj grinds=grind/VERB/0/root");
  CHECK(t.dump() == "Northmill|Concept|0\nBig Old Wheel|Concept|1|generic\nNorthmill|Concept|0\n");
}

TEST_CASE("excluded sentences have no mentions; empty input neither") {
  Text t;
  t.add("Northmill/PROPN/2/nsubj grinds=grind/VERB/0/root", SentencePlace::excluded);
  CHECK(t.dump().empty());
  CHECK(find_mentions("", {}).list.empty());
}

TEST_CASE("a phrase ends before relative clauses, appositions and conjuncts unless the whole is asked for") {
  Text t;
  t.add("the/DET/2/det mill/NOUN/0/root of/ADP/4/case Kim/PROPN/2/nmod that/PRON/6/nsubj grinds=grind/VERB/2/acl:relcl and/CCONJ/8/cc bakes=bake/VERB/6/conj");
  Sentence s;
  const char* deprels[] = {"det", "root", "case", "nmod", "nsubj", "acl:relcl", "cc", "conj"};
  const int heads[] = {1, -1, 3, 1, 5, 1, 7, 5};
  for (int i = 0; i < 8; ++i) {
    Word w;
    w.form = "w";
    w.deprel = deprel_from(deprels[i]);
    w.head = heads[i];
    s.words.push_back(w);
  }
  const Children children(s);
  CHECK(phrase_of(s, children, 1).last == 4);
  CHECK(phrase_of(s, children, 1, true).last == 8);
  CHECK(phrase_of(s, children, 1).first == 0);
}
