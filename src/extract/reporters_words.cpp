// Each rule is one function over one attribution; what a word can be is a row of time_words.tsv.
#include "extract/reporters_words.h"

#include <algorithm>
#include <string>

#include "extract/borders.h"
#include "text/small_letters.h"

namespace onrecord::extract {
namespace {

using tables::TimeClass;

constexpr std::uint32_t least_left = 3;  // tokens of a content that has been cut

class Reporter {
 public:
  Reporter(const text::TokenizedText& text, const tables::TimeWords& words) : text_(text), words_(words) {}

  void mend(Attribution& own) const {
    if (own.cue.empty() || own.content.empty()) return;
    text::TokenRange first = range(own.content.front());
    if (own.content.front().begin >= own.cue.back().end) {
      const std::uint32_t cue = token(own.cue.back().end - 1);
      first.begin = behind_time(cue, first);
      first.begin = behind_place(cue, first);
    }
    store(own.content.front(), first);
    text::TokenRange last = range(own.content.back());
    last.end = before_day_of_deed(own, last);
    store(own.content.back(), last);
  }

 private:
  tables::WordId id(std::uint32_t at) const {
    const std::string_view word = at < text_.tokens.size() ? text_.word(at) : std::string_view();
    return !word.empty() && word.size() <= words_.longest() ? words_.find(text::in_small_letters(word)) : 0;
  }
  bool is(std::uint32_t at, TimeClass of) const { return words_.is(id(at), of); }
  bool plain(std::uint32_t at) const {
    return at < text_.tokens.size() && text_.tokens[at].quote == text::QuoteState::outside && is_word(text_, at);
  }
  bool capital(std::uint32_t at) const { return text_.word(at)[0] >= 'A' && text_.word(at)[0] <= 'Z'; }
  bool number(std::uint32_t at) const {
    const std::string_view word = at < text_.tokens.size() ? text_.word(at) : std::string_view();
    return !word.empty() && word.size() <= 4 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  std::uint32_t token(std::uint32_t byte) const { return static_cast<std::uint32_t>(text_.token_at(byte)); }
  text::TokenRange range(Span span) const { return {token(span.begin), token(span.end - 1) + 1}; }
  void store(Span& span, text::TokenRange kept) const {
    span = {text_.tokens[kept.begin].begin, text_.tokens[kept.end - 1].end};
  }

  // The expression of time that begins at a token; `after_preposition`: "in [January]". Its end; `at` where none does.
  std::uint32_t time_end(std::uint32_t at, bool after_preposition) const {
    std::uint32_t end = at;
    if (is(end, TimeClass::part)) ++end;  // "late Monday"
    const bool day = is(end, TimeClass::day_name) || is(end, TimeClass::deictic_day);
    if (day) {
      ++end;
      return is(end, TimeClass::day_part) ? end + 1 : end;
    }
    if (!after_preposition || end != at) return at;
    if (is(at, TimeClass::month) && capital(at)) return number(at + 1) ? at + 2 : at + 1;
    return number(at) && text_.word(at).size() == 4 ? at + 1 : at;
  }

  // "vowed | Monday to rebuild it", "threatened in | January to leave", "claimed | Thursday rebels have left".
  std::uint32_t behind_time(std::uint32_t cue, text::TokenRange content) const {
    const bool beside = content.begin == cue + 1;
    const bool over = content.begin == cue + 2 && is(cue + 1, TimeClass::lead_in);
    if ((!beside && !over) || !plain(content.begin)) return content.begin;
    const bool in_cue = beside && is(cue, TimeClass::lead_in);
    const std::uint32_t end = time_end(content.begin, over || in_cue);
    const bool cut = end > content.begin && end + least_left <= content.end && plain(end) && !names_more(end);
    if (!cut) return content.begin;
    return is(end, TimeClass::opening) ? end + 1 : end;
  }

  // "Monday 's talks", "Thursday would": the day belongs to what is said.
  bool names_more(std::uint32_t at) const {
    const std::string_view word = text_.word(at);
    return word.front() == '\'' || word.starts_with("\xE2\x80\x99") || is(at, TimeClass::be) ||
           is(at, TimeClass::modal) || is(at, TimeClass::perfect) || is(at, TimeClass::pluperfect) ||
           is(at, TimeClass::occasion) || is(at, TimeClass::past_verb) || is(at, TimeClass::joining);
  }

  // "said on | "Sunday Forum" she did not recall it", "voiced in the | September debate some support".
  std::uint32_t behind_place(std::uint32_t cue, text::TokenRange content) const {
    std::uint32_t led = content.begin - 1;  // the preposition that nothing follows
    if (led > 0 && is(led, TimeClass::determiner)) --led;
    if (led + 2 < cue || !is(led, TimeClass::lead_in) || led + 2 < content.begin - 1) return content.begin;
    constexpr std::uint32_t longest = 6;
    const bool titled = text_.tokens[content.begin].quote == text::QuoteState::opening;
    std::uint32_t end = content.begin + (titled ? 1 : 0);
    for (; end < content.end && end < content.begin + longest; ++end) {
      if (titled && text_.tokens[end].quote == text::QuoteState::closing) break;
      if (!capital(end) && !titled && !is(end, TimeClass::occasion)) return content.begin;
      if (titled && !capital(end)) return content.begin;
      if (!titled && is(end, TimeClass::occasion) && !is(end + 1, TimeClass::occasion)) break;
    }
    ++end;
    const bool closed = end <= content.begin + longest && end + least_left <= content.end && plain(end) &&
                        !is(end, TimeClass::lead_in) && !is(end, TimeClass::joining);
    if (!closed) return content.begin;
    return is(end, TimeClass::opening) ? end + 1 : end;
  }

  // "rejected the demands | Sunday": the day of the deed, not of the demands.
  std::uint32_t before_day_of_deed(const Attribution& own, text::TokenRange content) const {
    const bool follows = own.content.size() == 1 && own.content.front().begin >= own.cue.back().end;
    if (!follows || content.size() < 2 || !plain(content.end - 1) ||
        !is(token(own.cue.back().end - 1), TimeClass::deed))
      return content.end;
    std::uint32_t begin = content.end - 1;
    if (!is(begin, TimeClass::day_name) || !plain(begin - 1)) return content.end;
    if (is(begin - 1, TimeClass::lead_in)) --begin;
    for (std::uint32_t at = content.begin; at < begin; ++at)
      if (is(at, TimeClass::past_verb) || is(at, TimeClass::be) || is(at, TimeClass::modal) ||
          is(at, TimeClass::relative) || is(at, TimeClass::subordinating))
        return content.end;
    return begin > content.begin ? begin : content.end;
  }

  const text::TokenizedText& text_;
  const tables::TimeWords& words_;
};

}  // namespace

void leave_reporters_words(const text::TokenizedText& text, const tables::TimeWords& words,
                           std::vector<Attribution>& attributions) {
  const Reporter reporter(text, words);
  for (Attribution& each : attributions) reporter.mend(each);
}

}  // namespace onrecord::extract
