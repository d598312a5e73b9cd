#pragma once
// The rows of a query's result as bytes on a stream, in one of several modes.

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/value.hpp"
#include "graph/store/graph.hpp"
#include "query/result/query_result.hpp"

namespace relata::formats {

enum class ResultMode : uint8_t {
  box,       // a table of lines, for a terminal
  table,     // the same in ASCII
  markdown,  // a Markdown table
  csv,       // RFC 4180 with a header, lines end with LF
  tsv,       // tab-separated with a header; \t \n \r \\ inside
  json,      // {"columns":[...],"rows":[[...],...]} on one line
  jsonl,     // an object a row
  line,      // "column = value", a blank line after each row
  html,      // a <table>, to be put into a page
  dot,       // the nodes, relationships and paths of the result as a drawing for Graphviz
};
inline constexpr std::string_view kResultModes = "box, table, markdown, csv, tsv, json, jsonl, line, html, dot";
bool result_mode_from(std::string_view name, ResultMode& out);  // false: no such mode
std::string_view name_of(ResultMode mode);

struct ResultOptions {
  const Graph* graph = nullptr;  // whose nodes and relationships the rows hold; null: they are written as ids
  uint32_t columns = 0;          // box and table: squeeze cells so that lines fit; 0: as wide as they are
  uint64_t max_rows = 0;         // box and table: show the first and the last of more rows; 0: all
};

// begin, any number of rows, end. A result without columns, as of CREATE alone, writes nothing but in mode json.
// Rows go to the stream in pieces, the last with end(). Box, table and markdown hold the rows that they show until the end, dot the ids
// of what it draws; the others hold no more than a piece, however many rows there are.
class ResultWriter {
 public:
  virtual ~ResultWriter() = default;
  virtual void begin(std::span<const std::string> columns) = 0;
  virtual void row(std::span<const query::Cell> cells) = 0;
  virtual void end() = 0;

  // The same for values.
  void row_of(std::span<const Value> values);
};

std::unique_ptr<ResultWriter> make_result_writer(ResultMode mode, const ResultOptions& options, std::ostream& out);

}  // namespace relata::formats
