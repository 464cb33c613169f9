// Marked articles: pieces cover the text, nested and crossing marks, brackets, colours, the page.
#include "report/marked_article.h"

#include <doctest/doctest.h>

namespace onrecord::report {
namespace {

Span span_of(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

Statement statement_of(const std::string& text, const std::string& source, const std::string& cue,
                       const std::string& content) {
  Statement statement;
  statement.source = {span_of(text, source)};
  statement.cue = {span_of(text, cue)};
  statement.content = {span_of(text, content)};
  statement.source_text = source;
  return statement;
}

// Okaro's content holds Velde's source, cue and content.
struct Nested {
  Document document;
  Analysis analysis;
  Nested() {
    document.text = "Okaro said Velde told him the ferry sails.";
    analysis.statements = {statement_of(document.text, "Okaro", "said", "Velde told him the ferry sails"),
                           statement_of(document.text, "Velde", "told", "the ferry sails")};
  }
};

TEST_CASE("pieces cover every byte once, in order") {
  const Nested nested;
  std::uint32_t at = 0;
  std::size_t opened = 0, closed = 0;
  for (const MarkedPiece& piece : marked_pieces(nested.document.text, nested.analysis.statements)) {
    CHECK(piece.span.begin == at);
    CHECK(piece.span.end > piece.span.begin);
    at = piece.span.end;
    opened += piece.opens.size();
    closed += piece.closes.size();
  }
  CHECK(at == nested.document.text.size());
  CHECK(opened == 6);
  CHECK(closed == 6);
}

TEST_CASE("text without statements, and no text") {
  REQUIRE(marked_pieces("words", {}).size() == 1);
  CHECK(marked_pieces("words", {})[0].marks.empty());
  CHECK(marked_pieces("", {}).empty());
}

TEST_CASE("a span outside the text is left out") {
  Statement statement;
  statement.content = {{2, 90}, {3, 3}};
  const std::vector<MarkedPiece> pieces = marked_pieces("words", {statement});
  REQUIRE(pieces.size() == 1);
  CHECK(pieces[0].marks.empty());
}

TEST_CASE("brackets nest") {
  const Nested nested;
  const std::string shown = marked_for_terminal(nested.document, nested.analysis, false);
  CHECK(shown.substr(0, shown.find('\n')) ==
        "[1: Okaro] {1: said} <1: [2: Velde] {2: told} him <2: the ferry sails>>.");
}

TEST_CASE("content within content is underlined, source and cue shine through") {
  const Nested nested;
  const std::string shown = marked_for_terminal(nested.document, nested.analysis, true);
  CHECK(shown.find("\033[1;36mVelde\033[0m") != std::string::npos);
  CHECK(shown.find("\033[1;33mtold\033[0m") != std::string::npos);
  CHECK(shown.find("\033[32m\033[4mthe ferry sails\033[0m") != std::string::npos);
}

TEST_CASE("crossing marks: elements of the page close where they should, each part carries both") {
  Document document;
  document.text = "one two three";
  Statement first, second;
  first.content = {span_of(document.text, "one two")};
  second.content = {span_of(document.text, "two three")};
  const std::vector<MarkedPiece> pieces = marked_pieces(document.text, {first, second});
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0].marks.size() == 1);
  CHECK(pieces[1].marks.size() == 2);
  CHECK(pieces[2].marks.size() == 1);
  Analysis analysis;
  analysis.statements = {first, second};
  const std::string page = marked_page_article(document, analysis);
  const auto count = [&](const std::string& words) {
    std::size_t found = 0;
    for (std::size_t at = page.find(words); at != std::string::npos; at = page.find(words, at + 1)) ++found;
    return found;
  };
  CHECK(count("<span") == 4);
  CHECK(count("</span>") == 4);
  CHECK(count("class=\"number\"") == 2);
}

TEST_CASE("the page escapes text, names and titles") {
  Document document;
  document.title = "<b>\"x\"";
  document.text = "A&B said <i>no</i>";
  Analysis analysis;
  analysis.statements = {statement_of(document.text, "A&B", "said", "<i>no</i>")};
  analysis.statements[0].speaker.name = "<u>'A'";
  const std::string page = marked_page_article(document, analysis);
  for (const char* raw : {"<b>", "<i>", "<u>", "A&B", "\"x\""}) CHECK(page.find(raw) == std::string::npos);
  CHECK(page.find("&lt;i&gt;no&lt;/i&gt;") != std::string::npos);
  CHECK(marked_page_begin().find("default-src 'none'") != std::string::npos);
}

}  // namespace
}  // namespace onrecord::report
