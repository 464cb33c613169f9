// An article that cannot be analysed is refused alone, as on the command line.
#include "python/analysis.h"

#include <pybind11/pybind11.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>
#include <utility>

#include "domain/article_fault.h"
#include "io/sources.h"
#include "knowledge.h"
#include "onrecord/format.h"
#include "report/marked_article.h"

namespace onrecord::python {
namespace {

std::vector<Document> documents_in(const std::string& lines, Analysed& told) {
  std::vector<Document> documents;
  io::MemorySource source(lines, "articles");
  make_reader("jsonl", {})
      ->read(source, {[&](Document&& document) { documents.push_back(std::move(document)); },
                      [&](const Error& error) { told.errors.push_back(error); },
                      [&](const std::string& notice) { told.notices.push_back(notice); }});
  return documents;
}

struct Outcome {
  Analysis analysis;
  std::optional<Error> fault;
};

Outcome outcome_of(const Tracker& tracker, const Document& document) {
  Outcome outcome;
  try {
    outcome.fault =
        fault_of_article(document, "could not be analysed", [&] { outcome.analysis = tracker.track(document); });
  } catch (const Error& error) {
    outcome.fault = error;
  }
  return outcome;
}

// Runs `work` for 0 to count - 1 on that many threads, while this one looks whether the user interrupts. Called without
// Python's lock.
void on_threads(unsigned threads, std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> stopped = false;
  std::mutex mutex;
  std::condition_variable ended;
  unsigned running = 0;
  std::vector<std::thread> workers;
  const auto run = [&] {
    for (std::size_t i = next++; i < count && !stopped; i = next++) work(i);
    const std::lock_guard lock(mutex);
    --running;
    ended.notify_all();
  };
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  threads = static_cast<unsigned>(std::min<std::size_t>(threads, std::max<std::size_t>(count, 1)));
  try {
    for (unsigned i = 0; i < threads; ++i) {
      const std::lock_guard lock(mutex);
      workers.emplace_back(run);
      ++running;
    }
  } catch (const std::system_error&) {  // no more threads to be had: those that run do it
    if (workers.empty()) throw;
  }
  bool interrupted = false;
  for (std::unique_lock lock(mutex); running > 0;) {
    ended.wait_for(lock, std::chrono::milliseconds(100));
    if (stopped) continue;
    lock.unlock();
    {
      const pybind11::gil_scoped_acquire locked;
      interrupted = PyErr_CheckSignals() != 0;
    }
    stopped = interrupted;
    lock.lock();
  }
  for (std::thread& worker : workers) worker.join();
  if (interrupted) {
    const pybind11::gil_scoped_acquire locked;
    throw pybind11::error_already_set();
  }
}

}  // namespace

Analyst::Analyst(std::vector<std::string> table_folders, std::string model_file)
    : knowledge_(Knowledge::load({std::move(table_folders), std::move(model_file)})), tracker_(knowledge_) {}

Analysed Analyst::of(std::vector<Document> documents, Analysed so_far, unsigned threads) const {
  std::vector<Outcome> outcomes(documents.size());
  on_threads(threads, documents.size(), [&](std::size_t i) { outcomes[i] = outcome_of(tracker_, documents[i]); });
  so_far.set.issues = knowledge_->parts().stance->issues();
  auto texts = std::make_shared<std::unordered_map<std::string, std::string>>();
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Document& document = documents[i];
    if (outcomes[i].fault) {
      so_far.errors.push_back(*outcomes[i].fault);
      continue;
    }
    if (!texts->try_emplace(document.doc_id).second) {
      so_far.notices.push_back("article \"" + document.doc_id + "\" came twice: the first is taken");
      continue;
    }
    const DocumentInfo info = document_info(document, *knowledge_);
    if (info.published_at.valid()) ++so_far.set.coverage.articles_by_month[to_string(info.published_at).substr(0, 7)];
    so_far.set.documents.emplace(document.doc_id, info);
    for (Statement& statement : outcomes[i].analysis.statements) so_far.set.statements.push_back(std::move(statement));
    (*texts)[document.doc_id] = std::move(document.text);
  }
  so_far.set.text_of = [texts](const std::string& doc_id) {
    const auto text = texts->find(doc_id);
    return text == texts->end() ? std::string() : text->second;
  };
  return so_far;
}

Analysed Analyst::of_lines(const std::string& lines, unsigned threads) const {
  Analysed told;
  std::vector<Document> documents = documents_in(lines, told);
  return of(std::move(documents), std::move(told), threads);
}

Analysed Analyst::of_paths(const std::vector<std::string>& paths, unsigned threads) const {
  Analysed told;
  std::vector<Document> documents;
  read_paths(paths, {},
             {[&](Document&& document) { documents.push_back(std::move(document)); },
              [&](const Error& error) { told.errors.push_back(error); },
              [&](const std::string& notice) { told.notices.push_back(notice); }});
  return of(std::move(documents), std::move(told), threads);
}

std::string Analyst::page(const std::string& lines) const {
  Analysed told;
  std::string page = report::marked_page_begin();
  for (const Document& document : documents_in(lines, told))
    page += report::marked_page_article(document, tracker_.track(document));
  if (!told.errors.empty()) throw told.errors.front();
  return page + report::marked_page_end();
}

}  // namespace onrecord::python
