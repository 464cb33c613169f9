// Draws samples, and reads opinions.
#include "store/samples.h"

#include <random>

#include "store/connection.h"

namespace onrecord::store {

Sample draw_sample(Store& store, const std::string& issue_id, std::size_t size, std::uint64_t seed, const Hand& hand) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    Transaction transaction(connection);
    std::vector<std::int64_t> rows;
    SQLite::Statement frame(
        connection.database(),
        issue_id.empty()
            ? "SELECT id FROM statement WHERE live AND review_status != 'coded' ORDER BY id"
            : "SELECT t.statement FROM stance t WHERE t.issue_id = ? AND t.live AND t.position IS NOT NULL ORDER BY t.statement");
    if (!issue_id.empty()) frame.bind(1, issue_id);
    while (frame.executeStep()) rows.push_back(frame.getColumn(0).getInt64());
    frame.reset();
    Sample sample;
    sample.issue_id = issue_id;
    sample.drawn_from = rows.size();
    sample.made_by = hand.by;
    sample.made_on = hand.on;
    SQLite::Statement& insert =
        connection.prepared("INSERT INTO sample (issue_id, drawn_from, made_by, made_on) VALUES (?, ?, ?, ?)");
    insert.bind(1, issue_id);
    insert.bind(2, static_cast<std::int64_t>(rows.size()));
    insert.bind(3, hand.by);
    insert.bind(4, hand.on);
    insert.exec();
    sample.id = connection.database().getLastInsertRowid();
    std::mt19937_64 random(seed);
    for (std::size_t i = 0; i < std::min(size, rows.size()); ++i) {
      std::swap(rows[i], rows[i + random() % (rows.size() - i)]);
      SQLite::Statement& id = connection.prepared("SELECT statement_id FROM statement WHERE id = ?");
      id.bind(1, rows[i]);
      id.executeStep();
      sample.statements.push_back(id.getColumn(0).getString());
      id.reset();
      SQLite::Statement& keep =
          connection.prepared("INSERT INTO sample_statement (sample, place, statement_id) VALUES (?, ?, ?)");
      keep.bind(1, sample.id);
      keep.bind(2, static_cast<std::int64_t>(i));
      keep.bind(3, sample.statements.back());
      keep.exec();
    }
    transaction.commit();
    return sample;
  });
}

std::vector<Sample> stored_samples(const Store& store) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    std::vector<Sample> samples;
    SQLite::Statement query(connection.database(),
                            "SELECT id, issue_id, drawn_from, made_by, made_on FROM sample ORDER BY id DESC");
    while (query.executeStep()) {
      Sample& sample = samples.emplace_back();
      sample.id = query.getColumn(0).getInt64();
      sample.issue_id = query.getColumn(1).getString();
      sample.drawn_from = static_cast<std::size_t>(query.getColumn(2).getInt64());
      sample.made_by = query.getColumn(3).getString();
      sample.made_on = query.getColumn(4).getString();
      SQLite::Statement& statements =
          connection.prepared("SELECT statement_id FROM sample_statement WHERE sample = ? ORDER BY place");
      statements.bind(1, sample.id);
      while (statements.executeStep()) sample.statements.push_back(statements.getColumn(0).getString());
    }
    return samples;
  });
}

std::vector<Opinion> stored_opinions(const Store& store, const std::vector<std::string>& people) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    std::string among;
    for (std::size_t i = 0; i < people.size(); ++i) among += i == 0 ? " AND made_by IN (?" : ", ?";
    SQLite::Statement query(
        connection.database(),
        "SELECT statement_id, field, issue_id, made_by, value, machine, max(id) FROM correction WHERE NOT "
        "taken_back" +
            among + (among.empty() ? "" : ")") +
            " GROUP BY statement_id, field, issue_id, made_by ORDER BY 1, 2, 3, 4");
    for (std::size_t i = 0; i < people.size(); ++i) query.bind(static_cast<int>(i) + 1, people[i]);
    std::vector<Opinion> opinions;
    while (query.executeStep()) {
      const auto text = [&](int index) { return query.getColumn(index).getString(); };
      opinions.push_back({text(0), text(1), text(2), text(3), text(4), text(5)});
    }
    return opinions;
  });
}

std::vector<CoderRow> coders(const Store& store) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    SQLite::Statement query(
        connection.database(),
        "SELECT made_by, min(nullif(made_on, '')), max(made_on), count(*), count(DISTINCT statement_id) FROM "
        "correction WHERE NOT taken_back GROUP BY made_by ORDER BY 5 DESC, 1");
    std::vector<CoderRow> rows;
    while (query.executeStep())
      rows.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                      static_cast<std::size_t>(query.getColumn(3).getInt64()),
                      static_cast<std::size_t>(query.getColumn(4).getInt64())});
    return rows;
  });
}

std::size_t count_reviewed(const Store& store) {
  return store.connection().guarded([&] {
    return static_cast<std::size_t>(store.connection().number(
        "SELECT count(*) FROM statement WHERE live AND review_status != '' AND review_status != 'rejected'"));
  });
}

}  // namespace onrecord::store
