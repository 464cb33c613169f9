// What is written is read again as the same: cells of CSV, records of JSON lines.
#include "generated_articles.h"
#include "io/cell.h"
#include "io/csv_records.h"
#include "io/fields.h"
#include "io/read_statements.h"
#include "io/sources.h"
#include "property.h"
#include "support/generated_set.h"

using namespace onrecord;
using namespace onrecord::io;
using namespace onrecord::testing;

namespace {

rc::Gen<std::string> any_cell() {
  return rc::gen::exec([] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("a", "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r\n", "\r", " ", "=1+1", "é", "🚢",
                                      "'", "\xEF\xBB\xBF", "sep=", std::string(1, '\0'), "x,y"));
    std::string cell;
    for (const std::string& piece : pieces) cell += piece;
    return cell;
  });
}

std::string lines_of(const StatementSet& set) {
  const std::vector<Located> located = locate_all(set);
  std::string lines;
  for (std::size_t i = 0; i < set.statements.size(); ++i) {
    const auto review = set.review_status.find(set.statements[i].id);
    append_statement_json(lines, {set.statements[i], set.documents.at(set.statements[i].doc_id), located[i],
                                  review == set.review_status.end() ? std::string_view() : review->second});
    lines += '\n';
  }
  return lines;
}

StatementSet read(const std::string& lines) {
  MemorySource source(lines, "lines");
  return read_statements(source, [](const Error& error) { RC_FAIL("refused: " + error.message()); });
}

}  // namespace

PROPERTY("cells of CSV come back as they were, with every separator", [] {
  const char separator = *rc::gen::element(',', ';', '\t', '|');
  const auto width = *rc::gen::inRange<std::size_t>(2, 5);
  const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
      rc::gen::container<std::vector<std::string>>(width, any_cell()));
  std::string csv;
  std::vector<std::string> header;
  for (std::size_t i = 0; i < width; ++i) header.push_back("column" + std::to_string(i));
  const auto write = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) csv += separator;
      append_csv(csv, cells[i], separator);
    }
    csv += "\r\n";
  };
  write(header);
  for (const auto& row : rows) write(row);
  MemorySource source(csv, "cells");
  CsvRecords records(source);
  std::vector<std::string> cells;
  RC_ASSERT(records.next(cells));
  RC_ASSERT(cells == header);
  for (const auto& row : rows) {
    RC_ASSERT(records.next(cells));
    RC_ASSERT(cells == row);
  }
  RC_ASSERT(!records.next(cells));
})

PROPERTY("statements of generated sets come back from their JSON lines", [] {
  const StatementSet set = generate({.seed = *rc::gen::arbitrary<unsigned>(),
                                     .actors = 3,
                                     .issues = 2,
                                     .statements = *rc::gen::inRange(0, 40),
                                     .coarse_positions = *rc::gen::arbitrary<bool>()});
  const std::string lines = lines_of(read(lines_of(set)));
  RC_ASSERT(lines_of(read(lines)) == lines);
})

PROPERTY("an analysed article comes back whole from its JSON line", [] {
  const Document document = article("quay", *some_sentences(1, 8));
  const std::string line = record_of(document);
  const StatementSet back = read(line);
  const Analysis analysis = tracker().track(document);
  RC_ASSERT(back.statements.size() == analysis.statements.size());
  RC_ASSERT(analysis.statements.empty() || back.text_of("quay") == document.text);
  std::map<std::string, const Statement*> by_id;
  for (const Statement& statement : back.statements) by_id[statement.id] = &statement;
  for (const Statement& statement : analysis.statements) {
    RC_ASSERT(by_id.contains(statement.id));
    const Statement& other = *by_id.at(statement.id);
    RC_ASSERT(other.content == statement.content);
    RC_ASSERT(other.source == statement.source);
    RC_ASSERT(other.cue == statement.cue);
    RC_ASSERT(other.text == statement.text);
    RC_ASSERT(other.said.date == statement.said.date);
    RC_ASSERT(other.speaker.actor_id == statement.speaker.actor_id);
    RC_ASSERT(other.act == statement.act);
    RC_ASSERT(other.stances.size() == statement.stances.size());
  }
})
