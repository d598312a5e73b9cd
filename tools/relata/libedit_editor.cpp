// libedit, for an executable without the GPL. It draws by itself: no colours, and a statement of several lines is typed line by line.

#include "tools/relata/line_editor.hpp"

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cwchar>
#include <system_error>

#include <histedit.h>

#include "tools/relata/interrupt.hpp"
#include "tools/relata/screen.hpp"

namespace relata::tools {

namespace {

constexpr int kHistoryEntries = 10000;
constexpr size_t kListedRows = 10;

class LibeditEditor : public LineSource {
 public:
  explicit LibeditEditor(std::filesystem::path history_file) : file_(std::move(history_file)), edit_(el_init("relata", stdin, stdout, stderr)), history_(history_init()) {
    if (std::setlocale(LC_CTYPE, "") == nullptr || MB_CUR_MAX == 1) {
      setenv("LC_ALL", "C.UTF-8", 1);  // readline asks the environment
      std::setlocale(LC_CTYPE, "");
    }
    el_set(edit_, EL_CLIENTDATA, this);
    el_set(edit_, EL_EDITOR, "emacs");
    el_set(edit_, EL_SIGNAL, 0);  // the shell has its own handler
    el_set(edit_, EL_PROMPT, prompt);
    el_set(edit_, EL_GETCFN, next_key);
    el_set(edit_, EL_HIST, ::history, history_);
    el_set(edit_, EL_ADDFN, "relata-complete", "complete what is typed", complete);
    el_set(edit_, EL_BIND, "^I", "relata-complete", nullptr);
    ::history(history_, &event_, H_SETSIZE, kHistoryEntries);
    ::history(history_, &event_, H_SETUNIQUE, 1);
    if (file_.empty()) return;
    std::error_code failed;
    std::filesystem::create_directories(file_.parent_path(), failed);
    ::history(history_, &event_, H_LOAD, file_.c_str());
  }
  ~LibeditEditor() override {
    history_end(history_);
    el_end(edit_);
  }

  LineStatus read(const std::string& prompt_text, std::string& line) override {
    prompt_ = prompt_text;
    interrupted_ = false;
    int size = 0;
    const char* text = el_gets(edit_, &size);
    if (interrupted_) {
      std::fputs("^C\n", stdout);
      std::fflush(stdout);
      el_reset(edit_);
      return LineStatus::interrupted;
    }
    if (text == nullptr || size <= 0) {
      std::fputs("\n", stdout);
      std::fflush(stdout);
      return LineStatus::end;
    }
    line.assign(text, static_cast<size_t>(size));
    while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
    return LineStatus::line;
  }

  void remember(const std::string& entry) override {
    ::history(history_, &event_, H_ENTER, entry.c_str());
    if (!file_.empty()) ::history(history_, &event_, H_SAVE, file_.c_str());
  }

  [[nodiscard]] std::vector<std::string> history() const override {
    std::vector<std::string> entries;
    HistEvent event;
    for (int more = ::history(history_, &event, H_LAST); more >= 0; more = ::history(history_, &event, H_PREV)) entries.emplace_back(event.str);
    return entries;
  }

  void assist_with(LineAssist assist) override { assist_ = std::move(assist); }

 private:
  static LibeditEditor& self(EditLine* edit) {
    void* data = nullptr;
    el_get(edit, EL_CLIENTDATA, &data);
    return *static_cast<LibeditEditor*>(data);
  }
  static char* prompt(EditLine* edit) { return self(edit).prompt_.data(); }

  // One character, or the end of the line where Ctrl-C came. Work ahead is done while none comes.
  static int next_key(EditLine* edit, wchar_t* key) {
    LibeditEditor& me = self(edit);
    if (!me.wait_for_key()) {
      me.interrupted_ = true;
      return 0;
    }
    std::string bytes;
    mbstate_t state{};
    for (char byte = 0; bytes.size() < 8 && ::read(STDIN_FILENO, &byte, 1) == 1;) {
      const size_t used = std::mbrtowc(key, &byte, 1, &state);
      if (used != static_cast<size_t>(-2)) return used == static_cast<size_t>(-1) ? -1 : 1;
      bytes += byte;
    }
    return 0;
  }

  bool wait_for_key() {
    bool work = static_cast<bool>(assist_.idle);
    while (true) {
      if (interrupted().exchange(false)) return false;
      pollfd keys{STDIN_FILENO, POLLIN, 0};
      const int ready = poll(&keys, 1, work ? 0 : 200);
      if (ready > 0) return true;
      if (work) work = assist_.idle();
    }
  }

  static unsigned char complete(EditLine* edit, int) {
    LibeditEditor& me = self(edit);
    const LineInfo* line = el_line(edit);
    const std::string_view before(line->buffer, static_cast<size_t>(line->cursor - line->buffer));
    const Completion found = me.assist_.complete ? me.assist_.complete(before) : Completion();
    if (found.candidates.empty()) return CC_ERROR;
    std::string common = found.candidates[0];
    for (const std::string& c : found.candidates) {
      const size_t size = std::min(common.size(), c.size());
      common.resize(static_cast<size_t>(std::mismatch(c.begin(), c.begin() + static_cast<std::ptrdiff_t>(size), common.begin()).first - c.begin()));
    }
    if (common.size() > before.size() - found.begin || found.candidates.size() == 1) {
      el_deletestr(edit, static_cast<int>(before.size() - found.begin));
      return el_insertstr(edit, common.c_str()) == 0 ? CC_REFRESH : CC_ERROR;
    }
    std::fputs(("\n" + in_columns(found.candidates, 80, kListedRows)).c_str(), stdout);
    return CC_REDISPLAY;
  }

  std::filesystem::path file_;
  EditLine* edit_;
  History* history_;
  HistEvent event_{};
  LineAssist assist_;
  std::string prompt_;
  bool interrupted_ = false;
};

}  // namespace

std::unique_ptr<LineSource> make_line_editor(const std::filesystem::path& history_file) { return std::make_unique<LibeditEditor>(history_file); }

}  // namespace relata::tools
