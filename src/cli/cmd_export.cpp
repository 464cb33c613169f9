// onrecord export: all that is known, in a format that another program reads.
#include <filesystem>

#include "cli/asked.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/no_statements.h"
#include "cli/records_of.h"
#include "cli/repeats.h"
#include "io/located.h"
#include "io/writers.h"
#include "knowledge.h"
#include "store/dna.h"
#include "store/remembered_tables.h"

namespace onrecord::cli {
namespace {

// A database that the room of the store writes; all other formats are of the room of formats.
class DnaWriter : public Writer {
 public:
  DnaWriter(std::string path, store::dna::Governments governments)
      : path_(std::move(path)), governments_(std::move(governments)) {}
  void write(const StatementSet& set) override {
    io::locate_all(set);  // the verbatim check
    store::write_dna(set, path_, governments_);
  }

 private:
  std::string path_;
  store::dna::Governments governments_;
};

// By the shipped tables, and by the folders that the database remembers, where they are still there.
store::dna::Governments governments_of_tables(const store::Store* store) {
  std::vector<std::string> folders;
  if (store != nullptr)
    for (const store::TablesFolder& folder : store::remembered_tables(*store))
      if (std::filesystem::is_directory(folder.path)) folders.push_back(folder.path);
  store::dna::Governments governments;
  for (const tables::Table& table : read_tables(folders)) {
    if (!table.has("government")) continue;
    for (const tables::TableRow& row : table.rows())
      if (!table.cell(row, "government").empty())
        governments.emplace(table.cell(row, "country"), table.cell(row, "actor"));
  }
  return governments;
}

constexpr io::WriterInfo dna_info{
    "dna", "a database of Discourse Network Analyzer 3, with the articles (coder's password: onrecord)"};

std::vector<io::WriterInfo> all_formats() {
  std::vector<io::WriterInfo> all = io::writer_formats();
  all.push_back(dna_info);
  return all;
}

// The filters look names up in the database; records of a file have no such index.
void refuse_filters(const Arguments& arguments) {
  for (const Option& option : filter_options())
    if (arguments.has(option.name))
      throw Error(ErrorKind::usage, "--" + std::string(option.name) + " works on a database, not with --from");
}

io::WriterInfo writer_asked(const std::string& format) {
  std::string known;
  for (const io::WriterInfo& info : all_formats()) {
    if (info.name == format) return info;
    known.append(known.empty() ? "" : ", ").append(info.name);
  }
  throw Error(ErrorKind::usage, "--to: unknown format \"" + format + "\"; known are " + known);
}

// DIR for formats of several files, -o for those of one.
std::string path_asked(const Arguments& arguments, const io::WriterInfo& info) {
  const std::vector<std::string>& given = arguments.positional();
  if (arguments.has("output") && !given.empty())
    throw Error(ErrorKind::usage, "\"" + given[0] + "\" and -o both say where to write");
  std::string path = given.empty() ? arguments.text("output") : given[0];
  if (info.folder && (path.empty() || path == "-"))
    throw Error(ErrorKind::usage, std::string(info.name) + " is a folder of files: name it (onrecord export DIR)");
  if (info.name == dna_info.name && (path.empty() || path == "-"))
    throw Error(ErrorKind::usage, "dna is a database file: name it with -o");
  return path;
}

int run(const Arguments& arguments) {
  Console console(arguments);
  const io::WriterInfo info = writer_asked(arguments.text("to", "csv"));
  const bool excel = arguments.flag("excel");
  if (excel && info.name != "csv") throw Error(ErrorKind::usage, "--excel is for CSV only");
  const std::vector<std::string> from = arguments.list("from");
  io::WriteOptions options{.path = path_asked(arguments, info),
                           .excel = excel,
                           .created = arguments.has("created") ? to_string(arguments.date("created")) : std::string(),
                           .issue = {},
                           .all_sure = !from.empty()};
  const bool gold = info.name == "gold";
  int exit_code = 0;
  const auto write = [&](const StatementSet& set, const store::Store* store) {
    const std::unique_ptr<Writer> writer = info.name == dna_info.name
                                               ? std::make_unique<DnaWriter>(options.path, governments_of_tables(store))
                                               : io::make_writer(info.name, options);
    writer->write(set);
    console.notice(with_commas(set.statements.size()) + " statements of " + with_commas(set.documents.size()) +
                   " articles");
  };
  if (!from.empty()) {
    refuse_filters(arguments);
    Repeats repeats(console);
    const StatementSet set = records_of(from, [&](const Error& error) {
      repeats.error(error);
      exit_code = 1;
    });
    repeats.finish();
    write(set, nullptr);
    return exit_code;
  }
  const store::Store store(database_path(arguments), store::Access::read, wait_of(arguments));
  Query query = query_of(arguments, store, {});
  store::ReadParts parts;
  if (gold) {
    // An article is gold with all its statements; the issue only says which label is meant.
    if (query.issues.size() == 1) options.issue = query.issues.front();
    query = {};
    parts.rejected = true;
  }
  const StatementSet set = store.read(query, parts);
  write(set, &store);
  if (set.statements.empty())
    if (const std::string why = why_no_statements(store); !why.empty()) console.notice(why);
  return exit_code;
}

}  // namespace

Command export_command() {
  std::vector<std::string_view> formats;
  for (const io::WriterInfo& info : all_formats()) formats.push_back(info.name);
  return {
      .name = "export",
      .summary = "writes all of it for other programs: CSV with a data package, and more",
      .arguments = "[DIR]",
      .most_arguments = 1,
      .examples = {{"onrecord export csv/", "statements, stances, timeline, actors, issues, documents as CSV"},
                   {"onrecord export csv/ --excel", "the same for a spreadsheet: no cell can be taken for a formula"},
                   {"onrecord export csv/ --about MAREN.treaty --when 2025", "a part of it, with the filters of query"},
                   {"onrecord export --to gexf -o stances.gexf", "a graph of who stands where, for Gephi"},
                   {"onrecord export --to dna -o stances.dna",
                    "a database for Discourse Network Analyzer, which --from takes back"},
                   {"onrecord export --from study.dna --to gold -o gold.jsonl",
                    "a hand-coded study as gold data for scoring"},
                   {"onrecord extract < articles.jsonl | onrecord export csv/ --from -", "without a database"}},
      .options = join(
          {{{.name = "to", .value = "FORMAT", .help = "format", .choices = formats, .fallback = "csv"},
            {.name = "excel",
             .help = "CSV for spreadsheets: a byte order mark, and a ' before text that looks like a formula "
                     "(listed in the column `guarded`)"},
            {.name = "created",
             .value = "DATE",
             .help = "annotations: the day on which they were made; without it they do not say"},
            {.name = "from",
             .value = "FILE",
             .help =
                 "statement records (JSONL), or a study coded with Discourse Network Analyzer (its database, its CSV list), instead of a database",
             .repeatable = true}},
           filter_options(),
           output_options(),
           database_options()}),
      .details =
          "csv is a folder: a file a table, with datapackage.json. jsonl has a statement a line with its stances, and can be read "
          "back by --from. annotations are W3C Web Annotations, timelinejs slides for TimelineJS, gexf and graphml a graph of actors "
          "and issues in which each position taken is an edge. dna is a database that Discourse Network Analyzer opens. gold has the "
          "articles of which a statement was reviewed, whole, with what was rejected left out; statements that nobody reviewed are not "
          "`sure`; --about says whose label a statement's is.\n\n"
          "Every quotation is checked to be the stored text at its offsets before anything is written; if one is not, nothing is "
          "written and the exit code is 4. Files appear whole or not at all.",
      .run = run,
  };
}

}  // namespace onrecord::cli
