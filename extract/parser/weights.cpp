#include "extract/parser/weights.hpp"

#include <cstring>

#include "extract/parser/name_tags.hpp"
#include "extract/sentence/tags.hpp"

namespace relata::extract {

namespace {

using Bytes = std::span<const std::byte>;

constexpr size_t kRowUnit = 4;
constexpr float kLargestParameter = 1e4F;  // far above what training gives; keeps every sum finite

bool sizes_are_sane(const ParserSizes& s) {
  const auto within = [](uint32_t x, uint32_t least, uint32_t most) { return x >= least && x <= most; };
  const bool tables = within(s.words, 1, 1U << 20) && within(s.vectors, 0, 1U << 20) && within(s.buckets, 1, 1U << 22);
  const bool widths = within(s.word_size, 1, 512) && within(s.vector_size, 1, 512) && within(s.piece_size, 1, 512) &&
                      within(s.hidden, 16, 512) && within(s.layers, 1, 8) && within(s.arc, 16, 512) &&
                      within(s.label, 16, 512) && within(s.name, 16, 512);
  const bool units =
      s.input() % kRowUnit == 0 && s.hidden % 16 == 0 && s.arc % 16 == 0 && s.label % 16 == 0 && s.name % 16 == 0;
  const bool classes = s.xpos == static_cast<uint32_t>(Xpos::unknown) &&
                       s.upos == static_cast<uint32_t>(Upos::unknown) &&
                       s.labels == static_cast<uint32_t>(Deprel::unknown) && s.name_tags == kNameTags;
  return tables && widths && units && classes;
}

// Hands out sections and remembers whether one did not fit.
class Sections {
 public:
  explicit Sections(const ModelFile& model) : model_(model) {}

  Bytes sized(const std::string& name, size_t bytes) {
    const Bytes section = model_.section(name);
    if (section.size() != bytes) complain(name);
    return section.size() == bytes ? section : Bytes{};
  }

  template <class T>
  const T* array(const std::string& name, size_t count) {
    return reinterpret_cast<const T*>(sized(name, count * sizeof(T)).data());
  }

  PackedMatrix matrix(const std::string& name, size_t rows, size_t columns) {
    PackedMatrix m;
    m.rows = padded(rows, kRowUnit);
    m.columns = padded(columns, kColumnGroup);
    const Bytes section = sized("parser.m." + name, matrix_bytes(rows, columns));
    if (section.empty()) return m;
    m.scale = reinterpret_cast<const float*>(section.data());
    m.offset = reinterpret_cast<const int32_t*>(m.scale + m.columns);
    m.data = reinterpret_cast<const int8_t*>(m.offset + m.columns);
    check_numbers(name, m.scale, m.columns);
    return m;
  }

  StringTable strings(const std::string& name) {
    const auto table = StringTable::view(model_.section(name));
    if (!table) complain(name);
    return table.value_or(StringTable{});
  }

  SuffixRules rules(const std::string& prefix, uint32_t values) {
    const auto found = SuffixRules::view(model_.section(prefix + ".keys"), model_.section(prefix + ".classes"), values);
    if (!found) complain(prefix + ".keys");
    return found.value_or(SuffixRules{});
  }

  void check_numbers(const std::string& name, const float* x, size_t count) {
    for (size_t i = 0; i < count; ++i) {
      if (!(x[i] > -kLargestParameter && x[i] < kLargestParameter)) return complain(name + " (a number that is none)");
    }
  }

  void complain(const std::string& what) {
    if (wrong_.empty()) wrong_ = what;
  }
  [[nodiscard]] const std::string& wrong() const { return wrong_; }

 private:
  const ModelFile& model_;
  std::string wrong_;
};

void split_floats(const float* at, const ParserSizes& s, ParserFloats& f) {
  const auto take = [&](size_t count) {
    const float* part = at;
    at += count;
    return part;
  };
  f.table_scales = take(2);
  f.missing_vector = take(s.vector_size);
  f.window_bias = take(s.state());
  f.heads_bias = take(s.heads());
  f.arc_bias = take(s.arc);
  f.arc_root = take(s.arc);
  f.arc_distance = take(kDistanceClasses);
  f.label_root = take(s.label);
  f.label_bias = take(s.labels);
  f.name_bias = take(s.name_tags);
  for (uint32_t l = 0; l < s.layers; ++l) {
    f.layer_bias.push_back(take(4 * size_t{s.hidden}));
    f.layer_peephole.push_back(take(4 * size_t{s.hidden}));
  }
}

void load_tables(Sections& sections, Weights& w) {
  const ParserSizes& s = w.sizes;
  w.keys = sections.strings("parser.keys");
  w.rows = sections.array<uint32_t>("parser.rows", 2 * size_t{w.keys.size()});
  w.words = sections.array<int8_t>("parser.words", size_t{s.words} * s.word_size);
  w.pieces = sections.array<int8_t>("parser.pieces", size_t{s.buckets} * s.piece_size);
  w.vector_scales = reinterpret_cast<const float*>(
      sections.sized("parser.vectors", s.vectors * (sizeof(float) + s.vector_bytes())).data());
  if (w.vector_scales != nullptr) sections.check_numbers("parser.vectors", w.vector_scales, s.vectors);
  w.vectors = reinterpret_cast<const uint8_t*>(w.vector_scales + (w.vector_scales != nullptr ? s.vectors : 0));
  for (size_t i = 0; w.rows != nullptr && i < w.keys.size(); ++i) {
    const bool word = w.rows[2 * i] < s.words || w.rows[2 * i] == StringTable::kNone;
    const bool vector = w.rows[2 * i + 1] < s.vectors || w.rows[2 * i + 1] == StringTable::kNone;
    if (!word || !vector) return sections.complain("parser.rows");
  }
}

void load_rules(Sections& sections, Weights& w) {
  w.lemma_edits = sections.strings("lemma.edits");
  w.lemmas = sections.rules("lemma", w.lemma_edits.size());
  w.feature_lists = sections.strings("features.lists");
  w.features = sections.rules("features", w.feature_lists.size());
  for (size_t pair = 0; pair < size_t{w.sizes.xpos} * w.sizes.upos; ++pair) {
    const char tags[2] = {static_cast<char>(pair / w.sizes.upos + 1), static_cast<char>(pair % w.sizes.upos + 1)};
    w.tag_pairs.push_back(w.features.find({tags, 2}, "") != SuffixRules::kNone);
  }
}

void load_matrices(Sections& sections, Weights& w) {
  const ParserSizes& s = w.sizes;
  w.window = sections.matrix("window", s.input(), 3 * s.state());
  w.heads = sections.matrix("heads", s.state(), s.heads());
  w.arc = sections.matrix("arc", s.arc, s.arc);
  w.label = sections.matrix("label", s.label, s.labels);
  w.name = sections.matrix("name", s.name, s.name_tags);
  for (uint32_t l = 0; l < s.layers; ++l)
    w.layers.push_back(sections.matrix("layer" + std::to_string(l), s.state(), 3 * s.state()));
}

}  // namespace

size_t float_count(const ParserSizes& s) {
  return 2 + s.vector_size + s.state() + s.heads() + 2 * size_t{s.arc} + kDistanceClasses + s.label + s.labels +
         s.name_tags + 8 * size_t{s.hidden} * s.layers;
}

size_t matrix_bytes(size_t rows, size_t columns) {
  return padded(columns, kColumnGroup) * (sizeof(float) + sizeof(int32_t) + padded(rows, kRowUnit));
}

Result<Weights> load_weights(const ModelFile& model) {
  Weights w{model, {}, {}, nullptr, nullptr, nullptr, nullptr, nullptr, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  const Bytes sizes = model.section("parser.sizes");
  if (sizes.empty()) return file_error(model.path(), "holds no parser");
  if (sizes.size() != sizeof(ParserSizes)) return file_error(model.path(), "holds a parser of another format");
  std::memcpy(&w.sizes, sizes.data(), sizeof(ParserSizes));
  if (w.sizes.format != kParserFormat) return file_error(model.path(), "holds a parser of another format");
  if (!sizes_are_sane(w.sizes)) return file_error(model.path(), "holds a parser with impossible sizes");
  Sections sections(model);
  load_tables(sections, w);
  load_rules(sections, w);
  load_matrices(sections, w);
  const auto* floats = sections.array<float>("parser.floats", float_count(w.sizes));
  if (floats != nullptr) {
    sections.check_numbers("parser.floats", floats, float_count(w.sizes));
    split_floats(floats, w.sizes, w.floats);
  }
  if (!sections.wrong().empty()) return file_error(model.path(), "has a damaged section " + sections.wrong());
  return w;
}

}  // namespace relata::extract
