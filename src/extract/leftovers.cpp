// Who speaks on is decided by place alone: the last quoted statement of this paragraph or of the one before.
#include "extract/leftovers.h"

#include <algorithm>

#include "extract/borders.h"

namespace onrecord::extract {
namespace {

struct Leftover {
  text::TokenRange tokens;  // with the marks
  bool open_ended;
  std::size_t paragraph;
};

std::uint32_t overlap(Span a, Span b) {
  const std::uint32_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

bool covered(const std::vector<Attribution>& found, Span span) {
  for (const Attribution& attribution : found) {
    std::uint32_t bytes = 0;
    for (const Span& part : attribution.content) bytes += overlap(part, span);
    if (bytes > 0) return true;
  }
  return false;
}

bool ends_sentence(std::string_view word) {
  return word == "." || word == "!" || word == "?" || word == "..." || word == "…";
}

// A whole sentence or more in marks, at least four words: what people say, not a title and not a scare quote.
bool is_speech(const text::TokenizedText& text, text::TokenRange range, bool open_ended) {
  const text::TokenRange sentence = text.sentences[text.sentence_of(range.begin)];
  if (sentence.begin != range.begin) return false;
  std::uint32_t words = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) words += is_word(text, i);
  if (words < 4) return false;
  if (open_ended) return true;
  if (range.size() < 3) return false;
  const std::string_view last = text.word(range.end - 2);
  const bool stop_behind = range.end < text.tokens.size() && text.word(range.end) == ".";
  return ends_sentence(last) || stop_behind;
}

// The attribution that speaks last before `byte` in the paragraph, or -1.
int last_speech(const text::TokenizedText& text, const std::vector<Attribution>& found, std::size_t paragraph,
                std::uint32_t byte) {
  const text::TokenRange range = text.paragraphs[paragraph];
  const std::uint32_t begin = text.tokens[range.begin].begin, end = std::min(byte, text.tokens[range.end - 1].end);
  int best = -1;
  std::uint32_t best_end = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Attribution& a = found[i];
    if (a.holder >= 0) continue;
    const std::uint32_t last = std::max(a.content.back().end, a.cue.empty() ? 0 : a.cue.back().end);
    if (a.content.back().end <= begin || a.content.front().begin >= end || last > end) continue;
    if (last >= best_end) {
      best_end = last;
      best = static_cast<int>(i);
    }
  }
  return best;
}

// A paragraph that is nothing but quotation goes on where the one before stopped, even where that told of words without
// quoting them.
bool quoted_whole(const text::TokenizedText& text, std::size_t paragraph) {
  const text::TokenRange range = text.paragraphs[paragraph];
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (is_word(text, i) && text.tokens[i].quote == text::QuoteState::outside) return false;
  return true;
}

// '"In short," Pell said last May, "it must go."': a quotation behind a comma goes on with the one that its sentence
// began with. The attribution, or -1.
int same_sentence(const text::TokenizedText& text, const std::vector<Attribution>& found, text::TokenRange range) {
  if (range.begin == 0 || text.word(range.begin - 1) != ",") return -1;
  const text::TokenRange sentence = text.sentences[text.sentence_of(range.begin)];
  const std::uint32_t begin = text.tokens[sentence.begin].begin, end = text.tokens[range.begin].begin;
  int best = -1;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Attribution& a = found[i];
    if (a.holder >= 0 || a.kind != StatementKind::direct || a.cue.empty() || a.content.back().end > a.cue.front().begin)
      continue;
    if (a.content.back().begin >= begin && a.cue.back().end <= end) best = static_cast<int>(i);
  }
  return best;
}

}  // namespace

void pick_up_leftovers(const text::TokenizedText& text, float probability, std::vector<Attribution>& found) {
  bool open_before = false;  // the quotation before was left open at its paragraph's end
  std::size_t paragraph_before = 0;
  int speaker_before = -1;
  for (const text::Quotation& quotation : text.quotations) {
    const std::size_t begin = text.token_at(quotation.span.begin), last = text.token_at(quotation.span.end - 1);
    const text::TokenRange range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last + 1)};
    const std::size_t paragraph = text.paragraph_of(begin);
    const bool opens_paragraph = text.paragraphs[paragraph].begin == range.begin;
    const bool goes_on = open_before && paragraph == paragraph_before + 1 && opens_paragraph;
    const bool to_the_end = quotation.open_ended && range.end == text.paragraphs[paragraph].end;
    int speaker = -1;
    if (const int first = covered(found, quotation.span) ? -1 : same_sentence(text, found, range); first >= 0) {
      std::vector<text::TokenRange> ranges{range};
      mend(text, ranges);
      Spans& content = found[static_cast<std::size_t>(first)].content;
      for (const Span span : spans_of(text, ranges)) content.push_back(span);
      std::sort(content.begin(), content.end(), [](Span a, Span b) { return a.begin < b.begin; });
      speaker = first;
    } else if (!covered(found, quotation.span) && (goes_on || is_speech(text, range, quotation.open_ended))) {
      speaker = goes_on ? speaker_before : last_speech(text, found, paragraph, quotation.span.begin);
      if (speaker < 0 && opens_paragraph && paragraph > 0) {
        speaker = last_speech(text, found, paragraph - 1, quotation.span.begin);
        if (speaker >= 0 && found[static_cast<std::size_t>(speaker)].kind == StatementKind::indirect &&
            !quoted_whole(text, paragraph))
          speaker = -1;
      }
      if (speaker >= 0) {
        std::vector<text::TokenRange> ranges{range};
        mend(text, ranges);
        const Spans spans = spans_of(text, ranges);
        Attribution& before = found[static_cast<std::size_t>(speaker)];
        if (goes_on || text.paragraph_of(text.token_at(before.content.back().begin)) == paragraph) {
          before.content.insert(before.content.end(), spans.begin(), spans.end());
          if (before.kind == StatementKind::indirect) before.kind = StatementKind::mixed;
        } else {
          Attribution next;
          next.content = spans;
          next.kind = StatementKind::direct;
          next.probability = probability;
          next.continuation = true;
          next.continues = before.continues >= 0 && before.continuation ? before.continues : speaker;
          found.push_back(std::move(next));
          speaker = static_cast<int>(found.size()) - 1;
        }
      }
    }
    if (speaker < 0 && to_the_end)
      for (std::size_t i = 0; i < found.size(); ++i)
        if (found[i].holder < 0 && overlap(found[i].content.back(), quotation.span) > 0) speaker = static_cast<int>(i);
    open_before = to_the_end;
    paragraph_before = paragraph;
    speaker_before = speaker;
  }
}

}  // namespace onrecord::extract
