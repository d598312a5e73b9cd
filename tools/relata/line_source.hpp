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

// What could stand for the end of a text that is being typed: each candidate would replace everything from byte `begin` on.
struct Completion {
  size_t begin = 0;
  std::vector<std::string> candidates;
};

// What the shell does for an editor.
struct LineAssist {
  // Completes a text that ends at the cursor.
  std::function<Completion(std::string_view text)> complete;
  // Whether Enter ends the text (true) or begins another line of it.
  std::function<bool(std::string_view text)> finished;
  // Does a few milliseconds of work ahead while no key is pressed; false if there is none left.
  std::function<bool()> idle;
};

class LineSource {
 public:
  virtual ~LineSource() = default;
  // Reads one line, or several where an editor lets a person write them at once, without the last line break. The prompt is shown only
  // where a person types.
  virtual LineStatus read(const std::string& prompt, std::string& line) = 0;
  // Adds an entry, which may have several lines, to the history.
  virtual void remember(const std::string& entry) = 0;
  [[nodiscard]] virtual std::vector<std::string> history() const = 0;
  virtual void assist_with(LineAssist assist) = 0;
};

// Lines of a stream: no prompt, no completion; the history lasts as long as the object.
class StreamLines : public LineSource {
 public:
  explicit StreamLines(std::istream& in) : in_(in) {}
  LineStatus read(const std::string& prompt, std::string& line) override;
  void remember(const std::string& entry) override { history_.push_back(entry); }
  [[nodiscard]] std::vector<std::string> history() const override { return history_; }
  void assist_with(LineAssist) override {}

 private:
  std::istream& in_;
  std::vector<std::string> history_;
};

}  // namespace relata::tools
