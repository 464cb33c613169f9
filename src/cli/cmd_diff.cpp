// onrecord diff: which stored labels other tables would change, from what to what, by which row.
#include <algorithm>
#include <map>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/row_printer.h"
#include "cli/statement_card.h"
#include "cli/tables_asked.h"
#include "io/cell.h"
#include "io/output_file.h"
#include "knowledge.h"
#include "labels_anew.h"
#include "store/camps.h"
#include "text/printable.h"

namespace onrecord::cli {
namespace {

constexpr std::int64_t shown_in_terminal = 20;

struct Changed {
  Statement statement;  // as stored
  std::vector<LabelChange> changes;
};

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

void write_records(io::OutputFile& out, const std::vector<Changed>& all, OutputFormat format) {
  RowPrinter printer(out, format,
                     {.names = {"statement_id", "doc_id", "said_date", "actor_name", "text", "what", "before", "after",
                                "before_rules", "after_rules", "said"},
                      .recorded = 10,
                      .markdown = {{"said", "said"},
                                   {"actor_name", "who"},
                                   {"text", "what"},
                                   {"what", "changes"},
                                   {"before", "from"},
                                   {"after", "to"},
                                   {"after_rules", "by"}}});
  for (const Changed& each : all)
    for (const LabelChange& change : each.changes) {
      const Statement& s = each.statement;
      printer.row({s.id, s.doc_id, s.said.date.valid() ? io::Cell(s.said.date) : io::Cell(), s.speaker.name, s.text,
                   change.what, change.before, change.after, change.before_rules, change.after_rules,
                   said_in_words(s.said)});
    }
}

void write_cards(io::OutputFile& out, const std::vector<Changed>& all, const Console& console) {
  const std::size_t width = std::min<std::size_t>(console.width(), 110);
  for (const Changed& each : all) {
    const Statement& s = each.statement;
    std::string card = said_in_words(s.said) + "  " +
                       coloured(text::safe_line(s.speaker.name.empty() ? "(unknown)" : s.speaker.name), Colour::bold,
                                console.colour()) +
                       "  " + text::safe_line(s.id.substr(0, 12)) + "\n";
    card += wrapped("\"" + one_line(s.text) + "\"", 4, width);
    for (const LabelChange& change : each.changes) {
      card += wrapped(change.what + ": " + change.before + " -> " + change.after, 4, width);
      if (!change.before_rules.empty()) card += wrapped("was: " + change.before_rules, 8, width);
      if (!change.after_rules.empty()) card += wrapped("now: " + change.after_rules, 8, width);
    }
    out.write(card + "\n");
  }
}

int run(const Arguments& arguments) {
  Console console(arguments);
  const store::Store store(database_path(arguments), store::Access::read, wait_of(arguments));
  const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(tables_asked(arguments, store, console));
  const stance::Labeller labeller(*knowledge->parts().stance);
  const OutputFormat format = format_of(arguments);
  const auto limit = static_cast<std::size_t>(
      arguments.integer("limit", format == OutputFormat::table ? shown_in_terminal : INT64_MAX, 1));
  const std::vector<std::string> wanted = arguments.list("about");
  std::vector<Changed> shown;
  std::map<std::string, std::size_t> counts;
  std::size_t changed = 0, statements = 0, textless = 0;
  const std::size_t total = store.count_statements();
  const stance::CampLevels levels = store::camp_levels(store);
  store::each_stored_article(store, [&](store::StoredArticle&& article) {
    if (article.text.empty()) {
      textless += article.statements.size();
      return;
    }
    std::vector<Statement> anew = labelled_anew(labeller, article, levels);
    statements += anew.size();
    for (std::size_t i = 0; i < anew.size(); ++i) {
      std::vector<LabelChange> changes = changes_between(article.statements[i], anew[i]);
      if (!wanted.empty())
        std::erase_if(changes, [&](const LabelChange& each) {
          return std::find(wanted.begin(), wanted.end(), each.what) == wanted.end();
        });
      if (changes.empty()) continue;
      ++changed;
      for (const LabelChange& each : changes) ++counts[each.what];
      if (shown.size() < limit) shown.push_back({std::move(article.statements[i]), std::move(changes)});
    }
    console.progress(statements + textless, total, "statements");
  });
  console.end_progress();
  io::OutputFile out(arguments.text("output"));
  if (format == OutputFormat::table)
    write_cards(out, shown, console);
  else
    write_records(out, shown, format);
  out.commit();
  std::string summary = with_commas(changed) + " of " + with_commas(statements) + " statements would change";
  const char* separator = ": ";
  for (const auto& [what, count] : counts) {
    summary += separator + what + " " + with_commas(count);
    separator = ", ";
  }
  console.notice(summary);
  if (shown.size() < changed)
    console.notice("the first " + with_commas(shown.size()) + "; --limit shows more, --csv and --jsonl give all");
  if (textless > 0)
    console.notice(with_commas(textless) + " statements are left out: no text is kept of their articles");
  return 0;
}

}  // namespace

Command diff_command() {
  return {
      .name = "diff",
      .summary = "what other tables would change, statement by statement, before anything is stored",
      .examples = {{"onrecord diff --tables my-tables", "which labels would change, from what to what, by which row"},
                   {"onrecord diff --tables my-tables --about MAREN.treaty --csv -o changes.csv",
                    "those of one issue, for a spreadsheet"}},
      .options = join({{{.name = "about",
                         .value = "WHAT",
                         .help = "only changes of this issue's id, of \"act\" or of \"polarity\"",
                         .repeatable = true},
                        {.name = "limit",
                         .value = "N",
                         .help = "at most so many statements",
                         .fallback = "20 in a table, else all"}},
                       format_options(),
                       output_options(),
                       database_options(),
                       knowledge_options(),
                       {no_tables_option()}}),
      .details =
          "Compares with what the machine labelled; people's corrections stay whatever the tables say. Nothing is written to the "
          "database: `onrecord relabel` with the same tables does that.",
      .run = run,
  };
}

}  // namespace onrecord::cli
