// The one mapping of statements, labels, spells, actors, issues and documents to the columns of records.md.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/cell.h"
#include "io/located.h"
#include "onrecord/statement_set.h"
#include "onrecord/timeline.h"

namespace onrecord::io {

template <typename Row>
struct Field {
  std::string_view name;
  CellType type;
  std::string_view description;
  Cell (*get)(const Row&);
};

// What a row of each table is made from; all references must outlive it.
struct StatementRow {
  const Statement& statement;
  const DocumentInfo& document;
  const Located& located;
  std::string_view review_status;
};
struct StanceRow {
  const Statement& statement;
  const StanceLabel& label;
  const Located& located;
  std::size_t index;  // of the label within the statement
};
struct SpellRow {
  const Timeline& timeline;
  const Spell& spell;
};
struct StandRow {
  const Timeline& timeline;
  const Stand& stand;
};
struct ActorRow {
  std::string actor_id, name, role, country, speaks_for;
  ActorKind kind = ActorKind::unknown;
  std::int64_t statements = 0, documents = 0;
  Date first_said, last_said;
};
struct IssueRow {
  std::string issue_id, pole, title;
  std::int64_t statements = 0, actors = 0;
};
struct DocumentRow {
  const DocumentInfo& document;
  std::int64_t statements = 0;
};

std::span<const Field<StatementRow>> statement_fields();
std::span<const Field<StanceRow>> stance_fields();
std::span<const Field<SpellRow>> timeline_fields();
std::span<const Field<StandRow>> stand_fields();
std::span<const Field<ActorRow>> actor_fields();
std::span<const Field<IssueRow>> issue_fields();
std::span<const Field<DocumentRow>> document_fields();

// Actors that have an id, by id; issues of the set and of its labels, by id; documents by id.
std::vector<ActorRow> actor_rows(const StatementSet& set);
std::vector<IssueRow> issue_rows(const StatementSet& set);
std::vector<DocumentRow> document_rows(const StatementSet& set);

// {"statement_id":"...",...}: all fields in their order, without a newline.
template <typename Row>
void append_json_object(std::string& out, std::span<const Field<Row>> fields, const Row& row) {
  out += '{';
  for (const Field<Row>& field : fields) {
    if (out.back() != '{') out += ',';
    append_json_string(out, field.name);
    out += ':';
    append_json(out, field.get(row));
  }
  out += '}';
}

// A statement with "stances": [{...}] as its last key: the record of extract --emit=doc and of the JSONL
// export.
void append_statement_json(std::string& out, const StatementRow& row);

}  // namespace onrecord::io
