// Tokens a second of each stage of the analysis and of the whole, on one core, over the example articles.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <vector>

#include "extract/link.h"
#include "extract/tagger.h"
#include "knowledge.h"
#include "onrecord/document.h"
#include "onrecord/tracker.h"
#include "resolve/actors.h"
#include "resolve/said_dates.h"
#include "stance/label.h"
#include "tables/lexicon_reader.h"
#include "text/tokens.h"

using namespace onrecord;

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// An article with what each stage hands to the next.
struct Worked {
  Document document;
  text::TokenizedText text;
  std::vector<extract::Tagged> tagged;
  std::vector<Attribution> attributions;
  std::vector<Speaker> speakers;
  std::vector<TimeExpression> times;
  std::vector<stance::LabelInput> inputs;
};

struct World {
  World() {
    const neural::WeightsFile weights(model, "tagger.onr");
    calibration = extract::calibration_of(weights);
    tagger = std::make_unique<extract::Tagger>(weights, calibration.cue_bias);
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(EXAMPLES)) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
      auto each = std::make_unique<Worked>();
      each->document.doc_id = path.filename().string();
      each->document.text = read(path);
      each->document.published_at = *parse_iso_date("2025-06-12");
      text::tokenize(each->document.text, tables::shipped_lexicon(), each->text);
      tokens += each->text.tokens.size();
      each->tagged = tagger->tag(each->text);
      each->attributions = extract::link(each->text, each->tagged, calibration);
      each->speakers = actors.resolve(each->document, each->text, each->attributions);
      each->times =
          resolve::find_time_expressions(each->text, resolve::reference_day(each->document, each->text, times), times);
      for (const Attribution& a : each->attributions)
        each->inputs.push_back({.text = each->document.text,
                                .source = a.source,
                                .cue = a.cue,
                                .content = a.content,
                                .country = {},
                                .target = {},
                                .holder = a.holder});
      articles.push_back(std::move(each));
    }
  }

  std::string model = read(MODEL);
  std::shared_ptr<const Knowledge> knowledge = Knowledge::load();
  const tables::TimeWords& times = *knowledge->parts().times;
  extract::Calibration calibration;
  std::unique_ptr<extract::Tagger> tagger;
  resolve::ActorResolver actors{*knowledge->parts().actors};
  stance::Labeller labeller{*knowledge->parts().stance};
  Tracker tracker{knowledge};
  std::vector<std::unique_ptr<Worked>> articles;
  std::size_t tokens = 0;
};

const World& world() {
  static const World made;
  return made;
}

template <typename Stage>
void over_articles(benchmark::State& state, Stage&& stage) {
  for ([[maybe_unused]] auto _ : state)
    for (const auto& article : world().articles) stage(*article);
  state.counters["tokens/s"] = benchmark::Counter(
      static_cast<double>(state.iterations()) * static_cast<double>(world().tokens), benchmark::Counter::kIsRate);
}

void tokenize_stage(benchmark::State& state) {
  text::TokenizedText text;
  over_articles(state, [&](const Worked& article) {
    text::tokenize(article.document.text, tables::shipped_lexicon(), text);
    benchmark::DoNotOptimize(text);
  });
}

void tag_stage(benchmark::State& state) {
  over_articles(state, [](const Worked& article) { benchmark::DoNotOptimize(world().tagger->tag(article.text)); });
}

void link_stage(benchmark::State& state) {
  over_articles(state, [](const Worked& article) {
    benchmark::DoNotOptimize(extract::link(article.text, article.tagged, world().calibration));
  });
}

void resolve_stage(benchmark::State& state) {
  over_articles(state, [](const Worked& article) {
    benchmark::DoNotOptimize(world().actors.resolve(article.document, article.text, article.attributions));
  });
}

void dates_stage(benchmark::State& state) {
  over_articles(state, [](const Worked& article) {
    const auto found = resolve::find_time_expressions(
        article.text, resolve::reference_day(article.document, article.text, world().times), world().times);
    benchmark::DoNotOptimize(resolve::resolve_said_dates(article.document, article.text, article.attributions,
                                                         article.speakers, found, world().times));
  });
}

void label_stage(benchmark::State& state) {
  over_articles(state, [](const Worked& article) { benchmark::DoNotOptimize(world().labeller.label(article.inputs)); });
}

void whole(benchmark::State& state) {
  over_articles(state,
                [](const Worked& article) { benchmark::DoNotOptimize(world().tracker.track(article.document)); });
}

BENCHMARK(tokenize_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(tag_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(link_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(resolve_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(dates_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(label_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(whole)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
