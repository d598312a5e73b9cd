// Table rows: "Yard | Capacity" above "Vela | 40 ships" -> Vela has_capacity 40 ships. Nothing where the subject is no name, the header
// is empty, or a cell is no noun phrase.
#include <algorithm>

#include "extract/clause/naming.hpp"
#include "extract/clause/tree.hpp"
#include "extract/pipeline/document_facts.hpp"

namespace relata::extract {

namespace {

constexpr uint16_t kConfidence = 600;  // thousandths

// "AI Investment (2023)" -> "has_ai_investment"; empty if nothing is left or it is too long for a name.
std::string relation_of(std::string_view header) {
  header = header.substr(0, header.find('('));
  std::string name = "has";
  size_t parts = 0;
  while (!header.empty()) {
    const size_t space = std::min(header.find(' '), header.size());
    const std::string part = name_part(header.substr(0, space));
    if (!part.empty()) {
      name += "_" + part;
      ++parts;
    }
    header.remove_prefix(std::min(space + 1, header.size()));
  }
  return parts == 0 || parts > 4 ? std::string() : name;
}

uint32_t root_of(const Sentence& sentence) {
  for (uint32_t i = 0; i < sentence.words.size(); ++i) {
    if (sentence.words[i].head == kRoot) return i;
  }
  return kNoIndex;
}

// The first sentence of a cell of the row; kNoIndex if the cell is empty.
uint32_t sentence_of(const DocumentSentences& all, uint32_t block, uint32_t cell) {
  const auto [first, last] = std::equal_range(all.blocks.begin(), all.blocks.end(), block);
  for (auto b = first; b != last; ++b) {
    const auto s = static_cast<uint32_t>(b - all.blocks.begin());
    if (all.cells[s] == cell) return s;
  }
  return kNoIndex;
}

class Row {
 public:
  Row(const Document& document, const DocumentSentences& all, const Mentions& mentions, const Naming& naming, uint32_t block)
      : document_(document), all_(all), mentions_(mentions), naming_(naming), block_(block) {}

  void add(std::vector<Fact>& facts) const {
    const Block& row = document_.blocks[block_];
    const Block& header = document_.blocks[row.header];
    const uint32_t subject_sentence = sentence_of(all_, block_, 0);
    const uint32_t subject = subject_sentence == kNoIndex ? kNoIndex : root_mention(subject_sentence);
    if (subject == kNoIndex || mentions_.list[subject].kind != MentionKind::name) return;
    for (uint32_t cell = 1; cell < row.cells.size() && cell < header.cells.size(); ++cell) {
      const std::string relation = relation_of(header.cells[cell].of(document_.text));
      const uint32_t sentence = sentence_of(all_, block_, cell);
      if (!relation.empty() && sentence != kNoIndex) add_cell(subject, relation, header.cells[cell], sentence, facts);
    }
  }

 private:
  uint32_t root_mention(uint32_t sentence) const {
    const uint32_t root = root_of(all_.sentences[sentence]);
    return root == kNoIndex ? kNoIndex : mentions_.at(sentence, root);
  }

  void add_cell(uint32_t subject, const std::string& relation, Span header, uint32_t sentence, std::vector<Fact>& facts) const {
    const Tree tree(all_.sentences[sentence]);
    const uint32_t root = root_of(all_.sentences[sentence]);
    if (root == kNoIndex || !tree.is_nominal(root)) return;
    for (uint32_t part : tree.conjuncts(root)) {
      const uint32_t object = mentions_.at(sentence, part);
      if (object == kNoIndex || object == subject || !naming_.nameable(object)) continue;
      Fact fact;
      fact.sentence = sentence;
      fact.subject = subject;
      fact.object = object;
      fact.relation = relation;
      fact.phrase = std::string(header.of(document_.text));
      fact.relation_span = header;
      fact.implied = true;
      fact.rule = "table";
      fact.confidence_thousandths = kConfidence;
      facts.push_back(std::move(fact));
    }
  }

  const Document& document_;
  const DocumentSentences& all_;
  const Mentions& mentions_;
  const Naming& naming_;
  uint32_t block_;
};

}  // namespace

void add_table_facts(const Document& document, const DocumentSentences& sentences, const Mentions& mentions, std::vector<Fact>& facts) {
  const Naming naming(mentions.list);
  for (uint32_t b = 0; b < document.blocks.size(); ++b) {
    const Block& block = document.blocks[b];
    const bool usable = block.kind == BlockKind::table_row && !block.glued && !block.cells.empty() && block.header < document.blocks.size();
    if (usable) Row(document, sentences, mentions, naming, b).add(facts);
  }
}

}  // namespace relata::extract
