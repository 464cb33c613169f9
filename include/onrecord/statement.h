// Statement: who said what, when, with which act and positions, and the words that prove it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/date.h"

namespace onrecord {

// Byte offsets into Document::text, end exclusive. Writers turn them into code points (records.md).
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const Span&) const = default;
};
using Spans = std::vector<Span>;  // ascending, disjoint; more than one for a discontinuous part

enum class StatementKind : std::uint8_t { direct, indirect, mixed };
enum class ActorKind : std::uint8_t {
  unknown,
  person,
  government,
  organisation,
  joint,
  group,
  unnamed,
  document,
  author
};
enum class SpeakerMethod : std::uint8_t { unknown, name, alias, role, pronoun, metonym, document, joint, continuation };
enum class DateMethod : std::uint8_t { none, weekday, date, deictic, tense, same_occasion, published };

// Speech acts after PLOVER (the successor of CAMEO), plus the acts that statements need and events do not:
// ASSESS, WITHHOLD, STATE, ECHO, RELAY.
enum class Act : std::uint8_t {
  accuse,
  reject,
  request,
  threaten,
  offer,
  agree,
  consult,
  support,
  concede,
  assess,
  announce,
  withhold,
  state,
  echo,
  relay
};
enum class Confidence : std::uint8_t { low, medium, high };

// The label of a position in [-1, 1]: see label_of(). `none`: no position taken (never plotted).
enum class StanceKind : std::uint8_t { none, support, qualified_support, noncommittal, sceptical, oppose, mixed };

// Names as they stand in records: "direct", "person", "ACCUSE", "qualified_support" ...
std::string_view name(StatementKind) noexcept;
std::string_view name(ActorKind) noexcept;
std::string_view name(SpeakerMethod) noexcept;
std::string_view name(DateMethod) noexcept;
std::string_view name(Act) noexcept;
std::string_view name(Confidence) noexcept;
std::string_view name(StanceKind) noexcept;
// The inverse; nothing where no value has that name.
std::optional<StatementKind> statement_kind(std::string_view) noexcept;
std::optional<ActorKind> actor_kind(std::string_view) noexcept;
std::optional<SpeakerMethod> speaker_method(std::string_view) noexcept;
std::optional<DateMethod> date_method(std::string_view) noexcept;
std::optional<Act> act(std::string_view) noexcept;
std::optional<Confidence> confidence(std::string_view) noexcept;
std::optional<StanceKind> stance_kind(std::string_view) noexcept;

// >= .75 support, > 0 qualified_support, 0 noncommittal, > -.75 sceptical, else oppose (stance.md).
StanceKind label_of(double position) noexcept;

// One step of the reasoning behind a value: which row of which table, and the words it matched.
struct TraceStep {
  std::string stage;   // "actor", "date", "act", "stance", "modifier" ...
  std::string rule;    // rule id or table row, "actors:JPN.hayashi"
  std::string effect;  // in words: "REJECT", "x -1 (negation)", "2024-02-15"
  Span matched;        // empty where no words were matched
};

// Who is behind a source span.
struct Speaker {
  std::string actor_id;  // empty where unknown
  std::string name;
  ActorKind kind = ActorKind::unknown;
  std::string role;
  std::string country;     // ISO 3166 alpha-3
  std::string speaks_for;  // country or employer
  SpeakerMethod method = SpeakerMethod::unknown;
  Confidence confidence = Confidence::low;
  std::string addressee;  // "reporters"
  std::string venue;      // "in a statement", "in Tokyo"
  std::string via;        // the agency or medium that relays it: KCNA
  std::vector<TraceStep> trace;
};

// When a statement was said. `date` is valid only where its precision is day, month or year (then its first day).
struct SaidDate {
  Date date;
  DatePrecision precision = DatePrecision::none;
  Date earliest;  // the bounds that the evidence allows; invalid where it allows any
  Date latest;
  Span words;  // the expression that dates it; empty for inherited and default dates
  DateMethod method = DateMethod::none;
  std::vector<TraceStep> trace;
};

inline constexpr std::string_view camp_rule = "party";
// A position of a statement on one issue.
struct StanceLabel {
  std::string issue_id;
  StanceKind label = StanceKind::none;
  std::optional<double> position;  // in [-1, 1] toward the issue's pole; empty: none taken
  bool conditional = false;
  std::string condition_text;
  Confidence confidence = Confidence::low;
  std::vector<std::string> rule_ids;  // camp_rule: only what others of the speaker's party say decides
  Span evidence;
  std::vector<std::string> modifiers;  // "negation:MOD-012" ...
  std::string abstain_reason;          // why there is an issue but no position
  std::vector<TraceStep> trace;
};

// What a statement of somebody whose party is known says on an issue by itself, in whole thousandths, and what its
// label made of what others of the party say over the whole database (src/stance/camp.h).
struct Leaning {
  std::string issue_id;
  int lean = 0;       // evidence for how the party stands: more than 0 for the pole
  int side = 0;       // the weighed sum of its own side
  int rest = 0;       // what else speaks for taking a position at all
  bool open = false;  // the party may decide; else a rule has, or it is not about the issue in the first place
  int outcome = 0;    // of which the label was made; 0: no position

  bool operator==(const Leaning&) const = default;
};

struct Statement {
  std::string id;  // statement_id(): the same words of the same article keep it for ever
  std::string doc_id;
  std::uint32_t seq = 0;  // order in the document, from 0
  StatementKind kind = StatementKind::indirect;
  Spans source;  // empty: none in the text (continuation, "it is believed")
  Spans cue;
  Spans content;
  std::string text;         // the content's words, parts joined by " ... "
  std::string source_text;  // speaker_text of the records
  std::string cue_text;
  std::string cue_lemma;
  Speaker speaker;
  SaidDate said;
  Act act = Act::state;
  double polarity = 0;      // the speaker's evaluation of what is spoken of, in [-1, 1], whatever the issue
  double probability = 0;   // that this is a statement with these borders; calibrated on news, of six decimals
  std::string reported_by;  // id of the statement that holds this one
  std::vector<StanceLabel> stances;
  std::vector<TraceStep> trace;   // of act and polarity
  std::string camp;               // the party for which the speaker speaks, "USA.Republican Party"; empty: not known
  std::vector<Leaning> leanings;  // of a statement with a camp
};

// 32 hex digits from the article's identity (article_identity()), the words said (Statement::text) and their count
// among equal words of the article, from 0. No text, place or version is in it: words that stay keep their id however
// their article is edited around them.
std::string statement_id(std::string_view article, std::string_view words, std::uint32_t nth);
// Gives an article's statements their ids, in their order.
void number_statements(std::string_view article, std::vector<Statement>& statements);

}  // namespace onrecord
