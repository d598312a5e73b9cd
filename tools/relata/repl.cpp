#include "tools/relata/repl.hpp"

#include <algorithm>
#include <ostream>

#include "tools/relata/completion.hpp"
#include "tools/relata/interrupt.hpp"
#include "tools/relata/shell_commands.hpp"
#include "tools/relata/statements.hpp"

namespace relata::tools {

namespace {

std::string trimmed(const std::string& text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool is_command(std::string_view text) { return text.starts_with(':') || text.starts_with('.'); }

class Repl {
 public:
  Repl(GraphFile& file, Streams& streams, LineSource& lines, const BatchOptions& options)
      : state_{Session(file), streams, lines, options}, streams_(streams), completion_(file.graph(), state_.options.parameters) {
    state_.options.result.graph = &file.graph();
    state_.options.result.columns = streams.columns;
    if (streams.out_is_terminal) {
      state_.pager = pager_command();
      state_.options.result.max_rows = state_.pager.empty() ? kUnpagedRows : kPagedRows;
    }
    lines.assist_with({[this](std::string_view text) { return complete(text); }, [](std::string_view text) { return is_command(text) || is_finished(text); },
                       [this] { return completion_.prepare(); }});
  }

  int run(const std::string& init_file) {
    if (const int code = run_init(init_file); code == kExitFile) return code;
    while (!state_.quit) {
      std::string text;
      const LineStatus status = state_.lines.read(pending_.empty() ? "relata> " : "   ...> ", text);
      if (status == LineStatus::end) break;
      if (status == LineStatus::interrupted) forget_line();
      else take_lines(text);
      streams_.out.flush();
    }
    if (!state_.quit) run_pending();  // a last statement without its semicolon
    return streams_.in_is_terminal ? kExitOk : state_.exit;
  }

 private:
  int run_init(const std::string& path) {
    if (path.empty()) return kExitOk;
    const auto text = read_query_file(path);
    if (!text) return report(streams_, text.error());
    const int code = run_script(state_, *text, path);
    note(code == kExitFile ? kExitData : code);
    return kExitOk;
  }

  Completion complete(std::string_view typed) {
    Completion completion = completion_.complete(pending_ + std::string(typed));
    completion.begin -= std::min(completion.begin, pending_.size());
    return completion;
  }

  void forget_line() {
    if (pending_.empty()) streams_.err << "Ctrl-D or :quit to leave\n" << std::flush;
    pending_.clear();
  }

  void take_lines(const std::string& text) {
    for (size_t begin = 0; begin <= text.size() && !state_.quit;) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      take(text.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  void take(const std::string& line) {
    const std::string text = trimmed(line);
    if (pending_.empty() && is_command(text)) {
      remember(text);
      if (const auto done = run_shell_command(state_, text); !done) note(report(streams_, done.error()));
      completion_.graph_changed();
      return;
    }
    if (text.empty()) {
      if (!split_statements(pending_).open) run_pending();  // inside of a text an empty line is part of it
      else pending_ += '\n';
      return;
    }
    pending_ += line + '\n';
    if (split_statements(pending_).rest.empty()) run_pending();
  }

  void run_pending() {
    const std::string text = trimmed(pending_);
    pending_.clear();
    if (text.empty()) return;
    remember(text);
    if (auto ok = check_text(text, "<shell>"); !ok) return note(report(streams_, ok.error()));
    Statements statements = split_statements(text);
    if (!statements.rest.empty()) statements.complete.push_back(statements.rest);
    for (const Span statement : statements.complete) {
      const int code = run_shell_statement(state_, text, statement, "<shell>");
      note(code);
      if (code != kExitOk) break;
    }
    interrupted().store(false);
    completion_.graph_changed();
  }

  void remember(const std::string& text) { state_.lines.remember(text); }
  void note(int code) { state_.exit = std::max(state_.exit, code); }

  ShellState state_;
  Streams& streams_;
  ShellCompletion completion_;
  std::string pending_;  // lines of a statement that is not complete
};

}  // namespace

int run_repl(GraphFile& file, Streams& streams, LineSource& lines, const BatchOptions& options, const std::string& init_file) {
  return Repl(file, streams, lines, options).run(init_file);
}

}  // namespace relata::tools
