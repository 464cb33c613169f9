// TimeWords: the words of time and tense (time_words.tsv), looked up by class.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tables/tsv.h"
#include "tables/vocabulary.h"

namespace onrecord::tables {

// What a word can be; a word may be of several classes ("second", "may", "fall").
enum class TimeClass : std::uint8_t {
  day_name,
  short_day_name,
  month,
  short_month,
  number,
  vague_number,
  ordinal,
  unit,
  season,
  day_part,
  deictic_day,
  direction,
  part,
  part_noun,
  holiday,
  reference,
  set,
  each,
  bound_before,
  bound_after,
  range,
  lead_in,
  future_mark,
  be,
  modal,
  perfect,
  pluperfect,
  past_verb,
  not_past,
  determiner,
  clause,
  relative,
  occasion,
  count_noun,
  ago,
  away,
  zone,
  deed,
  past_adverb,  // "once", "previously": said on some day before, which is not told
  long_past,    // "recent", "earlier" before a noun of saying
  ahead_of,     // "before", "ahead [of]": what stands behind was still to come
  speaker_pronoun,
  subordinating,  // "after", "because": between a day and a cue, the day is of what the clause tells
  joining,        // "and", "but"
  asking,         // "if", "whether"
  since,
  back_then,          // "then"
  focus,              // "even"
  time_noun,          // "time"
  pointing,           // "the", "that", "her": before an occasion told before
  opening,            // "that": the words said begin
  background,         // "as", "while", "since": opens a clause whose day is not the saying's
  asked,              // "asked", "pressed": what stands behind is what was asked
  recorded,           // "taped": when it was said
  aired,              // "broadcast": when it was heard
  era,                // "campaign", "candidacy": past when the article names it as the time of a saying
  era_lead,           // "during", "as": leads to one
  participle,         // "taken", "shown": behind "has" it makes a perfect
  definite,           // "the"
  indefinite,         // "a"
  adding,             // "and": "two and a half weeks"
  half,               // "half"
  belonging,          // "of": "the end of the year"
  inside,             // "in": "in the spring"
  in_a_span,          // "during": "during the 1990s"
  per,                // "a": "ten times a day"
  how_often,          // "twice": "twice a year"
  named_day,          // "good": before a weekday, a day of its own
  plural_unit,        // "weeks"
  this_night,         // "tonight"
  kind_of_unit,       // "full": "two full weeks"
  starting,           // "from": "a year from now"
  at_present,         // "now"
  not_long_past,      // "recent": "recent weeks"
  also_a_drop,        // "fall": "this fall" may be one of prices
  stretch,            // "coming": "the coming year" is a length, not that year
  fiscal,             // "fiscal": "the fiscal year"
  apart,              // "later": "a day later"
  neighbour,          // "previous": "the previous day" than the one told
  ending,             // "ended": "ended the day"
  before,             // "before"
  also_an_adjective,  // "future": "future talks" are no time
  before_the_noun,    // "near": "near future"
  ordinal_ending,     // "th": "16th"
  attack,             // "attacks": behind a month and a day
  infinitive,         // "to": "is to meet"
  ending_s,           // "s": "the 1990s", "Friday's"
  half_day,           // "pm"
  half_day_letter,    // "p": "p.m."
  half_day_end,       // "m": "p.m."
  eve,                // "eve": behind a holiday
  comparing,          // "as": "as late as Monday"
  bare_be,            // "be": "to be held"
  verb_adverb,        // "also": between auxiliary and verb
  arranged,           // "set": "set to meet"
  gerund,             // "-ing"
  adverb              // "-ly": "said separately earlier"
};

enum class TimeUnit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  week,
  month,
  quarter,
  year,
  decade,
  century,
  weekend,
  fortnight
};

class TimeWords {
 public:
  // From the tables named time_words.tsv. Throws Error(table) with file and line.
  explicit TimeWords(const std::vector<Table>& tables);

  WordId find(std::string_view lower_case) const noexcept { return vocabulary_.find(lower_case); }
  // The word's value in that class; nothing where it is not of the class.
  std::optional<int> value(WordId word, TimeClass of) const noexcept;
  bool is(WordId word, TimeClass of) const noexcept { return value(word, of).has_value(); }
  // Whether it ends as an entry of the class does ("-ing").
  bool ends(std::string_view word, TimeClass of) const noexcept;
  std::size_t longest() const noexcept { return longest_; }  // letters of the longest word

  // A programme that is broadcast on one day of the week.
  struct Programme {
    std::vector<std::string> words;  // in small letters
    int weekday = 0;                 // 0: Monday
  };
  const std::vector<Programme>& programmes() const noexcept { return programmes_; }

 private:
  Vocabulary vocabulary_;
  std::vector<std::int16_t> values_;  // by word, then class; `none` where it is not of the class
  std::vector<Programme> programmes_;
  std::vector<std::pair<TimeClass, std::string>> endings_;
  std::size_t longest_ = 0;
};

}  // namespace onrecord::tables
