// Selects statements by actor and issue. What is left out here would be left out by a fold as well: it works an actor
// and an issue at a time, so selecting before or after gives the same spells.
#include "cli/statements_from.h"

#include <algorithm>
#include <map>
#include <set>

#include "cli/asked.h"
#include "cli/records_of.h"
#include "cli/repeats.h"
#include "domain/full_text.h"
#include "text/called.h"
#include "text/fold.h"

namespace onrecord::cli {
namespace {

struct Candidate {
  std::string name;
  std::size_t statements = 0;
  text::Called fit = text::Called::not_at_all;
};

// Each word begins a word of the form.
bool words_begin(const std::vector<std::string>& words, const std::string& form) {
  const std::vector<std::string> own = search_words(form);
  return !words.empty() && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::any_of(own.begin(), own.end(), [&](const std::string& each) { return each.starts_with(word); });
  });
}

// The one actor of the records that is meant.
std::string actor_among(const StatementSet& set, const std::string& wanted) {
  const text::CalledAs called(wanted);
  std::map<std::string, Candidate> candidates;
  text::Called least = text::Called::not_at_all;
  for (const Statement& statement : set.statements) {
    const Speaker& speaker = statement.speaker;
    if (speaker.name.empty()) continue;
    const bool is_class = speaker.kind == ActorKind::unnamed;
    const text::Called fit = std::min(called.fit(speaker.actor_id, text::folded(speaker.name), true, is_class),
                                      called.fit(speaker.actor_id, text::folded(speaker.role), false, is_class));
    if (fit == text::Called::not_at_all) continue;
    Candidate& candidate = candidates[actor_key(speaker.actor_id, speaker.name)];
    candidate.name = speaker.name;
    candidate.fit = std::min(candidate.fit, fit);
    ++candidate.statements;
    least = std::min(least, fit);
  }
  std::erase_if(candidates, [&](const auto& each) { return each.second.fit != least; });
  if (candidates.size() == 1) return candidates.begin()->first;
  if (candidates.empty())
    throw Error(ErrorKind::rejected_input, "nobody is called \"" + wanted + "\" in these records");
  std::string text = "\"" + wanted + "\" may be any of " + std::to_string(candidates.size()) + " actors:";
  for (const auto& [key, candidate] : candidates)
    text += "\n  " + candidate.name + "  (" + with_commas(candidate.statements) + ")  --who " + key;
  throw Error(ErrorKind::rejected_input, text);
}

std::string issue_among(const std::vector<IssueInfo>& issues, const std::string& wanted) {
  const std::vector<std::string> words = search_words(wanted);
  std::vector<std::string> found;
  for (const IssueInfo& issue : issues) {
    if (issue.issue_id == wanted) return wanted;
    if (words_begin(words, issue.issue_id)) found.push_back(issue.issue_id);
  }
  if (found.size() == 1) return found.front();
  std::string text =
      found.empty() ? "no issue is called \"" + wanted + "\"" : "\"" + wanted + "\" may be any of several issues";
  for (const IssueInfo& issue : issues) text += "\n  " + issue.issue_id;
  throw Error(ErrorKind::rejected_input, text);
}

StatementSet from_records(const std::vector<std::string>& paths, Console& console, bool& some_rejected) {
  Repeats repeats(console);
  StatementSet set = records_of(paths, [&](const Error& error) {
    repeats.error(error);
    some_rejected = true;
  });
  repeats.finish();
  std::set<std::string> issues;
  for (const Statement& statement : set.statements)
    for (const StanceLabel& stance : statement.stances) issues.insert(stance.issue_id);
  if (set.issues.empty())
    for (const std::string& issue : issues) set.issues.push_back({issue, ""});
  if (set.coverage.articles_by_month.empty())
    for (const auto& [id, document] : set.documents)
      if (document.published_at.valid() && !document.withdrawn)
        ++set.coverage.articles_by_month[to_string(document.published_at).substr(0, 7)];
  return set;
}

bool among(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

void add_words(std::string& words, const char* lead, const std::vector<std::string>& values) {
  if (values.empty()) return;
  words += (words.empty() ? "" : "; ") + std::string(lead);
  for (std::size_t i = 0; i < values.size(); ++i) words += (i == 0 ? " " : ", ") + values[i];
}

}  // namespace

const std::string& actor_key(const std::string& actor_id, const std::string& actor_name) {
  return actor_id.empty() ? actor_name : actor_id;
}

std::vector<Option> statements_options() {
  return {
      {.name = "who", .value = "ACTOR", .help = "a name, a part of one, a role or an id", .repeatable = true},
      {.name = "about", .value = "ISSUE", .help = "an issue's id, or words of it", .repeatable = true},
      {.name = "from",
       .value = "FILE",
       .help = "statement records (JSONL of extract) instead of the database; - is standard input",
       .repeatable = true},
      {.name = "silence", .value = "DAYS", .help = "a longer gap between statements is marked", .fallback = "60"},
      {.name = "confirm", .value = "N", .help = "articles on the new side that confirm a change", .fallback = "2"},
      {.name = "enough",
       .value = "N",
       .help = "statements that a stand or either side of a change needs",
       .fallback = "3"},
      {.name = "enough-articles", .value = "N", .help = "articles that they are from", .fallback = "3"},
      {.name = "agree", .value = "SHARE", .help = "of their weight that is on one side", .fallback = "0.7"},
  };
}

TimelineOptions timeline_options_of(const Arguments& arguments) {
  const TimelineOptions usual;
  return {.silence_days = static_cast<int>(arguments.integer("silence", usual.silence_days, 1, 100'000)),
          .confirming_documents = static_cast<int>(arguments.integer("confirm", usual.confirming_documents, 1, 1000)),
          .enough_statements = static_cast<int>(arguments.integer("enough", usual.enough_statements, 1, 1000)),
          .enough_documents = static_cast<int>(arguments.integer("enough-articles", usual.enough_documents, 1, 1000)),
          .enough_agreement = arguments.number("agree", usual.enough_agreement, 0.5, 1)};
}

StatementsAsked statements_asked(const Arguments& arguments, Console& console) {
  StatementsAsked asked;
  std::vector<std::string> issues, names;
  const bool records = arguments.has("from");
  if (records) {
    asked.set = from_records(arguments.list("from"), console, asked.some_rejected);
    for (const std::string& wanted : arguments.list("who")) asked.actors.push_back(actor_among(asked.set, wanted));
    for (const std::string& wanted : arguments.list("about")) issues.push_back(issue_among(asked.set.issues, wanted));
  } else {
    asked.store = std::make_unique<store::Store>(database_path(arguments), store::Access::read, wait_of(arguments));
    Query query;
    for (const std::string& wanted : arguments.list("who"))
      query.who.push_back(actor_asked(*asked.store, wanted).actor_id);
    for (const std::string& wanted : arguments.list("about")) issues.push_back(issue_asked(*asked.store, wanted));
    asked.actors = query.who;
    asked.set = asked.store->read(query, {.coverage = true, .withdrawn = true, .rejected = true});
  }
  StatementSet& set = asked.set;
  if (records && !asked.actors.empty())
    std::erase_if(set.statements, [&](const Statement& s) {
      return !among(asked.actors, actor_key(s.speaker.actor_id, s.speaker.name));
    });
  if (!issues.empty()) {
    for (Statement& statement : set.statements)
      std::erase_if(statement.stances, [&](const StanceLabel& stance) { return !among(issues, stance.issue_id); });
    std::erase_if(set.issues, [&](const IssueInfo& issue) { return !among(issues, issue.issue_id); });
  }
  for (const std::string& key : asked.actors) {
    const auto statement = std::find_if(set.statements.begin(), set.statements.end(), [&](const Statement& s) {
      return actor_key(s.speaker.actor_id, s.speaker.name) == key;
    });
    names.push_back(statement == set.statements.end() ? key : statement->speaker.name);
  }
  add_words(asked.in_words, "who:", names);
  add_words(asked.in_words, "about:", issues);
  return asked;
}

}  // namespace onrecord::cli
