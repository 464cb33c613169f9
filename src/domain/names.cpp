// Names of enumerations as they stand in records, and back.
#include <array>
#include <utility>

#include "onrecord/document.h"
#include "onrecord/statement.h"
#include "onrecord/timeline.h"

namespace onrecord {
namespace {

template <std::size_t N>
using Names = std::array<std::string_view, N>;

constexpr Names<3> statement_kinds{"direct", "indirect", "mixed"};
constexpr Names<9> actor_kinds{"unknown", "person",  "government", "organisation", "joint",
                               "group",   "unnamed", "document",   "author"};
constexpr Names<9> speaker_methods{"unknown", "name",     "alias", "role",        "pronoun",
                                   "metonym", "document", "joint", "continuation"};
constexpr Names<7> date_methods{"", "weekday", "date", "deictic", "tense", "same_occasion", "published"};
constexpr Names<15> acts{"ACCUSE",  "REJECT", "REQUEST",  "THREATEN", "OFFER", "AGREE", "CONSULT", "SUPPORT",
                         "CONCEDE", "ASSESS", "ANNOUNCE", "WITHHOLD", "STATE", "ECHO",  "RELAY"};
constexpr Names<3> confidences{"low", "medium", "high"};
constexpr Names<7> stance_kinds{"none", "support", "qualified_support", "noncommittal", "sceptical", "oppose", "mixed"};
constexpr Names<5> date_precisions{"none", "year", "month", "week", "day"};
constexpr Names<5> date_origins{"none", "metadata", "argument", "dateline", "filename"};
constexpr Names<4> point_classes{"solid", "conditional", "prognosis", "withheld"};
constexpr Names<4> sides{"for", "against", "neutral", "mixed"};
constexpr Names<3> changes{"first", "shift", "reversal"};
constexpr Names<3> evidences{"enough", "mixed", "little"};

template <typename Enum, std::size_t N>
std::optional<Enum> find(const Names<N>& names, std::string_view wanted) noexcept {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == wanted) return static_cast<Enum>(i);
  return std::nullopt;
}

template <typename Enum, std::size_t N>
std::string_view pick(const Names<N>& names, Enum value) noexcept {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name(StatementKind value) noexcept {
  return pick(statement_kinds, value);
}
std::string_view name(ActorKind value) noexcept {
  return pick(actor_kinds, value);
}
std::string_view name(SpeakerMethod value) noexcept {
  return pick(speaker_methods, value);
}
std::string_view name(DateMethod value) noexcept {
  return pick(date_methods, value);
}
std::string_view name(Act value) noexcept {
  return pick(acts, value);
}
std::string_view name(Confidence value) noexcept {
  return pick(confidences, value);
}
std::string_view name(StanceKind value) noexcept {
  return pick(stance_kinds, value);
}
std::string_view name(DatePrecision value) noexcept {
  return pick(date_precisions, value);
}
std::string_view name(DateOrigin value) noexcept {
  return pick(date_origins, value);
}
std::string_view name(PointClass value) noexcept {
  return pick(point_classes, value);
}
std::string_view name(Side value) noexcept {
  return pick(sides, value);
}
std::string_view name(Change value) noexcept {
  return pick(changes, value);
}
std::string_view name(Evidence value) noexcept {
  return pick(evidences, value);
}

std::optional<StatementKind> statement_kind(std::string_view text) noexcept {
  return find<StatementKind>(statement_kinds, text);
}
std::optional<ActorKind> actor_kind(std::string_view text) noexcept {
  return find<ActorKind>(actor_kinds, text);
}
std::optional<SpeakerMethod> speaker_method(std::string_view text) noexcept {
  return find<SpeakerMethod>(speaker_methods, text);
}
std::optional<DateMethod> date_method(std::string_view text) noexcept {
  return find<DateMethod>(date_methods, text);
}
std::optional<Act> act(std::string_view text) noexcept {
  return find<Act>(acts, text);
}
std::optional<Confidence> confidence(std::string_view text) noexcept {
  return find<Confidence>(confidences, text);
}
std::optional<StanceKind> stance_kind(std::string_view text) noexcept {
  return find<StanceKind>(stance_kinds, text);
}

StanceKind label_of(double position) noexcept {
  if (position >= 0.75) return StanceKind::support;
  if (position > 0) return StanceKind::qualified_support;
  if (position == 0) return StanceKind::noncommittal;
  if (position > -0.75) return StanceKind::sceptical;
  return StanceKind::oppose;
}

}  // namespace onrecord
