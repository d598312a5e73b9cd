#include "extract/tokenizer/training.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <set>

#include "extract/tokenizer/tokenizer.hpp"

namespace relata::extract {

namespace {

// All places where the texts may be cut, and the features that hold there. The gold cuts decide what came before a place,
// so the features are the same in every pass.
struct Places {
  struct Place {
    size_t end = 0;  // of its features; they begin where those of the place before end
    Cut gold = Cut::join;
    bool gap = false;
  };
  std::vector<Place> places;
  std::vector<uint32_t> features;         // hashes; after `number`: numbers of features
  std::set<uint32_t> constants;           // hashes of what holds at every place: one between words, one elsewhere
  std::vector<size_t> paragraph_ends;     // places
  std::vector<uint32_t> known;            // the hashes that have a number, ascending
  std::vector<char> in_gaps;              // of each of them: does it hold between words? (Then it never holds inside one.)
};

bool reached(const std::vector<uint32_t>& ends, size_t& next, uint32_t offset) {
  while (next < ends.size() && ends[next] < offset) ++next;
  return next < ends.size() && ends[next] == offset;
}

void add_paragraph(const GoldParagraph& paragraph, Places& p) {
  const CharSequence text(paragraph.text);
  std::vector<uint32_t> features;
  SentenceState state;
  size_t token_begin = 0;
  size_t next_token = 0;
  size_t next_sentence = 0;
  for (size_t i = 1; i < text.size(); ++i) {
    const bool token_ends = reached(paragraph.token_ends, next_token, text.offsets[i]);
    const bool sentence_ends = reached(paragraph.sentence_ends, next_sentence, text.offsets[i]);
    if (is_candidate(text, i)) {
      const bool gap = is_gap(text, i);
      boundary_features(text, i, state, features);
      p.constants.insert(features.front());
      p.features.insert(p.features.end(), features.begin(), features.end());
      p.places.push_back({p.features.size(), sentence_ends ? Cut::sentence : token_ends || gap ? Cut::token : Cut::join, gap});
    }
    if (!token_ends) continue;
    advance(state, text, token_begin, i);
    token_begin = i;
    if (sentence_ends) state = {};
  }
  p.paragraph_ends.push_back(p.places.size());
}

// Gives a number to every feature seen often enough, and leaves the others out.
void number(unsigned least, Places& p) {
  std::vector<uint32_t> sorted = p.features;
  std::sort(sorted.begin(), sorted.end());
  for (size_t i = 0; i < sorted.size();) {
    size_t end = i;
    while (end < sorted.size() && sorted[end] == sorted[i]) ++end;
    if (end - i >= least) p.known.push_back(sorted[i]);
    i = end;
  }
  p.in_gaps.assign(p.known.size(), 0);
  size_t kept = 0;
  size_t at = 0;
  for (Places::Place& place : p.places) {
    for (; at < place.end; ++at) {
      const auto found = std::lower_bound(p.known.begin(), p.known.end(), p.features[at]);
      if (found == p.known.end() || *found != p.features[at]) continue;
      const auto number_of = static_cast<uint32_t>(found - p.known.begin());
      p.in_gaps[number_of] = place.gap ? 1 : 0;
      p.features[kept++] = number_of;
    }
    place.end = kept;
  }
  p.features.resize(kept);
}

// Averaged weights by the usual trick: a second table collects each update times its step number.
class Perceptron {
 public:
  explicit Perceptron(size_t features) : weights_(kCuts * features, 0.0F), weighted_(kCuts * features, 0.0) {}

  void learn(std::span<const uint32_t> features, Cut gold, bool gap) {
    ++step_;
    std::array<float, kCuts> scores{};
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
    for (size_t i = 0; i < sum.size(); ++i)
      sum[i] += static_cast<double>(weights_[i]) - weighted_[i] / static_cast<double>(step_ + 1);
  }

 private:
  static constexpr float kMargin = 2;
  void update(size_t at, int by) {
    weights_[at] += static_cast<float>(by);
    weighted_[at] += by * static_cast<double>(step_);
  }
  std::vector<float> weights_;
  std::vector<double> weighted_;
  uint64_t step_ = 0;
};

// Half of the features are hidden at random: what rests on one word alone does not hold on other texts. (This is worth
// half a point of sentence F1.)
void learn_paragraph(const Places& p, size_t paragraph, Perceptron& perceptron, std::mt19937_64& random) {
  std::vector<uint32_t> seen;
  for (size_t i = paragraph == 0 ? 0 : p.paragraph_ends[paragraph - 1]; i < p.paragraph_ends[paragraph]; ++i) {
    const size_t begin = i == 0 ? 0 : p.places[i - 1].end;
    seen.clear();
    uint64_t bits = 0;
    for (size_t k = begin; k < p.places[i].end; ++k, bits >>= 1) {
      if ((k - begin) % 64 == 0) bits = random();
      if ((bits & 1) != 0) seen.push_back(p.features[k]);
    }
    perceptron.learn(seen, p.places[i].gold, p.places[i].gap);
  }
}

// The numbers of the features that hold at every place, as far as they were seen often enough.
std::vector<uint32_t> constant_features(const Places& p) {
  std::vector<uint32_t> found;
  for (const uint32_t hash : p.constants) {
    const auto at = std::lower_bound(p.known.begin(), p.known.end(), hash);
    if (at != p.known.end() && *at == hash) found.push_back(static_cast<uint32_t>(at - p.known.begin()));
  }
  return found;
}

// A feature's two weights, against the first class that is possible where it holds.
struct Weight {
  double token = 0, sentence = 0;
  [[nodiscard]] double size() const { return std::abs(token) + std::abs(sentence); }
};

Weight weight_of(const double* w, bool gap) {
  return gap ? Weight{0, w[2] - w[1]} : Weight{w[1] - w[0], w[2] - w[0]};
}

// Rows on one scale: six standard deviations fit, the few weights beyond are cut. Of two features with the same row the
// heavier one keeps it.
std::vector<BoundaryRow> rows_of(const Places& places, const std::vector<double>& sum, unsigned bits) {
  const std::vector<uint32_t>& known = places.known;
  double square = 0;
  size_t used = 0;
  for (size_t i = 0; i < known.size(); ++i) {
    const Weight w = weight_of(sum.data() + i * kCuts, places.in_gaps[i] != 0);
    square += w.sentence * w.sentence + w.token * w.token;
    used += (w.sentence != 0 ? 1 : 0) + (w.token != 0 ? 1 : 0);
  }
  const double deviation = std::sqrt(square / static_cast<double>(std::max<size_t>(used, 1)));
  const double scale = deviation > 0 ? 127.0 / (6 * deviation) : 1;
  const auto rounded = [&](double w) { return static_cast<int8_t>(std::clamp(std::lround(w * scale), -127L, 127L)); };
  std::vector<BoundaryRow> rows(size_t{1} << bits);
  std::vector<double> sizes(rows.size(), 0.0);
  for (size_t i = 0; i < known.size(); ++i) {
    const Weight w = weight_of(sum.data() + i * kCuts, places.in_gaps[i] != 0);
    const size_t at = known[i] >> (32 - bits);
    if (w.size() <= sizes[at]) continue;
    sizes[at] = w.size();
    rows[at] = {mark_of(known[i]), rounded(w.token), rounded(w.sentence)};
  }
  return rows;
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
  Places places;
  for (const GoldParagraph& p : paragraphs) add_paragraph(p, places);
  number(options.least, places);
  std::vector<size_t> order(paragraphs.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937_64 random(20260901);
  std::vector<double> sum(kCuts * places.known.size(), 0.0);
  for (unsigned member = 0; member < options.members; ++member) {
    Perceptron perceptron(places.known.size());
    for (unsigned pass = 0; pass < options.passes; ++pass) {
      for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      for (const size_t i : order) learn_paragraph(places, i, perceptron, random);
    }
    perceptron.add_average(sum);
  }
  for (const uint32_t f : constant_features(places)) sum[f * kCuts + static_cast<size_t>(Cut::sentence)] += options.members * options.sentence_bias;
  const std::vector<BoundaryRow> weights = rows_of(places, sum, options.bucket_bits);
  const uint32_t format = kTokenizerFormat << 16 | options.bucket_bits;
  const auto head = std::as_bytes(std::span(&format, 1));
  const auto rows = std::as_bytes(std::span(weights));
  std::vector<std::byte> out(head.size() + rows.size());  // not insert: g++ 12 warns of an overflow there at -O3
  std::copy(head.begin(), head.end(), out.begin());
  std::copy(rows.begin(), rows.end(), out.begin() + static_cast<std::ptrdiff_t>(head.size()));
  return out;
}

}  // namespace relata::extract
