// onrecord watch: adds what is new, and tells what is new since last time for saved queries.
#include <algorithm>
#include <memory>

#include "cli/add_articles.h"
#include "cli/asked.h"
#include "cli/command.h"
#include "cli/console.h"
#include "io/output_file.h"
#include "report/digest.h"
#include "store/saved_queries.h"

namespace onrecord::cli {
namespace {

// The filters as typed, so that they can be asked again: names are looked up each time.
std::vector<std::string> filters_typed(const Arguments& arguments) {
  std::vector<std::string> words;
  for (const Option& option : filter_options())
    for (const std::string& value : arguments.list(option.name)) {
      words.push_back("--" + std::string(option.name));
      words.push_back(value);
    }
  return words;
}

std::string in_words(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words)
    out += (out.empty() ? "" : " ") + (word.find(' ') == std::string::npos ? word : "\"" + word + "\"");
  return out;
}

// A command of the filters alone, whose arguments a saved query is.
const Command& asking() {
  static const Command command{.name = "watch", .summary = "", .options = join({filter_options(), database_options()})};
  return command;
}

Query query_saved(const store::SavedQuery& saved, const store::Store& store, const std::string& path) {
  std::vector<std::string> words = saved.words;
  words.insert(words.end(), {"--db", path});
  return query_of(parse_arguments(asking(), words), store, {});
}

struct Asked {
  store::SavedQuery saved;
  StatementSet all;                // what it matches now
  std::vector<std::string> fresh;  // ids of those not told yet
};

std::vector<std::string> ids_of(const StatementSet& set) {
  std::vector<std::string> ids;
  for (const Statement& statement : set.statements) ids.push_back(statement.id);
  return ids;
}

report::DigestPart part_of(Asked& asked, const store::Store& store) {
  report::DigestPart part{asked.saved.name, in_words(asked.saved.words), asked.saved.told_on, {}, {}, {}};
  const std::set<std::string> told = store::told_statements(store, asked.saved.name);
  StatementSet before = asked.all;
  std::erase_if(before.statements, [&](const Statement& s) { return !told.contains(s.id); });
  for (const Statement& s : asked.all.statements)
    if (!told.contains(s.id)) {
      part.fresh.push_back(&s);
      asked.fresh.push_back(s.id);
    }
  std::reverse(part.fresh.begin(), part.fresh.end());  // newest first
  if (!part.fresh.empty()) part.moves = report::moves_between(before, asked.all);
  return part;
}

void write_file(const std::string& path, const std::string& text) {
  io::OutputFile out(path);
  out.write(text);
  out.commit();
}

// Saves the query with all that matches now as known: news is what comes after.
void save(const Arguments& arguments, const std::string& path, Console& console) {
  const store::SavedQuery saved{arguments.text("save"), filters_typed(arguments), ""};
  if (saved.name.empty()) throw Error(ErrorKind::usage, "--save needs a name");
  if (saved.words.empty()) throw Error(ErrorKind::usage, "--save: say what to watch for: --who, --about, --what ...");
  store::Store store(path, store::Access::write, wait_of(arguments));
  const StatementSet known = store.read(query_saved(saved, store, path));
  store::save_query(store, saved, ids_of(known));
  console.notice("saved \"" + saved.name + "\": " + in_words(saved.words) + "; " +
                 with_commas(known.statements.size()) + " statements are there already");
}

void list(const store::Store& store, const std::string& output) {
  std::string text;
  for (const store::SavedQuery& saved : store::saved_queries(store))
    text += saved.name + "\t" + in_words(saved.words) + "\t" + saved.told_on + "\n";
  write_file(output, text);
}

int run(const Arguments& arguments) {
  Console console(arguments);
  const std::string path = database_path(arguments);
  if (arguments.has("forget")) {
    store::Store store(path, store::Access::write, wait_of(arguments));
    if (!store::forget_query(store, arguments.text("forget")))
      throw Error(ErrorKind::rejected_input, "no saved query is called \"" + arguments.text("forget") + "\"");
  }
  if (!arguments.has("save") && !filters_typed(arguments).empty())
    throw Error(ErrorKind::usage, "filters are for a query to be saved: --save NAME");
  if (arguments.has("save")) save(arguments, path, console);
  if (arguments.flag("list")) {
    list(store::Store(path, store::Access::read, wait_of(arguments)), arguments.text("output"));
    return 0;
  }
  int exit_code = 0;
  if (!arguments.positional().empty()) exit_code = add_articles(arguments, arguments.positional(), false, console);
  if (exit_code > 1) return exit_code;  // interrupted: the same command goes on from there
  if (arguments.positional().empty() && (arguments.has("save") || arguments.has("forget"))) return exit_code;

  const bool peek = arguments.flag("peek");
  store::Store store(path, peek ? store::Access::read : store::Access::write, wait_of(arguments));
  std::vector<store::SavedQuery> queries = store::saved_queries(store);
  if (queries.empty()) {
    console.notice("no saved query: --save NAME with --who, --about ... makes one");
    return exit_code;
  }
  report::Digest digest;
  digest.day = to_string(arguments.has("on") ? arguments.date("on") : today());
  std::vector<std::unique_ptr<Asked>> asked;
  StatementSet shared;  // articles and issues of all parts
  shared.issues = store.issues();
  for (store::SavedQuery& saved : queries) {
    asked.push_back(std::make_unique<Asked>(Asked{std::move(saved), {}, {}}));
    Asked& each = *asked.back();
    try {
      each.all = store.read(query_saved(each.saved, store, path));
      digest.parts.push_back(part_of(each, store));
      shared.documents.insert(each.all.documents.begin(), each.all.documents.end());
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::rejected_input && error.kind() != ErrorKind::usage) throw;
      digest.parts.push_back({each.saved.name, in_words(each.saved.words), each.saved.told_on, {}, {}, error.what()});
      console.error(error);
      exit_code = 1;
    }
  }
  digest.set = &shared;
  if (arguments.has("markdown")) write_file(arguments.text("markdown"), report::digest_markdown(digest));
  if (arguments.has("rss")) write_file(arguments.text("rss"), report::digest_rss(digest));
  write_file(arguments.text("output"), report::digest_text(digest));
  if (!peek)  // only what is written is told
    for (std::size_t i = 0; i < asked.size(); ++i)
      if (digest.parts[i].fault.empty()) store::mark_told(store, asked[i]->saved.name, asked[i]->fresh, digest.day);
  return exit_code;
}

}  // namespace

Command watch_command() {
  return {
      .name = "watch",
      .summary = "adds what is new, and tells what is new since last time for saved queries",
      .arguments = "[FOLDER | FEED-FILE ...]",
      .examples = {{"onrecord watch --save treaty --about MAREN.treaty", "what to be told of"},
                   {"onrecord watch articles/",
                    "what did they say since: adds the new articles of a folder, and tells"},
                   {"onrecord watch feeds/*.xml --markdown week.md --rss week.xml",
                    "from saved feeds; the digest also as Markdown and as a feed"},
                   {"onrecord watch --peek", "the news so far, which stay news"}},
      .options =
          join({{{.name = "save",
                  .value = "NAME",
                  .help = "saves a query of the filters below under this name; what matches it now is known, not news"},
                 {.name = "forget", .value = "NAME", .help = "forgets a saved query"},
                 {.name = "list", .help = "the saved queries, and the day of their last digest"},
                 {.name = "peek", .help = "tells, and counts nothing as told"},
                 {.name = "markdown", .value = "FILE", .help = "the digest as Markdown as well"},
                 {.name = "rss", .value = "FILE", .help = "the digest as RSS 2.0 as well: an item a statement"},
                 {.name = "on", .value = "DATE", .help = "the digest's day", .fallback = "today"}},
                output_options(),
                filter_options(),
                adding_options()}),
      .details =
          "The digest tells for each saved query the statements that it did not tell before, newest first, with speaker, cue, words, "
          "position, outlet and address, and who stands elsewhere than before as far as that may be told. A statement is told "
          "once; one whose words were edited is new. Nothing is fetched: feeds are read from files that another program saves.",
      .run = run,
  };
}

}  // namespace onrecord::cli
