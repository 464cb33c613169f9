// The words are the same everywhere, so the place decides: at a clause's head the source comes next, then the content.
#include "extract/according.h"

#include <algorithm>

#include "extract/borders.h"
#include "extract/word_tests.h"
#include "text/one_of.h"

namespace onrecord::extract {
namespace {

bool is_stop(std::string_view word) {
  return text::one_of(word, {".", "!", "?", ";"});
}

std::uint32_t next_comma(const text::TokenizedText& text, std::uint32_t at, std::uint32_t end) {
  while (at < end && text.word(at) != ",") ++at;
  return at;
}

// "According to Rathe the boat leaked": a bare name ends where a clause's small words begin.
std::uint32_t bare_name(const text::TokenizedText& text, std::uint32_t at, std::uint32_t end) {
  while (at < end && has_capital(text.word(at))) ++at;
  return at;
}

// Where the source ends and the content begins, for one at a clause's head; nothing found: both 0.
struct Parts {
  text::TokenRange source, content;
};

Parts at_head(const text::TokenizedText& text, std::uint32_t at, std::uint32_t end) {
  const std::uint32_t begin = at + 2, name = bare_name(text, begin, end);
  if (name > begin && name + 3 < end && is(text, name, "opens_behind_name"_words)) return {{begin, name}, {name, end}};
  const std::uint32_t comma = next_comma(text, begin, end);
  if (comma == begin || comma + 3 >= end) return {};
  return {{begin, comma}, {comma + 1, end}};
}

std::uint32_t clause_end(const text::TokenizedText& text, std::uint32_t at) {
  const text::TokenRange sentence = text.sentences[text.sentence_of(at)];
  std::uint32_t end = at;
  while (end < sentence.end && !is_stop(text.word(end)) && text.tokens[end].quote == text.tokens[at].quote) ++end;
  return end;
}

// "According to the Post, Mayor Tarrow, who ..., said X": the speaker is behind the comma, and the Post reports all of
// it.
void two_speakers(const text::TokenizedText& text, std::vector<Tagged>& all, std::uint32_t at) {
  const auto inner = std::find_if(all.begin(), all.end(), [&](const Tagged& t) {
    return !t.source.empty() && t.source.front().begin == at + 2 && t.cue.begin > at + 2;
  });
  if (inner == all.end()) return;
  text::TokenRange& source = inner->source.front();
  const std::uint32_t comma = next_comma(text, at + 2, source.end);
  if (comma + 1 >= source.end || comma == at + 2) return;
  const text::TokenRange reporter{at + 2, comma};
  source.begin = comma + 1;
  const std::uint32_t end = std::max(inner->content.back().end, inner->cue.end);
  const Tagged outer{{at, at + 2}, {}, {reporter}, {{comma + 1, end}}, inner->sure};
  if (Tagged* known = with_cue_in(all, {at, at + 2}))
    *known = outer;
  else
    all.push_back(outer);
}

void mend_one(const text::TokenizedText& text, std::vector<Tagged>& all, std::uint32_t at) {
  const std::uint32_t begin = text.sentences[text.sentence_of(at)].begin;
  const std::uint32_t before = at > begin && text.word(at - 1) == "," ? at - 2 : at - 1;
  const bool head =
      at == begin || has_capital(text.word(at)) || (at >= begin + 2 && is(text, before, "heads_clause"_words));
  if (!head) return;
  two_speakers(text, all, at);
  Tagged* known = with_cue_in(all, {at, at + 2});
  const std::uint32_t end = clause_end(text, at);
  const Parts parts = at_head(text, at, end);
  if (parts.source.size() == 0) return;
  if (!known) {
    all.push_back({{at, at + 2}, {}, {parts.source}, {parts.content}, plain_case});
    return;
  }
  const bool swallowed = known->cue.end > at + 2;       // "According to Rathe" taken for a cue
  const bool left = known->content.front().begin < at;  // content before a clause that it heads
  if (!swallowed && !left && !known->source.empty()) return;
  known->cue = {at, at + 2};
  known->source = {parts.source};
  known->content = {parts.content};
}

}  // namespace

void mend_according(const text::TokenizedText& text, std::vector<Tagged>& all) {
  for (std::uint32_t i = 0; i + 4 < text.tokens.size(); ++i)
    if (length_of(text, i, "according_to"_words) > 0) mend_one(text, all, i);
}

}  // namespace onrecord::extract
