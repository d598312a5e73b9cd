#include "common/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace relata {

namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kKeptError = 64 << 10;

// A pipe whose ends are closed with the object and in every child that is not meant to have them.
class Pipe {
 public:
  Pipe() { opened_ = pipe2(ends_.data(), O_CLOEXEC) == 0; }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  [[nodiscard]] bool opened() const { return opened_; }
  [[nodiscard]] int read_end() const { return ends_[0]; }
  [[nodiscard]] int write_end() const { return ends_[1]; }
  void close_end(size_t i) {
    if (opened_ && ends_[i] >= 0) close(ends_[i]);
    ends_[i] = -1;
  }

 private:
  std::array<int, 2> ends_ = {-1, -1};
  bool opened_ = false;
};

Error cannot_start(const std::string& program, int reason) {
  return file_error(program, reason == ENOENT ? "is not installed" : std::string("cannot be started: ") + std::strerror(reason));
}

Result<pid_t> start(std::vector<std::string>& argv, const Pipe& out, const Pipe& error) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out.write_end(), 1);
  posix_spawn_file_actions_adddup2(&actions, error.write_end(), 2);
  std::vector<char*> pointers;
  for (std::string& a : argv) pointers.push_back(a.data());
  pointers.push_back(nullptr);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, pointers[0], &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return cannot_start(argv[0], failed);
  return child;
}

// Appends what can be read now; false at the end of the stream.
bool read_some(int from, std::string& to) {
  std::array<char, 65536> buffer;
  const ssize_t count = read(from, buffer.data(), buffer.size());
  if (count > 0) to.append(buffer.data(), static_cast<size_t>(count));
  return count > 0 || (count < 0 && errno == EINTR);
}

// Reads both streams until they end or a limit is reached.
ProcessEnd listen(const Pipe& out, const Pipe& error, const ProcessLimits& limits, ProcessOutcome& outcome) {
  const auto deadline = Clock::now() + limits.time;
  std::array<pollfd, 2> streams = {pollfd{out.read_end(), POLLIN, 0}, pollfd{error.read_end(), POLLIN, 0}};
  while (streams[0].fd >= 0 || streams[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return ProcessEnd::out_of_time;
    if (poll(streams.data(), streams.size(), static_cast<int>(left)) < 0 && errno != EINTR) return ProcessEnd::killed;
    if (streams[0].revents != 0 && !read_some(streams[0].fd, outcome.out)) streams[0].fd = -1;
    if (streams[1].revents != 0 && !read_some(streams[1].fd, outcome.error)) streams[1].fd = -1;
    if (outcome.out.size() > limits.output_bytes) return ProcessEnd::too_long_output;
    if (outcome.error.size() > kKeptError) outcome.error.resize(kKeptError);
    streams[0].revents = streams[1].revents = 0;
  }
  return ProcessEnd::exited;
}

}  // namespace

Result<ProcessOutcome> run_process(std::vector<std::string> argv, const ProcessLimits& limits) {
  Pipe out, error;
  if (!out.opened() || !error.opened()) return cannot_start(argv[0], errno);
  const Result<pid_t> child = start(argv, out, error);
  if (!child) return child.error();
  out.close_end(1);
  error.close_end(1);
  ProcessOutcome outcome;
  outcome.end = listen(out, error, limits, outcome);
  if (outcome.end != ProcessEnd::exited) kill(*child, SIGKILL);
  int status = 0;
  while (waitpid(*child, &status, 0) < 0 && errno == EINTR) {
  }
  if (outcome.end != ProcessEnd::exited) return outcome;
  if (WIFEXITED(status)) outcome.status = WEXITSTATUS(status);
  else outcome.end = ProcessEnd::killed;
  return outcome;
}

}  // namespace relata
