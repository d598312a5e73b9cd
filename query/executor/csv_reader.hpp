#pragma once
// Records of a CSV file, one after the other (RFC 4180): fields between separators, a field in double quotes may hold
// separators, line breaks and doubled quotes. Internal to query/executor.

#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "common/error.hpp"

namespace relata::query {

class CsvReader {
 public:
  // Nothing is read yet. `path` names the file in errors.
  static Result<CsvReader> open(const std::string& path, char separator);

  // One field: absent when it is empty and not in quotes.
  using Record = std::vector<std::optional<std::string>>;
  // The next record, or nothing at the end. Lines that are empty are passed over. Errors of kind data say the line:
  // quotes that never close, text behind closing quotes, bytes that are no UTF-8, a record of more than 64 MiB.
  Result<std::optional<Record>> next();
  // The line at which the last record began, from 1.
  [[nodiscard]] uint64_t line_1based() const { return begin_line_; }

 private:
  CsvReader(std::string path, char separator) : path_(std::move(path)), separator_(separator) {}
  bool fill();
  [[nodiscard]] int peek();
  int take();
  Result<std::optional<std::string>> field();
  Result<std::string> quoted();
  [[nodiscard]] Error bad(uint64_t line, std::string message) const;

  std::string path_;
  char separator_;
  std::ifstream file_;
  std::string buffer_;
  size_t at_ = 0;
  uint64_t line_ = 1;        // of the next character
  uint64_t begin_line_ = 0;  // of the record
  size_t record_bytes_ = 0;
};

// The path of a file: URL or of a plain name; an error for other URLs.
Result<std::string> csv_path(const std::string& url);

}  // namespace relata::query
