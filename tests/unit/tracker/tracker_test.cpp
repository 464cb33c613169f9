// Tracker: where the stages meet: ids, kinds, holders and spans of what comes out, and that threads change nothing.
#include "onrecord/tracker.h"

#include <doctest/doctest.h>

#include <future>

using namespace onrecord;

namespace {

const Tracker& tracker() {
  static const Tracker made(Knowledge::load());
  return made;
}

Document article(std::string text) {
  Document document;
  document.doc_id = "a1";
  document.text = std::move(text);
  document.published_at = *parse_iso_date("2025-03-04");
  document.date_origin = DateOrigin::metadata;
  return document;
}

const char* const story =
    "Elena Marsh, the harbour minister, said on Monday that the ferry would sail again. \"The pier is safe,\" she said.\n\n"
    "Viktor Hale said the minister had told him that \"the pier is rotten\" and that he would wait.\n";

std::string line(const Statement& s) {
  std::string out = s.id + " " + s.speaker.name + " " + std::string(name(s.kind)) + " " + to_string(s.said.date) + " " +
                    std::string(name(s.act)) + " " + s.text + " " + std::to_string(s.probability);
  for (const StanceLabel& label : s.stances) out += " " + label.issue_id;
  return out;
}

Span span_of(const Document& document, std::string_view words) {
  const std::size_t at = document.text.find(words);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

}  // namespace

TEST_CASE("statements are numbered as they stand, and their words are the text's") {
  const Document document = article(story);
  const Analysis found = tracker().track(document);
  REQUIRE(found.statements.size() >= 3);
  for (std::size_t i = 0; i < found.statements.size(); ++i) {
    const Statement& s = found.statements[i];
    CHECK(s.seq == i);
    CHECK(s.doc_id == "a1");
    CHECK(s.id == statement_id(article_identity(document), s.text, 0));
    std::string words;
    for (const Span& span : s.content)
      words += (words.empty() ? "" : " ... ") + document.text.substr(span.begin, span.end - span.begin);
    CHECK(s.text == words);
  }
  CHECK(found.statements[0].speaker.name == "Elena Marsh");
  CHECK(to_string(found.statements[0].said.date) == "2025-03-03");
  CHECK(found.statements[0].kind == StatementKind::indirect);
  CHECK(found.statements[1].kind == StatementKind::direct);
}

TEST_CASE("what another reports names the statement that holds it") {
  const Document document = article(story);
  const GivenSpans outer{
      {span_of(document, "Viktor Hale")},
      {},
      {span_of(document, "the minister had told him that \"the pier is rotten\" and that he would wait")}};
  const GivenSpans inner{{span_of(document, "the minister had")},
                         {span_of(document, "told")},
                         {span_of(document, "\"the pier is rotten\"")}};
  const GivenSpans both[] = {outer, inner};
  const Analysis found = tracker().resolve(document, both);
  REQUIRE(found.statements.size() == 2);
  CHECK(found.statements[0].reported_by.empty());
  CHECK(found.statements[1].reported_by == found.statements[0].id);
  CHECK(found.statements[0].kind == StatementKind::mixed);
  CHECK(found.statements[1].kind == StatementKind::direct);
  CHECK(found.statements[0].speaker.name == "Viktor Hale");
  CHECK(found.statements[0].probability == 1);
}

TEST_CASE("of given spans only actors and days are told") {
  const Document document = article(story);
  const GivenSpans given[] = {{{span_of(document, "she")},
                               {{span_of(document, "she said").begin + 4, span_of(document, "she said").end}},
                               {span_of(document, "\"The pier is safe,\"")}}};
  const Statement found = tracker().resolve(document, given).statements.front();
  CHECK(found.speaker.name == "Elena Marsh");
  CHECK(found.act == Act::state);
  CHECK(found.stances.empty());
}

TEST_CASE("threads share one tracker and say the same") {
  const Document document = article(story);
  std::string wanted;
  for (const Statement& s : tracker().track(document).statements) wanted += line(s) + '\n';
  std::vector<std::future<std::string>> answers;
  for (int i = 0; i < 4; ++i)
    answers.push_back(std::async(std::launch::async, [&] {
      std::string lines;
      for (const Statement& s : tracker().track(document).statements) lines += line(s) + '\n';
      return lines;
    }));
  for (std::future<std::string>& answer : answers) CHECK(answer.get() == wanted);
}

TEST_CASE("any bytes have an answer") {
  for (const std::string& text :
       {std::string(), std::string("\0said\0", 6), std::string("\xff\xfe said \"\xed\xa0\x80"), std::string(3000, '"'),
        std::string("said said said said")})
    CHECK_NOTHROW(tracker().track(article(text)));
}

TEST_CASE("a document's facts come with the tables' fingerprint") {
  const std::shared_ptr<const Knowledge> knowledge = Knowledge::load();
  Document document = article(story);
  const DocumentInfo info = document_info(document, *knowledge);
  CHECK(info.text_hash == text_hash(document.text));
  CHECK(info.input_hash == info.text_hash);  // none of its own was given
  CHECK(info.tables_hash == knowledge->fingerprint());
  CHECK(info.cluster_id == "a1");
  document.input_hash = "0123";
  CHECK(document_info(document, *knowledge).input_hash == "0123");
  CHECK(Knowledge::load()->fingerprint() == knowledge->fingerprint());
}
