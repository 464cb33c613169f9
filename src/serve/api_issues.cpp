// /api/issues: the rows of the issues' tables, tried on the record while they are edited, saved, and put back.
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "io/output_file.h"
#include "knowledge.h"
#include "labels_anew.h"
#include "onrecord/document.h"
#include "onrecord/timeline.h"
#include "serve/handlers.h"
#include "serve/json_out.h"
#include "stance/lint.h"
#include "store/corrections.h"
#include "store/issue_counts.h"
#include "version.h"

namespace onrecord::serve {
namespace {

constexpr std::size_t largest_table = 1'000'000;  // bytes
constexpr std::size_t shown_of_a_group = 40;
constexpr const char* kept_before = ".before";  // what was there before the last saving lies beside the file

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::io, "cannot be read", path);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool holds_issues(const tables::Table& table) {
  return table.has("pole") && table.has("alias");
}

// The files of the tables' folders that hold issues.
std::vector<std::string> files_with_issues(const Service& service) {
  std::vector<std::string> files;
  for (const std::string& folder : service.options().knowledge.table_folders) {
    std::vector<std::string> paths;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed))
      if (entry.path().extension() == ".tsv") paths.push_back(entry.path().string());
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths) {
      try {
        if (holds_issues(tables::Table::read(path))) files.push_back(path);
      } catch (const Error&) {  // a broken table: it may be the very one to mend
        if (std::filesystem::path(path).filename() == "issues.tsv") files.push_back(path);
      }
    }
  }
  return files;
}

std::string file_asked(const Service& service, const std::string& file) {
  const std::vector<std::string> files = files_with_issues(service);
  if (std::find(files.begin(), files.end(), file) == files.end())
    throw BadField{"file", "is no table of issues in the tables' folders"};
  return file;
}

// The tables in effect, with this text in the place of one file's; what is wrong with its rows goes into `faults`.
std::vector<tables::Table> tables_with(const Service& service, const std::string& file, const std::string& text,
                                       std::vector<Error>& faults) {
  std::vector<tables::Table> tables = read_tables(service.options().knowledge.table_folders);
  for (tables::Table& table : tables)
    if (table.file() == file) {
      try {
        table = tables::Table::parse(file, text);
      } catch (const Error& fault) {
        faults.push_back(fault);
      }
    }
  return tables;
}

// What one alias does.
struct AliasTally {
  std::size_t caught = 0, positions = 0, denied = 0;
  std::map<std::string, std::size_t> also;  // other issues that the same statements are on
};

struct Trial {
  struct Row {
    std::string statement_id, doc_id, actor, source, cue, text, what, why;
  };
  std::size_t counts[3] = {};
  std::vector<Row> groups[3];  // with a position, without one, nearly
  std::map<std::string, AliasTally> aliases;
  StatementSet before, after;
  std::size_t read = 0;
};

void note(Trial& trial, const store::StoredArticle& article, const Tried& tried, const std::string& issue,
          const std::map<std::string, store::Correction>& said) {
  ++trial.read;
  const auto correction = said.find(tried.before.id);
  const auto put_stance = [&](StatementSet& set, const StanceLabel* stance) {
    Statement statement = tried.before;
    statement.stances.clear();
    if (stance != nullptr) statement.stances.push_back(*stance);
    if (correction != said.end()) {  // a person's word stays
      StanceLabel label;
      label.issue_id = issue;
      if (const auto kind = stance_kind(correction->second.value); kind && *kind != StanceKind::none) {
        label.label = *kind;
        label.position = *kind == StanceKind::support             ? 1
                         : *kind == StanceKind::qualified_support ? 0.5
                         : *kind == StanceKind::sceptical         ? -0.5
                         : *kind == StanceKind::oppose            ? -1
                                                                  : 0;
      }
      statement.stances = {label};
    }
    set.documents.try_emplace(article.document.doc_id, article.document);
    set.statements.push_back(std::move(statement));
  };
  const auto stored = std::find_if(tried.before.stances.begin(), tried.before.stances.end(),
                                   [&](const StanceLabel& each) { return each.issue_id == issue; });
  put_stance(trial.before, stored == tried.before.stances.end() ? nullptr : &*stored);
  put_stance(trial.after, tried.stance);
  if (tried.stance == nullptr && !tried.near) return;
  const std::size_t group = tried.stance == nullptr ? 2 : tried.stance->position ? 0 : 1;
  std::string what, why;
  if (tried.stance == nullptr) {
    what = tried.near->words;
    why = tried.near->alias;
  } else {
    AliasTally& tally = trial.aliases[std::string(tried.alias)];
    ++tally.caught;
    tally.positions += tried.stance->position ? 1 : 0;
    tally.denied += correction != said.end() && correction->second.value == "none" ? 1 : 0;
    for (const StanceLabel& other : tried.anew.stances)
      if (other.issue_id != issue) ++tally.also[other.issue_id];
    what = tried.stance->position ? position_in_words(tried.stance) : "none";
    if (!tried.stance->position) why = tried.stance->abstain_reason;
    for (const std::string& rule : tried.stance->rule_ids) why += (why.empty() ? "" : ", ") + rule;
  }
  ++trial.counts[group];
  if (trial.groups[group].size() < shown_of_a_group)
    trial.groups[group].push_back({tried.anew.id, article.document.doc_id, tried.anew.speaker.name,
                                   tried.anew.source_text, tried.anew.cue_text, tried.anew.text, what, why});
}

std::string spells_in_words(const Timeline* timeline) {
  if (timeline == nullptr || timeline->spells.empty()) return "no position";
  std::string words;
  for (const Spell& spell : timeline->spells) {
    std::string label(name(spell.label));
    std::replace(label.begin(), label.end(), '_', ' ');
    words += (words.empty() ? "" : ", then ") + label + " from " + to_string(spell.from);
  }
  return words;
}

void put_changes(JsonOut& out, const Trial& trial) {
  const std::vector<Timeline> before = fold_timelines(trial.before), after = fold_timelines(trial.after);
  std::map<std::pair<std::string, std::string>, std::pair<const Timeline*, const Timeline*>> actors;
  for (const Timeline& each : before) actors[{each.actor_name, each.actor_id}].first = &each;
  for (const Timeline& each : after) actors[{each.actor_name, each.actor_id}].second = &each;
  out.open('[');
  for (const auto& [actor, pair] : actors) {
    const std::string was = spells_in_words(pair.first), is = spells_in_words(pair.second);
    if (was != is)
      out.open('{')
          .pair("actor_name", actor.first)
          .pair("actor_id", actor.second)
          .pair("before", was)
          .pair("after", is)
          .close('}');
  }
  out.close(']');
}

void put_faults(JsonOut& out, const std::vector<Error>& faults, const std::string& file) {
  out.open('[');
  std::set<std::pair<std::size_t, std::string>> told;
  for (const Error& fault : faults)
    if (fault.file() == file && told.insert({fault.line(), fault.message()}).second)
      out.open('{').pair("line", fault.line()).pair("message", fault.message()).close('}');
  out.close(']');
}

void put_file(JsonOut& out, const Service& service, const std::string& file) {
  const std::string text = bytes_of(file);
  struct stat status {};
  out.open('{').pair("file", file).pair("text", text).pair("version", text_hash(text));
  out.pair("can_undo", !service.read_only() && ::stat((file + kept_before).c_str(), &status) == 0).close('}');
}

void write_file(const std::string& path, const std::string& text) {
  io::OutputFile out(path);
  out.write(text);
  out.commit();
}

void check_file_version(const std::string& file, const std::string& expected) {
  const std::string now = bytes_of(file);
  if (text_hash(now) == expected) return;
  JsonOut more;
  more.open('{').pair("text", now).pair("version", text_hash(now)).close('}');
  std::string members = more.take();
  throw Refused{409, "the file was changed in the meantime", members.substr(1, members.size() - 2)};
}

}  // namespace

std::string api_issues(Service& service, const Request&) {
  const auto store = service.reader();
  const std::map<std::string, store::IssueCount> counts = store::count_issues(*store);
  JsonOut out;
  out.open('{').key("issues").open('[');
  for (const IssueInfo& issue : store->issues()) {
    const auto found = counts.find(issue.issue_id);
    const store::IssueCount count = found == counts.end() ? store::IssueCount{} : found->second;
    out.open('{').pair("issue_id", issue.issue_id).pair("pole", issue.pole);
    out.pair("statements", count.statements).pair("positions", count.positions).close('}');
  }
  out.close(']').key("files").open('[');
  for (const std::string& file : files_with_issues(service)) put_file(out, service, file);
  return out.close(']').close('}').take();
}

std::string api_try(Service& service, const Request& request) {
  const Fields fields = request.fields();
  const std::string file = file_asked(service, fields.needed("file", 4'000));
  const std::string text = fields.text("text", largest_table), wanted = fields.needed("issue_id", 200);
  const auto newest = static_cast<std::size_t>(fields.integer("articles", 300, 1, 1'000'000));
  std::vector<Error> faults;
  const std::vector<tables::Table> tables = tables_with(service, file, text, faults);
  const tables::StanceTables compiled(tables, &faults);
  const auto store = service.reader();
  JsonOut out;
  out.open('{');
  const bool known = std::any_of(compiled.issues().begin(), compiled.issues().end(),
                                 [&](const IssueInfo& each) { return each.issue_id == wanted; });
  Trial trial;
  if (known) {
    std::map<std::string, store::Correction> said;
    for (store::Correction& correction : store::stored_corrections(*store))
      if (correction.field == "label" && correction.issue_id == wanted)
        said.emplace(correction.statement_id, std::move(correction));
    try_issue(*store, compiled, wanted, newest, [&](const store::StoredArticle& article, const Tried& tried) {
      note(trial, article, tried, wanted, said);
    });
  }
  out.pair("read", trial.read).pair("statements", store->count_statements()).key("groups").open('{');
  constexpr const char* names[] = {"position", "no_position", "nearly"};
  for (std::size_t i = 0; i < 3; ++i) {
    out.key(names[i]).open('{').pair("count", trial.counts[i]).key("rows").open('[');
    for (const Trial::Row& row : trial.groups[i])
      out.open('{')
          .pair("statement_id", row.statement_id)
          .pair("doc_id", row.doc_id)
          .pair("actor_name", row.actor)
          .pair("speaker_text", row.source)
          .pair("cue_text", row.cue)
          .pair("text", row.text)
          .pair("what", row.what)
          .pair("why", row.why)
          .close('}');
    out.close(']').close('}');
  }
  out.close('}').key("aliases").open('{');
  for (const auto& [alias, tally] : trial.aliases) {
    out.key(alias)
        .open('{')
        .pair("caught", tally.caught)
        .pair("positions", tally.positions)
        .pair("denied", tally.denied);
    out.key("also").open('{');
    for (const auto& [issue, count] : tally.also) out.pair(issue, count);
    out.close('}').close('}');
  }
  out.close('}').key("changes");
  put_changes(out, trial);
  out.key("faults");
  for (Error& fault : stance::lint_stance_tables(tables)) faults.push_back(std::move(fault));
  put_faults(out, faults, file);
  return out.close('}').take();
}

std::string api_save(Service& service, const Request& request) {
  const Fields fields = request.fields();
  const std::string file = file_asked(service, fields.needed("file", 4'000));
  const std::string text = fields.needed("text", largest_table), expected = fields.needed("expected", 64);
  std::vector<Error> faults;
  const tables::StanceTables compiled(tables_with(service, file, text, faults), &faults);
  std::erase_if(faults, [&](const Error& fault) { return fault.file() != file; });
  if (!faults.empty()) {
    JsonOut more;
    more.open('{').key("faults");
    put_faults(more, faults, file);
    std::string members = more.close('}').take();
    throw Refused{422, "not saved: line " + std::to_string(faults.front().line()) + ": " + faults.front().message(),
                  members.substr(1, members.size() - 2)};
  }
  const std::vector<std::string> none;  // of the record's statements change
  JsonOut out;
  service.write(
      [&](store::Store&) {
        check_file_version(file, expected);
        write_file(file + kept_before, bytes_of(file));
        write_file(file, text);
        put_file(out, service, file);
      },
      &none);
  service.tables_changed();
  return out.take();
}

std::string api_unsave(Service& service, const Request& request) {
  const Fields fields = request.fields();
  const std::string file = file_asked(service, fields.needed("file", 4'000)), expected = fields.needed("expected", 64);
  const std::vector<std::string> none;  // of the record's statements change
  JsonOut out;
  service.write(
      [&](store::Store&) {
        check_file_version(file, expected);
        std::string before;
        try {
          before = bytes_of(file + kept_before);
        } catch (const Error&) {
          throw Refused{404, "nothing was saved before"};
        }
        write_file(file + kept_before, bytes_of(file));  // undone twice is done again
        write_file(file, before);
        put_file(out, service, file);
      },
      &none);
  service.tables_changed();
  return out.take();
}

std::string api_relabel(Service& service, const Request&) {
  const std::shared_ptr<const Knowledge> knowledge = service.knowledge();
  Relabelled done;
  service.write([&](store::Store& store) {
    if (knowledge->parts().stance->issues().empty() && !store.issues().empty())
      throw Refused{422, "the tables hold no issue, the record does: start onrecord serve with --tables DIR"};
    done = relabel_all(store, *knowledge, ONRECORD_VERSION, [](std::size_t) {});
  });
  return JsonOut()
      .open('{')
      .pair("statements", done.statements)
      .pair("changed", done.changed)
      .pair("textless", done.textless)
      .close('}')
      .take();
}

}  // namespace onrecord::serve
