#pragma once
// Tags, lemmas, features, trees and names of sentences, by one neural model (see docs/parser.md for its design).

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "extract/model/model_file.hpp"
#include "extract/parser/name_tags.hpp"
#include "extract/sentence/sentence.hpp"

namespace relata::extract {

struct Kernels;
struct Weights;

// Copies share the model. All const functions may run in several threads at once; the result of a sentence depends
// neither on the other sentences of the call, nor on the processor.
class Parser {
 public:
  // Errors of kind file: the model holds no parser, or a damaged one, or one of another format.
  static Result<Parser> load(const ModelFile& model);

  // Fills upos, xpos, features, lemma, head and deprel of every word and the names of every sentence; what they held
  // before is not read. Each sentence of at least one word gets a tree with one root. Any forms are fine: empty, very
  // long, not English. Sentences of more than 192 words are cut into pieces, whose roots hang on the first piece's
  // root. Fastest with many sentences a call (some 30 or more).
  void parse(std::span<Sentence> sentences) const;
  void parse(Sentence& sentence) const { parse(std::span(&sentence, 1)); }

  // The names of a sentence with the types of the name layer itself: what parse() leaves out ("Chinese"), too.
  [[nodiscard]] std::vector<TypedName> names(const std::vector<std::string>& forms) const;

  // With the kernels of one instruction set, for tests and measurements: "plain", "avx2", "avx512". False: not
  // available here.
  bool use_kernels(std::string_view name);
  [[nodiscard]] std::string_view kernels() const;

 private:
  std::shared_ptr<const Weights> weights_;
  const Kernels* kernels_ = nullptr;
};

}  // namespace relata::extract
