#include "extract/parser/parser.hpp"

#include <algorithm>
#include <limits>

#include "extract/parser/features.hpp"
#include "extract/parser/lemma.hpp"
#include "extract/parser/name_tags.hpp"
#include "extract/parser/network.hpp"
#include "extract/parser/repair.hpp"
#include "extract/parser/repair_arguments.hpp"
#include "extract/parser/tree.hpp"

namespace relata::extract {

namespace {

constexpr size_t kBatchWords = 256;  // activations of a batch stay in the second-level cache

// A sentence, or a part of one that is too long to be analysed at once.
struct Piece {
  Sentence* sentence = nullptr;
  uint32_t first = 0;  // words [first, last)
  uint32_t last = 0;
};

// Where to end a piece that starts at `first`: after the last comma or the like in its second half, so that few arcs
// are cut.
uint32_t piece_end(const Sentence& s, uint32_t first) {
  const auto count = static_cast<uint32_t>(s.words.size());
  if (count - first <= kMaxDecoded) return count;
  const uint32_t most = first + static_cast<uint32_t>(kMaxDecoded);
  for (uint32_t end = most; end > first + kMaxDecoded / 2; --end) {
    const std::string& form = s.words[end - 1].form;
    if (form == "," || form == ";" || form == ":" || form == "." || form == "!" || form == "?") return end;
  }
  return most;
}

// Analyses pieces in batches. One object a call and thread.
class Analysis {
 public:
  Analysis(const Weights& weights, const Kernels& kernels) : w_(weights), network_(weights, kernels) {}

  void add(Sentence& s) {
    s.names.clear();
    for (uint32_t first = 0; first < s.words.size();) {
      const uint32_t last = piece_end(s, first);
      if (words_ + (last - first) > kBatchWords && !pieces_.empty()) flush();
      pieces_.push_back({&s, first, last});
      words_ += last - first;
      first = last;
    }
  }

  void flush() {
    if (pieces_.empty()) return;
    forms_.clear();
    starts_.assign(1, 0);
    for (const Piece& p : pieces_) {
      for (uint32_t i = p.first; i < p.last; ++i) forms_.push_back(p.sentence->words[i].form);
      starts_.push_back(static_cast<uint32_t>(forms_.size()));
    }
    network_.run(forms_, starts_);
    find_heads();
    size_t step = 0;
    const float* labels = network_.label_scores(heads_, step);
    for (size_t p = 0; p < pieces_.size(); ++p) fill(p, labels + starts_[p] * step, step);
    pieces_.clear();
    words_ = 0;
  }

 private:
  void find_heads() {
    heads_.clear();
    for (size_t p = 0; p < pieces_.size(); ++p) {
      network_.arc_scores(p, scores_);
      const std::vector<int32_t> tree = decode_tree(scores_.data(), starts_[p + 1] - starts_[p]);
      heads_.insert(heads_.end(), tree.begin(), tree.end());
    }
  }

  void fill(size_t p, const float* labels, size_t step) {
    const Piece& piece = pieces_[p];
    for (uint32_t i = piece.first; i < piece.last; ++i) {
      const size_t t = starts_[p] + (i - piece.first);
      Word& word = piece.sentence->words[i];
      fill_tags(network_.xpos_scores(t), network_.upos_scores(t), word);
      attach(piece, heads_[t], labels + (i - piece.first) * step, word);
      fill_lemma(word);
    }
    for (const TypedName& n : decode_names(network_.name_scores(starts_[p]), piece.last - piece.first)) {
      uint32_t first = piece.first + n.first_word;
      // "Does Acme sell": no name begins with an auxiliary.
      while (first < piece.first + n.last_word && piece.sentence->words[first].upos == Upos::AUX) ++first;
      if (n.type != NameType::origin && first < piece.first + n.last_word)
        piece.sentence->names.push_back({first, piece.first + n.last_word, entity_type(n.type)});
    }
  }

  // The best pair of tags that occurs: either head of the network knows what the other one missed.
  void fill_tags(const float* xpos, const float* upos, Word& word) const {
    size_t x = best(xpos, w_.sizes.xpos);
    size_t u = best(upos, w_.sizes.upos);
    if (!w_.tag_pairs[x * w_.sizes.upos + u]) {
      float top = -std::numeric_limits<float>::infinity();
      for (size_t pair = 0; pair < w_.tag_pairs.size(); ++pair) {
        const float score = xpos[pair / w_.sizes.upos] + upos[pair % w_.sizes.upos];
        if (!w_.tag_pairs[pair] || score <= top) continue;
        top = score;
        x = pair / w_.sizes.upos;
        u = pair % w_.sizes.upos;
      }
    }
    word.xpos = static_cast<Xpos>(x);
    word.upos = static_cast<Upos>(u);
  }

  // Sets head and relation. The relation `root` belongs to the root alone.
  void attach(const Piece& piece, int32_t head, const float* labels, Word& word) const {
    if (head >= 0) {
      word.head = head + static_cast<int32_t>(piece.first);
      word.deprel = best_relation(labels);
    } else if (piece.first == 0) {
      word.head = kRoot;
      word.deprel = Deprel::root;
    } else {
      word.head = first_root(*piece.sentence);
      word.deprel = Deprel::parataxis;
    }
  }

  static int32_t first_root(const Sentence& s) {
    const auto at = std::find_if(s.words.begin(), s.words.end(), [](const Word& w) { return w.head == kRoot; });
    return static_cast<int32_t>(at - s.words.begin());  // the pieces before are finished: there is one
  }

  void fill_lemma(Word& word) const {
    word.lemma = lemma_of(w_, word.form, word.xpos, word.upos);
    const char tags[2] = {static_cast<char>(static_cast<size_t>(word.xpos) + 1),
                          static_cast<char>(static_cast<size_t>(word.upos) + 1)};
    const uint32_t list = w_.features.find({tags, 2}, lookup_key(word.form));
    word.features = list == SuffixRules::kNone ? std::string() : std::string(w_.feature_lists[list]);
  }

  static size_t best(const float* x, size_t n) { return static_cast<size_t>(std::max_element(x, x + n) - x); }

  [[nodiscard]] Deprel best_relation(const float* x) const {
    constexpr auto kRootClass = static_cast<size_t>(Deprel::root);
    size_t found = kRootClass == 0 ? 1 : 0;
    for (size_t i = 0; i < w_.sizes.labels; ++i) {
      if (i != kRootClass && x[i] > x[found]) found = i;
    }
    return static_cast<Deprel>(found);
  }

  const Weights& w_;
  Network network_;
  std::vector<Piece> pieces_;
  size_t words_ = 0;
  std::vector<std::string_view> forms_;
  std::vector<uint32_t> starts_;
  std::vector<int32_t> heads_;
  std::vector<float> scores_;
};

}  // namespace

Result<Parser> Parser::load(const ModelFile& model) {
  Result<Weights> weights = load_weights(model);
  if (!weights) return weights.error();
  Parser parser;
  parser.weights_ = std::make_shared<const Weights>(std::move(*weights));
  parser.kernels_ = &best_kernels();
  return parser;
}

void Parser::parse(std::span<Sentence> sentences) const {
  Analysis analysis(*weights_, *kernels_);
  for (Sentence& s : sentences) analysis.add(s);
  analysis.flush();
  for (Sentence& s : sentences) {
    mend_participle_clause(s);
    mend_arguments(s);
  }
}

std::vector<TypedName> Parser::names(const std::vector<std::string>& forms) const {
  if (forms.empty()) return {};
  Network network(*weights_, *kernels_);
  network.run({forms.begin(), forms.end()}, {0, static_cast<uint32_t>(forms.size())});
  return decode_names(network.name_scores(0), forms.size());
}

bool Parser::use_kernels(std::string_view name) {
  for (const Kernels* k : available_kernels()) {
    if (k->name == name) {
      kernels_ = k;
      return true;
    }
  }
  return false;
}

std::string_view Parser::kernels() const { return kernels_->name; }

}  // namespace relata::extract
