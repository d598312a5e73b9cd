#include "extract/reader/input.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "extract/reader/charset.hpp"
#include "extract/reader/pdf.hpp"

using namespace relata;
using namespace relata::extract;

namespace {

namespace fs = std::filesystem;

// A folder for the files of one test.
class Folder {
 public:
  explicit Folder(const char* name) : path_(fs::temp_directory_path() / name) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path file(const std::string& name, std::string_view content) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << content;
    return path_ / name;
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Result<Document> read_file(const fs::path& path) {
  auto sources = find_documents({path});
  if (!sources) return sources.error();
  REQUIRE(sources->size() == 1);
  return read_document(sources->front());
}

bool has_note(const Document& d, std::string_view part) {
  for (const Diagnostic& n : d.diagnostics) {
    if (n.message.find(part) != std::string::npos) return true;
  }
  return false;
}

std::string utf16(std::string_view ascii, bool mark) {
  std::string out = mark ? "\xFF\xFE" : "";
  for (const char c : ascii) out.append({c, 0});
  return out;
}

// A PDF of one page that says `text`, made by hand: the smallest that is a PDF. Without text the page is blank.
std::string small_pdf(const std::string& text) {
  const std::string stream = text.empty() ? "" : "BT /F1 12 Tf 72 700 Td (" + text + ") Tj ET";
  const std::string objects[] = {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                 "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
                                 "<< /Length " + std::to_string(stream.size()) + " >>\nstream\n" + stream + "\nendstream",
                                 "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  std::string pdf = "%PDF-1.4\n", table;
  for (size_t i = 0; i < 5; ++i) {
    std::string offset = std::to_string(pdf.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string start = std::to_string(pdf.size());
  return pdf + "xref\n0 6\n0000000000 65535 f \n" + table + "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

bool have(const std::string& program) { return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0; }

}  // namespace

TEST_CASE("folders give their documents in order, with relative identities") {
  namespace fs = std::filesystem;
  const fs::path root = fs::temp_directory_path() / "relata_documents_test";
  fs::remove_all(root);
  fs::create_directories(root / "a" / "deep");
  fs::create_directories(root / "b");
  fs::create_directories(root / ".hidden");
  for (const char* name : {"a/two.md", "a/deep/one.txt", "a/skip.csv", ".hidden/x.txt", "b/two.md", "c.dat"}) std::ofstream(root / name) << "The mill runs.\n";
  const auto found = find_documents({root / "a", root / "c.dat"});
  REQUIRE(found.ok());
  REQUIRE(found->size() == 3);
  CHECK((*found)[0].id == "deep/one.txt");
  CHECK((*found)[1].id == "two.md");
  CHECK((*found)[2].id == "c.dat");
  const auto read_back = read_document((*found)[0]);
  REQUIRE(read_back.ok());
  CHECK(read_back->id == "deep/one.txt");
  const auto twice = find_documents({root / "a", root / "b"});
  REQUIRE_FALSE(twice.ok());
  CHECK(twice.error().message.find("two.md") != std::string::npos);
  CHECK(find_documents({root / "none"}).error().kind == ErrorKind::file);
  fs::create_directories(root / "empty");
  CHECK(find_documents({root / "empty"}).error().kind == ErrorKind::file);
  CHECK(read_document({.path = root / "a", .id = "a"}).error().kind == ErrorKind::file);
  CHECK(read_document({.path = root / "none.txt", .id = "n"}).error().kind == ErrorKind::file);
  fs::remove_all(root);
}

TEST_CASE("the format of a file is told by its extension, else by its first bytes") {
  const Folder folder("relata_input_test");
  CHECK(format_of_file(folder.file("a.HTM", "x")) == InputFormat::html);
  CHECK(format_of_file(folder.file("b.md", "<html>")) == InputFormat::markdown);
  CHECK(format_of_file(folder.file("page", "\n<!DOCTYPE HTML><title>x")) == InputFormat::html);
  CHECK(format_of_file(folder.file("print", "%PDF-1.4")) == InputFormat::pdf);
  CHECK(format_of_file(folder.file("lines", "{\"id\": 1}\n")) == InputFormat::json_lines);
  CHECK(format_of_file(folder.file("note", "Vela {builds} boats.")) == InputFormat::plain);
  CHECK(format_of_file(folder.path() / "none") == InputFormat::plain);
}

TEST_CASE("character sets: converted with a note; damaged UTF-8 is repaired and stays the file") {
  const Folder folder("relata_charset_test");
  const auto latin = read_file(folder.file("latin.txt", "Vela hired Jos\xE9 Vidal in Lyon.\n"));
  REQUIRE(latin.ok());
  CHECK(latin->text == "Vela hired Jos\xC3\xA9 Vidal in Lyon.\n");
  CHECK(latin->origin == TextOrigin::converted);
  CHECK(has_note(*latin, "windows-1252"));
  const auto quotes = read_file(folder.file("quotes.txt", "The firm\x92s plan \x96 announced in May \x96 is \x93sound\x94, says Vidal.\n"));
  CHECK(quotes->text.find("firm\xE2\x80\x99s plan \xE2\x80\x93 announced") != std::string::npos);
  for (const bool mark : {true, false}) {
    const auto wide = read_file(folder.file("wide.txt", utf16("Vela opened a yard in Porto.\n", mark)));
    REQUIRE(wide.ok());
    CHECK(wide->text == "Vela opened a yard in Porto.\n");
  }
  const auto damaged = read_file(folder.file("damaged.txt", "Vela builds caf\xC3\xA9s.\n\xFF\xFE bad\n"));
  CHECK(damaged->origin == TextOrigin::file);
  CHECK(has_note(*damaged, "invalid UTF-8"));
  const auto page = read_file(folder.file("page.html", "<meta charset=windows-1251><p>\xCC\xEE\xF1\xEA\xE2\xE0 is a city in Russia."));
  CHECK(page->text == "\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0 is a city in Russia.\n");
  CHECK(to_utf8("plain", "no-such-charset")->text == "plain");
}

TEST_CASE("what is binary is refused, whatever it is called") {
  const Folder folder("relata_binary_test");
  CHECK(read_file(folder.file("a.txt", std::string("\x7F" "ELF\2\1\1\0\0\0", 10))).error().message.find("binary") != std::string::npos);
  CHECK(read_file(folder.file("b.html", std::string("<p>a\0\0b\0", 8))).error().message.find("binary") != std::string::npos);
  CHECK(read_file(folder.file("c.txt", "")).error().message.find("empty") != std::string::npos);
}

TEST_CASE("JSON Lines: a document a line, what is wrong with one is told of that one") {
  const Folder folder("relata_json_lines_test");
  const fs::path file = folder.file("news.jsonl",
                                    "{\"id\": \"one\", \"title\": \"T\", \"date\": \"24 Sept. 2025\", \"text\": \"Vela bought Tern.\", \"x\": {\"text\": [1]}}\r\n"
                                    "\n{\"text\": \"Tern builds boats.\", \"id\": 7, \"date\": \"soon\"}\n{\"text\": \"No name.\"}\n{\"title\": \"no text\"}\n[1]\n{\"text\": \"cut");
  const auto sources = find_documents({file});
  REQUIRE(sources.ok());
  REQUIRE(sources->size() == 6);
  std::vector<std::string> ids;
  for (const DocumentSource& s : *sources) ids.push_back(s.id);
  CHECK(ids == std::vector<std::string>{"one", "7", "news.jsonl#4", "news.jsonl#5", "news.jsonl#6", "news.jsonl#7"});
  const auto one = read_document((*sources)[0]);
  REQUIRE(one.ok());
  CHECK(one->text == "Vela bought Tern.");
  CHECK(one->title == "T");
  CHECK(one->date == "2025-09-24");
  CHECK(one->origin == TextOrigin::json_line);
  CHECK(has_note(*read_document((*sources)[1]), "soon"));
  CHECK(read_document((*sources)[3]).error().message.find("no \"text\"") != std::string::npos);
  CHECK(read_document((*sources)[4]).error().message.find("no JSON object") != std::string::npos);
  CHECK(read_document((*sources)[5]).error().message.find("not valid JSON") != std::string::npos);
  folder.file("more.jsonl", "{\"id\": \"one\", \"text\": \"Again.\"}\n");
  CHECK(find_documents({folder.path()}).error().message.find("'one'") != std::string::npos);
}

TEST_CASE("a PDF is read by pdftotext; one without text or with a password says so") {
  if (!have("pdftotext")) {
    MESSAGE("pdftotext is not installed: reading PDF is not tested");
    return;
  }
  const Folder folder("relata_pdf_test");
  const auto document = read_file(folder.file("a.pdf", small_pdf("Vela bought Tern in 2021.")));
  REQUIRE(document.ok());
  CHECK(document->text == "Vela bought Tern in 2021.\n");
  CHECK(document->origin == TextOrigin::pdf);
  CHECK(read_file(folder.file("blank.pdf", small_pdf(""))).error().message.find("no text") != std::string::npos);
  CHECK(read_file(folder.file("damaged.pdf", "%PDF-1.4\nnothing of the kind")).error().message.find("damaged") != std::string::npos);
  if (!have("qpdf")) return;
  const std::string locked = (folder.path() / "locked.pdf").string();
  REQUIRE(std::system(("qpdf --encrypt secret secret 128 --use-aes=y -- " + (folder.path() / "a.pdf").string() + " " + locked).c_str()) == 0);
  CHECK(read_file(locked).error().message.find("password") != std::string::npos);
}

TEST_CASE("pages of a PDF are joined: heads, feet and page numbers go, a sentence goes on") {
  CHECK(join_pages("Tern Report 2024\n\nThe yard was sold. The of\xEF\xAC\x81" "ce of the\n\n1\n\fTern Report 2024\n\nfirm moved to Porto.\n\n2\n\f"
                   "Tern Report 2024\n\nBoats\n\nIt builds boats.\n\nPage 3 of 3\n\f") ==
        "The yard was sold. The office of the\nfirm moved to Porto.\n\nBoats\n\nIt builds boats.\n");
  CHECK(join_pages("").empty());
}

TEST_CASE("a note when a document is not English") {
  const Folder folder("relata_language_test");
  const auto german = read_file(folder.file("de.txt", "Das Unternehmen hat im vergangenen Jahr ein neues Werk in der Stadt gebaut und will es im Mai mit einer Feier "
                                                      "eröffnen. Die Leitung ist mit dem Ergebnis zufrieden, sagte der Sprecher nach der Sitzung von gestern.\n"));
  CHECK(has_note(*german, "looks like German"));
  CHECK(has_note(*read_file(folder.file("ru.txt", "Компания построила завод в Москве.\n")), "not in Latin letters"));
  const auto english = read_file(folder.file("en.txt", "The firm built a new works in the town last year and wants to open it in May with a feast. The board is content with "
                                                       "what was achieved, said its speaker after the meeting of yesterday.\n"));
  CHECK(english->diagnostics.empty());
}

TEST_CASE("a line beyond the limit is refused without being kept") {
  const Folder folder("relata_long_line_test");
  std::string line(kLargestDocument + 10, 'a');
  const auto text = read_file(folder.file("long.txt", line));
  REQUIRE_FALSE(text.ok());
  CHECK(text.error().kind == ErrorKind::limit);
  CHECK(text.error().message == "a line is larger than 64 MiB");
  const auto lines = find_documents({folder.file("long.jsonl", "{\"id\": \"long\", \"text\": \"" + line + "\"}\n{\"id\": \"next\", \"text\": \"Vela bought Tern.\"}\n")});
  REQUIRE(lines->size() == 2);
  CHECK(read_document((*lines)[0]).error().kind == ErrorKind::limit);
  CHECK((*lines)[1].id == "next");
}
