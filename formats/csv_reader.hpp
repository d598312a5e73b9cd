#pragma once
// Records of a CSV file, one after the other, in constant memory (RFC 4180: fields in double quotes may hold delimiters,
// line breaks and doubled quotes). A record that is not well formed is told and left out; reading goes on at the line
// after its first.

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"

namespace relata::formats {

inline constexpr size_t kLongestRecord = size_t{16} << 20;  // bytes; a longer one is not well formed

struct CsvField {
  std::string_view text;
  bool quoted = false;  // "" is an empty text, nothing at all is no text
};

class CsvReader {
 public:
  // `block_read` is called after each block of about a megabyte that was read.
  static Result<CsvReader> open(const std::string& path, char delimiter, std::function<void()> block_read = {});

  enum class Outcome : uint8_t { record, malformed, end, failed };
  // The next record that is not a blank line. After `record` fields() are its fields, after `malformed` complaint()
  // says why; after `failed` the file cannot be read.
  Outcome next();
  [[nodiscard]] std::span<const CsvField> fields() const { return fields_; }  // valid until the next call
  [[nodiscard]] uint64_t line_1based() const { return record_line_; }         // where the record begins
  [[nodiscard]] const std::string& complaint() const { return complaint_; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(std::FILE* f) const { std::fclose(f); }
  };
  enum class Parsed : uint8_t { whole, needs_more, malformed };

  bool fill();  // reads one more block; false at the end of the file or a failure
  void split_plain(std::string_view line);
  Parsed parse_quoted();
  Parsed parse_quoted_field(size_t& at);
  Outcome malformed(std::string complaint);
  void skip_line();

  std::unique_ptr<std::FILE, Close> file_;
  std::string path_;
  std::function<void()> block_read_;
  char delimiter_ = ',';
  bool at_end_ = false;
  bool failed_ = false;
  std::string buffer_;
  size_t at_ = 0;  // of the next record in buffer_
  uint64_t line_ = 1;
  uint64_t record_line_ = 1;
  std::vector<CsvField> fields_;
  std::string unquoted_;            // texts of fields with doubled quotes
  std::vector<size_t> in_unquoted_;  // fields that stand there: index of the field, begin, length
  std::string complaint_;
};

}  // namespace relata::formats
