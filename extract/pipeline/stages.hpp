#pragma once
// The loaded model and the stages that use it; what an Extractor shares between threads.

#include "common/error.hpp"
#include "extract/model/model_file.hpp"
#include "extract/parser/parser.hpp"
#include "extract/tokenizer/tokenizer.hpp"

namespace relata::extract {

class Stages {
 public:
  static Result<Stages> load(const ModelFile& model);
  Tokenizer tokenizer;
  Parser parser;

 private:
  Stages(Tokenizer t, Parser p) : tokenizer(std::move(t)), parser(std::move(p)) {}
};

}  // namespace relata::extract
