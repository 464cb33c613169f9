// onrecord actors: who is in the database, what they are called, and which of them are one.
#include <algorithm>

#include "cli/asked.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/no_statements.h"
#include "cli/row_printer.h"
#include "cli/statement_card.h"
#include "cli/suggested_actors.h"
#include "io/cell.h"
#include "io/output_file.h"
#include "text/printable.h"

namespace onrecord::cli {
namespace {

void list(io::OutputFile& out, const std::vector<store::StoredActor>& actors, OutputFormat format) {
  RowPrinter printer(out, format,
                     {.names = {"actor_id", "actor_name", "actor_kind", "actor_country", "actor_role", "statements",
                                "first_said", "last_said"},
                      .markdown = {{"actor_name", "actor"},
                                   {"actor_role", "role"},
                                   {"statements", "statements", true},
                                   {"actor_id", "id"}},
                      .table = {{.name = "actor_name", .most = 40},
                                {.name = "statements", .right = true, .least = 6},
                                {.name = "actor_id", .least = 26, .most = 26},
                                {.name = "actor_role"}}});
  const auto day = [](const std::string& date) { return date.empty() ? io::Cell() : io::Cell(date); };
  for (const store::StoredActor& actor : actors)
    printer.row({actor.actor_id, actor.name, actor.kind, actor.country, actor.role,
                 static_cast<std::int64_t>(actor.statements), day(actor.first_said), day(actor.last_said)});
  printer.finish();
}

void show(io::OutputFile& out, const store::Store& store, const store::StoredActor& actor, const Console& console) {
  out.write(coloured(text::safe_line(actor.name), Colour::bold, console.colour()) + "  " +
            text::safe_line(actor.actor_id) + "\n");
  std::string facts = actor.kind;
  if (!actor.country.empty()) facts += ", " + actor.country;
  facts += ", " + with_commas(actor.statements) + (actor.statements == 1 ? " statement" : " statements");
  if (!actor.first_said.empty()) facts += " from " + actor.first_said + " to " + actor.last_said;
  out.write("    " + text::safe_line(facts) + "\n");
  constexpr std::pair<const char*, const char*> kinds[] = {{"name", "named"},
                                                           {"words", "in the words of articles"},
                                                           {"pronoun", "by pronouns and continuations"},
                                                           {"role", "roles"},
                                                           {"country", "country"},
                                                           {"speaks_for", "speaks for"}};
  const std::vector<store::ActorForm> forms = store::forms_of(store, actor.actor_id);
  for (const auto& [kind, words] : kinds) {
    bool any = false;
    for (const store::ActorForm& form : forms) {
      if (form.kind != kind) continue;
      if (!any) out.write(std::string("\n") + words + "\n");
      any = true;
      const std::string count = with_commas(form.count);
      out.write(std::string(count.size() < 8 ? 8 - count.size() : 0, ' ') + count + "  " + text::safe_line(form.form) +
                "\n");
    }
  }
  for (const store::MergeRow& merge : store::merges_of(store, actor.actor_id))
    out.write("\nmerged: " +
              text::safe_line(merge.from_id + " into " + merge.into_id + (merge.by.empty() ? "" : ", by " + merge.by) +
                              (merge.on.empty() ? "" : ", " + merge.on)) +
              "\n");
}

int correct(const std::vector<std::string>& words, const Arguments& arguments, Console& console) {
  store::Store store(database_path(arguments), store::Access::write, wait_of(arguments));
  const store::Hand hand{arguments.text("by"), arguments.has("on") ? to_string(arguments.date("on")) : std::string()};
  if (words[0] == "merge") {
    if (words.size() != 3)
      throw Error(ErrorKind::usage, "actors merge needs two actors: the one that goes and the one that stays");
    const store::StoredActor from = actor_asked(store, words[1]), into = actor_asked(store, words[2]);
    const std::size_t changed = store::merge_actors(store, from.actor_id, into.actor_id, hand);
    console.notice(from.name + " is now " + into.name + ": " + with_commas(changed) + " statements");
    return 0;
  }
  if (words.size() != 2) throw Error(ErrorKind::usage, "actors split needs one actor");
  store::Split split;
  for (const auto& [option, criterion] : {std::pair("form", "form"), std::pair("doc", "document"),
                                          std::pair("publisher", "publisher"), std::pair("statement", "statement")}) {
    if (!arguments.has(option)) continue;
    if (!split.criterion.empty())
      throw Error(ErrorKind::usage, "actors split takes one of --form, --doc, --publisher, --statement");
    split.criterion = criterion;
    split.values = arguments.list(option);
  }
  if (split.criterion.empty()) {
    const std::size_t changed = store::unmerge_actor(store, words[1], hand);
    console.notice(words[1] + " is an actor of its own again: " + with_commas(changed) + " statements");
    return 0;
  }
  split.into_name = arguments.text("as");
  if (split.into_name.empty()) throw Error(ErrorKind::usage, "actors split needs --as NAME for the new actor");
  const store::StoredActor from = actor_asked(store, words[1]);
  split.from = from.actor_id;
  for (const store::StoredActor& there : store::find_actors(store, split.into_name))
    if (there.actor_id != from.actor_id && (there.actor_id == split.into_name || there.name == split.into_name)) {
      if (!split.into_id.empty())
        throw Error(ErrorKind::rejected_input, "several actors are called \"" + split.into_name +
                                                   "\": give an id (`onrecord actors " + split.into_name + "`)");
      split.into_id = there.actor_id;
    }
  if (!split.into_id.empty()) split.into_name = store::actor_by_id(store, split.into_id).name;
  const std::size_t changed = store::split_actor(store, split, hand);
  console.notice(with_commas(changed) + " statements of " + from.name + " are now " + split.into_name + "'s");
  return 0;
}

int run(const Arguments& arguments) {
  Console console(arguments);
  const std::vector<std::string>& words = arguments.positional();
  if (!words.empty() && (words[0] == "merge" || words[0] == "split")) return correct(words, arguments, console);
  const store::Store store(database_path(arguments), store::Access::read, wait_of(arguments));
  io::OutputFile out(arguments.text("output"));
  bool empty = false;
  if (!words.empty() && words[0] == "show") {
    if (words.size() != 2) throw Error(ErrorKind::usage, "actors show needs one actor");
    show(out, store, actor_asked(store, words[1]), console);
  } else if (words.size() == 1 && words[0] == "suggest") {
    std::vector<SuggestedActor> actors = suggested_actors(store::find_actors(store));
    empty = actors.empty();
    actors.resize(std::min(actors.size(), static_cast<std::size_t>(arguments.integer("limit", 100, 1))));
    out.write(suggested_table(actors));
  } else {
    std::string wanted;
    for (const std::string& word : words) wanted += (wanted.empty() ? "" : " ") + word;
    std::vector<store::StoredActor> found = store::find_actors(store, wanted);
    if (found.empty() && !wanted.empty()) actor_asked(store, wanted);  // throws, with the nearest names
    const auto limit = static_cast<std::size_t>(arguments.integer("limit", INT64_MAX, 1));
    if (found.size() > limit) found.resize(limit);
    list(out, found, format_of(arguments));
    empty = found.empty();
  }
  out.commit();
  if (const std::string why = empty ? why_no_statements(store) : std::string(); !why.empty()) console.notice(why);
  return 0;
}

}  // namespace

Command actors_command() {
  return {
      .name = "actors",
      .summary = "lists and shows actors; merge and split are kept as corrections",
      .arguments = "[WORDS | show ACTOR | suggest | merge A B | split ACTOR]",
      .actions = {"show", "suggest", "merge", "split"},
      .examples = {{"onrecord actors", "everybody, most statements first"},
                   {"onrecord actors show Hale", "every form under which articles name them, with counts"},
                   {"onrecord actors suggest -o tables/actors.tsv",
                    "a first table of who was found, doubles joined, to go through"},
                   {"onrecord actors merge hale.v hale.viktor", "the statements of the first become the second's"},
                   {"onrecord actors split hale.viktor --form \"the deputy minister\" --as \"Vera Hale\"",
                    "what the articles say of \"the deputy minister\" is another person's"},
                   {"onrecord actors split hale.v", "takes the merge of hale.v back"}},
      .options =
          join({{{.name = "form",
                  .value = "WORDS",
                  .help = "split: statements whose speaker is named so",
                  .repeatable = true},
                 {.name = "doc", .value = "DOC_ID", .help = "split: statements of this article", .repeatable = true},
                 {.name = "publisher",
                  .value = "NAME",
                  .help = "split: statements in this publisher's articles",
                  .repeatable = true},
                 {.name = "statement", .value = "ID", .help = "split: this statement", .repeatable = true},
                 {.name = "as",
                  .value = "NAME",
                  .help = "split: the name of the new actor, or an actor who is there and gets the statements"},
                 {.name = "by", .value = "PERSON", .help = "who corrects"},
                 {.name = "on", .value = "DATE", .help = "when, as 2024-02-16"},
                 {.name = "limit", .value = "N", .help = "at most so many; suggest: 100 unless told"}},
                format_options(),
                output_options(),
                database_options()}),
      .details =
          "ACTOR is a name, a part of one, or an id. Merges and splits hold for later articles too, and for a new analysis of "
          "those that are there; the machine's own actor is kept beside.",
      .run = run,
  };
}

}  // namespace onrecord::cli
