// The model file: damaged bytes are refused, a section that is given lies in the file, and what was written is read again.
#include <cstring>
#include <vector>

#include "extract/model/model_file.hpp"
#include "tests/fuzz/fuzz.hpp"

using relata::extract::ModelFile;
using relata::fuzz::require;

namespace {

std::vector<std::byte> copy(std::string_view text) {
  std::vector<std::byte> bytes(text.size());
  if (!text.empty()) std::memcpy(bytes.data(), text.data(), text.size());
  return bytes;
}

void read_every_byte(const ModelFile& model) {
  unsigned sum = 0;
  for (const std::string& name : model.section_names()) {
    for (const std::byte b : model.section(name)) sum += std::to_integer<unsigned>(b);
  }
  relata::fuzz::observed = sum;
}

// The input cut at its blanks into sections named by their first letter.
void write_and_read(std::string_view text) {
  relata::extract::ModelWriter writer;
  while (!text.empty()) {
    const std::string_view piece = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), piece.size() + 1));
    if (!piece.empty()) writer.set(std::string(1, static_cast<char>('a' + (piece[0] & 15))), copy(piece));
  }
  const auto model = ModelFile::from_bytes(writer.bytes(), "written");
  require(model.ok(), "what was written can be read");
  read_every_byte(*model);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = relata::fuzz::text(data, size);
  const auto model = ModelFile::from_bytes(copy(text), "input");
  if (model) read_every_byte(*model);
  else require(model.error().kind == relata::ErrorKind::file, "a bad model is an error of the file");
  write_and_read(text);
  return 0;
}
