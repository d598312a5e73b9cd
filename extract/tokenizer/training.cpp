#include "extract/tokenizer/training.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "extract/tokenizer/tokenizer.hpp"

namespace relata::extract {

namespace {

// Averaged weights by the usual trick: a second table collects each update times its step number.
class Perceptron {
 public:
  explicit Perceptron(unsigned bits) : weights_(kCuts << bits, 0.0), weighted_(kCuts << bits, 0.0) {}

  void learn(std::span<const uint32_t> features, Cut gold, bool gap) {
    ++step_;
    std::array<double, kCuts> scores{};
    for (const uint32_t f : features) {
      for (size_t k = 0; k < kCuts; ++k) scores[k] += weights_[f * kCuts + k];
    }
    const auto right = static_cast<size_t>(gold);
    const size_t first = gap ? 1 : 0;
    size_t rival = right == first ? first + 1 : first;
    for (size_t k = first; k < kCuts; ++k) {
      if (k != right && scores[k] > scores[rival]) rival = k;
    }
    if (scores[right] - scores[rival] > kMargin) return;  // an answer that is barely right is still taught
    for (const uint32_t f : features) {
      update(f * kCuts + right, 1);
      update(f * kCuts + rival, -1);
    }
  }

  // Adds the averages to `sum`.
  void add_average(std::vector<double>& sum) const {
    for (size_t i = 0; i < sum.size(); ++i) sum[i] += weights_[i] - weighted_[i] / static_cast<double>(step_ + 1);
  }

 private:
  static constexpr double kMargin = 2;
  void update(size_t at, double by) {
    weights_[at] += by;
    weighted_[at] += by * static_cast<double>(step_);
  }
  std::vector<double> weights_;
  std::vector<double> weighted_;
  uint64_t step_ = 0;
};

// Weights as bytes on one scale: six standard deviations fit, the few weights beyond are cut.
std::vector<int8_t> quantized(const std::vector<double>& weights) {
  double square = 0;
  size_t used = 0;
  for (const double w : weights) {
    square += w * w;
    used += w != 0 ? 1 : 0;
  }
  const double deviation = std::sqrt(square / static_cast<double>(std::max<size_t>(used, 1)));
  const double scale = deviation > 0 ? 127.0 / (6 * deviation) : 1;
  std::vector<int8_t> out(weights.size());
  for (size_t i = 0; i < out.size(); ++i) out[i] = static_cast<int8_t>(std::clamp(std::lround(weights[i] * scale), -127L, 127L));
  return out;
}

bool reached(const std::vector<uint32_t>& ends, size_t& next, uint32_t offset) {
  while (next < ends.size() && ends[next] < offset) ++next;
  return next < ends.size() && ends[next] == offset;
}

// One pass over one paragraph, the gold cuts deciding what comes before each place.
void learn_paragraph(const GoldParagraph& paragraph, unsigned bits, Perceptron& perceptron, std::vector<uint32_t>& features) {
  const CharSequence text(paragraph.text);
  SentenceState state;
  size_t token_begin = 0;
  size_t next_token = 0;
  size_t next_sentence = 0;
  for (size_t i = 1; i < text.size(); ++i) {
    const bool token_ends = reached(paragraph.token_ends, next_token, text.offsets[i]);
    const bool sentence_ends = reached(paragraph.sentence_ends, next_sentence, text.offsets[i]);
    if (is_candidate(text, i)) {
      const bool gap = is_gap(text, i);
      const Cut gold = sentence_ends ? Cut::sentence : token_ends || gap ? Cut::token : Cut::join;
      boundary_features(text, i, state, bits, features);
      perceptron.learn(features, gold, gap);
    }
    if (!token_ends) continue;
    advance(state, text, token_begin, i);
    token_begin = i;
    if (sentence_ends) state = {};
  }
}

}  // namespace

std::vector<GoldParagraph> paragraphs_of(std::span<const ConlluSentence> sentences) {
  std::vector<GoldParagraph> out;
  bool space = true;
  for (const ConlluSentence& s : sentences) {
    if (out.empty() || s.new_paragraph) out.emplace_back();
    else if (space) out.back().text += ' ';
    GoldParagraph& paragraph = out.back();
    const auto base = static_cast<uint32_t>(paragraph.text.size());
    paragraph.text += s.text;
    for (const Token& t : s.sentence.tokens) paragraph.token_ends.push_back(base + t.span.end);
    paragraph.sentence_ends.push_back(base + s.sentence.span.end);
    space = s.sentence.tokens.back().space_after;
  }
  return out;
}

std::vector<std::byte> train_tokenizer(std::span<const GoldParagraph> paragraphs, const TokenizerTraining& options) {
  std::vector<size_t> order(paragraphs.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937_64 random(20260901);
  std::vector<uint32_t> features;
  std::vector<double> sum(kCuts << options.bucket_bits, 0.0);
  for (unsigned member = 0; member < options.members; ++member) {
    Perceptron perceptron(options.bucket_bits);
    for (unsigned pass = 0; pass < options.passes; ++pass) {
      for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      for (const size_t i : order) learn_paragraph(paragraphs[i], options.bucket_bits, perceptron, features);
    }
    perceptron.add_average(sum);
  }
  const std::vector<int8_t> weights = quantized(sum);
  const uint32_t bits = options.bucket_bits;
  const auto head = std::as_bytes(std::span(&bits, 1));
  const auto rows = std::as_bytes(std::span(weights));
  std::vector<std::byte> out(head.size() + rows.size());  // not insert: g++ 12 warns of an overflow there at -O3
  std::copy(head.begin(), head.end(), out.begin());
  std::copy(rows.begin(), rows.end(), out.begin() + static_cast<std::ptrdiff_t>(head.size()));
  return out;
}

}  // namespace relata::extract
