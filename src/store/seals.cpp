// What is sealed is a table of kinds: which rows make up a thing, and by which column a row tells to whom it belongs.
#include "store/seals.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <xxhash.h>

#include <array>
#include <new>
#include <span>
#include <string_view>
#include <vector>

namespace onrecord::store {
namespace {

struct Part {
  const char* table;
  const char* key;      // the column that says which thing a row belongs to
  const char* columns;  // those that are sealed
  const char* order;    // of its rows; empty: there is one
};

constexpr Part articles[] = {
    {"document", "id", "*", ""}, {"mention", "document", "*", "actor_id"}, {"signature", "document", "*", ""}};
constexpr Part statements[] = {{"statement", "id", "*", ""},
                               {"stance", "statement", "*", "issue_id"},
                               {"leaning", "statement", "*", "issue_id"},
                               {"reasoning", "statement", "*", ""},
                               {"statements_fts_docsize", "id", "*", ""}};
constexpr Part texts[] = {{"article_text", "id", "id, hash, body IS NULL", ""}};  // the text itself has its own hash
constexpr Part publishers[] = {{"publisher", "id", "*", ""}};
constexpr Part corrections[] = {{"correction", "id", "*", ""}};
constexpr Part words[] = {{"statements_fts_data", "id", "*", ""}};
constexpr Part issues[] = {{"issue", "issue_id", "*", ""}};
constexpr Part merges[] = {{"actor_merge", "from_id", "*", ""}};
constexpr Part splits[] = {{"actor_split", "from_id", "*", "criterion, value"}};
constexpr Part forms[] = {{"actor_form", "actor_id", "*", "kind, form"}};
constexpr Part successions[] = {{"succession", "old_id", "*", "new_id"}};
constexpr Part samples[] = {{"sample", "id", "*", ""}, {"sample_statement", "sample", "*", "place"}};
constexpr Part folders[] = {{"tables_folder", "place", "*", ""}};
constexpr Part queries[] = {{"saved_query", "name", "*", ""}, {"told_statement", "query", "*", "statement_id"}};
constexpr Part camps[] = {{"camp_level", "issue_id", "*", "camp"}};
constexpr Part schema[] = {{"sqlite_schema", "name", "type, name, tbl_name, sql", ""}};

// The first part's keys are the things there are. Numbers are stored: a kind keeps its own for ever.
struct Kind {
  int number;
  const char* what;
  const char* name;  // SQL for what to call it, from its key
  bool named;        // its key is a text
  std::span<const Part> parts;
  bool others = false;  // users may add things of their own, which have no seal
};
constexpr std::array kinds{
    Kind{1, "article", "SELECT doc_id FROM document WHERE id = ?", false, articles},
    Kind{2, "statement", "SELECT statement_id FROM statement WHERE id = ?", false, statements},
    Kind{3, "text of", "SELECT doc_id FROM document WHERE text_id = ?", false, texts},
    Kind{4, "publisher", "SELECT name FROM publisher WHERE id = ?", false, publishers},
    Kind{5, "correction of", "SELECT statement_id FROM correction WHERE id = ?", false, corrections},
    Kind{6, "page of the full text", "SELECT ?", false, words},
    Kind{7, "issue", "SELECT ?", true, issues},
    Kind{8, "merge of", "SELECT ?", true, merges},
    Kind{9, "split of", "SELECT ?", true, splits},
    Kind{10, "forms of actor", "SELECT ?", true, forms},
    Kind{11, "schema of", "SELECT ?", true, schema, true},
    Kind{12, "succession of", "SELECT ?", true, successions},
    Kind{13, "sample", "SELECT ?", false, samples},
    Kind{14, "tables folder", "SELECT path FROM tables_folder WHERE place = ?", false, folders},
    Kind{15, "saved query", "SELECT ?", true, queries},
    Kind{16, "parties on issue", "SELECT ?", true, camps},
};

std::string select_of(const Part& part) {
  std::string sql = std::string("SELECT ") + part.columns + " FROM " + part.table + " WHERE " + part.key + " = ?";
  if (*part.order != 0) sql += std::string(" ORDER BY ") + part.order;
  return sql;
}

// What a column holds, with its type, so that 1 and '1' differ.
void append(std::string& bytes, const SQLite::Column& column) {
  bytes += static_cast<char>('0' + column.getType());
  if (column.isInteger()) {
    const std::int64_t value = column.getInt64();
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  } else if (column.isFloat()) {
    const double value = column.getDouble();
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  } else if (const int size = column.getBytes(); size > 0) {
    bytes.append(static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(size));
    bytes += '\x1f';
  }
}

std::int64_t hash_of(std::string_view bytes) {
  return static_cast<std::int64_t>(XXH3_64bits(bytes.data(), bytes.size()));
}

// Hashes things of one kind.
class Hasher {
 public:
  Hasher(SQLite::Database& database, const Kind& kind) : kind_(kind) {
    for (const Part& part : kind.parts) rows_.push_back(std::make_unique<SQLite::Statement>(database, select_of(part)));
  }

  // 0: there is no such thing.
  std::int64_t hash(std::int64_t number, const std::string& name) {
    bytes_.clear();
    bool there = false;
    for (std::size_t part = 0; part < rows_.size(); ++part) {
      SQLite::Statement& rows = *rows_[part];
      rows.reset();
      if (kind_.named)
        rows.bind(1, name);
      else
        rows.bind(1, number);
      bytes_ += '\x1e';
      while (rows.executeStep()) {
        there = there || part == 0;
        for (int i = 0; i < rows.getColumnCount(); ++i) append(bytes_, rows.getColumn(i));
      }
      rows.reset();
    }
    if (!there) return 0;
    const std::int64_t value = hash_of(bytes_);
    return value == 0 ? 1 : value;
  }

 private:
  const Kind& kind_;
  std::vector<std::unique_ptr<SQLite::Statement>> rows_;
  std::string bytes_;
};

std::int64_t key_of(const Kind& kind, std::int64_t number, const std::string& name) {
  return kind.named ? hash_of(name) : number;
}

// Seals, or takes the seal from what has gone.
class Sealer {
 public:
  explicit Sealer(SQLite::Database& database)
      : put_(database,
             "INSERT INTO seal (kind, key, hash) VALUES (?1, ?2, ?3) ON CONFLICT (kind, key) DO UPDATE SET hash = ?3"),
        gone_(database, "DELETE FROM seal WHERE kind = ? AND key = ?") {}

  void seal(const Kind& kind, std::int64_t key, std::int64_t hash) {
    SQLite::Statement& write = hash == 0 ? gone_ : put_;
    write.reset();
    write.bind(1, kind.number);
    write.bind(2, key);
    if (hash != 0) write.bind(3, hash);
    write.exec();
  }

 private:
  SQLite::Statement put_, gone_;
};

// Calls with each thing of a kind.
template <typename Each>
void each_of(SQLite::Database& database, const Kind& kind, Each each) {
  const Part& first = kind.parts.front();
  SQLite::Statement keys(database, std::string("SELECT DISTINCT ") + first.key + " FROM " + first.table);
  while (keys.executeStep()) {
    const SQLite::Column key = keys.getColumn(0);
    if (kind.named)
      each(std::int64_t{0}, key.getString());
    else
      each(key.getInt64(), std::string());
  }
}

bool is_full_text(std::string_view table) {
  return table.starts_with("statements_fts_");
}

}  // namespace

Seals::Seals(SQLite::Database& database) : database_(database) {
  database.createFunction("onrecord_touch", 2, false, this, touch);
  std::string sql;
  for (const Kind& kind : kinds)
    for (const Part& part : kind.parts) {
      // The schema changes with a step only, after which everything is sealed.
      if (kind.parts.data() == schema || is_full_text(part.table)) continue;
      const std::string table = part.table, number = std::to_string(kind.number);
      const auto trigger = [&](const std::string& event, const std::string& body) {
        sql += "CREATE TEMP TRIGGER seal_" + table + "_" + event + " AFTER " + event + " ON main." + table + " BEGIN " +
               body + " END;";
      };
      const auto touching = [&](const char* row) {
        return "SELECT onrecord_touch(" + number + ", " + row + "." + part.key + ");";
      };
      trigger("INSERT", touching("new"));
      trigger("DELETE", touching("old"));
      trigger("UPDATE", touching("old") + touching("new"));
    }
  database.exec(sql);
  sqlite3_update_hook(database.getHandle(), hook, this);
}

Seals::~Seals() {
  sqlite3_update_hook(database_.getHandle(), nullptr, nullptr);
}

// SQLite's frames are C: nothing may be thrown through them.
void Seals::touch(sqlite3_context* context, int, sqlite3_value** values) {
  Seals& seals = *static_cast<Seals*>(sqlite3_user_data(context));
  try {
    Thing thing{sqlite3_value_int(values[0]), 0, {}};
    if (sqlite3_value_type(values[1]) == SQLITE_INTEGER) {
      thing.number = sqlite3_value_int64(values[1]);
    } else if (const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[1])); text != nullptr) {
      thing.name.assign(text, static_cast<std::size_t>(sqlite3_value_bytes(values[1])));
    }
    seals.touched_.insert(std::move(thing));
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  }
}

void Seals::hook(void* self, int, const char*, const char* table, long long row) {
  if (!is_full_text(table)) return;
  Seals& seals = *static_cast<Seals*>(self);
  try {
    for (const Kind& kind : kinds)
      for (const Part& part : kind.parts)
        if (std::string_view(part.table) == table) seals.touched_.insert({kind.number, row, {}});
  } catch (const std::bad_alloc&) {
    seals.incomplete_ = true;
  }
}

void Seals::write() {
  if (incomplete_) throw std::bad_alloc();
  if (touched_.empty()) return;
  Sealer sealer(database_);
  for (auto thing = touched_.begin(); thing != touched_.end();) {
    const Kind& kind = kinds[static_cast<std::size_t>(thing->kind) - 1];
    Hasher hasher(database_, kind);
    for (; thing != touched_.end() && thing->kind == kind.number; ++thing)
      sealer.seal(kind, key_of(kind, thing->number, thing->name), hasher.hash(thing->number, thing->name));
  }
  touched_.clear();
}

void seal_all(SQLite::Database& database) {
  database.exec("DELETE FROM seal");
  Sealer sealer(database);
  for (const Kind& kind : kinds) {
    Hasher hasher(database, kind);
    each_of(database, kind, [&](std::int64_t number, const std::string& name) {
      sealer.seal(kind, key_of(kind, number, name), hasher.hash(number, name));
    });
  }
}

void check_seals(SQLite::Database& database, const std::function<void(const std::string&)>& problem,
                 const std::function<void(const std::string&, const std::function<void()>&)>& attempt) {
  for (const Kind& kind : kinds)
    attempt(std::string("seals: ") + kind.what, [&] {
      Hasher hasher(database, kind);
      SQLite::Statement find(database, "SELECT hash FROM seal WHERE kind = ? AND key = ?");
      SQLite::Statement call(database, kind.name);
      std::int64_t sealed = 0;
      each_of(database, kind, [&](std::int64_t number, const std::string& name) {
        find.reset();
        find.bind(1, kind.number);
        find.bind(2, key_of(kind, number, name));
        const bool has_seal = find.executeStep();
        if (has_seal) ++sealed;
        if (!has_seal && kind.others) return;
        if (has_seal && find.getColumn(0).getInt64() == hasher.hash(number, name)) return;
        call.reset();
        if (kind.named)
          call.bind(1, name);
        else
          call.bind(1, number);
        const std::string called = call.executeStep() ? call.getColumn(0).getString() : std::to_string(number);
        problem(std::string(kind.what) + ' ' + called + ": altered since it was stored (hash)");
      });
      SQLite::Statement count(database, "SELECT count(*) FROM seal WHERE kind = ?");
      count.bind(1, kind.number);
      if (count.executeStep() && count.getColumn(0).getInt64() != sealed)
        problem(std::to_string(count.getColumn(0).getInt64() - sealed) + " missing that were stored: " + kind.what);
    });
}

}  // namespace onrecord::store
