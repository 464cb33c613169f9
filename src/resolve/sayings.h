// What the rules of dating share: the article's sayings, its words, and the places of both.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "domain/attribution.h"
#include "onrecord/tracker.h"
#include "resolve/time_pieces.h"
#include "resolve/time_values.h"
#include "text/tokens.h"

namespace onrecord::resolve {

enum class Aspect : std::uint8_t { simple, perfect, pluperfect };

// A temporal expression that may date a saying.
struct TimeCandidate {
  const TimeExpression* time = nullptr;
  DayRange range;
  std::size_t begin = 0, end = 0;  // pieces
};

class Sayings {
 public:
  Sayings(const text::TokenizedText& the_text, Date the_reference, std::span<const Attribution> the_attributions,
          std::span<const Speaker> the_speakers, const tables::TimeWords& words)
      : text(the_text),
        reference(the_reference),
        attributions(the_attributions),
        speakers(the_speakers),
        pieces(the_text.text, words) {}

  const text::TokenizedText& text;
  const Date reference;  // the day that "Thursday" counts from; invalid: none known
  const std::span<const Attribution> attributions;
  const std::span<const Speaker> speakers;
  const TimePieces pieces;

  std::size_t size() const { return attributions.size(); }
  // The cue's place: from its first span to its last, else where the content begins (leftover quotations).
  Span anchor(std::size_t saying) const;
  std::size_t sentence_at(std::uint32_t byte) const;  // SIZE_MAX behind the text
  std::size_t sentence_of(std::size_t saying) const { return sentence_at(anchor(saying).begin); }
  std::size_t paragraph_of(std::size_t saying) const;  // SIZE_MAX: none
  // First and last byte of a sentence.
  Span span_of(std::size_t sentence) const;
  bool same_speaker(std::size_t a, std::size_t b) const;
  bool same_paragraph(std::size_t a, std::size_t b) const;
  // Some word of the cue is a participle ("saying").
  bool has_ing(std::size_t saying) const;
  bool in_the_present(std::size_t saying) const;      // "says"; a saying without a cue is in none
  bool in_somebodys_words(std::uint32_t byte) const;  // inside the content of any saying

  // "has said", "have in the past stressed", "had repeatedly warned"; "have criticised it, saying" shares the "have".
  Aspect aspect_of(std::size_t saying) const;

 private:
  Aspect own_aspect(std::size_t begin, std::size_t end) const;
  Aspect aspect_at(std::size_t piece) const;
  Aspect aspect_of_verb_before(std::size_t begin, std::uint32_t sentence_begin) const;
  bool is_short_has(std::size_t piece) const;
};

inline bool inside(const Spans& spans, std::uint32_t byte) {
  return std::any_of(spans.begin(), spans.end(), [&](Span span) { return byte >= span.begin && byte < span.end; });
}

}  // namespace onrecord::resolve
