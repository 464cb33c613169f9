// Each rule is one function over one attribution.
#include "extract/when_said.h"

#include <algorithm>

#include "extract/word_tests.h"

namespace onrecord::extract {
namespace {

// "Minister Pell last week | reiterated": who speaks is not when. A clause of the source ("who resigned last
// week", "a survey published last week") keeps its time.
void out_of_source(const text::TokenizedText& text, Tagged& tagged) {
  if (tagged.source.empty()) return;
  text::TokenRange& source = tagged.source.back();
  for (std::uint32_t i = source.begin; i < source.end; ++i)
    if (is(text, i, "keeps_time"_words) ||
        (text.lexicon->ends(text.word(i), "participle_ending"_words) && !has_capital(text.word(i))))
      return;
  for (std::uint32_t at = source.begin + 1; at < source.end; ++at) {
    const bool reaches_end = at + time_words(text, at, source.end) == source.end;
    // "Minister Pell last | week": the tagger cut the expression in two.
    const bool begun =
        at + 1 == source.end &&
        time_words(text, at, std::min<std::uint32_t>(at + 4, static_cast<std::uint32_t>(text.tokens.size()))) > 1;
    if (!reaches_end && !begun) continue;
    source.end = at;
    return;
  }
}

// "said | on Monday that the bridge ...", "vowed | Monday to rebuild it".
void out_of_content(const text::TokenizedText& text, Tagged& tagged) {
  text::TokenRange& content = tagged.content.front();
  const auto ends_here = [&](text::TokenRange cue) { return cue.end == content.begin; };
  if (!ends_here(tagged.cue) && std::none_of(tagged.more_cue.begin(), tagged.more_cue.end(), ends_here)) return;
  const std::uint32_t time = time_words(text, content.begin, content.end);
  const std::uint32_t behind = content.begin + time;
  if (time > 0 && behind + 1 < content.end &&
      (is(text, behind, "complementizer"_words) || is(text, behind, "infinitive_mark"_words)))
    content.begin = behind;
}

// "Pell | yesterday | described": no verb, no cue. The verb has an attribution of its own, or the tagger saw no
// statement.
bool only_a_time(const text::TokenizedText& text, const Tagged& tagged) {
  return tagged.cue.begin + time_words(text, tagged.cue.begin, tagged.cue.end) == tagged.cue.end;
}

}  // namespace

std::uint32_t time_words(const text::TokenizedText& text, std::uint32_t at, std::uint32_t limit) {
  const std::uint32_t begin = at;
  const auto is = [&](text::WordClass of) { return at < limit && text::is(text, at, of); };
  if (is("leads_time"_words)) ++at;
  if (at > begin && is("leads_time"_words)) ++at;
  if (is("weekday"_words) || is("deictic_day"_words)) {
    ++at;
    return (is("part_of_day"_words) ? at + 1 : at) - begin;
  }
  if (!is("points_at_time"_words)) return 0;
  ++at;
  return is("weekday"_words) || is("part_of_day"_words) || is("span_of_time"_words) ? at + 1 - begin : 0;
}

void leave_times(const text::TokenizedText& text, std::vector<Tagged>& all) {
  std::erase_if(all, [&](const Tagged& each) { return only_a_time(text, each); });
  for (Tagged& each : all) {
    out_of_source(text, each);
    out_of_content(text, each);
  }
}

}  // namespace onrecord::extract
