#include "tools/relata/shell_state.hpp"

#include <algorithm>

#include "tools/relata/interrupt.hpp"
#include "tools/relata/shell_commands.hpp"
#include "tools/relata/statements.hpp"

namespace relata::tools {

namespace {

// The next thing in a script: a command on its line, or a statement; where it stands and where the one behind it begins.
struct Piece {
  Span span;
  bool command = false;
  size_t end = 0;
};

Piece next_piece(std::string_view text, size_t begin) {
  begin = std::min(text.find_first_not_of(" \t\r\n", begin), text.size());
  if (begin < text.size() && (text[begin] == ':' || text[begin] == '.')) {
    const size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    return {{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, true, end};
  }
  const FirstStatement first = first_statement(text.substr(begin));
  const auto shift = static_cast<uint32_t>(begin);
  return {{first.span.begin + shift, first.span.end + shift}, false, begin + first.end};
}

}  // namespace

Paging::Paging(ShellState& state, bool wanted) : state_(state) {
  const bool can = state.streams.out_is_terminal && !state.pager.empty() && state.streams.rows > 4;
  if (can && wanted) state.paged = std::make_unique<PagerStream>(state.streams.out, state.pager, state.streams.rows - 2);
}

Streams result_streams(ShellState& s) {
  if (s.file) return {s.streams.in, *s.file, s.streams.err, s.streams.in_is_terminal, false, s.streams.err_is_terminal};
  if (!s.paged) return s.streams;
  Streams to_pager{s.streams.in, *s.paged, s.streams.err, s.streams.in_is_terminal, true, s.streams.err_is_terminal};
  to_pager.columns = s.streams.columns;
  to_pager.rows = s.streams.rows;
  to_pager.color = s.streams.color;
  return to_pager;
}

int run_shell_statement(ShellState& s, std::string_view text, Span statement, const std::string& source) {
  interrupted().store(false);
  s.last.statement = std::string(statement.of(text));
  const bool to_terminal = s.streams.out_is_terminal && !s.file;
  BatchOptions options = s.options;
  options.also = &s.last;
  if (!to_terminal && s.streams.out_is_terminal) options.result.columns = 0;
  int code = kExitOk;
  {
    const Paging paging(s, to_terminal);
    Streams streams = result_streams(s);
    code = run_statement(s.session, text, statement, source, options, streams);
  }
  if (s.once) s.file.reset();
  s.once = false;
  return code;
}

int run_script(ShellState& s, std::string_view text, const std::string& source) {
  if (auto ok = check_text(text, source); !ok) return report(s.streams, ok.error());
  for (size_t at = 0; !s.quit;) {
    const Piece piece = next_piece(text, at);
    if (piece.span.empty()) return kExitOk;
    at = piece.end;
    int code = kExitOk;
    if (!piece.command) {
      code = run_shell_statement(s, text, piece.span, source);
    } else if (auto done = run_shell_command(s, piece.span.of(text)); !done) {
      Error e = std::move(done).error();
      if (e.source.empty()) {
        e.source = source;
        e.span = piece.span;
      }
      code = report(s.streams, e, text);
    }
    if (code != kExitOk) return code;
    if (interrupted().load()) return kExitInterrupted;
  }
  return kExitOk;
}

}  // namespace relata::tools
