#include "common/name_key.hpp"

#include <doctest/doctest.h>

using namespace relata;

TEST_CASE("spellings of a name have one key") {
  CHECK(name_key("Kim Mills Holding Ltd.") == "kim mills");
  CHECK(name_key("KIM MILLS, Inc.") == "kim mills");
  CHECK(name_key("Kim Mills’s") == "kim mills");
  CHECK(without_suffix("Kim Mills S.A.") == "Kim Mills");
}

TEST_CASE("a suffix alone, inside, or part of a word stays") {
  CHECK(name_key("Group") == "group");
  CHECK(name_key("Group Seven") == "group seven");
  CHECK(name_key("Telco") == "telco");
  CHECK(name_key("Kim Mills Bakery") != name_key("Kim Mills"));
  CHECK(name_key("").empty());
}
