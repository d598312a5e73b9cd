#pragma once
// The subcommands of relata-train. Each takes its arguments without the program's and its own name, writes progress to
// standard error and returns the exit code: 0 ok, 1 bad data, 2 usage, 3 a file cannot be read or written.

#include <span>
#include <string_view>

namespace relata::train {

using Arguments = std::span<const std::string_view>;

// tokenizer MODEL TRAIN.conllu...: learns the tokenizer and puts it into MODEL, which is made when it is missing.
int tokenizer_command(Arguments arguments);

// parser OPTION...: trains the joint network of tags, trees and names and writes a checkpoint (parser --help).
int parser_command(Arguments arguments);

// export CHECKPOINT TREEBANK... -o MODEL: puts a trained network into MODEL, rounded and packed, with lemmas and
// features.
int export_command(Arguments arguments);

// average CHECKPOINT... -o CHECKPOINT: the mean of networks that went on from one start.
int average_command(Arguments arguments);

// names MODEL FILE.iob2: the names that a model finds in given tokens, as IOB2.
int names_command(Arguments arguments);

// score MODEL FILE.conllu...: accuracy and speed on given tokens.
int score_command(Arguments arguments);

// coreference MODEL FILE.conllu... -o FILE.cpp: fits the models of referring expressions and writes them as C++.
int coreference_command(Arguments arguments);

}  // namespace relata::train
