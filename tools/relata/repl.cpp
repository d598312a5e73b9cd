#include "tools/relata/repl.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "tools/relata/completion.hpp"
#include "tools/relata/interrupt.hpp"
#include "tools/relata/shell_commands.hpp"
#include "tools/relata/statements.hpp"

namespace relata::tools {

namespace {

constexpr uint64_t kTerminalRows = 40;  // of a result; :max-rows changes it

std::string trimmed(const std::string& text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

class Repl {
 public:
  Repl(GraphFile& file, Streams& streams, LineSource& lines) : state_{Session(file), streams, lines, {}}, streams_(streams) {
    state_.options.mode = streams.out_is_terminal ? formats::ResultMode::box : formats::ResultMode::jsonl;
    state_.options.result.graph = &file.graph();
    state_.options.result.columns = streams.columns;
    state_.options.result.max_rows = streams.out_is_terminal ? kTerminalRows : 0;
    lines.complete_with([this](std::string_view before, std::string_view word) {
      return completions(state_.session.file().graph(), pending_ + std::string(before), word);
    });
  }

  int run() {
    while (!state_.quit) {
      std::string line;
      const LineStatus status = state_.lines.read(pending_.empty() ? "relata> " : "   ...> ", line);
      if (status == LineStatus::end) break;
      if (status == LineStatus::interrupted) forget_line();
      else take(line);
      streams_.out.flush();
    }
    if (!state_.quit) run_pending();  // a last statement without its semicolon
    return streams_.in_is_terminal ? kExitOk : state_.exit;
  }

 private:
  void forget_line() {
    if (pending_.empty()) streams_.err << "Ctrl-D or :quit to leave\n" << std::flush;
    pending_.clear();
  }

  void take(const std::string& line) {
    const std::string text = trimmed(line);
    if (pending_.empty() && (text.starts_with(':') || text.starts_with('.'))) {
      remember(text);
      run_command(text);
      return;
    }
    if (text.empty()) {
      if (!split_statements(pending_).open) run_pending();  // inside of a text an empty line is part of it
      else pending_ += '\n';
      return;
    }
    pending_ += line + '\n';
    const Statements statements = split_statements(pending_);
    if (statements.rest.empty()) run_pending();
  }

  void run_command(const std::string& text) {
    if (const auto done = run_shell_command(state_, text); !done) note(report(streams_, done.error()));
  }

  void run_pending() {
    const std::string text = trimmed(pending_);
    pending_.clear();
    if (text.empty()) return;
    remember(text);
    interrupted().store(false);
    Streams streams = result_streams(state_);
    note(run_batch(state_.session, text, "<shell>", state_.options, streams));
    interrupted().store(false);
    if (state_.once) state_.file.reset();
    state_.once = false;
  }

  void remember(const std::string& text) { state_.lines.remember(text); }
  void note(int code) { state_.exit = std::max(state_.exit, code); }

  ShellState state_;
  Streams& streams_;
  std::string pending_;  // lines of a statement that is not complete
};

}  // namespace

int run_repl(GraphFile& file, Streams& streams, LineSource& lines) { return Repl(file, streams, lines).run(); }

}  // namespace relata::tools
