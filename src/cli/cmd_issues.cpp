// onrecord issues: lists and shows issues, and tries their aliases on the stored statements.
#include <algorithm>

#include "cli/asked.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/row_printer.h"
#include "cli/statement_card.h"
#include "io/cell.h"
#include "io/output_file.h"
#include "knowledge.h"
#include "labels_anew.h"
#include "store/issue_counts.h"
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
    ++group.count;
    if (group.rows.size() < limit)
      group.rows.push_back({group.name, what, why, tried.anew.id, tried.anew.speaker.name, tried.anew.text});
  });
  console.end_progress();
  if (format != OutputFormat::table) {
    RowPrinter printer(out, format, {.names = {"group", "what", "why", "statement_id", "actor_name", "text"}});
    for (const Group& group : groups)
      for (const Row& row : group.rows) printer.row({row.begin(), row.end()});
    return;
  }
  const std::size_t width = std::min<std::size_t>(console.width(), 110);
  for (const Group& group : groups) {
    out.write(coloured(with_commas(group.count) + " " + group.title, Colour::bold, console.colour()) + "\n");
    for (const Row& row : group.rows) {
      std::string text = row[5];
      std::replace(text.begin(), text.end(), '\n', ' ');
      out.write(wrapped(row[1] + "  [" + row[2] + "]  " + row[3].substr(0, 12), 2, width) +
                wrapped((row[4].empty() ? "" : row[4] + ": ") + "\"" + text + "\"", 6, width));
    }
    if (group.rows.size() < group.count) out.write("  ... (--limit shows more)\n");
    out.write("\n");
  }
}

int run(const Arguments& arguments) {
  Console console(arguments);
  const std::vector<std::string>& words = arguments.positional();
  const bool listing = words.empty() || words[0] == "list";
  if (!listing && words.size() != 2) throw Error(ErrorKind::usage, "issues " + words[0] + " needs one issue's id");
  if (!listing && words[0] != "show" && words[0] != "try")
    throw Error(ErrorKind::usage, "issues: list, show ID or try ID, not \"" + words[0] + "\"");
  const tables::StanceTables tables(read_tables(knowledge_of(arguments).table_folders));
  const store::Store store(database_path(arguments), store::Access::read, wait_of(arguments));
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
      .summary = "lists and shows issues; tries their aliases on the stored statements",
      .arguments = "[list | show ID | try ID]",
      .actions = {"list", "show", "try"},
      .examples = {{"onrecord issues", "the issues, in how many statements they are named, how many take a position"},
                   {"onrecord issues show MAREN.treaty --tables my-tables", "its pole and aliases"},
                   {"onrecord issues try MAREN.treaty --tables my-tables",
                    "what the aliases catch, what they nearly catch, and where no row took a position"}},
      .options = join({{{.name = "limit",
                         .value = "N",
                         .help = "try: at most so many of each group",
                         .fallback = "10 in a table, else all"}},
                       format_options(),
                       output_options(),
                       database_options(),
                       knowledge_options()}),
      .details =
          "`try` labels the stored statements by the tables given and stores nothing: change a row, try again, and relabel when "
          "it is right.",
      .run = run,
  };
}

}  // namespace onrecord::cli
