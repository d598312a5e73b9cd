#pragma once
// The one error type and the one result type. An Error keeps offsets and is rendered late, once (common/render.hpp).

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/span.hpp"

namespace relata {

// What went wrong, by whom it can be mended; it also decides the exit code of the tool (DESIGN section 6).
enum class ErrorKind {
  usage,      // the command line: exit 2
  file,       // a file is missing, unreadable, unwritable, of another kind or of a newer version: exit 3
  data,       // the content of an input: exit 1
  query,      // a query is wrong or fails at run time: exit 1
  limit,      // a limit on time, memory, depth or size was reached: exit 1
  cancelled,  // Ctrl-C: exit 130
};

// When a query error is found. openCypher's test suite distinguishes the two.
enum class Phase { compile_time, runtime };

struct Note {
  std::string message;
  std::optional<Span> span;  // into the same text as the error's span
};

struct Error {
  ErrorKind kind = ErrorKind::data;
  std::string message;        // one sentence, no full stop, no line break
  std::string source;         // name of the text the span points into: a path, "<query>"; empty if none
  std::optional<Span> span;   // bytes of that text
  std::string hint;           // what would have been right ("did you mean MATCH?"); may be empty
  std::vector<Note> notes;    // further places, ordered by place
  // Only for kind query; the names are openCypher's: "SyntaxError", "UndefinedVariable".
  std::string type;
  Phase phase = Phase::compile_time;
  std::string detail;
};

inline Error file_error(std::string path, std::string message) {
  Error e;
  e.kind = ErrorKind::file;
  e.message = std::move(message);
  e.source = std::move(path);
  return e;
}

// A value or an Error.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}          // NOLINT: implicit on purpose
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}      // NOLINT: implicit on purpose
  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  // Require ok().
  [[nodiscard]] T& value() & { assert(ok()); return *std::get_if<0>(&state_); }
  [[nodiscard]] const T& value() const& { assert(ok()); return *std::get_if<0>(&state_); }
  [[nodiscard]] T&& value() && { assert(ok()); return std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  // Requires !ok().
  [[nodiscard]] Error& error() & { assert(!ok()); return *std::get_if<1>(&state_); }
  [[nodiscard]] const Error& error() const& { assert(!ok()); return *std::get_if<1>(&state_); }
  [[nodiscard]] Error&& error() && { assert(!ok()); return std::move(*std::get_if<1>(&state_)); }

 private:
  std::variant<T, Error> state_;
};

// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit on purpose
  [[nodiscard]] bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] Error& error() & { assert(!ok()); return *error_; }
  [[nodiscard]] const Error& error() const& { assert(!ok()); return *error_; }
  [[nodiscard]] Error&& error() && { assert(!ok()); return std::move(*error_); }

 private:
  std::optional<Error> error_;
};

}  // namespace relata
