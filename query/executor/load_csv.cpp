// LoadCsv: a row for each record of a file.
//
// A record that cannot be read ends the statement, and the error says its line. A record with more or fewer fields than
// the header is read as far as it goes, and a warning says its line.
#include <algorithm>

#include "query/executor/csv_reader.hpp"
#include "query/executor/operators.hpp"

namespace relata::query {

namespace {

class LoadCsv final : public RowOperator {
 public:
  LoadCsv(Context context, const Plan& plan, const plan::LoadCsv& node, OperatorPtr input)
      : RowOperator(context, plan, std::move(input)), load_(node.load) {}

 protected:
  void open(Row row) override {
    reader_.reset();
    names_.clear();
    odd_records_ = 0;
    const Value url = evaluator().value(load_.url, row);
    if (url.is_null() || execution().failed_in(evaluator())) return;
    if (url.type() != ValueType::string) {
      return execution().fail("TypeError", "InvalidArgumentType", "LOAD CSV needs the name of a file as a string",
                              load_.url.span);
    }
    url_ = url.string();
    Result<std::string> path = csv_path(url_);
    if (!path) return fail(std::move(path).error());
    Result<CsvReader> reader = CsvReader::open(*path, load_.separator);
    if (!reader) return fail(std::move(reader).error());
    reader_.emplace(std::move(*reader));
    if (load_.headers) read_names();
  }

  bool step(Row row, Chunk& out) override {
    while (reader_ && !out.full()) {
      if (++records_ % kPollRecords == 0 && !execution().go_on()) return false;
      std::optional<CsvReader::Record> record = next();
      if (!record) {
        reader_.reset();
        report_odd_records();
        return false;
      }
      const std::span<Value> added = out.add(row);
      added[load_.slot] = load_.headers ? as_map(std::move(*record)) : as_list(std::move(*record));
      added[load_.line_slot] = static_cast<int64_t>(reader_->line_1based());
      added[load_.file_slot] = url_;
    }
    return reader_.has_value();
  }

 private:
  static constexpr uint64_t kPollRecords = 256;
  static constexpr uint64_t kReportedRecords = 10;  // by their lines; of more only the number is told

  void fail(Error error) {
    reader_.reset();
    execution().fail(std::move(error));
  }

  std::optional<CsvReader::Record> next() {
    Result<std::optional<CsvReader::Record>> record = reader_->next();
    if (record) return std::move(*record);
    fail(std::move(record).error());
    return std::nullopt;
  }

  void read_names() {
    const std::optional<CsvReader::Record> header = next();
    if (!header) return;
    for (const std::optional<std::string>& name : *header) {
      names_.push_back(name.value_or(""));
      const auto same = std::count(names_.begin(), names_.end(), names_.back());
      if (same == 1) continue;
      Error e;
      e.message = url_ + ":" + std::to_string(reader_->line_1based()) + ": the header names '" + names_.back() +
                  "' more than once";
      return fail(std::move(e));
    }
  }

  static Value as_value(std::optional<std::string> field) { return field ? Value(std::move(*field)) : Value(); }

  static Value as_list(CsvReader::Record record) {
    List out;
    for (std::optional<std::string>& field : record) out.push_back(as_value(std::move(field)));
    return Value(std::move(out));
  }

  Value as_map(CsvReader::Record record) {
    if (record.size() != names_.size() && ++odd_records_ <= kReportedRecords) {
      execution().warn(url_ + ":" + std::to_string(reader_->line_1based()) + ": " + std::to_string(record.size()) +
                       " fields where the header has " + std::to_string(names_.size()));
    }
    Map out;
    for (size_t i = 0; i < names_.size(); ++i)
      out[names_[i]] = i < record.size() ? as_value(std::move(record[i])) : Value();
    return Value(std::move(out));
  }

  void report_odd_records() {
    if (odd_records_ > kReportedRecords) {
      execution().warn(url_ + ": " + std::to_string(odd_records_ - kReportedRecords) +
                       " more records have another number of fields than the header");
    }
  }

  const BoundLoadCsv& load_;
  std::string url_;
  std::optional<CsvReader> reader_;
  std::vector<std::string> names_;
  uint64_t odd_records_ = 0;
  uint64_t records_ = 0;
};

}  // namespace

OperatorPtr make_load_csv(Context context, const Plan& plan, const plan::LoadCsv& node, OperatorPtr input) {
  return std::make_unique<LoadCsv>(context, plan, node, std::move(input));
}

}  // namespace relata::query
