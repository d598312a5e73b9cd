// relata-train export: a checkpoint becomes the parser's part of a model file.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "common/source.hpp"
#include "tools/train/commands.hpp"
#include "tools/train/export.hpp"

namespace relata::train {

namespace {

// The vectors were not trained, so the model may know more words by them than the network met.
Result<void> extend_vectors(const std::string& path, size_t words, Checkpoint& checkpoint) {
  Result<Vectors> vectors = read_vectors(path, words);
  if (!vectors) return vectors.error();
  if (vectors->size != checkpoint.sizes.vector_size)
    return file_error(path, "holds vectors of another size than the network's");
  checkpoint.vectors = std::move(vectors->values);
  checkpoint.vocabulary.vector_words = std::move(vectors->words);
  checkpoint.vocabulary.vector_rows.clear();
  checkpoint.vocabulary.index();
  checkpoint.sizes.vectors = static_cast<uint32_t>(checkpoint.vocabulary.vector_words.size());
  return {};
}

Result<void> export_model(const std::string& checkpoint_path, const std::vector<std::string>& treebanks,
                          const std::string& vectors, size_t vector_words, const std::string& out) {
  Result<Checkpoint> checkpoint = read_checkpoint(checkpoint_path);
  if (!checkpoint) return checkpoint.error();
  if (!vectors.empty()) {
    if (Result<void> r = extend_vectors(vectors, vector_words, *checkpoint); !r) return r;
  }
  std::vector<extract::ConlluSentence> sentences;
  for (const std::string& path : treebanks) {
    Result<std::vector<extract::ConlluSentence>> part = read_treebank(path);
    if (!part) return part.error();
    for (extract::ConlluSentence& s : *part) sentences.push_back(std::move(s));
  }
  extract::ModelWriter writer;
  if (std::filesystem::exists(out)) {
    Result<extract::ModelFile> before = extract::ModelFile::open(out);
    if (!before) return before.error();
    writer = extract::ModelWriter(*before);
  }
  export_network(*checkpoint, writer);
  export_rules(sentences, writer);
  return writer.write(out);
}

}  // namespace

int export_command(Arguments arguments) {
  CLI::App app("Rounds a checkpoint and puts it into a model file, whose other sections stay.", "relata-train export");
  std::string checkpoint;
  std::string out;
  std::string vectors;
  size_t vector_words = 60000;
  std::vector<std::string> treebanks;
  app.add_option("checkpoint", checkpoint, "what relata-train parser wrote")->required();
  app.add_option("treebanks", treebanks, "CoNLL-U files to learn lemmas and features from")->required();
  app.add_option("-o,--out", out, "the model file")->required();
  app.add_option("--vectors", vectors, "the file of word vectors, to keep more of them than the training did");
  app.add_option("--vector-words", vector_words, "how many")->capture_default_str();
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }
  const Result<void> done = export_model(checkpoint, treebanks, vectors, vector_words, out);
  if (done) return 0;
  fmt::print(stderr, "{}", render(done.error()));
  return done.error().kind == ErrorKind::file ? 3 : 1;
}

}  // namespace relata::train
