// Borders of contents that only words decide; borders.cpp does what marks decide.
#include "extract/what_is_said.h"

#include <algorithm>

#include "extract/borders.h"
#include "extract/word_tests.h"
#include "text/one_of.h"

namespace onrecord::extract {
namespace {

// "the plan for the bridge on | Thursday": the preposition goes with what follows.
bool stranded(const text::TokenizedText& text, std::uint32_t end) {
  return end < text.tokens.size() && is_word(text, end) && is(text, end - 1, "leads_on"_words);
}

// "Bell argued the plan was late and | KCNA ...": no statement ends in a joining word; it is cut off.
void loose_end(const text::TokenizedText& text, std::vector<text::TokenRange>& ranges) {
  while (!ranges.empty()) {
    text::TokenRange& last = ranges.back();
    while (last.size() > 0 &&
           (!is_word(text, last.end - 1) || is(text, last.end - 1, "never_last"_words) || stranded(text, last.end)) &&
           text.tokens[last.end - 1].quote == text::QuoteState::outside)
      --last.end;
    if (last.size() > 0) return;
    ranges.pop_back();
  }
}

// "Bell said | on Monday that the plan was late": when it was said is not what was said.
void leading_date(const text::TokenizedText& text, Tagged& tagged) {
  text::TokenRange& content = tagged.content.front();
  if (content.begin != tagged.cue.end &&
      !(content.begin == tagged.cue.end + 1 && is(text, tagged.cue.end, "date_preposition"_words)))
    return;
  std::uint32_t at = content.begin;
  if (at < content.end && is(text, at, "date_preposition"_words)) ++at;
  if (at + 4 > content.end || !is(text, at, "weekday"_words)) return;
  if (is(text, at + 1, "opens_behind_date"_words)) content.begin = at + 1;
}

// "According to the harbour's manager, | Jonas Veld, the ferries ...": a name between commas behind a role is its
// holder.
void apposition(const text::TokenizedText& text, Tagged& tagged) {
  if (tagged.source.size() != 1 || tagged.source[0].begin != tagged.cue.end) return;
  text::TokenRange& source = tagged.source[0];
  text::TokenRange& content = tagged.content[0];
  if (content.begin != source.end + 1 || text.word(source.end) != "," || has_capital(text.word(source.end - 1)) ||
      !is_word(text, source.end - 1))
    return;
  std::uint32_t at = content.begin;
  while (at < content.end && has_capital(text.word(at))) ++at;
  if (at < content.begin + 2 || at + 3 >= content.end || text.word(at) != ",") return;
  source.end = at;
  content.begin = at + 1;
}

// "The agency said <Bell> told its reporter <that ...>": a clause that holds neither this source nor this cue is one
// piece.
void one_piece(const text::TokenizedText& text, Tagged& tagged) {
  std::vector<text::TokenRange>& content = tagged.content;
  const auto meets = [](text::TokenRange a, std::uint32_t begin, std::uint32_t end) {
    return a.begin < end && begin < a.end;
  };
  for (std::size_t i = 0; i + 1 < content.size();) {
    const std::uint32_t begin = content[i].end, end = content[i + 1].begin;
    bool own = meets(tagged.cue, begin, end) || end - begin > 6 || text.sentence_of(begin) != text.sentence_of(end);
    for (const text::TokenRange part : tagged.source) own = own || meets(part, begin, end);
    for (const text::TokenRange part : tagged.more_cue) own = own || meets(part, begin, end);
    for (std::uint32_t k = begin; k < end; ++k) own = own || !is_word(text, k) || quoted(text, k);
    if (own) {
      ++i;
      continue;
    }
    content[i].end = content[i + 1].end;
    content.erase(content.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

// '("I want my boat," wrote Bell), and the council ...': a cue in brackets has its source and content in them.
void bracketed(const text::TokenizedText& text, Tagged& tagged) {
  const text::TokenRange sentence = text.sentences[text.sentence_of(tagged.cue.begin)];
  std::uint32_t open = tagged.cue.begin, close = tagged.cue.end;
  while (open > sentence.begin && !text::one_of(text.word(open - 1), {"(", ")"})) --open;
  if (open == sentence.begin || text.word(open - 1) != "(") return;
  while (close < sentence.end && !text::one_of(text.word(close), {"(", ")"})) ++close;
  if (close == sentence.end || text.word(close) != ")") return;
  for (std::vector<text::TokenRange>* ranges : {&tagged.source, &tagged.content}) {
    std::vector<text::TokenRange> kept;
    for (const text::TokenRange range : *ranges)
      if (const text::TokenRange cut{std::max(range.begin, open), std::min(range.end, close)}; cut.begin < cut.end)
        kept.push_back(cut);
    if (!kept.empty()) *ranges = kept;
  }
}

// "Bell tweeted to Moss: "Come to us."": what follows the colon is said, not the words before it.
void behind_colon(const text::TokenizedText& text, Tagged& tagged) {
  const text::TokenRange content = tagged.content.back();
  if (tagged.content.size() != 1 || content.begin < tagged.cue.end || content.size() > 8 ||
      content.end + 1 >= text.tokens.size())
    return;
  const std::uint32_t at = text.word(content.end) == ":"       ? content.end
                           : text.word(content.end - 1) == ":" ? content.end - 1
                                                               : 0;
  if (at == 0 || text.tokens[at + 1].quote != text::QuoteState::opening ||
      text.tokens[at].quote != text::QuoteState::outside)
    return;
  for (std::uint32_t i = content.begin; i < at; ++i)
    if (text.tokens[i].quote != text::QuoteState::outside) return;
  std::uint32_t end = at + 2;
  const std::uint32_t limit = text.paragraphs[text.paragraph_of(at)].end;
  while (end < limit && text.tokens[end].quote != text::QuoteState::closing) ++end;
  if (end < limit) tagged.content = {{at + 1, end + 1}};
}

// "said on condition of | anonymity": a condition is nothing said.
void leave_condition(const text::TokenizedText& text, Tagged& tagged) {
  if (tagged.content.size() < 2 || tagged.content.back().size() > 2 ||
      !is(text, tagged.content.back().begin, "condition_of_speech"_words))
    return;
  tagged.content.pop_back();
  for (std::uint32_t i = tagged.cue.begin + 1; i < tagged.cue.end; ++i)
    if (length_of(text, i, "on_condition"_words) > 0) tagged.cue.end = i;
}

// "did not rule | out the sale": a verb keeps its particle.
void join_particle(const text::TokenizedText& text, Tagged& tagged) {
  text::TokenRange& content = tagged.content.front();
  if (content.begin != tagged.cue.end || content.size() < 2 || !is(text, content.begin, "particle"_words) ||
      !is(text, tagged.cue.end - 1, "takes_particle"_words))
    return;
  ++tagged.cue.end;
  ++content.begin;
}

constexpr std::uint32_t least_to_cut = 6;  // tokens of a content that may hold a part of the next statement

// "the boat leaked, and Moss | called it a wreck": another's source ends what was said.
void leave_next_source(const text::TokenizedText& text, text::TokenRange& content, const Tagged& next) {
  if (next.source.empty() || next.cue.begin < content.end) return;
  const text::TokenRange source = next.source.front();
  const bool at_end = source.begin > content.begin + 3 && source.end <= content.end && content.end <= source.end + 1;
  if (at_end && is(text, source.begin - 1, "joins_clauses"_words)) content.end = source.begin - 1;
}

// "the boat leaked, while his deputy, | Moss, argued ...": so does the beginning of its clause. True where it was cut.
bool leave_next_clause(const text::TokenizedText& text, const Tagged& tagged, text::TokenRange& content, Tagged& next) {
  constexpr std::uint32_t reach = 8;
  if (next.cue.begin < content.end || next.cue.begin > content.end + reach) return false;
  std::uint32_t at = content.end - least_to_cut + 1;
  while (at < content.end && !(is(text, at, "opens_contrast"_words) && text.word(at - 1) == ",")) ++at;
  if (at == content.end || text.sentence_of(next.cue.begin) != text.sentence_of(at)) return false;
  if (next.source.size() > 1 && next.source.front().end <= tagged.cue.begin) next.source.erase(next.source.begin());
  content.end = at;
  return true;
}

// Who speaks next is no part of what was said before.
void leave_next_speaker(const text::TokenizedText& text, std::vector<Tagged>& all) {
  constexpr std::size_t neighbours = 3;
  for (std::size_t i = 0; i < all.size(); ++i) {
    text::TokenRange& content = all[i].content.back();
    if (content.begin < all[i].cue.end || content.size() < least_to_cut) continue;
    const std::size_t last = std::min(all.size(), i + 1 + neighbours);
    for (std::size_t n = i + 1; n < last; ++n) leave_next_source(text, content, all[n]);
    for (std::size_t n = i + 1; n < last && content.size() >= least_to_cut; ++n)
      if (leave_next_clause(text, all[i], content, all[n])) break;
  }
}

}  // namespace

// "Bell told Moss | the plan was late": who was told is no part of it.
void leave_addressee(const text::TokenizedText& text, Tagged& tagged) {
  text::TokenRange& content = tagged.content.front();
  if (content.begin != tagged.cue.end || !is(text, tagged.cue.end - 1, "tells"_words)) return;
  std::uint32_t at = content.begin;
  while (at < content.end && has_capital(text.word(at)) && !quoted(text, at)) ++at;
  if (at == content.begin || at + 3 > content.end) return;
  if (is(text, at, "opens_behind_addressee"_words)) content.begin = at;
}

void mend_contents(const text::TokenizedText& text, std::vector<Tagged>& all) {
  leave_next_speaker(text, all);
  for (Tagged& each : all) {
    leave_condition(text, each);
    join_particle(text, each);
    apposition(text, each);
    leading_date(text, each);
    bracketed(text, each);
    behind_colon(text, each);
    one_piece(text, each);
    loose_end(text, each.content);
  }
  std::erase_if(all, [](const Tagged& each) { return each.content.empty(); });
}

}  // namespace onrecord::extract
