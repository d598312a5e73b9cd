#include "tools/relata/line_editor.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include <readline/history.h>
#include <readline/readline.h>

#include "tools/relata/interrupt.hpp"
#include "tools/relata/screen.hpp"

namespace relata::tools {

namespace {

constexpr int kHistoryEntries = 10000;
constexpr size_t kListedRows = 10;  // of completions
constexpr const char* kMorePrompt = "   ...> ";

class ReadlineEditor;
ReadlineEditor* active = nullptr;  // readline's callbacks carry no context

bool has_variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

// readline's callback interface instead of readline(): the wait for a key is ours, and so is what Ctrl-C does to it. The drawing is ours,
// too (screen.hpp), so that a statement of several lines is one text with colours; on a terminal that cannot move its cursor
// readline draws, one line at a time.
class ReadlineEditor : public LineSource {
 public:
  explicit ReadlineEditor(std::filesystem::path history_file) : file_(std::move(history_file)) {
    active = this;
    // relata speaks UTF-8 whatever the locale; readline must know it to move over whole characters.
    if (std::setlocale(LC_CTYPE, "") == nullptr || MB_CUR_MAX == 1) {
      setenv("LC_ALL", "C.UTF-8", 1);  // readline asks the environment
      std::setlocale(LC_CTYPE, "");
    }
    rl_catch_signals = 0;  // the shell has its own handler
    rl_readline_name = "relata";
    const char* terminal = std::getenv("TERM");
    draws_ = terminal != nullptr && *terminal != '\0' && std::strcmp(terminal, "dumb") != 0;
    color_ = draws_ && !has_variable("NO_COLOR");
    if (draws_) rl_redisplay_function = redisplay;
    rl_initialize();
    bind_keys();
    open_history();
  }
  ~ReadlineEditor() override {
    rl_redisplay_function = rl_redisplay;
    active = nullptr;
  }

  LineStatus read(const std::string& prompt, std::string& line) override {
    std::fflush(stdout);
    status_ = Status::typing;
    quiet_ = false;
    cursor_row_ = 0;
    rl_callback_handler_install(prompt.c_str(), on_line);
    while (status_ == Status::typing) {
      if (wait_for_key()) rl_callback_read_char();
      else if (interrupted().exchange(false)) return abandon();
      else rl_resize_terminal();  // the other signal that ends a wait is a change of the window
    }
    if (status_ == Status::ended) return LineStatus::end;
    if (status_ == Status::accepted) close_line();
    line = std::move(line_);
    return LineStatus::line;
  }

  void remember(const std::string& entry) override {
    if (entry.empty() || (history_length > 0 && entry == history_get(history_base + history_length - 1)->line)) return;
    add_history(entry.c_str());
    if (!file_.empty()) append_history(1, file_.c_str());
  }

  [[nodiscard]] std::vector<std::string> history() const override {
    std::vector<std::string> entries;
    for (int i = 0; i < history_length; ++i) entries.emplace_back(history_get(history_base + i)->line);
    return entries;
  }

  void assist_with(LineAssist assist) override { assist_ = std::move(assist); }

 private:
  enum class Status { typing, read, accepted, ended };

  static void bind_keys() {
    for (Keymap map : {emacs_standard_keymap, vi_insertion_keymap}) {
      rl_bind_key_in_map('\t', on_tab, map);
      rl_bind_key_in_map('\r', on_enter, map);
      rl_bind_key_in_map('\n', on_enter, map);
      rl_bind_key_in_map('L' - '@', on_clear, map);
      for (const char* up : {"\x1b[A", "\x1bOA"}) rl_bind_keyseq_in_map(up, on_up, map);
      for (const char* down : {"\x1b[B", "\x1bOB"}) rl_bind_keyseq_in_map(down, on_down, map);
    }
    for (const int key : {'\r', '\n'}) rl_bind_key_in_map(key, on_enter, vi_movement_keymap);
  }

  // Without time stamps the file has no mark between entries, and one of several lines would come back as several.
  void open_history() {
    history_comment_char = '#';
    history_write_timestamps = 1;
    stifle_history(kHistoryEntries);
    if (file_.empty()) return;
    std::error_code failed;
    std::filesystem::create_directories(file_.parent_path(), failed);
    if (read_history(file_.c_str()) == ENOENT && write_history(file_.c_str()) != 0) file_.clear();
  }

  // True: a key can be read. False: a signal came. Work ahead is done meanwhile.
  bool wait_for_key() {
    pollfd keys{STDIN_FILENO, POLLIN, 0};
    sigset_t blocked, before;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGINT);
    bool work = static_cast<bool>(assist_.idle);
    while (true) {
      sigprocmask(SIG_BLOCK, &blocked, &before);  // a Ctrl-C between this test and the wait must not be lost
      constexpr timespec kNoWait{0, 0};
      const bool pending = interrupted().load();
      const int ready = pending ? -1 : ppoll(&keys, 1, work ? &kNoWait : nullptr, &before);
      sigprocmask(SIG_SETMASK, &before, nullptr);
      if (ready != 0) return ready > 0;
      work = assist_.idle();
    }
  }

  [[nodiscard]] static std::string_view text() { return {rl_line_buffer, static_cast<size_t>(rl_end)}; }

  // --- drawing ---

  [[nodiscard]] Screenful screenful(std::span<const Style> styles) const {
    int rows = 24, columns = 80;
    rl_get_screen_size(&rows, &columns);
    Screenful what;
    what.prompt = rl_display_prompt == nullptr ? "" : rl_display_prompt;
    what.more_prompt = kMorePrompt;
    what.text = text();
    what.cursor = static_cast<size_t>(rl_point);
    what.styles = styles;
    what.columns = static_cast<uint32_t>(std::max(columns, 2));
    what.rows = static_cast<uint32_t>(std::max(rows, 1));
    return what;
  }

  void show(bool whole) {
    if (!draws_ || quiet_) return;
    const std::vector<Style> styles = color_ ? highlight(text(), whole ? text().size() + 1 : static_cast<size_t>(rl_point)) : std::vector<Style>();
    const Screenful what = screenful(styles);
    const Drawing drawing = whole ? draw_whole(what, cursor_row_) : draw(what, cursor_row_);
    cursor_row_ = drawing.cursor_row;
    std::fwrite(drawing.bytes.data(), 1, drawing.bytes.size(), stdout);
    std::fflush(stdout);
  }
  static void redisplay() { active->show(false); }

  // Leaves the text on the screen with the cursor on the line below it.
  void end_drawing(const char* mark) {
    show(true);
    std::fputs(mark, stdout);
    std::fputs("\r\n", stdout);
    std::fflush(stdout);
    cursor_row_ = 0;
  }

  // --- the ends of a line ---

  // Ends the line without rl_newline, which believes that readline drew the screen.
  void close_line() {
    quiet_ = true;
    rl_free_line_state();
    rl_callback_handler_remove();
  }

  LineStatus abandon() {
    rl_callback_sigcleanup();
    if (draws_) end_drawing("^C");
    else std::fputs("^C\n", stdout);
    close_line();
    std::fflush(stdout);
    return LineStatus::interrupted;
  }

  static void on_line(char* line) {
    rl_callback_handler_remove();
    active->status_ = line == nullptr ? Status::ended : Status::read;
    if (line == nullptr) {
      std::fputs("\n", stdout);
      std::fflush(stdout);
      return;
    }
    active->line_ = line;
    std::free(line);
  }

  static int on_enter(int count, int key) {
    if (!active->draws_) return rl_newline(count, key);
    if (active->assist_.finished && !active->assist_.finished(text())) {
      rl_insert_text("\n");
      return 0;
    }
    active->end_drawing("");
    active->quiet_ = true;  // readline would draw the text once more on its way out
    active->line_ = std::string(text());
    active->status_ = Status::accepted;
    return 0;
  }

  // --- keys ---

  static int on_clear(int count, int key) {
    if (!active->draws_) return rl_clear_screen(count, key);
    std::fputs("\x1b[H\x1b[2J", stdout);
    active->cursor_row_ = 0;
    active->show(false);
    return 0;
  }

  // The offset in the line above or below the cursor at the same column, or -1.
  static int place_above() {
    const std::string_view all = text();
    const size_t point = static_cast<size_t>(rl_point);
    const size_t begin = point == 0 ? std::string_view::npos : all.rfind('\n', point - 1);
    if (begin == std::string_view::npos) return -1;
    const size_t above = begin == 0 ? 0 : all.rfind('\n', begin - 1) + 1;  // npos + 1 is 0
    return at_column(above, begin, point - begin - 1);
  }
  static int place_below() {
    const std::string_view all = text();
    const size_t point = static_cast<size_t>(rl_point);
    const size_t end = all.find('\n', point);
    if (end == std::string_view::npos) return -1;
    const size_t begin = point == 0 ? 0 : all.rfind('\n', point - 1) + 1;
    return at_column(end + 1, std::min(all.find('\n', end + 1), all.size()), point - begin);
  }
  static int at_column(size_t begin, size_t end, size_t column) {
    size_t at = std::min(begin + column, end);
    while (at > begin && at < end && (text()[at] & 0xC0) == 0x80) --at;
    return static_cast<int>(at);
  }
  static int on_up(int count, int key) {
    const int place = active->draws_ ? place_above() : -1;
    if (place < 0) return rl_get_previous_history(count, key);
    rl_point = place;
    return 0;
  }
  static int on_down(int count, int key) {
    const int place = active->draws_ ? place_below() : -1;
    if (place < 0) return rl_get_next_history(count, key);
    rl_point = place;
    return 0;
  }

  // --- completion ---

  static int on_tab(int, int) {
    ReadlineEditor& e = *active;
    const auto point = static_cast<size_t>(rl_point);
    const std::string_view before = text().substr(0, point);
    const size_t line = before.rfind('\n') + 1;
    if (line > 0 && before.find_first_not_of(" \t", line) == std::string_view::npos) {
      rl_insert_text("  ");  // at the beginning of a further line: indentation
      return 0;
    }
    const Completion found = e.assist_.complete ? e.assist_.complete(before) : Completion();
    if (found.candidates.empty()) return rl_ding();
    const std::string common = common_beginning(found.candidates);
    if (common.size() > point - found.begin || found.candidates.size() == 1) replace(found.begin, common);
    else e.list(found.candidates);
    return 0;
  }

  static std::string common_beginning(const std::vector<std::string>& words) {
    size_t size = words[0].size();
    for (const std::string& w : words) {
      size = std::min(size, w.size());
      size = static_cast<size_t>(std::mismatch(w.begin(), w.begin() + static_cast<std::ptrdiff_t>(size), words[0].begin()).first - w.begin());
    }
    while (size > 0 && size < words[0].size() && (words[0][size] & 0xC0) == 0x80) --size;
    return words[0].substr(0, size);
  }

  static void replace(size_t begin, const std::string& by) {
    rl_begin_undo_group();
    rl_delete_text(static_cast<int>(begin), rl_point);
    rl_point = static_cast<int>(begin);
    rl_insert_text(by.c_str());
    rl_end_undo_group();
  }

  void list(const std::vector<std::string>& words) {
    const Screenful what = screenful({});
    if (draws_) end_drawing("");
    else std::fputs("\r\n", stdout);
    std::fputs(in_columns(words, what.columns, kListedRows).c_str(), stdout);
    if (draws_) show(false);
    else rl_forced_update_display();
  }

  std::filesystem::path file_;
  LineAssist assist_;
  bool draws_ = false;
  bool color_ = false;
  bool quiet_ = false;      // nothing is drawn: the line is being closed
  uint32_t cursor_row_ = 0;  // as of Drawing
  Status status_ = Status::typing;
  std::string line_;
};

}  // namespace

std::unique_ptr<LineSource> make_line_editor(const std::filesystem::path& history_file) {
  return std::make_unique<ReadlineEditor>(history_file);
}

}  // namespace relata::tools
