// Articles with all that the file has of them: DNA 2 and 3 name the same columns, and older files lack some.
#include "store/dna_articles.h"

#include <set>

#include "onrecord/error.h"
#include "store/dna.h"
#include "text/without_controls.h"

namespace onrecord::store {
namespace dna {
namespace {

// DNA 3 keeps seconds, DNA 2 milliseconds.
Date date_of_epoch(std::int64_t epoch) {
  if (epoch > 100'000'000'000 || epoch < -100'000'000'000) epoch /= 1000;
  if (epoch < -17'000'000'000 || epoch > 253'000'000'000) return {};
  std::int64_t days = epoch / 86400;
  if (epoch % 86400 < 0) --days;
  return add_days({1970, 1, 1}, static_cast<int>(days));
}

std::set<std::string> columns_of_documents(SQLite::Database& database) {
  std::set<std::string> names;
  SQLite::Statement rows(database, "SELECT name FROM pragma_table_info('DOCUMENTS')");
  while (rows.executeStep()) names.insert(rows.getColumn(0).getString());
  return names;
}

DateOrigin date_origin(const std::string& text) {
  for (const DateOrigin each : {DateOrigin::argument, DateOrigin::dateline, DateOrigin::filename})
    if (name(each) == text) return each;
  return DateOrigin::metadata;
}

}  // namespace

void check_tables(const SQLite::Database& database, const std::string& path) {
  for (const char* table : {"DOCUMENTS", "STATEMENTS", "VARIABLES", "STATEMENTTYPES", "DATASHORTTEXT", "DATABOOLEAN"})
    if (!database.tableExists(table))
      throw Error(ErrorKind::rejected_input,
                  std::string("not a file of Discourse Network Analyzer: it has no table ") + table, path);
}

bool is_ours(const SQLite::Database& database) {
  return database.tableExists("ONRECORD_STATEMENTS") && database.tableExists("ONRECORD_DOCUMENTS");
}

void each_article(SQLite::Database& database, const std::function<void(std::int64_t number, Document&&)>& article) {
  const bool ours = is_ours(database);
  const std::string author = columns_of_documents(database).contains("Author") ? "d.Author" : "''";
  SQLite::Statement rows(
      database,
      "SELECT d.ID, d.Title, d.Text, d.Source, d.Date, " + author +
          (ours
               ? ", o.doc_id, o.url, o.published_at, o.date_origin FROM DOCUMENTS d LEFT JOIN ONRECORD_DOCUMENTS o ON o.DocumentId = d.ID"
               : ", NULL, NULL, NULL, NULL FROM DOCUMENTS d") +
          " ORDER BY d.ID");
  while (rows.executeStep()) {
    // Cleaned as all that comes in is; the places that coders marked are counted in characters, which stay as many.
    const auto column = [&](int at) { return text::without_controls(rows.getColumn(at).getString()); };
    Document document;
    document.title = column(1);
    document.text = column(2);
    document.publisher = column(3);
    if (!column(5).empty()) document.authors.push_back(column(5));
    const bool known = !rows.getColumn(6).isNull();
    document.doc_id = column(6);
    document.url = column(7);
    if (!known || !column(8).empty()) document.published_at = date_of_epoch(rows.getColumn(4).getInt64());
    if (document.published_at.valid()) document.date_origin = date_origin(column(9));
    article(rows.getColumn(0).getInt64(), std::move(document));
  }
}

}  // namespace dna

std::size_t read_dna_articles(const std::string& path, const std::function<void(Document&&)>& article) {
  try {
    SQLite::Database database(path, SQLite::OPEN_READONLY);
    dna::check_tables(database, path);
    dna::each_article(database, [&](std::int64_t, Document&& document) { article(std::move(document)); });
    return static_cast<std::size_t>(database.execAndGet("SELECT count(*) FROM STATEMENTS").getInt64());
  } catch (const SQLite::Exception& error) {
    throw dna::unreadable(error.what(), path);
  }
}

}  // namespace onrecord::store
