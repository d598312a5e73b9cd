#include "common/near_miss.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace relata;

TEST_CASE("the nearest name within a third of the word") {
  const std::vector<std::string> names = {"build", "extract", "query", "shell", "show", "path"};
  CHECK(nearest("buidl", names) == "build");
  CHECK(nearest("querry", names) == "query");
  CHECK(nearest("SHELL", names) == "shell");
  CHECK(nearest("shwo", names) == "show");
  CHECK(nearest("import", names) == "");
  CHECK(nearest("", names) == "");
  CHECK(nearest(std::string(100000, 'a'), names) == "");
}
