// Decides what an incoming article is to the store (new, unchanged, a copy, a new version), and writes it.
#include "store/ingest.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "store/actor_rules.h"
#include "store/correction_rows.h"
#include "store/rows.h"
#include "text/code_points.h"

namespace onrecord {
namespace {

// Everything of an article that a reader gives: where it is the same, the article is the same.
std::string record_hash(const Document& document, const std::string& text) {
  std::string all = text;
  for (const std::string& field : {document.title, to_string(document.published_at), document.publisher, document.url,
                                   document.version, joined(document.authors)}) {
    all += '\x1f';
    all += field;
  }
  all += document.withdrawn ? 'w' : document.body_complete ? 'c' : 't';
  return text_hash(all);
}

// Versions as numbers where both are ("10" after "9"), else as ISO timestamps and words are ordered.
bool is_older(const std::string& a, const std::string& b) {
  long x = 0, y = 0;
  const auto whole = [](const std::string& text, long& value) {
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc() && end == text.data() + text.size();
  };
  if (a.empty() || b.empty()) return false;
  return whole(a, x) && whole(b, y) ? x < y : a < b;
}

// "https://example.org/" is the address of a paper, not of an article.
bool names_an_article(const std::string& url) {
  const std::size_t host = url.find("://");
  const std::size_t slash = url.find('/', host == std::string::npos ? 0 : host + 3);
  return slash != std::string::npos && slash + 1 < url.size();
}

struct Existing {
  std::int64_t row = 0;
  std::string doc_id, status, text_hash, record_hash, version, url, publisher;
  std::int64_t twin_of = 0;
};

struct Decision {
  Outcome outcome = Outcome::needs_analysis;
  std::optional<Existing> existing;  // to replace or withdraw
  std::int64_t twin_of = 0;
  std::string doc_id;
};

std::optional<Existing> existing_by(Connection& connection, const std::string& condition, const std::string& value) {
  SQLite::Statement& query = connection.prepared(
      "SELECT d.id, d.doc_id, d.status, t.hash, d.record_hash, d.version, d.url, p.name, coalesce(d.twin_of, 0) FROM document d JOIN "
      "article_text t ON t.id = d.text_id JOIN publisher p ON p.id = d.publisher WHERE " + condition);
  query.bind(1, value);
  std::optional<Existing> found;
  if (query.executeStep())
    found = Existing{query.getColumn(0).getInt64(),  query.getColumn(1).getString(), query.getColumn(2).getString(),
                     query.getColumn(3).getString(), query.getColumn(4).getString(), query.getColumn(5).getString(),
                     query.getColumn(6).getString(), query.getColumn(7).getString(), query.getColumn(8).getInt64()};
  query.reset();
  return found;
}

Decision decide(Connection& connection, const Document& document, const std::string& hash, bool again) {
  Decision decision;
  decision.doc_id = document.doc_id;
  const auto unchanged = [&] {
    decision.outcome = Outcome::unchanged;
    return decision;
  };
  std::optional<Existing> there = existing_by(connection, "d.doc_id = ? AND d.status != 'replaced'", document.doc_id);
  const bool by_id = there.has_value();
  if (!there && names_an_article(document.url))
    there = existing_by(connection, "d.url = ? AND d.status != 'replaced' ORDER BY d.id DESC LIMIT 1", document.url);

  if (there && document.withdrawn) {
    if (there->status == "withdrawn") return unchanged();
    decision.outcome = Outcome::withdrawn;
    decision.existing = there;
    return decision;
  }
  const bool same_text = there && there->text_hash == hash;
  const bool same_record = same_text && there->record_hash == record_hash(document, hash);
  // An id made of the text names the text: another address or publisher means another article with this text.
  if (by_id && same_text && !same_record && document.doc_id == hash &&
      ((!document.url.empty() && document.url != there->url) ||
       (!document.publisher.empty() && document.publisher != there->publisher))) {
    decision.doc_id = text_hash(hash + '\x1f' + document.url + '\x1f' + document.publisher);
    if (existing_by(connection, "d.doc_id = ? AND d.status != 'replaced'", decision.doc_id)) return unchanged();
    decision.outcome = Outcome::copy;
    decision.twin_of = there->twin_of != 0 ? there->twin_of : there->row;
    return decision;
  }
  if (there) {
    if (same_text && (same_record || !by_id) && (!again || there->twin_of != 0 || there->status != "current")) return unchanged();
    if (is_older(document.version, there->version)) {
      decision.outcome = Outcome::older;
      return decision;
    }
    if (there->status == "withdrawn" && same_text && !is_older(there->version, document.version)) return unchanged();
    decision.existing = there;
    if (!by_id && same_text) decision.doc_id = there->doc_id;
    return decision;
  }
  if (document.withdrawn) {
    decision.outcome = Outcome::withdrawn;
    return decision;
  }
  if (const auto twin = existing_by(
          connection, "t.hash = ? AND d.status = 'current' AND d.twin_of IS NULL ORDER BY d.id LIMIT 1", hash)) {
    decision.outcome = Outcome::copy;
    decision.twin_of = twin->row;
  }
  return decision;
}

}  // namespace

struct Ingest::State {
  State(Store& the_store, IngestOptions the_options)
      : store(the_store), connection(the_store.connection()), options(the_options) {}

  Store& store;
  Connection& connection;
  IngestOptions options;
  std::unique_ptr<Transaction> transaction;
  std::unique_ptr<ActorRules> rules;
  std::set<std::string> rejected_origins;

  void begin() {
    if (transaction) return;
    connection.check_still_there();
    transaction = std::make_unique<Transaction>(connection);
    rules = std::make_unique<ActorRules>(connection);
  }

  std::int64_t id_of(const std::string& table, const std::string& column, const std::string& value) {
    SQLite::Statement& find = connection.prepared("SELECT id FROM " + table + " WHERE " + column + " = ?");
    find.bind(1, value);
    if (find.executeStep()) {
      const std::int64_t id = find.getColumn(0).getInt64();
      find.reset();
      return id;
    }
    SQLite::Statement& insert = connection.prepared("INSERT INTO " + table + " (" + column + ") VALUES (?)");
    insert.bind(1, value);
    insert.exec();
    return connection.database().getLastInsertRowid();
  }

  // A withdrawn article is a row with an empty text, so that nothing of it is kept.
  std::int64_t text_row(const Document& document, const std::string& hash) {
    const std::int64_t row = id_of("article_text", "hash", hash);
    if (options.keep_text && !document.withdrawn) {
      SQLite::Statement& fill = connection.prepared("UPDATE article_text SET body = ? WHERE id = ? AND body IS NULL");
      fill.bindNoCopy(1, document.text);
      fill.bind(2, row);
      fill.exec();
    }
    return row;
  }

  // `row` 0: a new one.
  std::int64_t write_document(std::int64_t row, const Decision& decision, const Document& document, const DocumentInfo& info,
                              const std::string& hash) {
    SQLite::Statement& write = connection.prepared(
        "INSERT INTO document (id, doc_id, status, text_id, twin_of, title, publisher, url, published_at, date_origin, authors, "
        "language, country, version, body_complete, cluster_id, record_hash, input_hash, tool_version, tables_version, tables_hash) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?2, ?16, ?17, ?18, ?19, ?20) "
        "ON CONFLICT (id) DO UPDATE SET title = ?6, publisher = ?7, url = ?8, published_at = ?9, date_origin = ?10, authors = ?11, "
        "language = ?12, country = ?13, version = ?14, body_complete = ?15, record_hash = ?16, input_hash = ?17, "
        "tool_version = ?18, tables_version = ?19, tables_hash = ?20");
    if (row != 0) write.bind(1, row);
    write.bind(2, decision.doc_id);
    write.bind(3, document.withdrawn ? "withdrawn" : "current");
    write.bind(4, text_row(document, hash));
    const std::int64_t publisher = id_of("publisher", "name", document.publisher);
    if (decision.twin_of != 0) write.bind(5, decision.twin_of);
    write.bind(6, document.title);
    write.bind(7, publisher);
    write.bind(8, document.url);
    bind_date(write, 9, document.published_at);
    write.bind(10, std::string(name(document.date_origin)));
    std::string authors;
    for (const std::string& author : document.authors) authors += (authors.empty() ? "" : "; ") + author;
    write.bind(11, authors);
    write.bind(12, document.language);
    write.bind(13, document.country);
    write.bind(14, document.version);
    write.bind(15, document.body_complete ? 1 : 0);
    write.bind(16, record_hash(document, hash));
    write.bind(17, info.input_hash.empty() ? hash : info.input_hash);
    write.bind(18, info.tool_version);
    write.bind(19, info.tables_version);
    write.bind(20, info.tables_hash);
    write.exec();
    if (row == 0) row = connection.database().getLastInsertRowid();
    if (decision.twin_of != 0) join_cluster(row, decision.twin_of);
    return row;
  }

  void join_cluster(std::int64_t row, std::int64_t other) {
    SQLite::Statement& join =
        connection.prepared("UPDATE document SET cluster_id = (SELECT cluster_id FROM document WHERE id = ?) WHERE id = ?");
    join.bind(1, other);
    join.bind(2, row);
    join.exec();
    recount(row);
  }

  void recount(std::int64_t row) {
    SQLite::Statement& count = connection.prepared(
        "UPDATE document SET copies = (SELECT count(*) FROM document o WHERE o.cluster_id = document.cluster_id AND o.status = "
        "'current') WHERE cluster_id = (SELECT cluster_id FROM document WHERE id = ?) AND status = 'current'");
    count.bind(1, row);
    count.exec();
  }

  void set_status(std::int64_t row, const std::string& status, std::int64_t replaced_by) {
    SQLite::Statement& set = connection.prepared("UPDATE document SET status = ?, replaced_by = ? WHERE id = ?");
    set.bind(1, status);
    if (replaced_by != 0) set.bind(2, replaced_by);
    set.bind(3, row);
    set.exec();
    recount(row);
  }

  // An article whose text another current one has too hands its statements on; true where there was such a one.
  bool hand_on(std::int64_t row) {
    SQLite::Statement& find =
        connection.prepared("SELECT id, publisher FROM document WHERE twin_of = ? AND status = 'current' ORDER BY id LIMIT 1");
    find.bind(1, row);
    if (!find.executeStep()) return false;
    const std::int64_t heir = find.getColumn(0).getInt64(), publisher = find.getColumn(1).getInt64();
    find.reset();
    for (const char* sql : {"UPDATE statement SET document = ?1, publisher = ?3 WHERE document = ?2 AND ?1 != 0",
                            "UPDATE document SET twin_of = ?1 WHERE twin_of = ?2 AND ?3 != 0",
                            "UPDATE document SET twin_of = NULL WHERE id = ?1 AND ?2 != 0 AND ?3 != 0",
                            "UPDATE OR IGNORE mention SET document = ?1 WHERE document = ?2 AND ?3 != 0"}) {
      SQLite::Statement& update = connection.prepared(sql);
      update.bind(1, heir);
      update.bind(2, row);
      update.bind(3, publisher);
      update.exec();
    }
    return true;
  }

  void fts(std::int64_t row, bool in) {
    SQLite::Statement& change = connection.prepared(
        in ? "INSERT INTO statements_fts (rowid, text) SELECT id, text FROM statement WHERE id = ?"
           : "INSERT INTO statements_fts (statements_fts, rowid, text) SELECT 'delete', id, text FROM statement WHERE id = ?");
    change.bind(1, row);
    change.exec();
  }

  void forms(std::int64_t row, int sign) {
    SQLite::Statement& query = connection.prepared(
        "SELECT actor_id, actor_name, speaker_text, speaker_method, actor_role, actor_country, speaks_for FROM statement WHERE id = ?");
    query.bind(1, row);
    if (!query.executeStep()) return;
    std::string fields[7];
    for (int i = 0; i < 7; ++i) fields[i] = query.getColumn(i).getString();
    query.reset();
    count_forms(connection, {fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]}, sign);
  }

  void retire(std::int64_t row) {  // leaves the outputs, stays in the file
    fts(row, false);
    forms(row, -1);
    for (const char* sql : {"UPDATE statement SET live = 0 WHERE id = ?", "UPDATE stance SET live = 0 WHERE statement = ?"}) {
      SQLite::Statement& update = connection.prepared(sql);
      update.bind(1, row);
      update.exec();
    }
  }

  void remove(std::int64_t row, bool live) {
    if (live) {
      fts(row, false);
      forms(row, -1);
    }
    for (const char* sql : {"DELETE FROM stance WHERE statement = ?", "DELETE FROM reasoning WHERE statement = ?",
                            "DELETE FROM statement WHERE id = ?"}) {
      SQLite::Statement& gone = connection.prepared(sql);
      gone.bind(1, row);
      gone.exec();
    }
  }

  struct Old {
    std::int64_t row;
    std::string id, text, actor;
    bool taken = false;
  };
  std::vector<Old> old_statements(std::int64_t document) {
    std::vector<Old> old;
    SQLite::Statement& query = connection.prepared(
        "SELECT id, statement_id, text, coalesce(machine_actor, actor_id) FROM statement WHERE document = ? AND live ORDER BY seq");
    query.bind(1, document);
    while (query.executeStep())
      old.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                     query.getColumn(3).getString()});
    return old;
  }

  void insert(std::int64_t row, std::int64_t document, std::int64_t publisher, const Statement& s, bool carried,
              const Document& from, const CodePoints& points);
  void write_statements(std::int64_t row, const Document& document, const Analysis& analysis, std::vector<Old> old, bool same_text);
  void write_mentions(std::int64_t row, const Analysis& analysis);
};

void Ingest::State::insert(std::int64_t row, std::int64_t document, std::int64_t publisher, const Statement& s, bool carried,
                           const Document& from, const CodePoints& points) {
  const auto in_points = [&](const Spans& spans) {
    Spans located;
    for (const Span& span : spans) located.push_back({points.at_byte(span.begin), points.at_byte(span.end)});
    return located;
  };
  const Spans content = in_points(s.content);
  const auto [first, last] = said_period(s.said, from.published_at);
  const ActorName machine{s.speaker.actor_id, s.speaker.name, std::string(name(s.speaker.kind))};
  const ActorName actor =
      rules->empty() ? machine : rules->apply(machine, {s.id, from.doc_id, from.publisher, s.source_text});
  SQLite::Statement& write = connection.prepared(
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
  const std::int64_t inserted = row != 0 ? row : connection.database().getLastInsertRowid();
  write_stances(connection, inserted, true, day_number(last), s.stances, from.text);
  if (const std::string steps = steps_of(s); !steps.empty()) {
    SQLite::Statement& reasons = connection.prepared("INSERT INTO reasoning (statement, steps) VALUES (?, ?)");
    reasons.bind(1, inserted);
    reasons.bind(2, steps);
    reasons.exec();
  }
  fts(inserted, true);
  count_forms(connection, {actor.id, actor.name, s.source_text, name(s.speaker.method), s.speaker.role, s.speaker.country,
                           s.speaker.speaks_for}, 1);
  reapply_corrections(connection, s.id);
}

void Ingest::State::write_statements(std::int64_t row, const Document& document, const Analysis& analysis, std::vector<Old> old,
                                     bool same_text) {
  const std::int64_t publisher = id_of("publisher", "name", document.publisher);
  const CodePoints points(document.text);
  // Which old row each new statement continues: the same id in the same text, the same words of the same actor in a new version.
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
    else if (has_been_confirmed(connection, each.id))
      kept.insert(each.id);  // a person said that it is one: the machine's next mind does not undo that
    else
      remove(each.row, true);
  }
  for (std::size_t i = 0; i < analysis.statements.size(); ++i) {
    Statement s = analysis.statements[i];
    if (const auto found = renamed.find(s.id); found != renamed.end()) s.id = found->second;
    if (const auto found = renamed.find(s.reported_by); found != renamed.end()) s.reported_by = found->second;
    bool carried = continued[i] != nullptr && continued[i]->id != analysis.statements[i].id;
    SQLite::Statement& clash = connection.prepared("SELECT id, live FROM statement WHERE statement_id = ?");
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

void Ingest::State::write_mentions(std::int64_t row, const Analysis& analysis) {
  SQLite::Statement& old = connection.prepared("DELETE FROM mention WHERE document = ?");
  old.bind(1, row);
  old.exec();
  std::set<std::string> named;
  for (const ActorMention& mention : analysis.mentions) named.insert(mention.actor_id);
  for (const Statement& statement : analysis.statements) named.insert(statement.speaker.actor_id);
  named.erase("");
  for (const std::string& actor : named) {
    SQLite::Statement& insert = connection.prepared("INSERT INTO mention (document, actor_id) VALUES (?, ?)");
    insert.bind(1, row);
    insert.bind(2, actor);
    insert.exec();
  }
}

Ingest::Ingest(Store& store, IngestOptions options) : state_(std::make_unique<State>(store, options)) {}
Ingest::~Ingest() = default;

Outcome Ingest::look_up(const Document& document) const {
  return state_->connection.guarded([&] {
    return decide(state_->connection, document, text_hash(document.text), state_->options.again).outcome;
  });
}

Outcome Ingest::add(const Document& document, const DocumentInfo& info, const Analysis* analysis) {
  State& state = *state_;
  return state.connection.guarded([&] {
    const std::string hash = text_hash(document.text);
    state.begin();
    const Decision decision = decide(state.connection, document, hash, state.options.again);
    switch (decision.outcome) {
      case Outcome::withdrawn:
        if (!decision.existing) {
          state.write_document(0, decision, document, info, hash);
          return Outcome::withdrawn;
        }
        state.set_status(decision.existing->row, "withdrawn", 0);
        if (!state.hand_on(decision.existing->row))
          for (const State::Old& old : state.old_statements(decision.existing->row)) state.retire(old.row);
        return Outcome::withdrawn;
      case Outcome::copy:
        state.write_document(0, decision, document, info, hash);
        return Outcome::copy;
      case Outcome::needs_analysis:
        break;
      default:
        return decision.outcome;
    }
    if (analysis == nullptr) return Outcome::needs_analysis;
    if (!decision.existing) {
      const std::int64_t row = state.write_document(0, decision, document, info, hash);
      state.write_statements(row, document, *analysis, {}, true);
      state.write_mentions(row, *analysis);
      return Outcome::added;
    }
    const Existing& there = *decision.existing;
    if (there.text_hash == hash && there.twin_of == 0 && there.status == "current") {
      std::vector<State::Old> old = state.old_statements(there.row);
      state.write_document(there.row, decision, document, info, hash);
      state.write_statements(there.row, document, *analysis, std::move(old), true);
      state.write_mentions(there.row, *analysis);
      return Outcome::replaced;
    }
    const bool handed_on = there.twin_of == 0 && state.hand_on(there.row);
    std::vector<State::Old> old;
    if (!handed_on && there.twin_of == 0) old = state.old_statements(there.row);
    state.set_status(there.row, "replaced", 0);
    const std::int64_t row = state.write_document(0, decision, document, info, hash);
    state.set_status(there.row, "replaced", row);
    state.write_statements(row, document, *analysis, std::move(old), false);
    state.write_mentions(row, *analysis);
    return Outcome::replaced;
  });
}

void Ingest::reject(const Error& error) {
  State& state = *state_;
  state.connection.guarded([&] {
    state.begin();
    if (state.rejected_origins.insert(error.file()).second) {
      SQLite::Statement& old = state.connection.prepared("DELETE FROM rejected_input WHERE origin = ?");
      old.bind(1, error.file());
      old.exec();
    }
    SQLite::Statement& insert =
        state.connection.prepared("INSERT INTO rejected_input (origin, line, message, kind) VALUES (?, ?, ?, ?)");
    insert.bind(1, error.file());
    insert.bind(2, static_cast<std::int64_t>(error.line()));
    insert.bind(3, error.message());
    insert.bind(4, error.exit_code());
    insert.exec();
  });
}

void Ingest::set_issues(const std::vector<IssueInfo>& issues) {
  State& state = *state_;
  state.connection.guarded([&] {
    bool same = true;
    for (const IssueInfo& issue : issues) {
      SQLite::Statement& find = state.connection.prepared("SELECT 1 FROM issue WHERE issue_id = ? AND pole = ?");
      find.bind(1, issue.issue_id);
      find.bind(2, issue.pole);
      same = find.executeStep() && same;
      find.reset();
    }
    if (same) return;
    state.begin();
    for (const IssueInfo& issue : issues) {
      SQLite::Statement& insert = state.connection.prepared(
          "INSERT INTO issue (issue_id, pole) VALUES (?1, ?2) ON CONFLICT (issue_id) DO UPDATE SET pole = ?2");
      insert.bind(1, issue.issue_id);
      insert.bind(2, issue.pole);
      insert.exec();
    }
  });
}

void Ingest::commit() {
  if (!state_->transaction) return;
  state_->connection.check_still_there();
  state_->transaction->commit();
  state_->transaction.reset();
  state_->connection.check_still_there();
}

}  // namespace onrecord
