// Labeller: speech act, polarity and positions on issues by rule tables, each with its trace (stance.md).
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/statement.h"
#include "stance/camp.h"
#include "stance/pieces.h"

namespace onrecord::tables {
class StanceTables;  // tables/stance_tables.h
}

namespace onrecord::stance {

// What is known of a statement when it is labelled. All spans are bytes into `text`.
struct LabelInput {
  std::string_view text;          // the article, or the statement alone (`onrecord label`)
  std::string_view title = {};    // the article's; the same for all statements of a document
  Date day = {};                  // the article's, for aliases that count on some days only; invalid: not known
  std::string_view speaker = {};  // whose statements are taken together: an actor's id; empty: not known
  Spans source;
  Spans cue;  // may be empty
  Spans content;
  std::string_view name = {}, role = {};  // the speaker's
  std::string_view country = {};          // for which the speaker speaks, ISO 3166 alpha-3; empty: not known
  std::string_view target;                // what the evaluation is toward, where given (`onrecord label`)
  // Of a statement in its article: what was found of its speaker. Only such a one is weighed; words alone are labelled
  // by rules alone.
  bool in_article = false;
  double probability = 1;
  ActorKind actor_kind = ActorKind::unknown;
  SpeakerMethod speaker_method = SpeakerMethod::unknown;
  StatementKind kind = StatementKind::indirect;
  int holder = -1;  // index of the statement whose content holds this one
};

// The country for which somebody speaks, as LabelInput wants it.
std::string_view country_of(const Speaker& speaker);

struct LabelResult {
  Act act = Act::state;
  double polarity = 0;  // evaluation of the target (else of the object) by the speaker, in [-1, 1]
  std::string cue_lemma;
  std::vector<StanceLabel> stances;  // by issue id
  std::vector<TraceStep> trace;      // of act and polarity
  std::string camp;                  // the party for which the speaker speaks
  std::vector<Leaning> leanings;
};

// What a statement brings for the models to weigh: for the trainer (train/evidence.cpp).
struct StatementPieces {
  std::string camp;
  std::vector<Piece> act;
  struct OfIssue {
    std::string issue_id;
    std::string about;
    double polarity = 0;
    std::optional<double> rule;  // the position of the rules alone
    std::vector<Piece> side, takes;
  };
  std::vector<OfIssue> issues;
};

class Labeller {
 public:
  explicit Labeller(const tables::StanceTables& tables);  // must outlive this
  ~Labeller();

  // All statements of one document together, since ECHO looks back and nested ones look out. Thread-safe.
  // With `pieces`, what was weighed is put there, one for each statement. `levels`: how parties stand over the whole
  // database; without, each statement is labelled by its article alone.
  std::vector<LabelResult> label(std::span<const LabelInput> statements, std::vector<StatementPieces>* pieces = nullptr,
                                 const CampLevels* levels = nullptr) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace onrecord::stance
