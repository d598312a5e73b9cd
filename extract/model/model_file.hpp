#pragma once
// The trained model as one file: named sections behind a checksummed header, mapped into memory, never copied.
// Layout (little endian): magic "relata\x1AM", u32 version, u32 section count, u64 file size, u64 checksum of all bytes
// behind the header; then per section a name of 24 bytes, u64 offset, u64 size; then the sections, each at a multiple of
// 64 bytes. Who reads a section knows its inner format and checks it.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/error.hpp"

namespace relata::extract {

inline constexpr uint32_t kModelVersion = 1;

// An opened model. Copies share the mapping; sections are valid as long as one of them lives.
class ModelFile {
 public:
  // Errors of kind file: missing, unreadable, not a model, of another version, truncated, damaged.
  static Result<ModelFile> open(const std::string& path);
  // The same from bytes in memory (for tests and for a model just trained).
  static Result<ModelFile> from_bytes(std::vector<std::byte> bytes, std::string name);

  // The bytes of a section, or empty when there is none of that name.
  [[nodiscard]] std::span<const std::byte> section(std::string_view name) const;
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::vector<std::string> section_names() const;

 private:
  struct Entry {
    std::string name;
    std::span<const std::byte> bytes;
  };
  static Result<ModelFile> parse(std::shared_ptr<const void> owner, std::span<const std::byte> bytes, std::string path);
  std::shared_ptr<const void> owner_;  // the mapping or the vector that the sections point into
  std::vector<Entry> sections_;
  std::string path_;
};

// Collects sections and writes them; the order of the sections is the order of their names, so equal sections give equal files.
class ModelWriter {
 public:
  ModelWriter() = default;
  // Starts with the sections of an existing model.
  explicit ModelWriter(const ModelFile& model);
  // Adds a section or replaces the one of that name. The name has at most 23 bytes.
  void set(std::string name, std::vector<std::byte> bytes);
  [[nodiscard]] std::vector<std::byte> bytes() const;
  // Writes beside the target and renames, so a model is never half written.
  Result<void> write(const std::string& path) const;

 private:
  std::vector<std::pair<std::string, std::vector<std::byte>>> sections_;  // sorted by name
};

}  // namespace relata::extract
