// Compiles time_words.tsv to a small matrix of words and classes.
#include "tables/time_words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "tables/table_kinds.h"

namespace onrecord::tables {
namespace {

constexpr std::array<std::string_view, 97> class_names{
    "weekday",
    "short_weekday",
    "month",
    "short_month",
    "number",
    "vague_number",
    "ordinal",
    "unit",
    "season",
    "day_part",
    "deictic_day",
    "direction",
    "part",
    "part_noun",
    "holiday",
    "reference",
    "set",
    "each",
    "bound_before",
    "bound_after",
    "range",
    "lead_in",
    "future_mark",
    "be",
    "modal",
    "perfect",
    "pluperfect",
    "past_verb",
    "not_past",
    "determiner",
    "clause",
    "relative",
    "occasion",
    "count_noun",
    "ago",
    "away",
    "zone",
    "deed",
    "past_adverb",
    "long_past",
    "ahead_of",
    "speaker_pronoun",
    "subordinating",
    "joining",
    "asking",
    "since",
    "back_then",
    "focus",
    "time_noun",
    "pointing",
    "opening",
    "background",
    "asked",
    "recorded",
    "aired",
    "era",
    "era_lead",
    "participle",
    "definite",
    "indefinite",
    "adding",
    "half",
    "belonging",
    "inside",
    "in_a_span",
    "per",
    "how_often",
    "named_day",
    "plural_unit",
    "this_night",
    "kind_of_unit",
    "starting",
    "at_present",
    "not_long_past",
    "also_a_drop",
    "stretch",
    "fiscal",
    "apart",
    "neighbour",
    "ending",
    "before",
    "also_an_adjective",
    "before_the_noun",
    "ordinal_ending",
    "attack",
    "infinitive",
    "ending_s",
    "half_day",
    "half_day_letter",
    "half_day_end",
    "eve",
    "comparing",
    "bare_be",
    "verb_adverb",
    "arranged",
    "gerund",
    "adverb",
};
static_assert(static_cast<std::size_t>(TimeClass::adverb) + 1 == class_names.size());

constexpr std::int16_t none = INT16_MIN;

}  // namespace

TimeWords::TimeWords(const std::vector<Table>& tables) {
  for (const Table& table : tables) {
    if (use_of(table) != TableUse::time_words) continue;
    for (const TableRow& row : table.rows()) {
      const std::string_view word = table.cell(row, "word"), of = table.cell(row, "class"),
                             number = table.cell(row, "value");
      const auto found = std::find(class_names.begin(), class_names.end(), of);
      const bool programme = of == "programme";
      if (found == class_names.end() && !programme)
        table.fail(row, "unknown class of time words: \"" + std::string(of) + '"');
      std::int16_t value = 0;
      const auto [end, failed] = std::from_chars(number.data(), number.data() + number.size(), value);
      if (word.empty() || failed != std::errc() || end != number.data() + number.size() || value == none)
        table.fail(row, "a time word needs a word and a whole number as its value");
      if (programme) {
        if (value < 0 || value > 6) table.fail(row, "a programme's day is 0 (Monday) to 6");
        programmes_.push_back({split_list(word, ' '), value});
        continue;
      }
      if (word.size() > 1 && word.front() == '-') {
        endings_.emplace_back(static_cast<TimeClass>(found - class_names.begin()), word.substr(1));
        continue;
      }
      const WordId id = vocabulary_.intern(word);
      values_.resize(std::max(values_.size(), (id + 1) * class_names.size()), none);
      values_[id * class_names.size() + static_cast<std::size_t>(found - class_names.begin())] = value;
      longest_ = std::max(longest_, word.size());
    }
  }
}

std::optional<int> TimeWords::value(WordId word, TimeClass of) const noexcept {
  if (word == 0) return std::nullopt;
  const std::int16_t value = values_[word * class_names.size() + static_cast<std::size_t>(of)];
  if (value == none) return std::nullopt;
  return value;
}

bool TimeWords::ends(std::string_view word, TimeClass of) const noexcept {
  return std::any_of(endings_.begin(), endings_.end(),
                     [&](const auto& ending) { return ending.first == of && word.ends_with(ending.second); });
}

}  // namespace onrecord::tables
