#include "extract/model/model_file.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>

using namespace relata;
using namespace relata::extract;

namespace {

std::vector<std::byte> bytes_of(std::string_view text) {
  const auto* data = reinterpret_cast<const std::byte*>(text.data());
  return {data, data + text.size()};
}

std::string text_of(std::span<const std::byte> bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

ModelWriter two_sections() {
  ModelWriter writer;
  writer.set("words", bytes_of("many words"));
  writer.set("alpha", bytes_of("first"));
  return writer;
}

}  // namespace

TEST_CASE("sections come back as they were written, from memory and from a file") {
  const std::string path = (std::filesystem::temp_directory_path() / "relata_model_test.model").string();
  REQUIRE(two_sections().write(path).ok());
  for (const auto& opened : {ModelFile::open(path), ModelFile::from_bytes(two_sections().bytes(), "memory")}) {
    REQUIRE(opened.ok());
    CHECK(text_of(opened->section("words")) == "many words");
    CHECK(text_of(opened->section("alpha")) == "first");
    CHECK(opened->section("none").empty());
  }
  std::remove(path.c_str());
}

TEST_CASE("a section is replaced and the others stay; equal sections give equal bytes") {
  const auto model = ModelFile::from_bytes(two_sections().bytes(), "m");
  REQUIRE(model.ok());
  ModelWriter writer(*model);
  CHECK(writer.bytes() == two_sections().bytes());
  writer.set("words", bytes_of("new"));
  const auto changed = ModelFile::from_bytes(writer.bytes(), "m");
  REQUIRE(changed.ok());
  CHECK(text_of(changed->section("words")) == "new");
  CHECK(text_of(changed->section("alpha")) == "first");
}

TEST_CASE("every flipped byte and every cut is found") {
  const std::vector<std::byte> good = two_sections().bytes();
  for (size_t i = 0; i < good.size(); ++i) {
    std::vector<std::byte> bad = good;
    bad[i] ^= std::byte{0x40};
    CHECK_FALSE(ModelFile::from_bytes(bad, "bad").ok());
    CHECK_FALSE(ModelFile::from_bytes({good.begin(), good.begin() + static_cast<std::ptrdiff_t>(i)}, "cut").ok());
  }
}

TEST_CASE("what is missing or no model is named") {
  const auto missing = ModelFile::open("/nonexistent/english.model");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().kind == ErrorKind::file);
  const auto folder = ModelFile::open("/tmp");
  REQUIRE_FALSE(folder.ok());
  CHECK(folder.error().message == "is not a relata model");
}
