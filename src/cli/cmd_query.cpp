// onrecord query: who said what, when.
#include <algorithm>
#include <functional>
#include <map>

#include "cli/asked.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/no_statements.h"
#include "cli/row_printer.h"
#include "cli/statement_card.h"
#include "io/cell.h"
#include "io/output_file.h"
#include "io/record_tables.h"
#include "text/printable.h"

namespace onrecord::cli {
namespace {

constexpr std::int64_t shown_in_terminal = 20;

// The stance that a row shows: of the issue asked for, else the first with a position.
const StanceLabel* stance_shown(const Statement& statement, const Query& query) {
  const StanceLabel* shown = nullptr;
  for (const StanceLabel& stance : statement.stances) {
    if (!query.issues.empty() && !query.negate_issues &&
        std::find(query.issues.begin(), query.issues.end(), stance.issue_id) == query.issues.end())
      continue;
    if (shown == nullptr || (!shown->position && stance.position)) shown = &stance;
  }
  return shown;
}

// The columns of statements, then the label and position of the issue asked for.
void write_records(io::OutputFile& out, const StatementSet& set, const Query& query, OutputFormat format) {
  const io::RecordTables records(set);
  const io::RecordTable table = records.tables().front();
  RowForm form;
  for (const io::Column& column : table.columns) form.names.push_back(column.name);
  for (const char* name : {"issue_id", "label", "position"}) form.names.emplace_back(name);
  RowPrinter printer(out, format, std::move(form));
  std::size_t index = 0;
  table.each_row([&](const std::vector<io::Cell>& cells) {
    const StanceLabel* stance = stance_shown(set.statements[index++], query);
    std::vector<io::Cell> row = cells;
    row.resize(cells.size() + 3);
    if (stance != nullptr) {
      row[cells.size()] = stance->issue_id;
      row[cells.size() + 1] = std::string(name(stance->label));
      if (stance->position) row[cells.size() + 2] = *stance->position;
    }
    printer.row(row);
  });
}

void write_markdown(io::OutputFile& out, const StatementSet& set) {
  RowPrinter printer(out, OutputFormat::markdown, {.names = {"said", "who", "what", "where they stand", "source"}});
  for (const Statement& statement : set.statements) {
    const DocumentInfo& document = set.documents.at(statement.doc_id);
    std::string source = document.publisher;
    if (document.published_at.valid()) source += (source.empty() ? "" : ", ") + to_string(document.published_at);
    const std::string by = said_by(statement);
    printer.row({said_in_words(statement.said), statement.speaker.name, (by.empty() ? "" : by + ": ") + statement.text,
                 stances_in_words(statement, false), source});
  }
}

void write_cards(io::OutputFile& out, const StatementSet& set, const Console& console, bool paragraph) {
  const CardForm form{console.colour(), paragraph, std::min<std::size_t>(console.width(), 110)};
  std::map<std::string, std::string> texts;
  bool first = true;
  for (const Statement& statement : set.statements) {
    const auto [text, is_new] = texts.try_emplace(statement.doc_id);
    if (is_new) text->second = set.text_of(statement.doc_id);
    if (!first) out.write("\n");
    first = false;
    out.write(statement_card(statement, set.documents.at(statement.doc_id), text->second, form));
  }
}

// Keys under which a statement is counted.
std::vector<std::string> keys_of(const Statement& statement, const DocumentInfo& document, const Query& query,
                                 const std::string& by) {
  if (by == "who") return {statement.speaker.name.empty() ? "(unknown)" : statement.speaker.name};
  if (by == "publisher") return {document.publisher.empty() ? "(unknown)" : document.publisher};
  if (by == "month") {
    const Date day = said_period(statement.said, document.published_at).second;
    return {day.valid() ? to_string(day).substr(0, 7) : "(undated)"};
  }
  std::vector<std::string> keys;
  for (const StanceLabel& stance : statement.stances) {
    if (!query.issues.empty() && !query.negate_issues &&
        std::find(query.issues.begin(), query.issues.end(), stance.issue_id) == query.issues.end())
      continue;
    std::string key = by == "about" ? stance.issue_id : std::string(name(stance.label));
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
  }
  if (keys.empty()) keys.emplace_back("(none)");
  return keys;
}

// --review: what people did with a statement; "" in the store: nothing yet.
store::ReadParts parts_asked(const Arguments& arguments) {
  store::ReadParts parts;
  for (const std::string& state : arguments.list("review")) {
    parts.review.push_back(state == "open" ? "" : state);
    parts.rejected = parts.rejected || state == "rejected";
  }
  return parts;
}

bool write_counts(io::OutputFile& out, const store::Store& store, const Query& query, store::ReadParts parts,
                  const std::string& by, OutputFormat format, std::size_t limit) {
  std::map<std::string, std::int64_t> counts;
  parts.stances = by == "about" || by == "label";
  store.each(query, store::Order::newest, parts, [&](Statement&& statement, const DocumentInfo& document) {
    for (const std::string& key : keys_of(statement, document, query, by)) ++counts[key];
    return true;
  });
  std::vector<std::pair<std::string, std::int64_t>> rows(counts.begin(), counts.end());
  if (by != "month")  // months in their own order, all else the most frequent first
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (rows.size() > limit) rows.resize(limit);
  if (rows.empty()) return false;
  RowPrinter printer(
      out, format,
      {.names = {by, "statements"},
       .markdown = {{by, by}, {"statements", "statements", true}},
       .table = {{.name = by, .least = by.size(), .most = 60}, {.name = "statements", .right = true, .least = 8}}});
  for (const auto& [key, count] : rows) printer.row({key, count});
  printer.finish();
  return true;
}

void tell_empty(const store::Store& store, const Query& query, const Arguments& arguments, Console& console) {
  if (const std::string why = why_no_statements(store); !why.empty()) {
    console.notice(why);
    return;
  }
  console.notice("no statement matches");
  const std::vector<GivenFilter> filters = filters_given(query, arguments);
  for (const GivenFilter& filter : filters) {
    std::size_t count = 0;
    constexpr std::size_t enough = 1000;
    store.each(filter.without, store::Order::newest, parts_asked(arguments),
               [&](Statement&&, const DocumentInfo&) { return ++count < enough; });
    if (count == 0) continue;
    console.notice("  without " + filter.words + ": " + (count == enough ? "1,000 or more" : with_commas(count)) +
                   (count == 1 ? " statement" : " statements"));
  }
}

int run(const Arguments& arguments) {
  Console console(arguments);
  const store::Store store(database_path(arguments), store::Access::read, wait_of(arguments));
  const Query query = query_of(arguments, store);
  const OutputFormat format = format_of(arguments);
  const bool counting = arguments.has("count-by");
  const bool few = format == OutputFormat::table && !counting;
  const auto limit = static_cast<std::size_t>(arguments.integer("limit", few ? shown_in_terminal : INT64_MAX, 1));
  const std::string sort = arguments.text("sort", "newest");
  if (sort == "relevance" && query.words.empty())
    throw Error(ErrorKind::usage, "--sort relevance needs words to search for");
  const store::Order order = sort == "oldest"      ? store::Order::oldest
                             : sort == "relevance" ? store::Order::relevance
                                                   : store::Order::newest;

  io::OutputFile out(arguments.text("output"));
  if (counting) {
    if (!write_counts(out, store, query, parts_asked(arguments), arguments.text("count-by"), format, limit))
      tell_empty(store, query, arguments, console);
    out.commit();
    return 0;
  }
  bool more = false;
  const StatementSet set = store.page(query, order, limit, &more, parts_asked(arguments));
  if (format == OutputFormat::table)
    write_cards(out, set, console, arguments.flag("context"));
  else if (format == OutputFormat::markdown)
    write_markdown(out, set);
  else
    write_records(out, set, query, format);
  out.commit();
  if (set.statements.empty())
    tell_empty(store, query, arguments, console);
  else if (more && few)
    console.notice("the first " + with_commas(limit) + "; --limit shows more, --csv and --jsonl give all");
  return 0;
}

}  // namespace

Command query_command() {
  return {
      .name = "query",
      .summary = "who said what, when: statements with their label and source",
      .arguments = "[WORDS]",
      .examples = {{"onrecord query --who \"Elena Marsh\" --when 2025-06", "what she said in June 2025"},
                   {"onrecord query tariff* --label oppose,sceptical",
                    "who is against, in words that begin with \"tariff\""},
                   {"onrecord query --about MAREN.treaty --count-by who", "who speaks about it, and how often"},
                   {"onrecord query --review corrected --review coded", "what people corrected, or coded by hand"},
                   {"onrecord query --who Hale --csv -o hale.csv", "all of it, for a spreadsheet"}},
      .options =
          join({filter_options(),
                {{.name = "review",
                  .value = "STATE",
                  .help = "what people did with it; open: nothing yet",
                  .repeatable = true,
                  .choices = {"open", "accepted", "corrected", "rejected", "coded"}},
                 {.name = "context", .help = "shows the paragraph around the words"},
                 {.name = "count-by",
                  .value = "WHAT",
                  .help = "counts instead of statements",
                  .choices = {"who", "about", "label", "month", "publisher"}},
                 {.name = "sort",
                  .value = "ORDER",
                  .help = "order",
                  .choices = {"newest", "oldest", "relevance"},
                  .fallback = "newest"},
                 {.name = "limit", .value = "N", .help = "at most so many", .fallback = "20 in a table, else all"}},
                format_options(),
                output_options(),
                database_options()}),
      .details =
          "Several values of one filter are alternatives; all filters must hold. Names that several actors share are listed with "
          "their counts. CSV and JSONL give the columns of statements, then issue_id, label and position: of the issue asked "
          "for, else of the first with a position. A page by relevance ranks the newest 5,000 that match.",
      .run = run,
  };
}

}  // namespace onrecord::cli
