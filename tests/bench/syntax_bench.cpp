// Tokens a second of the parser on one core over the example articles, and how long its weights take to read.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "syntax/parser.h"
#include "tables/embedded.h"
#include "tables/lexicon_reader.h"

using namespace onrecord;

namespace {

std::string_view weights() {
  for (const tables::EmbeddedFile& file : tables::embedded_files())
    if (file.name == "parser.onr") return file.bytes;
  return {};
}

std::vector<std::string> articles() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(EXAMPLES)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return texts;
}

void parse(benchmark::State& state) {
  const syntax::Parser parser(weights(), "parser.onr");
  const std::vector<std::string> texts = articles();
  std::vector<text::TokenizedText> tokenized(texts.size());
  std::size_t tokens = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    text::tokenize(texts[i], tables::shipped_lexicon(), tokenized[i]);
    tokens += tokenized[i].tokens.size();
  }
  syntax::ParserBuffers buffers;
  syntax::Tree tree;
  for ([[maybe_unused]] auto _ : state)
    for (const text::TokenizedText& text : tokenized)
      for (const text::TokenRange& sentence : text.sentences) {
        parser.parse(text, sentence, buffers, tree);
        benchmark::DoNotOptimize(tree);
      }
  state.counters["tokens/s"] = benchmark::Counter(static_cast<double>(state.iterations()) * static_cast<double>(tokens),
                                                  benchmark::Counter::kIsRate);
}

void read_weights(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(syntax::Parser(weights(), "parser.onr"));
}

BENCHMARK(parse)->Unit(benchmark::kMillisecond);
BENCHMARK(read_weights)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
