// For train/calibrate.py: prints the extractor's candidates of text files, one a line: file number, spans in bytes of
// source, cue and content, evidence. usage: candidates WEIGHTS CUE_BIAS FILE...
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "extract/link.h"
#include "tables/lexicon_reader.h"

using namespace onrecord;

namespace {

std::string read(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void print(const Spans& spans) {
  std::printf("\t");
  for (const Span& span : spans) std::printf("%u-%u ", span.begin, span.end);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const std::string weights = read(arguments[1]);
  const neural::WeightsFile file(weights, arguments[1]);
  const extract::Tagger tagger(file, std::strtof(arguments[2], nullptr));
  text::TokenizedText tokens;
  for (int i = 3; i < count; ++i) {
    const std::string text = read(arguments[i]);
    text::tokenize(text, tables::shipped_lexicon(), tokens);
    for (const extract::Candidate& each : extract::candidates(tokens, tagger.tag(tokens))) {
      std::printf("%d", i - 3);
      print(each.attribution.source);
      print(each.attribution.cue);
      print(each.attribution.content);
      std::printf("\t");
      for (const float value : each.evidence) std::printf("%.6g ", static_cast<double>(value));
      std::printf("\n");
    }
  }
}
