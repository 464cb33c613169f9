// StanceTables: rules, changes, attitudes, modifiers, issues, cues and sets, compiled for the labeller.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "onrecord/error.h"
#include "onrecord/statement_set.h"
#include "tables/matcher.h"
#include "tables/tsv.h"
#include "tables/word_forms.h"
#include "text/lexicon.h"

namespace onrecord::tables {

// Which row of which table.
struct TableRef {
  std::string file;
  std::size_t line = 0;
  bool shipped = false;
};

// Example cells of a row, run by lint: it must fire in each `yes` and in no `no`.
struct RowExamples {
  std::vector<std::string> yes, no;
};

enum class RuleZone : std::uint8_t { cue, content };  // the part in which a pattern must begin

// How the words of a pattern govern what follows or what is before them, told by its last word.
enum class PhraseShape : std::uint8_t {
  verb,        // "oppose~"
  opens,       // "opposed to", "need for": what follows is its object
  infinitive,  // "want~ to", "must": a verb follows, which tells what is wanted
  predicate,   // "unacceptable", "a mistake": said of a subject, or before its noun
};

struct StanceRule {
  std::string id;
  bool on_trial = false;  // status "test": traced, but decides nothing
  RuleZone zone = RuleZone::content;
  std::optional<Act> act;
  double polarity = 0;  // the speaker's evaluation of the target, -1..1
  double strength = 1;
  bool object_before = false;  // target "subject": the evaluated thing stands before the words, not after
  PhraseShape shape = PhraseShape::verb;
  bool negative = false;  // the pattern itself holds a negation
  int unless = -1;        // number of the pattern that forbids the rule in its sentence
  RowExamples examples;
  TableRef row;
  std::string pattern;
};

// A wish is for what its words govern; a need is told of it, whoever has it: "the siege must end".
enum class AttitudeKind : std::uint8_t { judgement, wish, need };
struct Attitude {
  std::string id;
  AttitudeKind kind = AttitudeKind::judgement;
  double value = 0;  // sign x strength
  std::optional<Act> act;
  RuleZone zone = RuleZone::content;
  bool of_speaker = false;  // its subject must be the speaker
  PhraseShape shape = PhraseShape::verb;
  bool negative = false;  // the pattern itself holds a negation
  RowExamples examples;
  TableRef row;
  std::string pattern;
};

enum class ModifierKind : std::uint8_t { negation, condition, hedge, booster, concession, exception, pseudo };
enum class Direction : std::uint8_t { forward, both };
struct Modifier {
  std::string id;
  ModifierKind kind = ModifierKind::pseudo;
  Direction direction = Direction::forward;
  int words = 0;          // reach in words; 0: the clause
  bool sentence = false;  // reach: the sentence
  std::string effect;     // x-1, cap0.5, x1.25, conditional, segment, stop, none
  double number = 1;      // of x and cap
  TableRef row;
  std::string pattern;
};

struct CueRow {
  std::string lemma;
  std::string kind;  // say, think, ask, feel, write, show, document, do
  std::optional<double> attitude;
  std::optional<Act> act;
  TableRef row;
};

// Kinds of objects, as bits, since a change may go with several.
enum ObjectKind : std::uint8_t {
  kind_quantity = 1,
  kind_measure = 2,
  kind_agreement = 4,
  kind_event = 8,
  kind_relation = 16,
  kind_state = 32,
  kind_question = 64,  // an open matter: who resolves it deals with it
  kind_any = 127,
};
enum class ChangeClass : std::uint8_t { up, down, keep, start, end, break_, prevent };
struct ChangeRow {
  std::string lemma;
  std::uint8_t kinds = kind_any;
  ChangeClass change = ChangeClass::keep;
  bool yields = false;  // to the row of its lemma that speaks of questions
  TableRef row;
  bool fits(std::uint8_t object) const { return (kinds & object) != 0 && !(yields && (object & kind_question) != 0); }
  double sign() const {
    return change == ChangeClass::up || change == ChangeClass::keep || change == ChangeClass::start ? 1 : -1;
  }
};

struct IssueAlias {
  std::uint32_t issue = 0;
  std::string text;
  double polarity = 1;
  std::uint8_t kinds = 0;   // 0: a whole clause, or the kind is not known
  std::uint8_t sought = 0;  // kinds by which changes are looked up
  std::uint32_t words = 0;  // that must be there
  WordId head = 0;          // its noun: "bill" of "health care bill"; 0: a clause
  bool in_context = false;  // counts only in an article that names one of its contexts
  Date from, to;            // counts only in articles of these days; invalid: no bound
  TableRef row;
};

// Words that must be somewhere in the article for an alias to count, or that it must not stand in.
struct AliasGuard {
  std::uint32_t alias = 0;
  bool excludes = false;  // else: a context
};

// Words that carry an evaluation by themselves, whatever the construction ("aggression").
struct Connotation {
  std::string word;
  double value = 0;
  TableRef row;
};

// What shows for which party somebody speaks: a word beside the name, or the name itself.
struct PartyForm {
  std::string form;
  std::uint32_t party = 0;  // index into StanceTables::parties()
  bool member = false;      // it is the whole name of somebody; else a word beside names
  bool several = false;     // other countries' parties have this word too
  Date from, until;         // invalid: no bound
};
struct Party {
  std::string id;  // "USA.Republican Party"
  std::string country;
};

// What a compiled pattern belongs to.
enum class PatternUse : std::uint8_t {
  rule,
  unless,
  attitude,
  modifier,
  cue,
  change_verb,
  change_noun,
  connotation,
  marker
};
struct PatternOwner {
  PatternUse use = PatternUse::rule;
  std::uint32_t index = 0;  // into the list of that kind
};

// Words by which clauses are told apart (syntax.tsv): the sets whose names begin with "@mark." .
enum class Marker : std::uint8_t {
  condition,
  reason,
  relative,
  complement,
  coordinator,
  subject,
  first_person,
  question,
  future,
  modal,
  past_have,
  function,
  negative,
  be,
  own_side,
  assessing,
  culprit,
  neutral_name,
  takes_infinitive,
  light_verb,
  adjunct,
  linking,
  person_noun,
  joint,
  official,
  wish,
  thing,     // pronouns that stand for a thing
  definite,  // what makes a noun look back: the, this, our
  count_
};

using PieceWeights = std::unordered_map<std::string, double>;
// What a piece weighs for each act that it weighs anything for.
using ActWeights = std::unordered_map<std::string, std::vector<std::pair<Act, double>>>;

class StanceTables {
 public:
  // `tables`: the shipped ones, then each overlay's, in order; those that hold no stance facts are passed over.
  // Throws Error(table) with file, line and column.
  // With `faults`, each fault of a row is put there instead and the row left out.
  explicit StanceTables(std::span<const Table> tables, std::vector<Error>* faults = nullptr);
  ~StanceTables();

  const std::vector<IssueInfo>& issues() const { return issues_; }
  const std::vector<StanceRule>& rules() const { return rules_; }
  const std::vector<Attitude>& attitudes() const { return attitudes_; }
  const std::vector<Modifier>& modifiers() const { return modifiers_; }
  const std::vector<CueRow>& cues() const { return cues_; }
  const std::vector<ChangeRow>& changes() const { return changes_; }
  const std::vector<IssueAlias>& aliases() const { return aliases_; }
  const std::vector<Connotation>& connotations() const { return connotations_; }
  const std::vector<Party>& parties() const { return parties_; }
  const std::vector<PartyForm>& party_words() const { return party_words_; }
  // The rows of a name, one for each span of days; of equal names that of the later table last.
  std::span<const PartyForm> party_of_member(std::string_view name) const;
  // The weights of a model, fitted by src/stance/train, by piece of evidence; nullptr: no such model.
  const PieceWeights* weights(std::string_view model) const;
  // The models "act:ACCUSE" ... together, by piece; empty: acts are not weighed.
  const ActWeights& act_weights() const { return act_weights_; }
  // One weight of a model; 0 where there is none.
  double weight(std::string_view model, const std::string& piece) const;
  // Whether some alias is headed by this word, or by its singular.
  bool heads_alias(WordId word) const { return heads_.contains(word); }
  WordId head_of(WordId word) const { return heads_.at(word); }
  const PatternOwner& owner(std::uint32_t pattern) const { return owners_[pattern]; }

  const Vocabulary& words() const { return words_; }
  const PatternMatcher& matcher() const { return matcher_; }              // all but aliases
  const PatternMatcher& alias_matcher() const { return alias_matcher_; }  // hit.pattern: index into aliases()
  const std::vector<AliasGuard>& guards() const { return guards_; }
  // Whether some alias counts in some articles only: by context or days.
  bool has_bound_aliases() const { return has_bound_aliases_; }
  const PatternMatcher& guard_matcher() const { return guard_matcher_; }  // hit.pattern: index into guards()
  // The country that a name, its capital or its seat of government speaks for; `text` in lower case.
  struct CountryName {
    std::string iso3;
    bool seat = false;  // capital or building: an official who names it mostly means his own side
  };
  const CountryName* country_named(std::string_view text) const {
    const auto found = countries_.find(text);
    return found == countries_.end() ? nullptr : &found->second;
  }
  // The class of the cue whose telling word this is, in lower case ("feel" of "worried" in "was worried about"); empty:
  // of none.
  std::string_view kind_of_cue(const std::string& word) const;
  // All forms of a word in lower case, given in any form.
  std::vector<std::string> forms_of(std::string_view word) const { return forms_.of_any(word); }
  // These, and those of the verb or the nouns that the table of changes puts beside it: "devalue" and "devaluation".
  std::vector<std::string> relatives_of(std::string_view word) const;
  const text::Lexicon& lexicon() const { return lexicon_; }
  bool is(WordId word, text::WordClass of) const { return lexicon_.is(rows_[word], of); }
  // Whether the word is in the set "@mark.<marker>".
  bool is(WordId word, Marker marker) const {
    return word != 0 && (marks_[word] >> static_cast<unsigned>(marker) & 1U) != 0;
  }

 private:
  friend class StanceTableReader;
  void note_cue(std::size_t cue);

  std::vector<IssueInfo> issues_;
  std::vector<StanceRule> rules_;
  std::vector<Attitude> attitudes_;
  std::vector<Modifier> modifiers_;
  std::vector<CueRow> cues_;
  std::unordered_map<std::string, std::size_t> cue_words_;  // telling words, to the cue
  std::vector<ChangeRow> changes_;
  std::vector<IssueAlias> aliases_;
  std::vector<AliasGuard> guards_;
  bool has_bound_aliases_ = false;
  std::vector<Connotation> connotations_;
  std::vector<Party> parties_;
  std::vector<PartyForm> party_words_;
  std::map<std::string, std::vector<PartyForm>, std::less<>> party_members_;
  std::vector<PatternOwner> owners_;
  std::map<std::string, PieceWeights, std::less<>> weights_;  // by model
  ActWeights act_weights_;
  std::map<WordId, WordId> heads_;    // heads of aliases in each of their forms, to the form that the alias has
  std::vector<std::uint32_t> marks_;  // by word
  text::Lexicon lexicon_;
  std::vector<std::uint16_t> rows_;  // of the lexicon, by word
  WordForms forms_;
  std::map<std::string, std::vector<std::string>, std::less<>> of_change_;  // a verb or noun, to all forms of the row's
  std::map<std::string, CountryName, std::less<>> countries_;
  Vocabulary words_;
  PatternMatcher matcher_, alias_matcher_, guard_matcher_;
};

}  // namespace onrecord::tables
