// Turns names and filters as typed into a Query.
#include "cli/asked.h"

#include <algorithm>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/no_statements.h"
#include "domain/full_text.h"
#include "names_meant.h"
#include "text/nearest.h"
#include "text/small_letters.h"

namespace onrecord::cli {
namespace {

std::string raised(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c & ~0x20);
  return text;
}

// All values of an option, also those that stand together: --act reject,accuse
std::vector<std::string> split_list(const std::vector<std::string>& given) {
  std::vector<std::string> values;
  for (const std::string& each : given)
    for (std::size_t at = 0; at <= each.size();) {
      const std::size_t end = std::min(each.find(',', at), each.size());
      if (end > at) values.push_back(each.substr(at, end - at));
      at = end + 1;
    }
  return values;
}

Error not_among(const std::string& option, const std::string& value, const std::string& known) {
  return Error(ErrorKind::usage, "--" + option + ": \"" + value + "\" is not one of " + known);
}

template <typename Enum, typename Find>
std::vector<Enum> values_of(const Arguments& arguments, const std::string& option, Find find, int count, bool upper) {
  std::vector<Enum> values;
  for (const std::string& given : split_list(arguments.list(option))) {
    const auto value = find(upper ? raised(given) : text::in_small_letters(given));
    if (!value) {
      std::string known;
      for (int i = 0; i < count; ++i) known += (known.empty() ? "" : ", ") + std::string(name(static_cast<Enum>(i)));
      throw not_among(option, given, known);
    }
    values.push_back(*value);
  }
  return values;
}

void append_choice(std::string& text, const store::StoredActor& actor) {
  text += "\n  " + actor.name;
  if (!actor.role.empty()) text += ", " + actor.role;
  text += "  (" + with_commas(actor.statements) + (actor.statements == 1 ? " statement)" : " statements)") +
          "  --who " + actor.actor_id;
}

// Says whom the terminal took, where others are called so too.
store::StoredActor told(const store::StoredActor& meant, std::size_t fitting, const std::string& wanted) {
  if (fitting > 1)
    Console().notice("--who " + wanted + ": " + meant.name + " (" + meant.actor_id +
                     "); others are called so too: `onrecord actors " + wanted + "`");
  return meant;
}

[[noreturn]] void refuse(const store::Store& store, const std::string& wanted,
                         const std::vector<store::StoredActor>& found) {
  if (found.size() > 1) {
    std::string text = "\"" + wanted + "\" may be any of " + std::to_string(found.size()) + " actors:";
    for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 10); ++i) append_choice(text, found[i]);
    if (found.size() > 10) text += "\n  and " + std::to_string(found.size() - 10) + " more (`onrecord actors`)";
    throw Error(ErrorKind::rejected_input, text);
  }
  const std::vector<store::StoredActor> all = store::find_actors(store);
  std::vector<std::string_view> names;
  for (const store::StoredActor& actor : all) {
    names.emplace_back(actor.name);
    if (const std::size_t blank = actor.name.rfind(' '); blank != std::string::npos)
      names.push_back(std::string_view(actor.name).substr(blank + 1));
  }
  std::string text = "nobody is called \"" + wanted + "\" here";
  if (const std::string_view near = text::nearest(wanted, names); !near.empty()) {
    text += "; did you mean";
    std::size_t count = 0;
    for (const store::StoredActor& actor : all)
      if ((" " + actor.name).ends_with(" " + std::string(near)) && ++count <= 3)
        text += (count == 1 ? " " : ", ") + actor.name;
    text += "?";
  } else if (const std::string why = all.empty() ? why_no_statements(store) : std::string(); !why.empty()) {
    text += "; " + why;
  } else {
    text += " (`onrecord actors` lists who is)";
  }
  throw Error(ErrorKind::rejected_input, text);
}

}  // namespace

store::StoredActor actor_asked(const store::Store& store, const std::string& wanted) {
  const SpeakersMeant found = speaker_meant(store, wanted);
  if (found.meant.empty()) refuse(store, wanted, found.fitting);
  return told(found.meant.front(), found.fitting.size(), wanted);
}

std::vector<std::string> speakers_asked(const store::Store& store, const std::string& wanted) {
  const SpeakersMeant found = speakers_meant(store, wanted);
  if (found.meant.empty()) refuse(store, wanted, found.fitting);
  if (found.meant.size() == 1) return {told(found.meant.front(), found.fitting.size(), wanted).actor_id};
  std::vector<std::string> ids;
  for (const store::StoredActor& actor : found.meant) ids.push_back(actor.actor_id);
  return ids;
}

std::string issue_asked(const store::Store& store, const std::string& wanted) {
  const IssueMeant issue = issue_meant(store, wanted);
  const std::vector<IssueInfo>& found = issue.fitting;
  if (!issue.meant.empty()) {
    if (found.size() > 1)
      Console().notice("--about " + wanted + ": " + issue.meant + "; others match too: `onrecord issues`");
    return issue.meant;
  }
  const std::vector<IssueInfo> all = store.issues();
  std::string text =
      found.empty() ? "no issue is called \"" + wanted + "\"" : "\"" + wanted + "\" may be any of several issues";
  if (all.empty()) text += "; the database knows none: `onrecord add --tables DIR` brings them";
  for (const IssueInfo& each : found.empty() ? all : found) text += "\n  " + each.issue_id + "  " + each.pole;
  throw Error(ErrorKind::rejected_input, text);
}

std::vector<std::string> publishers_asked(const store::Store& store, const std::string& wanted) {
  std::vector<std::string> found = publishers_meant(store, wanted);
  if (!found.empty()) return found;
  const std::vector<std::string> all = store.publishers();
  std::string text = "no publisher is called \"" + wanted + "\"";
  const std::vector<std::string_view> names(all.begin(), all.end());
  if (const std::string_view near = text::nearest(wanted, names); !near.empty())
    text += "; did you mean " + std::string(near) + "?";
  throw Error(ErrorKind::rejected_input, text);
}

Option label_option(std::string_view help) {
  return {.name = "label", .value = "LABEL", .help = help, .repeatable = true};
}

std::vector<StanceKind> labels_asked(const Arguments& arguments) {
  return values_of<StanceKind>(
      arguments, "label", [](const std::string& s) { return stance_kind(s); }, 7, false);
}

std::vector<Option> filter_options() {
  return {
      {.name = "who", .value = "ACTOR", .help = "a name, a part of one, a role or an id", .repeatable = true},
      {.name = "what",
       .value = "WORDS",
       .help = "words of the quotation: all of them, \"phrases in quotes\", beginnings with *",
       .repeatable = true},
      {.name = "when",
       .value = "RANGE",
       .help = "2024, 2024-02, 2024-02-01..2024-02-20, last:90d (before the newest article, or last:90d..2024-06-30)"},
      {.name = "about", .value = "ISSUE", .help = "an issue's id, or words of it", .repeatable = true},
      {.name = "act", .value = "ACT", .help = "speech acts: REJECT, REQUEST, OFFER ...", .repeatable = true},
      label_option("support, qualified_support, noncommittal, sceptical, oppose, mixed, none"),
      {.name = "publisher", .value = "NAME", .help = "a publisher, or a part of its name", .repeatable = true},
      {.name = "kind", .value = "KIND", .help = "direct, indirect, mixed", .repeatable = true},
      {.name = "min-confidence", .value = "P", .help = "statements with at least this probability", .fallback = "0"},
      {.name = "not",
       .value = "FILTER",
       .help = "turns a filter round: --who Hale --not who is everybody but Hale",
       .repeatable = true,
       .choices = {"who", "what", "when", "about", "act", "label", "publisher", "kind"}},
  };
}

Query query_of(const Arguments& arguments, const store::Store& store) {
  return query_of(arguments, store, arguments.positional());
}

Query query_of(const Arguments& arguments, const store::Store& store, const std::vector<std::string>& typed_words) {
  Query query;
  for (const std::string& wanted : arguments.list("who"))
    for (std::string& id : speakers_asked(store, wanted)) query.who.push_back(std::move(id));
  query.words = arguments.list("what");
  if (!typed_words.empty()) {
    std::string words;
    for (const std::string& word : typed_words) {
      // A shell took the quotes off a phrase; its blanks are left.
      const bool phrase =
          word.find(' ') != std::string::npos && word.find('"') == std::string::npos && typed_words.size() > 1;
      words += (words.empty() ? "" : " ") + (phrase ? "\"" + word + "\"" : word);
    }
    query.words.push_back(words);
  }
  for (const std::string& typed : query.words)
    if (FullTextSearch(typed).empty()) throw Error(ErrorKind::usage, "empty search: \"" + typed + "\" has no word");
  if (arguments.has("when")) query.when = parse_range(arguments.text("when"));
  for (const std::string& wanted : arguments.list("about")) query.issues.push_back(issue_asked(store, wanted));
  query.acts = values_of<Act>(
      arguments, "act", [](const std::string& s) { return act(s); }, 15, true);
  query.labels = labels_asked(arguments);
  query.kinds = values_of<StatementKind>(
      arguments, "kind", [](const std::string& s) { return statement_kind(s); }, 3, false);
  for (const std::string& wanted : arguments.list("publisher"))
    for (const std::string& each : publishers_asked(store, wanted)) query.publishers.push_back(each);
  query.min_probability = arguments.number("min-confidence", 0, 0, 1);
  for (const std::string& each : arguments.list("not")) {
    if (each != "what" ? !arguments.has(each) : query.words.empty())
      throw Error(ErrorKind::usage, "--not " + each + ": there is no --" + each + " to turn round");
    (each == "who"         ? query.negate_who
     : each == "what"      ? query.negate_words
     : each == "when"      ? query.negate_when
     : each == "about"     ? query.negate_issues
     : each == "act"       ? query.negate_acts
     : each == "label"     ? query.negate_labels
     : each == "publisher" ? query.negate_publishers
                           : query.negate_kinds) = true;
  }
  return query;
}

std::vector<GivenFilter> filters_given(const Query& query, const Arguments& arguments) {
  std::vector<GivenFilter> given;
  const auto words = [&](const std::string& option) {
    std::string text;
    for (const std::string& value : arguments.list(option)) text += (text.empty() ? "--" + option + " " : " ") + value;
    return text;
  };
  const auto add = [&](const std::string& text, const auto& take_out) {
    GivenFilter filter{text, query};
    take_out(filter.without);
    given.push_back(std::move(filter));
  };
  if (!query.who.empty()) add(words("who"), [](Query& q) { q.who.clear(); });
  if (!query.words.empty()) add(arguments.has("what") ? words("what") : "the words", [](Query& q) { q.words.clear(); });
  if (query.when) add(words("when"), [](Query& q) { q.when.reset(); });
  if (!query.issues.empty()) add(words("about"), [](Query& q) { q.issues.clear(); });
  if (!query.acts.empty()) add(words("act"), [](Query& q) { q.acts.clear(); });
  if (!query.labels.empty()) add(words("label"), [](Query& q) { q.labels.clear(); });
  if (!query.publishers.empty()) add(words("publisher"), [](Query& q) { q.publishers.clear(); });
  if (!query.kinds.empty()) add(words("kind"), [](Query& q) { q.kinds.clear(); });
  if (query.min_probability > 0) add(words("min-confidence"), [](Query& q) { q.min_probability = 0; });
  return given;
}

}  // namespace onrecord::cli
