#pragma once
// The result that was shown last: kept to be asked about (:evidence) and shown again (:last).

#include <string>
#include <vector>

#include "formats/result_writer.hpp"

namespace relata::tools {

class LastResult : public formats::ResultWriter {
 public:
  static constexpr size_t kKept = 10'000;  // rows; of a longer result the first

  void begin(std::span<const std::string> columns) override {
    names_.assign(columns.begin(), columns.end());
    rows_.clear();
    count_ = 0;
  }
  void row(std::span<const query::Cell> cells) override {
    if (++count_ > kKept) return;
    std::vector<Value>& kept = rows_.emplace_back();
    for (const query::Cell& c : cells) kept.push_back(c.value());
  }
  void end() override {}

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] const std::vector<std::vector<Value>>& rows() const { return rows_; }
  [[nodiscard]] uint64_t count() const { return count_; }  // of all rows, kept or not
  std::string statement;                                   // that was run last

 private:
  std::vector<std::string> names_;
  std::vector<std::vector<Value>> rows_;
  uint64_t count_ = 0;
};

}  // namespace relata::tools
