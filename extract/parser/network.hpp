#pragma once
// The joint network at run time: from the forms of a batch of sentences to scores of tags, heads, relations and names.
// The products of a layer cover all words of the batch at once. See tools/train/network.hpp for what is computed.

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/parser/kernels.hpp"
#include "extract/parser/weights.hpp"

namespace relata::extract {

// One object a thread; buffers are kept from batch to batch.
class Network {
 public:
  Network(const Weights& weights, const Kernels& kernels) : w_(weights), s_(weights.sizes), k_(kernels) {}

  // Computes a batch. `starts`: the first word of each sentence in `forms`, and forms.size() at the end. The forms are
  // read during the call only.
  void run(const std::vector<std::string_view>& forms, const std::vector<uint32_t>& starts);

  // Scores of the batch; word t counts through the batch.
  [[nodiscard]] const float* xpos_scores(size_t t) const { return heads_.data() + t * w_.heads.columns + s_.xpos_at(); }
  [[nodiscard]] const float* upos_scores(size_t t) const { return heads_.data() + t * w_.heads.columns + s_.upos_at(); }
  // kNameTags numbers a word, packed.
  [[nodiscard]] const float* name_scores(size_t t) const { return names_.data() + t * s_.name_tags; }
  // n rows of n + 1 numbers, as decode_tree takes them.
  void arc_scores(size_t sentence, std::vector<float>& out);
  // Scores of the relations (s.labels numbers, `step` apart) of all words of the batch to the given heads: word numbers
  // inside the sentence, -1 for the root.
  const float* label_scores(const std::vector<int32_t>& heads, size_t& step);

 private:
  void find_forms(const std::vector<std::string_view>& forms);
  void embed();
  void unpack_vector(uint32_t row, float* to) const;
  void window();
  void layer(const PackedMatrix& matrix, size_t index);
  void score();
  void product(const float* x, size_t rows, size_t columns, const PackedMatrix& m, std::vector<float>& out);

  const Weights& w_;
  const ParserSizes& s_;
  const Kernels& k_;
  std::vector<uint32_t> starts_;
  std::vector<std::string_view> distinct_;  // forms of the batch, once each
  std::vector<uint32_t> form_of_;           // word -> index into distinct_
  std::vector<uint32_t> pieces_;
  std::vector<uint8_t> quantized_;
  std::vector<float> scales_, input_, window_, state_, next_, gates_, cell_, heads_, arcs_, names_, gathered_,
      transposed_, products_, labels_;
};

}  // namespace relata::extract
