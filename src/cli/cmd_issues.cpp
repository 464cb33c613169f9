// onrecord issues: lists and shows issues, and tries their aliases on the stored statements.
#include <algorithm>
#include <filesystem>

#include "cli/article_options.h"
#include "cli/asked.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/repeats.h"
#include "cli/row_printer.h"
#include "cli/statement_card.h"
#include "cli/tables_asked.h"
#include "domain/article_fault.h"
#include "io/cell.h"
#include "io/output_file.h"
#include "knowledge.h"
#include "labels_anew.h"
#include "store/issue_counts.h"
#include "suggested_aliases.h"
#include "text/printable.h"

namespace onrecord::cli {
namespace {

constexpr std::int64_t shown_in_terminal = 10;  // of each group

using Row = std::vector<std::string>;

// Those of the database, then those of the tables that it does not have yet.
std::vector<IssueInfo> all_issues(const store::Store& store, const tables::StanceTables& tables) {
  std::vector<IssueInfo> issues = store.issues();
  for (const IssueInfo& issue : tables.issues())
    if (std::none_of(issues.begin(), issues.end(),
                     [&](const IssueInfo& each) { return each.issue_id == issue.issue_id; }))
      issues.push_back(issue);
  std::sort(issues.begin(), issues.end(),
            [](const IssueInfo& a, const IssueInfo& b) { return a.issue_id < b.issue_id; });
  return issues;
}

void list(io::OutputFile& out, const store::Store& store, const tables::StanceTables& tables, OutputFormat format,
          Console& console) {
  const std::vector<IssueInfo> issues = all_issues(store, tables);
  const std::map<std::string, store::IssueCount> counts = store::count_issues(store);
  if (issues.empty()) console.notice("no issue: they come with tables (--tables DIR)");
  RowPrinter printer(out, format,
                     {.names = {"issue_id", "statements", "positions", "pole"},
                      .table = {{.name = "issue_id", .heading = "issue", .least = 8, .most = 40},
                                {.name = "statements", .heading = "named", .right = true},
                                {.name = "positions", .heading = "position", .right = true},
                                {.name = "pole", .heading = "pole"}}});
  for (const IssueInfo& issue : issues) {
    const auto found = counts.find(issue.issue_id);
    const store::IssueCount count = found == counts.end() ? store::IssueCount{} : found->second;
    printer.row({issue.issue_id, std::to_string(count.statements), std::to_string(count.positions), issue.pole});
  }
  printer.finish();
}

const IssueInfo& issue_of_tables(const tables::StanceTables& tables, const std::string& wanted) {
  const auto found = std::find_if(tables.issues().begin(), tables.issues().end(),
                                  [&](const IssueInfo& each) { return each.issue_id == wanted; });
  if (found != tables.issues().end()) return *found;
  std::vector<std::string_view> names;
  std::string text = "no issue of these tables is called \"" + wanted + "\"";
  if (tables.issues().empty()) text += ": give their folder with --tables DIR";
  for (const IssueInfo& issue : tables.issues()) text += "\n  " + issue.issue_id + "  " + issue.pole;
  throw Error(ErrorKind::rejected_input, text);
}

void show(io::OutputFile& out, const store::Store& store, const tables::StanceTables& tables, const std::string& wanted,
          OutputFormat format, const Console& console) {
  const IssueInfo& issue = issue_of_tables(tables, wanted);
  constexpr std::pair<std::uint8_t, const char*> kinds[] = {
      {tables::kind_quantity, "quantity"}, {tables::kind_measure, "measure"},   {tables::kind_agreement, "agreement"},
      {tables::kind_event, "event"},       {tables::kind_relation, "relation"}, {tables::kind_state, "state"},
      {tables::kind_question, "question"}};
  std::vector<Row> rows;
  for (const tables::IssueAlias& alias : tables.aliases()) {
    if (tables.issues()[alias.issue].issue_id != issue.issue_id) continue;
    std::string kind;
    if (alias.kinds == tables::kind_any)
      kind = "any";
    else
      for (const auto& [bit, word] : kinds)
        if (alias.kinds & bit) kind += (kind.empty() ? "" : "|") + std::string(word);
    rows.push_back({issue.issue_id, alias.text, (alias.polarity > 0 ? "+" : "") + io::number_in_words(alias.polarity),
                    kind, alias.row.file + ":" + std::to_string(alias.row.line)});
  }
  if (format != OutputFormat::table) {
    RowPrinter printer(out, format, {.names = {"issue_id", "alias", "polarity", "kind", "row"}});
    for (const Row& row : rows) printer.row({row.begin(), row.end()});
    return;
  }
  const std::map<std::string, store::IssueCount> counts = store::count_issues(store);
  const auto count = counts.find(issue.issue_id);
  out.write(coloured(text::safe_line(issue.issue_id), Colour::bold, console.colour()) +
            (issue.title.empty() ? "" : "  " + text::safe_line(issue.title)) +
            "\n    +1 means: " + text::safe_line(issue.pole) + "\n");
  if (count != counts.end())
    out.write("    stored: named in " + with_commas(count->second.statements) + " statements, a position in " +
              with_commas(count->second.positions) + "\n");
  out.write("\naliases\n");
  for (const Row& row : rows)
    out.write("    " + row[2] + "  " + text::safe_line(row[1]) + (row[3].empty() ? "" : "  (" + row[3] + ")") + "\n");
}

// One group of the trial.
struct Group {
  const char* name;
  const char* title;
  std::size_t count = 0;
  std::vector<Row> rows;
};

void try_out(io::OutputFile& out, const store::Store& store, const tables::StanceTables& tables,
             const std::string& wanted, const Arguments& arguments, Console& console) {
  const std::string id = issue_of_tables(tables, wanted).issue_id;
  const OutputFormat format = format_of(arguments);
  const auto limit = static_cast<std::size_t>(
      arguments.integer("limit", format == OutputFormat::table ? shown_in_terminal : INT64_MAX, 1));
  Group groups[] = {{"position", "caught, with a position", 0, {}},
                    {"no position", "caught, but no row takes a position", 0, {}},
                    {"nearly", "nearly caught: words like an alias's", 0, {}}};
  std::size_t done = 0;
  const std::size_t total = store.count_statements();
  try_issue(store, tables, id, SIZE_MAX, [&](const store::StoredArticle&, const Tried& tried) {
    console.progress(++done, total, "statements");
    if (tried.stance == nullptr && !tried.near) return;
    std::string what, why;
    Group& group = groups[tried.stance == nullptr ? 2 : tried.stance->position ? 0 : 1];
    if (tried.stance == nullptr) {
      what = tried.near->words;
      why = "alias: " + tried.near->alias;
    } else if (!tried.stance->position) {
      what = "none";
      why = tried.stance->abstain_reason;
    } else {
      what = position_in_words(tried.stance);
      for (const std::string& rule : tried.stance->rule_ids) why += (why.empty() ? "" : ", ") + rule;
    }
    if (!tried.alias.empty()) why += (why.empty() ? "alias: " : "; alias: ") + std::string(tried.alias);
    ++group.count;
    if (group.rows.size() < limit)
      group.rows.push_back({group.name, what, why, tried.anew.id, tried.anew.speaker.name, tried.anew.source_text,
                            tried.anew.cue_text, tried.anew.text, said_by(tried.anew)});
  });
  console.end_progress();
  if (format != OutputFormat::table) {
    RowPrinter printer(
        out, format,
        {.names = {"group", "what", "why", "statement_id", "actor_name", "source", "cue", "text", "said by"},
         .recorded = 8});
    for (const Group& group : groups)
      for (const Row& row : group.rows) printer.row({row.begin(), row.end()});
    return;
  }
  const std::size_t width = std::min<std::size_t>(console.width(), 110);
  for (const Group& group : groups) {
    out.write(coloured(with_commas(group.count) + " " + group.title, Colour::bold, console.colour()) + "\n");
    for (const Row& row : group.rows) {
      std::string text = row[7];
      std::replace(text.begin(), text.end(), '\n', ' ');
      out.write(wrapped(row[1] + "  [" + row[2] + "]  " + row[3].substr(0, 12), 2, width) +
                wrapped((row[8].empty() ? "" : row[8] + ": ") + "\"" + text + "\"", 6, width));
    }
    if (group.rows.size() < group.count) out.write("  ... (--limit shows more)\n");
    out.write("\n");
  }
}

// The articles given, or those stored.
void read_articles(AliasSuggester& suggester, const Arguments& arguments, Console& console, int& exit_code) {
  const std::vector<std::string>& words = arguments.positional();
  std::size_t done = 0;
  Repeats repeats(console);
  const auto take = [&](const Document& article) {
    if (const auto fault = fault_of_article(article, "could not be analysed", [&] { suggester.read(article); })) {
      repeats.error(*fault);
      exit_code = std::max(exit_code, fault->exit_code());
    }
    console.progress(++done, 0, "articles");
  };
  if (words.size() > 1) {
    ReadOptions options = read_options_of(arguments);
    options.format.clear();  // --format is the output's here; articles are told by their content
    read_paths({words.begin() + 1, words.end()}, options,
               {[&](Document&& article) { take(article); },
                [&](const Error& error) {
                  repeats.error(error);
                  exit_code = std::max(exit_code, error.exit_code());
                },
                [&](const std::string& notice) { repeats.notice(notice); }});
  } else {
    const store::Store store(database_path(arguments), store::Access::read, wait_of(arguments));
    store::each_stored_article(store, [&](store::StoredArticle&& article) {
      if (article.text.empty()) return;
      Document document;
      document.doc_id = article.document.doc_id;
      document.title = article.document.title;
      document.published_at = article.document.published_at;
      document.text = std::move(article.text);
      take(document);
    });
  }
  console.end_progress();
  repeats.finish();
}

// Those of articles; --format is the output's here.
std::vector<Option> input_options() {
  std::vector<Option> options = article_options();
  std::erase_if(options, [](const Option& option) { return option.name == "format"; });
  return options;
}

// The first table of all lies in a folder that is yet to be made.
void make_folder_of(const std::string& path) {
  std::error_code failed;  // writing tells it
  if (const std::filesystem::path folder = std::filesystem::path(path).parent_path(); !folder.empty())
    std::filesystem::create_directories(folder, failed);
}

// A draft of the issue's table, every alias of the pole's sign: the analyst strikes rows and turns signs.
void write_draft(const std::string& path, const std::string& id, const std::string& pole,
                 const std::vector<SuggestedAlias>& found) {
  make_folder_of(path);
  io::OutputFile out(path);
  out.write("id\tpole\talias\tpolarity\tkind\n");
  for (const SuggestedAlias& each : found) out.write(id + "\t" + pole + "\t" + each.words + "\t+1\t\n");
  out.commit();
}

int suggest(const Arguments& arguments, Console& console) {
  const std::string pole = arguments.text("pole"), id = arguments.text("id", "MY.issue");
  if (pole.empty())
    throw Error(ErrorKind::usage,
                "issues suggest needs --pole, the sentence that a position of 1 is for: "
                "--pole \"the treaty should be signed\"");
  for (const std::string& each : {pole, id})
    if (each.find_first_of("\t\n\r") != std::string::npos)
      throw Error(ErrorKind::usage, "--pole and --id stand in a row of a table: no tab, no new line");
  const OutputFormat format = format_of(arguments);
  const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(knowledge_of(arguments));
  AliasSuggester suggester(knowledge);
  int exit_code = 0;
  read_articles(suggester, arguments, console, exit_code);
  const std::vector<SuggestedAlias> found =
      suggester.suggest(pole, static_cast<std::size_t>(arguments.integer("limit", 20, 1, 1000)));
  if (arguments.has("draft")) write_draft(arguments.text("draft"), id, pole, found);
  io::OutputFile out(arguments.text("output"));
  RowPrinter printer(out, format,
                     {.names = {"alias", "positions", "statements", "articles", "near_pole", "source", "cue", "text"},
                      .recorded = 8,
                      .table = {{.name = "alias", .heading = "alias", .least = 12, .most = 40},
                                {.name = "positions", .heading = "positions", .right = true},
                                {.name = "statements", .heading = "named", .right = true},
                                {.name = "articles", .heading = "articles", .right = true},
                                {.name = "example", .heading = "for example"}}});
  for (const SuggestedAlias& each : found) {
    const std::string who = each.example_source.empty() ? "" : each.example_source + " " + each.example_cue + ": ";
    printer.row({each.words, std::int64_t{each.positions}, std::int64_t{each.statements}, std::int64_t{each.articles},
                 each.near_pole, each.example_source, each.example_cue, each.example, who + each.example});
  }
  printer.finish();
  out.commit();
  if (found.empty()) console.notice("no noun phrase stands in two statements of these articles");
  if (arguments.has("draft") && format == OutputFormat::table)
    console.notice("wrote " + arguments.text("draft") +
                   ": strike what is another matter, write -1 where to want the thing is to be against the pole, then "
                   "`onrecord issues try " +
                   id + "`");
  return exit_code;
}

int run(const Arguments& arguments) {
  Console console(arguments);
  const std::vector<std::string>& words = arguments.positional();
  if (!words.empty() && words[0] == "suggest") return suggest(arguments, console);
  const bool listing = words.empty() || words[0] == "list";
  if (!listing && words.size() != 2) throw Error(ErrorKind::usage, "issues " + words[0] + " needs one issue's id");
  if (!listing && words[0] != "show" && words[0] != "try")
    throw Error(ErrorKind::usage, "issues: list, show ID, try ID or suggest PATH..., not \"" + words[0] + "\"");
  const store::Store store(database_path(arguments), store::Access::read, wait_of(arguments));
  // What the database knows can be listed without them.
  const KnowledgeOptions asked = listing ? knowledge_of(arguments) : tables_asked(arguments, store, console);
  const tables::StanceTables tables(read_tables(asked.table_folders));
  io::OutputFile out(arguments.text("output"));
  if (listing)
    list(out, store, tables, format_of(arguments), console);
  else if (words[0] == "show")
    show(out, store, tables, words[1], format_of(arguments), console);
  else
    try_out(out, store, tables, words[1], arguments, console);
  out.commit();
  return 0;
}

}  // namespace

Command issues_command() {
  return {
      .name = "issues",
      .summary = "lists and shows issues; tries their aliases on the stored statements, suggests aliases for a new one",
      .arguments = "[list | show ID | try ID | suggest [PATH...]]",
      .actions = {"list", "show", "try", "suggest"},
      .examples =
          {{"onrecord issues", "the issues, in how many statements they are named, how many take a position"},
           {"onrecord issues show MAREN.treaty --tables my-tables", "its pole and aliases"},
           {"onrecord issues try MAREN.treaty --tables my-tables",
            "what the aliases catch, what they nearly catch, and where no row took a position"},
           {"onrecord issues suggest articles/ --pole \"the treaty should be signed\" --id MAREN.treaty --draft "
            "my-tables/issues.tsv",
            "a first table: the names by which people there speak of the thing"}},
      .options =
          join({{{.name = "limit",
                  .value = "N",
                  .help = "try: at most so many of each group; suggest: at most so many aliases",
                  .fallback = "10 in a table, else all; 20"},
                 {.name = "pole", .value = "SENTENCE", .help = "suggest: what a position of 1 is for"},
                 {.name = "id", .value = "ID", .help = "suggest: of the issue, in the draft", .fallback = "MY.issue"},
                 {.name = "draft", .value = "FILE", .help = "suggest: writes a table of the aliases"}},
                input_options(),
                format_options(),
                output_options(),
                database_options(),
                knowledge_options(),
                {no_tables_option()}}),
      .details =
          "`try` labels the stored statements by the tables given and stores nothing: change a row, try again, and relabel when "
          "it is right. `suggest` reads the articles given (or those stored) and lists the noun phrases of what is said there, those on "
          "which the rows take a position and which stand near the pole's words first. It knows no issue: strike what is another matter, "
          "and see to the signs.",
      .run = run,
  };
}

}  // namespace onrecord::cli
