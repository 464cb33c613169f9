// Labels are read from the beginnings of lines; a text is a transcript where two of them take turns.
#include "extract/turns.h"

#include <algorithm>
#include <map>
#include <string>

#include "extract/blocks.h"
#include "extract/borders.h"
#include "extract/word_tests.h"
#include "neural/word_shape.h"
#include "text/one_of.h"

namespace onrecord::extract {
namespace {

constexpr float turn_probability = 0.8F,
                headline_probability = 0.6F;  // shares right on PolNeAR train (train/README.md)

struct Label {
  text::TokenRange name;
  std::uint32_t colon = 0;
  bool found() const { return name.size() > 0; }
};

// "PELL:", "Amos Pell (R):", "@pell:", "Q:" or "Q." before more words of the line.
Label bare_label_of(const text::TokenizedText& text, text::TokenRange line) {
  for (std::uint32_t at = line.begin; at + 1 < line.end && at < line.begin + 7; ++at) {
    const std::string_view word = text.word(at);
    const bool letter = at == line.begin + 1 && word == "." && is(text, line.begin, "question_letter"_words);
    if ((word == ":" || letter) && at > line.begin) {
      const bool spaced = text.tokens[at].end < text.tokens[at + 1].begin;
      return spaced && text.tokens[line.begin].quote != text::QuoteState::opening ? Label{{line.begin, at}, at}
                                                                                  : Label{};
    }
    const bool part = has_capital(word) || is(text, at, "name_particle"_words) ||
                      text::one_of(word, {"@", "(", ")", "."}) || (at > line.begin && text.word(at - 1) == "@");
    if (!part || (at == line.begin && word != "@" && !has_capital(word))) break;
  }
  return {};
}

Label label_of(const text::TokenizedText& text, text::TokenRange line) {
  if (line.size() <= 3 || text.tokens[line.begin].quote != text::QuoteState::opening) return bare_label_of(text, line);
  const Label label = bare_label_of(text, {line.begin + 1, line.end});  // a transcript quoted line by line
  return label.found() && neural::word_shape(text.word(label.name.begin)) == 1 ? label : Label{};
}

std::string_view words(const text::TokenizedText& text, text::TokenRange range) {
  return text.text.substr(text.tokens[range.begin].begin,
                          text.tokens[range.end - 1].end - text.tokens[range.begin].begin);
}

bool is_sentence(const text::TokenizedText& text, text::TokenRange range) {
  std::uint32_t count = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) count += is_word(text, i);
  return count >= 3;
}

// Two labels take turns: each opens two lines or more.
bool is_transcript(const std::map<std::string_view, int>& labels) {
  return std::count_if(labels.begin(), labels.end(), [](const auto& each) { return each.second >= 2; }) >= 2;
}

// The label's last word, in the text below and not at a sentence's beginning: somebody whom the article is about, not
// "Correction".
bool is_mentioned(const text::TokenizedText& text, Label label) {
  const std::string_view name = text.word(label.name.end - 1);
  for (const text::TokenRange sentence : text.sentences)
    for (std::uint32_t i = std::max(sentence.begin + 1, label.colon); i < sentence.end; ++i)
      if (text.word(i) == name) return true;
  return false;
}

bool overlaps(const Spans& spans, Span span) {
  return std::any_of(spans.begin(), spans.end(), [&](Span s) { return s.begin < span.end && span.begin < s.end; });
}

void add(const text::TokenizedText& text, Label label, text::TokenRange content, float probability,
         std::vector<Attribution>& found) {
  const Span name{text.tokens[label.name.begin].begin, text.tokens[label.colon].end};
  std::erase_if(found, [&](const Attribution& a) {
    return overlaps(a.cue, name) || overlaps(a.source, name) || overlaps(a.content, name);
  });
  if (text.lexicon->is(words(text, label.name), "asker"_words)) return;
  std::vector<text::TokenRange> ranges{content};
  mend(text, ranges);
  if (ranges.empty()) return;
  Attribution turn;
  turn.source = spans_of(text, {label.name});
  turn.cue = spans_of(text, {{label.colon, label.colon + 1}});
  turn.content = spans_of(text, ranges);
  turn.kind = kind_of(text, ranges);
  if (turn.kind == StatementKind::indirect) turn.kind = StatementKind::direct;  // said in these words
  turn.probability = probability;
  found.push_back(std::move(turn));
}

}  // namespace

void hear_turns(const text::TokenizedText& text, std::vector<Attribution>& found) {
  std::map<std::string_view, int> labels;
  for (const text::TokenRange line : text.paragraphs)
    if (const Label label = label_of(text, line); label.found() && is_sentence(text, {label.colon + 1, line.end}))
      ++labels[words(text, label.name)];
  const bool transcript = is_transcript(labels);
  for (std::size_t i = 0; i < text.paragraphs.size() && !labels.empty(); ++i) {
    const text::TokenRange line = text.paragraphs[i];
    const Label label = label_of(text, line);
    if (!label.found()) continue;
    const text::TokenRange content{label.colon + 1, line.end};
    const int lines = labels[words(text, label.name)];
    if ((transcript && lines >= 2) || text.word(line.begin) == "@")
      add(text, label, content, turn_probability, found);
    else if (i == 0 && text.paragraphs.size() > 1 && is_sentence(text, content) && is_mentioned(text, label))
      add(text, label, content, headline_probability, found);
  }
  hear_blocks(text, found);
}

}  // namespace onrecord::extract
