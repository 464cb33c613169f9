// onrecord review: statements out to a spreadsheet, corrections back in, all of them or none.
#include <algorithm>
#include <array>
#include <map>

#include "cli/asked.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/no_statements.h"
#include "cli/repeats.h"
#include "coded_by_hand.h"
#include "io/cell.h"
#include "io/csv_records.h"
#include "io/decode.h"
#include "io/located.h"
#include "io/metadata_date.h"
#include "io/output_file.h"
#include "io/sources.h"
#include "onrecord/timeline.h"
#include "store/anchoring.h"
#include "store/corrections.h"
#include "store/succession.h"
#include "text/printable.h"

namespace onrecord::cli {
namespace {

// What the machine says, then what a reviewer fills in.
constexpr std::array<const char*, 30> columns{
    "statement_id",  "doc_id",    "publisher",    "published_at", "title",          "before",
    "text",          "after",     "speaker_text", "cue_text",     "actor_id",       "actor_name",
    "said_date",     "act",       "issue_id",     "label",        "position",       "probability",
    "review_status", "formerly",  "new_status",   "new_actor",    "new_actor_name", "new_date",
    "new_act",       "new_label", "new_content",  "new_source",   "new_cue",        "note"};

constexpr std::size_t rows_named = 40;  // of those that are wrong in the same way: whoever mends them looks for them

class SheetRow {
 public:
  void text(std::string value) {
    // A spreadsheet would take it for a formula. The import looks at no cell that holds an article's words.
    if (!value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos)
      value.insert(0, 1, '\'');
    plain_cell(value);
  }
  void plain_cell(const std::string& value) {
    if (!first_) line_ += ',';
    first_ = false;
    io::append_csv(line_, value);
  }
  const std::string& ended(int empty_cells) {
    line_.append(static_cast<std::size_t>(empty_cells), ',');
    return line_ += "\r\n";
  }

 private:
  std::string line_;
  bool first_ = true;
};

void write_row(io::OutputFile& out, const StatementSet& set, const Statement& statement, const io::Located& located,
               const StanceLabel* stance, const std::string& formerly) {
  const DocumentInfo& document = set.documents.at(statement.doc_id);
  const auto review = set.review_status.find(statement.id);
  SheetRow row;
  row.plain_cell(statement.id);
  row.text(document.doc_id);
  row.text(document.publisher);
  row.plain_cell(to_string(document.published_at));
  row.text(document.title);
  row.text(located.before);
  row.text(statement.text);
  row.text(located.after);
  row.text(statement.source_text);
  row.text(statement.cue_text);
  row.plain_cell(statement.speaker.actor_id);
  row.text(statement.speaker.name);
  row.plain_cell(to_string(statement.said.date));
  row.plain_cell(std::string(name(statement.act)));
  row.plain_cell(stance != nullptr ? stance->issue_id : "");
  row.plain_cell(stance != nullptr ? std::string(name(stance->label)) : "");
  row.plain_cell(stance != nullptr && stance->position ? io::number_in_words(*stance->position) : "");
  row.plain_cell(io::number_in_words(statement.probability));
  row.plain_cell(review == set.review_status.end() ? "" : review->second);
  row.plain_cell(formerly);
  out.write(row.ended(10));  // what a reviewer fills in
}

// What carries a change that is told, then what begins or ends any spell, then the rest as it comes: whoever reads a
// part of the sheet reads what matters.
std::vector<std::size_t> worth_first(const StatementSet& set) {
  std::map<std::string, int> rank;
  const auto mark = [&](const std::string& id, int value) {
    if (id.empty()) return;
    const auto [place, is_new] = rank.try_emplace(id, value);
    if (!is_new) place->second = std::min(place->second, value);
  };
  for (const Timeline& timeline : fold_timelines(set)) {
    for (const Stand& stand : timeline.stands)
      if (stand.change_from) {
        mark(stand.before_statement_id, 0);
        mark(stand.first_statement_id, 0);
      }
    for (const Spell& spell : timeline.spells)
      if (spell.change != Change::first) {
        mark(spell.before_statement_id, 1);
        mark(spell.first_statement_id, 1);
      }
  }
  std::array<std::vector<std::size_t>, 3> of_rank;
  for (std::size_t i = 0; i < set.statements.size(); ++i) {
    const auto found = rank.find(set.statements[i].id);
    of_rank[found == rank.end() ? 2 : static_cast<std::size_t>(found->second)].push_back(i);
  }
  std::vector<std::size_t> order;
  for (const std::vector<std::size_t>& some : of_rank) order.insert(order.end(), some.begin(), some.end());
  return order;
}

int export_sheet(const Arguments& arguments) {
  Console console(arguments);
  const store::Store store(database_path(arguments), store::Access::read, wait_of(arguments));
  store::ReadParts parts;
  parts.rejected = true;
  const StatementSet set = store.read(query_of(arguments, store, {}), parts);
  const std::vector<io::Located> located = io::locate_all(set, 100);
  io::OutputFile out(arguments.text("output"));
  std::string head = "\xEF\xBB\xBF";  // without it spreadsheets take UTF-8 for something else
  for (const char* column : columns) head.append(head.size() > 3 ? "," : "").append(column);
  out.write(head + "\r\n");
  for (const std::size_t i : worth_first(set)) {
    const Statement& statement = set.statements[i];
    const std::string formerly = store::former_ids(store, statement.id);
    for (const StanceLabel& stance : statement.stances) write_row(out, set, statement, located[i], &stance, formerly);
    if (statement.stances.empty()) write_row(out, set, statement, located[i], nullptr, formerly);
  }
  out.commit();
  if (set.statements.empty())
    if (const std::string why = why_no_statements(store); !why.empty()) {
      console.notice(why);
      return 0;
    }
  console.notice(with_commas(set.statements.size()) +
                 " statements; fill in the columns new_* and note, then: onrecord review import FILE --by NAME");
  return 0;
}

// What new versions of articles made of statements: which took whose place, and what people decided of the old words.
int export_edits(const Arguments& arguments) {
  Console console(arguments);
  const store::Store store(database_path(arguments), store::Access::read, wait_of(arguments));
  io::OutputFile out(arguments.text("output"));
  out.write("\xEF\xBB\xBFold_id,new_id,why,doc_id,old_text,new_text,open_decisions\r\n");
  std::size_t open = 0;
  const std::vector<store::Succession> all = store::successions(store, true);
  for (const store::Succession& each : all) {
    SheetRow row;
    row.plain_cell(each.before);
    row.plain_cell(each.now);
    row.plain_cell(each.why);
    row.text(each.doc_id);
    row.text(each.words_before);
    row.text(each.words_now);
    row.plain_cell(std::to_string(each.open_decisions));
    out.write(row.ended(0));
    if (each.open_decisions > 0) ++open;
  }
  out.commit();
  console.notice(with_commas(all.size()) + " statements have another id than before; people decided on " +
                 with_commas(open) + " of them what the new words may need again");
  return 0;
}

// What a row corrects, and where it stands.
struct Placed {
  store::Correction correction;
  std::size_t line;
};

class Sheet {
 public:
  Sheet(const Arguments& arguments, const store::Store& store, const std::string& file) : store_(store), file_(file) {
    made_by_ = arguments.text("by");
    if (io::is_blank(made_by_)) throw Error(ErrorKind::usage, "--by: say who made the corrections");
    if (arguments.has("on")) made_on_ = to_string(arguments.date("on"));
  }

  void read() {
    if (file_ == "-") {
      io::StdinSource source;
      return rows(source);
    }
    io::FileSource source(file_);
    rows(source);
  }

  std::vector<Placed> corrections;
  std::vector<Error> problems;

  // Statements that the machine missed; `corrections` from `first` to `last` are of this one.
  struct Coded {
    Document document;
    GivenSpans given;
    std::string note;
    std::size_t first = 0, last = 0, line = 0;
  };
  std::vector<Coded> coded;
  const std::string& made_by() const { return made_by_; }
  const std::string& made_on() const { return made_on_; }

 private:
  void rows(ByteSource& source) {
    io::CsvRecords records(source);
    std::vector<std::string> cells;
    if (!records.next(cells)) throw Error(ErrorKind::rejected_input, "empty file", file_);
    std::map<std::string, std::size_t> at;
    for (std::size_t i = 0; i < cells.size(); ++i) at.emplace(cells[i], i);
    if (!at.contains("statement_id"))
      throw Error(ErrorKind::rejected_input, "no column statement_id: not a file of `onrecord review export`", file_,
                  1);
    while (records.next(cells)) {
      const auto cell = [&](const char* column) {
        const auto found = at.find(column);
        if (found == at.end() || found->second >= cells.size()) return std::string();
        std::string value = cells[found->second];
        value.erase(0, value.find_first_not_of(" \t\r\n"));
        value.erase(value.find_last_not_of(" \t\r\n") + 1);
        return value;
      };
      if (cells.size() == 1 && io::is_blank(cells[0])) continue;
      one_row(cell, records.line());
    }
  }

  template <typename CellOf>
  void one_row(const CellOf& cell, std::size_t line) {
    store::Correction row;
    row.statement_id = store::present_id(store_, cell("statement_id"));
    row.made_by = made_by_;
    row.made_on = made_on_;
    row.note = cell("note");
    const std::size_t before = corrections.size();
    const auto add = [&](const char* field, const std::string& value) {
      if (value.empty()) return;
      store::Correction correction = row;
      correction.field = field;
      correction.value = value;
      if (correction.field == "label") correction.issue_id = cell("issue_id");
      if (correction.field == "actor") correction.actor_name = cell("new_actor_name");
      take(std::move(correction), line);
    };
    try {
      const bool missed = row.statement_id.empty() && !cell("new_content").empty();
      if (missed) coded.push_back(coded_in(cell, row.note, line));
      if (missed) row.statement_id = "coded " + std::to_string(coded.size());  // until it has an id
      add("status", cell("new_status"));
      add("actor", actor_of(cell("new_actor"), cell("new_actor_name")));
      add("date", date_of(cell("new_date")));
      add("act", cell("new_act"));
      add("label", cell("new_label"));
      if (missed) {
        coded.back().first = before;
        coded.back().last = corrections.size();
        return;
      }
      add("borders", borders_in(cell, row.statement_id));
    } catch (const Error& error) {
      problems.emplace_back(error.kind(), error.message(), file_, line);
    }
    if (corrections.size() == before && !row.note.empty() && cell("new_status").empty() && problems.empty())
      problems.emplace_back(ErrorKind::rejected_input, "a note without a correction", file_, line);
  }

  template <typename CellOf>
  Coded coded_in(const CellOf& cell, const std::string& note, std::size_t line) const {
    if (cell("doc_id").empty())
      throw Error(ErrorKind::rejected_input, "new_content without a statement_id needs the article's doc_id");
    Coded one{store::document_on_record(store_, cell("doc_id")), {}, note, 0, 0, line};
    one.given = given_in(cell, one.document.text, {});
    return one;
  }

  // Borders as a correction has them; parts whose cells are empty stay as they are.
  template <typename CellOf>
  std::string borders_in(const CellOf& cell, const std::string& statement_id) const {
    if (cell("new_content").empty() && cell("new_source").empty() && cell("new_cue").empty()) return {};
    const std::vector<store::Store::Found> found = store_.find(statement_id, 1);
    if (found.empty()) throw Error(ErrorKind::rejected_input, "unknown statement \"" + statement_id + "\"");
    const Statement& now = found.front().statement;
    const Document document = store::document_on_record(store_, found.front().document.doc_id);
    const GivenSpans given = given_in(cell, document.text, {now.source, now.cue, now.content});
    return store::anchor_in_words({given.source, given.cue, given.content}, document.text);
  }

  template <typename CellOf>
  static GivenSpans given_in(const CellOf& cell, const std::string& text, GivenSpans given) {
    for (const auto& [column, spans] : {std::pair("new_content", &given.content),
                                        std::pair("new_source", &given.source), std::pair("new_cue", &given.cue)})
      if (const std::string written = cell(column); written == "none" && spans != &given.content)
        spans->clear();
      else if (!written.empty())
        *spans = store::spans_meant(text, written);
    return given;
  }

  // The same twice (a statement has a row an issue) is once; two that differ are a conflict.
  void take(store::Correction&& correction, std::size_t line) {
    const auto [known, is_new] =
        seen_.try_emplace({correction.statement_id, correction.field, correction.issue_id}, correction.value, line);
    if (is_new) return corrections.push_back({std::move(correction), line});
    if (known->second.first != correction.value)
      problems.emplace_back(ErrorKind::rejected_input,
                            correction.field + " \"" + correction.value + "\" conflicts with \"" + known->second.first +
                                "\" of line " + std::to_string(known->second.second),
                            file_, line);
  }

  // An id as it is, a name by the actors that the database knows.
  std::string actor_of(const std::string& wanted, const std::string& new_name) const {
    if (wanted.empty() && !new_name.empty())
      throw Error(ErrorKind::rejected_input, "new_actor_name without an id in new_actor");
    return wanted.empty() || wanted == "machine" || !new_name.empty() ? wanted : actor_asked(store_, wanted).actor_id;
  }

  // Spreadsheets write days in their own way.
  static std::string date_of(const std::string& wanted) {
    if (wanted.size() < 8) return wanted;
    const auto date = io::parse_metadata_date(wanted);
    return date ? to_string(*date) : wanted;
  }

  const store::Store& store_;
  std::string file_, made_by_, made_on_;
  std::map<std::array<std::string, 3>, std::pair<std::string, std::size_t>> seen_;
};

struct NothingImported {};

// What is in the sheet, all or (NothingImported) none of it; gives how many were new.
std::size_t bring_in(store::Store& store, Sheet& sheet, const Arguments& arguments, const std::string& file) {
  std::size_t added = 0;
  if (!sheet.coded.empty() && sheet.problems.empty()) {
    const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(knowledge_of(arguments));
    const Tracker tracker(knowledge);
    for (const Sheet::Coded& one : sheet.coded) try {
        const store::CodedStatement made = code_by_hand(store, tracker, *knowledge, one.document, one.given,
                                                        {sheet.made_by(), sheet.made_on()}, one.note);
        for (std::size_t i = one.first; i < one.last; ++i) sheet.corrections[i].correction.statement_id = made.id;
        added += made.is_new ? 1 : 0;
      } catch (const Error& error) {
        if (error.kind() != ErrorKind::rejected_input) throw;
        sheet.problems.emplace_back(error.kind(), error.message(), file, one.line);
      }
  }
  std::vector<store::Correction> corrections;
  for (const Placed& placed : sheet.corrections) corrections.push_back(placed.correction);
  for (const store::CorrectionProblem& problem : store::check_corrections(store, corrections))
    if (sheet.coded.empty() || !corrections[problem.index].statement_id.starts_with("coded "))
      sheet.problems.emplace_back(ErrorKind::rejected_input, problem.message, file,
                                  sheet.corrections[problem.index].line);
  if (!sheet.problems.empty()) throw NothingImported{};
  return store::apply_corrections(store, corrections) + added;
}

int import_sheet(const Arguments& arguments) {
  Console console(arguments);
  if (arguments.positional().size() != 2)
    throw Error(ErrorKind::usage, "review import: name one file, or - for standard input");
  store::Store store(database_path(arguments), store::Access::write, wait_of(arguments));
  const std::string& file = arguments.positional()[1];
  Sheet sheet(arguments, store, file);
  sheet.read();
  std::size_t added = 0;
  try {
    store.together([&] { added = bring_in(store, sheet, arguments, file); });
  } catch (const NothingImported&) {
    std::stable_sort(sheet.problems.begin(), sheet.problems.end(),
                     [](const Error& a, const Error& b) { return a.line() < b.line(); });
    Repeats repeats(console, rows_named);
    for (const Error& problem : sheet.problems) repeats.error(problem);
    repeats.finish();
    console.error("nothing was imported");
    return 1;
  }
  const std::size_t all = sheet.corrections.size() + sheet.coded.size();
  if (!sheet.coded.empty())
    console.notice(with_commas(sheet.coded.size()) + (sheet.coded.size() == 1 ? " statement" : " statements") +
                   " coded by hand");
  console.notice(with_commas(added) + (added == 1 ? " new correction" : " new corrections") + ", " +
                 with_commas(all - added) + " that were there already");
  return 0;
}

int run(const Arguments& arguments) {
  const std::string& action = arguments.positional().front();
  if (action == "import") return import_sheet(arguments);
  if (action == "edits") return export_edits(arguments);
  if (action != "export") throw Error(ErrorKind::usage, "review: \"" + action + "\" is none of export, import, edits");
  if (arguments.positional().size() > 1)
    throw Error(ErrorKind::usage, "review " + action + ": -o FILE says where to write");
  return export_sheet(arguments);
}

}  // namespace

Command review_command() {
  return {
      .name = "review",
      .summary = "statements out to a spreadsheet, corrections back in",
      .arguments = "export|import|edits [FILE]",
      .least_arguments = 1,
      .most_arguments = 2,
      .actions = {"export", "import", "edits"},
      .examples =
          {{"onrecord review export --about MAREN.treaty -o review.csv",
            "a sheet with empty columns for what is wrong"},
           {"onrecord review import review.csv --by \"Ada Lind\" --on 2025-07-01", "takes back what was filled in"},
           {"onrecord review edits -o edits.csv",
            "which statement took whose place when articles were edited, and what was decided of the old words"}},
      .options = join({{{.name = "by", .value = "NAME", .help = "import: who made the corrections"},
                        {.name = "on", .value = "DATE", .help = "import: the day on which they were made"}},
                       filter_options(),
                       output_options(),
                       database_options(),
                       knowledge_options()}),
      .details =
          "new_status is accepted or rejected; new_actor an actor's id or name (a new actor needs an id and a new_actor_name); new_date a "
          "day, a month (2024-02), a year or none; new_act an act; new_label a label or a position in [-1, 1] on the row's issue. "
          "\"machine\" in any of them takes the correction back. new_content, new_source and new_cue give a statement other borders: the "
          "words as they stand in the article (parts joined by \" ... \"), or their places in code points (120-164); source and cue may be "
          "none. A row without a statement_id, with a doc_id and new_content, codes a statement that the machine missed: who, when, act "
          "and positions are proposed by the machine (give its --tables) unless the row says them. Rows "
          "that are wrong or contradict each other are listed, and then nothing is imported (exit code 1). Importing the same file "
          "again changes nothing.\n\nCorrections lie beside the machine's values, win in every output, and survive adding again, "
          "relabelling, and new versions of an article where the words are the same. Where an edit changed the words, the statement "
          "has another id; `review edits` and the column formerly tell which it was. Sheets with former ids can be imported.",
      .run = run,
  };
}

}  // namespace onrecord::cli
