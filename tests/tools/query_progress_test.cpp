#include "tools/relata/query_progress.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace relata::tools;
using std::chrono::milliseconds;

TEST_CASE("the line tells the time and the rows") {
  CHECK(progress_line(0, 0, milliseconds(2900), 0) == "running 2 s");
  CHECK(progress_line(1, 1, milliseconds(2000), 0) == "running 2 s, 1 row");
  CHECK(progress_line(1234567, 0, milliseconds(60000), 0) == "running 60 s, 1,234,567 rows");
}

TEST_CASE("the line tells what is left, where that is known, and is never too long for the terminal") {
  CHECK(progress_line(0, 0.25, milliseconds(10000), 0) == "running 10 s, about 30 s left (25 %)");
  CHECK(progress_line(5000, 0.1, milliseconds(20000), 80) == "running 20 s, about 3 min 0 s left (10 %), 5,000 rows");
  CHECK(progress_line(5000, 0.25, milliseconds(10000), 40) == "running 10 s, about 30 s left (25 %)");
  CHECK(progress_line(5000, 0.25, milliseconds(10000), 30) == "running 10 s, about 30 s left");
  CHECK(progress_line(5, 0.25, milliseconds(10000), 20) == "running 10 s (25 %)");
  CHECK(progress_line(5, 0.25, milliseconds(10000), 19) == "running 10 s");
}

TEST_CASE("what ends before two seconds draws nothing") {
  std::ostringstream err;
  {
    QueryProgress progress(err, 80);
    progress.row();
  }
  CHECK(err.str().empty());
}
