// Each rule is one function over one attribution or a pair; none looks at a single story's words.
#include "extract/repairs.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>

#include "extract/borders.h"
#include "extract/word_tests.h"

namespace onrecord::extract {
namespace {

// Attributions by a token at which something of theirs begins, in order: pairs are looked up, not each tried with all.
class Places {
 public:
  void add(std::uint32_t token, std::size_t attribution) { places_.emplace(token, attribution); }
  void move(std::uint32_t from, std::uint32_t to, std::size_t attribution) {
    places_.erase({from, attribution});
    places_.emplace(to, attribution);
  }
  // The first attribution from `least` on at this token; none: no_place.
  std::size_t at(std::uint32_t token, std::size_t least) const {
    const auto found = places_.lower_bound({token, least});
    return found == places_.end() || found->first != token ? no_place : found->second;
  }
  // Whether one in [begin, end) is as asked.
  template <typename Asked>
  bool any_in(std::uint32_t begin, std::uint32_t end, Asked asked) const {
    for (auto at = places_.lower_bound({begin, 0}); at != places_.end() && at->first < end; ++at)
      if (asked(at->second)) return true;
    return false;
  }

  static constexpr std::size_t no_place = SIZE_MAX;

 private:
  std::set<std::pair<std::uint32_t, std::size_t>> places_;
};

Places cues_of(const std::vector<Tagged>& all) {
  Places cues;
  for (std::size_t i = 0; i < all.size(); ++i) cues.add(all[i].cue.begin, i);
  return cues;
}

// "was quoted by the Post as saying ...": who stands before the verb speaks.
void quoted_of(const text::TokenizedText& text, Tagged& tagged) {
  if (!is(text, tagged.cue.begin, "be"_words) || !is(text, tagged.cue.end - 1, "quotes"_words)) return;
  const text::TokenRange subject = tagged.content.front();
  if (subject.end != tagged.cue.begin || tagged.content.size() < 2) return;
  if (tagged.source.empty()) tagged.source = {subject};
  tagged.content.erase(tagged.content.begin());
}

bool opens_whom(const text::TokenizedText& text, std::uint32_t token) {
  return has_capital(text.word(token)) || is(text, token, "opens_whom"_words);
}

// "quoted Poehl as saying that ..." and "was quoted at the weekend as saying ...": the cue gets its second part, and a
// name between becomes the source.
void relayed(const text::TokenizedText& text, Tagged& tagged) {
  const std::uint32_t last = tagged.cue.end - 1;
  if (!is(text, last, "relays"_words) && !is(text, last, "date_preposition"_words) &&
      !is(text, tagged.cue.begin, "relays"_words))
    return;
  text::TokenRange& content = tagged.content.front();
  for (std::uint32_t at = content.begin; at + 2 < content.end && at < content.begin + 14; ++at) {
    if (length_of(text, at, "as_saying"_words) == 0) continue;
    const text::TokenRange between{content.begin, at};
    if (between.size() > 0 && opens_whom(text, between.begin) && tagged.cue.end == content.begin &&
        !is(text, last, "passive_agent"_words))
      tagged.source = {between};
    tagged.more_cue.push_back({at, at + 2});
    content.begin = at + 2;
    return;
  }
}

// The same with all of it taken for the cue: "one source | quoted Poehl as saying | that ...".
void relayed_in_cue(const text::TokenizedText& text, Tagged& tagged) {
  const text::TokenRange cue = tagged.cue;
  if (cue.size() < 4 || !is(text, cue.begin, "relays"_words) || length_of(text, cue.end - 2, "as_saying"_words) == 0)
    return;
  const text::TokenRange between{cue.begin + 1, cue.end - 2};
  if (!opens_whom(text, between.begin)) return;
  tagged.source = {between};
  tagged.cue.end = cue.begin + 1;
  tagged.more_cue.push_back({cue.end - 2, cue.end});
}

// The second part of a cue is no cue of its own.
void second_parts(std::vector<Tagged>& all) {
  std::vector<text::TokenRange> parts;
  for (const Tagged& each : all) parts.insert(parts.end(), each.more_cue.begin(), each.more_cue.end());
  if (parts.empty()) return;
  std::sort(parts.begin(), parts.end(), [](text::TokenRange a, text::TokenRange b) { return a.begin < b.begin; });
  for (std::size_t i = 1; i < parts.size(); ++i)
    parts[i].end = std::max(parts[i].end, parts[i - 1].end);  // the farthest end so far
  std::erase_if(all, [&](const Tagged& each) {
    const auto after = std::partition_point(parts.begin(), parts.end(),
                                            [&](text::TokenRange part) { return part.begin < each.cue.end; });
    return after != parts.begin() && each.cue.begin < std::prev(after)->end;
  });
}

// "again | said the meeting ...": a cue beside the verb; the verb is the cue.
void shift_to_verb(const text::TokenizedText& text, Tagged& tagged) {
  text::TokenRange& content = tagged.content.front();
  if (tagged.cue.end != content.begin || content.size() < 4 ||
      text.tokens[content.begin].quote != text::QuoteState::outside)
    return;
  if (!is(text, content.begin, "takes_the_cue"_words) || tagged.cue.size() > 1) return;
  tagged.cue = {content.begin, content.begin + 1};
  ++content.begin;
}

bool asks(const text::TokenizedText& text, const Tagged& tagged) {
  for (std::uint32_t i = tagged.cue.begin; i < tagged.cue.end; ++i)
    if (is(text, i, "puts_question"_words)) return true;
  return false;
}

// A question is the context of an answer, not a statement: nobody asks ("Asked whether"), or who is asked answers in
// the same sentence.
bool question(const text::TokenizedText& text, const std::vector<Tagged>& all, const Places& cues,
              const Tagged& tagged) {
  if (!asks(text, tagged)) return false;
  if (tagged.source.empty()) return true;
  if (!is(text, tagged.content.front().begin, "opens_what_is_asked"_words) ||
      tagged.content.front().begin < tagged.cue.end)
    return false;
  const text::TokenRange sentence = text.sentences[text.sentence_of(tagged.cue.begin)];
  return cues.any_in(std::max(sentence.begin, tagged.content.back().end), sentence.end,
                     [&](std::size_t other) { return is(text, all[other].cue.end - 1, "answers"_words); });
}

// "declined to be named", "did not elaborate", "spoke on condition of anonymity": no statement on anything.
bool says_nothing(const text::TokenizedText& text, const Tagged& tagged) {
  bool holds_back = false;
  for (std::uint32_t i = tagged.cue.begin; i < tagged.cue.end; ++i) {
    if (holds_back && is(text, i, "tells_more"_words)) return true;
    holds_back = holds_back || is(text, i, "holds_back"_words);
  }
  return length_of(text, tagged.content.front().begin, "nothing_said"_words) > 0;
}

// "The governor's warning | disappointed | the council": what words did to somebody is not what they said.
bool words_that_act(const text::TokenizedText& text, const Tagged& tagged) {
  if (tagged.cue.size() != 2 || tagged.source.empty() || tagged.content.front().begin != tagged.cue.end ||
      quoted(text, tagged.content.front().begin))
    return false;
  const std::uint32_t verb = tagged.cue.begin + 1;
  return is(text, tagged.cue.begin, "noun_of_speech"_words) &&
         text.lexicon->ends(text.word(verb), "participle_ending"_words) && !is(text, verb, "saying"_words) &&
         !is(text, tagged.content.front().begin, "complementizer"_words);
}

// "the said amount": no verb.
bool the_said(const text::TokenizedText& text, const Tagged& tagged) {
  return tagged.cue.begin > 0 && length_of(text, tagged.cue.begin - 1, "the_said"_words) > 0 &&
         tagged.content.front().begin == tagged.cue.end;
}

// "Kim added X, the agency said" with the agency's content cut behind "Kim": the subject goes back into it, and Kim's
// content reaches as far.
void swallow(const text::TokenizedText& text, std::vector<Tagged>& all) {
  const Places cues = cues_of(all);
  Places sources;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].source.size() == 1) sources.add(all[i].source.front().begin, i);
  for (std::size_t o = 0; o < all.size(); ++o)
    for (std::size_t i = 0;; ++i) {
      Tagged& outer = all[o];
      text::TokenRange& held = outer.content.front();
      i = std::min(cues.at(held.begin, i), sources.at(held.begin, i));
      if (i == Places::no_place) break;
      Tagged& inner = all[i];
      if (i == o || inner.source.size() != 1) continue;
      const bool cut = held.begin == inner.cue.begin && inner.source.front().end == held.begin;
      const bool whole = held.begin == inner.source.front().begin && inner.source.front().end == inner.cue.begin &&
                         outer.cue.begin >= held.end && inner.content.size() == 1 &&
                         inner.content[0].begin == inner.cue.end && is(text, inner.cue.end - 1, "saying"_words) &&
                         (is(text, inner.content[0].end, "adds_clause"_words) ||
                          is(text, inner.content[0].end - 1, "adds_clause"_words));
      if (!cut && !whole) continue;
      if (inner.content.front().begin < inner.cue.end || inner.content.back().end > held.end) continue;
      const bool direct_tail =
          !cues.any_in(inner.cue.end + 1, held.end, [&](std::size_t other) { return other != i && other != o; });
      held.begin = inner.source.front().begin;
      if (direct_tail && text.sentence_of(inner.cue.begin) == text.sentence_of(held.end - 1))
        inner.content.back().end = held.end;
    }
}

// 'Bell said the plan was "late. We must stop it," she said': what the sentence before gives to its own cue is not said
// again by the next one.
void twice(const text::TokenizedText& text, std::vector<Tagged>& all) {
  Places contents;
  for (std::size_t i = 0; i < all.size(); ++i) contents.add(all[i].content.front().begin, i);
  for (std::size_t l = 0; l < all.size(); ++l)
    for (std::size_t f = 0;; ++f) {
      Tagged& later = all[l];
      text::TokenRange& content = later.content.front();
      f = contents.at(content.begin, f);
      if (f == Places::no_place) break;
      const Tagged& first = all[f];
      if (f == l || first.cue.end > first.content.front().begin || later.cue.begin < later.content.back().end) continue;
      if (first.source.empty() || first.cue.end > content.begin) continue;
      const std::uint32_t begin = text.sentences[text.sentence_of(later.cue.begin)].begin;
      if (text.sentence_of(first.cue.begin) >= text.sentence_of(later.cue.begin) || content.begin >= begin ||
          begin + 2 >= content.end)
        continue;
      contents.move(content.begin, begin, l);
      content.begin = begin;
    }
}

}  // namespace

void repair(const text::TokenizedText& text, std::vector<Tagged>& tagged) {
  for (Tagged& each : tagged) {
    quoted_of(text, each);
    relayed(text, each);
    relayed_in_cue(text, each);
    shift_to_verb(text, each);
  }
  second_parts(tagged);
  swallow(text, tagged);
  twice(text, tagged);
  const Places cues = cues_of(tagged);
  std::vector<bool> drop(tagged.size());
  for (std::size_t i = 0; i < tagged.size(); ++i)
    drop[i] = question(text, tagged, cues, tagged[i]) || says_nothing(text, tagged[i]) ||
              words_that_act(text, tagged[i]) || the_said(text, tagged[i]);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < tagged.size(); ++i)
    if (!drop[i]) {
      if (kept != i) tagged[kept] = std::move(tagged[i]);
      ++kept;
    }
  tagged.resize(kept);
}

}  // namespace onrecord::extract
