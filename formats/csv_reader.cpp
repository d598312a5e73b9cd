#include "formats/csv_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace relata::formats {

namespace {

constexpr size_t kBlock = size_t{1} << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

Result<CsvReader> CsvReader::open(const std::string& path, char delimiter, std::function<void()> block_read) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return file_error(path, "is a folder, not a CSV file");
  CsvReader reader;
  reader.file_.reset(std::fopen(path.c_str(), "rb"));
  if (!reader.file_) return file_error(path, std::string("cannot be read: ") + std::strerror(errno));
  reader.path_ = path;
  reader.delimiter_ = delimiter;
  reader.block_read_ = std::move(block_read);
  reader.fill();
  if (std::string_view(reader.buffer_).starts_with(kByteOrderMark)) reader.at_ = kByteOrderMark.size();
  return reader;
}

bool CsvReader::fill() {
  if (at_end_ || failed_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const size_t before = buffer_.size();
  buffer_.resize(before + kBlock);
  const size_t read = std::fread(buffer_.data() + before, 1, kBlock, file_.get());
  buffer_.resize(before + read);
  failed_ = std::ferror(file_.get()) != 0;
  at_end_ = read < kBlock;
  if (read != 0 && block_read_) block_read_();
  return read != 0 && !failed_;
}

CsvReader::Outcome CsvReader::next() {
  while (true) {
    const char* from = buffer_.data() + at_;
    const size_t left = buffer_.size() - at_;
    const auto* newline = static_cast<const char*>(std::memchr(from, '\n', left));
    if (newline == nullptr && left <= kLongestRecord && fill()) continue;
    if (failed_) return Outcome::failed;
    if (left == 0) return Outcome::end;
    record_line_ = line_;
    if (newline == nullptr && left > kLongestRecord) return malformed("a line of more than 16 MiB");
    std::string_view line(from, newline == nullptr ? left : static_cast<size_t>(newline - from));
    if (line.find('"') != std::string_view::npos) {
      const Parsed parsed = parse_quoted();
      if (parsed == Parsed::whole) return Outcome::record;
      if (parsed == Parsed::malformed) return malformed(std::move(complaint_));
      if (buffer_.size() - at_ <= kLongestRecord && fill()) continue;
      return malformed("a quote that is opened and not closed");
    }
    at_ += line.size() + (newline == nullptr ? 0 : 1);
    ++line_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    split_plain(line);
    return Outcome::record;
  }
}

void CsvReader::split_plain(std::string_view line) {
  fields_.clear();
  const char* at = line.data();
  const char* last = at + line.size();
  while (true) {
    const char* stop = std::find(at, last, delimiter_);
    fields_.push_back({{at, static_cast<size_t>(stop - at)}, false});
    if (stop == last) return;
    at = stop + 1;
  }
}

// A record with at least one quote in its first line. Moves on only when it is whole.
CsvReader::Parsed CsvReader::parse_quoted() {
  fields_.clear();
  unquoted_.clear();
  in_unquoted_.clear();
  size_t at = at_;
  while (true) {
    if (at < buffer_.size() && buffer_[at] == '"') {
      if (const Parsed parsed = parse_quoted_field(at); parsed != Parsed::whole) return parsed;
    } else {
      size_t stop = at;
      while (stop < buffer_.size() && buffer_[stop] != delimiter_ && buffer_[stop] != '\n') ++stop;
      if (stop == buffer_.size() && !at_end_) return Parsed::needs_more;
      std::string_view text(buffer_.data() + at, stop - at);
      if ((stop == buffer_.size() || buffer_[stop] == '\n') && text.ends_with('\r')) text.remove_suffix(1);
      fields_.push_back({text, false});
      at = stop;
    }
    if (at == buffer_.size() || buffer_[at] == '\n') break;
    ++at;  // the delimiter
  }
  const size_t end = std::min(at + 1, buffer_.size());
  line_ += static_cast<uint64_t>(std::count(buffer_.begin() + static_cast<std::ptrdiff_t>(at_),
                                            buffer_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
  at_ = end;
  for (size_t i = 0; i < in_unquoted_.size(); i += 3)
    fields_[in_unquoted_[i]].text = std::string_view(unquoted_).substr(in_unquoted_[i + 1], in_unquoted_[i + 2]);
  return Parsed::whole;
}

// From the opening quote to behind the field: at a delimiter, a line break or the end of the file.
CsvReader::Parsed CsvReader::parse_quoted_field(size_t& at) {
  const size_t begin = at + 1;
  const size_t kept = unquoted_.size();
  bool doubled = false;
  size_t from = begin;
  while (true) {
    const size_t quote = buffer_.find('"', from);
    if (quote == std::string::npos) return Parsed::needs_more;
    if (quote + 1 == buffer_.size() && !at_end_) return Parsed::needs_more;
    if (quote + 1 < buffer_.size() && buffer_[quote + 1] == '"') {
      unquoted_.append(buffer_, from, quote + 1 - from);
      doubled = true;
      from = quote + 2;
      continue;
    }
    if (doubled) {
      unquoted_.append(buffer_, from, quote - from);
      in_unquoted_.insert(in_unquoted_.end(), {fields_.size(), kept, unquoted_.size() - kept});
    }
    fields_.push_back({std::string_view(buffer_).substr(begin, quote - begin), true});
    at = quote + 1;
    break;
  }
  if (at < buffer_.size() && buffer_[at] == '\r') {
    if (at + 1 == buffer_.size() && !at_end_) return Parsed::needs_more;
    if (at + 1 == buffer_.size() || buffer_[at + 1] == '\n') ++at;
  }
  if (at == buffer_.size() || buffer_[at] == delimiter_ || buffer_[at] == '\n') return Parsed::whole;
  complaint_ = "text after a closing quote";
  return Parsed::malformed;
}

CsvReader::Outcome CsvReader::malformed(std::string complaint) {
  complaint_ = std::move(complaint);
  skip_line();
  return Outcome::malformed;
}

void CsvReader::skip_line() {
  while (true) {
    const size_t newline = buffer_.find('\n', at_);
    if (newline != std::string::npos) {
      at_ = newline + 1;
      break;
    }
    at_ = buffer_.size();
    if (!fill()) break;
  }
  ++line_;
}

}  // namespace relata::formats
