#include "tools/train/checkpoint.hpp"

#include <cstring>

#include "extract/model/model_file.hpp"

namespace relata::train {

namespace {

template <class T>
std::vector<std::byte> bytes_of(const T* data, size_t count) {
  std::vector<std::byte> bytes(count * sizeof(T));
  if (!bytes.empty()) std::memcpy(bytes.data(), data, bytes.size());
  return bytes;
}

std::vector<std::byte> joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& w : words) all += w + "\n";
  return bytes_of(all.data(), all.size());
}

std::vector<std::string> split(std::span<const std::byte> bytes) {
  std::vector<std::string> words;
  std::string current;
  for (const std::byte b : bytes) {
    const char c = static_cast<char>(b);
    if (c != '\n')
      current.push_back(c);
    else
      words.push_back(std::exchange(current, {}));
  }
  return words;
}

bool fill(std::span<const std::byte> bytes, std::vector<float>& to) {
  if (bytes.size() != to.size() * sizeof(float)) return false;
  if (!bytes.empty()) std::memcpy(to.data(), bytes.data(), bytes.size());
  return true;
}

}  // namespace

Result<void> write_checkpoint(const Checkpoint& c, const std::string& path) {
  extract::ModelWriter writer;
  writer.set("sizes", bytes_of(&c.sizes, 1));
  writer.set("words", joined(c.vocabulary.words));
  writer.set("vector_words", joined(c.vocabulary.vector_words));
  writer.set("vectors", bytes_of(c.vectors.data(), c.vectors.size()));
  for (const Tensor<float>& t : c.parameters) writer.set("p." + t.name, bytes_of(t.data.data(), t.data.size()));
  return writer.write(path);
}

Result<Checkpoint> read_checkpoint(const std::string& path) {
  Result<extract::ModelFile> file = extract::ModelFile::open(path);
  if (!file) return file.error();
  Checkpoint c;
  const auto sizes = file->section("sizes");
  if (sizes.size() != sizeof(Sizes)) return file_error(path, "is no checkpoint of this program");
  std::memcpy(&c.sizes, sizes.data(), sizeof(Sizes));
  c.vocabulary.words = split(file->section("words"));
  c.vocabulary.vector_words = split(file->section("vector_words"));
  c.vocabulary.index();
  c.vectors.resize(size_t{c.sizes.vectors} * c.sizes.vector_size);
  c.parameters = make_parameters<float>(c.sizes, 0);
  bool good = fill(file->section("vectors"), c.vectors) && c.vocabulary.words.size() == c.sizes.words;
  for (Tensor<float>& t : c.parameters) good = good && fill(file->section("p." + t.name), t.data);
  if (!good) return file_error(path, "is a damaged checkpoint");
  return c;
}

}  // namespace relata::train
