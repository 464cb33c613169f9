// Time a statement of the labeller by number of rules and issues, and time to load the stance tables.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <vector>

#include "knowledge.h"
#include "onrecord/document.h"
#include "onrecord/tracker.h"
#include "stance/label.h"
#include "tables/stance_tables.h"

using namespace onrecord;

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The statements of the example articles, as the program finds them.
struct Articles {
  struct Article {
    Document document;
    std::vector<stance::LabelInput> inputs;
  };
  Articles() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(EXAMPLES)) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    const Tracker tracker(Knowledge::load());
    for (const auto& path : paths) {
      auto each = std::make_unique<Article>();
      each->document.text = read(path);
      for (const Statement& s : tracker.track(each->document).statements)
        each->inputs.push_back({.text = each->document.text,
                                .source = s.source,
                                .cue = s.cue,
                                .content = s.content,
                                .country = {},
                                .target = {},
                                .in_article = true});
      statements += each->inputs.size();
      all.push_back(std::move(each));
    }
  }
  std::vector<std::unique_ptr<Article>> all;
  std::size_t statements = 0;
};

const Articles& articles() {
  static const Articles made;
  return made;
}

// Words that news uses: those of the shipped patterns and of the example articles.
std::vector<std::string> news_words(const std::vector<tables::Table>& shipped) {
  std::vector<std::string> words;
  const auto add = [&](std::string_view text) {
    std::string word;
    for (const char c : text) {
      if (c >= 'a' && c <= 'z') {
        word += c;
      } else {
        if (word.size() > 3) words.push_back(word);
        word.clear();
      }
    }
  };
  for (const tables::Table& table : shipped)
    if (table.has("pattern"))
      for (const tables::TableRow& row : table.rows()) add(table.cell(row, "pattern")), add(table.cell(row, "yes"));
  for (const auto& article : articles().all) add(article->document.text);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// The shipped tables, with further rules like theirs to `rules` in all, and `issues` issues of four aliases.
std::unique_ptr<tables::StanceTables> tables_of(std::size_t rules, std::size_t issues) {
  std::vector<tables::Table> tables = read_tables({});
  const std::vector<std::string> words = news_words(tables);
  std::mt19937 random(7);
  const auto word = [&] { return words[random() % words.size()]; };
  std::size_t shipped = 0;
  for (const tables::Table& table : tables)
    if (table.has("status")) shipped += table.rows().size();
  std::string text = "id\tstatus\tpattern\tin\tact\tpolarity\tstrength\ttarget\tunless\tyes\tno\n";
  for (std::size_t i = shipped; i < rules; ++i) {
    const bool gap = i % 3 == 0;
    text += "more." + std::to_string(i) + "\tstable\t" + word() + "~ " + (gap ? "*3 {" : "{") + word() + "|" + word() +
            " " + word() + "} " + word() + "\tcontent\tSUPPORT\t1\t1\tobject\t\tx\tx\n";
  }
  tables.push_back(tables::Table::parse("more.tsv", text));
  text = "id\tpole\talias\tpolarity\tkind\n";
  constexpr const char* kinds[] = {"measure", "quantity", "agreement", "event"};
  for (std::size_t i = 0; i < issues; ++i)
    for (std::size_t k = 0; k < 4; ++k)
      text += "ISSUE." + std::to_string(i) + "\tpole\t" + word() + " " + word() + (k == 3 ? " " + word() : "") +
              "\t+1\t" + kinds[k] + "\n";
  // And some that the articles really name.
  constexpr const char* named[] = {"treaty", "sanctions",       "interest rates", "tariffs",
                                   "strait", "fishing grounds", "rate cut",       "steel"};
  for (const char* each : named) text += std::string("NAMED.") + each + "\tpole\t" + each + "\t+1\tmeasure\n";
  tables.push_back(tables::Table::parse("issues.tsv", text));
  return std::make_unique<tables::StanceTables>(tables);
}

void label(benchmark::State& state) {
  const auto tables = tables_of(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)));
  const stance::Labeller labeller(*tables);
  for ([[maybe_unused]] auto _ : state)
    for (const auto& article : articles().all) benchmark::DoNotOptimize(labeller.label(article->inputs));
  state.counters["statement"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * static_cast<double>(articles().statements),
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.counters["rules"] = static_cast<double>(tables->rules().size());
}

void load(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    const std::vector<tables::Table> tables = read_tables({});
    const tables::StanceTables stance(tables);
    benchmark::DoNotOptimize(stance.rules().size());
  }
}

void compile(benchmark::State& state) {
  const std::vector<tables::Table> tables = read_tables({});
  for ([[maybe_unused]] auto _ : state) {
    const tables::StanceTables stance(tables);
    benchmark::DoNotOptimize(stance.rules().size());
  }
}

BENCHMARK(label)->Args({0, 0})->Args({2000, 200})->Args({20000, 200})->Unit(benchmark::kMillisecond);
BENCHMARK(load)->Unit(benchmark::kMillisecond);
BENCHMARK(compile)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
