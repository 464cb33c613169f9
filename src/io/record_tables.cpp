// Every table comes from the one list of fields, so that CSV, packages and databases cannot disagree.
#include "io/record_tables.h"

#include "io/fields.h"
#include "onrecord/timeline.h"

namespace onrecord::io {
namespace {

template <typename Row>
std::vector<Column> columns_of(std::span<const Field<Row>> fields) {
  std::vector<Column> columns;
  for (const Field<Row>& field : fields) columns.push_back({field.name, field.type, field.description});
  return columns;
}

// Fills the cells of a row and hands them on; the vector is used again for the next row.
template <typename Row>
class RowGiver {
 public:
  RowGiver(std::span<const Field<Row>> fields, const std::function<void(const std::vector<Cell>&)>& take)
      : fields_(fields), take_(take), cells_(fields.size()) {}
  void operator()(const Row& row) {
    for (std::size_t i = 0; i < fields_.size(); ++i) cells_[i] = fields_[i].get(row);
    take_(cells_);
  }

 private:
  std::span<const Field<Row>> fields_;
  const std::function<void(const std::vector<Cell>&)>& take_;
  std::vector<Cell> cells_;
};

using Take = std::function<void(const std::vector<Cell>&)>;

}  // namespace

RecordTables::RecordTables(const StatementSet& set) : set_(set), located_(locate_all(set)) {}

std::vector<RecordTable> RecordTables::tables() const {
  std::vector<RecordTable> tables;
  tables.push_back({"statements",
                    "who said what, when: one row a statement",
                    columns_of(statement_fields()),
                    {"statement_id"},
                    {{"doc_id", "documents", "doc_id"}, {"reported_by", "statements", "statement_id"}},
                    [this](const Take& take) {
                      static const DocumentInfo unknown;
                      RowGiver<StatementRow> give(statement_fields(), take);
                      for (std::size_t i = 0; i < set_.statements.size(); ++i) {
                        const Statement& statement = set_.statements[i];
                        const auto document = set_.documents.find(statement.doc_id);
                        const auto review = set_.review_status.find(statement.id);
                        give({statement, document == set_.documents.end() ? unknown : document->second, located_[i],
                              review == set_.review_status.end() ? std::string_view() : review->second});
                      }
                    }});
  tables.push_back({"stances",
                    "where the speaker stands: one row a statement and issue",
                    columns_of(stance_fields()),
                    {"statement_id", "issue_id"},
                    {{"statement_id", "statements", "statement_id"}, {"issue_id", "issues", "issue_id"}},
                    [this](const Take& take) {
                      RowGiver<StanceRow> give(stance_fields(), take);
                      for (std::size_t i = 0; i < set_.statements.size(); ++i) {
                        const Statement& statement = set_.statements[i];
                        for (std::size_t k = 0; k < statement.stances.size(); ++k)
                          give({statement, statement.stances[k], located_[i], k});
                      }
                    }});
  tables.push_back({"timeline",
                    "spells of position: one row an actor, issue and spell",
                    columns_of(timeline_fields()),
                    {"actor_id", "issue_id", "spell"},
                    {{"issue_id", "issues", "issue_id"}},
                    [this](const Take& take) {
                      RowGiver<SpellRow> give(timeline_fields(), take);
                      for (const Timeline& timeline : fold_timelines(set_))  // only where it is written
                        for (const Spell& spell : timeline.spells) give({timeline, spell});
                    }});
  tables.push_back({"actors",
                    "the actors that speak: one row an actor",
                    columns_of(actor_fields()),
                    {"actor_id"},
                    {},
                    [this](const Take& take) {
                      RowGiver<ActorRow> give(actor_fields(), take);
                      for (const ActorRow& row : actor_rows(set_)) give(row);
                    }});
  tables.push_back(
      {"issues", "the issues and their poles", columns_of(issue_fields()), {"issue_id"}, {}, [this](const Take& take) {
         RowGiver<IssueRow> give(issue_fields(), take);
         for (const IssueRow& row : issue_rows(set_)) give(row);
       }});
  tables.push_back({"documents",
                    "the articles, without their texts",
                    columns_of(document_fields()),
                    {"doc_id"},
                    {},
                    [this](const Take& take) {
                      RowGiver<DocumentRow> give(document_fields(), take);
                      for (const DocumentRow& row : document_rows(set_)) give(row);
                    }});
  return tables;
}

}  // namespace onrecord::io
