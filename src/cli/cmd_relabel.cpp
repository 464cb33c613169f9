// onrecord relabel: labels all stored statements anew by the tables of now.
#include "cli/command.h"
#include "cli/console.h"
#include "cli/interrupts.h"
#include "cli/repeats.h"
#include "cli/tables_asked.h"
#include "domain/article_fault.h"
#include "knowledge.h"
#include "labels_anew.h"
#include "version.h"

namespace onrecord::cli {
namespace {

int run(const Arguments& arguments) {
  Console console(arguments);
  std::shared_ptr<const Knowledge> knowledge;
  if (!knowledge_of(arguments).table_folders.empty())
    knowledge = Knowledge::load(knowledge_of(arguments));  // before anything is opened
  store::Store store(database_path(arguments), store::Access::write, wait_of(arguments));
  for (const std::string& notice : store.notices()) console.notice(notice);
  const KnowledgeOptions asked = tables_asked(arguments, store, console);
  if (!knowledge) knowledge = Knowledge::load(asked);
  const tables::StanceTables& tables = *knowledge->parts().stance;
  const std::size_t issues_before = store.issues().size();
  if (tables.issues().empty() && issues_before > 0 && !arguments.flag("drop-issues"))
    throw Error(ErrorKind::usage, "the tables hold no issue, the database " + with_commas(issues_before) +
                                      ": give their folder with --tables DIR (or --drop-issues)");
  std::size_t faults = 0;
  Repeats repeats(console);
  const std::size_t total = store.count_statements();
  const Interrupts interrupts;
  Relabelled done;
  try {
    done = relabel_all(
        store, *knowledge, ONRECORD_VERSION,
        [&](std::size_t statements) {
          interrupts.check();
          console.progress(statements, total, "statements");
        },
        [&](const store::StoredArticle& article, const std::function<void()>& label) {
          interrupts.check();
          Document named;
          named.doc_id = article.document.doc_id;
          const auto fault = fault_of_article(named, "could not be labelled; its labels stay as they were", label);
          if (!fault) return true;
          repeats.error(*fault);
          ++faults;
          return false;
        });
  } catch (const Interrupted& signal) {  // all labels change at once or not at all
    console.end_progress();
    console.error("stopped: all labels are as they were");
    return signal.exit_code();
  }
  console.end_progress();
  repeats.finish();
  remember_tables_used(store, asked, knowledge->fingerprint());
  if (done.textless > 0)
    console.notice(with_commas(done.textless) + " statements of " + with_commas(done.textless_articles) +
                   " articles keep their labels: no text is kept of them (add --no-text)");
  if (done.ids > 0)
    console.notice(with_commas(done.ids) + " ids of persons lost their country or sector: one person, one id");
  console.notice(with_commas(done.statements) + " statements labelled anew, " + with_commas(done.changed) +
                 " of them changed");
  return faults == 0 ? 0 : static_cast<int>(ErrorKind::rejected_input);
}

}  // namespace

Command relabel_command() {
  return {
      .name = "relabel",
      .summary = "labels stored statements anew after tables have changed",
      .examples = {{"onrecord diff --tables my-tables", "first: what would change"},
                   {"onrecord relabel --tables my-tables", "then: acts and positions by these tables"}},
      .options = join({{{.name = "drop-issues", .help = "goes on where the tables hold no issue: all positions leave"}},
                       database_options(),
                       knowledge_options(),
                       {no_tables_option()}}),
      .details =
          "Acts, evaluations and positions change; quotations, speakers and dates stay as they were read (ids of persons "
          "as earlier versions made them, with a country, become the name alone, everywhere). Corrections made by "
          "people stay in force. All labels change at once or not at all: a broken table (exit code 3) or a kill leaves the "
          "old ones whole.",
      .run = run,
  };
}

}  // namespace onrecord::cli
