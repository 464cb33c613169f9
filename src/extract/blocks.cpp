// A block's speaker stands in the line before it, or behind a dash.
#include "extract/blocks.h"

#include <algorithm>
#include <string>

#include "extract/borders.h"
#include "extract/word_tests.h"
#include "neural/word_shape.h"
#include "text/one_of.h"

namespace onrecord::extract {
namespace {

constexpr float block_probability = 0.8F;

enum class Mark { none, quoted, item };

bool is_dash(std::string_view word) {
  return text::one_of(word, {"-", "--", "—", "–", "―"});
}

// What a line begins with: "> ", a quotation mark, "- ", "* ", "1. ", "(a) ".
Mark mark_of(const text::TokenizedText& text, text::TokenRange line, std::uint32_t& content) {
  const std::string_view first = text.word(line.begin);
  content = line.begin;
  if (text.tokens[line.begin].quote == text::QuoteState::opening) return Mark::quoted;
  if (line.size() < 3) return Mark::none;
  const bool spaced = text.tokens[line.begin].end < text.tokens[line.begin + 1].begin;
  if (first == ">") {
    content = line.begin + 1;
    return Mark::quoted;
  }
  if (spaced && (is_dash(first) || text::one_of(first, {"*", "•", "·", "‣"}))) {
    content = line.begin + 1;
    return Mark::item;
  }
  const bool number = first.size() <= 2 && ((first[0] >= '0' && first[0] <= '9') || first.size() == 1);
  if (number && text::one_of(text.word(line.begin + 1), {".", ")"}) &&
      text.tokens[line.begin].end == text.tokens[line.begin + 1].begin) {
    content = line.begin + 2;
    return Mark::item;
  }
  return Mark::none;
}

// "The mayor wrote in her letter:": the verb of saying, or of a thing said ("made three promises").
std::uint32_t saying_in(const text::TokenizedText& text, text::TokenRange sentence) {
  std::string lower;
  for (std::uint32_t i = sentence.begin + 1; i < sentence.end; ++i) {
    neural::lower_case(text.word(i), lower);
    if (text.lexicon->is(lower, "saying"_words) && !text.lexicon->is(lower, "opens_no_block"_words) &&
        text.tokens[i].quote == text::QuoteState::outside)
      return i;
  }
  for (std::uint32_t i = sentence.begin + 1; i + 1 < sentence.end; ++i)
    if (is(text, i, "sets_out"_words))
      for (std::uint32_t k = i + 1; k < sentence.end; ++k)
        if (is(text, k, "set_out"_words)) return i;
  return sentence.end;
}

// The capitalised words, or the pronoun, right before the verb; else all before it if that is short.
text::TokenRange subject_of(const text::TokenizedText& text, std::uint32_t sentence_begin, std::uint32_t verb) {
  std::uint32_t begin = verb;
  while (begin > sentence_begin && (has_capital(text.word(begin - 1)) || is(text, begin - 1, "personal_pronoun"_words)))
    --begin;
  while (begin > sentence_begin + 1 && begin < verb && is(text, begin - 1, "complement_preposition"_words) &&
         has_capital(text.word(begin - 2))) {
    --begin;
    while (begin > sentence_begin && has_capital(text.word(begin - 1))) --begin;
  }
  if (begin < verb) return {begin, verb};
  const bool led_in = is(text, sentence_begin, "leads_in"_words);
  std::uint32_t at = verb;
  while (at > sentence_begin && text.word(at - 1) != "," && verb - at < 6) {
    --at;
    if (led_in && is(text, at, "article"_words)) return {at, verb};  // "In her letter the mayor wrote:"
  }
  if (led_in && at == sentence_begin) return {};
  return at == sentence_begin || text.word(at - 1) == "," ? text::TokenRange{at, verb} : text::TokenRange{};
}

// "Pell fired back:" and "Added Pell:" before a quotation: short lines that need no verb of saying.
bool short_introduction(const text::TokenizedText& text, text::TokenRange sentence, text::TokenRange& source,
                        text::TokenRange& cue) {
  const std::uint32_t colon = sentence.end - 1;
  if (sentence.size() > 10 || sentence.size() < 3) return false;
  std::string lower;
  neural::lower_case(text.word(sentence.begin), lower);
  if (text.lexicon->is(lower, "saying"_words) && has_capital(text.word(sentence.begin + 1))) {
    cue = {sentence.begin, sentence.begin + 1};
    source = {sentence.begin + 1, colon};
    return true;
  }
  if (length_of(text, colon - 2, "as_follows"_words) > 0) {
    source = {sentence.begin, colon - 2};
    cue = {colon - 2, sentence.end};
    return source.size() > 0;
  }
  std::uint32_t end = sentence.begin;
  while (end < colon && has_capital(text.word(end))) ++end;
  if (end == sentence.begin) return false;
  if (end == sentence.begin + 1 && is(text, sentence.begin, "opens_without_name"_words)) return false;
  if (end >= colon || !is_word(text, end)) return false;
  source = {sentence.begin, end};
  cue = {end, sentence.end};
  return true;
}

bool taken(const std::vector<Attribution>& found, Span span) {
  return std::any_of(found.begin(), found.end(), [&](const Attribution& a) {
    return a.holder < 0 && a.content.front().begin < span.end && span.begin < a.content.back().end &&
           !(a.content.front().begin >= span.begin && a.content.back().end < span.end);
  });
}

void say(const text::TokenizedText& text, text::TokenRange source, text::TokenRange cue,
         std::vector<text::TokenRange> content, std::vector<Attribution>& found) {
  std::vector<text::TokenRange> kept;  // line by line: the marks between them belong to none
  for (const text::TokenRange line : content) {
    std::vector<text::TokenRange> one{line};
    mend(text, one);
    kept.insert(kept.end(), one.begin(), one.end());
  }
  content = std::move(kept);
  if (content.empty() || source.size() == 0) return;
  const Spans spans = spans_of(text, content);
  if (std::any_of(spans.begin(), spans.end(), [&](Span s) { return taken(found, s); })) return;
  Attribution block;
  block.source = spans_of(text, {source});
  block.cue = spans_of(text, {cue});
  block.content = spans;
  block.kind = kind_of(text, content);
  block.probability = block_probability;
  found.push_back(std::move(block));
}

// Lines behind a colon: all items of a list, all lines marked ">", or one quotation.
void behind_colon_line(const text::TokenizedText& text, std::size_t number, std::vector<Attribution>& found) {
  const text::TokenRange line = text.paragraphs[number];
  if (text.word(line.end - 1) != ":" || line.size() < 3) return;
  const text::TokenRange sentence = text.sentences[text.sentence_of(line.end - 1)];
  const std::uint32_t verb = saying_in(text, sentence);
  text::TokenRange source, cue{verb, verb + 1};
  if (verb < sentence.end)
    source = subject_of(text, sentence.begin, verb);
  else if (!short_introduction(text, sentence, source, cue))
    return;
  std::vector<text::TokenRange> content;
  Mark kind = Mark::none;
  for (std::size_t i = number + 1; i < text.paragraphs.size(); ++i) {
    std::uint32_t begin = 0;
    const Mark mark = mark_of(text, text.paragraphs[i], begin);
    if (mark == Mark::none || (kind != Mark::none && mark != kind)) break;
    const bool one_only = text.tokens[text.paragraphs[i].begin].quote == text::QuoteState::opening;
    if (one_only && kind != Mark::none) break;
    kind = mark;
    content.push_back({begin, text.paragraphs[i].end});
    if (one_only) {
      while (content.back().size() > 1 && text.tokens[content.back().end - 1].quote == text::QuoteState::outside &&
             text.word(content.back().end - 1) != ".")
        --content.back().end;
      break;
    }
  }
  if (verb == sentence.end && kind != Mark::quoted) return;  // "Pell bought:" and a list
  say(text, source, cue, std::move(content), found);
}

// "The bridge must go." - Amos Pell, governor
void signed_quotation(const text::TokenizedText& text, text::TokenRange line, std::vector<Attribution>& found) {
  if (text.tokens[line.begin].quote != text::QuoteState::opening) return;
  std::uint32_t close = line.begin + 1;
  while (close < line.end && text.tokens[close].quote != text::QuoteState::closing) ++close;
  if (close + 2 >= line.end || !is_dash(text.word(close + 1))) return;
  std::uint32_t end = close + 2;
  while (end < line.end && (has_capital(text.word(end)) || is(text, end, "name_particle"_words))) ++end;
  const std::uint32_t left = line.end - end;
  if (end == close + 2 || (left > 0 && text.word(end) != "," && text.word(end) != ".") || left > 10) return;
  say(text, {close + 2, end}, {close + 1, close + 2}, {{line.begin, close + 1}}, found);
}

}  // namespace

void hear_blocks(const text::TokenizedText& text, std::vector<Attribution>& found) {
  for (std::size_t i = 0; i < text.paragraphs.size(); ++i) {
    behind_colon_line(text, i, found);
    signed_quotation(text, text.paragraphs[i], found);
  }
}

}  // namespace onrecord::extract
