// Columns as tables: a new one is a row here and a line in SCHEMA.
#include "io/fields.h"

#include <array>
#include <map>
#include <set>

namespace onrecord::io {
namespace {

using enum CellType;

Cell empty_or(const std::string& value) {
  return value.empty() ? Cell() : Cell(value);
}
Cell empty_or(std::string_view value) {
  return value.empty() ? Cell() : Cell(std::string(value));
}
Cell empty_or(Date date) {
  return date.valid() ? Cell(date) : Cell();
}
Cell integer_of(std::int64_t value) {
  return value;
}
Cell spans_of(const Located& located, const Spans& spans) {
  return located.has_text ? Cell(spans) : Cell();
}
Cell offset(const Located& located, const Spans& spans, bool end) {
  if (!located.has_text || spans.empty()) return {};
  return integer_of(end ? spans.front().end : spans.front().begin);
}
Cell byte_offset(const Spans& spans, bool end) {
  return spans.empty() ? Cell() : integer_of(end ? spans.front().end : spans.front().begin);
}

// Captureless lambdas written short; nothing but these tables uses it.
#define GET(Row, expression) [](const Row& r) -> Cell { return expression; }

constexpr std::array statements{
    Field<StatementRow>{"statement_id", text, "hash of the text and the span; the same words keep it for ever",
                        GET(StatementRow, r.statement.id)},
    Field<StatementRow>{"doc_id", text, "the article", GET(StatementRow, r.statement.doc_id)},
    Field<StatementRow>{"seq", integer, "order in the article, from 0", GET(StatementRow, integer_of(r.statement.seq))},
    Field<StatementRow>{"kind", text, "direct, indirect or mixed", GET(StatementRow, empty_or(name(r.statement.kind)))},
    Field<StatementRow>{"text", text, "the words, verbatim; parts joined by ' ... '",
                        GET(StatementRow, r.statement.text)},
    Field<StatementRow>{"start", integer, "where the first content span begins, in code points of the article's text",
                        GET(StatementRow, offset(r.located, r.located.content, false))},
    Field<StatementRow>{"end", integer, "where it ends, exclusive",
                        GET(StatementRow, offset(r.located, r.located.content, true))},
    Field<StatementRow>{"start_byte", integer, "where it begins, in UTF-8 bytes",
                        GET(StatementRow, byte_offset(r.statement.content, false))},
    Field<StatementRow>{"end_byte", integer, "where it ends, in UTF-8 bytes",
                        GET(StatementRow, byte_offset(r.statement.content, true))},
    Field<StatementRow>{"source", spans, "spans of the words that name the speaker, in code points",
                        GET(StatementRow, spans_of(r.located, r.located.source))},
    Field<StatementRow>{"cue", spans, "spans of the words of saying",
                        GET(StatementRow, spans_of(r.located, r.located.cue))},
    Field<StatementRow>{"content", spans, "spans of what was said",
                        GET(StatementRow, spans_of(r.located, r.located.content))},
    Field<StatementRow>{"speaker_text", text, "the words that name the speaker",
                        GET(StatementRow, empty_or(r.statement.source_text))},
    Field<StatementRow>{"actor_id", text, "the actor; empty where unknown",
                        GET(StatementRow, empty_or(r.statement.speaker.actor_id))},
    Field<StatementRow>{"actor_name", text, "the actor's name", GET(StatementRow, empty_or(r.statement.speaker.name))},
    Field<StatementRow>{"actor_kind", text,
                        "person, government, organisation, joint, group, unnamed, document, author or unknown",
                        GET(StatementRow, empty_or(name(r.statement.speaker.kind)))},
    Field<StatementRow>{"actor_role", text, "office or role", GET(StatementRow, empty_or(r.statement.speaker.role))},
    Field<StatementRow>{"actor_country", text, "ISO 3166 alpha-3",
                        GET(StatementRow, empty_or(r.statement.speaker.country))},
    Field<StatementRow>{"speaks_for", text, "country or employer",
                        GET(StatementRow, empty_or(r.statement.speaker.speaks_for))},
    Field<StatementRow>{"speaker_method", text, "how the actor was found",
                        GET(StatementRow, empty_or(name(r.statement.speaker.method)))},
    Field<StatementRow>{"cue_text", text, "the words of saying", GET(StatementRow, empty_or(r.statement.cue_text))},
    Field<StatementRow>{"cue_lemma", text, "their base form", GET(StatementRow, empty_or(r.statement.cue_lemma))},
    Field<StatementRow>{"addressee", text, "to whom", GET(StatementRow, empty_or(r.statement.speaker.addressee))},
    Field<StatementRow>{"venue", text, "where or in what", GET(StatementRow, empty_or(r.statement.speaker.venue))},
    Field<StatementRow>{"via", text, "the agency or medium that relays it",
                        GET(StatementRow, empty_or(r.statement.speaker.via))},
    Field<StatementRow>{"said_date", date,
                        "the day it was said; the middle of a week, the first day of a month or year",
                        GET(StatementRow, empty_or(r.statement.said.date))},
    Field<StatementRow>{"said_precision", text, "day, week, month, year or none",
                        GET(StatementRow, empty_or(name(r.statement.said.precision)))},
    Field<StatementRow>{"said_earliest", date, "not before", GET(StatementRow, empty_or(r.statement.said.earliest))},
    Field<StatementRow>{"said_latest", date, "not after", GET(StatementRow, empty_or(r.statement.said.latest))},
    Field<StatementRow>{"said_text", text, "the words that date it", GET(StatementRow, empty_or(r.located.said_text))},
    Field<StatementRow>{"said_method", text, "how the day was found",
                        GET(StatementRow, empty_or(name(r.statement.said.method)))},
    Field<StatementRow>{"act", text, "the speech act", GET(StatementRow, empty_or(name(r.statement.act)))},
    Field<StatementRow>{"polarity", number, "the speaker's evaluation of what is spoken of, -1 to 1",
                        GET(StatementRow, r.statement.polarity)},
    Field<StatementRow>{"probability", number, "that this is a statement with these borders",
                        GET(StatementRow, r.statement.probability)},
    Field<StatementRow>{"reported_by", text, "the statement that holds this one",
                        GET(StatementRow, empty_or(r.statement.reported_by))},
    Field<StatementRow>{"published_at", date, "day of the article",
                        GET(StatementRow, empty_or(r.document.published_at))},
    Field<StatementRow>{"date_origin", text, "metadata, argument, dateline, filename or none",
                        GET(StatementRow, empty_or(name(r.document.date_origin)))},
    Field<StatementRow>{"publisher", text, "who published it", GET(StatementRow, empty_or(r.document.publisher))},
    Field<StatementRow>{"url", text, "where", GET(StatementRow, empty_or(r.document.url))},
    Field<StatementRow>{"title", text, "the article's headline", GET(StatementRow, empty_or(r.document.title))},
    Field<StatementRow>{"cluster_id", text, "near copies of one wire story share it",
                        GET(StatementRow, empty_or(r.document.cluster_id))},
    Field<StatementRow>{"copies", integer, "articles in the cluster", GET(StatementRow, integer_of(r.document.copies))},
    Field<StatementRow>{"review_status", text, "accepted, rejected or corrected; coded: by hand; empty: not reviewed",
                        GET(StatementRow, empty_or(r.review_status))},
    Field<StatementRow>{"tool_version", text, "of onrecord", GET(StatementRow, empty_or(r.document.tool_version))},
    Field<StatementRow>{"tables_version", text, "of the shipped tables",
                        GET(StatementRow, empty_or(r.document.tables_version))},
    Field<StatementRow>{"tables_hash", text, "fingerprint of the tables in effect",
                        GET(StatementRow, empty_or(r.document.tables_hash))},
    Field<StatementRow>{"input_hash", text, "hash of the input", GET(StatementRow, empty_or(r.document.input_hash))},
};

constexpr std::array stances{
    Field<StanceRow>{"statement_id", text, "the statement", GET(StanceRow, r.statement.id)},
    Field<StanceRow>{"issue_id", text, "the issue", GET(StanceRow, r.label.issue_id)},
    Field<StanceRow>{"label", text, "support, qualified_support, noncommittal, sceptical, oppose, mixed or none",
                     GET(StanceRow, empty_or(name(r.label.label)))},
    Field<StanceRow>{"position", number, "-1 (against the issue's pole) to 1 (for it); empty: none taken",
                     GET(StanceRow, r.label.position ? Cell(*r.label.position) : Cell())},
    Field<StanceRow>{"conditional", boolean, "whether a condition is set", GET(StanceRow, r.label.conditional)},
    Field<StanceRow>{"condition_text", text, "the condition's words", GET(StanceRow, empty_or(r.label.condition_text))},
    Field<StanceRow>{"confidence", text, "high, medium or low", GET(StanceRow, empty_or(name(r.label.confidence)))},
    Field<StanceRow>{"rule_ids", list, "rows of the tables that gave the label", GET(StanceRow, r.label.rule_ids)},
    Field<StanceRow>{
        "evidence_text", text, "the words that show it",
        GET(StanceRow, r.index < r.located.evidence.size() ? empty_or(r.located.evidence[r.index].text) : Cell())},
    Field<StanceRow>{
        "evidence_start", integer, "where they begin, in code points",
        GET(StanceRow,
            r.index < r.located.evidence.size() ? integer_of(r.located.evidence[r.index].span.begin) : Cell())},
    Field<StanceRow>{
        "evidence_end", integer, "where they end",
        GET(StanceRow,
            r.index < r.located.evidence.size() ? integer_of(r.located.evidence[r.index].span.end) : Cell())},
    Field<StanceRow>{"modifiers", list, "negations, hedges and the like that changed it",
                     GET(StanceRow, r.label.modifiers)},
    Field<StanceRow>{"abstain_reason", text, "why there is an issue but no position",
                     GET(StanceRow, empty_or(r.label.abstain_reason))},
};

constexpr std::array spells{
    Field<SpellRow>{"actor_id", text, "the actor", GET(SpellRow, r.timeline.actor_id)},
    Field<SpellRow>{"actor_name", text, "the actor's name", GET(SpellRow, empty_or(r.timeline.actor_name))},
    Field<SpellRow>{"issue_id", text, "the issue", GET(SpellRow, r.timeline.issue_id)},
    Field<SpellRow>{"spell", integer, "number of the spell, from 1", GET(SpellRow, integer_of(r.spell.number))},
    Field<SpellRow>{"side", text, "for, against, neutral or mixed", GET(SpellRow, empty_or(name(r.spell.side)))},
    Field<SpellRow>{"label", text, "the label of its mean position", GET(SpellRow, empty_or(name(r.spell.label)))},
    Field<SpellRow>{"from_date", date, "its first day", GET(SpellRow, empty_or(r.spell.from))},
    Field<SpellRow>{"to_date", date, "its last day", GET(SpellRow, empty_or(r.spell.to))},
    Field<SpellRow>{"statements", integer, "statements, copies counted once",
                    GET(SpellRow, integer_of(r.spell.statements))},
    Field<SpellRow>{"appearances", integer, "with copies", GET(SpellRow, integer_of(r.spell.appearances))},
    Field<SpellRow>{"outlets", integer, "distinct publishers", GET(SpellRow, integer_of(r.spell.outlets))},
    Field<SpellRow>{"mean_position", number, "-1 to 1", GET(SpellRow, r.spell.mean_position)},
    Field<SpellRow>{"change", text, "first, shift or reversal", GET(SpellRow, empty_or(name(r.spell.change)))},
    Field<SpellRow>{"change_from", text, "the side before",
                    GET(SpellRow, r.spell.change_from ? empty_or(name(*r.spell.change_from)) : Cell())},
    Field<SpellRow>{"confirmed", boolean, "by two statements of different articles", GET(SpellRow, r.spell.confirmed)},
    Field<SpellRow>{"before_statement_id", text, "the last statement of the old side",
                    GET(SpellRow, empty_or(r.spell.before_statement_id))},
    Field<SpellRow>{"first_statement_id", text, "the first of the new one",
                    GET(SpellRow, empty_or(r.spell.first_statement_id))},
    Field<SpellRow>{"gap_days", integer, "the longest silence in days", GET(SpellRow, integer_of(r.spell.gap_days))},
    Field<SpellRow>{"shown", boolean, "its change survives error: enough statements that agree on both sides of it",
                    GET(SpellRow, r.spell.shown)},
};

constexpr std::array stands{
    Field<StandRow>{"actor_id", text, "the actor", GET(StandRow, r.timeline.actor_id)},
    Field<StandRow>{"actor_name", text, "the actor's name", GET(StandRow, empty_or(r.timeline.actor_name))},
    Field<StandRow>{"issue_id", text, "the issue", GET(StandRow, r.timeline.issue_id)},
    Field<StandRow>{"side", text, "for, against or neutral: what most of the statements say",
                    GET(StandRow, empty_or(name(r.stand.side)))},
    Field<StandRow>{"label", text, "of the mean position on that side", GET(StandRow, empty_or(name(r.stand.label)))},
    Field<StandRow>{"from_date", date, "its first day", GET(StandRow, empty_or(r.stand.from))},
    Field<StandRow>{"to_date", date, "its last day", GET(StandRow, empty_or(r.stand.to))},
    Field<StandRow>{"statements", integer, "statements, copies counted once",
                    GET(StandRow, integer_of(r.stand.statements))},
    Field<StandRow>{"on_side", integer, "of these on its side", GET(StandRow, integer_of(r.stand.on_side))},
    Field<StandRow>{"documents", integer, "articles, copies counted once",
                    GET(StandRow, integer_of(r.stand.documents))},
    Field<StandRow>{"agreement", number, "the share of their weight on its side, 0 to 1",
                    GET(StandRow, r.stand.agreement)},
    Field<StandRow>{"evidence", text, "enough, mixed or little", GET(StandRow, empty_or(name(r.stand.evidence)))},
    Field<StandRow>{"change_from", text, "the side before, where the change may be shown",
                    GET(StandRow, r.stand.change_from ? empty_or(name(*r.stand.change_from)) : Cell())},
    Field<StandRow>{"before_statement_id", text, "what shows the old side",
                    GET(StandRow, empty_or(r.stand.before_statement_id))},
    Field<StandRow>{"first_statement_id", text, "what shows its own",
                    GET(StandRow, empty_or(r.stand.first_statement_id))},
};

constexpr std::array actors{
    Field<ActorRow>{"actor_id", text, "the actor", GET(ActorRow, r.actor_id)},
    Field<ActorRow>{"actor_name", text, "the actor's name", GET(ActorRow, empty_or(r.name))},
    Field<ActorRow>{"actor_kind", text, "person, government, organisation ...", GET(ActorRow, empty_or(name(r.kind)))},
    Field<ActorRow>{"actor_role", text, "office or role, as last seen", GET(ActorRow, empty_or(r.role))},
    Field<ActorRow>{"actor_country", text, "ISO 3166 alpha-3", GET(ActorRow, empty_or(r.country))},
    Field<ActorRow>{"speaks_for", text, "country or employer", GET(ActorRow, empty_or(r.speaks_for))},
    Field<ActorRow>{"statements", integer, "statements of the actor", GET(ActorRow, r.statements)},
    Field<ActorRow>{"documents", integer, "articles that quote the actor", GET(ActorRow, r.documents)},
    Field<ActorRow>{"first_said", date, "first dated statement", GET(ActorRow, empty_or(r.first_said))},
    Field<ActorRow>{"last_said", date, "last dated statement", GET(ActorRow, empty_or(r.last_said))},
};

constexpr std::array issues{
    Field<IssueRow>{"issue_id", text, "the issue", GET(IssueRow, r.issue_id)},
    Field<IssueRow>{"pole", text, "what a position of 1 is for", GET(IssueRow, empty_or(r.pole))},
    Field<IssueRow>{"title", text, "its name for people", GET(IssueRow, empty_or(r.title))},
    Field<IssueRow>{"statements", integer, "statements on it", GET(IssueRow, r.statements)},
    Field<IssueRow>{"actors", integer, "actors who spoke on it", GET(IssueRow, r.actors)},
};

constexpr std::array documents{
    Field<DocumentRow>{"doc_id", text, "the article", GET(DocumentRow, r.document.doc_id)},
    Field<DocumentRow>{"title", text, "its headline", GET(DocumentRow, empty_or(r.document.title))},
    Field<DocumentRow>{"published_at", date, "its day", GET(DocumentRow, empty_or(r.document.published_at))},
    Field<DocumentRow>{"date_origin", text, "metadata, argument, dateline, filename or none",
                       GET(DocumentRow, empty_or(name(r.document.date_origin)))},
    Field<DocumentRow>{"publisher", text, "who published it", GET(DocumentRow, empty_or(r.document.publisher))},
    Field<DocumentRow>{"url", text, "where", GET(DocumentRow, empty_or(r.document.url))},
    Field<DocumentRow>{"body_complete", boolean, "false for teasers", GET(DocumentRow, r.document.body_complete)},
    Field<DocumentRow>{"withdrawn", boolean, "canceled by its publisher", GET(DocumentRow, r.document.withdrawn)},
    Field<DocumentRow>{"cluster_id", text, "near copies share it", GET(DocumentRow, empty_or(r.document.cluster_id))},
    Field<DocumentRow>{"copies", integer, "articles in the cluster", GET(DocumentRow, integer_of(r.document.copies))},
    Field<DocumentRow>{"statements", integer, "statements found in it", GET(DocumentRow, r.statements)},
    Field<DocumentRow>{"text_hash", text, "of its text", GET(DocumentRow, empty_or(r.document.text_hash))},
    Field<DocumentRow>{"input_hash", text, "of its input", GET(DocumentRow, empty_or(r.document.input_hash))},
    Field<DocumentRow>{"tool_version", text, "of onrecord", GET(DocumentRow, empty_or(r.document.tool_version))},
    Field<DocumentRow>{"tables_version", text, "of the shipped tables",
                       GET(DocumentRow, empty_or(r.document.tables_version))},
    Field<DocumentRow>{"tables_hash", text, "fingerprint of the tables in effect",
                       GET(DocumentRow, empty_or(r.document.tables_hash))},
};

#undef GET

void widen(Date& first, Date& last, Date date) {
  if (!date.valid()) return;
  if (!first.valid() || date < first) first = date;
  if (!last.valid() || date > last) last = date;
}

}  // namespace

std::span<const Field<StatementRow>> statement_fields() {
  return statements;
}
std::span<const Field<StanceRow>> stance_fields() {
  return stances;
}
std::span<const Field<SpellRow>> timeline_fields() {
  return spells;
}
std::span<const Field<StandRow>> stand_fields() {
  return stands;
}
std::span<const Field<ActorRow>> actor_fields() {
  return actors;
}
std::span<const Field<IssueRow>> issue_fields() {
  return issues;
}
std::span<const Field<DocumentRow>> document_fields() {
  return documents;
}

std::vector<ActorRow> actor_rows(const StatementSet& set) {
  std::map<std::string, ActorRow> by_id;
  std::map<std::string, std::set<std::string>> documents_of;
  for (const Statement& statement : set.statements) {
    const Speaker& speaker = statement.speaker;
    if (speaker.actor_id.empty()) continue;
    ActorRow& row = by_id[speaker.actor_id];
    row.actor_id = speaker.actor_id;
    row.name = speaker.name;
    row.kind = speaker.kind;
    if (!speaker.role.empty()) row.role = speaker.role;
    if (!speaker.country.empty()) row.country = speaker.country;
    if (!speaker.speaks_for.empty()) row.speaks_for = speaker.speaks_for;
    ++row.statements;
    documents_of[speaker.actor_id].insert(statement.doc_id);
    widen(row.first_said, row.last_said, statement.said.date);
  }
  std::vector<ActorRow> rows;
  for (auto& [id, row] : by_id) {
    row.documents = static_cast<std::int64_t>(documents_of[id].size());
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<IssueRow> issue_rows(const StatementSet& set) {
  std::map<std::string, IssueRow> by_id;
  std::map<std::string, std::set<std::string>> actors_of;
  for (const IssueInfo& issue : set.issues) by_id[issue.issue_id] = {issue.issue_id, issue.pole, issue.title};
  for (const Statement& statement : set.statements)
    for (const StanceLabel& label : statement.stances) {
      IssueRow& row = by_id[label.issue_id];
      row.issue_id = label.issue_id;
      ++row.statements;
      if (!statement.speaker.actor_id.empty()) actors_of[label.issue_id].insert(statement.speaker.actor_id);
    }
  std::vector<IssueRow> rows;
  for (auto& [id, row] : by_id) {
    row.actors = static_cast<std::int64_t>(actors_of[id].size());
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<DocumentRow> document_rows(const StatementSet& set) {
  std::map<std::string, std::int64_t> counts;
  for (const Statement& statement : set.statements) ++counts[statement.doc_id];
  std::vector<DocumentRow> rows;
  for (const auto& [id, document] : set.documents) rows.push_back({document, counts.contains(id) ? counts.at(id) : 0});
  return rows;
}

void append_statement_json(std::string& out, const StatementRow& row) {
  append_json_object(out, statement_fields(), row);
  out.back() = ',';
  out += "\"stances\":[";
  const auto& labels = row.statement.stances;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (i != 0) out += ',';
    append_json_object(out, stance_fields(), StanceRow{row.statement, labels[i], row.located, i});
  }
  out += "]}";
}

}  // namespace onrecord::io
