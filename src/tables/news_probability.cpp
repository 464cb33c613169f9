// A logistic over the tagger's own logit and the shape of an attribution; its weights are rows (en/probability.tsv).
#include "tables/news_probability.h"

#include <algorithm>
#include <cmath>

#include "neural/arithmetic.h"
#include "text/small_letters.h"

namespace onrecord::tables {
namespace {

constexpr std::string_view model = "news";
constexpr std::size_t shortest_content = 25, short_content = 60;  // bytes
constexpr std::ptrdiff_t words_of_long_cue = 3;                   // auxiliaries not counted
constexpr float nearly = 1e-4F;                                   // 0 and 1 are a person's

// The same on every machine, as the C library's need not be.
float log_of(float x) {
  int power = 0;
  float m = std::frexp(x, &power);  // exact
  if (m < 0.70710678F) {
    m *= 2;
    --power;
  }
  const float t = (m - 1) / (m + 1), t2 = t * t;
  return 2 * t * (1 + t2 * (1 / 3.0F + t2 * (1 / 5.0F + t2 * (1 / 7.0F + t2 / 9)))) +
         static_cast<float>(power) * 0.69314718F;
}
float logit_of(double p) {
  const float inside = std::clamp(static_cast<float>(p), nearly, 1 - nearly);
  return log_of(inside / (1 - inside));
}
double probability_of(float z) {
  const float p = z >= 0 ? 1 / (1 + neural::exp_of(-z)) : neural::exp_of(z) / (1 + neural::exp_of(z));
  return std::clamp(p, nearly, 1 - nearly);
}

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80 || c == '-';
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  const std::string small = text::in_small_letters(text);
  for (std::size_t at = 0; at < small.size(); ++at) {
    if (!letter(small[at])) continue;
    const std::size_t begin = at;
    while (at < small.size() && letter(small[at])) ++at;
    words.push_back(small.substr(begin, at - begin));
  }
  return words;
}

float weight(const StanceTables& tables, const std::string& piece) {
  return static_cast<float>(tables.weight(model, piece));
}

float shift(const StanceTables& tables, const SayingShape& shape) {
  float z = weight(tables, "constant");
  for (const std::string& piece : pieces_of(tables, shape)) z += weight(tables, piece);
  return z;
}

bool as_given(const StanceTables& tables, const SayingShape& shape, double p) {
  return shape.cue.empty() || p <= 0 || p >= 1 || weight(tables, "logit") <= 0;
}

}  // namespace

SayingShape shape_of(std::string_view text, const Spans& source, const Spans& cue, StatementKind kind,
                     const Spans& content) {
  SayingShape shape{{}, kind, 0, !source.empty()};
  for (const Span& span : cue)
    if (span.end <= text.size()) shape.cue.append(text.substr(span.begin, span.end - span.begin)).append(" ");
  for (const Span& span : content) shape.content += span.end - span.begin;
  return shape;
}

std::vector<std::string> pieces_of(const StanceTables& tables, const SayingShape& shape) {
  std::vector<std::string> pieces;
  const std::vector<std::string> words = words_of(shape.cue);
  std::string_view kind;
  for (const std::string& word : words)
    if (kind.empty()) kind = tables.kind_of_cue(word);
  const bool indirect = shape.kind == StatementKind::indirect;
  if (indirect) pieces.emplace_back("indirect");
  if (!kind.empty()) pieces.push_back("cue:" + std::string(kind));
  if (kind.empty() && !words.empty()) {
    pieces.emplace_back("cue:unknown");
    if (indirect) pieces.emplace_back("cue:unknown, indirect");
  }
  if (!shape.source) pieces.emplace_back("no source");
  if (std::any_of(words.begin(), words.end(),
                  [&](const std::string& word) { return tables.is(tables.words().find(word), Marker::negative); }))
    pieces.emplace_back("negated");
  const auto telling = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
    const WordId id = tables.words().find(word);
    return !tables.is(id, Marker::be) && !tables.is(id, Marker::past_have) && !tables.is(id, Marker::modal);
  });
  if (telling >= words_of_long_cue) pieces.emplace_back("long cue");
  if (!words.empty()) {
    const WordId first = tables.words().find(words.front());
    if (tables.is(first, Marker::modal)) pieces.emplace_back("modal");
    if (tables.is(first, Marker::be)) pieces.emplace_back("be");
  }
  if (shape.content < short_content) pieces.emplace_back("short");
  if (shape.content < shortest_content) pieces.emplace_back("very short");
  return pieces;
}

double probability_in_news(const StanceTables& tables, const SayingShape& shape, double tagged) {
  return as_given(tables, shape, tagged)
             ? tagged
             : probability_of(weight(tables, "logit") * logit_of(tagged) + shift(tables, shape));
}

double probability_as_tagged(const StanceTables& tables, const SayingShape& shape, double in_news) {
  return as_given(tables, shape, in_news)
             ? in_news
             : probability_of((logit_of(in_news) - shift(tables, shape)) / weight(tables, "logit"));
}

}  // namespace onrecord::tables
