// Store: the SQLite file. Reads give StatementSets; articles come in by Ingest, labels by Relabelling, people's
// corrections by Corrections and StoredActors. All members throw Error (database; io where the disk is full).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "onrecord/query.h"
#include "onrecord/statement_set.h"

namespace onrecord::store {

class Connection;

enum class Access { read, write };  // write makes the file where there is none, and upgrades older ones

enum class Order { newest, oldest, relevance };  // relevance: of the searched words, by BM25

// A first page by relevance ranks the newest so many that match: a common word's are too many to rank while a reader
// waits.
inline constexpr std::size_t most_ranked = 5'000;

struct ReadParts {
  bool stances = true;
  bool traces = false;                   // of explain
  bool coverage = false;                 // StatementSet::coverage
  std::string coverage_of = {};          // articles that name this actor only; empty: all actors
  bool withdrawn = false;                // statements of withdrawn articles too, as a report needs them
  bool rejected = false;                 // statements that a reviewer rejected too
  std::vector<std::string> review = {};  // statements with one of these review states only; "": not reviewed
  std::size_t wanted = SIZE_MAX;         // so many will be read
  std::int64_t sorted_at_most =
      5'000;  // rows that a filter may leave to be sorted; more are walked in an index's own order
};

class Store {
 public:
  Store(const std::string& path, Access access, int wait_seconds = 10);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  const std::vector<std::string>& notices() const;  // "x.db: upgraded from schema version 1 to 2"

  // Whether a file is the database's own (or its -wal or -shm). Opening and closing it in this process would take
  // SQLite's locks away (POSIX).
  bool is_its_file(std::uint64_t device, std::uint64_t inode) const;

  // All statements that match, by said date, document and place in it. The query's names are already resolved;
  // "last:90d" is counted back from the newest article.
  StatementSet read(const Query& query = {}, const ReadParts& parts = {}) const;
  // The first `limit` of them in that order, which statements keep; `more` (may be null) tells whether others follow.
  StatementSet page(const Query& query, Order order, std::size_t limit, bool* more, const ReadParts& parts = {}) const;
  // The statements of these rows, in this order, as far as they match.
  StatementSet of_rows(const std::vector<std::int64_t>& rows, const Query& query) const;
  // Calls with each, newest first, without holding them all; the callback returns false to stop.
  void each(const Query& query, Order order, const ReadParts& parts,
            const std::function<bool(Statement&&, const DocumentInfo&)>& callback) const;
  // The text of an article; empty where none is kept.
  std::string text_of(const std::string& doc_id) const;

  Date newest_article() const;  // invalid where there is none with a date
  std::vector<IssueInfo> issues() const;
  std::vector<std::string> publishers() const;  // sorted, of current articles
  std::size_t count_statements() const;         // those that count
  std::size_t count_documents() const;
  // What the database has where no statement counts.
  struct Uncounted {
    std::size_t withdrawn_articles = 0;
    std::size_t rejected_statements = 0;  // by a reviewer, of current articles
  };
  Uncounted uncounted() const;
  // Fingerprints of the tables that the current articles' labels were made with, and how many articles have each.
  std::vector<std::pair<std::string, std::size_t>> tables_in_use() const;

  // Statements of replaced articles are found by id only.
  struct Found {
    Statement statement;
    DocumentInfo document;
    std::string document_status;  // current, replaced, withdrawn
    std::string review_status;
  };
  // Those whose id begins with the given one, with traces; at most `most`.
  std::vector<Found> find(const std::string& id_prefix, std::size_t most) const;

  // Runs something that writes: all that it writes is kept, or nothing where it throws.
  void together(const std::function<void()>& work);

  Connection& connection() const { return *connection_; }  // for the files of this room

 private:
  std::unique_ptr<Connection> connection_;
};

}  // namespace onrecord::store
