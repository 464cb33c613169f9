// Reads: SQL narrows, matches() decides.
#include "store/store.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "store/narrowing.h"
#include "store/rows.h"

namespace onrecord::store {
namespace {

// The articles of a read, fetched once each.
class Documents {
 public:
  explicit Documents(Connection& connection) : connection_(connection) {}
  const DocumentInfo& operator[](std::int64_t row) {
    const auto [found, is_new] = by_row_.try_emplace(row);
    if (is_new) found->second = document_by_row(connection_, row);
    return found->second;
  }

 private:
  Connection& connection_;
  std::unordered_map<std::int64_t, DocumentInfo> by_row_;
};

// "last:90d" as days.
Query with_days(const Store& store, const Query& asked) {
  Query query = asked;
  if (query.when) query.when = anchored(*query.when, store.newest_article());
  return query;
}

// `query.when` is anchored; no order: whatever is quickest. The callback returns false to stop.
void each_row(Connection& connection, const Query& query, std::optional<Order> order, const ReadParts& parts,
              const std::function<bool(StoredRow&&, const DocumentInfo&)>& callback) {
  const bool stances_decide = !query.issues.empty() || !query.labels.empty();
  const Narrowed narrowed = narrow(connection, query, order, parts);
  SQLite::Statement rows(connection.database(), narrowed.sql);
  bind_values(rows, narrowed.values);
  Documents documents(connection);
  while (rows.executeStep()) {
    StoredRow read = read_statement(rows);
    const DocumentInfo& document = documents[read.document];
    Statement& statement = read.statement;
    statement.doc_id = document.doc_id;
    if (stances_decide) statement.stances = read_stances(connection, read.row);
    if (!matches(query, statement, document)) continue;
    if (parts.stances && !stances_decide) statement.stances = read_stances(connection, read.row);
    if (parts.traces) read_traces(connection, read.row, statement);
    if (!callback(std::move(read), document)) return;
  }
}

// By said date, then document, then place in it. Statements are large: each is moved once, to where it belongs.
void sort_by_day(std::vector<Statement>& statements) {
  std::vector<std::size_t> order(statements.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    const Statement &a = statements[x], &b = statements[y];
    return std::tie(a.said.date, a.doc_id, a.seq, a.id) < std::tie(b.said.date, b.doc_id, b.seq, b.id);
  });
  for (std::size_t begin = 0; begin < order.size(); ++begin) {  // a ring of places at a time
    if (order[begin] == begin) continue;
    Statement held = std::move(statements[begin]);
    std::size_t at = begin;
    for (std::size_t from = order[at]; from != begin; from = order[at]) {
      statements[at] = std::move(statements[from]);
      order[at] = at;
      at = from;
    }
    statements[at] = std::move(held);
    order[at] = at;
  }
}

void fill_coverage(Connection& connection, Coverage& coverage, const std::string& actor) {
  SQLite::Statement articles(connection.database(),
                             "SELECT substr(published_at, 1, 7), count(*) FROM document WHERE status = 'current' AND "
                             "published_at IS NOT NULL GROUP BY 1");
  while (articles.executeStep())
    coverage.articles_by_month[articles.getColumn(0).getString()] = articles.getColumn(1).getInt();
  // Merged actors are named where any of them was.
  SQLite::Statement naming(
      connection.database(),
      "SELECT coalesce(g.into_id, m.actor_id), substr(d.published_at, 1, 7), count(DISTINCT d.id) FROM mention m "
      "JOIN document d ON d.id = m.document LEFT JOIN actor_merge g ON g.from_id = m.actor_id WHERE d.status = "
      "'current' AND d.published_at IS NOT NULL AND (?1 = '' OR coalesce(g.into_id, m.actor_id) = ?1) GROUP BY 1, 2");
  naming.bind(1, actor);
  while (naming.executeStep())
    coverage.articles_naming_by_month[naming.getColumn(0).getString()][naming.getColumn(1).getString()] =
        naming.getColumn(2).getInt();
}

void put(StatementSet& set, StoredRow&& read, const DocumentInfo& document) {
  set.documents.try_emplace(document.doc_id, document);
  if (!read.review_status.empty()) set.review_status[read.statement.id] = std::move(read.review_status);
  set.statements.push_back(std::move(read.statement));
}

// The first `limit` that match, with what belongs to them.
StatementSet pick(const Store& store, const Query& query, std::optional<Order> order, std::size_t limit, bool* more,
                  const ReadParts& parts) {
  StatementSet set;
  if (more != nullptr) *more = false;
  ReadParts first = parts;
  first.wanted = limit;
  store.connection().guarded([&] {
    each_row(store.connection(), with_days(store, query), order, first,
             [&](StoredRow&& read, const DocumentInfo& document) {
               if (set.statements.size() == limit) {
                 if (more != nullptr) *more = true;
                 return false;
               }
               put(set, std::move(read), document);
               return true;
             });
    if (parts.coverage) fill_coverage(store.connection(), set.coverage, parts.coverage_of);
  });
  set.issues = store.issues();
  set.text_of = [&store](const std::string& doc_id) { return store.text_of(doc_id); };
  return set;
}

}  // namespace

Store::Store(const std::string& path, Access access, int wait_seconds)
    : connection_(std::make_unique<Connection>(path, access == Access::write, wait_seconds)) {
  // Whoever only reads sees one state from the first row to the last, whatever others write meanwhile.
  if (access == Access::read) connection_->guarded([&] { connection_->execute("BEGIN"); });
}
Store::~Store() = default;

const std::vector<std::string>& Store::notices() const {
  return connection_->notices();
}

bool Store::is_its_file(std::uint64_t device, std::uint64_t inode) const {
  return connection_->is_its_file(device, inode);
}

void Store::each(const Query& asked, Order order, const ReadParts& parts,
                 const std::function<bool(Statement&&, const DocumentInfo&)>& callback) const {
  connection_->guarded([&] {
    each_row(*connection_, with_days(*this, asked), order, parts, [&](StoredRow&& read, const DocumentInfo& document) {
      return callback(std::move(read.statement), document);
    });
  });
}

StatementSet Store::page(const Query& query, Order order, std::size_t limit, bool* more, const ReadParts& parts) const {
  return pick(*this, query, order, limit, more, parts);
}

StatementSet Store::of_rows(const std::vector<std::int64_t>& rows, const Query& query) const {
  StatementSet set;
  connection_->guarded([&] {
    Documents documents(*connection_);
    SQLite::Statement one(connection_->database(),
                          std::string("SELECT ") + statement_columns + " FROM statement s WHERE s.id = ?");
    for (const std::int64_t row : rows) {
      one.bind(1, row);
      if (one.executeStep()) {
        StoredRow read = read_statement(one);
        const DocumentInfo& document = documents[read.document];
        read.statement.doc_id = document.doc_id;
        read.statement.stances = read_stances(*connection_, read.row);
        if (matches(query, read.statement, document)) put(set, std::move(read), document);
      }
      one.reset();
    }
  });
  set.issues = issues();
  set.text_of = [this](const std::string& doc_id) { return text_of(doc_id); };
  return set;
}

StatementSet Store::read(const Query& query, const ReadParts& parts) const {
  StatementSet set = pick(*this, query, std::nullopt, SIZE_MAX, nullptr, parts);
  sort_by_day(set.statements);
  // Articles without a statement belong to it as well: silence is not absence.
  if (parts.coverage)
    connection_->guarded([&] {
      SQLite::Statement rows(
          connection_->database(),
          std::string("SELECT ") + document_columns +
              ", d.id FROM document d JOIN publisher p ON p.id = d.publisher JOIN article_text t ON t.id = "
              "d.text_id WHERE d.status = 'current'" +
              (parts.withdrawn ? " OR d.status = 'withdrawn'" : ""));
      while (rows.executeStep()) {
        DocumentInfo info = read_document(rows);
        set.documents.try_emplace(info.doc_id, std::move(info));
      }
    });
  return set;
}

std::string Store::text_of(const std::string& doc_id) const {
  return connection_->guarded([&] {
    SQLite::Statement& query = connection_->prepared(
        "SELECT t.body FROM document d JOIN article_text t ON t.id = d.text_id WHERE d.doc_id = ? AND d.status != 'replaced'");
    query.bind(1, doc_id);
    std::string text;
    if (query.executeStep() && !query.getColumn(0).isNull()) text = query.getColumn(0).getString();
    query.reset();
    return text;
  });
}

void Store::together(const std::function<void()>& work) {
  connection_->guarded([&] {
    Transaction transaction(*connection_);
    work();
    transaction.commit();
  });
}

Date Store::newest_article() const {
  return connection_->guarded([&] {
    SQLite::Statement query(connection_->database(),
                            "SELECT max(published_at) FROM document WHERE status != 'replaced'");
    if (!query.executeStep() || query.getColumn(0).isNull()) return Date{};
    return parse_iso_date(query.getColumn(0).getText()).value_or(Date{});
  });
}

std::vector<IssueInfo> Store::issues() const {
  return connection_->guarded([&] {
    std::vector<IssueInfo> issues;
    SQLite::Statement query(connection_->database(), "SELECT issue_id, pole, title FROM issue ORDER BY issue_id");
    while (query.executeStep())
      issues.push_back(
          {query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString()});
    return issues;
  });
}

std::vector<std::string> Store::publishers() const {
  return connection_->guarded([&] {
    std::vector<std::string> names;
    SQLite::Statement query(
        connection_->database(),
        "SELECT name FROM publisher p WHERE name != '' AND EXISTS (SELECT 1 FROM document d WHERE d.publisher = "
        "p.id AND d.status = 'current') ORDER BY name");
    while (query.executeStep()) names.push_back(query.getColumn(0).getString());
    return names;
  });
}

std::size_t Store::count_statements() const {
  return connection_->guarded([&] {
    return static_cast<std::size_t>(connection_->number(
        "SELECT (SELECT count(*) FROM statement INDEXED BY statement_day WHERE live) - (SELECT "
        "count(*) FROM statement WHERE live AND review_status = 'rejected' AND review_status != '')"));
  });
}

std::size_t Store::count_documents() const {
  return connection_->guarded([&] {
    return static_cast<std::size_t>(connection_->number("SELECT count(*) FROM document WHERE status = 'current'"));
  });
}

Store::Uncounted Store::uncounted() const {
  return connection_->guarded([&] {
    return Uncounted{
        static_cast<std::size_t>(connection_->number("SELECT count(*) FROM document WHERE status = 'withdrawn'")),
        static_cast<std::size_t>(connection_->number(
            "SELECT count(*) FROM statement WHERE live AND review_status = 'rejected' AND review_status != ''"))};
  });
}

std::vector<std::pair<std::string, std::size_t>> Store::tables_in_use() const {
  return connection_->guarded([&] {
    std::vector<std::pair<std::string, std::size_t>> used;
    SQLite::Statement query(
        connection_->database(),
        "SELECT tables_hash, count(*) FROM document WHERE status = 'current' AND twin_of IS NULL GROUP BY 1 ORDER BY 1");
    while (query.executeStep())
      used.emplace_back(query.getColumn(0).getString(), static_cast<std::size_t>(query.getColumn(1).getInt64()));
    return used;
  });
}

std::vector<Store::Found> Store::find(const std::string& id_prefix, std::size_t most) const {
  return connection_->guarded([&] {
    std::vector<Found> found;
    SQLite::Statement rows(connection_->database(),
                           std::string("SELECT ") + statement_columns +
                               " FROM statement s WHERE s.statement_id >= ? AND s.statement_id < ? "
                               "ORDER BY s.statement_id LIMIT ?");
    rows.bind(1, id_prefix);
    rows.bind(2, id_prefix + "g");
    rows.bind(3, static_cast<std::int64_t>(most));
    while (rows.executeStep()) {
      StoredRow read = read_statement(rows);
      Found each;
      each.document = document_by_row(*connection_, read.document, &each.document_status);
      each.review_status = read.review_status;
      each.statement = std::move(read.statement);
      each.statement.doc_id = each.document.doc_id;
      each.statement.stances = read_stances(*connection_, read.row);
      read_traces(*connection_, read.row, each.statement);
      found.push_back(std::move(each));
    }
    return found;
  });
}

}  // namespace onrecord::store
