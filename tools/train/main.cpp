// relata-train: makes the sections of models/english.model from treebanks.
#include <cstdio>
#include <string_view>
#include <vector>

#include "tools/train/commands.hpp"

namespace {

struct Command {
  std::string_view name;
  int (*run)(relata::train::Arguments);
  const char* help;
};

constexpr Command kCommands[] = {
    {"tokenizer", relata::train::tokenizer_command,
     "MODEL TRAIN.conllu...   learn the sentence splitter and tokenizer"},
    {"parser", relata::train::parser_command,
     "OPTION...                 train the joint network of tags, trees and names (--help)"},
    {"export", relata::train::export_command, "CHECKPOINT TREEBANK... -o MODEL   put a trained network into a model"},
    {"average", relata::train::average_command, "CHECKPOINT... -o CHECKPOINT  the mean of networks that went on from one start"},
    {"coreference", relata::train::coreference_command, "MODEL FILE.conllu... -o FILE.cpp   fit the models of referring expressions"},
    {"names", relata::train::names_command, "MODEL FILE.iob2             the names in given tokens, as IOB2"},
    {"score", relata::train::score_command, "MODEL FILE.conllu...         accuracy and speed on given tokens"},
};

int usage() {
  std::fputs("usage: relata-train COMMAND ARGUMENT...\n", stderr);
  for (const Command& c : kCommands) std::fprintf(stderr, "  %-10s %s\n", c.name.data(), c.help);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return usage();
  const std::vector<std::string_view> arguments(argv + 2, argv + argc);
  for (const Command& c : kCommands) {
    if (c.name == argv[1]) return c.run(arguments);
  }
  return usage();
}
