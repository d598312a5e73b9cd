#include "extract/reader/pdf.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "common/process.hpp"
#include "common/utf8.hpp"
#include "extract/document/lines.hpp"
#include "extract/document/reader.hpp"
#include "extract/reader/input.hpp"
#include "extract/document/refused.hpp"

namespace relata::extract {

namespace {

using Page = std::vector<std::string_view>;  // lines; blank ones are empty

constexpr size_t kEdgeLines = 2;  // a head or foot has at most so many
constexpr size_t kFewestPages = 3;

std::vector<Page> split_pages(std::string_view text) {
  std::vector<Page> pages;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\f'), text.size());
    Page page;
    for (const Line& line : split_lines(text.substr(0, end))) page.push_back(line.content.of(text));
    while (!page.empty() && page.back().empty()) page.pop_back();
    page.erase(page.begin(), std::find_if(page.begin(), page.end(), [](std::string_view l) { return !l.empty(); }));
    pages.push_back(std::move(page));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pages;
}

// The line with every run of digits as one sign: "12 Annual Report" and "14 Annual Report" are one running head.
std::string without_numbers(std::string_view line) {
  std::string out;
  for (const char c : line) {
    if (c < '0' || c > '9') out += c;
    else if (out.empty() || out.back() != '#') out += '#';
  }
  return out;
}

bool is_page_number(std::string_view line) {
  const std::string shape = utf8::lowercase(without_numbers(line));
  static constexpr std::array<std::string_view, 7> kShapes = {"#", "- # -", "\xE2\x80\x93 # \xE2\x80\x93", "page #", "page # of #", "# / #", "[#]"};
  return std::find(kShapes.begin(), kShapes.end(), shape) != kShapes.end();
}

// The lines at the edges of a page that may be head or foot: positions from the top, then from the bottom.
std::vector<size_t> edges_of(const Page& page) {
  std::vector<size_t> edges;
  for (size_t i = 0; i < std::min(kEdgeLines, page.size()); ++i) edges.push_back(i);
  for (size_t i = 0; i < std::min(kEdgeLines, page.size()); ++i) edges.push_back(page.size() - 1 - i);
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

void drop_running_lines(std::vector<Page>& pages) {
  std::map<std::string, size_t> on_pages;
  for (const Page& page : pages) {
    std::vector<std::string> seen;
    for (const size_t i : edges_of(page)) seen.push_back(without_numbers(page[i]));
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    for (const std::string& line : seen) ++on_pages[line];
  }
  for (Page& page : pages) {
    for (const size_t i : edges_of(page)) {
      const size_t count = on_pages[without_numbers(page[i])];
      const bool running = count >= kFewestPages && count * 3 >= pages.size();
      if (!page[i].empty() && (running || is_page_number(page[i]))) page[i] = {};
    }
    while (!page.empty() && page.back().empty()) page.pop_back();
    page.erase(page.begin(), std::find_if(page.begin(), page.end(), [](std::string_view l) { return !l.empty(); }));
  }
}

// Typesetters' ligatures and soft hyphens are no letters of the text.
void append_line(std::string& out, std::string_view line) {
  static constexpr std::array<std::string_view, 7> kLigatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  for (size_t at = 0; at < line.size();) {
    const utf8::Decoded d = utf8::decode(line, at);
    if (d.code_point >= 0xFB00 && d.code_point <= 0xFB06) out += kLigatures[d.code_point - 0xFB00];
    else if (d.code_point != 0xAD) out.append(line.substr(at, d.size));
    at += d.size;
  }
  out += '\n';
}

// A sentence that the end of a page cuts goes on with a small letter.
bool goes_on(std::string_view last, std::string_view first) {
  return !ends_sentence(last) && utf8::is_lower(utf8::decode(first, 0).code_point);
}

Error not_installed(const std::string& id, Error error) {
  if (error.message != "is not installed") return error;
  error = file_error(id, "is a PDF, and pdftotext, which reads them, is not installed");
  error.hint = "install the package poppler-utils";
  return error;
}

Error failure(const std::string& id, const ProcessOutcome& outcome) {
  if (outcome.end == ProcessEnd::out_of_time || outcome.end == ProcessEnd::too_long_output) {
    Error error = refused(id, "the PDF gives too much text or takes too long to read");
    error.kind = ErrorKind::limit;
    return error;
  }
  if (outcome.error.find("assword") != std::string::npos) return refused(id, "the PDF is protected by a password", "save it without one, for instance with qpdf --decrypt");
  if (outcome.status == 3) return refused(id, "the PDF does not permit its text to be copied");
  return refused(id, "the PDF is damaged: pdftotext could not read it");
}

}  // namespace

std::string join_pages(std::string_view text) {
  std::vector<Page> pages = split_pages(text);
  drop_running_lines(pages);
  std::string joined;
  std::string_view last;
  for (const Page& page : pages) {
    if (page.empty()) continue;
    if (!joined.empty() && !goes_on(last, page.front())) joined += '\n';
    for (const std::string_view line : page) append_line(joined, line);
    last = page.back();
  }
  return joined;
}

Result<Document> read_pdf(const std::filesystem::path& path, const std::string& id) {
  std::error_code ignored;
  auto outcome = run_process({"pdftotext", "-enc", "UTF-8", "-eol", "unix", std::filesystem::absolute(path, ignored).string(), "-"}, {.output_bytes = kLargestDocument});
  if (!outcome) return not_installed(id, std::move(outcome.error()));
  if (outcome->end != ProcessEnd::exited || outcome->status != 0) return failure(id, *outcome);
  std::string text = join_pages(outcome->out);
  if (text.find_first_not_of(" \n\t\r") == std::string::npos) {
    return refused(id, "the PDF holds no text: its pages are pictures", "recognise the text first, for instance with ocrmypdf");
  }
  auto document = read_text(std::move(text), id, TextFormat::plain);
  if (document) document->origin = TextOrigin::pdf;
  return document;
}

}  // namespace relata::extract
