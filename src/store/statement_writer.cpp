// Writes an article's statements: each continues the row that it was in the article's last version.
#include "store/statement_writer.h"

#include <map>
#include <set>

#include "onrecord/query.h"
#include "store/correction_rows.h"
#include "store/rows.h"

namespace onrecord::store {

void StatementWriter::index_words(std::int64_t row, bool in) {
  SQLite::Statement& change = connection_.prepared(
      in ? "INSERT INTO statements_fts (rowid, text) SELECT id, text FROM statement WHERE id = ?"
         : "INSERT INTO statements_fts (statements_fts, rowid, text) SELECT 'delete', id, text FROM statement WHERE id = ?");
  change.bind(1, row);
  change.exec();
}

void StatementWriter::count_forms_of(std::int64_t row, int sign) {
  SQLite::Statement& query = connection_.prepared(
      "SELECT actor_id, actor_name, speaker_text, speaker_method, actor_role, actor_country, speaks_for FROM statement WHERE id = ?");
  query.bind(1, row);
  if (!query.executeStep()) return;
  std::string fields[7];
  for (int i = 0; i < 7; ++i) fields[i] = query.getColumn(i).getString();
  query.reset();
  count_forms(connection_, {fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]}, sign);
}

void StatementWriter::retire(std::int64_t row) {
  index_words(row, false);
  count_forms_of(row, -1);
  for (const char* sql :
       {"UPDATE statement SET live = 0 WHERE id = ?", "UPDATE stance SET live = 0 WHERE statement = ?"}) {
    SQLite::Statement& update = connection_.prepared(sql);
    update.bind(1, row);
    update.exec();
  }
}

void StatementWriter::remove(std::int64_t row, bool live) {
  if (live) {
    index_words(row, false);
    count_forms_of(row, -1);
  }
  for (const char* sql : {"DELETE FROM stance WHERE statement = ?", "DELETE FROM reasoning WHERE statement = ?",
                          "DELETE FROM statement WHERE id = ?"}) {
    SQLite::Statement& gone = connection_.prepared(sql);
    gone.bind(1, row);
    gone.exec();
  }
}

std::vector<StatementWriter::Old> StatementWriter::live_of(std::int64_t document) {
  std::vector<Old> old;
  SQLite::Statement& query = connection_.prepared(
      "SELECT id, statement_id, text, coalesce(machine_actor, actor_id) FROM statement WHERE document = ? AND live ORDER BY seq");
  query.bind(1, document);
  while (query.executeStep())
    old.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                   query.getColumn(3).getString()});
  return old;
}

void StatementWriter::insert(std::int64_t row, std::int64_t document, std::int64_t publisher, const Statement& s,
                             bool carried, const Document& from, const text::CodePoints& points) {
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
      "INSERT INTO statement (id, statement_id, document, publisher, live, carried, seq, kind, text, start, \"end\", source, cue, content, "
      "byte_spans, speaker_text, actor_id, actor_name, actor_kind, machine_actor, machine_name, machine_kind, actor_role, "
      "actor_country, speaks_for, speaker_method, speaker_confidence, cue_text, cue_lemma, addressee, venue, via, said_date, "
      "said_precision, said_earliest, said_latest, said_text, said_bytes, said_method, act, polarity, probability, reported_by, "
      "day_from, day_to) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  int at = 0;
  const auto text = [&](const std::string& value) { write.bind(++at, value); };
  const auto word = [&](std::string_view value) { write.bind(++at, std::string(value)); };
  ++at;
  if (row != 0) write.bind(at, row);
  text(s.id);
  write.bind(++at, document);
  write.bind(++at, publisher);
  write.bind(++at, carried ? 1 : 0);
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
  if (const std::string steps = steps_of(s); !steps.empty()) {
    SQLite::Statement& reasons = connection_.prepared("INSERT INTO reasoning (statement, steps) VALUES (?, ?)");
    reasons.bind(1, inserted);
    reasons.bind(2, steps);
    reasons.exec();
  }
  index_words(inserted, true);
  count_forms(connection_,
              {actor.id, actor.name, s.source_text, name(s.speaker.method), s.speaker.role, s.speaker.country,
               s.speaker.speaks_for},
              1);
  reapply_corrections(connection_, s.id);
}

void StatementWriter::write(std::int64_t row, std::int64_t publisher, const Document& document,
                            const Analysis& analysis, std::vector<Old> old, bool same_text) {
  const text::CodePoints points(document.text);
  // Which old row each new statement continues: the same id in the same text, the same words of the same actor in a new
  // version.
  std::vector<Old*> continued(analysis.statements.size(), nullptr);
  std::map<std::string, std::string> renamed;  // ids of the new text -> ids kept from the old one
  for (std::size_t i = 0; i < analysis.statements.size(); ++i) {
    const Statement& s = analysis.statements[i];
    for (Old& each : old)
      if (!each.taken && (each.id == s.id || (!same_text && each.text == s.text && each.actor == s.speaker.actor_id))) {
        each.taken = true;
        continued[i] = &each;
        if (each.id != s.id) renamed[s.id] = each.id;
        break;
      }
  }
  std::set<std::string> kept;
  for (const Old& each : old) {
    if (each.taken)
      remove(each.row, true);
    else if (!same_text)
      retire(each.row);
    else if (has_been_confirmed(connection_, each.id))
      kept.insert(each.id);  // a person said that it is one: the machine's next mind does not undo that
    else
      remove(each.row, true);
  }
  for (std::size_t i = 0; i < analysis.statements.size(); ++i) {
    Statement s = analysis.statements[i];
    if (const auto found = renamed.find(s.id); found != renamed.end()) s.id = found->second;
    if (const auto found = renamed.find(s.reported_by); found != renamed.end()) s.reported_by = found->second;
    bool carried = continued[i] != nullptr && continued[i]->id != analysis.statements[i].id;
    SQLite::Statement& clash = connection_.prepared("SELECT id, live FROM statement WHERE statement_id = ?");
    clash.bind(1, s.id);
    if (clash.executeStep()) {
      const std::int64_t other = clash.getColumn(0).getInt64();
      const bool live = clash.getColumn(1).getInt() != 0;
      clash.reset();
      if (kept.contains(s.id)) continue;
      if (live) {  // the id went on to a later version of another article with this text
        s.id = text_hash(s.id + document.doc_id);
        carried = true;
      } else {
        remove(other, false);
      }
    }
    clash.reset();
    insert(continued[i] != nullptr ? continued[i]->row : 0, row, publisher, s, carried, document, points);
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
