// Applies merges and splits; keeps the count of forms.
#include "store/actor_rules.h"

#include <set>

#include "text/fold.h"

namespace onrecord::store {

ActorRules::ActorRules(Connection& connection) {
  SQLite::Statement& merges = connection.prepared("SELECT from_id, into_id, into_name, into_kind FROM actor_merge");
  while (merges.executeStep())
    merges_[merges.getColumn(0).getString()] = {merges.getColumn(1).getString(), merges.getColumn(2).getString(),
                                                merges.getColumn(3).getString()};
  SQLite::Statement& splits = connection.prepared(
      "SELECT from_id, criterion, value, into_id, into_name, into_kind FROM actor_split ORDER BY from_id, criterion, value");
  while (splits.executeStep())
    splits_[splits.getColumn(0).getString()].push_back(
        {splits.getColumn(1).getString(),
         splits.getColumn(2).getString(),
         {splits.getColumn(3).getString(), splits.getColumn(4).getString(), splits.getColumn(5).getString()}});
}

ActorName ActorRules::apply(ActorName actor, const SpeakerFacts& facts) const {
  // Each step leads on: merged, then split from the merged one, and so on; a circle ends by the count.
  for (int step = 0; step < 16; ++step) {
    const ActorName before = actor;
    if (const auto found = splits_.find(actor.id); found != splits_.end())
      for (const SplitRow& split : found->second) {
        const bool hit = split.criterion == "statement"   ? split.value == facts.statement_id
                         : split.criterion == "document"  ? split.value == facts.doc_id
                         : split.criterion == "publisher" ? split.value == facts.publisher
                                                          : split.value == text::folded(facts.speaker_text) ||
                                                                split.value == text::folded(actor.name);
        if (!hit) continue;
        actor = split.into;
        break;
      }
    if (const auto found = merges_.find(actor.id); found != merges_.end()) actor = found->second;
    if (actor == before) break;
  }
  return actor;
}

bool ActorRules::leads_to(const std::string& from, const std::string& into) const {
  std::string at = from;
  for (int step = 0; step < 16; ++step) {
    if (at == into) return true;
    const auto found = merges_.find(at);
    if (found == merges_.end()) return false;
    at = found->second.id;
  }
  return true;
}

bool actor_is_known(Connection& connection, const std::string& id) {
  SQLite::Statement& find = connection.prepared("SELECT 1 FROM actor_form WHERE actor_id = ? LIMIT 1");
  find.bind(1, id);
  const bool found = find.executeStep();
  find.reset();
  return found;
}

void count_forms(Connection& connection, const FormFacts& facts, int sign) {
  if (facts.actor_id.empty()) return;
  const bool pronoun = facts.method == "pronoun" || facts.method == "continuation";
  const std::pair<const char*, std::string_view> forms[] = {{"name", facts.name},
                                                            {pronoun ? "pronoun" : "words", facts.speaker_text},
                                                            {"role", facts.role},
                                                            {"country", facts.country},
                                                            {"speaks_for", facts.speaks_for}};
  for (const auto& [kind, form] : forms) {
    if (form.empty() && std::string_view(kind) != "name") continue;
    SQLite::Statement& count = connection.prepared(
        "INSERT INTO actor_form (actor_id, kind, form, folded, count) VALUES (?1, ?2, ?3, ?4, ?5) "
        "ON CONFLICT (actor_id, kind, form) DO UPDATE SET count = count + ?5");
    count.bind(1, std::string(facts.actor_id));
    count.bind(2, kind);
    count.bind(3, std::string(form));
    count.bind(4, text::folded(form));
    count.bind(5, sign);
    count.exec();
    if (sign > 0) continue;
    SQLite::Statement& gone =
        connection.prepared("DELETE FROM actor_form WHERE actor_id = ? AND kind = ? AND form = ? AND count <= 0");
    gone.bind(1, std::string(facts.actor_id));
    gone.bind(2, kind);
    gone.bind(3, std::string(form));
    gone.exec();
  }
}

std::size_t refresh_actors(Connection& connection, const std::string& where, const std::vector<std::string>& values) {
  struct Row {
    std::int64_t id;
    bool live;
    std::string statement_id, doc_id, publisher, speaker_text, method, role, country, speaks_for;
    ActorName now, machine, wanted;
  };
  std::vector<Row> rows;
  const ActorRules rules(connection);
  {
    SQLite::Statement query(
        connection.database(),
        "SELECT s.id, s.live, s.statement_id, d.doc_id, p.name, s.speaker_text, s.speaker_method, s.actor_role, s.actor_country, "
        "s.speaks_for, s.actor_id, s.actor_name, s.actor_kind, s.machine_actor, s.machine_name, s.machine_kind, c.value, "
        "c.actor_name FROM statement s JOIN document d ON d.id = s.document JOIN publisher p ON p.id = s.publisher "
        "LEFT JOIN correction c ON c.statement_id = s.statement_id AND c.field = 'actor' AND c.issue_id = '' AND NOT c.superseded "
        "WHERE " +
            where);
    for (std::size_t i = 0; i < values.size(); ++i) query.bind(static_cast<int>(i) + 1, values[i]);
    while (query.executeStep()) {
      const auto text = [&](int index) { return query.getColumn(index).getString(); };
      Row row{query.getColumn(0).getInt64(),
              query.getColumn(1).getInt() != 0,
              text(2),
              text(3),
              text(4),
              text(5),
              text(6),
              text(7),
              text(8),
              text(9),
              {text(10), text(11), text(12)},
              {},
              {}};
      row.machine = query.getColumn(13).isNull() ? row.now : ActorName{text(13), text(14), text(15)};
      row.wanted = rules.apply(row.machine, {row.statement_id, row.doc_id, row.publisher, row.speaker_text});
      if (!query.getColumn(16).isNull()) row.wanted = {text(16), text(17), row.wanted.kind};
      if (!(row.wanted == row.now)) rows.push_back(std::move(row));
    }
  }
  for (const Row& row : rows) {
    SQLite::Statement& update = connection.prepared(
        "UPDATE statement SET actor_id = ?, actor_name = ?, actor_kind = ?, machine_actor = ?, machine_name = ?, machine_kind = ? "
        "WHERE id = ?");
    update.bind(1, row.wanted.id);
    update.bind(2, row.wanted.name);
    update.bind(3, row.wanted.kind);
    if (!(row.wanted == row.machine)) {
      update.bind(4, row.machine.id);
      update.bind(5, row.machine.name);
      update.bind(6, row.machine.kind);
    }
    update.bind(7, row.id);
    update.exec();
    if (!row.live) continue;
    const auto facts = [&](const ActorName& actor) {
      return FormFacts{actor.id, actor.name, row.speaker_text, row.method, row.role, row.country, row.speaks_for};
    };
    count_forms(connection, facts(row.now), -1);
    count_forms(connection, facts(row.wanted), 1);
  }
  return rows.size();
}

}  // namespace onrecord::store
