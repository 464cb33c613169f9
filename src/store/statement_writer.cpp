// Writes an article's statements: each continues the row that it was in the article's last version.
#include "store/statement_writer.h"

#include <map>
#include <set>

#include "onrecord/query.h"
#include "store/camps.h"
#include "store/correction_rows.h"
#include "store/rows.h"
#include "store/statement_words.h"
#include "store/succession.h"

namespace onrecord::store {

namespace {

std::string content_of(Connection& connection, std::int64_t row) {
  SQLite::Statement& query = connection.prepared("SELECT content FROM statement WHERE id = ?");
  query.bind(1, row);
  std::string content = query.executeStep() ? query.getColumn(0).getString() : std::string();
  query.reset();
  return content;
}

std::string content_in_words(const Statement& s, const text::CodePoints& points) {
  Spans located;
  for (const Span& span : s.content) located.push_back({points.at_byte(span.begin), points.at_byte(span.end)});
  return bytes_in_words(located);
}

}  // namespace

void StatementWriter::retire(std::int64_t row) {
  index_words(connection_, row, false);
  count_forms_of(connection_, row, -1);
  for (const char* sql :
       {"UPDATE statement SET live = 0 WHERE id = ?", "UPDATE stance SET live = 0 WHERE statement = ?",
        "UPDATE leaning SET live = 0 WHERE statement = ?"}) {
    SQLite::Statement& update = connection_.prepared(sql);
    update.bind(1, row);
    update.exec();
  }
}

void StatementWriter::remove(std::int64_t row, bool live) {
  if (live) {
    index_words(connection_, row, false);
    count_forms_of(connection_, row, -1);
  }
  for (const char* sql : {"DELETE FROM stance WHERE statement = ?", "DELETE FROM leaning WHERE statement = ?",
                          "DELETE FROM reasoning WHERE statement = ?", "DELETE FROM statement WHERE id = ?"}) {
    SQLite::Statement& gone = connection_.prepared(sql);
    gone.bind(1, row);
    gone.exec();
  }
}

std::vector<Former> StatementWriter::live_of(std::int64_t document) {
  std::vector<Former> formers;
  SQLite::Statement& query = connection_.prepared(
      "SELECT s.id, s.statement_id, s.text, s.speaker_text, s.byte_spans, coalesce(b.machine_row, ''), EXISTS (SELECT 1 FROM correction c "
      "WHERE c.statement_id = s.statement_id AND c.field = 'statement' AND NOT c.superseded) FROM statement s LEFT JOIN correction b ON "
      "b.statement_id = s.statement_id AND b.field = 'borders' AND b.issue_id = '' AND NOT b.superseded WHERE s.document = ? AND s.live "
      "ORDER BY s.seq, s.id");
  query.bind(1, document);
  while (query.executeStep()) {
    const std::string spans = query.getColumn(4).getString();
    formers.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                       query.getColumn(3).getString(), spans_of(spans.substr(spans.rfind('|') + 1)),
                       query.getColumn(6).getInt() != 0});
    if (const std::string machine = query.getColumn(5).getString(); !machine.empty())
      put_machine_words(formers.back(), machine);
  }
  return formers;
}

void StatementWriter::insert(std::int64_t row, std::int64_t document, std::int64_t publisher, const Statement& s,
                             const Document& from, const text::CodePoints& points) {
  const auto in_points = [&](const Spans& spans) {
    Spans located;
    for (const Span& span : spans) located.push_back({points.at_byte(span.begin), points.at_byte(span.end)});
    return located;
  };
  const Spans content = in_points(s.content);
  const auto [first, last] = said_period(s.said, from.published_at);
  const ActorName machine{s.speaker.actor_id, s.speaker.name, std::string(name(s.speaker.kind))};
  const ActorName actor =
      rules_.empty() ? machine : rules_.apply(machine, {s.id, from.doc_id, from.publisher, s.source_text});
  SQLite::Statement& write = connection_.prepared(
      "INSERT INTO statement (id, statement_id, document, publisher, live, seq, kind, text, start, \"end\", source, cue, content, "
      "byte_spans, speaker_text, actor_id, actor_name, actor_kind, machine_actor, machine_name, machine_kind, actor_role, "
      "actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee, venue, via, said_date, "
      "said_precision, said_earliest, said_latest, said_text, said_bytes, said_method, act, polarity, probability, reported_by, "
      "day_from, day_to) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  int at = 0;
  const auto text = [&](const std::string& value) { write.bind(++at, value); };
  const auto word = [&](std::string_view value) { write.bind(++at, std::string(value)); };
  ++at;
  if (row != 0) write.bind(at, row);
  text(s.id);
  write.bind(++at, document);
  write.bind(++at, publisher);
  write.bind(++at, s.seq);
  word(name(s.kind));
  text(s.text);
  at += 2;
  if (!content.empty()) {
    write.bind(at - 1, content[0].begin);
    write.bind(at, content[0].end);
  }
  text(bytes_in_words(in_points(s.source)));
  text(bytes_in_words(in_points(s.cue)));
  text(bytes_in_words(content));
  text(bytes_in_words(s.source) + '|' + bytes_in_words(s.cue) + '|' + bytes_in_words(s.content));
  text(s.source_text);
  text(actor.id);
  text(actor.name);
  text(actor.kind);
  at += 3;
  if (!(actor == machine)) {
    write.bind(at - 2, machine.id);
    write.bind(at - 1, machine.name);
    write.bind(at, machine.kind);
  }
  text(s.speaker.role);
  text(s.speaker.country);
  text(s.speaker.speaks_for);
  word(name(s.speaker.method));
  word(name(s.speaker.confidence));
  text(s.cue_text);
  text(s.cue_lemma);
  text(s.speaker.addressee);
  text(s.speaker.venue);
  text(s.speaker.via);
  bind_date(write, ++at, s.said.date);
  word(name(s.said.precision));
  bind_date(write, ++at, s.said.earliest);
  bind_date(write, ++at, s.said.latest);
  const bool worded = s.said.words.end > s.said.words.begin && s.said.words.end <= from.text.size();
  text(worded ? from.text.substr(s.said.words.begin, s.said.words.end - s.said.words.begin) : std::string());
  text(worded ? bytes_in_words({s.said.words}) : std::string());
  word(name(s.said.method));
  word(name(s.act));
  write.bind(++at, s.polarity);
  write.bind(++at, s.probability);
  text(s.reported_by);
  write.bind(++at, day_number(first));
  write.bind(++at, day_number(last));
  write.exec();
  const std::int64_t inserted = row != 0 ? row : connection_.database().getLastInsertRowid();
  write_stances(connection_, inserted, true, day_number(last), s.stances, from.text);
  if (!s.leanings.empty()) write_leanings(connection_, inserted, true, s, false);
  if (const std::string steps = steps_of(s); !steps.empty()) {
    SQLite::Statement& reasons = connection_.prepared("INSERT INTO reasoning (statement, steps) VALUES (?, ?)");
    reasons.bind(1, inserted);
    reasons.bind(2, steps);
    reasons.exec();
  }
  index_words(connection_, inserted, true);
  count_forms(connection_,
              {actor.id, actor.name, s.source_text, name(s.speaker.method), s.speaker.role, s.speaker.country,
               s.speaker.speaks_for},
              1);
  reapply_corrections(connection_, s.id);
}

void StatementWriter::make_room(const std::string& id) {
  SQLite::Statement& find = connection_.prepared("SELECT id FROM statement WHERE statement_id = ? AND NOT live");
  find.bind(1, id);
  const std::int64_t row = find.executeStep() ? find.getColumn(0).getInt64() : 0;
  find.reset();
  if (row != 0) remove(row, false);
}

void StatementWriter::add_coded(std::int64_t document, std::int64_t publisher, const Statement& statement,
                                const Document& from) {
  insert(0, document, publisher, statement, from, text::CodePoints(from.text));
}

void StatementWriter::take_out(std::int64_t row) {
  SQLite::Statement& query = connection_.prepared("SELECT live FROM statement WHERE id = ?");
  query.bind(1, row);
  const bool live = query.executeStep() && query.getColumn(0).getInt() != 0;
  query.reset();
  remove(row, live);
}

std::set<std::string> StatementWriter::keep_coded(std::vector<Former>& formers, std::int64_t row,
                                                  std::int64_t publisher, const std::string& text, bool same_text) {
  std::set<std::string> contents;
  for (const Former& each : formers) {
    if (!each.by_hand) continue;
    if (same_text || carry_coded(connection_, each.row, each.id, row, publisher, text))
      contents.insert(content_of(connection_, each.row));
    else
      retire(each.row);
  }
  std::erase_if(formers, [](const Former& each) { return each.by_hand; });
  return contents;
}

void StatementWriter::write(std::int64_t row, std::int64_t publisher, const std::string& identity,
                            const Document& document, const Analysis& analysis, std::vector<Former> formers,
                            bool same_text) {
  const text::CodePoints points(document.text);
  const std::set<std::string> coded = keep_coded(formers, row, publisher, document.text, same_text);
  // What a person decided on a statement of this very text is no other statement's.
  std::set<std::string> decided;
  if (same_text)
    for (const Former& each : formers)
      if (has_been_decided(connection_, each.id)) decided.insert(each.id);
  const Continuation names = continued(identity, formers, analysis.statements, same_text, decided);

  std::vector<std::int64_t> rows(analysis.statements.size(), 0);
  std::vector<char> stays(formers.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (names.former[i] != Continuation::none) {
      const auto former = static_cast<std::size_t>(names.former[i]);
      rows[i] = formers[former].row;
      stays[former] = true;
    }
  for (std::size_t i = 0; i < formers.size(); ++i) {
    if (stays[i])
      remove(formers[i].row, true);  // and comes back with the same row
    else if (!same_text)
      retire(formers[i].row);
    else if (!has_been_confirmed(connection_, formers[i].id))
      remove(formers[i].row, true);  // else a person said that it is one: the machine's next mind does not undo that
  }
  std::map<std::string, std::string> renamed;  // ids as the tracker gave them -> as they are here
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (analysis.statements[i].id != names.ids[i]) renamed.emplace(analysis.statements[i].id, names.ids[i]);
  // Those with a row first: a new one would take the last of the rows that were removed.
  for (const bool with_row : {true, false})
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if ((rows[i] != 0) != with_row) continue;
      Statement s = analysis.statements[i];
      if (!with_row && coded.contains(content_in_words(s, points))) continue;  // a person has it already
      s.id = names.ids[i];
      if (const auto found = renamed.find(s.reported_by); found != renamed.end()) s.reported_by = found->second;
      make_room(s.id);
      insert(rows[i], row, publisher, s, document, points);
    }
  if (same_text) return;
  for (const Edited& pair : edited(formers, analysis.statements, names))
    note_succession(connection_, formers[pair.former].id, names.ids[pair.statement], "edited");
}

void StatementWriter::hand_on(std::int64_t from, std::int64_t to, std::int64_t publisher, const std::string& identity) {
  std::map<std::string, std::uint32_t> equal;
  std::map<std::string, std::string> renamed;
  for (const Former& each : live_of(from)) {
    if (each.by_hand) {  // its id is no article's
      SQLite::Statement& follow = connection_.prepared("UPDATE statement SET document = ?, publisher = ? WHERE id = ?");
      follow.bind(1, to);
      follow.bind(2, publisher);
      follow.bind(3, each.row);
      follow.exec();
      continue;
    }
    const std::string id = statement_id(identity, each.text, equal[each.text]++);
    renamed.emplace(each.id, id);
    make_room(id);
    SQLite::Statement& move =
        connection_.prepared("UPDATE statement SET document = ?, publisher = ?, statement_id = ? WHERE id = ?");
    move.bind(1, to);
    move.bind(2, publisher);
    move.bind(3, id);
    move.bind(4, each.row);
    move.exec();
    copy_decisions(connection_, each.id, id);
    note_succession(connection_, each.id, id, "inherited");
  }
  std::vector<std::pair<std::int64_t, std::string>> held;
  SQLite::Statement& query =
      connection_.prepared("SELECT id, reported_by FROM statement WHERE document = ? AND reported_by != ''");
  query.bind(1, to);
  while (query.executeStep())
    if (const auto found = renamed.find(query.getColumn(1).getString()); found != renamed.end())
      held.emplace_back(query.getColumn(0).getInt64(), found->second);
  for (const auto& [row, holder] : held) {
    SQLite::Statement& follow = connection_.prepared("UPDATE statement SET reported_by = ? WHERE id = ?");
    follow.bind(1, holder);
    follow.bind(2, row);
    follow.exec();
  }
}

void StatementWriter::write_mentions(std::int64_t row, const Analysis& analysis) {
  SQLite::Statement& old = connection_.prepared("DELETE FROM mention WHERE document = ?");
  old.bind(1, row);
  old.exec();
  std::set<std::string> named;
  for (const ActorMention& mention : analysis.mentions) named.insert(mention.actor_id);
  for (const Statement& statement : analysis.statements) named.insert(statement.speaker.actor_id);
  named.erase("");
  for (const std::string& actor : named) {
    SQLite::Statement& insert = connection_.prepared("INSERT INTO mention (document, actor_id) VALUES (?, ?)");
    insert.bind(1, row);
    insert.bind(2, actor);
    insert.exec();
  }
}

}  // namespace onrecord::store
