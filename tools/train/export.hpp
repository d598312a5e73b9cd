#pragma once
// From a checkpoint in full precision to the sections that the parser maps: rounding, packing, tables.

#include <string>
#include <vector>

#include "common/error.hpp"
#include "extract/model/model_file.hpp"
#include "extract/sentence/conllu.hpp"
#include "tools/train/checkpoint.hpp"

namespace relata::train {

// Puts the network into the model.
void export_network(const Checkpoint& checkpoint, extract::ModelWriter& model);

// Learns the lemma edits and feature lists of the treebank and puts them into the model.
void export_rules(const std::vector<extract::ConlluSentence>& treebank, extract::ModelWriter& model);

// Puts a matrix (rows x columns, row-major) into the section parser.m.NAME, packed as kernels.hpp says.
void export_matrix(const std::string& name, const float* weights, size_t rows, size_t columns,
                   extract::ModelWriter& model);

}  // namespace relata::train
