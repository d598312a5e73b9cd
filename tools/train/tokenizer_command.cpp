#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "common/source.hpp"
#include "extract/tokenizer/tokenizer.hpp"
#include "extract/tokenizer/training.hpp"
#include "tools/train/commands.hpp"

namespace relata::train {

namespace {

int report(const Error& error) {
  std::fputs(render(error).c_str(), stderr);
  return error.kind == ErrorKind::file ? 3 : 1;
}

Result<std::vector<extract::GoldParagraph>> read_paragraphs(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return file_error(path, "cannot be read");
  std::stringstream content;
  content << in.rdbuf();
  auto sentences = extract::read_conllu(content.str(), path);
  if (!sentences) return std::move(sentences).error();
  return extract::paragraphs_of(*sentences);
}

Result<extract::ModelWriter> existing_or_new(const std::string& path) {
  if (!std::filesystem::exists(path)) return extract::ModelWriter();
  auto model = extract::ModelFile::open(path);
  if (!model) return std::move(model).error();
  return extract::ModelWriter(*model);
}

}  // namespace

int tokenizer_command(Arguments arguments) {
  if (arguments.size() < 2) {
    std::fputs("usage: relata-train tokenizer MODEL TRAIN.conllu...\n", stderr);
    return 2;
  }
  const std::string path(arguments[0]);
  std::vector<extract::GoldParagraph> gold;
  for (const std::string_view file : arguments.subspan(1)) {
    auto paragraphs = read_paragraphs(std::string(file));
    if (!paragraphs) return report(paragraphs.error());
    gold.insert(gold.end(), std::make_move_iterator(paragraphs->begin()), std::make_move_iterator(paragraphs->end()));
  }
  auto writer = existing_or_new(path);
  if (!writer) return report(writer.error());
  std::fprintf(stderr, "tokenizer: learning from %zu paragraphs\n", gold.size());
  writer->set(std::string(extract::kTokenizerSection), extract::train_tokenizer(gold, {}));
  if (const auto written = writer->write(path); !written) return report(written.error());
  return 0;
}

}  // namespace relata::train
