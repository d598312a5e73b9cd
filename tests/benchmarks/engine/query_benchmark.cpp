// What queries cost in this process: each statement of a file, several times, its text new each time, so that parsing and
// planning are part of it.
//
//   query_benchmark GRAPH FILE [REPETITIONS, default 5] [--csv OUT]
//
// Prints a JSON object a statement: its name (the comment before it), the first value of its first row, its rows, and CPU
// time of the process in milliseconds, first and median of the others. With --csv rows go to a file as `--mode csv` writes
// them.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "formats/result_writer.hpp"
#include "graph/file/graph_file.hpp"
#include "query/executor/engine.hpp"

using namespace relata;

namespace {

double cpu_ms() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

struct Named {
  std::string name;
  std::string text;
};

// The statements of a file, each after a comment that names it.
std::vector<Named> statements_of(const std::string& path) {
  std::ifstream in(path);
  std::vector<Named> all;
  std::string line;
  while (std::getline(in, line)) {
    if (line.starts_with("// ")) all.push_back({line.substr(3), ""});
    else if (!all.empty()) all.back().text += line + "\n";
  }
  return all;
}

// Keeps the first value; counts the rows.
struct FirstValue : query::RowSink {
  Result<void> columns(const std::vector<std::string>&) override { return {}; }
  Result<void> row(std::span<const Value> values) override {
    if (rows++ == 0 && !values.empty()) first = values[0];
    return {};
  }
  Result<void> cells(std::span<const query::Cell> cells) override {
    if (rows++ == 0 && !cells.empty()) first = cells[0].value();
    return {};
  }
  Value first;
  uint64_t rows = 0;
};

// Rows go to a file as CSV.
struct CsvSink : query::RowSink {
  CsvSink(std::ostream& out, const Graph& graph) {
    formats::ResultOptions options;
    options.graph = &graph;
    writer = formats::make_result_writer(formats::ResultMode::csv, options, out);
  }
  Result<void> columns(const std::vector<std::string>& names) override {
    writer->begin(names);
    return {};
  }
  Result<void> row(std::span<const Value> values) override {
    writer->row_of(values);
    ++rows;
    return {};
  }
  Result<void> cells(std::span<const query::Cell> cells) override {
    writer->row(cells);
    ++rows;
    return {};
  }
  std::unique_ptr<formats::ResultWriter> writer;
  uint64_t rows = 0;
};

struct Measured {
  std::vector<double> times;
  Value first;
  uint64_t rows = 0;
};

Result<void> run_once(query::Engine& engine, const Graph& graph, const std::string& text, const std::string& csv, Measured& out) {
  const double begin = cpu_ms();
  if (csv.empty()) {
    FirstValue sink;
    if (auto done = engine.run(text, {}, {}, sink); !done) return done.error();
    out.first = sink.first;
    out.rows = sink.rows;
  } else {
    std::ofstream file(csv, std::ios::binary);
    CsvSink sink(file, graph);
    if (auto done = engine.run(text, {}, {}, sink); !done) return done.error();
    sink.writer->end();
    file.flush();
    out.rows = sink.rows;
  }
  out.times.push_back(cpu_ms() - begin);
  return {};
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  const size_t n = times.size();
  return n == 0 ? 0 : n % 2 == 1 ? times[n / 2] : (times[n / 2 - 1] + times[n / 2]) / 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fputs("usage: query_benchmark GRAPH FILE [REPETITIONS] [--csv OUT]\n", stderr), 2;
  int repetitions = 5;
  std::string csv;
  for (int i = 3; i < argc; ++i) {
    if (std::string(argv[i]) == "--csv" && i + 1 < argc) csv = argv[++i];
    else repetitions = std::atoi(argv[i]);
  }
  const double begin = cpu_ms();
  Result<GraphFile> file = GraphFile::open(argv[1], FileMode::read_only);
  if (!file) return std::fprintf(stderr, "%s\n", file.error().message.c_str()), 1;
  std::printf("{\"name\":\"open\",\"cpu_ms\":%.3f}\n", cpu_ms() - begin);
  query::Engine engine(file->graph());
  for (const Named& s : statements_of(argv[2])) {
    Measured m;
    for (int i = 0; i <= repetitions; ++i) {
      const Result<void> done = run_once(engine, file->graph(), "/* " + std::to_string(i) + " */ " + s.text, csv, m);
      if (!done) return std::fprintf(stderr, "%s: %s\n", s.name.c_str(), done.error().message.c_str()), 1;
    }
    const long long answer = m.first.type() == ValueType::integer ? m.first.integer() : -1;
    std::printf("{\"name\":\"%s\",\"answer\":%lld,\"rows\":%llu,\"first_ms\":%.3f,\"cpu_ms\":%.3f}\n", s.name.c_str(), answer,
                static_cast<unsigned long long>(m.rows), m.times[0], median({m.times.begin() + 1, m.times.end()}));
    std::fflush(stdout);
  }
  return 0;
}
