// The tables beside the network: strings, endings, word keys, name tags.
#include <doctest/doctest.h>

#include "extract/parser/features.hpp"
#include "extract/parser/name_tags.hpp"
#include "extract/parser/string_table.hpp"
#include "extract/parser/suffix_rules.hpp"

using namespace relata;
using namespace relata::extract;

TEST_CASE("a table of strings finds what is in it and nothing else") {
  std::vector<std::string> strings = {""};
  for (int i = 0; i < 1000; ++i) strings.push_back("w" + std::to_string(i));
  const std::vector<std::byte> bytes = StringTable::build(strings);
  const auto table = StringTable::view(bytes);
  REQUIRE(table);
  for (uint32_t i = 0; i < strings.size(); ++i) {
    CHECK(table->find(strings[i]) == i);
    CHECK((*table)[i] == strings[i]);
  }
  CHECK(table->find("w1000") == StringTable::kNone);
  CHECK(StringTable().find("x") == StringTable::kNone);
}

TEST_CASE("damaged tables are refused") {
  const std::vector<std::byte> good = StringTable::build({"a", "bc"});
  CHECK_FALSE(StringTable::view(std::span(good).first(good.size() - 1)));
  CHECK_FALSE(StringTable::view({}));
  size_t refused = 0;
  for (size_t i = 0; i + 3 < good.size(); ++i) {  // any change: refused, or at least harmless
    std::vector<std::byte> bad = good;
    bad[i] ^= std::byte{0xFF};
    const auto table = StringTable::view(bad);
    if (!table)
      ++refused;
    else
      CHECK(table->find("zzz") == StringTable::kNone);
  }
  CHECK(refused > 16);
}

TEST_CASE("edits of lemmas: exceptions, rules, case") {
  CHECK(apply_edit(lemma_edit("Cities", "city", false), "Parties") == "party");
  CHECK(apply_edit(lemma_edit("went", "go", false), "went") == "go");
  CHECK(apply_edit(lemma_edit("Berlin", "Berlin", true), "Dresden") == "Dresden");
  CHECK(apply_edit(lemma_edit("The", "the", false), "This") == "this");
  CHECK(apply_edit(lemma_edit("I", "I", false), "i") == "I");
  CHECK(apply_edit(lemma_edit("french", "French", false), "Dutch") == "Dutch");
  CHECK(apply_edit(lemma_edit("kerala", "Kerala", true), "google") == "Google");
  CHECK(apply_edit(lemma_edit("kerala", "Kerala", true), "iPhone") == "iPhone");  // capitals inside are meant
  CHECK(apply_edit(lemma_edit("PARIS", "Paris", true), "LONDON") == "London");
  CHECK(apply_edit(lemma_edit("1,000", "1000", false), "12,500,000") == "12500000");
  CHECK(apply_edit(lemma_edit("\xC3\xA9t\xC3\xA9", "\xC3\x89t\xC3\xA9", true), "\xC3\xA9lan") == "\xC3\x89lan");
  CHECK(apply_edit("L9:x", "ab") == "ab");
  CHECK(apply_edit("nonsense", "ab") == "ab");
  CHECK(apply_edit("", "ab") == "ab");
  CHECK(apply_edit("L1:", "a") == "a");                // nothing would be left
  CHECK(apply_edit("K1:", "\xC3\xA9") == "\xC3\xA9");  // half a character is not cut
}

TEST_CASE("the longest known ending decides, for the tag it was learned with") {
  std::vector<SuffixSample> samples;
  for (const char* w : {"cats", "dogs", "trees", "houses"}) samples.push_back({"N", w, 1, {}});
  for (const char* w : {"cities", "parties", "ladies"}) samples.push_back({"N", w, 2, {}});
  samples.push_back({"N", "men", 3, {}});
  samples.push_back({"V", "runs", 4, {}});
  const SuffixTables tables = SuffixRules::build(samples);
  const auto rules = SuffixRules::view(tables.keys, tables.values, 5);
  REQUIRE(rules);
  CHECK(rules->find("N", "birds") == 1);
  CHECK(rules->find("N", "stories") == 2);
  CHECK(rules->find("N", "men") == 3);
  CHECK(rules->find("N", "omen") != 3);  // an exception holds for its own word
  CHECK(rules->find("V", "anything") == 4);
  CHECK(rules->find("X", "birds") == SuffixRules::kNone);
  CHECK(rules->find("N", "") == 1);
  CHECK_FALSE(SuffixRules::view(tables.keys, tables.values, 4));  // a value beyond the list
}

TEST_CASE("keys and pieces of words") {
  CHECK(lookup_key("McDonald\xE2\x80\x99s") == "mcdonald's");
  CHECK(lookup_key("1984") == "0000");
  CHECK(lookup_key("\xC3\x89t\xC3\xA9") == "\xC3\xA9t\xC3\xA9");
  CHECK(lookup_key("").empty());
  CHECK(lookup_key(std::string(1000, 'A')).size() == 56);
  CHECK(shape_of("McDonald-2000") == "XxXx-d");
  CHECK(shape_of("").empty());
  std::vector<uint32_t> pieces;
  const std::string huge(1 << 20, 'b');
  subword_buckets(huge, lookup_key(huge), 100, pieces);
  CHECK(pieces.size() < 80);
  for (const uint32_t p : pieces) CHECK(p < 100);
}

TEST_CASE("names are whole: the best allowed sequence of tags") {
  std::vector<float> scores(4 * kNameTags, 0.0F);
  const auto set = [&](size_t word, size_t tag, float x) { scores[word * kNameTags + tag] = x; };
  set(0, name_tag(NameType::person, NamePart::begin), 5);
  set(1, name_tag(NameType::place, NamePart::last), 3);  // cannot follow; the person's own last word is next best
  set(1, name_tag(NameType::person, NamePart::last), 2);
  set(2, kOutside, 3);
  set(3, name_tag(NameType::work, NamePart::begin), 4);  // cannot end unfinished
  set(3, kOutside, 1);
  const auto names = decode_names(scores.data(), 4);
  REQUIRE(names.size() == 1);
  CHECK(names[0].first_word == 0);
  CHECK(names[0].last_word == 2);
  CHECK(names[0].type == NameType::person);
  CHECK(decode_names(scores.data(), 0).empty());
}

TEST_CASE("scores that are no numbers give whole names, too") {
  for (const float odd : {0.0F / 0.0F, 1.0F / 0.0F, -1.0F / 0.0F}) {
    const std::vector<float> scores(20 * kNameTags, odd);
    uint32_t end = 0;
    for (const TypedName& n : decode_names(scores.data(), 20)) {
      CHECK(n.first_word >= end);
      CHECK(n.last_word > n.first_word);
      end = n.last_word;
    }
    CHECK(end <= 20);
  }
}
