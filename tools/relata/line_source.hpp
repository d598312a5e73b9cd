#pragma once
// Where the shell gets its lines: a stream (a test, a file, a pipe) or a terminal with an editor behind it.

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace relata::tools {

enum class LineStatus {
  line,         // a line was read
  end,          // end of input
  interrupted,  // Ctrl-C while the line was typed: the line is gone
};

// What could stand for the word under the cursor; `before` is what was typed before the word.
using Completer = std::function<std::vector<std::string>(std::string_view before, std::string_view word)>;

class LineSource {
 public:
  virtual ~LineSource() = default;
  // Reads one line, without its line break, into `line`. The prompt is shown only where a person types.
  virtual LineStatus read(const std::string& prompt, std::string& line) = 0;
  // Adds an entry, which may have several lines, to the history.
  virtual void remember(const std::string& entry) = 0;
  [[nodiscard]] virtual std::vector<std::string> history() const = 0;
  virtual void complete_with(Completer completer) = 0;
};

// Lines of a stream: no prompt, no completion; the history lasts as long as the object.
class StreamLines : public LineSource {
 public:
  explicit StreamLines(std::istream& in) : in_(in) {}
  LineStatus read(const std::string& prompt, std::string& line) override;
  void remember(const std::string& entry) override { history_.push_back(entry); }
  [[nodiscard]] std::vector<std::string> history() const override { return history_; }
  void complete_with(Completer) override {}

 private:
  std::istream& in_;
  std::vector<std::string> history_;
};

}  // namespace relata::tools
