#include "tools/relata/readline_editor.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include <readline/history.h>
#include <readline/readline.h>

#include "tools/relata/interrupt.hpp"

namespace relata::tools {

namespace {

constexpr int kHistoryEntries = 10000;

class ReadlineEditor;
ReadlineEditor* active = nullptr;  // readline's callbacks carry no context

// readline's callback interface instead of readline(): the wait for a key is ours, and so is what Ctrl-C does to it.
class ReadlineEditor : public LineSource {
 public:
  explicit ReadlineEditor(std::filesystem::path history_file) : file_(std::move(history_file)) {
    active = this;
    rl_catch_signals = 0;  // the shell has its own handler
    rl_readline_name = "relata";
    rl_completer_word_break_characters = " \t\n()[]{},.:;=<>|+-*/%^\"'`";
    rl_attempted_completion_function = complete;
    rl_completion_append_character = '\0';
    open_history();
  }
  ~ReadlineEditor() override { active = nullptr; }

  LineStatus read(const std::string& prompt, std::string& line) override {
    std::fflush(stdout);
    done_ = false;
    rl_callback_handler_install(prompt.c_str(), on_line);
    while (!done_) {
      if (wait_for_key()) rl_callback_read_char();
      else if (interrupted().exchange(false)) return abandon();
      else rl_resize_terminal();  // the other signal that ends a wait is a change of the window
    }
    if (end_) return LineStatus::end;
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

  void complete_with(Completer completer) override { completer_ = std::move(completer); }

 private:
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

  // True: a key can be read. False: a signal came.
  static bool wait_for_key() {
    pollfd keys{STDIN_FILENO, POLLIN, 0};
    sigset_t blocked, before;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGINT);
    sigprocmask(SIG_BLOCK, &blocked, &before);  // a Ctrl-C between this test and the wait must not be lost
    const bool pending = interrupted().load();
    const int ready = pending ? -1 : ppoll(&keys, 1, nullptr, &before);
    sigprocmask(SIG_SETMASK, &before, nullptr);
    return ready > 0;
  }

  LineStatus abandon() {
    rl_callback_sigcleanup();
    rl_free_line_state();
    rl_callback_handler_remove();
    std::fputs("^C\n", stdout);
    std::fflush(stdout);
    return LineStatus::interrupted;
  }

  static void on_line(char* text) {
    rl_callback_handler_remove();
    active->done_ = true;
    active->end_ = text == nullptr;
    if (text == nullptr) return;
    active->line_ = text;
    std::free(text);
  }

  static char** complete(const char* word, int begin, int) {
    rl_attempted_completion_over = 1;  // no file names where nothing fits
    if (!active->completer_) return nullptr;
    active->candidates_ = active->completer_({rl_line_buffer, static_cast<size_t>(begin)}, word);
    return rl_completion_matches(word, next_candidate);
  }
  // readline takes what it is given with free().
  static char* next_candidate(const char*, int state) {
    if (state == 0) active->next_ = 0;
    if (active->next_ >= active->candidates_.size()) return nullptr;
    return strdup(active->candidates_[active->next_++].c_str());
  }

  std::filesystem::path file_;
  Completer completer_;
  std::vector<std::string> candidates_;
  size_t next_ = 0;
  std::string line_;
  bool done_ = false;
  bool end_ = false;
};

}  // namespace

std::unique_ptr<LineSource> make_readline_editor(const std::filesystem::path& history_file) {
  return std::make_unique<ReadlineEditor>(history_file);
}

}  // namespace relata::tools
