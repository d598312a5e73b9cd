#pragma once
// What a shell remembers from one line to the next.

#include <fstream>
#include <memory>
#include <string>

#include "tools/relata/batch.hpp"
#include "tools/relata/last_result.hpp"
#include "tools/relata/line_source.hpp"
#include "tools/relata/pager.hpp"
#include "tools/relata/session.hpp"

namespace relata::tools {

inline constexpr uint64_t kPagedRows = 1000;    // of a result in a box, where a pager shows it; :max-rows changes it
inline constexpr uint64_t kUnpagedRows = 40;    // where none does

struct ShellState {
  Session session;
  Streams& streams;
  LineSource& lines;
  BatchOptions options;                           // mode, parameters, timer
  std::string pager = {};                         // the command; empty: none
  bool max_rows_chosen = false;                   // by :max-rows, so that :pager does not change it
  LastResult last = {};
  std::unique_ptr<std::ofstream> file = nullptr;  // :output and :once write there
  std::unique_ptr<PagerStream> paged = nullptr;   // while a result is shown
  bool once = false;                              // close `file` after the next statement
  bool quit = false;
  uint32_t depth = 0;                             // of :source inside of :source
  int exit = kExitOk;                             // of the worst statement
};

// While it lives, what is longer than the screen goes through the pager, if there is one and `wanted`.
class Paging {
 public:
  explicit Paging(ShellState& state, bool wanted = true);
  ~Paging() { state_.paged.reset(); }  // waits until the pager is left
  Paging(const Paging&) = delete;
  Paging& operator=(const Paging&) = delete;
  [[nodiscard]] std::ostream& out() { return state_.paged ? *state_.paged : state_.streams.out; }

 private:
  ShellState& state_;
};

// Where a result goes: the file of :output, a pager, or the shell's own streams.
Streams result_streams(ShellState& state);

// Runs one statement of `text` with all that the shell does around it: pager, timer, the end of :once.
int run_shell_statement(ShellState& state, std::string_view text, Span statement, const std::string& source);

// Runs statements and commands, each command on a line of its own that begins with a colon or a point. Stops at the first that fails,
// at :quit and at Ctrl-C. Gives the exit code.
int run_script(ShellState& state, std::string_view text, const std::string& source);

}  // namespace relata::tools
