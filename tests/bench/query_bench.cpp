// A million generated statements: any query by an index within 50 ms, full text within 200 ms (a terminal's first
// page). ONRECORD_BENCH_DB names a file that is made where it is missing and kept; ONRECORD_BENCH_STATEMENTS makes
// fewer.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <random>

#include "store/support_store.h"
#include "zipf.h"

namespace onrecord {
namespace {

constexpr int statements_per_article = 10, actors = 5'000, issues = 40, publishers = 30, vocabulary = 30'000;
constexpr std::size_t page_size = 20;
constexpr double indexed_ms = 50, full_text_ms = 200;

std::string actor(int n) {
  return "actor." + std::to_string(n);
}

Statement said(std::mt19937& random, const Document& document, Span span, int seq) {
  static const Zipf who(actors), about(issues);
  const auto one_in = [&](std::uint32_t n) { return random() % n == 0; };
  Statement s;
  s.content = {span};
  s.id = statement_id(document.doc_id, {}, static_cast<std::uint32_t>(seq));
  s.doc_id = document.doc_id;
  s.seq = static_cast<std::uint32_t>(seq);
  s.kind = one_in(10) ? StatementKind::mixed : one_in(2) ? StatementKind::direct : StatementKind::indirect;
  s.text = document.text.substr(span.begin, span.end - span.begin);
  const int speaker = who(random);
  s.speaker.actor_id = actor(speaker);
  s.speaker.name = "First" + std::to_string(speaker % 400) + " Last" + std::to_string(speaker);
  s.source_text = s.speaker.name;
  s.cue_text = s.cue_lemma = "say";
  s.act = one_in(3) ? static_cast<Act>(random() % 15) : Act::state;
  s.probability = 0.9;
  s.said.date = s.said.earliest = s.said.latest = document.published_at;
  s.said.precision = one_in(20) ? DatePrecision::month : DatePrecision::day;
  if (s.said.precision == DatePrecision::month) s.said.date.day = 1;
  for (int i = one_in(3) ? 1 : 0; i >= 0; --i) {
    if (!one_in(2)) continue;
    StanceLabel stance;
    stance.issue_id = "ISSUE." + std::to_string((about(random) + i) % issues);
    if (!one_in(3)) stance.position = static_cast<double>(random() % 9) / 4 - 1;
    stance.label = stance.position ? label_of(*stance.position) : StanceKind::none;
    if (s.stances.empty() || s.stances[0].issue_id != stance.issue_id) s.stances.push_back(stance);
  }
  return s;
}

void fill(store::Store& store, int wanted) {
  std::mt19937 random(11);
  const Zipf words(vocabulary), papers(publishers);
  store::Ingest ingest(store, {});
  const int articles = wanted / statements_per_article;
  for (int i = 0; i < articles; ++i) {
    Document document;
    document.doc_id = "article-" + std::to_string(i);
    document.title = "Article " + std::to_string(i);
    document.publisher = "Paper " + std::to_string(papers(random));
    document.published_at = add_days({2005, 1, 1}, i * 7'300 / articles);
    document.date_origin = DateOrigin::metadata;
    std::vector<Span> spans;
    for (int j = 0; j < statements_per_article; ++j) {
      const auto begin = static_cast<std::uint32_t>(document.text.size());
      const int length = 8 + static_cast<int>(random() % 30);
      for (int k = 0; k < length; ++k) document.text += (k == 0 ? "" : " ") + word(words(random));
      spans.push_back({begin, static_cast<std::uint32_t>(document.text.size())});
      document.text += ".\n";
    }
    Analysis analysis;
    for (int j = 0; j < statements_per_article; ++j)
      analysis.statements.push_back(said(random, document, spans[static_cast<std::size_t>(j)], j));
    ingest.add(document, testing::info(document), &analysis);
    if (i % 2'000 == 1'999) {
      ingest.commit();
      std::fprintf(stderr, "%d of %d articles\r", i + 1, articles);
    }
  }
  ingest.commit();
}

// The database of the whole run.
struct Library {
  Library() {
    const char* named = std::getenv("ONRECORD_BENCH_DB");
    const char* count = std::getenv("ONRECORD_BENCH_STATEMENTS");
    if (named == nullptr) folder.emplace();
    path = named != nullptr ? named : folder->file("bench.db");
    if (!std::filesystem::exists(path)) {
      store::Store making(path, store::Access::write);
      fill(making, count != nullptr ? std::atoi(count) : 1'000'000);
    }
    store.emplace(path, store::Access::read);
  }
  std::optional<testing::Folder> folder;
  std::string path;
  std::optional<store::Store> store;
};

struct Asked {
  const char* name;
  Query query;
  store::Order order = store::Order::newest;
};

std::vector<Asked> by_index() {
  const std::vector<std::string> often = {actor(0)}, seldom = {actor(4'900)}, middle = {actor(60)};
  return {
      {"everything", {}},
      {"oldest", {}, store::Order::oldest},
      {"who speaks most", {.who = often}},
      {"who speaks most, oldest", {.who = often}, store::Order::oldest},
      {"who speaks seldom", {.who = seldom}},
      {"several", {.who = {actor(0), actor(1), actor(60), actor(4'900)}}},
      {"everybody but one", {.who = often, .negate_who = true}},
      {"a year", {.when = parse_range("2012")}},
      {"a month", {.when = parse_range("2012-05")}},
      {"a day", {.when = parse_range("2012-05-04")}},
      {"all but a year", {.when = parse_range("2024"), .negate_when = true}},
      {"issue of most", {.issues = {"ISSUE.0"}}},
      {"issue of few", {.issues = {"ISSUE.39"}}},
      {"two issues", {.issues = {"ISSUE.0", "ISSUE.39"}}},
      {"label", {.labels = {StanceKind::sceptical}}},
      {"two labels", {.labels = {StanceKind::sceptical, StanceKind::oppose}}},
      {"issue and label", {.issues = {"ISSUE.3"}, .labels = {StanceKind::oppose}}},
      {"issue and two labels", {.issues = {"ISSUE.0"}, .labels = {StanceKind::oppose, StanceKind::sceptical}}},
      {"act", {.acts = {Act::reject}}},
      {"publisher of most", {.publishers = {"Paper 0"}}},
      {"publisher of few", {.publishers = {"Paper 29"}}},
      {"kind", {.kinds = {StatementKind::mixed}}},
      {"who, issue", {.who = middle, .issues = {"ISSUE.0"}}},
      {"who often, issue of few", {.who = often, .issues = {"ISSUE.39"}}},
      {"who often, issue of most, a month", {.who = often, .when = parse_range("2006-03"), .issues = {"ISSUE.0"}}},
      {"who often, year long ago", {.who = often, .when = parse_range("2005")}},
      {"issue, year long ago", {.when = parse_range("2005"), .issues = {"ISSUE.0"}}},
      {"who, publisher, act", {.who = often, .acts = {Act::threaten}, .publishers = {"Paper 7"}}},
      {"all filters",
       {.who = often,
        .when = parse_range("2005..2015"),
        .issues = {"ISSUE.1"},
        .acts = {Act::state},
        .labels = {StanceKind::support},
        .publishers = {"Paper 3"},
        .kinds = {StatementKind::direct}}},
      {"nothing", {.who = often, .when = parse_range("1990")}},
      {"nothing of much",
       {.labels = {StanceKind::noncommittal},
        .publishers = {"Paper 0"},
        .kinds = {StatementKind::mixed},
        .min_probability = 0.95}},
  };
}

std::vector<Asked> by_words() {
  const std::string common = word(0), usual = word(40), rare = word(9'000);
  return {
      {"commonest word", {.words = {common}}},
      {"commonest word, oldest", {.words = {common}}, store::Order::oldest},
      {"commonest word, ranked", {.words = {common}}, store::Order::relevance},
      {"usual word", {.words = {usual}}},
      {"usual word, ranked", {.words = {usual}}, store::Order::relevance},
      {"rare word", {.words = {rare}}},
      {"rare word, ranked", {.words = {rare}}, store::Order::relevance},
      {"two common words", {.words = {common + " " + word(1)}}},
      {"two common words, ranked", {.words = {common + " " + word(1)}}, store::Order::relevance},
      {"phrase", {.words = {"\"" + common + " " + word(1) + "\""}}},
      {"rare phrase", {.words = {"\"" + word(60) + " " + word(61) + " " + word(62) + "\""}}},
      {"beginning", {.words = {"lun*"}}},
      {"short beginning", {.words = {"t*"}}},
      {"short beginning, ranked", {.words = {"t*"}}, store::Order::relevance},
      {"common word of who speaks seldom", {.who = {actor(4'900)}, .words = {common}}},
      {"common word of who speaks most", {.who = {actor(0)}, .words = {common}}},
      {"usual word, issue, month", {.words = {usual}, .when = parse_range("2006-03"), .issues = {"ISSUE.0"}}},
      {"without the commonest word", {.words = {common}, .negate_words = true}},
      {"words of nobody", {.words = {rare + " " + word(9'001) + " " + word(9'002)}}},
  };
}

void measure(benchmark::State& state, const store::Store& store, const Asked& asked, double most_ms) {
  std::size_t rows = 0;
  double slowest = 0;
  for (auto _ : state) {
    const auto begin = std::chrono::steady_clock::now();
    bool more = false;
    const StatementSet set = store.page(asked.query, asked.order, page_size, &more);
    rows = set.statements.size();
    slowest =
        std::max(slowest, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  state.counters["rows"] = static_cast<double>(rows);
  state.counters["slowest_ms"] = slowest;
  if (slowest > most_ms) state.SetLabel("SLOWER than " + std::to_string(static_cast<int>(most_ms)) + " ms");
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
  using namespace onrecord;
  benchmark::Initialize(&argc, argv);
  const Library library;
  std::fprintf(stderr, "%zu statements in %.0f MB\n", library.store->count_statements(),
               static_cast<double>(std::filesystem::file_size(library.path)) / 1e6);
  const std::vector<Asked> indexed = by_index(), worded = by_words();
  for (const Asked& asked : indexed)
    benchmark::RegisterBenchmark((std::string("index/") + asked.name).c_str(),
                                 [&](benchmark::State& state) { measure(state, *library.store, asked, indexed_ms); })
        ->Unit(benchmark::kMillisecond)
        ->Iterations(5);
  for (const Asked& asked : worded)
    benchmark::RegisterBenchmark((std::string("words/") + asked.name).c_str(),
                                 [&](benchmark::State& state) { measure(state, *library.store, asked, full_text_ms); })
        ->Unit(benchmark::kMillisecond)
        ->Iterations(5);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
