// onrecord add: articles into the database; analysed on all processors, written in order.
#include <sys/stat.h>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <optional>
#include <unordered_set>
#include <variant>

#include "cli/add_articles.h"
#include "cli/article_options.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/in_order.h"
#include "cli/interrupts.h"
#include "cli/other_languages.h"
#include "cli/repeats.h"
#include "cli/tables_asked.h"
#include "domain/article_fault.h"
#include "io/cell.h"
#include "io/inputs.h"
#include "io/output_file.h"
#include "knowledge.h"
#include "labels_anew.h"
#include "onrecord/format.h"
#include "store/ingest.h"
#include "text/near_copies.h"
#include "version.h"

namespace onrecord::cli {
namespace {

struct Incoming {  // an article, or what was refused, or a notice; in the order of the input
  std::variant<std::string, Error, Document> what;
  std::optional<Analysis> analysis;
  std::optional<DocumentInfo> info;
  std::optional<text::CopySignature> signature;
  std::string_view told = {};  // for --acknowledge: what became of it
};

struct Counts {
  std::size_t added = 0, unchanged = 0, duplicates = 0, copies = 0, replaced = 0, withdrawn = 0, older = 0,
              rejected = 0, undated = 0, statements = 0, furniture = 0;
  std::size_t articles() const { return added + unchanged + duplicates + copies + replaced + withdrawn + older; }

  std::string summary() const {
    std::string text = with_commas(added) + " new";
    const std::pair<std::size_t, const char*> others[] = {
        {unchanged, "unchanged"},
        {duplicates, duplicates == 1 ? "duplicate" : "duplicates"},
        {copies, copies == 1 ? "copy of another article" : "copies of other articles"},
        {replaced, replaced == 1 ? "new version" : "new versions"},
        {withdrawn, "withdrawn"},
        {older, "older than what is there"},
        {rejected, "rejected"},
        {undated, "with no date"}};
    for (const auto& [count, words] : others)
      if (count > 0) text += ", " + with_commas(count) + " " + words;
    text += "; " + with_commas(statements) + " statements";
    return furniture == 0 ? text : text + ", " + with_commas(furniture) + " of the sites' own words left out";
  }
};

// Finds its statements; an article that cannot be analysed becomes what is wrong with it.
void analyse(Incoming& incoming, const Tracker& tracker) {
  const Document& document = std::get<Document>(incoming.what);
  if (std::optional<Error> failed = fault_of_article(document, "could not be analysed", [&] {
        incoming.analysis = tracker.track(document);
        incoming.signature = text::copy_signature(document.text);
      }))
    incoming.what = std::move(*failed);
}

// Writes what comes in order, many articles to one short transaction: nobody else waits while articles are analysed.
class Taker {
 public:
  Taker(store::Store& store, store::IngestOptions options, const Tracker& tracker, Console& console,
        std::uint64_t total, bool acknowledging)
      : ingest_(store, options),
        acknowledged_(acknowledging ? std::make_unique<io::OutputFile>("") : nullptr),
        tracker_(tracker),
        console_(console),
        repeats_(console),
        total_(total),
        store_(store) {}

  void take(Incoming&& incoming) {
    if (const auto* notice = std::get_if<std::string>(&incoming.what)) return repeats_.notice(*notice);
    if (const auto* error = std::get_if<Error>(&incoming.what)) {
      repeats_.error(*error);
      ++counts.rejected;
      exit_code = std::max(exit_code, error->exit_code());
    } else {
      waiting_bytes_ += std::get<Document>(incoming.what).text.size();
    }
    waiting_.push_back(std::move(incoming));
    if (waiting_.size() >= 128 || waiting_bytes_ >= (8U << 20)) return flush();
    flush_old();
  }

  // Nobody waits for long to be told, also where nothing more comes.
  void flush_old() {
    if (Clock::now() - flushed_ > std::chrono::seconds(1)) flush();
  }

  void flush() {
    flushed_ = Clock::now();
    if (waiting_.empty()) return;
    Counts after = counts;  // what is told is what is on the disk
    for (Incoming& incoming : waiting_) write(incoming, after);
    ingest_.commit();
    counts = after;
    acknowledge();
    waiting_.clear();
    waiting_bytes_ = 0;
    console_.progress(counts.articles() + counts.rejected, total_, "articles");
  }

  void note_issues(const std::vector<IssueInfo>& issues) {
    ingest_.set_issues(issues);
    ingest_.commit();
  }

  // What repeated is told with its count.
  void finish_messages() {
    console_.end_progress();
    repeats_.finish();
    languages_.tell(console_);
  }

  Counts counts;
  int exit_code = 0;

 private:
  using Clock = std::chrono::steady_clock;

  void refuse(const Error& error, Counts& after) {
    repeats_.error(error);
    ++after.rejected;
    exit_code = std::max(exit_code, error.exit_code());
    ingest_.reject(error);
  }

  void write(Incoming& incoming, Counts& after) {
    if (const auto* error = std::get_if<Error>(&incoming.what)) return ingest_.reject(*error);
    try {
      write_article(incoming, after);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::rejected_input) throw;
      refuse(error, after);
    }
  }

  void write_article(Incoming& incoming, Counts& after) {
    const Document& document = std::get<Document>(incoming.what);
    const auto add = [&] {
      return ingest_.add(document, *incoming.info, incoming.analysis ? &*incoming.analysis : nullptr,
                         incoming.signature ? &*incoming.signature : nullptr);
    };
    store::Outcome outcome = add();
    if (outcome == store::Outcome::needs_analysis) {  // another program changed what there was since we looked
      analyse(incoming, tracker_);
      if (const auto* error = std::get_if<Error>(&incoming.what)) return refuse(*error, after);
      outcome = add();
    }
    incoming.told = store::name(outcome);
    const bool seen = !seen_.insert(document.doc_id + '\x1f' + incoming.info->text_hash).second;
    switch (outcome) {
      case store::Outcome::added:
        ++after.added;
        break;
      case store::Outcome::unchanged:
        ++(seen ? after.duplicates : after.unchanged);
        break;
      case store::Outcome::copy:
        ++after.copies;
        break;
      case store::Outcome::replaced:
        ++after.replaced;
        break;
      case store::Outcome::withdrawn:
        ++after.withdrawn;
        break;
      case store::Outcome::older:
        ++after.older;
        break;
      case store::Outcome::needs_analysis:
        break;
    }
    if (outcome != store::Outcome::added && outcome != store::Outcome::replaced) return;
    after.statements += incoming.analysis->statements.size();
    after.furniture += incoming.analysis->furniture;
    languages_.note(document, *incoming.analysis);
    if (!document.published_at.valid()) ++after.undated;
  }

  // Only what is on the disk is told, and at once: whoever reads it may forget the articles.
  void acknowledge() {
    if (!acknowledged_) return;
    std::string lines;
    for (const Incoming& incoming : waiting_) {
      const auto* document = std::get_if<Document>(&incoming.what);
      if (document == nullptr || incoming.told.empty()) continue;  // refused
      lines += "{\"doc_id\":";
      io::append_json_string(lines, document->doc_id);
      lines +=
          ",\"text_hash\":\"" + incoming.info->text_hash + "\",\"outcome\":\"" + std::string(incoming.told) + "\"}\n";
    }
    acknowledged_->write(lines);
    acknowledged_->flush();
  }

  store::Ingest ingest_;
  std::unique_ptr<io::OutputFile> acknowledged_;
  const Tracker& tracker_;
  Console& console_;
  Repeats repeats_;
  OtherLanguages languages_;
  std::uint64_t total_;
  store::Store& store_;
  std::vector<Incoming> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::unordered_set<std::string> seen_;  // articles of this run
  Clock::time_point flushed_ = Clock::now();
};

// How many articles there are where each file is one; 0 where it cannot be told cheaply.
std::uint64_t count_articles(const std::vector<std::string>& paths) {
  std::uint64_t count = 0;
  for (const std::string& path : paths) {
    std::error_code failed;
    const auto one = [&](const std::filesystem::path& file) {
      const std::string suffix = file.extension().string();
      if (suffix != ".txt" && suffix != ".html" && suffix != ".htm" && suffix != ".md") return false;
      ++count;
      return true;
    };
    if (std::filesystem::is_directory(path, failed)) {
      for (auto at = std::filesystem::recursive_directory_iterator(path, failed);
           !failed && at != std::filesystem::recursive_directory_iterator(); at.increment(failed))
        if (at->is_regular_file(failed) && !one(at->path())) return 0;
    } else if (!one(path)) {
      return 0;
    }
  }
  return count;
}

void tell_other_tables(const store::Store& store, const Knowledge& knowledge, Console& console) {
  std::size_t others = 0;
  for (const auto& [hash, count] : store.tables_in_use())
    if (hash != knowledge.fingerprint()) others += count;
  if (others > 0)
    console.notice(with_commas(others) +
                   " articles were labelled with other tables or weights: `onrecord relabel` labels them anew");
}

}  // namespace

Date today() {
  const std::time_t now = std::time(nullptr);
  struct tm parts {};
  ::gmtime_r(&now, &parts);
  return make_date(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday).value_or(Date{});
}

int add_articles(const Arguments& arguments, const std::vector<std::string>& paths, bool acknowledging,
                 Console& console) {
  ReadOptions options = read_options_of(arguments);
  options.today = today();  // for the notice of future dates only
  const bool strict = arguments.flag("strict");
  const std::string path = database_path(arguments);
  const int wait = wait_of(arguments);
  // Tables that are wrong leave no empty database behind.
  std::shared_ptr<const Knowledge> knowledge;
  if (!knowledge_of(arguments).table_folders.empty()) knowledge = Knowledge::load(knowledge_of(arguments));
  store::Store store(path, store::Access::write, wait);
  for (const std::string& notice : store.notices()) console.notice(notice);
  const KnowledgeOptions tables = tables_asked(arguments, store, console);
  if (!knowledge) knowledge = Knowledge::load(tables);
  const Tracker tracker(knowledge);
  const store::Store reading(path, store::Access::read, wait);  // looks up on another thread than the one that writes
  const store::IngestOptions ingest_options{.keep_text = !arguments.flag("no-text"),
                                            .again = arguments.flag("replace")};

  Taker taker(store, ingest_options, tracker, console, count_articles(paths), acknowledging);
  taker.note_issues(knowledge->parts().stance->issues());
  remember_tables_used(store, tables, knowledge->fingerprint());
  const Interrupts interrupts;
  std::optional<Interrupted> stopped;
  {
    InOrder<Incoming, Incoming> pipeline(
        jobs_of(arguments),
        [&](Incoming&& incoming) {
          if (Document* document = std::get_if<Document>(&incoming.what)) {
            if (!incoming.info) {
              incoming.info = document_info(*document, *knowledge);
              analyse(incoming, tracker);
            }
          }
          return std::move(incoming);
        },
        [&](Incoming&& incoming) { taker.take(std::move(incoming)); }, [&] { taker.flush_old(); });
    const auto rejected = [&](const Error& error) {
      if (strict) throw error;
      pipeline.push({error, {}, {}, {}});
    };
    try {
      io::read_paths(
          paths, options,
          {[&](Document&& document) {
             interrupts.check();
             Incoming incoming;
             if (store::look_up(reading, document, ingest_options.again) != store::Outcome::needs_analysis)
               incoming.info = document_info(document, *knowledge);
             incoming.what = std::move(document);
             pipeline.push(std::move(incoming));
           },
           rejected,
           [&](const std::string& notice) {
             pipeline.push({notice, {}, {}, {}});
           }},
          [&] {
            interrupts.check();
            pipeline.pause();
          },
          [&](std::uint64_t device, std::uint64_t inode) {
            return reading.is_its_file(device, inode) ? "the database itself" : std::string_view();
          });
      pipeline.finish();
    } catch (const Interrupted& signal) {
      stopped = signal;
      pipeline.finish();
    } catch (const Error&) {
      try {  // what came before it is kept, where it can be
        pipeline.finish();
        taker.flush();
      } catch (const Error&) {
      }
      taker.finish_messages();
      console.notice(taker.counts.summary());
      throw;
    }
  }
  taker.flush();
  if (taker.counts.added + taker.counts.replaced + taker.counts.withdrawn > 0)
    settle_camps(store, *knowledge, ONRECORD_VERSION);
  taker.finish_messages();
  if (stopped) {
    console.error("stopped after " + with_commas(taker.counts.articles()) +
                  " articles; the same command goes on from there");
    console.notice(taker.counts.summary());
    return stopped->exit_code();
  }
  console.notice(taker.counts.summary());
  tell_other_tables(store, *knowledge, console);
  return taker.exit_code;
}

std::vector<Option> adding_options() {
  return join({article_options(),
               {{.name = "no-text", .help = "keeps the quotations and their places, not the articles' texts"},
                {.name = "replace", .help = "analyses articles that are there already anew; corrections stay"},
                no_tables_option(),
                {.name = "strict", .help = "the first rejected input ends the run"}},
               database_options(),
               knowledge_options(),
               jobs_options()});
}

namespace {

int run(const Arguments& arguments) {
  Console console(arguments);
  return add_articles(arguments, arguments.positional(), arguments.flag("acknowledge"), console);
}

}  // namespace

Command add_command() {
  return {
      .name = "add",
      .summary = "reads articles into the database: statements, actors, dates, stances",
      .arguments = "PATH...",
      .least_arguments = 1,
      .examples = {{"onrecord add articles/ --tables tables/",
                    "a folder of articles, with the issues and actors of one's own tables"},
                   {"onrecord add --date 2024-02-16 article.txt", "an article without a date of its own"},
                   {"zcat big.jsonl.gz | onrecord add -", "one JSON object a line, from standard input"}},
      .options = join(
          {{{.name = "acknowledge",
             .help = "prints a JSON line for each article as soon as it is on the disk: doc_id, text_hash, outcome"}},
           adding_options()}),
      .details =
          "Adding the same article again changes nothing. An article is the same by its id or address; another text or other "
          "metadata under it is a new version, which takes the place of the old one: statements whose words stayed keep their ids and "
          "corrections. The same text under another address is noted as a copy, and its statements count once. A withdrawn "
          "article's statements leave every output.\n\nEach article comes with all its statements or not at all, whatever ends the "
          "run; the same command then goes on. The database remembers the folders of --tables: the next `add` and `watch` use them without being told. Exit code 1: some inputs were rejected (each is listed, and in the view `errors`).",
      .run = run,
  };
}

}  // namespace onrecord::cli
