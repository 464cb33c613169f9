// Lays names as typed against what the database and the tables that it remembers hold.
#include "names_meant.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>

#include "domain/full_text.h"
#include "onrecord/error.h"
#include "store/issue_counts.h"
#include "store/remembered_tables.h"
#include "tables/table_kinds.h"
#include "tables/tsv.h"
#include "text/fold.h"
#include "text/small_letters.h"

namespace onrecord {
namespace {

constexpr std::size_t most_classes = 20'000;  // SQLite takes some 32,000 values

bool nearly_all(std::size_t statements, std::size_t of) {
  return statements * 10 >= of * 9;
}

// The ids and names that the tables which the database remembers give an alias, as it is typed.
std::set<std::string> called_so_by_tables(const store::Store& store, const std::string& wanted) {
  std::set<std::string> called;
  for (const store::TablesFolder& folder : store::remembered_tables(store)) {
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path, failed)) {
      if (entry.path().extension() != ".tsv") continue;
      try {
        const tables::Table table = tables::Table::read(entry.path().string());
        if (tables::use_of(table) != tables::TableUse::actors) continue;
        for (const tables::TableRow& row : table.rows()) {
          std::vector<std::string> names = tables::split_list(table.cell(row, "aliases"));
          names.emplace_back(table.cell(row, "name"));
          if (std::none_of(names.begin(), names.end(),
                           [&](const std::string& name) { return text::folded(name) == text::folded(wanted); }))
            continue;
          called.insert(std::string(table.cell(row, "name")));
          if (const std::string_view id = table.cell(row, "id"); !id.empty()) called.emplace(id);
        }
      } catch (const Error&) {  // `lint` tells what is wrong with it; no name is looked up there
      }
    }
  }
  return called;
}

std::vector<store::StoredActor> fitting(const store::Store& store, const std::string& wanted) {
  if (store::knows_actor(store, wanted)) return {store::actor_by_id(store, wanted)};
  return store::find_actors(store, wanted);
}

const store::StoredActor* meant_among(const store::Store& store, const std::vector<store::StoredActor>& fitting,
                                      const std::string& wanted) {
  if (fitting.empty()) return nullptr;
  if (fitting.size() == 1) return &fitting.front();
  const std::set<std::string> called = called_so_by_tables(store, wanted);
  const store::StoredActor* meant = nullptr;
  std::size_t own = 0, all = 0;
  for (const store::StoredActor& actor : fitting) {
    all += actor.statements;
    if (!called.contains(actor.actor_id) && !called.contains(actor.name)) continue;
    ++own;
    meant = &actor;
  }
  if (own == 1) return meant;
  const auto most = std::max_element(fitting.begin(), fitting.end(),
                                     [](const auto& a, const auto& b) { return a.statements < b.statements; });
  return nearly_all(most->statements, all) && most->statements > 1 ? &*most : nullptr;
}

bool has_words(const IssueInfo& issue, const std::vector<std::string>& words) {
  const std::vector<std::string> own = search_words(issue.issue_id + " " + issue.pole + " " + issue.title);
  return !words.empty() && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::any_of(own.begin(), own.end(), [&](const std::string& each) { return each.starts_with(word); });
  });
}

std::string meant_among(const store::Store& store, const std::vector<IssueInfo>& fitting) {
  if (fitting.empty()) return {};
  if (fitting.size() == 1) return fitting.front().issue_id;
  const std::map<std::string, store::IssueCount> counts = store::count_issues(store);
  std::size_t all = 0, most = 0;
  const IssueInfo* meant = nullptr;
  for (const IssueInfo& issue : fitting) {
    const auto count = counts.find(issue.issue_id);
    const std::size_t statements = count == counts.end() ? 0 : count->second.statements;
    all += statements;
    if (statements <= most) continue;
    most = statements;
    meant = &issue;
  }
  return meant != nullptr && nearly_all(most, all) ? meant->issue_id : std::string();
}

}  // namespace

SpeakersMeant speaker_meant(const store::Store& store, const std::string& wanted) {
  SpeakersMeant found{{}, fitting(store, wanted)};
  if (const store::StoredActor* meant = meant_among(store, found.fitting, wanted)) found.meant = {*meant};
  return found;
}

SpeakersMeant speakers_meant(const store::Store& store, const std::string& wanted) {
  SpeakersMeant found{{}, fitting(store, wanted)};
  const bool classes = found.fitting.size() > 1 &&
                       std::all_of(found.fitting.begin(), found.fitting.end(), [](const store::StoredActor& actor) {
                         return store::is_unnamed_class(actor.actor_id);
                       });
  if (classes)
    found.meant.assign(found.fitting.begin(),
                       found.fitting.begin() + static_cast<long>(std::min(found.fitting.size(), most_classes)));
  else if (const store::StoredActor* meant = meant_among(store, found.fitting, wanted))
    found.meant = {*meant};
  return found;
}

IssueMeant issue_meant(const store::Store& store, const std::string& wanted) {
  IssueMeant found;
  const std::vector<std::string> words = search_words(wanted);
  for (const IssueInfo& issue : store.issues()) {
    if (issue.issue_id == wanted) return {wanted, {issue}};
    if (has_words(issue, words)) found.fitting.push_back(issue);
  }
  found.meant = meant_among(store, found.fitting);
  return found;
}

std::vector<std::string> publishers_meant(const store::Store& store, const std::string& wanted) {
  std::vector<std::string> found;
  for (const std::string& each : store.publishers()) {
    if (text::in_small_letters(each) == text::in_small_letters(wanted)) return {each};
    if (text::folded(each).find(text::folded(wanted)) != std::string::npos) found.push_back(each);
  }
  return found;
}

}  // namespace onrecord
