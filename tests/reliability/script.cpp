// Steps over a store: batches of articles with their near copies, as `add` writes them, and between them what people
// do.
#include "script.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "onrecord/format.h"
#include "store/connection.h"
#include "store/corrections.h"
#include "store/ingest.h"
#include "store/relabelling.h"
#include "store/stored_actors.h"
#include "text/near_copies.h"

namespace onrecord::testing {

using namespace store;
using namespace text;
namespace {

constexpr std::size_t batch = 8;

}  // namespace

Script::Script(const std::string& articles, const std::string& tables)
    : knowledge_(Knowledge::load({{tables}, {}})), tracker_(knowledge_) {
  const auto rejected = [](const Error& error) { throw error; };
  read_paths({articles}, {}, {[&](Document&& document) { documents_.push_back(std::move(document)); }, rejected, {}});
  for (const Document& document : documents_) {
    infos_.push_back(document_info(document, *knowledge_));
    analyses_.push_back(tracker_.track(document));
  }
  for (std::size_t first = 0; first < documents_.size(); first += batch) {
    const std::size_t last = std::min(first + batch, documents_.size());
    steps_.push_back(
        {"articles " + std::to_string(first), [this, first, last](Store& store) { add(store, first, last); }});
    switch (first / batch % 5) {
      case 1:
        steps_.push_back({"corrections", [this](Store& store) { correct(store); }});
        break;
      case 2:
        steps_.push_back({"labels leave", [this](Store& store) { relabel(store, true); }});
        break;
      case 3:
        steps_.push_back({"merge", [](Store& store) {
                            const auto actors = find_actors(store);
                            if (actors.size() > 3)
                              merge_actors(store, actors[3].actor_id, actors[2].actor_id, {"tester", "2025-03-04"});
                          }});
        break;
      case 4:
        steps_.push_back({"labels come back", [this](Store& store) { relabel(store, false); }});
        break;
      default:
        break;
    }
  }
}

void Script::add(Store& store, std::size_t first, std::size_t last) const {
  Ingest ingest(store, {});
  for (std::size_t i = first; i < last; ++i) {
    const CopySignature signature = copy_signature(documents_[i].text);
    ingest.add(documents_[i], infos_[i], &analyses_[i], &signature);
  }
  ingest.reject(Error(ErrorKind::rejected_input, "a line that was refused", "articles.jsonl", first));
  ingest.commit();
}

void Script::correct(Store& store) const {
  const StatementSet set = store.read();
  std::vector<Correction> corrections;
  for (std::size_t i = 0; i < set.statements.size() && corrections.size() < 4; i += 5) {
    Correction& each = corrections.emplace_back();
    each.statement_id = set.statements[i].id;
    each.field = corrections.size() % 2 == 0 ? "status" : "date";
    each.value = corrections.size() % 2 == 0 ? "rejected" : "2025-02-03";
    each.made_by = "tester";
    each.made_on = "2025-03-04";
  }
  apply_corrections(store, corrections);
}

// By tables that know nothing, and by those of now: the labels of all articles change within one transaction.
void Script::relabel(Store& store, bool bare) const {
  Relabelling relabelling(store);
  each_stored_article(store, [&](StoredArticle&& article) {
    for (Statement& statement : article.statements) {
      statement.stances.clear();
      if (bare) continue;
      StanceLabel& stance = statement.stances.emplace_back();
      stance.issue_id = "MAREN.treaty";
      stance.position = statement.text.size() % 2 == 0 ? 1 : -1;
      stance.label = label_of(*stance.position);
      if (!statement.content.empty()) stance.evidence = statement.content[0];
    }
    relabelling.set(article.document, article.statements, "1", bare ? "bare" : "full");
  });
  relabelling.commit();
}

std::string state_of(const Store& store) {
  SQLite::Database& database = store.connection().database();
  std::vector<std::string> tables;
  SQLite::Statement list(
      database,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND (name NOT LIKE "
      "'statements_fts%' OR name = 'statements_fts_docsize') ORDER BY name");
  while (list.executeStep()) tables.push_back(list.getColumn(0).getString());
  std::string hash;
  for (const std::string& table : tables) {
    std::string rows = hash + table;
    SQLite::Statement query(database, "SELECT * FROM \"" + table + '"');
    while (query.executeStep())
      for (int i = 0; i < query.getColumnCount(); ++i) {
        const SQLite::Column column = query.getColumn(i);
        rows += static_cast<char>('0' + column.getType());
        rows.append(static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes()));
        rows += '\x1f';
      }
    hash = text_hash(rows);
  }
  return hash;
}

}  // namespace onrecord::testing
