// SQLite's connection is shared by Python's threads: a lock around each question.
#include "python/database.h"

#include "onrecord/error.h"
#include "version.h"

namespace onrecord::python {
namespace {

constexpr std::size_t told_at_most = 6;

void add_steps(std::vector<Step>& steps, const std::string& of, const std::string& issue,
               const std::vector<TraceStep>& trace, const std::string& text) {
  for (const TraceStep& step : trace) {
    const Span words = step.matched;
    const bool inside = words.begin < words.end && words.end <= text.size();
    steps.push_back({of, issue, step.stage, step.rule, step.effect,
                     inside ? text.substr(words.begin, words.end - words.begin) : std::string()});
  }
}

}  // namespace

Database::Database(const std::string& path, bool write)
    : store_(std::make_unique<store::Store>(path, write ? store::Access::write : store::Access::read)) {}

store::Store& Database::open() const {
  if (!store_) throw Error(ErrorKind::database, "the database is closed");
  return *store_;
}

StatementSet Database::read(const Query& query, bool rejected) const {
  const std::lock_guard lock(mutex_);
  store::ReadParts parts;
  parts.coverage = true;
  parts.rejected = rejected;
  StatementSet set = open().read(query, parts);
  // What asks for texts later must not outlive the connection.
  set.text_of = [this](const std::string& doc_id) { return text_of(doc_id); };
  return set;
}

std::vector<store::StoredActor> Database::actors(const std::string& wanted) const {
  const std::lock_guard lock(mutex_);
  return store::find_actors(open(), wanted);
}

std::vector<IssueInfo> Database::issues() const {
  const std::lock_guard lock(mutex_);
  return open().issues();
}

SpeakersMeant Database::speakers_meant(const std::string& wanted) const {
  const std::lock_guard lock(mutex_);
  return onrecord::speakers_meant(open(), wanted);
}

IssueMeant Database::issue_meant(const std::string& wanted) const {
  const std::lock_guard lock(mutex_);
  return onrecord::issue_meant(open(), wanted);
}

std::vector<std::string> Database::publishers_meant(const std::string& wanted) const {
  const std::lock_guard lock(mutex_);
  return onrecord::publishers_meant(open(), wanted);
}

std::string Database::text_of(const std::string& doc_id) const {
  const std::lock_guard lock(mutex_);
  return open().text_of(doc_id);
}

store::Store::Found Database::find(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  std::vector<store::Store::Found> found = open().find(id, told_at_most);
  if (id.empty() || found.empty())
    throw Error(ErrorKind::rejected_input, "no statement has an id that begins with \"" + id + "\"");
  if (found.size() > 1) throw Error(ErrorKind::rejected_input, "\"" + id + "\" begins the ids of several statements");
  return std::move(found.front());
}

std::vector<Step> Database::steps(const store::Store::Found& found) const {
  const std::string text = found.document_status == "replaced" ? std::string() : text_of(found.document.doc_id);
  std::vector<Step> steps;
  add_steps(steps, "actor", "", found.statement.speaker.trace, text);
  add_steps(steps, "date", "", found.statement.said.trace, text);
  add_steps(steps, "act", "", found.statement.trace, text);
  for (const StanceLabel& stance : found.statement.stances)
    add_steps(steps, "stance", stance.issue_id, stance.trace, text);
  return steps;
}

Relabelled Database::relabel(const Knowledge& knowledge) {
  const std::lock_guard lock(mutex_);
  return relabel_all(open(), knowledge, ONRECORD_VERSION, [](std::size_t) {});
}

void Database::close() {
  const std::lock_guard lock(mutex_);
  store_.reset();
}

}  // namespace onrecord::python
