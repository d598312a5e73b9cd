#pragma once
// The statements of one text, run in order; for `relata query` and the shell's `:source`.

#include <string>
#include <string_view>

#include "common/span.hpp"
#include "tools/relata/command.hpp"
#include "tools/relata/session.hpp"

namespace relata::tools {

struct BatchOptions {
  formats::ResultMode mode = formats::ResultMode::jsonl;
  formats::ResultOptions result;
  Map parameters;
  bool timing = false;      // a line on `err` for each statement and repetition: "parse X ms plan Y ms run Z ms"
  unsigned repeat = 1;      // run each statement so often and print its rows once
  Limits limits;            // of each statement
  bool keep_going = false;  // after an error go on with the next statement
  formats::ResultWriter* also = nullptr;  // is handed every row, too; must outlive the run
};

// Runs the statements of `text`, which is called `source` in messages. Gives the exit code: that of the first error, or of the worst with
// keep_going; after Ctrl-C always 130, and nothing more is run.
int run_batch(Session& session, std::string_view text, const std::string& source, const BatchOptions& options, Streams& streams);

// One of the statements of `text`: as run_batch for that piece alone.
int run_statement(Session& session, std::string_view text, Span statement, const std::string& source, const BatchOptions& options, Streams& streams);

// Errors (kind data, limit): `text` is not UTF-8, or longer than spans can count.
Result<void> check_text(std::string_view text, const std::string& source);

// The whole of a query file. Errors: kind file; kind data where it is not UTF-8.
Result<std::string> read_query_file(const std::string& path);

}  // namespace relata::tools
