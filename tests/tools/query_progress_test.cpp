#include "tools/relata/query_progress.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace relata::tools;
using std::chrono::milliseconds;

TEST_CASE("the line tells the time and the rows") {
  CHECK(progress_line(0, milliseconds(2900)) == "running 2 s");
  CHECK(progress_line(1, milliseconds(2000)) == "running 2 s, 1 row");
  CHECK(progress_line(1234567, milliseconds(60000)) == "running 60 s, 1,234,567 rows");
}

TEST_CASE("what ends before two seconds draws nothing") {
  std::ostringstream err;
  {
    QueryProgress progress(err);
    progress.row();
  }
  CHECK(err.str().empty());
}
