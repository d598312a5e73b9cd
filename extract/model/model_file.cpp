#include "extract/model/model_file.hpp"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace relata::extract {

namespace {

static_assert(std::endian::native == std::endian::little, "the model file is little endian");

constexpr char kMagic[8] = {'r', 'e', 'l', 'a', 't', 'a', '\x1A', 'M'};
constexpr size_t kNameSize = 24;
constexpr size_t kAlignment = 64;
constexpr uint32_t kMaxSections = 1024;

struct Header {
  char magic[8];
  uint32_t version;
  uint32_t section_count;
  uint64_t file_size;
  uint64_t checksum;
};
struct TableEntry {
  char name[kNameSize];
  uint64_t offset;
  uint64_t size;
};

// FNV-1a over 8-byte words with a rotation, the rest bytewise: finds damage, at several bytes a nanosecond.
uint64_t checksum(std::span<const std::byte> bytes) {
  constexpr uint64_t kPrime = 0x100000001B3;
  uint64_t hash = 0xCBF29CE484222325;
  size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, 8);
    hash = std::rotl((hash ^ word) * kPrime, 29);
  }
  for (; i < bytes.size(); ++i) hash = (hash ^ static_cast<uint64_t>(bytes[i])) * kPrime;
  return hash;
}

size_t aligned(size_t offset) { return (offset + kAlignment - 1) / kAlignment * kAlignment; }

// A read-only mapping of a whole file.
struct Mapping {
  void* data = nullptr;
  size_t size = 0;
  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (data != nullptr) ::munmap(data, size);
  }
};

}  // namespace

Result<ModelFile> ModelFile::open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return file_error(path, std::string("cannot open the model: ") + std::strerror(errno));
  struct stat info {};
  const bool regular = ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
  if (!regular || static_cast<size_t>(info.st_size) < sizeof(Header)) {
    ::close(fd);
    return file_error(path, "is not a relata model");
  }
  auto mapping = std::make_shared<Mapping>();
  mapping->size = static_cast<size_t>(info.st_size);
  void* data = ::mmap(nullptr, mapping->size, PROT_READ, MAP_PRIVATE, fd, 0);
  const int map_error = errno;
  ::close(fd);
  if (data == MAP_FAILED) return file_error(path, std::string("cannot map the model: ") + std::strerror(map_error));
  mapping->data = data;
  const std::span<const std::byte> bytes(static_cast<const std::byte*>(data), mapping->size);
  return parse(std::move(mapping), bytes, path);
}

Result<ModelFile> ModelFile::from_bytes(std::vector<std::byte> bytes, std::string name) {
  auto owner = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
  const std::span<const std::byte> view(*owner);
  return parse(std::move(owner), view, std::move(name));
}

Result<ModelFile> ModelFile::parse(std::shared_ptr<const void> owner, std::span<const std::byte> bytes, std::string path) {
  Header header{};
  if (bytes.size() < sizeof header) return file_error(path, "is not a relata model");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0) return file_error(path, "is not a relata model");
  if (header.version != kModelVersion) {
    return file_error(path, "is a model of version " + std::to_string(header.version) + ", this program reads version " +
                                std::to_string(kModelVersion));
  }
  if (header.file_size != bytes.size()) return file_error(path, "the model is truncated or has bytes behind its end");
  const size_t table_end = sizeof header + sizeof(TableEntry) * std::min(header.section_count, kMaxSections + 1);
  if (header.section_count > kMaxSections || table_end > bytes.size() || checksum(bytes.subspan(sizeof header)) != header.checksum) {
    return file_error(path, "the model is damaged: its checksum is wrong");
  }
  ModelFile model;
  for (uint32_t i = 0; i < header.section_count; ++i) {
    TableEntry entry{};
    std::memcpy(&entry, bytes.data() + sizeof header + i * sizeof entry, sizeof entry);
    entry.name[kNameSize - 1] = '\0';
    if (entry.offset > bytes.size() || entry.size > bytes.size() - entry.offset) return file_error(path, "the model is damaged: a section lies outside");
    model.sections_.push_back({entry.name, bytes.subspan(entry.offset, entry.size)});
  }
  model.owner_ = std::move(owner);
  model.path_ = std::move(path);
  return model;
}

std::span<const std::byte> ModelFile::section(std::string_view name) const {
  for (const Entry& entry : sections_) {
    if (entry.name == name) return entry.bytes;
  }
  return {};
}

std::vector<std::string> ModelFile::section_names() const {
  std::vector<std::string> names;
  for (const Entry& entry : sections_) names.push_back(entry.name);
  return names;
}

ModelWriter::ModelWriter(const ModelFile& model) {
  for (const std::string& name : model.section_names()) {
    const auto bytes = model.section(name);
    set(name, {bytes.begin(), bytes.end()});
  }
}

void ModelWriter::set(std::string name, std::vector<std::byte> bytes) {
  assert(name.size() < kNameSize);
  const auto at = std::lower_bound(sections_.begin(), sections_.end(), name, [](const auto& s, const std::string& n) { return s.first < n; });
  if (at != sections_.end() && at->first == name) at->second = std::move(bytes);
  else sections_.emplace(at, std::move(name), std::move(bytes));
}

std::vector<std::byte> ModelWriter::bytes() const {
  size_t size = aligned(sizeof(Header) + sections_.size() * sizeof(TableEntry));
  std::vector<TableEntry> table;
  for (const auto& [name, content] : sections_) {
    TableEntry entry{};
    std::memcpy(entry.name, name.data(), std::min(name.size(), kNameSize - 1));
    entry.offset = size;
    entry.size = content.size();
    table.push_back(entry);
    size = aligned(size + content.size());
  }
  std::vector<std::byte> out(size);
  for (size_t i = 0; i < table.size(); ++i) {
    std::memcpy(out.data() + sizeof(Header) + i * sizeof(TableEntry), &table[i], sizeof(TableEntry));
    std::copy(sections_[i].second.begin(), sections_[i].second.end(), out.begin() + static_cast<std::ptrdiff_t>(table[i].offset));
  }
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.version = kModelVersion;
  header.section_count = static_cast<uint32_t>(sections_.size());
  header.file_size = size;
  header.checksum = checksum(std::span<const std::byte>(out).subspan(sizeof header));
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

Result<void> ModelWriter::write(const std::string& path) const {
  const std::vector<std::byte> out = bytes();
  const std::string beside = path + ".new";
  std::FILE* file = std::fopen(beside.c_str(), "wb");
  if (file == nullptr) return file_error(beside, std::string("cannot write the model: ") + std::strerror(errno));
  const bool written = std::fwrite(out.data(), 1, out.size(), file) == out.size();
  const bool closed = std::fclose(file) == 0;
  if (!written || !closed || std::rename(beside.c_str(), path.c_str()) != 0) {
    const std::string reason = std::strerror(errno);
    std::remove(beside.c_str());
    return file_error(path, "cannot write the model: " + reason);
  }
  return {};
}

}  // namespace relata::extract
