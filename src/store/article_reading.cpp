// Reads articles.
#include "store/article_reading.h"

#include <algorithm>

#include "domain/full_text.h"
#include "store/rows.h"

namespace onrecord::store {
namespace {

std::uint32_t first_byte(const Statement& s) {
  return s.content.empty() ? UINT32_MAX : s.content.front().begin;
}

}  // namespace

std::optional<ArticleOnRecord> read_article(const Store& store, const std::string& doc_id) {
  Connection& connection = store.connection();
  return connection.guarded([&]() -> std::optional<ArticleOnRecord> {
    SQLite::Statement& find = connection.prepared(
        "SELECT d.id, coalesce(d.twin_of, d.id), d.authors, t.body FROM document d JOIN article_text t ON t.id = d.text_id WHERE "
        "d.doc_id = ? AND d.status != 'replaced'");
    find.bind(1, doc_id);
    if (!find.executeStep()) return std::nullopt;
    ArticleOnRecord article;
    const std::int64_t row = find.getColumn(0).getInt64(), holder = find.getColumn(1).getInt64();
    article.authors = find.getColumn(2).getString();
    if (!find.getColumn(3).isNull()) article.text = find.getColumn(3).getString();
    find.reset();
    article.document = document_by_row(connection, row, &article.status);
    std::vector<std::int64_t> rows;
    SQLite::Statement& query =
        connection.prepared(std::string("SELECT ") + statement_columns +
                            " FROM statement s WHERE s.document = ? AND s.live ORDER BY s.seq, s.id");
    query.bind(1, holder);
    while (query.executeStep()) {
      StoredRow read = read_statement(query);
      read.statement.doc_id = article.document.doc_id;
      rows.push_back(read.row);
      article.statements.push_back({std::move(read.statement), std::move(read.review_status)});
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
      article.statements[i].statement.stances = read_stances(connection, rows[i]);
    std::stable_sort(article.statements.begin(), article.statements.end(),
                     [](const auto& a, const auto& b) { return first_byte(a.statement) < first_byte(b.statement); });
    return article;
  });
}

std::vector<ArticleRow> list_articles(const Store& store, const std::string& words, std::size_t offset,
                                      std::size_t limit, bool& more) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    const FullTextSearch wanted(words);
    std::vector<ArticleRow> list;
    more = false;
    SQLite::Statement query(
        connection.database(),
        "SELECT d.doc_id, d.title, p.name, coalesce(d.published_at, ''), coalesce(d.twin_of, d.id) FROM document d "
        "JOIN publisher p ON p.id = d.publisher WHERE d.status = 'current' ORDER BY d.published_at DESC, d.id");
    std::size_t seen = 0;
    while (query.executeStep()) {
      ArticleRow row{query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                     query.getColumn(3).getString()};
      if (!wanted.empty() && !wanted.matches(row.title + " " + row.publisher)) continue;
      if (seen++ < offset) continue;
      if (list.size() == limit) {
        more = true;
        break;
      }
      SQLite::Statement& count = connection.prepared(
          "SELECT count(*), coalesce(sum(review_status != ''), 0) FROM statement WHERE document = ? AND live");
      count.bind(1, query.getColumn(4).getInt64());
      count.executeStep();
      row.statements = static_cast<std::size_t>(count.getColumn(0).getInt64());
      row.reviewed = static_cast<std::size_t>(count.getColumn(1).getInt64());
      count.reset();
      list.push_back(std::move(row));
    }
    return list;
  });
}

}  // namespace onrecord::store
