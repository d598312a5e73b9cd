// The whole pipeline with the model of the repository, on prose of our own.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "extract/document/reader.hpp"
#include "extract/reader/input.hpp"
#include "extract/pipeline/output.hpp"
#include "extract/pipeline/naming_mentions.hpp"
#include "extract/pipeline/pipeline.hpp"

using namespace relata;
using namespace relata::extract;

namespace {

const Extractor& extractor() {
  static const Extractor loaded = [] {
    Result<Extractor> opened = Extractor::open(std::string(RELATA_SOURCE_DIR) + "/relata");
    REQUIRE(opened.ok());
    return std::move(*opened);
  }();
  return loaded;
}

Document document_of(std::string text) {
  Result<Document> document = read_text(std::move(text), "test", TextFormat::markdown);
  REQUIRE(document.ok());
  return std::move(*document);
}

struct Line {
  std::string subject, relation, object;
  const Fact* fact;
};

std::vector<Line> lines_of(const DocumentExtraction& extraction) {
  const Naming naming(extraction.mentions);
  std::vector<Line> lines;
  for (const Fact& f : extraction.facts) {
    lines.push_back({extraction.mentions[naming.name_of(f.subject)].text, f.relation, extraction.mentions[naming.name_of(f.object)].text, &f});
  }
  return lines;
}

const Fact* find(const std::vector<Line>& lines, std::string_view relation) {
  for (const Line& l : lines) {
    if (l.relation == relation) return l.fact;
  }
  return nullptr;
}

std::string lines_output(const std::string& input, LineOptions options) {
  std::istringstream in(input);
  std::ostringstream out;
  REQUIRE(write_lines(extractor(), in, options, out).ok());
  return out.str();
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') out += c;
  }
  return out;
}

// The surface tokens of a CoNLL-U text, joined.
std::string tokens_of(const std::string& conllu) {
  std::string all;
  int covered = 0;
  std::istringstream in(conllu);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') {
      covered = 0;
      continue;
    }
    const std::string id = line.substr(0, line.find('\t'));
    const size_t second = line.find('\t') + 1;
    const std::string form = line.substr(second, line.find('\t', second) - second);
    const size_t dash = id.find('-');
    if (dash != std::string::npos) {
      covered = std::stoi(id.substr(dash + 1));
      all += form;
    } else if (std::stoi(id) > covered) {
      all += form;
    }
  }
  return without_blanks(all);
}

std::vector<DocumentSource> samples() {
  Result<std::vector<DocumentSource>> found = find_documents({std::string(RELATA_SOURCE_DIR) + "/samples"});
  REQUIRE(found.ok());
  return std::move(*found);
}

std::string written(ExtractFormat format, unsigned jobs) {
  std::ostringstream out;
  const auto done = write_documents(extractor(), samples(), format, jobs, out, [](const Error&) {});
  REQUIRE(done.ok());
  return out.str();
}

}  // namespace

TEST_CASE("facts of a document have polarity, modality and spans that point into it") {
  const Document document = document_of("Microsoft opened a laboratory in Madrid.\n\nMicrosoft did not buy Intel. Google may buy Intel.\n");
  const DocumentExtraction extraction = extractor().extract(document);
  const std::vector<Line> lines = lines_of(extraction);
  const Fact* opens = find(lines, "opens");
  REQUIRE(opens != nullptr);
  CHECK(opens->polarity == Polarity::affirmed);
  CHECK(extraction.mentions[opens->subject].span.of(document.text) == "Microsoft");
  CHECK(opens->relation_span.of(document.text) == "opened");
  std::vector<Polarity> bought;
  for (const Line& l : lines) {
    if (l.relation != "buys") continue;
    bought.push_back(l.fact->polarity);
    CHECK((l.fact->polarity == Polarity::negated || l.fact->modality == Modality::possible));
  }
  CHECK(bought.size() == 2);
}

TEST_CASE("headings and questions give no facts; neither does punctuation") {
  CHECK(extractor().extract(document_of("# Microsoft buys Intel\n")).facts.empty());
  CHECK(extractor().extract(document_of("Did Microsoft buy Intel?\n")).facts.empty());
  CHECK(extractor().extract(document_of("...\n")).facts.empty());
}

TEST_CASE("--lines: the line as it came, tokens of the treebank's style printed back, empty lines left out") {
  const std::string line = "The firm -LRB- founded in 1990 -RRB- sold 1\\/2 of its `` old '' ships .";
  const std::string out = lines_output("\n" + line + "\n", {});
  REQUIRE_FALSE(out.empty());
  std::istringstream in(out);
  bool half = false;
  for (std::string row; std::getline(in, row);) {
    CHECK(row.starts_with(line + "\t"));
    CHECK(std::count(row.begin(), row.end(), '\t') == 4);
    half = half || row.find("\t1\\/2") != std::string::npos;
  }
  CHECK(half);
}

TEST_CASE("--lines --format iob2: one row a token, a blank line after a sentence") {
  LineOptions options;
  options.format = ExtractFormat::iob2;
  const std::string out = lines_output("Google opened an office in Paris .\nIt -LRB- not we -RRB- did .\n", options);
  CHECK(std::count(out.begin(), out.end(), '\n') == 16);
  CHECK(out.starts_with("Google\t"));
  CHECK(out.find("-LRB-\tO\n") != std::string::npos);
}

TEST_CASE("--implicit no leaves out what no clause states") {
  LineOptions options;
  const std::string input = "Google , a firm from California , opened an office in Paris .\n";
  const std::string all = lines_output(input, options);
  options.implied = false;
  const std::string stated = lines_output(input, options);
  CHECK(all.find("\tis\t") != std::string::npos);
  CHECK(stated.find("\tis\t") == std::string::npos);
}

TEST_CASE("conllu keeps every character that is no white space, in order") {
  Document document = document_of("# A title\n\nBy A. Writer\n\nMicrosoft didn't open it\xE2\x80\xA6 (really!)\n\n| A | B |\n|---|---|\n| x | y |\n\nPhoto: C. Foto\n");
  std::string out;
  std::ostringstream stream;
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "relata_conllu_test.md";
  std::ofstream(file) << document.text;
  Result<std::vector<DocumentSource>> source = find_documents({file});
  REQUIRE(source.ok());
  REQUIRE(write_documents(extractor(), *source, ExtractFormat::conllu, 1, stream, [](const Error&) {}).ok());
  std::filesystem::remove(file);
  CHECK(tokens_of(stream.str()) == without_blanks(document.text));
}

TEST_CASE("given tokens are kept, what the file says beyond them is not") {
  std::istringstream in("# sent_id = 7\n1\tShips\tx\tX\tX\t_\t0\troot\t_\t_\n2\tsail\tx\tX\tX\t_\t1\tdep\t_\t_\n\n");
  std::ostringstream out;
  const auto done = write_given_tokens(extractor(), in, out);
  REQUIRE(done.ok());
  CHECK(done->sentences == 1);
  CHECK(out.str().starts_with("# sent_id = 7\n1\tShips\tship\tNOUN"));
  std::istringstream damaged("1\tShips\n\n");
  CHECK_FALSE(write_given_tokens(extractor(), damaged, out).ok());
}

TEST_CASE("the same bytes with one thread and with three") {
  for (ExtractFormat format : {ExtractFormat::jsonl, ExtractFormat::mentions}) {
    const std::string one = written(format, 1);
    CHECK(one.size() > 1000);
    CHECK(one == written(format, 3));
  }
}

TEST_CASE("a document that cannot be read is left out, the others are not") {
  std::vector<DocumentSource> sources = samples();
  sources.resize(1);
  sources.push_back({.path = "/nowhere/none.txt", .id = "none.txt"});
  std::ostringstream out;
  int complaints = 0;
  const auto done = write_documents(extractor(), sources, ExtractFormat::jsonl, 2, out, [&](const Error&) { ++complaints; });
  REQUIRE(done.ok());
  CHECK(complaints == 1);
  CHECK(done->left_out == 1);
  CHECK(done->documents == 2);
  CHECK(done->facts > 0);
}

TEST_CASE("odd input: one long line, nothing but signs, very many words") {
  std::string long_line;
  for (int i = 0; i < 3000; ++i) long_line += "ships and ";
  CHECK(extractor().extract(document_of(long_line)).sentences.size() > 0);
  CHECK(extractor().extract(document_of(std::string(20000, '('))).facts.empty());
  CHECK(lines_output(std::string(5000, 'x') + "\n" + long_line + "\n", {}).find("nan") == std::string::npos);
}
